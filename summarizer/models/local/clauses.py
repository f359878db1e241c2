"""An article's sentences, clauses and words, worked out once for speakers, initiatives and figures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, repeat
from typing import NamedTuple

import rjieba

from summarizer.documents import Article, Paragraph
from summarizer.quantities import Amount, Period
from summarizer.quantities.amounts import find_amounts
from summarizer.quantities.periods import find_periods
from summarizer.text import Span, fold

__all__ = ["AMOUNT", "PERIOD", "Clause", "Sentence", "Structure", "Token", "read_structure"]

AMOUNT = "A"
"""The tag of the one token that stands for an amount with its bound words."""
PERIOD = "T"
"""The tag of the one token that stands for a time expression."""

# Half-width commas and colons end a clause unless they stand between digits (1,083; 9:30).
_SENTENCE = re.compile(r'[^。!?]+(?:[。!?]+["\')]*|$)')
_CLAUSE = re.compile(r"(?:[^,;:]|(?<=\d)[,:](?=\d))+")
# Amounts and times are hidden from the tagger, each behind as many private characters as it has itself.
_HIDDEN = {AMOUNT: "\ue000", PERIOD: "\ue001"}
_REST = "\ue002"
_SHOWN = {"\ue000": AMOUNT, "\ue001": PERIOD}


class Token(NamedTuple):
    """A word with its part of speech (the tags of jieba, `AMOUNT` or `PERIOD`) and where it begins in the article's text.

    The word of an amount or a period is one private character.
    """

    word: str
    tag: str
    start: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between commas, colons or semicolons, as a span of the article's text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph; `index` counts the paragraph's sentences from 0."""

    span: Span
    text: str
    clauses: tuple[Clause, ...]
    tokens: tuple[Token, ...]
    paragraph: int
    index: int


@dataclass(frozen=True, slots=True)
class Structure:
    """The folded text of an article (offsets as in `article.text`), its body paragraphs and their sentences.

    `amounts` and `periods` are those that have a token, by where it starts; `places` are the stems of the places that
    the document names (`郑州` of `郑州市`).
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    places: frozenset[str]
    amounts: Mapping[int, Amount]
    periods: Mapping[int, Period]


def read_structure(article: Article) -> Structure:
    """Cuts the body into sentences, clauses and words; a reporter's questions are left out."""
    text = fold(article.text)
    amounts = {a.bound_span.start: a for a in find_amounts(article.text) if a.excluded is None}
    periods = {p.span.start: p for p in find_periods(article.text, article.published)}
    tokens = _tokens(text, amounts, periods)
    starts = [token.start for token in tokens]
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.role != "question":
            sentences += _sentences(text, paragraph.span, number, tokens, starts)
    return Structure(text, article.paragraphs, tuple(sentences), _places(article.document.text), amounts, periods)


_PLACE = re.compile(
    r"(?<![一-龥])(?:[访由在]|中共)?([一-龥]{2,3})(?:省|市|县|区|镇)(?=[委政人党财发科教卫农交水住城商工局长的,，]|[一-龥]{1,6}[局委厅院])"
)


@lru_cache(maxsize=16)
def _places(text: str) -> frozenset[str]:
    return frozenset(match[1] for match in _PLACE.finditer(text)) - {"全", "本"}


def _sentences(text: str, span: Span, paragraph: int, tokens: list[Token], starts: list[int]) -> Iterator[Sentence]:
    at = bisect_left(starts, span.start)
    for index, match in enumerate(_SENTENCE.finditer(text, span.start, span.end)):
        clauses = tuple(Clause(Span(*c.span()), c[0]) for c in _CLAUSE.finditer(text, *match.span()))
        end = bisect_left(starts, match.end(), at)
        yield Sentence(Span(*match.span()), match[0], clauses, tuple(tokens[at:end]), paragraph, index)
        at = end


def _tokens(text: str, amounts: Mapping[int, Amount], periods: Mapping[int, Period]) -> list[Token]:
    """The tagged words of a text, in order; amounts and times are one token each, an amount before a time."""
    pieces: list[str] = []
    at = 0
    spans = [(a.bound_span, AMOUNT) for a in amounts.values()] + [(p.span, PERIOD) for p in periods.values()]
    for span, tag in sorted(spans):
        if span.start >= at:
            pieces += (text[at : span.start], _HIDDEN[tag], _REST * (span.end - span.start - 1))
            at = span.end
    pieces.append(text[at:])
    tagged = rjieba.tag("".join(pieces))
    words = [word for word, _ in tagged]
    starts = accumulate(map(len, words), initial=0)
    tags = [_SHOWN.get(word, tag) for word, tag in tagged]
    found = map(tuple.__new__, repeat(Token), zip(words, tags, starts, strict=False))
    return [token for token in found if token[0] != _REST]

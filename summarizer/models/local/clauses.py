"""An article's sentences and clauses, worked out once for speakers, initiatives and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import rjieba

from summarizer.documents import Article, Paragraph
from summarizer.text import Span, fold

__all__ = ["Clause", "Sentence", "Structure", "Token", "read_structure"]

# Half-width commas and colons end a clause unless they stand between digits (1,083; 9:30).
_SENTENCE = re.compile(r'[^。!?]+(?:[。!?]+["\')]*|$)')
_CLAUSE = re.compile(r"(?:[^,;:]|(?<=\d)[,:](?=\d))+")


class Token(NamedTuple):
    """A word with its part of speech (the tags of jieba) and where it begins in the article's text."""

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

    `places` are the stems of the places that the document names (`郑州` of `郑州市`).
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    places: frozenset[str]


def read_structure(article: Article) -> Structure:
    """Cuts the body into sentences and clauses; a reporter's questions are left out."""
    text = fold(article.text)
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.role != "question":
            sentences += _sentences(text, paragraph.span, number)
    return Structure(text, article.paragraphs, tuple(sentences), _places(article.document.text))


_PLACE = re.compile(
    r"(?<![一-龥])(?:[访由在]|中共)?([一-龥]{2,3})(?:省|市|县|区|镇)(?=[委政人党财发科教卫农交水住城商工局长的,，]|[一-龥]{1,6}[局委厅院])"
)


@lru_cache(maxsize=16)
def _places(text: str) -> frozenset[str]:
    return frozenset(match[1] for match in _PLACE.finditer(text)) - {"全", "本"}


def _sentences(text: str, span: Span, paragraph: int) -> Iterator[Sentence]:
    for index, match in enumerate(_SENTENCE.finditer(text, span.start, span.end)):
        clauses = tuple(Clause(Span(*c.span()), c[0]) for c in _CLAUSE.finditer(text, *match.span()))
        yield Sentence(Span(*match.span()), match[0], clauses, _tokens(match), paragraph, index)


def _tokens(match: re.Match[str]) -> tuple[Token, ...]:
    at = match.start()
    tokens = []
    for word, tag in rjieba.tag(match[0]):
        tokens.append(Token(word, tag, at))
        at += len(word)
    return tuple(tokens)

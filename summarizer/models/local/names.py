"""Candidates for named initiatives: what stands in quotation or title marks, ends in a type noun, or is listed before 等.

Finding is generous; `decide` chooses. Names follow section 3 of the labelling guidelines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.models.local.clauses import Sentence, Structure, Token
from summarizer.models.local.lexicon import ACTS, any_of
from summarizer.models.local.types import kind_of, type_at_end
from summarizer.schemas.vocabulary import InitiativeKind
from summarizer.text import Span

__all__ = ["Candidate", "candidates"]

_TITLE = re.compile(r"《[^《》]{2,60}》")
_QUOTED = re.compile(r'"[^"。!?;]{1,24}"')
_ACT = re.compile(rf"{any_of(ACTS)}(?:了|好|实|出|成)?$")
_ACT_WORDS = frozenset(ACTS.split())
_LISTED = re.compile(r"等(?!级|同|候|待|于|值|额|距)")
_LEADING = re.compile(
    r"^(?:一批|一个|一系列|若干|多个|更多|首批|部分|系列|各类|全市|全省|全县|全区|我市|我省|我县|市级?重大|重大|重点|等|的|了|好|全国首个|全省首个|以|为|与|和|及|在|由|从|对|向|把|将|其|该|这个|此|本|我们|正在|第[一二三四五六七八九十]批|[\d一二三四五六七八九十百千两]+(?:个|项|家|条|座|所|大|批|场))+"
)
_TAIL_WORK = re.compile(r"(?:建设|创建|开发|实施|推进|落地|立法|工作|申报|试点|等)+$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be a name: its span in the article's text, what made it one, and the act before it.

    `rank` counts the places where a name with this end may begin, from the farthest.
    """

    span: Span
    name: str
    kind: InitiativeKind
    source: str
    verb: str
    sentence: Sentence
    rank: int = 0


def candidates(structure: Structure) -> Iterator[Candidate]:
    """All candidates, in the order of the text; they may overlap."""
    for sentence in structure.sentences:
        found = [*_titles(sentence), *_quoted(structure, sentence), *_typed(sentence), *_listed(sentence)]
        seen: set[Span] = set()
        for candidate in sorted(found, key=lambda c: (c.span.start, -c.span.end)):
            if candidate.span not in seen and len(candidate.name) > 1:
                seen.add(candidate.span)
                yield candidate


def _make(sentence: Sentence, span: Span, source: str, rank: int = 0) -> Candidate:
    words = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
    name = re.sub("[\"'《》]", "", words)
    return Candidate(span, name, kind_of(name, source), source, _verb(sentence, span.start), sentence, rank)


def _verb(sentence: Sentence, start: int) -> str:
    """The words of the clause before the name, back to the last comma: its act stands there."""
    clause = next((c for c in sentence.clauses if c.span.start <= start < c.span.end), None)
    begin = clause.span.start if clause else sentence.span.start
    return sentence.text[begin - sentence.span.start : start - sentence.span.start]


def _titles(sentence: Sentence) -> Iterator[Candidate]:
    for match in _TITLE.finditer(sentence.text):
        yield _make(sentence, Span(*match.span()).shift(sentence.span.start), "title")


def _quoted(structure: Structure, sentence: Sentence) -> Iterator[Candidate]:
    """Words in quotation marks, with the type noun that follows them or the modifier that leads to it."""
    for match in _QUOTED.finditer(structure.text, *sentence.span):
        after = structure.text[match.end() : match.end() + 16]
        stop = re.match(r"[一-龥A-Za-z0-9]*", after)
        tail = stop[0] if stop else ""
        ends = [n for n in range(len(tail), 0, -1) if type_at_end(tail[:n])]
        if ends:
            span = Span(match.start(), match.end() + min(ends, key=lambda n: (n > 8, n)))
            yield _make(sentence, span, "quoted+")
            if len(ends) > 1:
                yield _make(sentence, Span(match.start(), match.end() + max(ends)), "quoted+")
        yield _make(sentence, Span(*match.span()), "quoted")


def _typed(sentence: Sentence) -> Iterator[Candidate]:
    """Stretches that end in a type noun, from each place to its left where a name may begin."""
    text, base = sentence.text, sentence.span.start
    for index, token in enumerate(sentence.tokens):
        for end in _ends(token, text, base):
            if not type_at_end(text[max(0, end - 8) : end]):
                continue
            starts = _starts(sentence, index, end)
            for rank, start in enumerate(reversed(starts)):
                yield _make(sentence, Span(base + start, base + end), "typed", rank)


def _ends(token: Token, text: str, base: int) -> Iterator[int]:
    """Where a name may end in a token: at its end, or before 建设 that was joined to its type noun."""
    end = token.start - base + len(token.word)
    if text[end : end + 1] in (")", '"') and text[end - 1] != '"':
        yield end + 1 if text[end] == ")" else end
    yield end
    if token.word.endswith("建设") and len(token.word) > 2:
        yield end - 2


def _starts(sentence: Sentence, index: int, end: int) -> list[int]:
    """Offsets in the sentence at which a name that ends at `end` may begin, nearest first."""
    base = sentence.span.start
    starts: list[int] = []
    quotes = commas = 0
    at = index
    while at >= 0 and end - (sentence.tokens[at].start - base) <= _LONGEST:
        token = sentence.tokens[at]
        if token.word in _HARD and at < index:
            break
        if token.word == "、":
            commas += 1
            if commas > 2 or (quotes % 2 == 0 and commas > 1):
                break
        quotes += token.word == '"'
        before = sentence.tokens[at - 1] if at else None
        if at < index or len(token.word) > 2:
            opens = before is None or before.word in _OPENS or before.tag in _OPENING_TAGS or before.word in _ACT_WORDS
            if opens and quotes % 2 == 0 and token.word not in _NO_START and token.tag not in ("d", "p", "c", "u", "x"):
                starts.append(token.start - base)
                if before is None or before.word in _HARD:
                    break
        at -= 1
    return starts[:4]


_LONGEST = 30
_HARD = frozenset(",;:。!?《》")
_OPENS = frozenset(
    ",;:、。!?\"'《》(和与及或的等了将把对在以为向从于是由让使并全市全省全县全区一批若干多个首批首届重大重点大力全力着力努力全面充分发挥积极加快"
)
_OPENING_TAGS = frozenset(("v", "d", "ad", "p", "c", "u", "uj", "ul", "m", "q", "r", "x", "a", "vd", "f", "t"))
_NO_START = frozenset(("的", "和", "与", "及", "等", "了", "、", '"', "将", "以"))


def _listed(sentence: Sentence) -> Iterator[Candidate]:
    """The items of an enumeration before 等 and a class noun: 甲、乙等项目."""
    for clause in sentence.clauses:
        match = _LISTED.search(clause.text)
        if not match or (
            "、" not in clause.text[: match.start()]
            and not re.search(r"等(?:重大|重点|一批|项目|活动|平台)", clause.text)
        ):
            continue
        head = clause.text[: match.start()]
        begin = _list_start(head)
        at = clause.span.start + begin
        for item in head[begin:].split("、"):
            if 2 <= len(item) <= 24 and "《" not in item:
                yield _make(sentence, Span(at, at + len(item)), "listed")
            at += len(item) + 1


def _list_start(head: str) -> int:
    """Where the first item begins: after the act that leads the enumeration."""
    first = head.split("、", maxsplit=1)[0]
    ends = [m.end() for m in re.finditer(any_of(ACTS), first) if m.end() < len(first)]
    lead = _LEADING.match(first, ends[-1] if ends else 0)
    return lead.end() if lead else (ends[-1] if ends else 0)

"""Candidates for priorities: the lead clauses of paragraphs, sentences and numbered items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.models.local.clauses import Sentence, Structure
from summarizer.models.local.lexicon import ACTS, any_of
from summarizer.text import Span

__all__ = ["Lead", "leads"]

_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]是要?|第[一二三四五六七八九十](?:是|,)?|其[一二三四五六]|[首其再]先,?|其次,?|再次,?|最后,?|再者,?|一方面,?|另一方面,?|[(（][一二三四五六七八九十\d][)）]|[一二三四五六七八九]要|[①-⑩]|\d[.、])"
)
_LEAD_OFF = re.compile(
    r"^[\s\"'“”]*(?:围绕|将|要|必须|一要|二要|三要|四要|就是要?|我们将|我们要|下一步[,将]*|还要|也要|则是|在于|关键是|重点是|在)?"
)
_SPEECH = re.compile(r"(?:说|表示|介绍|认为|谈到|指出|强调|坦言|告诉|透露|回答|答道|笑|记者|采访|采取了|看来)")
_LONGEST = 20
_ACT = re.compile(any_of(ACTS))


@dataclass(frozen=True, slots=True)
class Lead:
    """A clause that may name a line of work: the span of the name in the article's text, and where the clause stands."""

    span: Span
    name: str
    sentence: Sentence
    place: str
    first_clause: bool
    text: str


def leads(structure: Structure) -> Iterator[Lead]:
    """All candidates in the order of the text."""
    for sentence in structure.sentences:
        for index, clause in enumerate(sentence.clauses):
            numbered = _NUMBERED.match(clause.text.lstrip("\"' "))
            before = structure.text[clause.span.start - 1 : clause.span.start]
            if numbered:
                place = "numbered"
            elif index == 0:
                place = "paragraph" if sentence.index == 0 else "sentence"
            elif before in (":", ";"):
                place = "colon" if before == ":" else "semicolon"
            elif any(structure.text[c.span.end : c.span.end + 1] == ":" for c in sentence.clauses[:index]):
                place = "listed"
            else:
                continue
            lead = _lead(sentence, index, numbered.end() if numbered else 0, place)
            if lead:
                yield lead


def _lead(sentence: Sentence, index: int, skip: int, place: str) -> Lead | None:
    clause = sentence.clauses[index]
    text = clause.text.rstrip(" 。!?\"'")
    start = len(clause.text) - len(clause.text.lstrip("\"' ")) + skip
    if start >= len(text) and index + 1 < len(sentence.clauses):  # 一方面，…
        clause = sentence.clauses[index + 1]
        text, start = clause.text.rstrip(" 。!?\"'"), 0
    off = _LEAD_OFF.match(text[start:])
    start += off.end() if off else 0
    begin, end = _shorten(text, start)
    name = re.sub("[\"'《》]", "", text[begin:end])
    if len(name) < 3:
        return None
    return Lead(
        Span(clause.span.start + begin, clause.span.start + end), name, sentence, place, index == 0, clause.text
    )


def _shorten(text: str, start: int) -> tuple[int, int]:
    """The part of a long lead that names the work: from an act that leaves at most 20 characters, or the first 20."""
    end = len(text)
    if len(re.sub("[\"'《》]", "", text[start:end])) <= _LONGEST:
        return start, end
    cut = re.search(r"[、和](?=[一-龥]{6,})|》", text[start + 4 : end])
    for act in _ACT.finditer(text, start + 1):
        if 5 <= end - act.start() <= _LONGEST:
            return act.start(), end
    if cut and cut.start() + 4 <= _LONGEST:
        return start, start + 4 + cut.start()
    return start, start + _LONGEST

"""Candidates for priorities: the lead clauses of paragraphs and of numbered or listed items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from summarizer.models.local.acts import act_class
from summarizer.models.local.clauses import Clause, Sentence, Structure
from summarizer.models.local.lexicon import ACTS, any_of

__all__ = ["Lead", "leads"]

_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十]是要?|第?[一二三四五六七八九十](?:要|是)|第[一二三四五六七八九十](?:,|、)|[一二三四五六七八九十]、|其[一二三四五六]|[首其再]先,?|其次,?|再次,?|再者,?|另?一方面,?|[(（][一二三四五六七八九十\d]+[)）]|[①-⑩]|\d[.、](?!\d)|[一二三四五六七八九](?=[抓促强建保提优治守扩聚做补创推]))"
)
_LEAD_OFF = re.compile(
    r"(?:围绕|将|必须|就是要?|我们将?要?|下一步|还要|也要|要|则是|在于|关键是|重点是|先说|再说|接下来|首先|(?:市|省|县|区)?[一-龥]{2,7}(?:局|委|厅|办|部门|系统|集团|我行)(?:将|要|会)|今年|明年)"
)
# A clause that only says when, where or in view of what; the work stands in the next.
_ADJUNCT = re.compile(
    r"(?:着眼|针对|面对|立足|对照|按照|根据|结合|作为|随着|通过|为了?|对于|今年|明年|今后|未来|下半年|下一步|年[底内]前?|站在|.{0,12}(?:说|表示|介绍|认为|看来)$)|.{1,12}(?:上|方面|中|以来|期间|时期|同时|这一头)$"
)
_MARKS = str.maketrans("", "", "\"'《》")
_LONGEST = 20
_ACT = re.compile(any_of(ACTS))


class Lead(NamedTuple):
    """A clause that may name a line of work: the span of the name in the article, the name, and where it stands.

    `place`: `paragraph`, `adjunct` (after a clause that only leads to it), `numbered` or `listed`; `after`: the sign
    that follows.
    """

    start: int
    end: int
    name: str
    place: str
    after: str
    sentence: Sentence
    first: int


def leads(structure: Structure) -> Iterator[Lead]:
    """All candidates in the order of the text."""
    text = structure.text
    for sentence in structure.sentences:
        clauses = sentence.clauses
        opens = sentence.index == 0
        listed = ":" in sentence.text or ";" in sentence.text
        for index, clause in enumerate(clauses):
            before = text[clause.span.start - 1 : clause.span.start]
            numbered = _NUMBERED.match(clause.text.lstrip("\"' "))
            place = ""
            if numbered and (index == 0 or before in ",;:"):
                place = "numbered"
            elif index == 0:
                place = "paragraph" if opens else ""
            elif opens and index == 1 and before == "," and _ADJUNCT.match(clauses[0].text):
                place = "adjunct"
            elif listed and before in (":", ";") and _acts(sentence, clause):
                place = "listed"
            if place:
                lead = _lead(sentence, index, numbered.end() if numbered else 0, place, text)
                if lead:
                    yield lead


def _acts(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause begins with an act, or with how it is done."""
    for token in sentence.tokens:
        if token.start >= clause.span.start:
            return bool(act_class(token.word)) or token.tag in ("v", "d", "ad", "vd")
    return False


def _lead(sentence: Sentence, index: int, skip: int, place: str, text: str) -> Lead | None:
    clause = sentence.clauses[index]
    words = clause.text.rstrip(" 。!?\"'")
    start = len(clause.text) - len(clause.text.lstrip("\"' ")) + skip
    if start >= len(words) and index + 1 < len(sentence.clauses):  # 一方面，…
        index += 1
        clause = sentence.clauses[index]
        words, start = clause.text.rstrip(" 。!?\"'"), 0
    while off := _LEAD_OFF.match(words, start):
        start = off.end()
    begin, end = _shorten(words, start)
    begin, end = clause.span.start + begin, clause.span.start + end
    if index == 0 and len(sentence.clauses) == 2 and (end - begin < 3 or clause.text.startswith("在")):
        end = sentence.span.start + len(sentence.text.rstrip(" 。!?\"'"))  # 在治水上，系统发力
    name = text[begin:end].translate(_MARKS)
    if not 2 < len(name) <= _LONGEST:
        return None
    first = next((i for i, t in enumerate(sentence.tokens) if t.start + len(t.word) > begin), 0)
    return Lead(begin, end, name, place, text[end : end + 1], sentence, first)


def _shorten(text: str, start: int) -> tuple[int, int]:
    """The part of a long lead that names the work: from an act that leaves at most 20 characters, or the first 20."""
    end = len(text)
    if len(text[start:end].translate(_MARKS)) <= _LONGEST:
        return start, end
    cut = re.search(r"[、和](?=[一-龥]{6,})|》", text[start + 4 : end])
    for act in _ACT.finditer(text, start + 1):
        if 5 <= end - act.start() <= _LONGEST:
            return act.start(), end
    if cut and cut.start() + 4 <= _LONGEST:
        return start, start + 4 + cut.start()
    return start, start + _LONGEST

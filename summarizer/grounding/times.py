"""The period of a figure: whether the text gives it to this number, and when it ends; guidelines, section 4.

A time before the number in its sentence has it until another time follows; a time after the number has it only
within the clause. From an earlier sentence a time that opens its sentence has it, until another such time; any
other only if no time stands between. A time of comparison (`比上年`) has no number.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.grounding.align import Index
from summarizer.grounding.folding import tight
from summarizer.quantities.model import Amount, Period
from summarizer.quantities.periods import resolve_period
from summarizer.text import Span

__all__ = ["ProvenPeriod", "period_of"]

_COMPARED_BEFORE = re.compile(r"(?:比|较|超过|高于|低于|优于|好于|相比|相较于|对比)$")
_COMPARED_AFTER = re.compile(r"的?(?:同期|基数|水平|基础)|相比")
# 由2020年的548万吨增加到612万吨: such a time has the number after it, and no other.
_STARTING = re.compile(r"(?:由|从|自)$")
_STARTED = re.compile(r"底?的?[\d一二两三四五六七八九十百千万]")
_CLAUSE_MARK = re.compile(r"[,;:。!?\n]")
# What may stand before a time that opens its sentence.
_OPENING = re.compile(
    r"[\s\"'(]*(?:[^,;。]{0,20}(?:说|表示|介绍|指出|强调|告诉记者|坦言|透露|认为|来看|来说|方面)[,:]?[\"']*)?"
    r"(?:力争|确保|争取|计划|预计|预期|其中|同时|此外|另外|下一步|截至|在|到|从|而|即|使|(?:第?[一二三四五六七八九十]+(?:是|方面)?[、,:]?)|,)*"
)
_TO = re.compile(r"^(?:截至|截止到?|到|至|自|从)")
_YEAR = re.compile(r"^(?:19|20|21)\d\d(?=年[底末初中内])|^(?:19|20|21)\d\d年")
_BRACKETS = {"(": ")", "《": "》"}


class ProvenPeriod(NamedTuple):
    """A period as the article writes it, and its end (`YYYY` or `YYYY-MM`), `None` where the year is not known."""

    text: str
    due: str | None


def period_of(index: Index, words: str, amount: Amount) -> ProvenPeriod | str:
    """The period `words` of the number at `amount`, or the reason why the text does not give it to it."""
    sentence = index.sentence(amount.span.start)
    places = [span for span in index.words(words) if span.start < sentence.end]
    if not places:
        return "period not found at or before the number"
    reason = "period belongs to another number"
    for place in reversed(places):
        own = index.period_over(place)
        if (own is not None and own.base) or _compared(index.plain, place):
            reason = "period is a time of comparison"
        elif _has(index, place, own, amount, sentence):
            return ProvenPeriod(_words(index, place), _due(index, place, own))
    return reason


def _compared(plain: str, place: Span) -> bool:
    before = plain[max(0, place.start - 4) : place.start]
    return bool(_COMPARED_BEFORE.search(before) or _COMPARED_AFTER.match(plain, place.end))


def _passing(plain: str, place: Span) -> bool:
    """Whether a time takes no number from another: one of comparison, or one that a change starts from."""
    starting = _STARTING.search(plain, max(0, place.start - 1), place.start) and _STARTED.match(plain, place.end)
    return bool(starting) or _compared(plain, place)


def _has(index: Index, place: Span, own: Period | None, amount: Amount, sentence: Span) -> bool:
    """Whether the time at `place` has the number, by the rules of the module."""
    due = own.due if own else None
    at = amount.span.start
    if place.start >= amount.span.end:
        return _follows(index, place, amount, sentence)
    if place.start >= sentence.start:
        return not _rivals(index, place, due, Span(place.end, at))
    inside = Span(max(place.end, sentence.start), at)
    if _rivals(index, place, due, inside):
        return False
    between = Span(place.end, sentence.start)
    opening = _opens(index, place) and _same_paragraph(index, place, at)
    return not any(not opening or _opens(index, rival) for rival in _rivals(index, place, due, between))


def _follows(index: Index, place: Span, amount: Amount, sentence: Span) -> bool:
    """A time after the number: in the same clause, with no other number before or after it there."""
    end = _CLAUSE_MARK.search(index.plain, place.end)
    clause = Span(amount.span.end, min(sentence.end, end.start() if end else len(index.text)))
    if _CLAUSE_MARK.search(index.plain, amount.span.end, place.start):
        return False
    if any(other.excluded is None for other in index.amounts_in(clause)):
        return False
    return not _rivals(index, place, None, Span(sentence.start, amount.span.start))


def _rivals(index: Index, place: Span, due: str | None, span: Span) -> list[Span]:
    """The other times in a span that would take a number from the time at `place`."""
    found = index.periods_in(span)
    words = tight(_words(index, place)) if found else ""
    return [
        period.span
        for period in found
        if not period.base
        and (due is None or period.due != due)
        and not _passing(index.plain, period.span)
        and not _bracketed(index.plain, period.span, span.end)
        and tight(_words(index, period.span)) != words
    ]


def _bracketed(plain: str, span: Span, end: int) -> bool:
    """Whether a time stands in brackets or in a title that close before `end`."""
    for opening, closing in _BRACKETS.items():
        left = plain.rfind(opening, max(0, span.start - 40), span.start)
        if left >= 0 and plain.find(closing, left, span.start) < 0 <= plain.find(closing, span.end, end):
            return True
    return False


def _opens(index: Index, place: Span) -> bool:
    return bool(_OPENING.fullmatch(index.plain, index.sentence(place.start).start, place.start))


def _same_paragraph(index: Index, place: Span, at: int) -> bool:
    paragraph = index.paragraph(at)
    return paragraph is not None and paragraph.span.start <= place.start


def _due(index: Index, place: Span, own: Period | None) -> str | None:
    """When a period ends; without a publication date, by the year that the article gives the same expression."""
    words = _words(index, place)
    due = own.due if own is not None else resolve_period(words, index.article.published)
    if due is not None or index.article.published is not None:
        return due
    core = _core(words)
    dated = {p.due for p in index.periods if p.due and _YEAR.sub("", _core(_words(index, p.span)), count=1) == core}
    return dated.pop() if core and len(dated) == 1 else None


def _words(index: Index, span: Span) -> str:
    return index.text[span.start : span.end]


def _core(words: str) -> str:
    """A time expression without what may stand around it: `截至2023年年底前` and `2023年底` differ in nothing else."""
    core = _TO.sub("", tight(words)).removesuffix("前")
    return core.replace("年年", "年")

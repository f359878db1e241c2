"""The period of a figure: whether the text gives it to this number, and when it ends; guidelines, section 4.

- A time before the number in its sentence has it, until another time stands between.
- A time after the number has it in the same clause, or in a later one that says when the thing is done
  (`还有36座，年底前全部销号`), where that clause has no number of its own and no time stands before the number.
- From an earlier sentence of the paragraph a time that opens its sentence has the numbers until another such time;
  any other only if no time stands between. Paragraphs are one where a list, a colon, a tear or a heading (`——这五年`)
  joins them.
- A time that is the attribute of a number (`2020年的548万吨`) takes none from others, and the number takes no other
  time; after 由 or 从 it has that number only, or its counterpart in a later `由…到…` of the sentence. A time of
  comparison (`比上年`) has no number.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from summarizer.grounding.align import Index, Site
from summarizer.grounding.folding import tight
from summarizer.quantities.model import Amount
from summarizer.quantities.periods import resolve_period
from summarizer.text import Span

__all__ = ["ProvenPeriod", "period_of"]

_COMPARED_BEFORE = re.compile(r"(?:(?<![占同环对相])比|较|超过|高于|低于|优于|好于|快于|相比|相较于|对比)$")
_LAST_BEFORE = frozenset("比较过于")  # the last characters of those words
_COMPARED_AFTER = re.compile(r"的?(?:同期|基数|水平|基础)|相比")
_FIRST_AFTER = frozenset("的同基水相")  # what those words begin with
_ATTRIBUTE = re.compile(r"底?的(?:约|近|超过?|不足|每[^,;。]{0,5})?[\d一二两三四五六七八九十百千万]")
_ATTRIBUTE_SIGNS = frozenset("底的")
_STARTING = frozenset("由从自")
_STARTED = re.compile(r"底?的?[\d一二两三四五六七八九十百千万]")
_COUNTERPART = re.compile(r"[由从自](?:约|近)?$")
_OWN = re.compile(r"(?:年?[底末初])?的(?:约|近|超过?|不足)?$")  # between a number and the time that is its attribute
# A later time that is no end of the thing itself: 为实现2035年远景目标打下基础.
_OUTLOOK = re.compile(r"远景|目标|奠定|打下|基础|规划|纲要|任务|迈进|蓝图")
_NUMERALS = frozenset("0123456789") | frozenset("零〇一二两三四五六七八九十百半几")
_FULL_YEAR = re.compile(r"(?:19|20|21)\d\d")
_CLAUSE_MARK = re.compile(r"[,;:。!?\n]")
# What may stand before a time that opens its sentence.
_OPENING = re.compile(
    r"[\s\"'(]*(?:[^,;。]{0,20}(?:说|表示|介绍|指出|强调|告诉记者|坦言|透露|认为|来看|来说|方面)[,:]?[\"']*)?"
    r"(?:力争|确保|争取|计划|预计|预期|其中|同时|此外|另外|下一步|截至|在|到|从|而|即|使|(?:第?[一二三四五六七八九十]+(?:是|方面)?[、,:]?)|,)*"
)
_TO = re.compile(r"^(?:截至|截止到?|到|至|自|从)")
_YEAR = re.compile(r"^(?:19|20|21)\d\d(?=年[底末初中内])|^(?:19|20|21)\d\d年")
_REACH = 24  # of the time that is a number's attribute, before the number
_PLACES = 16  # of a time, before a number: one farther off has no number of it
_RIVALS = 64  # times between a time and a number
_ENDS = frozenset("。!?\"')")  # of a paragraph that is whole
_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]+[是要、]|其[一二三四五]|第[一二三四五六七八九十]+[,、是]|首先|\d+[.、])"
)
_HEADING = re.compile(r"\s*(?:--|—)")
_BRACKETS = {"(": ")", "《": "》"}


class ProvenPeriod(NamedTuple):
    """A period as the article writes it, and its end (`YYYY` or `YYYY-MM`), `None` where the year is not known."""

    text: str
    due: str | None


def period_of(index: Index, words: str, site: Site) -> ProvenPeriod | str:
    """The period `words` of the number at `site`, or the reason why the text does not give it to it."""
    sentence = site.sentence
    places = index.words(words)
    before = bisect_left(places, (sentence.end,))
    if not before:
        return "period not found at or before the number"
    reason = "period belongs to another number"
    own = _own_time(index, site.amount)
    for place in reversed(places[max(0, before - _PLACES) : before]):
        if _curtailed(index, place) or (own is not None and not own.overlap(place)):
            continue
        if _compared(index.plain, place):
            reason = "period is a time of comparison"
        elif _has(index, place, site):
            return ProvenPeriod(index.text[place.start : place.end], _due(index, place))
    return reason


def _own_time(index: Index, amount: Amount) -> Span | None:
    """The time that is the attribute of a number: 2020年 in `从2020年的792亿元`."""
    at = amount.bound_span.start
    mark = _OWN.search(index.plain, max(0, at - 6), at)
    periods = index.periods_in(max(0, at - _REACH), at) if mark else ()
    last = periods[-1] if periods else None
    return last.span if mark and last and last.span.end in range(mark.start(), at) and not last.base else None


def _curtailed(index: Index, place: Span) -> bool:
    """Whether a place is the end of a longer expression whose number it lacks: 年内 in 三年内."""
    if index.plain[place.start - 1 : place.start] not in _NUMERALS or _FULL_YEAR.fullmatch(
        index.plain, max(0, place.start - 4), place.start
    ):
        return False
    own = index.period_over(place)
    return own is not None and own.span.start < place.start


def _compared(plain: str, place: Span) -> bool:
    if plain[place.start - 1 : place.start] in _LAST_BEFORE and _COMPARED_BEFORE.search(
        plain, max(0, place.start - 4), place.start
    ):
        return True
    return plain[place.end : place.end + 1] in _FIRST_AFTER and bool(_COMPARED_AFTER.match(plain, place.end))


def _starting(plain: str, place: Span) -> bool:
    """Whether a time belongs to the number from which a change starts."""
    return plain[place.start - 1 : place.start] in _STARTING and bool(_STARTED.match(plain, place.end))


def _attributive(plain: str, place: Span) -> bool:
    """Whether a time belongs to the number after it, and takes none from others."""
    attribute = plain[place.end : place.end + 1] in _ATTRIBUTE_SIGNS and _ATTRIBUTE.match(plain, place.end)
    return bool(attribute) or _starting(plain, place)


def _has(index: Index, place: Span, site: Site) -> bool:
    """Whether the time at `place` has the number, by the rules of the module."""
    amount, sentence = site.amount, site.sentence
    at = amount.span.start
    if place.start >= amount.span.end:
        return _follows(index, place, amount, sentence)
    if place.start >= sentence.start:
        own = not _starting(index.plain, place) or _own_number(index, place, amount)
        return own and not _rivalled(index, place, place.end, at)
    if not _same_paragraph(index, place, at) or _starting(index.plain, place):
        return False
    if _rivalled(index, place, sentence.start, at):
        return False
    opens = _opens(index, place)
    return not _rivalled(index, place, place.end, sentence.start, opening=opens)


def _own_number(index: Index, place: Span, amount: Amount) -> bool:
    """Whether a number is the one that a change starts from, or its counterpart: `由2020年的792亿元…，由2.18%…`."""
    between = index.amounts_in(Span(place.end, amount.span.start))
    start = amount.bound_span.start
    counterpart = _COUNTERPART.search(index.plain, max(0, start - 2), start)
    return bool(counterpart) or all(other.excluded is not None for other in between)


def _follows(index: Index, place: Span, amount: Amount, sentence: Span) -> bool:
    """Whether a time after the number has it: see the second rule of the module."""
    mark = _CLAUSE_MARK.search(index.plain, place.end)
    end = min(sentence.end, mark.start() if mark else len(index.text))
    later = None
    for later in _CLAUSE_MARK.finditer(index.plain, amount.span.end, place.start):  # noqa: B007
        pass
    clause = Span(amount.span.end if later is None else later.end(), end)
    if any(other.excluded is None for other in index.amounts_in(clause)):
        return False
    if later is not None and _OUTLOOK.search(index.plain, place.end, end):
        return False
    return not _rivalled(index, place, sentence.start, amount.span.start)


def _rivalled(index: Index, place: Span, start: int, end: int, *, opening: bool = False) -> bool:
    """Whether another time between two places would take a number from the time at `place`.

    With `opening` only times that open their sentence would. Very many times are taken to hold one that does.
    """
    found = index.periods_in(start, end) if start < end else ()
    if not found or len(found) > _RIVALS:
        return bool(found)
    own = index.period_over(place)
    due = own.due if own else None
    words = tight(_words(index, place))
    return any(
        not period.base
        and (due is None or period.due != due)
        and not _attributive(index.plain, period.span)
        and not _compared(index.plain, period.span)
        and not _bracketed(index.plain, period.span, end)
        and tight(_words(index, period.span)) != words
        and (not opening or _opens(index, period.span))
        for period in found
    )


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
    """Whether a time stands in the paragraph of a number, or in one that goes on in it."""
    paragraph = index.paragraph(at)
    while paragraph is not None and paragraph.span.start > place.start:
        start = paragraph.span.start
        end = len(index.plain[max(0, start - _REACH) : start].rstrip()) + max(0, start - _REACH)
        before = index.paragraph(end - 1) if end > index.body_start else None
        joined = index.plain[end - 1 : end] not in _ENDS or _ITEM.match(index.plain, start)
        if before is None or not (joined or _HEADING.match(index.plain, before.span.start)):
            return False
        paragraph = before
    return paragraph is not None


def _due(index: Index, place: Span) -> str | None:
    """When a period ends; without a publication date, by the year that the article gives the same expression."""
    words = _words(index, place)
    own = index.period_over(place)
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

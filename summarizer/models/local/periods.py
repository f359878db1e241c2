"""Which time expression applies where: section 4 of the labelling guidelines, `period`."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from summarizer.documents import Published
from summarizer.models.local.clauses import Structure
from summarizer.models.local.lexicon import any_of
from summarizer.models.local.metrics import MASK
from summarizer.quantities.model import Period
from summarizer.quantities.periods import find_periods
from summarizer.text import Span

__all__ = ["Scope", "scopes"]

# What may stand before a time that opens a sentence.
_OPENING = re.compile(
    rf"(?:{any_of('力争 确保 争取 计划 目标是 预计 下一步 同时 其中 而 到了 我们 他说 据介绍 数据显示 具体来说 也就是说 即 截至 来自 一是 二是 三是 四是 五是 力争到 在 从')}|[\s,:\"'“])*$"
)


_ORIGIN = re.compile(r"[由从]$")
_MOVED = re.compile(r"[增提升降扩压减缩下上发达做调]|到|至|变|翻")


@dataclass(frozen=True, slots=True)
class _Reach:
    start: int
    end: int
    period: Period


@dataclass(frozen=True, slots=True)
class Scope:
    """The time expressions of an article and how far each applies."""

    reaches: tuple[_Reach, ...]
    origins: tuple[_Reach, ...]
    periods: tuple[Period, ...]

    def at(self, position: int, clause: Span) -> Period | None:
        """The time that applies at `position`: the last that began before it, or one later in the same clause."""
        for origin in self.origins:
            if origin.start <= position < origin.end:
                return origin.period
        found = None
        for reach in self.reaches:
            if reach.start > position:
                if found is None and reach.start < clause.end and not reach.period.base:
                    return reach.period
                break
            if position < reach.end:
                found = reach.period
        return found

    def covers(self, start: int, end: int) -> bool:
        """Whether `[start, end)` lies in a time expression, at least with its larger part."""
        at = bisect_right(self.periods, start, key=lambda p: p.span.end)
        if at == len(self.periods):
            return False
        return 2 * self.periods[at].span.overlap(Span(start, end)) > end - start

    def masked(self, start: int, end: int, text: str) -> str:
        """`text[start:end]` with each time expression replaced by one mask character."""
        at = max(0, bisect_right(self.periods, start, key=lambda p: p.span.end))
        pieces = []
        for period in self.periods[at:]:
            if period.span.start >= end:
                break
            pieces.append(text[start : max(start, period.span.start)] + MASK)
            start = min(end, period.span.end)
        return "".join(pieces) + text[start:end]


def scopes(structure: Structure, published: Published | None) -> Scope:
    """Gives each time expression its reach.

    One that opens a sentence applies to the end of the paragraph, one inside a sentence to the sentence's end, both until
    another time replaces it. A time that something is compared with applies to nothing.
    """
    periods = find_periods(structure.text, published)
    reaches: list[_Reach] = []
    origins: list[_Reach] = []
    at = 0
    for sentence in structure.sentences:
        paragraph_end = structure.paragraphs[sentence.paragraph].span.end
        while at < len(periods) and periods[at].span.start < sentence.span.end:
            period = periods[at]
            at += 1
            if period.base or period.span.start < sentence.span.start:
                continue
            before = structure.text[sentence.span.start : period.span.start]
            words = structure.text[period.span.start : period.span.end]
            follows = structure.text[period.span.end : period.span.end + 1]
            if _ORIGIN.search(before) or (
                words[0] in "从由" and follows == "的"
            ):  # 由2020年的548万吨增加到612万吨: it applies to the first number alone
                moved = _MOVED.search(structure.text, period.span.end, sentence.span.end)
                origin_end = moved.start() if moved else sentence.span.end
                origins.append(_Reach(period.span.start, origin_end, period))
                continue
            end = paragraph_end if _OPENING.fullmatch(before) else sentence.span.end
            reaches.append(_Reach(period.span.start, end, period))
    return Scope(tuple(reaches), tuple(origins), periods)

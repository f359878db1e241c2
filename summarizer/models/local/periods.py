"""Which time expression applies to a number: section 4 of the labelling guidelines, `period`; chosen by a fitted ranking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from summarizer.documents import Published
from summarizer.models.local.clauses import AMOUNT, PERIOD, Sentence, Structure
from summarizer.models.local.lexicon import any_of
from summarizer.models.local.linear import Signals
from summarizer.models.local.places import MARKS, Place
from summarizer.quantities import Period

__all__ = ["Choice", "Time", "Times", "period_choices", "time_sense"]

# What may stand before a time that opens a sentence.
_OPENING = re.compile(
    rf"(?:{any_of('力争 确保 争取 计划 目标是 预计 下一步 同时 其中 而 到了 我们 他说 据介绍 数据显示 具体来说 也就是说 即 截至 来自 一是 二是 三是 四是 五是 力争到 在 从')}|[\s,:\"'“])*$"
)
_PAST = re.compile(r"截至|截止|以来|近.{0,3}年|过去|目前|如今|前.{1,3}个?月|[年来]来$|[1一]月?[-~至到]|去年|上年|前年")
_AHEAD = re.compile(r"年内|底前|未来|今后|明年|后年|[年月日]前$|之前|^到|力争")
_DIGITS = re.compile("[0-9零〇一二两三四五六七八九十]+")


@dataclass(slots=True)
class Time:
    """A time expression in its sentence: its token, whether it opens the sentence, and its words with digits as `#`."""

    period: Period
    sentence: Sentence
    at: int
    opens: bool
    shape: str
    sense: str


class Choice(NamedTuple):
    """A time that may apply (`None`: no time does), and the signals for it."""

    time: Time | None
    signals: Any


class Times:
    """The time expressions of an article by sentence, and for each paragraph those that opened a sentence so far."""

    def __init__(self, structure: Structure, published: Published | None) -> None:
        self._of: dict[int, list[Time]] = {}
        self._earlier: dict[int, list[Time]] = {}
        paragraph, spoken = -1, list[Time]()
        for sentence in structure.sentences:
            if sentence.paragraph != paragraph:
                paragraph, spoken = sentence.paragraph, []
            self._earlier[sentence.span.start] = spoken[-3:]
            found = [_time(structure, sentence, i, published) for i, t in enumerate(sentence.tokens) if t.tag == PERIOD]
            self._of[sentence.span.start] = found
            spoken = [*spoken, *(time for time in found if not time.period.base)]

    def inside(self, sentence: Sentence) -> Sequence[Time]:
        """Those of a sentence, in order."""
        return self._of[sentence.span.start]

    def earlier(self, sentence: Sentence) -> Sequence[Time]:
        """The last three of its paragraph before a sentence."""
        return self._earlier[sentence.span.start]


def _time(structure: Structure, sentence: Sentence, at: int, published: Published | None) -> Time:
    start = sentence.tokens[at].start
    period = structure.periods[start]
    opens = at < 8 and bool(_OPENING.fullmatch(structure.text[sentence.span.start : start]))
    words = structure.text[start : period.span.end]
    return Time(period, sentence, at, opens, _DIGITS.sub("#", words), time_sense(words, period, published))


def time_sense(words: str, period: Period, published: Published | None) -> str:
    """`past`, `ahead`, `year` (some time in the year of publication) or `unknown`, with `words` where they alone tell."""
    if _PAST.search(words):
        return "past words"
    ahead = bool(_AHEAD.search(words))
    if published is None or period.due is None:
        return "ahead words" if ahead else "unknown"
    year = int(period.due[:4])
    if year != published.year:
        return "past" if year < published.year else "ahead"
    if published.month and len(period.due) > 4:
        return "month past" if int(period.due[5:]) < published.month else "month ahead"
    return "year ahead" if ahead else "year"


def period_choices(place: Place, times: Times, signals: Signals[Any]) -> list[Choice]:
    """The times that may apply to an amount, and none."""
    left = place.left
    verb = "origin" if left.origin else "to" if left.to else left.change or "-"
    inside = [time for time in times.inside(place.sentence) if not time.period.base]
    earlier = times.earlier(place.sentence)
    if not inside and not earlier:
        return []
    before = [time for time in inside if time.at < place.at]
    after = [time for time in inside if time.at > place.at]
    openers = [time for time in earlier if time.opens]
    state = f"{min(len(before), 2)}{min(len(after), 1)}{min(len(openers), 1)}{min(len(earlier), 1)}"
    none = signals.row("none", state, f"{verb}{state}", f"{place.sentence.index > 0:d}{state}")
    choices = [Choice(None, none)]
    for rank, time in enumerate(reversed(before)):
        choices.append(Choice(time, _inside(place, time, f"B{min(rank, 2)}", verb, state, signals)))
    for rank, time in enumerate(after[:2]):
        choices.append(Choice(time, _inside(place, time, f"A{rank}", verb, state, signals)))
    for rank, time in enumerate(reversed(earlier)):
        kind = f"E{time.opens:d}{bool(openers) and time is openers[-1]:d}{min(rank, 1)}"
        gap = min(place.sentence.index - time.sentence.index, 3)
        row = signals.row("E", kind, kind + state, kind + verb, time.shape, f"{kind}{gap}", kind + time.sense)
        choices.append(Choice(time, row))
    return choices


def _inside(place: Place, time: Time, kind: str, verb: str, state: str, signals: Signals[Any]) -> Any:
    """Signals of a time in the amount's own sentence."""
    tokens = place.sentence.tokens
    low, high = sorted((time.at, place.at))
    marks = amounts = 0
    semicolon = False
    for token in tokens[low + 1 : high]:
        marks += token.word in MARKS
        amounts += token.tag == AMOUNT
        semicolon = semicolon or token.word == ";"
    word = tokens[time.at - 1].word if time.at else "^"
    follows = tokens[time.at + 1].word if time.at + 1 < len(tokens) else "$"
    some = min(amounts, 2)
    near = f"{kind}{min(marks, 2)}{some}{semicolon:d}"
    return signals.row(
        kind[0], kind, near, kind + state, near + verb, word, follows, time.shape, kind + time.sense,
        f"{kind}{time.opens:d}{min(marks, 2)}", f"{word}{verb}{min(amounts, 1)}", f"{kind}{high == low + 1:d}", f"{follows}{some}",
    )  # fmt: skip

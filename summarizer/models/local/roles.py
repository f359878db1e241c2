"""Signals for what an amount is: a figure at all, goal or result, and what sort of measure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Any, NamedTuple

from summarizer.models.local.clauses import PERIOD, Structure
from summarizer.models.local.lexicon import EXTENDS, GOAL_MARKS, RESULT_MARKS, SHARES
from summarizer.models.local.linear import Shape, Signals
from summarizer.models.local.periods import Time, Times
from summarizer.models.local.places import Place, unit_class
from summarizer.schemas.vocabulary import Measure

__all__ = ["Cues", "figure_signals", "is_comparison", "measure_signals", "role_signals"]

_MEASURES: tuple[Measure, ...] = ("level", "increment", "growth", "share")
_AMOUNT_MEASURES: tuple[Measure, ...] = ("level", "increment", "share")
_WAYS = {**dict.fromkeys(RESULT_MARKS.split(), "b"), **dict.fromkeys(GOAL_MARKS.split(), "a")}
_SENSES = {
    "past": "b",
    "past words": "b",
    "month past": "b",
    "ahead": "a",
    "ahead words": "a",
    "month ahead": "a",
    "year ahead": "a",
}
_EXTENDS = frozenset(EXTENDS.split())
_SHARE = re.compile(rf"{SHARES}$")
_CHANGE = re.compile(r"(?:增速|增幅|增长率|降幅|涨幅|增长)")
_COMPARED = re.compile(
    r"(?:比|较|高于|低于|高出|快于|优于|好于|领先|超出|超过|高过)(?:全国|全省|全市|全区|周边|国家|省|市|世界|同类|规划|预期|序时|计划|前者|后者|省定|国定)[一-龥]{0,8}$"
)
_CHINESE = frozenset("一二两三四五六七八九十")
_BUCKETS = (1, 2, 3, 4, 6, 11, 21, 51, 101, 1001, 10**4, 10**6, 10**8)


_TURNS = frozenset("下一步 接下来 下一阶段 今后 未来 将".split())
_SECTION = re.compile(r"[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]")
_REVIEW = re.compile(r"回顾|过去|成绩|成效|[一-龥]年(?:来的?)?工作(?:情况)?$")
_PLAN = re.compile(r"目标|任务|安排|重点|今后|打算|思路|计划|部署|明年|\d年工作")


# What the tables look at; the parts are named where they are put together.
_CUE = Shape("cue", ((0,), (0, 2), (1,), (1, 2), (2,), (2, 3), (2, 4, 5), (6,), (2, 6)))
_ROLE = Shape("role", ((0,), (0, 1), (2, 3, 4, 5), (6,), (7, 8), (9,), (10,)))
_FIGURE = Shape(
    "figure",
    (
        (0,),
        (0, 1),
        (2, 1),
        (0, 2),
        (3, 2, 1),
        (4, 3),
        (5, 6, 7, 8),
        (9, 3),
        (10, 3),
        (11,),
        (12,),
        (13, 3, 1),
        (14,),
        (15, 16, 3),
        (17, 8, 7, 0),
    ),
)
_MEASURE = Shape("measure", ((0, 1), (0, 1, 3), (0, 2), (0, 4, 5, 6, 3), (0, 7), (0, 8)))


class Cue(NamedTuple):
    """A word or a time that points ahead or back, and where it stands."""

    start: int
    way: str
    word: str
    sentence: int
    paragraph: int


class Cues:
    """What points ahead and what back in an article, in order."""

    def __init__(self, structure: Structure, times: Times) -> None:
        self._cues = [Cue(-1, "-", "-", -1, -1)]
        for number, sentence in enumerate(structure.sentences):
            found = [
                Cue(t.start, _WAYS[t.word], t.word, number, sentence.paragraph)
                for t in sentence.tokens
                if t.word in _WAYS
            ]
            for time in times.inside(sentence):
                way = _SENSES.get(time.sense)
                if way and not time.period.base:
                    found.append(Cue(time.period.span.start, way, time.shape, number, sentence.paragraph))
            self._cues += sorted(found)
        turns = [
            cue
            for cue in self._cues
            if cue.word in _TURNS or cue.word.startswith(("明年", "下半年", "到#年", "今后", "未来"))
        ]
        self._turns = [cue.start for cue in turns]
        self._sections = [
            (s.span.start, "b" if _REVIEW.search(s.text) else "a")
            for s in structure.sentences
            if _SECTION.match(s.text) and (_REVIEW.search(s.text) or _PLAN.search(s.text))
        ]
        self._starts = [cue.start for cue in self._cues]
        self._ends = {sentence.span.start: number for number, sentence in enumerate(structure.sentences)}

    def signals(self, place: Place, signals: Signals[Any]) -> Any:
        """The last three cues before an amount, with how far back they are, and the next one in its sentence."""
        number = self._ends[place.sentence.span.start]
        at = bisect_left(self._starts, place.start)
        first, second, third = (self._far(self._cues[max(0, at - back)], number, place) for back in (1, 2, 3))
        after = self._cues[at] if at < len(self._cues) and self._cues[at].sentence == number else self._cues[0]
        turned = min(bisect_left(self._turns, place.start), 2)
        section = next((way for start, way in reversed(self._sections) if start < place.start), "-")
        parts = (section, turned, first, second[:1], second, third, after.way)
        return signals.shape(_CUE, parts) + signals.row("cue words", self._cues[at - 1].word, after.word)

    @staticmethod
    def _far(cue: Cue, number: int, place: Place) -> str:
        if cue.sentence == number:
            return cue.way + ("c" if cue.start >= place.sentence.tokens[place.clause].start else "s")
        return cue.way + ("p" if cue.paragraph == place.sentence.paragraph else "a")


def role_signals(structure: Structure, place: Place, time: Time | None, cues: Cues, signals: Signals[Any]) -> Any:
    """Signals of goal and result: the time, what points ahead or back, and the words of clause and sentence."""
    sentence, tokens, left = place.sentence, place.sentence.tokens, place.left
    sense = time.sense if time else "none"
    paragraph = structure.paragraphs[sentence.paragraph]
    count = len(structure.paragraphs)
    return (
        signals.shape(
            _ROLE,
            (
                sense,
                time is not None and time.sentence is sentence,
                left.change,
                left.to,
                left.adds,
                left.origin,
                place.amount.bound,
                sentence.paragraph == 0,
                sentence.paragraph == count - 1,
                paragraph.role,
                5 * sentence.paragraph // count,
            ),
        )
        + signals.row(
            "role words",
            time.shape if time else "-",
            left.verb,
            tokens[place.high].word if place.high < len(tokens) else "$",
        )
        + cues.signals(place, signals)
        + signals.bag("word", [t.word for t in tokens[place.clause : place.at]])
        + signals.bag("after", [t.word for t in tokens[place.at + 1 : min(place.high, place.at + 5)]])
        + signals.bag("lead", [t.word for t in tokens[:4]])
        + signals.bag("sentence", [t.word for t in tokens[4 : place.clause] if t.tag[0] in "vdt"])
    )


def is_comparison(place: Place) -> bool:
    """Whether a rate only compares with another time (超过去年全年的50%): no figure of its own, by the guidelines."""
    at, tokens = place.at, place.sentence.tokens
    based = at > 1 and tokens[at - 1].word == "的" and tokens[at - 2].tag == PERIOD
    return based and not place.left.origin and unit_class(place.amount.unit) == "rate"


def figure_signals(structure: Structure, place: Place, following: Place | None, signals: Signals[Any]) -> Any:
    """Signals that an amount is a figure at all: its unit, size and form, and the words at both sides."""
    amount, left, tokens = place.amount, place.left, place.sentence.tokens
    at, high, unit = place.at, place.high, place.amount.unit
    start, end = amount.span
    digits = structure.text[start]
    form = "c" if digits in _CHINESE else "a" if digits.isdigit() else "o"
    size = bisect_right(_BUCKETS, amount.value)
    last, last_tag = (tokens[at - 1].word, tokens[at - 1].tag) if at > place.low else ("^", "^")
    after, after_tag = (tokens[at + 1].word, tokens[at + 1].tag) if at + 1 < high else ("$", "$")
    kind = unit_class(unit)
    compared = _COMPARED.search(structure.text, tokens[place.clause].start, place.start)
    small = form == "c" and end - start == 1 + len(unit)
    parts = (unit, form, size, kind, amount.bound, left.change, left.to, left.adds, left.does, last_tag, after_tag,
             following is not None and following.at == high, min(place.index, 2), last in _EXTENDS, bool(compared),
             min(at - place.low, 4), min(high - at - 1, 4), small,)  # fmt: skip
    return (
        signals.shape(_FIGURE, parts)
        + signals.row(
            "figure words",
            left.verb,
            left.verb + kind + form,
            last,
            after,
            after + (tokens[at + 2].word if at + 2 < high else "$"),
            tokens[high].word if high < len(tokens) else "$",
        )
        + signals.bag("before", [t.word for t in tokens[max(place.low, at - 6) : at]])
        + signals.bag("after", [t.word for t in tokens[at + 1 : min(high, at + 5)]])
    )


def measure_signals(
    structure: Structure, place: Place, metric: str, adds: bool, signals: Signals[Any]
) -> list[tuple[Measure, Any]]:
    """For each measure, the signals for it; the rule of the guidelines is one of them."""
    left, unit = place.left, place.amount.unit
    tokens = place.sentence.tokens
    double = structure.text[place.amount.span.start] == "翻"
    rule = "growth" if double else _rule(place, metric, structure.text[place.start - 6 : place.start], adds)
    kind = unit_class(unit)
    words = [t.word for t in tokens[max(place.low, place.at - 5) : place.at]]
    scored = []
    for measure in _MEASURES if kind == "rate" else _AMOUNT_MEASURES:
        parts = (measure, rule, unit, kind, left.change, left.to, left.adds, place.amount.bound, double)
        signals_ = signals.shape(_MEASURE, parts) + signals.row(
            measure, left.verb + kind, metric[-2:], metric[-1:] + kind
        )
        scored.append((measure, signals_ + signals.bag(measure, words)))
    return scored


def _rule(place: Place, metric: str, before: str, adds: bool) -> Measure:
    left, unit = place.left, place.amount.unit
    if unit == "百分点":
        return "growth"
    if left.change and not left.to:
        return "growth" if unit_class(unit) == "rate" else "increment"
    if unit in ("%", "‰"):
        return "growth" if _CHANGE.search(metric + before) else "share"
    if _SHARE.search(metric) and unit not in ("元", "家", "个", "人"):
        return "share"
    return "increment" if adds else "level"

"""Signals for what an amount is: a figure at all, goal or result, and what sort of measure."""

from __future__ import annotations

import re
from typing import Any

from summarizer.models.local.clauses import Structure
from summarizer.models.local.lexicon import EXTENDS, SHARES
from summarizer.models.local.linear import Signals
from summarizer.models.local.periods import Time
from summarizer.models.local.places import Place, unit_class
from summarizer.schemas.vocabulary import Measure

__all__ = ["MEASURES", "figure_signals", "measure_signals", "role_link", "role_signals"]

MEASURES: tuple[Measure, ...] = ("level", "increment", "growth", "share")
_EXTENDS = frozenset(EXTENDS.split())
_SHARE = re.compile(rf"{SHARES}$")
_CHANGE = re.compile(r"(?:增速|增幅|增长率|降幅|涨幅|增长)")
_COMPARED = re.compile(
    r"(?:比|较|高于|低于|高出|快于|优于|好于|领先|超出|超过|高过)(?:全国|全省|全市|全区|周边|国家|省|市|世界|同类|规划|预期|序时|计划|前者|后者|省定|国定)[一-龥]{0,8}$"
)
_CHINESE = frozenset("一二两三四五六七八九十")
_BUCKETS = (1, 2, 3, 4, 6, 11, 21, 51, 101, 1001, 10**4, 10**6, 10**8)
_N = [str(n) for n in range(20)]


def role_signals(structure: Structure, place: Place, time: Time | None, signals: Signals[Any]) -> Any:
    """Signals of goal and result: the time, and the words of clause and sentence."""
    sentence, tokens, left = place.sentence, place.sentence.tokens, place.left
    sense = time.sense if time else "none"
    paragraph = structure.paragraphs[sentence.paragraph]
    count = len(structure.paragraphs)
    return (
        signals.row(
            "role",
            sense,
            time.shape if time else "-",
            f"{sense}{time is not None and time.sentence is sentence:d}",
            f"{left.change}{left.to:d}{left.adds:d}{left.origin:d}",
            left.verb,
            place.amount.bound,
            tokens[place.high].word if place.high < len(tokens) else "$",
            f"{sentence.paragraph == 0:d}{sentence.paragraph == count - 1:d}",
            paragraph.role,
            _N[5 * sentence.paragraph // count],
        )
        + signals.bag("word", [t.word for t in tokens[place.clause : place.at]])
        + signals.bag("after", [t.word for t in tokens[place.at + 1 : min(place.high, place.at + 5)]])
        + signals.bag("lead", [t.word for t in tokens[:4]])
        + signals.bag("sentence", [t.word for t in tokens[4 : place.clause] if t.tag[0] in "vdt"])
    )


def role_link(place: Place, last: Place | None) -> str:
    """How a figure hangs on the figure before it: in one clause, sentence, paragraph or article; `""` for the first."""
    if last is None:
        return ""
    if last.sentence is place.sentence:
        marks = {t.word for t in place.sentence.tokens[last.at : place.at] if t.word in ",;:"}
        return ";" if ";" in marks else ":" if ":" in marks else "," if marks else "clause"
    gap = place.sentence.paragraph - last.sentence.paragraph
    return f"paragraph {min(gap, 2)}" if gap else f"sentence {min(place.sentence.index - last.sentence.index, 2)}"


def figure_signals(structure: Structure, place: Place, following: Place | None, signals: Signals[Any]) -> Any:
    """Signals that an amount is a figure at all: its unit, size and form, and the words at both sides."""
    amount, left, tokens = place.amount, place.left, place.sentence.tokens
    at, high, unit = place.at, place.high, place.amount.unit
    start, end = amount.span
    digits = structure.text[start]
    form = "c" if digits in _CHINESE else "a" if digits.isdigit() else "o"
    size = _N[sum(amount.value >= bucket for bucket in _BUCKETS)]
    last, last_tag = (tokens[at - 1].word, tokens[at - 1].tag) if at > place.low else ("^", "^")
    after, after_tag = (tokens[at + 1].word, tokens[at + 1].tag) if at + 1 < high else ("$", "$")
    kind = unit_class(unit)
    compared = _COMPARED.search(structure.text, tokens[place.clause].start, place.start)
    small = form == "c" and end - start == 1 + len(unit)
    return (
        signals.row(
            "figure",
            unit,
            unit + form,
            size + form,
            unit + size,
            kind + size + form,
            amount.bound + kind,
            f"{left.change}{left.to:d}{left.adds:d}{left.does:d}",
            left.verb,
            left.verb + kind + form,
            last,
            last_tag + kind,
            after,
            after_tag + kind,
            after + (tokens[at + 2].word if at + 2 < high else "$"),
            f"{following is not None and following.at == high:d}",
            _N[min(place.index, 2)],
            f"{last in _EXTENDS:d}{kind}{form}",
            "1" if compared else "0",
            f"{min(at - place.low, 4)}{min(high - at - 1, 4)}{kind}",
            f"{small:d}{left.does:d}{left.adds:d}{unit}",
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
    row = (rule, rule + kind, unit, left.verb + kind, f"{left.change}{left.to:d}{left.adds:d}{kind}", metric[-2:], metric[-1:] + kind,
           place.amount.bound, f"{double:d}")  # fmt: skip
    words = [t.word for t in tokens[max(place.low, place.at - 5) : place.at]]
    return [(measure, signals.row(measure, *row) + signals.bag(measure, words)) for measure in MEASURES]


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

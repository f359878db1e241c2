"""Signals for what an amount is: a figure at all, goal or result, and what sort of measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from summarizer.models.local.clauses import Sentence, Structure
from summarizer.models.local.lexicon import EXTENDS, GOAL_MARKS, RESULT_MARKS, SHARES, any_of
from summarizer.models.local.metrics import unit_class
from summarizer.models.local.periods import Time
from summarizer.models.local.places import Place
from summarizer.schemas.vocabulary import Measure

__all__ = ["MEASURES", "figure_features", "measure_features", "role_features", "role_link"]

MEASURES: tuple[Measure, ...] = ("level", "increment", "growth", "share")
_GOAL = re.compile(any_of(GOAL_MARKS))
_RESULT = re.compile(any_of(RESULT_MARKS))
_EXTENDS = frozenset(EXTENDS.split())
_SHARE = re.compile(rf"{SHARES}$")
_CHANGE = re.compile(r"(?:增速|增幅|增长率|降幅|涨幅|增长)")
_COMPARED = re.compile(
    r"(?:比|较|高于|低于|高出|快于|优于|好于|领先|超出|超过|高过)(?:全国|全省|全市|全区|周边|国家|省|市|世界|同类|规划|预期|序时|计划|前者|后者|省定|国定)[一-龥]{0,8}$"
)
_SMALL = re.compile(r"[一二两三四五六七八九十]+")
_BUCKETS = (1, 2, 3, 4, 6, 11, 21, 51, 101, 1001, 10**4, 10**6, 10**8)


@lru_cache(maxsize=256)
def _marks(text: str) -> tuple[str, ...]:
    return tuple(sorted(set(_GOAL.findall(text)) | {f"-{m}" for m in _RESULT.findall(text)}))


def role_features(structure: Structure, place: Place, time: Time | None) -> list[str]:
    """Signals of goal and result: the time, and the words of clause, sentence and paragraph."""
    sentence, tokens, left = place.sentence, place.sentence.tokens, place.left
    text = structure.text
    start, end = place.amount.bound_span
    begin = tokens[place.clause].start
    stop = tokens[place.high].start if place.high < len(tokens) else sentence.span.end
    sense = time.sense if time else "none"
    features = [f"time={sense}"]
    if time:
        features += [f"period={time.shape}", f"period here={time.sentence is sentence}:{sense}"]
    paragraph = structure.paragraphs[sentence.paragraph].span.start
    stretches = (
        ("clause", text[begin:start]),
        ("rest", text[end:stop]),
        ("sentence", text[sentence.span.start : begin]),
        ("paragraph", text[paragraph : sentence.span.start]),
    )
    for name, words in stretches:
        features += [f"{name}:{mark}" for mark in _marks(words)]
    features += [f"word={t.word}" for t in tokens[place.clause : place.at]]
    features += [f"after={t.word}" for t in tokens[place.at + 1 : min(place.high, place.at + 5)]]
    features += [f"lead={t.word}" for t in tokens[:4]]
    features += [f"opens={t.word}" for t in _first(structure, sentence)]
    count = max(1, len(structure.paragraphs))
    features += [
        f"position={int(5 * sentence.paragraph / count)}",
        f"first={sentence.paragraph == 0}",
        f"last paragraph={sentence.paragraph == count - 1}",
        f"left={left.change}:{left.to:d}{left.adds:d}{left.origin:d}",
        f"verb={left.verb}",
        f"bound={place.amount.bound}",
        f"end={text[stop : stop + 1]}",
        f"kind={structure.paragraphs[sentence.paragraph].role}",
    ]
    return features


def role_link(place: Place, last: Place | None) -> str:
    """How a figure hangs on the figure before it: in one clause, sentence, paragraph or article; `""` for the first."""
    if last is None:
        return ""
    if last.sentence is place.sentence:
        marks = {t.word for t in place.sentence.tokens[last.at : place.at] if t.word in ",;:"}
        return ";" if ";" in marks else ":" if ":" in marks else "," if marks else "clause"
    gap = place.sentence.paragraph - last.sentence.paragraph
    return f"paragraph {min(gap, 2)}" if gap else f"sentence {min(place.sentence.index - last.sentence.index, 2)}"


def _first(structure: Structure, sentence: Sentence) -> Iterator:
    """The first words of the paragraph."""
    if sentence.index:
        first = next(s for s in structure.sentences if s.paragraph == sentence.paragraph)
        yield from first.tokens[:3]


def figure_features(structure: Structure, place: Place, following: Place | None) -> list[str]:
    """Signals that an amount is a figure at all: its unit, size and form, and the words at both sides."""
    amount, left, tokens = place.amount, place.left, place.sentence.tokens
    written = structure.text[amount.span.start : amount.span.end]
    digits = "arabic" if written[0].isdigit() else "chinese"
    size = sum(amount.value >= bucket for bucket in _BUCKETS)
    before = tokens[place.low : place.at]
    after = tokens[place.at + 1 : place.high]
    last = before[-1].word if before else "^"
    next_word = after[0].word if after else "$"
    unit, kind = amount.unit, unit_class(amount.unit)
    features = [
        f"unit={unit}",
        f"unit+digits={unit}:{digits}",
        f"size={size}:{digits}",
        f"unit+size={unit}:{size}",
        f"class+size={kind}:{size}:{digits}",
        f"bound={amount.bound}:{kind}",
        f"left={left.change}:{left.to:d}{left.adds:d}{left.does:d}",
        f"verb={left.verb}",
        f"verb+class={left.verb}:{kind}:{digits}",
        f"before={last}",
        f"before tag={before[-1].tag if before else '^'}:{kind}",
        f"next={next_word}",
        f"next tag={after[0].tag if after else '$'}:{kind}",
        f"next2={''.join(t.word for t in after[:2])}",
        f"role={structure.paragraphs[place.sentence.paragraph].role}",
        f"neighbour={following is not None and following.at == place.high}",
        f"index={min(place.index, 2)}",
        f"extends={last in _EXTENDS}:{kind}:{digits}",
        f"compared={bool(_COMPARED.search(structure.text[tokens[place.clause].start : amount.bound_span.start]))}",
        f"words={min(place.at - place.low, 4)}:{min(len(after), 4)}:{kind}",
        f"small={bool(_SMALL.fullmatch(written.removesuffix(unit)))}:{unit}:{left.does:d}{left.adds:d}",
        f"close={structure.text[place.sentence.tokens[place.high].start : place.sentence.tokens[place.high].start + 1] if place.high < len(tokens) else '$'}",
    ]
    features += [f"word={t.word}" for t in before[-6:]]
    features += [f"after word={t.word}" for t in after[:4]]
    return features


def measure_features(
    structure: Structure, place: Place, metric: str, adds: bool
) -> Iterator[tuple[Measure, list[str]]]:
    """For each measure, the signals for it; the rule of the guidelines is one of them."""
    left, unit = place.left, place.amount.unit
    text = structure.text
    written = text[place.amount.span.start : place.amount.span.end]
    before = text[place.sentence.tokens[place.clause].start : place.amount.bound_span.start]
    rule = _rule(place, metric, written, before, adds)
    kind = unit_class(unit)
    signals = [
        f"rule={rule}",
        f"rule+class={rule}:{kind}",
        f"unit={unit}",
        f"verb={left.verb}:{kind}",
        f"left={left.change}:{left.to:d}{left.adds:d}:{kind}",
        f"metric={metric[-2:]}",
        f"metric1={metric[-1:]}:{kind}",
        f"bound={place.amount.bound}",
        f"double={written[:1] == '翻'}",
    ]
    signals += [f"word={t.word}" for t in place.sentence.tokens[place.low : place.at][-5:]]
    for measure in MEASURES:
        yield measure, [f"{measure} {signal}" for signal in signals]


def _rule(place: Place, metric: str, written: str, before: str, adds: bool) -> Measure:
    left, unit = place.left, place.amount.unit
    rates = unit in ("%", "‰", "倍", "成", "百分点")
    if unit == "百分点" or written.startswith("翻"):
        return "growth"
    if left.change and not left.to:
        return "growth" if rates else "increment"
    if unit in ("%", "‰"):
        return "growth" if _CHANGE.search(metric + before[-6:]) else "share"
    if _SHARE.search(metric) and unit not in ("元", "家", "个", "人"):
        return "share"
    return "increment" if adds else "level"

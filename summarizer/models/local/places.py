"""Amounts of the body in their places: the words around each, its time, and what its clause alone says against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.models.local.clauses import Clause, Sentence, Structure
from summarizer.models.local.lexicon import EXTENDS, any_of
from summarizer.models.local.metrics import MASK, Left, Word, read_left
from summarizer.models.local.periods import Scope
from summarizer.quantities import Amount, Period
from summarizer.quantities.amounts import find_amounts
from summarizer.schemas.vocabulary import ExclusionReason

__all__ = ["Place", "excluded", "places"]

_EXTENT_BEFORE = re.compile(rf"{any_of(EXTENDS)}了?$")
_COMPARED = re.compile(
    r"(?:比|较|高于|低于|高出|快于|优于|好于|领先|超出|超过|高过)(?:全国|全省|全市|全区|周边|国家|省|市|世界|同类|规划|预期|序时|计划|前者|后者|省定|国定)[一-龥]{0,8}$"
)
_SMALL = re.compile(r"^[一二两三四五六七八九十]+$")
_COUNTED = frozenset(
    [
        "个",
        "项",
        "件",
        "条",
        "场",
        "座",
        "家",
        "所",
        "类",
        "种",
        "大",
        "支",
        "部",
        "处",
        "批",
        "段",
        "片",
        "份",
        "位",
        "轮",
        "门",
        "层",
        "张",
        "镇",
        "村",
        "乡",
        "县",
        "社区",
        "市",
        "省",
        "道",
        "步",
        "笔",
        "环",
        "方",
    ]
)
_TIMES = frozenset(["年", "天", "日", "月", "个月", "小时", "分钟", "周", "星期", "季度", "个季度", "学期", "学年"])
_RATES = ("%", "‰", "倍", "成", "百分点")
_LISTS = frozenset(["、", "和", "及", "与", "以及"])
_CLASS_UNITS = frozenset(["元", "美元", "吨", "千瓦", "千伏", "平方米", "亩", "人", "公斤", "立方米", "千伏安", "兆瓦"])


@dataclass(frozen=True, slots=True)
class Place:
    """An amount in its sentence: the words before it back to the clause or the amount before, and those after.

    `linked` tells that only an enumeration sign stands between the amount before and this one's words.
    """

    amount: Amount
    sentence: Sentence
    clause: Clause
    before: str
    after: list[Word]
    left: Left
    linked: bool
    period: Period | None


def places(structure: Structure, source: str, times: Scope) -> Iterator[Place]:
    """The amounts of the body that are not excluded by what they stand in, in order, each in its place."""
    amounts = [a for a in find_amounts(source) if a.excluded is None]
    at = 0
    for sentence in structure.sentences:
        inside: list[Amount] = []
        while at < len(amounts) and amounts[at].span.start < sentence.span.end:
            if amounts[at].span.start >= sentence.span.start:
                inside.append(amounts[at])
            at += 1
        end = sentence.span.start
        for index, amount in enumerate(inside):
            clause = next((c for c in sentence.clauses if c.span.start <= amount.span.start < c.span.end), None)
            if clause is None:
                continue
            start = max(clause.span.start, end)
            before = times.masked(start, amount.bound_span.start, structure.text)
            words = _words(sentence, start, amount.bound_span.start, times)
            if words and words[-1][0] in _LISTS:
                words = []  # 5家园区、3个基地: what stands before belongs to the number before
            stop = (
                min(clause.span.end, inside[index + 1].bound_span.start) if index + 1 < len(inside) else clause.span.end
            )
            after = _words(sentence, amount.bound_span.end, stop, times)
            linked = start == end and bool(re.match(r"[、和及与]", before))
            yield Place(
                amount,
                sentence,
                clause,
                before,
                after,
                read_left(words),
                linked,
                times.at(amount.span.start, clause.span),
            )
            end = amount.bound_span.end


def excluded(place: Place, following: Place | None) -> ExclusionReason | None:
    """Why a number that is an amount measures nothing of the agency's work, as far as its clause shows."""
    amount, before, left = place.amount, place.before, place.left
    if _COMPARED.search(before) or (re.search(rf"{MASK}的$", before) and not left.origin and amount.unit in _RATES):
        return "context"
    if amount.unit in _TIMES and not (left.to or left.change):
        return "date"
    if (
        amount.unit in _CLASS_UNITS
        and amount.bound in ("min", "about")
        and following
        and following.clause is place.clause
    ):
        between = "".join(w for w, _ in place.after).strip()
        counted = following.amount.unit in (
            "个",
            "家",
            "项",
            "艘",
            "座",
            "条",
            "台",
            "户",
            "名",
            "件",
            "宗",
            "村",
            "处",
        )
        if counted and between and re.fullmatch(r"的?[一-龥A-Za-z]{1,14}", between):
            return "class"
    if amount.unit in _COUNTED and before.rstrip().endswith("等"):
        return "headings"
    if left.adds or left.to or left.origin:
        return None
    if amount.unit in _COUNTED and _EXTENT_BEFORE.search(before.replace(MASK, "")):
        return "extent"
    written = place.clause.text[amount.span.start - place.clause.span.start : amount.span.end - place.clause.span.start]
    return (
        "extent"
        if amount.unit in _COUNTED and _SMALL.match(written.removesuffix(amount.unit)) and amount.value <= 12
        else None
    )


def _words(sentence: Sentence, start: int, end: int, times: Scope) -> list[Word]:
    """The tagged words of a stretch; a time expression becomes one mask, a word that reaches out of the stretch is clipped."""
    words: list[Word] = []
    for token in sentence.tokens:
        if token.start >= end:
            break
        stop = token.start + len(token.word)
        if stop <= start:
            continue
        if times.covers(token.start, stop):
            if not words or words[-1][0] != MASK:
                words.append((MASK, "x"))
            continue
        word = token.word[max(0, start - token.start) : len(token.word) - max(0, stop - end)]
        words.append((word, token.tag))
    return words

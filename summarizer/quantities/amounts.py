"""Amounts in Chinese text: every number with its unit, found and read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from summarizer.quantities.bounds import bound_of
from summarizer.quantities.exclusions import Zones, excluded_zones, exclusion_of
from summarizer.quantities.model import Amount
from summarizer.quantities.numerals import NUMBER, read_number
from summarizer.quantities.periods import period_spans
from summarizer.quantities.units import CANONICAL, FIRST_SIGNS, INDEFINITE, unit_at
from summarizer.schemas.vocabulary import ExclusionReason
from summarizer.text import Span, fold

__all__ = ["find_amounts", "read_amount"]

_TENTHS = "[一二两三四五六七八九1-9]"
# 成 is a tenth unless it begins another word: 一成为, 三成立.
_SCAN = re.compile(
    rf"(?P<share>(?P<base>[百千万])分之(?P<part>{NUMBER}))"
    rf"|(?P<fraction>(?P<denominator>[二三四五六七八九十]+)分之(?P<numerator>[一二两三四五六七八九十]+)|(?<![\d/])1/[2-9](?![\d/]))"
    r"|(?P<double>翻(?:了)?[近约]?(?P<times>[一两二三四1-4])?番)"
    r"|(?P<half>一半|半数|(?<=过)半(?=[,;。、的]))"
    rf"|(?P<tenth>(?<![\d.])(?P<tenths>{_TENTHS})成(?P<rest>半|{_TENTHS}(?![成个家项次年月倍万千百十]))?(?![为立功果本效员长熟都交就品型绩份]))"
    rf"|(?<![A-Za-z\d.])(?P<number>{NUMBER})"
)
# Where an amount may begin; a lone Chinese digit is by far most often none (统一, 进一步), so its next character decides.
_BEGIN = re.compile(
    rf"[\d百千万亿翻]|(?<=过)半|半数|一半|[零〇一二两三四五六七八九十](?=[零〇一二两三四五六七八九十百千万亿成分点多余几至到~ -]|[{''.join(sorted(FIRST_SIGNS))}])"
)
_SHARE_BASE = {"百": ("%", 1), "千": ("%", 10), "万": ("%", 100)}
_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {str(i): i for i in range(10)} | {"两": 2}
_RANGE = re.compile(r"(?:-{1,2}|~|至|到)")
_RANGE_SIGNS = frozenset("-~至到")
_OVER = frozenset("多余")
_OPEN = frozenset("多余几")
_CHINESE_DIGITS = frozenset("零〇一二两三四五六七八九")
_FROM = ("从", "由", "自")
_HUNDRED_MILLION = 10**8
# 一 behind the thing that it counts (食堂一座) is a count, before it (一座食堂) an article.
_AFTER_NOUN = frozenset("座所条处栋台辆艘家")
_NOUN = re.compile(r"[一-龥]{2}(?<![进统同逐每这那哪某另第有是为成的上下之如])$")
_NEW = re.compile(r"(?:新增|新建|建成|新添|新设)$")
_REACHES = re.compile(
    r"(?:达到?|增?至|到|为|超过?|突破|逾|近|约|不低于|不少于|不超过|以上|[升降减压]|新增|增加|减少|控制在|保持在|稳定在|有)了?$"
)
# Whose number it is when no unit follows (guidelines, section 4: people are counted in 人).
_PEOPLE = re.compile(
    r"(?:人口|人员|人数|学生|居民|就业|党员|群众|职工|志愿者|劳动力|用户|患者|游客|旅客|农民|村民|市民|教师|师生|人才|老人|儿童|参保|[民员工生者])(?:总数|总量|规模|数量|数)?[^,;。]{0,8}$"
)
_CROSSES = frozenset("过破跨向")
_ENDS = frozenset(",;。、!") | {"", " "}
_CLASS = re.compile(r"(?:级|规模|量级|产业|企业|集群|产值|园区)")
_LISTED = re.compile(
    r"(?:个|大|项|点|条|件)?(?:方面|环节|层面|维度|角度|关键词|[字看](?=上|[,。;]|$)|意见|要点|抓手|转变|统筹(?!推))"
)
_LISTING = frozenset(("个", "大", "项", "点", "条", ""))
_BASES = frozenset("每第")
_AGE_CLASS = re.compile(r"(?:及?以上|及?以下|[-~至到]|的?[老儿青女男少]|适龄|人群)")


class _Reading(NamedTuple):
    end: int
    value: Decimal
    value_max: Decimal | None
    unit: str


@lru_cache(maxsize=64)
def find_amounts(text: str) -> tuple[Amount, ...]:
    """All amounts of a text, in order, also those that are `excluded` for what they stand in.

    A bare number without unit counts where it follows a verb of reaching or carries 万 or 亿.
    Results are kept for the texts used last, since model and grounding ask for the same article.
    """
    folded = fold(text)
    return tuple(_dated(_scan(folded, excluded_zones(folded)), period_spans(text)))


def read_amount(text: str) -> Amount | None:
    """Reads an amount that stands by itself, such as `363.2亿元`; `None` if there is none, or more than one."""
    found = list(_scan(fold(text), Zones()))
    return found[0] if len(found) == 1 else None


def _dated(amounts: Iterator[Amount], periods: list[Span]) -> Iterator[Amount]:
    """The amounts, excluded where they are part of a time expression; both in order."""
    at = 0
    for amount in amounts:
        while at < len(periods) and periods[at].end <= amount.span.start:
            at += 1
        dated = at < len(periods) and periods[at].start < amount.span.end
        yield amount._replace(excluded="date") if dated and amount.excluded is None else amount


def _scan(text: str, zones: Zones) -> Iterator[Amount]:
    at = 0
    while begin := _BEGIN.search(text, at):
        start = begin.start()
        match = _SCAN.match(text, start)
        if match is None:
            at = start + 1
            continue
        at = match.end()
        reading = _read(text, match)
        after = at if reading is None else reading.end
        if text[after : after + 1] in _RANGE_SIGNS:
            reading = _ranged(text, match, reading) or reading
        if reading is None:
            continue
        at = reading.end
        yield _amount(text, start, reading, zones)


def _read(text: str, match: re.Match[str]) -> _Reading | None:
    """One end of an amount, whatever form it has."""
    end, form = match.end(), match.lastgroup
    if form == "number":
        return _counted(text, match.start(), end)
    if form == "share":
        part = read_number(match["part"])
        unit, divisor = _SHARE_BASE[match["base"]]
        return _Reading(end, part[0] * part[1] / divisor, None, unit) if part else None
    if form == "fraction":
        below = read_number(match["denominator"] or match[0][2:])
        above = read_number(match["numerator"] or "1")
        if not below or not above or not below[0]:
            return None
        return _Reading(end, round(above[0] * 100 / below[0], 2).normalize(), None, "%")
    if form == "double":
        return _Reading(end, Decimal(2 ** _DIGIT[match["times"] or "一"] - 1) * 100, None, "%")
    if form == "half":
        return _Reading(end, Decimal(50), None, "%")
    rest = match["rest"] or "零"
    return _Reading(end, Decimal(_DIGIT[match["tenths"]] * 10 + (5 if rest == "半" else _DIGIT[rest])), None, "%")


def _amount(text: str, start: int, reading: _Reading, zones: Zones) -> Amount:
    end, value, value_max, unit = reading
    bound, left, right = bound_of(text, start, end)
    if bound == "exact" and not _OPEN.isdisjoint(text[start:end]):
        bound = "min"
    if bound == "exact" and text[start] == "翻" and any(c in text[start:end] for c in "近约"):
        bound = "about"
    excluded = exclusion_of(text, start, end, zones) or _context(text, start, end, unit)
    return Amount(Span(start, end), value, value_max, CANONICAL.get(unit, unit), bound, Span(left, right), excluded)


def _context(text: str, start: int, end: int, unit: str) -> ExclusionReason | None:
    """`每万人`, `60岁以上老人`, `三个方面`: the number names a base or a class, or counts what follows."""
    if text[start - 1 : start] in _BASES:
        return "context"
    if unit in ("岁", "周岁") and _AGE_CLASS.match(text, end):
        return "context"
    return "headings" if unit in _LISTING and _LISTED.match(text, end) else None


def _counted(text: str, start: int, end: int) -> _Reading | None:
    """A number with its unit."""
    unit, unit_end = _unit(text, end)
    words = text[start:end]
    if not unit and len(words) == 1 and words in _CHINESE_DIGITS:
        return None  # by far the most frequent: 统一, 进一步
    number = read_number(words)
    if number is None:
        return None
    value = number[0] * number[1]
    if not unit:
        bare = _bare_unit(text, start, end, number)
        return None if bare is None else _Reading(end, value, None, bare)
    if words == "一" and unit in INDEFINITE and not _NEW.search(text[max(0, start - 3) : start]):
        counted = (
            unit in _AFTER_NOUN
            and text[unit_end : unit_end + 1] in _ENDS
            and _NOUN.search(text[max(0, start - 2) : start])
        )
        return _Reading(unit_end, value, None, unit) if counted else None
    return None if unit == "成" else _Reading(unit_end, value, None, unit)


def _bare_unit(text: str, start: int, end: int, number: tuple[Decimal, int]) -> str | None:
    """The unit of a number that none follows: 元 for 千亿级, 人 for people, `""` after a verb of reaching."""
    large = number[1] >= 10**4 or number[0] >= 10**4
    digits = text[start].isdigit()
    if (
        text[start] in "百千万"
        and text[end - 1] == "亿"
        and text[start - 1 : start] in _CROSSES
        and text[end : end + 1] in _ENDS
    ):
        return "元"  # 要过百亿, 突破千亿: the size of an economy
    if large and _CLASS.match(text, end):
        return "元" if number[0] * number[1] >= _HUNDRED_MILLION else ""
    if digits and end < len(text) and text[end] in "+-/年月日号时:":
        return None
    before = text[max(0, start - 14) : start]
    if large and (number[1] >= 10**4 or digits) and len(text[start:end]) > 1 and _PEOPLE.search(before):
        return "人"
    reached = _REACHES.search(before)
    if digits and "." in text[start:end] and text[start - 1 : start] in ("由", "从"):
        return ""  # 由1.83缩小到1.81
    return "" if (digits and (reached or number[1] >= 10**4)) or (reached and large and number[0] != 1) else None


_INSIDE = re.compile(r"个[多余几]?(百分点|工作日|小时|月|季度|基点)")


def _unit(text: str, at: int) -> tuple[str, int]:
    """The unit at `at`, and where it ends; white space may stand before it."""
    sign = text[at : at + 1]
    while sign == " ":
        at += 1
        sign = text[at : at + 1]
    if sign == "个" and (inside := _INSIDE.match(text, at)):
        return inside[1] if inside[1] not in ("月", "季度") else f"个{inside[1]}", inside.end()
    if sign in _OVER:
        at += 1
    unit = unit_at(text, at)
    return unit, at + len(unit)


def _ranged(text: str, match: re.Match[str], first: _Reading | None) -> _Reading | None:
    """The range that begins at `match`: `15%—18%`, `3至5个`, `六成至七成`; `从X到Y` is none."""
    bare = read_number(match["number"]) if match["number"] and not first else None
    first = first or (bare and _Reading(match.end(), bare[0] * bare[1], None, "")) or None
    separator = _RANGE.match(text, first.end) if first else None
    if first is None or separator is None or text[max(0, match.start() - 1) : match.start()] in _FROM:
        return None
    other = _SCAN.match(text, separator.end())
    second = _read(text, other) if other else None
    if other is None or second is None or not second.unit or (first.unit and first.unit != second.unit):
        return None
    low = first.value
    if not first.unit and other["number"]:
        factor = (read_number(other["number"]) or (0, 1))[1]
        low = low * factor if low * factor < second.value else low
    return _Reading(second.end, low, second.value, second.unit) if low < second.value else None

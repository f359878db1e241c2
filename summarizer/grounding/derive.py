"""The sign of a number, and its measure where the words beside it decide it; section 4 of the labelling guidelines.

What the words decide, whatever the model said:

- A verb of falling, then the number (`下降5%`, `减少碳排放20万吨`, `少用水2亿方`), or 降幅: negative, `growth` of a
  rate, `increment` of an amount.
- A verb of falling or rising, then 到, 至 or 为, then the number: no change but what was reached, so neither `growth`
  nor `increment`; `share` of a percentage, else `level`, where the model said one of those.
- A verb of rising, then the number (`提高8%`), or 增速: `growth` of a rate.
- 增长, 增加, 上升, 上涨, then the number (`增加1800亿元`): the same, and `increment` of an amount.
- 百分点 and 翻番: `growth`. A growth in 倍 is given in percent.
- 新增, 净增, then the number: `increment` where the model said `level` or `growth`.

A `growth` in a unit that is no rate is an `increment` or a `level`. Everything else stays as the model said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from summarizer.quantities.model import Amount
from summarizer.schemas.vocabulary import Measure
from summarizer.text import Span

__all__ = ["REACH", "derive", "scaled"]

# Verbs of falling and rising in reports on economy and administration, after the terms of the yearly statistical
# communiqué (国民经济和社会发展统计公报). The nouns name the change itself.
_VERBS = {
    "fall": "负增长 下降 降低 减少 减轻 压减 压降 缩短 回落 收窄 削减 下滑 缩减 压缩 下跌 下调 调减 核减 缩小 收缩 "
    "递减 递降 萎缩 锐减 骤降 减低 消减 调低 下挫 减缓 精简 砍掉 压掉 扣减 降价 平均降价",
    "less": "少缴 少交 少用 少做 少跑 少花 少走 少排 少占 少耗 少等 少收 少填 少带 少付 少报 少办",
    "fall noun": "降幅 减幅 跌幅 下降幅度 降低幅度 减少幅度 下降率 降低率 减少率",
    "gain": "净增长 净增加 增长 增加 上升 上涨",
    "rise": "提高 提升 递增 攀升 扩大 走高 上扬 拉高 延长 加快 抬升",
    "rise noun": "增速 增幅 涨幅 升幅 增长率 增长速度 增长幅度 提升幅度",
}
_KIND = {word: kind for kind, words in _VERBS.items() for word in words.split()}
_VERB = re.compile("|".join(sorted(_KIND, key=len, reverse=True)))
_NOT = ("不", "未", "没", "无", "没有", "不再", "不会", "至", "缺")  # before a verb; 至 and 缺 before 少
_NEW = ("新增", "净增", "新添")
# A single character is a verb right before its number only, and not where it ends one of these words: 升降, 不少.
_SHORT = re.compile(r"(?:(?P<fall>(?<![升空霜投加])[降减缩跌])|(?P<less>(?<![减不缺至多很])少))$")
_SHORT_TO = re.compile(r"[降减缩跌升增涨][至到为成]$")
_COMPARED = re.compile(r"[比较]")
_AFTER = "了约近"  # what may follow a verb, before its number

# A quick look: each of the words above holds one of these.
_ANY = re.compile("[精掉降减缩落窄滑跌萎增升涨提攀扩走扬拉延快抬少添调挫]")

_NUMBER = "#"  # stands for a number before the one in question: 分别下降3%、1.5%
_LIST = rf"[、和及与,\s{_NUMBER}]"
# What may stand between verb and number, noun and number; and what makes the number the end that is reached.
_DIRECT = re.compile(rf"(?:了|约|再|又|达到?|幅度|比例|平均|累计|分别|各|{_LIST})*$")
_NOUN_DIRECT = re.compile(rf"(?:达到?|为|是|在|控制|保持|稳定|分别|各|{_LIST})*$")
_TO = re.compile(rf"(?<![达得直甚])[到至为成](?:了|约|分别|{_LIST})*$")
# What takes a number away from the verb of falling before it: 降低能耗的企业达到300家, 下降3%、满意度98%.
_BROKEN = re.compile(rf"的|达|到|至|为|新|增|建|实现|完成|有|在|占|投|覆盖|扩|办|培|引|{_LIST}")
# Up to the last mark of a clause, found from behind; the comma of a number (`1,083`) is none.
_LAST_MARK = re.compile(r".*(?:[。!?;:\"()]|(?<!\d),|,(?!\d))", re.DOTALL)

REACH = 40
"""Characters before a number in which its verb stands."""

_GOVERNED = 20  # characters between a verb of falling and the number of its object
_RATES = frozenset(("%", "‰", "百分点", "倍", "基点", "BP"))
_MINUS = "-－−"  # noqa: RUF001
_BEFORE_MINUS = frozenset("为到至长在降约")


def derive(
    plain: str, amount: Amount, metric: str, measure: Measure, inside: Callable[[], Sequence[Amount]] = tuple
) -> tuple[bool, Measure]:
    """Whether the number is negative, and its measure.

    `plain` is the folded text that the amounts' spans point into, `inside` gives the amounts of the same sentence
    in `REACH` before it, which may share one verb; it is asked only where there is a verb.
    """
    end = amount.bound_span.start
    start = _clause_start(plain, end)
    turn, new = None, False
    if _ANY.search(plain, start, end):
        head = _head(plain, Span(start, end), inside())
        turn, new = _turn(head, metric), head.rstrip(_AFTER).endswith(_NEW)
    if turn == "fall" or _minus(plain, amount):
        return True, _change(amount)
    return False, _measure(plain, amount, turn, measure, new=new)


def scaled(amount: Amount, measure: Measure) -> tuple[Decimal, Decimal | None, str]:
    """Value, upper value and unit; a growth in 倍 is one in percent (增长1.2倍 is 120 %, as 翻一番 is 100 %)."""
    if measure != "growth" or amount.unit != "倍":
        return amount.value, amount.value_max, amount.unit
    return amount.value * 100, None if amount.value_max is None else amount.value_max * 100, "%"


def _change(amount: Amount) -> Measure:
    return "growth" if amount.unit in _RATES else "increment"


def _measure(plain: str, amount: Amount, turn: str | None, measure: Measure, *, new: bool) -> Measure:
    """The measure of a number that is not negative."""
    rate = amount.unit in _RATES
    if "百分点" in amount.unit or plain[amount.span.start] == "翻":
        return "growth"
    if turn == "to":
        reached: Measure = "share" if amount.unit in ("%", "‰") else "level"
        return measure if measure in ("share", "level") else reached
    if turn == "gain" or (turn == "rise" and rate) or (new and measure in ("level", "growth")):
        return _change(amount)
    if measure == "growth" and not rate:
        return "increment" if turn == "rise" else "level"
    return measure


def _minus(plain: str, amount: Amount) -> bool:
    """`增速为-3.2%`, `负3.2%`: a sign of its own, not the dash of a range or of an insertion."""
    start = amount.span.start
    sign = plain[start - 1 : start]
    if not sign or amount.unit not in _RATES:
        return False
    return sign == "负" or (sign in _MINUS and plain[start - 2 : start - 1] in _BEFORE_MINUS)


def _clause_start(plain: str, end: int) -> int:
    """Where the clause of a number begins."""
    start = max(0, end - REACH)
    mark = _LAST_MARK.match(plain, start, end)
    return mark.end() if mark else start


def _head(plain: str, clause: Span, inside: Sequence[Amount]) -> str:
    """The words of a clause before its number, with `#` for the numbers among them."""
    start, end = clause
    head = ""
    for other in inside:
        if start <= other.bound_span.start and other.bound_span.end <= end:
            head += plain[start : other.bound_span.start] + _NUMBER
            start = other.bound_span.end
    return head + plain[start:end]


def _turn(head: str, metric: str) -> str | None:
    """The verb that has the number: `fall`, `gain` or `rise`; `to` if a verb leads up or down to it."""
    stem = head.rstrip(_AFTER)
    if _SHORT_TO.search(stem, max(0, len(stem) - 2)):
        return "to"
    verb = None
    for found in _VERB.finditer(head):
        if not head.endswith(_NOT, 0, found.start()):
            verb = found
    if verb is None:
        return _short(stem)
    return _verb_turn(_KIND[verb[0]], head[verb.end() :], metric) or _short(stem)


def _verb_turn(kind: str, tail: str, metric: str) -> str | None:
    """Whether the last verb before a number, `tail` after it, has the number, and how."""
    if kind.endswith("noun"):
        return kind.removesuffix(" noun") if _NOUN_DIRECT.match(tail) else None
    if _TO.search(tail):
        return "to"
    if kind != "less" and _DIRECT.match(tail):
        return kind
    if len(tail) > _GOVERNED or _BROKEN.search(tail):
        return None
    return "fall" if kind == "less" or (kind == "fall" and metric[-2:] in tail) else None


def _short(stem: str) -> str | None:
    short = _SHORT.search(stem, max(0, len(stem) - 1))
    if short is None:
        return None
    return "fall" if short["fall"] or _COMPARED.search(stem) else None

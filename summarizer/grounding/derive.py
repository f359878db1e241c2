"""The sign of a number, and its measure where the words beside it decide it; section 4 of the labelling guidelines.

What the words decide, whatever the model said:

- A verb of falling, then the number (`下降5%`, `减少碳排放20万吨`), or 降幅: negative, `growth` of a rate, `increment`
  of an amount.
- A verb of falling or rising, then 到, 至 or 为, then the number: no change but what was reached, so neither `growth`
  nor `increment`; `share` of a percentage, else `level`, where the model said one of those.
- A verb of rising, then the number (`提高8%`), or 增速: `growth` of a rate.
- 增长, 增加, 上升, 上涨, then the number (`增加1800亿元`): the same, and `increment` of an amount.
- 百分点 and 翻番: `growth`.
- 新增, 净增, then the number: `increment` where the model said `level` or `growth`.

A `growth` in a unit that is no rate is an `increment` or a `level`. Everything else stays as the model said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from summarizer.quantities.model import Amount
from summarizer.schemas.vocabulary import Measure

__all__ = ["derive"]

# Verbs of falling and rising in reports on economy and administration, after the terms of the yearly statistical
# communiqué (国民经济和社会发展统计公报). The nouns name the change itself.
_FALL = (
    "负增长|下降|降低|减少|减轻|压减|压降|缩短|回落|收窄|削减|下滑|缩减|压缩|下跌|下调|调减|核减|缩小|收缩|递减|递降"
    "|萎缩|锐减|骤降|减低|消减|调低|下挫|减缓"
)
_FALL_NOUN = "降幅|减幅|跌幅|下降幅度|降低幅度|减少幅度|下降率|降低率|减少率"
_GAIN = "净增长|净增加|增长|增加|上升|上涨"
_RISE = "提高|提升|递增|攀升|扩大|走高|上扬|拉高|延长|加快|抬升"
_RISE_NOUN = "增速|增幅|涨幅|升幅|增长率|增长速度|增长幅度|提升幅度"
_VERB = re.compile(
    rf"(?<![不未没无])(?:(?P<fall_noun>{_FALL_NOUN})|(?P<rise_noun>{_RISE_NOUN})"
    rf"|(?P<fall>{_FALL})|(?P<gain>{_GAIN})|(?P<rise>{_RISE}))"
)
# A single character is a verb right before its number only, and not where it ends one of these words: 升降, 不少.
_SHORT = re.compile(r"(?:(?P<fall>(?<![升空霜投加])[降减缩跌])|(?P<less>(?<![减不缺至多很])少))[了约近]?$")
_SHORT_TO = re.compile(r"[降减缩跌升增涨](?:至|到|为|成)[了约近]?$")
_COMPARED = re.compile(r"[比较]")

# A quick look: each of the words above holds one of these.
_ANY = re.compile("[降减缩落窄滑跌萎增升涨提攀扩走扬拉延快抬少添调挫]")

_NUMBER = "#"  # stands for a number before the one in question: 分别下降3%、1.5%
_LIST = rf"[、和及与,\s{_NUMBER}]"
# What may stand between verb and number, noun and number; and what makes the number the end that is reached.
_DIRECT = re.compile(rf"(?:了|约|再|又|达到?|幅度|比例|平均|累计|分别|各|{_LIST})*$")
_NOUN_DIRECT = re.compile(rf"(?:达到?|为|是|在|控制|保持|稳定|分别|各|{_LIST})*$")
_TO = re.compile(rf"(?<![达得直甚])(?:到|至|为|成)(?:了|约|分别|{_LIST})*$")
# What takes a number away from the verb of falling before it: 降低能耗的企业达到300家, 下降3%、满意度98%.
_BROKEN = re.compile(rf"的|达|到|至|为|新|增|建|实现|完成|有|在|占|投|覆盖|扩|办|培|引|{_LIST}")
_NEW = re.compile(r"(?:新增|净增|新添)(?:了|约|近)?$")
_CLAUSE_MARK = re.compile(r"[。!?;:\"()]|(?<!\d),|,(?!\d{3})")

_REACH = 40  # characters before a number in which its verb stands
_GOVERNED = 20  # characters between a verb of falling and the number of its object
_RATES = frozenset(("%", "‰", "百分点", "倍", "基点", "BP"))
_MINUS = "-－−"  # noqa: RUF001


def derive(
    plain: str, amount: Amount, metric: str, measure: Measure, inside: Callable[[], Sequence[Amount]] = tuple
) -> tuple[bool, Measure]:
    """Whether the number is negative, and its measure.

    `plain` is the folded text that the amounts' spans point into, `inside` gives the amounts of the same sentence,
    which may share one verb; it is asked only where there is a verb.
    """
    end = amount.bound_span.start
    if not _ANY.search(plain, max(0, end - _REACH), end) and amount.unit not in _RATES:
        return False, "level" if measure == "growth" else measure
    change: Measure = "growth" if amount.unit in _RATES else "increment"
    head = _head(plain, amount, inside())
    turn = _turn(head, metric)
    if turn == "fall" or _minus(plain, amount):
        return True, change
    return False, _measure(plain, amount, turn, bool(_NEW.search(head)), measure)


def _measure(plain: str, amount: Amount, turn: str | None, new: bool, measure: Measure) -> Measure:
    """The measure of a number that is not negative."""
    rate = amount.unit in _RATES
    change: Measure = "growth" if rate else "increment"
    if "百分点" in amount.unit or "翻" in plain[amount.span.start : amount.span.end]:
        return "growth"
    if turn == "to":
        reached: Measure = "share" if amount.unit in ("%", "‰") else "level"
        return measure if measure in ("share", "level") else reached
    if turn == "gain" or (turn == "rise" and rate):
        return change
    if new and measure in ("level", "growth"):
        return change
    if measure == "growth" and not rate:
        return "increment" if turn == "rise" else "level"
    return measure


def _minus(plain: str, amount: Amount) -> bool:
    """`增速为-3.2%`, `负3.2%`: a sign of its own, not the dash of a range or of an insertion."""
    start = amount.span.start
    sign = plain[start - 1 : start]
    if amount.unit not in _RATES or not sign:
        return False
    return sign == "负" or (sign in _MINUS and plain[max(0, start - 2) : start - 1] in tuple("为到至长在降约"))


def _head(plain: str, amount: Amount, inside: Sequence[Amount]) -> str:
    """The words of the clause before a number and its bound, with `#` for the numbers among them."""
    end = amount.bound_span.start
    start = max(0, end - _REACH)
    for mark in _CLAUSE_MARK.finditer(plain, start, end):
        start = mark.end()
    pieces: list[str] = []
    for other in inside:
        if start <= other.bound_span.start and other.bound_span.end <= end:
            pieces += (plain[start : other.bound_span.start], _NUMBER)
            start = other.bound_span.end
    return "".join((*pieces, plain[start:end]))


def _turn(head: str, metric: str) -> str | None:
    """The verb that has the number: `fall`, `gain` or `rise`; `to` if a verb leads up or down to it."""
    if _SHORT_TO.search(head):
        return "to"
    verb = None
    for verb in _VERB.finditer(head):  # noqa: B007
        pass
    if verb is None:
        return _short(head)
    tail = head[verb.end() :]
    if verb["fall_noun"] or verb["rise_noun"]:
        return ("fall" if verb["fall_noun"] else "rise") if _NOUN_DIRECT.match(tail) else None
    if _TO.search(tail):
        return "to"
    if _DIRECT.match(tail):
        return verb.lastgroup
    governed = verb["fall"] and len(tail) <= _GOVERNED and metric[-2:] in tail and not _BROKEN.search(tail)
    return "fall" if governed else _short(head)


def _short(head: str) -> str | None:
    short = _SHORT.search(head)
    if short is None:
        return None
    return "fall" if short["fall"] or _COMPARED.search(head) else None

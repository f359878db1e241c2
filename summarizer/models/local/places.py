"""Amounts of the body in their places: the words before and after each, and the verbs that lead to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.models.local.clauses import AMOUNT, PERIOD, Sentence, Structure, Token
from summarizer.models.local.lexicon import (
    ADDS,
    ADVERBS,
    DOES,
    FALLS,
    REACHES,
    RISES,
)
from summarizer.quantities import Amount

__all__ = ["MARKS", "SKIPPED", "Left", "Place", "is_noun", "places", "unit_class"]

MARKS = frozenset(",;:。!?")
"""What ends a clause."""
_ADVERBS = frozenset(ADVERBS.split())
_REACHES = frozenset(REACHES.split())
_RISES = frozenset(RISES.split())
_FALLS = frozenset(FALLS.split())
_ADDS = frozenset(ADDS.split())
_DOES = frozenset(DOES.split())
_EACH = frozenset(("各", "均", "都", "分别"))
_HOLDS = frozenset(("稳定", "保持", "控制", "维持"))
_INSIDE = frozenset("中里内")
_GOT = frozenset(("到", "至", "达", "达到", "为", "成", "在", "破"))
SKIPPED = frozenset("的 了 着 过 \" ' ( ) 、 约 近 超 逾 由 从 自 在 至 比 较 于 以 将 把".split(" ")) | {" ", ""}
"""Particles and marks that belong to nothing at the end of a phrase."""
_PER = frozenset("每人 每户 每亩 每村 每月 每年 每天 每日 每件 每吨 每个 每校 每班 每家 每千人 每万人 每百人".split())


_PERSONS = frozenset(("人", "名", "位", "人次", "万人"))
_RATES = frozenset(("%", "‰", "倍", "成", "百分点"))
_MONEY = frozenset(("元", "美元", "港元", "欧元"))
_SIZES = frozenset(
    "公里 千米 米 平方米 平方公里 亩 公顷 吨 千瓦 千瓦时 立方米 公斤 斤 岁 天 小时 分钟 年 个月 工作日 个工作日 级 分 度".split()
)
_CLASS: dict[str, str] = {
    "": "none",
    **dict.fromkeys(_RATES, "rate"),
    **dict.fromkeys(_MONEY, "money"),
    **dict.fromkeys(_PERSONS, "person"),
    **dict.fromkeys(_SIZES, "size"),
}
_NOUNS = frozenset("vn eng vg zg".split())


def unit_class(unit: str) -> str:
    """What sort of thing a unit counts: a rate, money, persons, a size, or things."""
    return _CLASS.get(unit, "thing")


def is_noun(token: Token) -> bool:
    """Whether a word can be part of a noun phrase by itself."""
    tag = token.tag
    return tag[0] in "nbjliaq" or tag in _NOUNS


@dataclass(slots=True)
class Left:
    """What the words before an amount say of it.

    `ends` are where a phrase before it may end (token indices, the innermost first: before adverbs, before a verb of
    reaching, before a verb of change, adding or doing). `change` is `rise` or `fall` where the number itself is a change
    (增长8%), `to` whether the number is where something got to (提高到8%), `adds` whether a verb of adding (新增) stands in
    the clause, `verb` the last verb taken off, `each` a word such as 各 that deals the number out, `origin` whether the
    number is where a change began (由5家).
    """

    ends: tuple[int, ...] = ()
    change: str = ""
    to: bool = False
    adds: bool = False
    does: bool = False
    verb: str = ""
    each: str = ""
    origin: bool = False


@dataclass(slots=True)
class Place:
    """An amount in its sentence.

    `at` is its token; `[low, at)` and `(at, high)` are the words of its own before and after it, within the clause and
    between its neighbours. `index` counts the amounts of the sentence, `clause` is the first token of the clause, `start` where the amount and its
    bound words begin in the text. `classed` tells whether the amount right before `low` may name a class of the things
    counted (税收超亿元楼宇8幢). `shape` sums up verb, nouns at both sides and unit, `among` tells whether 其中 leads on.
    """

    amount: Amount
    sentence: Sentence
    at: int
    low: int
    high: int
    clause: int
    index: int
    left: Left
    start: int
    shape: str
    among: str
    classed: bool


def places(structure: Structure) -> Iterator[Place]:
    """The amounts of the body that are not excluded by what they stand in, in order."""
    for sentence in structure.sentences:
        tokens = sentence.tokens
        at = [i for i, token in enumerate(tokens) if token.tag == AMOUNT]
        for index, k in enumerate(at):
            clause = k
            while clause and tokens[clause - 1].word not in MARKS:
                clause -= 1
            low = max(clause, at[index - 1] + 1 if index else 0)
            high = k + 1
            while high < len(tokens) and tokens[high].tag != AMOUNT and tokens[high].word not in MARKS:
                high += 1
            amount = structure.amounts[tokens[k].start]
            left = _left(tokens, low, k)
            shape = _shape(tokens, low, k, high, left, amount.unit)
            among = "1" if any(t.word == "其中" for t in tokens[clause:k]) else "0"
            classed = low > clause and _classed(structure.amounts[tokens[low - 1].start], amount)
            yield Place(amount, sentence, k, low, high, clause, index, left, tokens[k].start, shape, among, classed)


def _classed(before: Amount, amount: Amount) -> bool:
    return (
        before.bound != "exact" and unit_class(before.unit) in ("money", "size") and unit_class(amount.unit) == "thing"
    )


def _shape(tokens: Sequence[Token], low: int, at: int, high: int, left: Left, unit: str) -> str:
    verb = "to" if left.to else left.change or ("add" if left.adds else "do" if left.does else "-")
    before = any(map(is_noun, tokens[low : left.ends[-1]]))
    right = next((t for t in tokens[at + 1 : high] if t.word not in SKIPPED), None)
    after = right is not None and (is_noun(right) or right.tag[0] == "v")
    return f"{verb}{before:d}{after:d}{unit_class(unit)}"


def _left(tokens: Sequence[Token], low: int, at: int) -> Left:
    """Takes the words before an amount off one by one, from the right: adverbs, verbs of reaching, of change, of doing."""
    left = Left(adds=_adds(tokens, low, at))
    end = _skip(tokens, low, at, left)
    ends = [end]
    if count := _reached(tokens, low, end):
        left.to = True
        left.verb = tokens[end - count].word
        end = _skip(tokens, low, end - count, left)
        ends.append(end)
    kind, count = _led(tokens, low, end)
    if count:
        if not left.to:
            left.change = kind if kind in ("fall", "rise") else ""
            left.verb = "".join(t.word for t in tokens[end - count : end])
        left.does = kind == "do"
        ends.append(_skip(tokens, low, end - count, left))
    if (start := _within(tokens, low, end := ends[-1])) < end:
        ends.append(_skip(tokens, low, start, left))
    left.ends = tuple(dict.fromkeys(ends))
    return left


def _within(tokens: Sequence[Token], low: int, end: int) -> int:
    """Where a place or scope begins that ends at `end`: 地区生产总值|在全省县中."""
    if end > low and tokens[end - 1].word in _INSIDE:
        for start in range(end - 2, max(low, end - 9), -1):
            if tokens[start].word == "在":
                return start
    return end


def _led(tokens: Sequence[Token], low: int, end: int) -> tuple[str, int]:
    """What sort of verb stands at the end, and how many words it takes; 0 if none does."""
    for table, kind in ((_ADDS, "add"), (_FALLS, "fall"), (_RISES, "rise"), (_DOES, "do")):
        if count := _suffix(tokens, low, end, table):
            return kind, count
    return "", 0


def _skip(tokens: Sequence[Token], low: int, end: int, left: Left) -> int:
    """Where the words end without the adverbs, marks and times at their end."""
    while end > low:
        token = tokens[end - 1]
        word = token.word
        if word in ("到", "至", "为", "在") and end - 1 > low and tokens[end - 2].tag[0] == "v":
            break
        if word in _EACH:
            left.each = word
        elif word in ("由", "从"):
            left.origin = True
        elif not (word in _ADVERBS or word in SKIPPED or word in _PER or token.tag == PERIOD):
            break
        end -= 1
    return end


def _suffix(tokens: Sequence[Token], low: int, end: int, table: frozenset[str]) -> int:
    """How many of the last words make, together, a member of `table`; 0 if none do."""
    stop = end
    while stop > low and tokens[stop - 1].word in ("了", "着", "过"):
        stop -= 1
    word = ""
    found = 0
    for count in (1, 2, 3):
        if stop - count < low:
            break
        word = tokens[stop - count].word + word
        if word in table:
            found = count + end - stop
    return found


def _reached(tokens: Sequence[Token], low: int, end: int) -> int:
    """How many words a verb of reaching takes at the end: 达到, 提高到, or any verb with 到, 至 or 为."""
    if count := _suffix(tokens, low, end, _REACHES):
        return count
    if end - 1 > low and tokens[end - 1].word in _GOT:
        before = tokens[end - 2]
        if (before.tag[0] == "v" and len(before.word) > 1) or before.word in _HOLDS:
            return 1 if before.word in _RISES or before.word in _FALLS else 2
    if end > low:
        word, tag, _ = tokens[end - 1]
        if len(word) > 1 and word[-1] in "到至" and tag[0] == "v":
            return 1
    return 0


def _adds(tokens: Sequence[Token], low: int, at: int) -> bool:
    return any(
        tokens[i].word in _ADDS or (i + 1 < at and tokens[i].word + tokens[i + 1].word in _ADDS) for i in range(low, at)
    )

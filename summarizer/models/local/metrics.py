"""What a number measures: the noun phrase before it, or after it. All of it works on tagged words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.models.local.lexicon import ADDS, ADVERBS, DOES, FALLS, HEAVY, PREDICATES, REACHES, RISES, SCOPES

__all__ = ["MASK", "Left", "Word", "read_left", "read_right"]

Word = tuple[str, str]
"""A word with its part of speech (the tags of jieba)."""

MASK = "\x00"
"""Stands for a time expression among the words before a number."""

_ADVERBS = frozenset(ADVERBS.split())
_SCOPES = frozenset(SCOPES.split())
_REACHES = frozenset(REACHES.split())
_RISES = frozenset(RISES.split())
_FALLS = frozenset(FALLS.split())
_ADDS = frozenset(ADDS.split())
_LIGHT = frozenset((DOES + " " + ADDS).split())
_HEAVY = frozenset(HEAVY.split())
_PREDICATES = frozenset(PREDICATES.split())
_EACH = frozenset(("各", "均", "都", "分别"))
_GOT = frozenset(("到", "至", "达", "达到", "为", "成", "在", "破"))
_SKIPPED = frozenset(
    [
        "的",
        "了",
        "着",
        "过",
        '"',
        "'",
        "(",
        "、",
        "约",
        "近",
        "超",
        "逾",
        "由",
        "从",
        "自",
        "在",
        "至",
        "比",
        "较",
        "于",
        "以",
        "将",
        "把",
    ]
) | {" ", MASK, "\n"}
_PUNCTUATION = frozenset(',;:。!?、()"《》')
_NOUN_TAGS = frozenset(
    [
        "n",
        "nr",
        "ns",
        "nt",
        "nz",
        "vn",
        "an",
        "a",
        "b",
        "j",
        "l",
        "i",
        "eng",
        "ng",
        "f",
        "s",
        "m",
        "q",
        "k",
        "h",
        "x",
        "ad",
        "zg",
        "g",
        "vg",
        "ag",
        "nrt",
        "nrfg",
        "mq",
        "un",
        "o",
        "t",
        "r",
    ]
)
_PER = re.compile(r"每[人户亩村月年天日件名吨个校班家]|每[千万百]人")
_NOMINAL_END = re.compile(r"[率数量额值度比面价]")
_SHORT = 3
_LONG = 18


@dataclass(frozen=True, slots=True)
class Left:
    """What stands before a number: the metric it leaves (may be empty), and the verbs that were taken off.

    `nominal` tells whether there is a noun in the metric, `change` is `rise` or `fall` where the number itself is a
    change (增长8%), `to` whether the number is where
    something got to (提高到8%), `adds` whether a verb of adding (新增) leads to the number, `does` the light verb
    directly before it, `each` a word such as 各 or 分别 that deals the number out, `origin` whether it is where a change began (由5家).
    """

    metric: str
    nominal: bool = False
    change: str | None = None
    to: bool = False
    adds: bool = False
    does: str = ""
    each: str | None = None
    origin: bool = False


def read_left(words: Sequence[Word]) -> Left:
    """Takes the words before a number apart, from the right: adverbs, verbs of reaching, of change, of doing."""
    rest = list(words)
    adds = any(_suffix(rest[: i + 1], _ADDS) for i in range(len(rest)))
    skipped = _skip(rest)
    each = next((word for word in skipped if word in _EACH), None)
    origin = any(word in ("由", "从") for word in skipped)
    to, change, does = _reached(rest), None, ""
    if to:
        each = each or next((word for word in _skip(rest) if word in _EACH), None)
    if count := _suffix(rest, _ADDS):
        del rest[-count:]
    elif count := _suffix(rest, _FALLS):
        change = None if to else "fall"
        del rest[-count:]
    elif count := _suffix(rest, _RISES):
        change = None if to else "rise"
        del rest[-count:]
    elif count := _suffix(rest, _LIGHT):
        does = "".join(word for word, _ in rest[-count:])
        del rest[-count:]
    each = each or next((word for word in _skip(rest) if word in _EACH), None)
    metric, nominal = _phrase(rest)
    if not metric and does in _HEAVY:
        nominal = True
        per = next((word for word in skipped if _PER.fullmatch(word)), "")
        metric, does = per + does, ""
    return Left(metric, nominal, change, to, adds, does, each, origin)


def _skip(words: list[Word]) -> list[str]:
    """Takes adverbs, marks and scopes off the end, and returns them."""
    taken = []
    while words:
        last = words[-1][0]
        if last in ("到", "至", "为", "在") and len(words) > 1 and words[-2][1][0] == "v":
            break
        if last in _ADVERBS or last in _SKIPPED or last in _EACH or _PER.fullmatch(last):
            taken.append(words.pop()[0])
        elif len(words) > 1 and _PER.fullmatch(words[-2][0] + last):
            taken.append(words[-2][0] + last)
            del words[-2:]
        else:
            break
    return taken


def _suffix(words: Sequence[Word], table: frozenset[str]) -> int:
    """How many of the last words make, together, a member of `table`; 0 if none do."""
    end = len(words)
    while end and words[end - 1][0] in ("了", "着", "过"):
        end -= 1
    for count in (3, 2, 1):
        if count <= end and "".join(word for word, _ in words[end - count : end]) in table:
            return count + len(words) - end
    return 0


def _reached(words: list[Word]) -> bool:
    """Takes a verb of reaching off the end: 达到, 提高到, or any verb with 到, 至 or 为."""
    if count := _suffix(words, _REACHES):
        del words[-count:]
    elif len(words) > 1 and words[-1][0] in _GOT and words[-2][1][0] == "v" and len(words[-2][0]) > 1:
        del words[-2:]
    elif words and len(words[-1][0]) > 1 and words[-1][0][-1] in "到至" and words[-1][1][0] == "v":
        del words[-1:]
    else:
        return False
    _skip(words)
    if count := _suffix(words, _RISES | _FALLS):
        del words[-count:]
    return True


def _phrase(words: Sequence[Word]) -> tuple[str, bool]:
    """The noun phrase that the words leave, and whether there is a noun in it.

    Adverbs and modal verbs are left out; a light verb that opens the clause, or follows an adverb, only leads to it.
    """
    kept: list[Word] = []
    cut = 0
    opened = True
    for index, (word, tag) in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ("", "")
        if _omitted(word, tag, following):
            opened = True
            continue
        rest = "".join(w for w, _ in words[index + 1 :])
        kept.append((word, tag))
        if word == "等" and len(rest) > 1:  # 独角兽、瞪羚等“新物种”企业
            cut = len(kept)
        elif (word in _PUNCTUATION and word not in "、()《》") or (opened and _leads(word, tag, rest)):
            cut = len(kept)
            opened = True
        else:
            opened = False
    phrase = kept[cut:]
    while len(phrase) > 1 and (
        phrase[0][0] in _SCOPES or phrase[0][0] in "的和与及、等),;:。" or phrase[0][1] in ("p", "c", "r")
    ):
        phrase = phrase[1:]
    while sum(len(w) for w, _ in phrase) > _LONG and len(phrase) > 1:
        phrase = phrase[1:]
    while phrase and phrase[-1][0] in _STAYS:
        phrase = phrase[:-1]
    while len(phrase) > 1 and phrase[0][0] in ("目标", "任务", "是", "为"):
        phrase = phrase[1:]
    if all(t[0] in "mqtrxp" for _, t in phrase):
        return "", False
    text = "".join(w for w, _ in phrase).strip("的,、和与及() ")
    text = _WHERE.sub("", text)
    if text in _ADVERBS | _SCOPES | _LIGHT - _HEAVY or _ORDINAL.fullmatch(text):
        return "", False
    nominal = any(t[0] in "nbjlia" or t in ("vn", "eng", "an") or w in _HEAVY for w, t in phrase)
    return text, nominal


_ORDINAL = re.compile(r"首批|首个|第[一二三四五六七八九十]+批?")
_WHERE = re.compile(r"在[^在]{1,14}[中内里]$")  # 地区生产总值在全省县（市）中
_STAYS = frozenset(["稳定", "保持", "维持", "控制", "增至", "做到", "在", "到", "至"])
_GAPS = frozenset(("了", "着", MASK, " ", '"', "'", "\n"))


def _omitted(word: str, tag: str, following: Word) -> bool:
    """Adverbs and modal verbs, unless they belong to the noun behind them: 平均间距, 新材料."""
    if word in _GAPS:
        return True
    if word not in _ADVERBS and word not in _EACH:
        return False
    return tag == "v" or not (following[1][:1] == "n" and (len(word) == 1 or word == "平均"))


def _leads(word: str, tag: str, rest: str) -> bool:
    """Whether an opening word only leads the phrase that `rest` goes on with: a verb with its object, a preposition."""
    if _NOMINAL_END.match(rest) or len(rest) < 2:
        return False
    if word in _HEAVY and len(rest) <= _SHORT:
        return False
    return word in _LIGHT or word in _SCOPES or tag in ("p", "c", "r") or (tag == "d" and len(word) > 1)


def read_right(words: Sequence[Word]) -> str:
    """The noun phrase that a number is followed by, up to punctuation or the verb that ends it."""
    taken: list[str] = []
    seen = False
    for index, (word, tag) in enumerate(words):
        following = words[index + 1][1] if index + 1 < len(words) else ""
        if not taken and word in ("的", " ", '"'):
            continue
        if word in _PUNCTUATION or word == MASK:
            break
        if word in _PREDICATES and (seen or tag[0] in "dpc"):
            break
        noun = (
            tag in _NOUN_TAGS
            or (tag[0] == "v" and (not seen or following[:1] == "n"))
            or word in ("和", "与", "及", "的")
        )
        if not noun:
            break
        seen = seen or tag[0] == "n"
        taken.append(word)
    return "".join(taken).strip("的和与及 ")

"""Numbers as strings of digits: where they stand in a text, and whether two texts hold the same ones.

No value is read here. Two texts hold the same numbers if they hold the same digits in the same order, cut in the
same places: `3.5%` and `35%`, `3 5家` and `35家`, `百家` and `千家` all differ.
"""

from __future__ import annotations

import re

from summarizer.text import fold

__all__ = ["ALPHABET", "digits_alike", "divides", "number_tokens"]

_CHINESE = "零〇一二两三四五六七八九十百千万亿"

# A run of digits with all that belongs to one number: decimal points, thousands separators, 点 and 分之 between
# Chinese digits, 多, 余 and 几 before a multiplier (三十多万).
_NUMBER = re.compile(
    rf"(?:\d+(?:\.\d+|,\d{{3}}(?!\d))*|[{_CHINESE}]"
    rf"|(?<=[{_CHINESE}])点(?=[{_CHINESE}])|(?<=[百千万])分之(?=[{_CHINESE}\d])|(?<=[\d{_CHINESE}])[多余几](?=[十百千万亿]))+"
)

ALPHABET = frozenset(f"0123456789{_CHINESE}.,点分之多余几")
"""The characters of numbers: a cut with one of them on each side may divide one."""

# Words whose 一 counts nothing (现代汉语词典): a copy may leave them out, or put one in the place of another.
_UNCOUNTED = re.compile("进一步|[统单唯万]一|一(?:定|些|般|起|直|样|系列|批|体|流|道|致|线)")
_NO_NUMBER = frozenset("统单唯同逐专")  # with 一 after it, each is a word: 统一一批
_GAP = re.compile(r"(?<=\d)\s+(?=[十百千万亿])")  # 900 亿元 is 900亿元
_BLANK = {ord(c): "·" for c in _CHINESE}


def number_tokens(folded: str) -> list[str]:
    """The numbers of a folded text as they stand there, in order."""
    return _NUMBER.findall(folded)


def divides(folded: str, at: int) -> bool:
    """Whether a cut before the character at `at` of a folded text would divide a number: at 1 and 2 in `468%`.

    Costs next to nothing where no digits meet, which is nearly everywhere.
    """
    if not 0 < at < len(folded) or folded[at] not in ALPHABET or folded[at - 1] not in ALPHABET:
        return False
    if folded[at - 1] == "一" and folded[at - 2 : at - 1] in _NO_NUMBER:
        return False
    start, end = at - 1, at + 1
    while start > 0 and folded[start - 1] in ALPHABET:
        start -= 1
    while end < len(folded) and folded[end] in ALPHABET:
        end += 1
    return any(match.start() < at < match.end() for match in _NUMBER.finditer(folded, start, end))


def digits_alike(left: str, right: str) -> bool:
    """Whether two texts hold the same numbers in the same order; words such as 进一步 count nothing."""
    if left == right:
        return True
    return _counting(left) == _counting(right)


def _counting(text: str) -> list[str]:
    plain = _GAP.sub("", fold(text))
    return number_tokens(_UNCOUNTED.sub(lambda m: m[0].translate(_BLANK), plain) if "一" in plain else plain)

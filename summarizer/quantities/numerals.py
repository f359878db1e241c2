"""Numerals as Chinese papers write them: Arabic, Chinese and mixed, to exact decimals.

cn2an reads whole Chinese numerals well, but neither `2千余`, `2亿3千万`, `上亿` nor `1，083`, and takes many
times as long; this is the hot path, so the few rules stand here.
"""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["ARABIC", "NUMBER", "read_number"]

_DIGITS = {c: Decimal(i) for i, c in enumerate("零一二三四五六七八九")} | {"〇": Decimal(0), "两": Decimal(2)}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
"""An Arabic number in folded text, with or without thousands separators."""

_FUZZY = "[多余几]"
# A ten or thousand that begins a unit is none of the number's: 3千瓦, 五百千瓦, 2千克.
_SIGN = r"(?:[十万亿]|[百千](?![瓦克帕伏卡])|(?<![\d.])千(?=米))"
NUMBER = (
    rf"(?:{ARABIC}(?:{_FUZZY}?(?:(?!千米){_SIGN})+(?:\d(?:\.\d+)?{_SIGN}+)?)?{_FUZZY}?"
    rf"|(?!零[^零〇一二三四五六七八九点])(?:[零〇一二两三四五六七八九]|{_SIGN})+(?:点[零〇一二三四五六七八九]+[万亿]*)?(?:{_FUZZY}[十百千万亿]*)?)"
)
"""A number in folded text with its multiplier, also with `多`, `余` or `几` inside; idioms match too, so a unit must follow."""

_TOKEN = re.compile(rf"{ARABIC}|[零〇一二两三四五六七八九十百千]")
_DECIMALS = re.compile(r"点([零〇一二三四五六七八九]+)([万亿]*)$")
_DROP = str.maketrans("", "", ",多余几")


def read_number(text: str) -> tuple[Decimal, int] | None:
    """Reads a folded number such as `1,083`, `1.5万`, `两千亿`, `2千余`, `2亿3千万`, `三点五`.

    Returns the number without its last multiplier, and that multiplier: `1.5万` gives `(1.5, 10000)`, `两千亿`
    `(2000, 10**8)`, `一亿两千万` `(120000000, 1)`. `多`, `余` and `几` are passed over. `None` if it is no number.
    """
    if text.isdecimal() and text.isascii():
        return Decimal(text), 1
    plain = text.translate(_DROP)
    decimals = _DECIMALS.search(plain) if "点" in plain else None
    if decimals:
        whole = _whole(plain[: decimals.start()])
        fraction = Decimal("0." + "".join(str(_DIGITS[c]) for c in decimals[1]))
        return None if whole is None else (whole + fraction, _product(decimals[2]))
    head = plain.rstrip("万亿")
    if "万" in head or "亿" in head:
        whole = _whole(plain)
        return None if whole is None else (whole, 1)
    signs = plain[len(head) :]
    if head and head[0].isdigit() and not head[-1].isdigit():  # 3千万, 5百
        bare = head.rstrip("十百千")
        head, signs = bare, plain[len(bare) :]
    if not head:
        return Decimal(1), _product(signs)
    number = _section(head)
    return None if number is None else (number, _product(signs))


def _product(signs: str) -> int:
    result = 1
    for sign in signs:
        result *= _TENS.get(sign) or _MYRIADS[sign]
    return result


def _whole(text: str) -> Decimal | None:
    """A number with 万 or 亿 inside: `一亿两千万`, `4万5千亿`, `三万五` (35,000)."""
    for sign in ("亿", "万"):
        head, found, tail = text.rpartition(sign)
        if found:
            before = _whole(head) if head else Decimal(1)
            after = _whole(tail) if tail else Decimal(0)
            if before is None or after is None:
                return None
            if len(tail) == 1 and tail in _DIGITS:
                after *= _MYRIADS[sign] // 10
            return before * _MYRIADS[sign] + after
    return _section(text)


def _section(text: str) -> Decimal | None:
    """A number without 万 and 亿: `三千五百`, `一百零八`, `三千五` (3,500), `2千3`."""
    if text.isascii() and text.replace(".", "", 1).isdecimal():
        return Decimal(text)
    total, digit, last, zero = Decimal(0), None, 1, False
    for token in _TOKEN.findall(text):
        if token in _TENS:
            last = _TENS[token]
            total += (Decimal(1) if digit is None else digit) * last
            digit, zero = None, False
        else:
            value = _DIGITS[token] if token in _DIGITS else Decimal(token.replace(",", ""))
            if digit:
                return None  # two digits side by side: 三五 is no number
            zero = zero or value == 0
            digit = value
    if digit is None:
        return total
    return total + digit * (last // 10 if total and last > 10 and not zero else 1)

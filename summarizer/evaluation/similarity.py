"""How alike two names, or two places, are: numbers from 0 to 1, symmetric."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.text import Span, fold

__all__ = ["ALIKE", "bare", "iou", "likeness", "overlap"]

ALIKE = 0.6
"""Lenient threshold of `likeness` for metrics and names: two that reach it are taken for the same thing."""

# Quotation and title marks (the guidelines delete them from names), and white space.
_MARKS = re.compile(r"[\s\"'《》〈〉\u200b\ufeff]+")
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """`text` in one width and case, without white space, quotation marks and title marks: the strict comparison."""
    return _MARKS.sub("", fold(unicodedata.normalize("NFKC", fold(text)))).lower()


class _Name(NamedTuple):
    """What is compared of a name: its bare form, its characters and pairs of neighbours, its numbers in order.

    A gram that is repeated counts as often as it stands there.
    """

    plain: str
    grams: frozenset[str]
    numbers: tuple[str, ...]


@lru_cache(maxsize=65536)
def _name(text: str) -> _Name:
    plain = bare(text)
    counts = Counter((*plain, *(plain[i : i + 2] for i in range(len(plain) - 1))))
    grams = frozenset(gram if not n else f"{gram}\t{n}" for gram, count in counts.items() for n in range(count))
    return _Name(plain, grams, tuple(sorted(_DIGITS.findall(plain))))


def likeness(a: str, b: str) -> float:
    """Dice coefficient over characters and bigrams of both, 1.0 if their bare forms are the same.

    Names that both hold digits, but not the same ones (`3号线`, `5号线`), are as good as strangers: 0.0.
    """
    left, right = _name(a), _name(b)
    if left.plain == right.plain:
        return 1.0
    if left.numbers and right.numbers and left.numbers != right.numbers:
        return 0.0
    total = len(left.grams) + len(right.grams)
    return 2 * len(left.grams & right.grams) / total


def iou(a: Span, b: Span) -> float:
    """Shared length over joint length of two spans; 0.0 where both are empty."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    if shared <= 0:
        return 0.0
    joint = (a.end - a.start) + (b.end - b.start) - shared
    return shared / joint


def overlap(a: Sequence[Span], b: Sequence[Span]) -> float:
    """The best `iou` of a place of `a` with one of `b`; 0.0 where either has none."""
    if len(a) == len(b) == 1:
        return iou(a[0], b[0])
    return max((iou(x, y) for x in a for y in b), default=0.0)

"""A quote with few errors, found in a text: copies drop a word, swap a mark, mistype a character.

A quote of n characters with at most k edits, cut into k + 1 pieces, has one piece without an error (the pigeonhole
principle, as in Baeza-Yates and Navarro 1999). So only places where a piece stands to the letter are compared, and
a quote that was made up costs k + 1 searches.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from summarizer.text import Span

__all__ = ["MAX_EDITS", "MIN_LENGTH", "Near", "nearly"]

MAX_EDITS = 6
"""Edits (characters added, dropped or changed) in a quote of any length."""

MIN_LENGTH = 8
"""Shorter quotes are found to the letter or not at all."""

_SHARE = 10  # one edit for every so many characters
_PLACES = 12  # of each piece; a piece that is more frequent says little
_LONGEST = 400


class Near(NamedTuple):
    """A place that a quote nearly equals, with the number of edits between them."""

    span: Span
    edits: int


def nearly(quote: str, text: str) -> list[Near]:
    """The places of `text` that `quote` becomes by at most a tenth of its length in edits, best first.

    Both are taken as they are: fold them first. Digits count as any character here; `digits_alike` is the caller's.
    """
    edits = min(MAX_EDITS, len(quote) // _SHARE)
    if edits == 0 or not MIN_LENGTH <= len(quote) <= _LONGEST:
        return []
    found: dict[Span, int] = {}
    for start in _starts(quote, text, edits):
        near = _compare(quote, text, start, edits)
        if near is not None:
            found[near.span] = min(near.edits, found.get(near.span, near.edits))
    best = sorted((Near(span, count) for span, count in found.items()), key=lambda near: (near.edits, near.span))
    return [near for near in best if not any(b.span.overlap(near.span) and b < near for b in _better(best, near))]


def _better(best: list[Near], near: Near) -> list[Near]:
    return best[: best.index(near)]


def _starts(quote: str, text: str, edits: int) -> Iterator[int]:
    """Where the quote would begin, for each place of each of its pieces; nearly equal starts are given once."""
    seen: set[int] = set()
    size = len(quote) // (edits + 1)
    for number in range(edits + 1):
        offset = number * size
        piece = quote[offset : offset + size] if number < edits else quote[offset:]
        at = text.find(piece)
        for _ in range(_PLACES):
            if at < 0:
                break
            start = at - offset
            if start not in seen:
                seen.add(start)
                yield start
            at = text.find(piece, at + 1)


def _compare(quote: str, text: str, start: int, edits: int) -> Near | None:
    """The span about `start` that the quote nearly equals, if it takes no more than `edits`."""
    low = max(0, start - edits)
    window = text[low : max(0, start) + len(quote) + edits]
    codes = SequenceMatcher(None, quote, window, autojunk=False).get_opcodes()
    if codes and codes[0][0] == "insert":  # what stands before and after the quote in the window is not its own
        codes = codes[1:]
    if codes and codes[-1][0] == "insert":
        codes = codes[:-1]
    if not codes:
        return None
    count = 0
    begin, end = codes[0][3], codes[-1][4]
    for number, (tag, i, j, k, m) in enumerate(codes):
        if tag == "equal":
            continue
        if tag == "replace" and number == 0:  # the window holds more before it than the quote
            begin = max(k, m - (j - i))
            count += j - i
        elif tag == "replace" and number == len(codes) - 1:
            end = min(m, k + (j - i))
            count += j - i
        else:
            count += max(j - i, m - k)
    return Near(Span(low + begin, low + end), count) if count <= edits else None

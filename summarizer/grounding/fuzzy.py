"""A quote with few errors, found in a text: copies drop a word, swap a mark, mistype a character.

A quote of n characters with at most k edits, cut into k + 1 pieces, has one piece without an error (the pigeonhole
principle, as in Baeza-Yates and Navarro 1999). So only places where a piece stands to the letter are compared, and
a quote that was made up costs k + 1 searches.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    found = {near for start in _starts(quote, text, edits) if (near := _compare(quote, text, start, edits))}
    best: list[Near] = []
    for near in sorted(found, key=lambda near: (near.edits, near.span)):
        if not any(near.span.overlap(other.span) for other in best):
            best.append(near)
    return best


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
    """The span that begins within `edits` characters of `start` and takes the fewest edits, if no more than `edits`.

    The table of Sellers (1980), kept to the diagonals that so few edits can reach: `row[j]` holds the fewest edits
    that turn the quote's characters so far into `text[begin:j]`, and `begin`.
    """
    low, high = max(0, start - edits), min(len(text), start + len(quote) + edits)
    row = {j: (0, j) for j in range(low, min(high, start + edits) + 1)}
    for i, char in enumerate(quote, start + 1):
        above, row = row, {}
        for j in range(max(low, i - edits), min(high, i + edits) + 1):
            ways = []
            if j - 1 in above:
                ways.append((above[j - 1][0] + (text[j - 1] != char), above[j - 1][1]))
            if j in above:
                ways.append((above[j][0] + 1, above[j][1]))
            if j - 1 in row:
                ways.append((row[j - 1][0] + 1, row[j - 1][1]))
            best = min(ways, default=None)  # of two as good, the one that begins earlier
            if best is not None and best[0] <= edits:
                row[j] = best
        if not row:
            return None
    end = min(row, key=lambda j: (row[j][0], -j))
    return Near(Span(row[end][1], end), row[end][0])

"""Spans, and views of a text that keep the way back to it.

Offsets are Unicode code points, half-open, everywhere in the package.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Span", "View", "fold", "fold_view", "join_view", "strip_span"]

# Variants of one character that Chinese pages mix freely, each mapped to one character, so that
# offsets stay the same: full-width ASCII (Unicode block FF01-FF5E), quotation marks, dashes, spaces.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD |= {ord(c): ord('"') for c in "“”„‟〝〞＂「」『』"}
_FOLD |= {ord(c): ord("'") for c in "‘’‚‛＇"}
_FOLD |= {ord(c): ord("-") for c in "—–―‒‐‑−－─"}
_FOLD |= {ord(c): ord("~") for c in "～〜∼"}
_FOLD |= {ord(c): ord(" ") for c in "\u3000\u00a0\t\r\n\u2002\u2003\u2009\u200a"}
_FOLD |= {ord("•"): ord("·"), ord("・"): ord("·")}
_FREQUENT = [(c, chr(_FOLD[ord(c)])) for c in "，：；“”（）％？！—\n　‘’"]  # replacing these first is ten times as fast
_LONG = 200  # characters from which a folded text is kept
_VARIANT = re.compile(f"[{''.join(re.escape(chr(c)) for c in _FOLD)}]")


class Span(NamedTuple):
    """A half-open range `[start, end)` of code points."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside this span (touching ends count)."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """How many code points the two share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def shift(self, by: int) -> Span:
        """The span moved by `by` code points."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class View:
    """A text made from pieces of a source, with the way back.

    `starts[i]` is where piece `i` begins in `text`, `sources[i]` where it begins in the source;
    within a piece the characters correspond one to one.
    """

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def offset(self, position: int) -> int:
        """Source offset of the character at `position` (`0 <= position < len(text)`)."""
        piece = bisect_right(self.starts, position) - 1
        return self.sources[piece] + position - self.starts[piece]

    def position(self, offset: int) -> int:
        """Where the first character of the view stands that is at or after a source offset; its sources must rise."""
        piece = bisect_right(self.sources, offset) - 1
        if piece < 0:
            return 0
        following = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        return min(self.starts[piece] + offset - self.sources[piece], following)

    def span(self, span: Span) -> Span:
        """The source span that reaches from the first to the last character of a span of the view.

        An empty span gives an empty one. What the view leaves out between the two is inside.
        """
        if span.end <= span.start:
            at = self.offset(min(span.start, len(self.text) - 1)) if self.text else 0
            return Span(at, at)
        piece = bisect_right(self.starts, span.start) - 1
        start = self.sources[piece] + span.start - self.starts[piece]
        if piece + 1 == len(self.starts) or span.end <= self.starts[piece + 1]:  # all in one piece, as nearly always
            return Span(start, start + span.end - span.start)
        return Span(start, self.offset(span.end - 1) + 1)


def join_view(source: str, pieces: list[tuple[Span | None, str]]) -> View:
    """Builds a view from `(span, separator)` pairs: each span's text, then its separator.

    A separator's characters map to the end of the piece before it. `None` spans add only a separator.
    """
    texts: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    at = 0
    for span, separator in pieces:
        if span is not None and span.end > span.start:
            texts.append(source[span.start : span.end])
            starts.append(at)
            sources.append(span.start)
            at += span.end - span.start
        if separator:
            texts.append(separator)
            end = span.end if span is not None else 0
            for i in range(len(separator)):
                starts.append(at + i)
                sources.append(max(0, min(end, len(source) - 1)))
            at += len(separator)
    return View("".join(texts), tuple(starts), tuple(sources))


def fold(text: str) -> str:
    """`text` with width, quotation marks, dashes and spaces made alike; the length stays the same.

    Kept for the longer texts asked for last, as every stage folds the same article.
    """
    if len(text) >= _LONG:
        return _fold_long(text)
    return _fold(text) if _VARIANT.search(text) else text


def _fold(text: str) -> str:
    for variant, plain in _FREQUENT:
        text = text.replace(variant, plain)
    return text.translate(_FOLD) if _VARIANT.search(text) else text


_fold_long = lru_cache(maxsize=32)(_fold)


def fold_view(text: str, drop: str = "") -> View:
    """`text` after NFKC, `fold` and lower case, without white space and without the characters of `drop`.

    The view's offsets point into `text`.
    """
    out: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    at = 0
    for i, char in enumerate(text):
        for c in unicodedata.normalize("NFKC", char).translate(_FOLD).lower():
            if c.isspace() or c in drop:
                continue
            out.append(c)
            starts.append(at)
            sources.append(i)
            at += 1
    return View("".join(out), tuple(starts), tuple(sources))


def strip_span(text: str, span: Span, chars: str | None = None) -> Span:
    """`span` without the white space (or `chars`) at both its ends."""
    piece = text[span.start : span.end]
    left = len(piece) - len(piece.lstrip(chars))
    right = len(piece.rstrip(chars))
    return Span(span.start + left, span.start + max(left, right))

"""The sentence around a place of a page."""

from __future__ import annotations

import re

from summarizer.evaluation.facts import Ruler
from summarizer.text import Span

__all__ = ["sentence"]

_END = re.compile(r"[。！？!?]")
_BREAK = re.compile(r"\s*\n\s*")
_REACH = 200
"""Most characters of a sentence that are shown before and after the words."""


def sentence(page: str, ruler: Ruler, place: Span) -> tuple[str, str, str]:
    """Before, words, after: the sentence of `page` that holds `place` (solid characters), line breaks closed up."""
    left = max(0, place.start - _REACH)
    ends = [match.end() for match in _END.finditer(ruler.text, left, place.start)]
    start = ends[-1] if ends else left
    stop = _END.search(ruler.text, max(place.start, place.end - 1), place.end + _REACH)
    end = max(place.end, stop.end() if stop else min(len(ruler.text), place.end + _REACH))
    cuts = (Span(start, place.start), place, Span(place.end, end))
    before, words, after = (_piece(page, ruler.source(cut)) for cut in cuts)
    return "…" + before if start and not ends else before, words, after if stop else after + "…"


def _piece(page: str, span: Span) -> str:
    return _BREAK.sub("", page[span.start : span.end])

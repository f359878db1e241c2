"""A text cut where evidence begins and ends, so that every item's words can be shown in it, also where they overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from summarizer.text import Span

__all__ = ["Mark", "Passage", "cut"]

Kind = Literal["goal", "result", "initiative", "open", "speaker"]
_FIRST: tuple[Kind, ...] = ("goal", "result", "initiative", "open", "speaker")
"""Which kind gives its colour to words that several items share."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The words of one item: its key, its kind, and their place in the document."""

    key: str
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text whose every character belongs to the same items.

    `keys` are those of the items, `begins` those whose words begin here; `kind` is the colour (`None`: no item's),
    `back` the item with the fewest words, as the most exact one.
    """

    text: str
    keys: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    kind: Kind | None = None
    back: str | None = None


def cut(text: str, region: Span, marks: Sequence[Mark]) -> list[Passage]:
    """The pieces of `text[region]`, in order and without gaps; the region grows to hold all marks.

    Marks without words are left out.
    """
    marks = [mark for mark in marks if 0 <= mark.span.start < mark.span.end <= len(text)]
    start = min([region.start, *(mark.span.start for mark in marks)])
    end = max([region.end, *(mark.span.end for mark in marks)])
    cuts = sorted({start, end, *(at for mark in marks for at in mark.span)})
    places = [(mark, *mark.span) for mark in marks]
    return [_passage(text[a:b], a, [m for m, first, last in places if first <= a < last]) for a, b in pairwise(cuts)]


def _passage(words: str, at: int, marks: list[Mark]) -> Passage:
    if not marks:
        return Passage(words)
    return Passage(
        words,
        keys=tuple(mark.key for mark in marks),
        begins=tuple(mark.key for mark in marks if mark.span.start == at),
        kind=min((mark.kind for mark in marks), key=_FIRST.index),
        back=min(marks, key=lambda mark: mark.span.end - mark.span.start).key,
    )

"""The facts of an article in one form, whether a person wrote them or a model: what the scorer compares.

Places are counted in characters of the page that are not white space, so that a line break which a label or a
reader skips moves nothing. `Ruler` converts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from summarizer.documents import ArticleKind
from summarizer.schemas.vocabulary import Bound, InitiativeKind, InitiativeStatus, Measure, Role
from summarizer.text import Span, fold

__all__ = ["ArticleFacts", "FigureFact", "InitiativeFact", "PositionFact", "Ruler", "SpeakerFact"]

_SOLID = re.compile(r"[^\s\u200b\ufeff]")
_BLANK = re.compile(r"[\s\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Ruler:
    """A page without its white space: `text` is folded, `offsets[i]` is where its character `i` stands in the page."""

    text: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, page: str) -> Ruler:
        """The ruler of a page; costs one pass over it."""
        return cls(_BLANK.sub("", fold(page)), tuple(match.start() for match in _SOLID.finditer(page)))

    def measure(self, span: Span) -> Span:
        """A span of the page in solid characters."""
        return Span(bisect_left(self.offsets, span.start), bisect_left(self.offsets, span.end))

    def source(self, span: Span) -> Span:
        """The span of the page that a span in solid characters stands for."""
        if span.end <= span.start or not self.offsets:
            return Span(0, 0)
        last = len(self.offsets) - 1
        return Span(self.offsets[min(span.start, last)], self.offsets[min(span.end - 1, last)] + 1)

    def find(self, words: str, start: int = 0, end: int | None = None) -> Span | None:
        """The first place of `words` between two solid offsets; white space and width don't count."""
        needle = _BLANK.sub("", fold(words))
        at = self.text.find(needle, start, len(self.text) if end is None else end) if needle else -1
        return None if at < 0 else Span(at, at + len(needle))

    def find_all(self, words: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Every place of `words` that does not overlap the one before it."""
        found: list[Span] = []
        place = self.find(words, start, end)
        while place is not None:
            found.append(place)
            place = self.find(words, place.end, end)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class PositionFact:
    """A title at an agency."""

    agency: str
    title: str


@dataclass(frozen=True, slots=True)
class SpeakerFact:
    """A person who speaks, with positions in order."""

    name: str
    positions: tuple[PositionFact, ...] = ()


@dataclass(frozen=True, slots=True)
class InitiativeFact:
    """An initiative; `places` are all the places of its quote in the article, for a model the one it proved.

    `confidence` is the model's; labels have none.
    """

    name: str
    kind: InitiativeKind
    status: InitiativeStatus
    quote: str = ""
    places: tuple[Span, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class FigureFact:
    """A figure; `value` and `value_max` are exact, `places` and `confidence` as in `InitiativeFact`."""

    role: Role
    metric: str
    value: Decimal
    unit: str
    value_max: Decimal | None = None
    bound: Bound = "exact"
    measure: Measure = "level"
    period: str | None = None
    due: str | None = None
    quote: str = ""
    places: tuple[Span, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """One article. `speakers` holds the main one first; `span` and all places are in solid characters of the page.

    `checks` holds what only a model's output has: by the name of a grounding field, the pair (good, all).
    """

    span: Span
    kind: ArticleKind = "interview"
    headline: str = ""
    kicker: str | None = None
    journalists: tuple[str, ...] = ()
    outlet: str | None = None
    occasion: str | None = None
    speakers: tuple[SpeakerFact, ...] = ()
    initiatives: tuple[InitiativeFact, ...] = ()
    figures: tuple[FigureFact, ...] = ()
    checks: Mapping[str, tuple[float, float]] | None = None

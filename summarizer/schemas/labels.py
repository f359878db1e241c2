"""Label files: the facts of one page, written by a person; section 5 of the labelling guidelines."""

from __future__ import annotations

from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.documents import ArticleKind
from summarizer.schemas.vocabulary import Bound, InitiativeKind, InitiativeStatus, Measure, Role

__all__ = ["ArticleLabel", "FigureLabel", "InitiativeLabel", "PageLabels", "PositionLabel", "SpeakerLabel"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PositionLabel(_Part):
    """A title at an agency, the agency in full."""

    agency: str
    title: str


class SpeakerLabel(_Part):
    """Who speaks, with one position for each agency."""

    name: str
    positions: tuple[PositionLabel, ...]


class InitiativeLabel(_Part):
    """One initiative; the `quote` is verbatim."""

    name: str
    kind: InitiativeKind
    status: InitiativeStatus
    quote: str


class FigureLabel(_Part):
    """One figure; `value_max` only for a range, `value` negative for a fall."""

    role: Role
    metric: str
    value: Decimal
    value_max: Decimal | None = None
    unit: str
    bound: Bound
    measure: Measure
    period: str | None
    due: str | None = Field(pattern=r"^\d{4}(-\d{2})?$")
    quote: str


class ArticleLabel(_Part):
    """One article; `first_words` and `last_words` fix its span on the page (12 characters, white space left out)."""

    kind: ArticleKind
    headline: str
    kicker: str | None
    first_words: str
    last_words: str
    journalists: tuple[str, ...]
    outlet: str | None
    occasion: str | None
    speaker: SpeakerLabel | None
    other_speakers: tuple[SpeakerLabel, ...] = ()
    initiatives: tuple[InitiativeLabel, ...]
    figures: tuple[FigureLabel, ...]


class PageLabels(_Part):
    """One label file; `reference_year` is the year of publication, `null` if unknown."""

    document: str
    reference_year: int | None
    articles: tuple[ArticleLabel, ...]

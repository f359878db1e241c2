"""What leaves the system: the summary of one interview, every item with its evidence."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from summarizer.documents import ArticleKind
from summarizer.schemas.vocabulary import Bound, InitiativeKind, InitiativeStatus, Match, Measure, Role

__all__ = [
    "SCHEMA_VERSION",
    "ArticleInfo",
    "Checks",
    "DocumentInfo",
    "Evidence",
    "FigureItem",
    "InitiativeItem",
    "InterviewSummary",
    "PositionItem",
    "Provenance",
    "SpanItem",
    "SpeakerItem",
    "Unaccounted",
    "Unsupported",
]

SCHEMA_VERSION: Literal["1"] = "1"


def _json_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(_json_number, return_type=int | float, when_used="json")]
"""An exact decimal; a JSON number in JSON."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SpanItem(_Part):
    """A half-open range of code points of the document's text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Evidence(_Part):
    """Words of the source: `document.text[span.start:span.end] == quote`, always. `match` tells how they were found."""

    quote: str
    span: SpanItem
    match: Match


class DocumentInfo(_Part):
    """Which document: `id` is its path relative to the argument, `published` a date, `YYYY-MM` or `YYYY`."""

    id: str
    sha256: str
    published: str | None


class ArticleInfo(_Part):
    """Which article of the document, and what its head says; see section 1 of the labelling guidelines."""

    index: int
    span: SpanItem
    kind: ArticleKind
    headline: str
    kicker: str | None
    journalists: tuple[str, ...]
    outlet: str | None


class PositionItem(_Part):
    """A title at an agency, the agency in full."""

    agency: str
    title: str


class SpeakerItem(_Part):
    """Who speaks; `evidence` is where the article introduces them."""

    name: str
    positions: tuple[PositionItem, ...]
    evidence: Evidence | None


class InitiativeItem(_Part):
    """What the agency does or will do; section 3 of the labelling guidelines."""

    name: str
    kind: InitiativeKind
    status: InitiativeStatus
    evidence: Evidence
    confidence: float


class FigureItem(_Part):
    """A goal or a result; section 4 of the labelling guidelines.

    `amount` is as written; `value` (and `value_max` of a range) is derived from it, `unit` has no multiplier;
    `due` is `YYYY` or `YYYY-MM`, `null` where the period or the year is not known.
    """

    metric: str
    amount: str
    value: Number
    value_max: Number | None
    unit: str
    bound: Bound
    measure: Measure
    period: str | None
    due: str | None
    evidence: Evidence
    confidence: float


class Unsupported(_Part):
    """A part of the draft that could not be proved: `item` is what the model said, `reason` why it is out."""

    item: Literal["speaker", "initiative", "figure", "abstract", "exclusion"]
    text: str
    quote: str
    reason: str


class Unaccounted(_Part):
    """An amount of the article with no verdict: neither a figure nor excluded for a named reason."""

    amount: str
    span: SpanItem
    sentence: str


class Checks(_Part):
    """What was not given out as fact.

    `coverage` is the share of the article's amounts that have a verdict, 1.0 if there are none.
    """

    unsupported: tuple[Unsupported, ...]
    unaccounted: tuple[Unaccounted, ...]
    coverage: float = Field(ge=0, le=1)


class Usage(_Part):
    """Tokens and cost of the answers behind a summary; `cost` in US dollars, `null` where no price is known."""

    input_tokens: int
    output_tokens: int
    cost: float | None
    cached: bool


class Provenance(_Part):
    """Where the draft came from: model, fingerprint of the prompt (`null` for `local`), version of the package."""

    model: str
    prompt: str | None
    version: str
    usage: Usage | None = None


class InterviewSummary(_Part):
    """The validated summary of one article."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    document: DocumentInfo
    article: ArticleInfo
    occasion: str | None
    speaker: SpeakerItem | None
    other_speakers: tuple[SpeakerItem, ...] = ()
    agency: str | None
    abstract: str
    initiatives: tuple[InitiativeItem, ...]
    goals: tuple[FigureItem, ...]
    results: tuple[FigureItem, ...]
    checks: Checks
    provenance: Provenance

    def figures(self) -> list[tuple[Role, FigureItem]]:
        """Goals and results together, in the order of the text."""
        both: list[tuple[Role, FigureItem]] = [("goal", g) for g in self.goals]
        both += [("result", r) for r in self.results]
        return sorted(both, key=lambda pair: (pair[1].evidence.span.start, pair[1].evidence.span.end))

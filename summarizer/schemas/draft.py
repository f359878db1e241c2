"""What a model answers about one article: verbatim strings and closed choices, nothing computed."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from summarizer.schemas.vocabulary import ExclusionReason, InitiativeKind, InitiativeStatus, Measure, Role

__all__ = ["Draft", "DraftExclusion", "DraftFigure", "DraftInitiative", "DraftPosition", "DraftSpeaker"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DraftPosition(_Part):
    """A title at an agency, as the article writes them; grounding completes the agency from the page."""

    agency: str
    title: str


class DraftSpeaker(_Part):
    """A person who is interviewed. `quote`: words of the article in which name and title stand."""

    name: str
    positions: tuple[DraftPosition, ...] = ()
    quote: str = ""


class DraftInitiative(_Part):
    """Something that the agency does or will do; `name` is verbatim, with or without its quotation marks."""

    name: str
    kind: InitiativeKind
    status: InitiativeStatus
    quote: str
    confidence: float = Field(default=1.0, ge=0, le=1)


class DraftFigure(_Part):
    """A measured number. `amount` is number and unit as written (`363.2亿元`), `metric` and `period` are verbatim.

    Value, unit, bound, sign and deadline are not here: grounding derives them from amount, quote and period.
    """

    role: Role
    metric: str
    amount: str
    measure: Measure
    period: str | None = None
    quote: str
    confidence: float = Field(default=1.0, ge=0, le=1)


class DraftExclusion(_Part):
    """An amount that is no figure, and why. `quote`: words around it that tell it from its repeats."""

    amount: str
    quote: str
    reason: ExclusionReason


class Draft(_Part):
    """Everything that a model says of one article."""

    speaker: DraftSpeaker | None = None
    other_speakers: tuple[DraftSpeaker, ...] = ()
    abstract: str = ""
    initiatives: tuple[DraftInitiative, ...] = ()
    figures: tuple[DraftFigure, ...] = ()
    exclusions: tuple[DraftExclusion, ...] = ()

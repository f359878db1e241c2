"""The tables for people: their columns and rows, shared by csv, xlsx and parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from summarizer.schemas.summary import Evidence, FigureItem, InterviewSummary, SpeakerItem
from summarizer.schemas.vocabulary import Role

__all__ = ["CHECKS", "FIGURES", "GOALS", "INITIATIVES", "INTERVIEWS", "RESULTS", "Cell", "Column", "Table"]

Cell = str | int | float | None
Rows = Callable[[InterviewSummary], Iterator[tuple[Cell, ...]]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what its cells hold, and how wide it is shown (in characters)."""

    name: str
    kind: Literal["text", "integer", "number"] = "text"
    width: int = 12


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `rows` gives the rows of one summary, each as long as `columns`.

    Tables of items hold the columns `quote`, `start`, `end`, `match` of their evidence. `article` counts from 0, as in
    the files of lines.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Rows

    def index(self, column: str) -> int:
        """Position of the column of a name."""
        return [c.name for c in self.columns].index(column)


# Who comes first, as it is what a reader looks for, and where it stands last.
_WHO = (Column("agency", width=22), Column("speaker"), Column("title", width=20), Column("published"))
_WHERE = (
    Column("document", width=24),
    Column("article", "integer", 8),
    Column("headline", width=36),
    Column("occasion", width=20),
    Column("outlet"),
    Column("journalists"),
    Column("model"),
)
_EVIDENCE = (
    Column("quote", width=48),
    Column("start", "integer", 8),
    Column("end", "integer", 8),
    Column("match", width=8),
    Column("confidence", "number", 10),
)
_FIGURE = (
    Column("metric", width=24),
    Column("amount"),
    Column("value", "number", 16),
    Column("value_max", "number"),
    Column("unit", width=8),
    Column("bound", width=8),
    Column("measure", width=10),
    Column("period"),
    Column("due"),
)
_INITIATIVE = (Column("name", width=28), Column("kind"), Column("status"))
_INTERVIEW = (
    Column("kicker", width=28),
    Column("positions", width=28),
    Column("other_speakers", width=28),
    Column("abstract", width=60),
    Column("goals", "integer", 8),
    Column("results", "integer", 8),
    Column("initiatives", "integer", 8),
    Column("unsupported", "integer", 8),
    Column("unaccounted", "integer", 8),
    Column("coverage", "number", 8),
    Column("start", "integer", 8),
    Column("end", "integer", 8),
    Column("version"),
)
_CHECK = (
    Column("check"),
    Column("item"),
    Column("text", width=28),
    Column("quote", width=60),
    Column("reason", width=40),
)


def _who(summary: InterviewSummary) -> tuple[Cell, ...]:
    speaker = summary.speaker
    return summary.agency, speaker.name if speaker else None, _title(summary), summary.document.published


def _where(summary: InterviewSummary) -> tuple[Cell, ...]:
    document, article = summary.document, summary.article
    words = (article.headline, summary.occasion, article.outlet, "、".join(article.journalists) or None)
    return document.id, article.index, *words, summary.provenance.model


def _title(summary: InterviewSummary) -> str | None:
    """The speaker's title at the summary's agency, or else the first."""
    positions = summary.speaker.positions if summary.speaker else ()
    at_agency = [p.title for p in positions if p.agency == summary.agency]
    return next(iter(at_agency or [p.title for p in positions]), None)


def _person(speaker: SpeakerItem) -> str:
    return f"{speaker.name}（{_positions(speaker)}）" if speaker.positions else speaker.name


def _positions(speaker: SpeakerItem | None) -> str:
    return "；".join(f"{p.agency} {p.title}" for p in speaker.positions) if speaker else ""


def _evidence(evidence: Evidence, confidence: float) -> tuple[Cell, ...]:
    return evidence.quote, evidence.span.start, evidence.span.end, evidence.match, confidence


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _figure(item: FigureItem) -> tuple[Cell, ...]:
    values = (item.metric, item.amount, _number(item.value), _number(item.value_max), item.unit)
    return *values, item.bound, item.measure, item.period, item.due, *_evidence(item.evidence, item.confidence)


def _figure_rows(summary: InterviewSummary) -> Iterator[tuple[Cell, ...]]:
    for role, item in summary.figures():
        yield *_who(summary), role, *_figure(item), *_where(summary)


def _role_rows(role: Role) -> Rows:
    def rows(summary: InterviewSummary) -> Iterator[tuple[Cell, ...]]:
        for item in summary.goals if role == "goal" else summary.results:
            yield *_who(summary), *_figure(item), *_where(summary)

    return rows


def _initiative_rows(summary: InterviewSummary) -> Iterator[tuple[Cell, ...]]:
    for item in summary.initiatives:
        evidence = _evidence(item.evidence, item.confidence)
        yield *_who(summary), item.name, item.kind, item.status, *evidence, *_where(summary)


def _interview_rows(summary: InterviewSummary) -> Iterator[tuple[Cell, ...]]:
    checks, span = summary.checks, summary.article.span
    others = "；".join(_person(speaker) for speaker in summary.other_speakers) or None
    words = (summary.article.kicker, _positions(summary.speaker) or None, others, summary.abstract)
    counts = (len(summary.goals), len(summary.results), len(summary.initiatives), len(checks.unsupported))
    source = (checks.coverage, span.start, span.end, summary.provenance.version)
    yield *_who(summary), *words, *counts, len(checks.unaccounted), *source, *_where(summary)


def _check_rows(summary: InterviewSummary) -> Iterator[tuple[Cell, ...]]:
    for out in summary.checks.unsupported:
        yield *_who(summary), "unsupported", out.item, out.text, out.quote, out.reason, *_where(summary)
    for left in summary.checks.unaccounted:
        row = ("unaccounted", "amount", left.amount, left.sentence, "no verdict on this amount")
        yield *_who(summary), *row, *_where(summary)


FIGURES = Table("figures", (*_WHO, Column("role", width=8), *_FIGURE, *_EVIDENCE, *_WHERE), _figure_rows)
GOALS = Table("goals", (*_WHO, *_FIGURE, *_EVIDENCE, *_WHERE), _role_rows("goal"))
RESULTS = Table("results", (*_WHO, *_FIGURE, *_EVIDENCE, *_WHERE), _role_rows("result"))
INITIATIVES = Table("initiatives", (*_WHO, *_INITIATIVE, *_EVIDENCE, *_WHERE), _initiative_rows)
INTERVIEWS = Table("interviews", (*_WHO, *_INTERVIEW, *_WHERE), _interview_rows)
CHECKS = Table("checks", (*_WHO, *_CHECK, *_WHERE), _check_rows)

"""What the scorer counts: fields, marks, tallies, faults."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from summarizer.text import Span

__all__ = ["FIELDS", "Fault", "FaultKind", "Field", "FieldKind", "Mark", "Tally", "add", "total"]

FieldKind = Literal["f1", "accuracy", "overlap", "share"]
FaultKind = Literal["missed", "invented", "wrong value", "wrong choice"]


@dataclass(frozen=True, slots=True)
class Field:
    """Something that is scored.

    `kind`: `f1` for what is found or not (precision, recall, F1), `accuracy` for what is right or wrong given that the
    thing it belongs to was found, `overlap` for the mean overlap of quotes given the same, `share` for what needs no
    label (grounding). `about` is the rule, for people.
    """

    name: str
    kind: FieldKind
    about: str


FIELDS = (
    Field("articles", "f1", "articles, by span: shared over joint solid characters of at least 0.5"),
    Field("article.kind", "accuracy", "interview, report or commentary"),
    Field("article.headline", "accuracy", "headline, but for white space, width and quotation marks"),
    Field("article.kicker", "accuracy", "the line with the dashes, without them"),
    Field("article.journalists", "accuracy", "all reporters, in order"),
    Field("article.outlet", "accuracy", "the paper of the byline"),
    Field("article.occasion", "accuracy", "the event that the article reacts to"),
    Field("speakers", "f1", "everybody who speaks, by name, to the letter"),
    Field("speaker.main", "accuracy", "who is the main speaker"),
    Field("positions", "f1", "agency and title, both to the letter, of speakers that pair"),
    Field("priorities", "f1", "initiatives of kind priority, by likeness of name"),
    Field("priorities.strict", "f1", "the same, by name to the letter"),
    Field("initiatives", "f1", "named initiatives (the four other kinds), by likeness of name"),
    Field("initiatives.strict", "f1", "the same, by name to the letter"),
    Field("initiative.kind", "accuracy", "kind of a named initiative that was found"),
    Field("initiative.status", "accuracy", "status of a priority or initiative that was found"),
    Field("initiative.evidence", "overlap", "overlap of quotes of priorities and initiatives that were found"),
    Field("figures", "f1", "figures: value, upper value and unit equal, metrics alike"),
    Field("figures.strict", "f1", "the same, with metrics equal to the letter"),
    Field("figure.role", "accuracy", "goal or result, of a figure that was found"),
    Field("figure.bound", "accuracy", "bound of a figure that was found"),
    Field("figure.measure", "accuracy", "measure of a figure that was found"),
    Field("figure.period", "accuracy", "time expression of a figure that was found, to the letter"),
    Field("figure.due", "accuracy", "end of the period of a figure that was found; December is the end of the year"),
    Field("figure.evidence", "overlap", "overlap of quotes of figures that were found"),
    Field("evidence.equal", "share", "evidence that equals its source, of all evidence"),
    Field(
        "numbers.accounted", "share", "amounts with a verdict, of all amounts of an interview (mean over interviews)"
    ),
    Field("items.supported", "share", "items that were proved, of all items of the drafts"),
)
"""All fields, in the order of every report; names are stable."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One difference: of which field and kind, as text for people; `place` is in solid characters of the page."""

    field: str
    kind: FaultKind
    expected: str
    got: str
    place: Span | None


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of a field: `hits` of `expected` and of `predicted`; `labelled` counts labels that say something.

    In an accuracy, an overlap or a share, `expected` and `predicted` are the same number.
    """

    hits: float = 0.0
    expected: float = 0.0
    predicted: float = 0.0
    labelled: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.hits + other.hits,
            self.expected + other.expected,
            self.predicted + other.predicted,
            self.labelled + other.labelled,
        )

    @property
    def precision(self) -> float | None:
        """Hits of what was predicted, 0 to 1; `None` where nothing was, or where no label says anything."""
        return self.hits / self.predicted if self.predicted and self.labelled else None

    @property
    def recall(self) -> float | None:
        """Hits of what was expected, 0 to 1; `None` where nothing was."""
        return self.hits / self.expected if self.expected and self.labelled else None

    @property
    def score(self) -> float | None:
        """F1, or the accuracy, 0 to 1; `None` (not scored, which is not zero) where no label says anything."""
        both = self.expected + self.predicted
        return 2 * self.hits / both if both and self.labelled else None


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that was compared: what it adds to the tally of its field, and the fault if it was wrong.

    `confidence` is that of a predicted figure or initiative, once for each.
    """

    field: str
    tally: Tally
    fault: Fault | None = None
    confidence: float | None = None


def add(tallies: Iterable[Tally]) -> Tally:
    """The sum; empty gives zeros."""
    rows = [(t.hits, t.expected, t.predicted, t.labelled) for t in tallies]
    return Tally(*(float(sum(column)) for column in zip(*rows, strict=True)))


def total(marks: Iterable[Mark]) -> dict[str, Tally]:
    """Sums of the marks by field, fields without a mark left out."""
    groups: dict[str, list[Tally]] = {}
    for mark in marks:
        groups.setdefault(mark.field, []).append(mark.tally)
    return {field: add(tallies) for field, tallies in groups.items()}

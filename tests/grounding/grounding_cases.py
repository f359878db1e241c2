"""Articles and drafts for the tests of grounding: built by hand, so that nothing here depends on splitting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summarizer.documents import Article, Document, Paragraph, ParagraphRole, Published
from summarizer.grounding.align import Index
from summarizer.schemas.draft import (
    Draft,
    DraftExclusion,
    DraftFigure,
    DraftInitiative,
    DraftPosition,
    DraftSpeaker,
)
from summarizer.schemas.summary import Evidence, FigureItem, InitiativeItem, InterviewSummary, Provenance
from summarizer.text import Span, join_view

BREAK = "\f"
"""In a paragraph: here the column ended, so that a blank line stands in the document and nothing in the mended text."""

PROVENANCE = Provenance(model="test", prompt=None, version="0")

HEAD = ("澜州市科技局：创新再提速", "——访澜州市科技局党组书记、局长邵一鸣", "本报记者 夏可")


def article(
    *body: str | tuple[ParagraphRole, str],
    head: Sequence[str] = HEAD,
    published: str | None = "2024-03-05",
) -> Article:
    """An interview whose head and paragraphs are given; `BREAK` in a paragraph marks where the page broke it."""
    parts: list[tuple[ParagraphRole | None, str]] = [(None, line) for line in head]
    parts += [("body", part) if isinstance(part, str) else part for part in body]
    text = "\n\n".join(part.replace(BREAK, "\n\n") for _, part in parts)
    pieces: list[tuple[Span | None, str]] = []
    paragraphs = []
    at = mended = 0
    for role, part in parts:
        size = len(part.replace(BREAK, ""))
        for number, piece in enumerate(part.split(BREAK)):
            at += 2 * bool(number)
            pieces.append((Span(at, at + len(piece)), ""))
            at += len(piece)
        if role is not None:
            paragraphs.append(Paragraph(Span(mended, mended + size), role))
        pieces.append((Span(at, at), "\n"))
        at += 2
        mended += size + 1
    document = Document("page.txt", text, "0" * 64, published=Published.parse(published) if published else None)
    return Article(
        document=document,
        index=0,
        kind="interview",
        span=Span(0, len(text)),
        view=join_view(text, pieces),
        headline=head[0] if head else "",
        kicker=head[1].strip("—") if len(head) > 1 else None,
        journalists=("夏可",),
        outlet=None,
        paragraphs=tuple(paragraphs),
    )


def index(*body: str | tuple[ParagraphRole, str], **options: Any) -> Index:
    """The same, made ready for searching."""
    return Index(article(*body, **options))


def figure(quote: str, amount: str, metric: str, **options: Any) -> DraftFigure:
    """A goal at a level, without a period, unless `options` say otherwise."""
    return DraftFigure(**{"role": "goal", "measure": "level", **options}, metric=metric, amount=amount, quote=quote)


def initiative(name: str, quote: str | None = None, **options: Any) -> DraftInitiative:
    """A planned programme, unless `options` say otherwise."""
    choices = {"kind": "programme", "status": "planned", **options}
    return DraftInitiative(**choices, name=name, quote=name if quote is None else quote)


def draft(**parts: Any) -> Draft:
    """A draft of the parts given."""
    return Draft(**parts)


def exclusion(amount: str, quote: str) -> DraftExclusion:
    """An exclusion for the extent."""
    return DraftExclusion(amount=amount, quote=quote, reason="extent")


def speaker(name: str, *positions: tuple[str, str], quote: str = "") -> DraftSpeaker:
    """A person with `(agency, title)` pairs."""
    return DraftSpeaker(name=name, positions=tuple(DraftPosition(agency=a, title=t) for a, t in positions), quote=quote)


def evidences(summary: InterviewSummary) -> list[Evidence]:
    """Every evidence of a summary."""
    people = [person for person in (summary.speaker, *summary.other_speakers) if person is not None]
    items: list[InitiativeItem | FigureItem] = [*summary.initiatives, *summary.goals, *summary.results]
    found = [person.evidence for person in people if person.evidence is not None]
    return [*found, *(item.evidence for item in items)]


def reasons(summary: InterviewSummary) -> list[str]:
    """Why parts of the draft are out."""
    return [item.reason for item in summary.checks.unsupported]


def redraft(summary: InterviewSummary) -> Draft:
    """A summary as a draft that says the same, its quotes without the line breaks of the page."""

    def mended(evidence: Evidence | None) -> str:
        return evidence.quote.replace("\n", "") if evidence else ""

    return Draft(
        speaker=summary.speaker
        and speaker(
            summary.speaker.name,
            *((p.agency, p.title) for p in summary.speaker.positions),
            quote=mended(summary.speaker.evidence),
        ),
        abstract=summary.abstract,
        initiatives=tuple(
            initiative(i.name, mended(i.evidence), kind=i.kind, status=i.status) for i in summary.initiatives
        ),
        figures=tuple(
            figure(mended(f.evidence), f.amount, f.metric, role=role, measure=f.measure, period=f.period)
            for role, f in summary.figures()
        ),
    )

"""What a model makes of a page, as facts."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from summarizer.documents import ArticleKind, Document
from summarizer.evaluation.facts import ArticleFacts, FigureFact, InitiativeFact, PositionFact, Ruler, SpeakerFact
from summarizer.evaluation.run import Predict, Prediction
from summarizer.models.base import Model
from summarizer.pipeline import Outcome, Summarizer, add_usage
from summarizer.schemas.summary import Evidence, FigureItem, InitiativeItem, InterviewSummary, SpeakerItem, Usage
from summarizer.schemas.vocabulary import Role
from summarizer.settings import Settings
from summarizer.text import Span

__all__ = ["outcome_facts", "predictor"]


def predictor(
    model: str | Model,
    settings: Settings | None = None,
    *,
    cache: bool = True,
    kinds: Sequence[ArticleKind] = ("interview",),
) -> Predict:
    """The whole flow with one model, as the evaluation asks it: an error of one article is a failure, no exception.

    Without `cache` every answer is asked for anew, so that repeated runs can differ. Articles of other kinds than
    `kinds` cost nothing and have no items.

    Raises:
        UsageError: the model's name is unknown (when the first page is asked for).
    """
    settings = settings or Settings.load()
    if not cache:
        settings = replace(settings, chat=replace(settings.chat, cache_dir=None))
    summarizer = Summarizer(model, kinds=kinds, settings=settings)
    slots = asyncio.Semaphore(summarizer.settings.concurrency)

    async def predict(document: Document) -> Prediction:
        outcomes = await summarizer.read_document(document, slots)
        ruler = Ruler.of(document.text)
        usage: Usage | None = None
        for outcome in outcomes:
            usage = add_usage(usage, outcome.summary.provenance.usage if outcome.summary else None)
        return Prediction(
            articles=tuple(outcome_facts(outcome, ruler) for outcome in outcomes),
            failures=tuple(_reason(o.article.index, o.error) for o in outcomes if o.error is not None),
            usage=usage,
        )

    return predict


def _reason(index: int, error: Exception) -> str:
    return f"article {index + 1}: {type(error).__name__}: {error}"


def outcome_facts(outcome: Outcome, ruler: Ruler) -> ArticleFacts:
    """An article and what became of it as facts; where there is no summary, head and speaker have content.

    Initiatives, figures and checks are those of its summary.
    """
    article, summary = outcome.article, outcome.summary
    main = summary.speaker if summary else outcome.speaker
    others = summary.other_speakers if summary else ()
    return ArticleFacts(
        span=ruler.measure(article.span),
        kind=article.kind,
        headline=article.headline,
        kicker=article.kicker,
        journalists=article.journalists,
        outlet=article.outlet,
        occasion=summary.occasion if summary else article.occasion,
        speakers=tuple(_speaker(speaker) for speaker in (main, *others) if speaker is not None),
        initiatives=tuple(_initiative(i, ruler) for i in summary.initiatives) if summary else (),
        figures=tuple(_figure(role, f, ruler) for role, f in summary.figures()) if summary else (),
        checks=_checks(article.document, summary) if summary else None,
    )


def _speaker(item: SpeakerItem) -> SpeakerFact:
    return SpeakerFact(item.name, tuple(PositionFact(p.agency, p.title) for p in item.positions))


def _place(evidence: Evidence, ruler: Ruler) -> tuple[Span, ...]:
    return (ruler.measure(Span(evidence.span.start, evidence.span.end)),)


def _initiative(item: InitiativeItem, ruler: Ruler) -> InitiativeFact:
    place = _place(item.evidence, ruler)
    return InitiativeFact(item.name, item.kind, item.status, item.evidence.quote, place, item.confidence)


def _figure(role: Role, item: FigureItem, ruler: Ruler) -> FigureFact:
    return FigureFact(
        role=role,
        metric=item.metric,
        value=item.value,
        unit=item.unit,
        value_max=item.value_max,
        bound=item.bound,
        measure=item.measure,
        period=item.period,
        due=item.due,
        quote=item.evidence.quote,
        places=_place(item.evidence, ruler),
        confidence=item.confidence,
    )


def _checks(document: Document, summary: InterviewSummary) -> dict[str, tuple[float, float]]:
    """Good and all, for each grounding field, of one summary."""
    evidence: Sequence[Evidence] = [
        *(i.evidence for i in summary.initiatives),
        *(f.evidence for _, f in summary.figures()),
        *(s.evidence for s in (summary.speaker, *summary.other_speakers) if s is not None and s.evidence is not None),
    ]
    equal = sum(document.text[e.span.start : e.span.end] == e.quote for e in evidence)
    kept = len(summary.initiatives) + len(summary.goals) + len(summary.results) + (summary.speaker is not None)
    return {
        "evidence.equal": (equal, len(evidence)),
        "numbers.accounted": (summary.checks.coverage, 1),
        "items.supported": (kept, kept + len(summary.checks.unsupported)),
    }

"""Draft → summary: each part of a draft is proved in the article, or listed as unsupported with the reason."""

from __future__ import annotations

from summarizer.documents import Article
from summarizer.grounding.abstracts import abstract_fault
from summarizer.grounding.align import Index
from summarizer.grounding.coverage import coverage_of
from summarizer.grounding.figures import Figures, prove_figure
from summarizer.grounding.initiatives import prove_initiatives
from summarizer.grounding.speakers import prove_speakers
from summarizer.schemas.draft import Draft
from summarizer.schemas.summary import (
    ArticleInfo,
    Checks,
    DocumentInfo,
    FigureItem,
    InterviewSummary,
    Provenance,
    SpanItem,
    Unsupported,
)

__all__ = ["ground"]


def ground(article: Article, draft: Draft, provenance: Provenance) -> InterviewSummary:
    """Proves a draft in its article; what can't be proved is in `checks.unsupported`, and nowhere else.

    Every evidence's quote is `article.document.text` at its span. Initiatives, goals and results come in the order
    of the text. The result depends on nothing but the arguments. Costs about 0.4 ms for 25 items whose quotes are
    found to the letter in an article of 1,000 characters, apart from finding the article's amounts, which are kept
    from the model's reading.
    """
    index = Index(article)
    main, main_out = prove_speakers(index, (draft.speaker,) if draft.speaker else ())
    others, others_out = prove_speakers(index, draft.other_speakers, [speaker.name for speaker in main])
    initiatives, initiatives_out = prove_initiatives(index, draft.initiatives)
    figures = Figures()
    for figure in draft.figures:
        prove_figure(index, figure, figures)
    coverage = coverage_of(index, figures.given.keys(), draft.exclusions)
    abstract, abstract_out = _abstract(index, draft.abstract.strip())
    unsupported = (
        *main_out,
        *others_out,
        *initiatives_out,
        *figures.unsupported,
        *abstract_out,
        *coverage.unsupported,
    )
    return InterviewSummary(
        document=_document(article),
        article=_article(article),
        occasion=article.occasion,
        speaker=main[0] if main else None,
        other_speakers=others,
        agency=main[0].positions[0].agency if main and main[0].positions else None,
        abstract=abstract,
        initiatives=initiatives,
        goals=_ordered(figures.goals),
        results=_ordered(figures.results),
        checks=Checks(unsupported=unsupported, unaccounted=coverage.unaccounted, coverage=coverage.share),
        provenance=provenance,
    )


def _abstract(index: Index, abstract: str) -> tuple[str, tuple[Unsupported, ...]]:
    fault = abstract_fault(index, abstract) if abstract else None
    if fault is None:
        return abstract, ()
    return "", (Unsupported(item="abstract", text=abstract, quote="", reason=fault),)


def _ordered(items: list[FigureItem]) -> tuple[FigureItem, ...]:
    return tuple(sorted(items, key=lambda item: (item.evidence.span.start, item.evidence.span.end)))


def _document(article: Article) -> DocumentInfo:
    document = article.document
    published = str(document.published) if document.published else None
    return DocumentInfo(id=document.id, sha256=document.sha256, published=published)


def _article(article: Article) -> ArticleInfo:
    return ArticleInfo(
        index=article.index,
        span=SpanItem(start=article.span.start, end=article.span.end),
        kind=article.kind,
        headline=article.headline,
        kicker=article.kicker,
        journalists=article.journalists,
        outlet=article.outlet,
    )

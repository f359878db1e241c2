"""Draft → summary: each part of a draft is proved in the article, or listed as unsupported with the reason."""

from __future__ import annotations

from summarizer.documents import Article
from summarizer.grounding.abstracts import abstract_fault
from summarizer.grounding.align import Index
from summarizer.grounding.coverage import coverage_of
from summarizer.grounding.figures import Figures, prove_figure
from summarizer.grounding.initiatives import prove_initiatives
from summarizer.grounding.records import Kind, Record, unsupported
from summarizer.grounding.speakers import prove_speakers
from summarizer.schemas.draft import Draft
from summarizer.schemas.summary import InterviewSummary, Provenance

__all__ = ["ground"]


def ground(article: Article, draft: Draft, provenance: Provenance, min_confidence: float = 0.0) -> InterviewSummary:
    """Proves a draft in its article; what can't be proved is in `checks.unsupported`, and nowhere else.

    So is an initiative or figure that is proved but of less confidence than `min_confidence`; its amount has a verdict.

    Every evidence's quote is `article.document.text` at its span. Initiatives, goals and results come in the order
    of the text. The result depends on nothing but the arguments. Costs about 0.03 ms an item whose quote is found to
    the letter, apart from finding the article's amounts, which are kept from the model's reading.
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
    unsure: list[Record] = []
    initiatives = _sure("initiative", initiatives, min_confidence, unsure)
    goals = _sure("figure", sorted(figures.goals, key=_place), min_confidence, unsure)
    results = _sure("figure", sorted(figures.results, key=_place), min_confidence, unsure)
    refused = [*main_out, *others_out, *initiatives_out, *figures.unsupported, *abstract_out, *coverage.unsupported]
    record: Record = {
        "document": _document(article),
        "article": _article(article),
        "occasion": article.occasion,
        "speaker": main[0] if main else None,
        "other_speakers": others,
        "agency": main[0].positions[0].agency if main and main[0].positions else None,
        "abstract": abstract,
        "initiatives": initiatives,
        "goals": goals,
        "results": results,
        "checks": {"unsupported": refused + unsure, "unaccounted": coverage.unaccounted, "coverage": coverage.share},
        "provenance": provenance,
    }
    return InterviewSummary.model_validate(record)


def _abstract(index: Index, abstract: str) -> tuple[str, tuple[Record, ...]]:
    fault = abstract_fault(index, abstract) if abstract else None
    if fault is None:
        return abstract, ()
    return "", (unsupported("abstract", abstract, "", fault),)


def _sure(kind: Kind, items: list[Record], least: float, unsure: list[Record]) -> list[Record]:
    """The items of enough confidence; adds the others to `unsure`, as unsupported."""
    if least <= 0:
        return items
    for item in items:
        if item["confidence"] < least:
            text = item["name"] if kind == "initiative" else f"{item['metric']} {item['amount']}"
            reason = f"confidence {item['confidence']:g} below {least:g}"
            unsure.append(unsupported(kind, text, item["evidence"]["quote"], reason))
    return [item for item in items if item["confidence"] >= least]


def _place(item: Record) -> tuple[int, int]:
    span = item["evidence"]["span"]
    return span["start"], span["end"]


def _document(article: Article) -> Record:
    document = article.document
    published = str(document.published) if document.published else None
    return {"id": document.id, "sha256": document.sha256, "published": published}


def _article(article: Article) -> Record:
    return {
        "index": article.index,
        "span": {"start": article.span.start, "end": article.span.end},
        "kind": article.kind,
        "headline": article.headline,
        "kicker": article.kicker,
        "journalists": article.journalists,
        "outlet": article.outlet,
    }

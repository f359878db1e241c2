"""A label file from a model's answer, for a person to correct."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from summarizer.documents import Article, Document
from summarizer.pipeline import Outcome
from summarizer.schemas.labels import (
    ArticleLabel,
    FigureLabel,
    InitiativeLabel,
    PageLabels,
    PositionLabel,
    SpeakerLabel,
)
from summarizer.schemas.summary import SpeakerItem

__all__ = ["WORDS", "draft_labels", "labels_json"]

WORDS = 12
"""Solid characters of `first_words` and `last_words`."""


def draft_labels(document: Document, outcomes: Sequence[Outcome]) -> PageLabels:
    """What a model made of a page in the form of a label file; articles that failed have only a head."""
    return PageLabels(
        document=document.id.rsplit("/", 1)[-1],
        reference_year=document.published.year if document.published else None,
        articles=tuple(_article(outcome) for outcome in outcomes),
    )


def _article(outcome: Outcome) -> ArticleLabel:
    article, summary = outcome.article, outcome.summary
    solid = "".join(_source(article).split())
    speaker = summary.speaker if summary else outcome.speaker
    return ArticleLabel(
        kind=article.kind,
        headline=article.headline,
        kicker=article.kicker,
        first_words=solid[:WORDS],
        last_words=solid[-WORDS:],
        journalists=article.journalists,
        outlet=article.outlet,
        occasion=summary.occasion if summary else article.occasion,
        speaker=_speaker(speaker) if speaker else None,
        other_speakers=tuple(_speaker(other) for other in summary.other_speakers) if summary else (),
        initiatives=tuple(
            InitiativeLabel(name=i.name, kind=i.kind, status=i.status, quote=i.evidence.quote)
            for i in (summary.initiatives if summary else ())
        ),
        figures=tuple(
            FigureLabel(
                role=role,
                metric=f.metric,
                value=f.value,
                value_max=f.value_max,
                unit=f.unit,
                bound=f.bound,
                measure=f.measure,
                period=f.period,
                due=f.due,
                quote=f.evidence.quote,
            )
            for role, f in (summary.figures() if summary else ())
        ),
    )


def _source(article: Article) -> str:
    return article.document.text[article.span.start : article.span.end]


def _speaker(item: SpeakerItem) -> SpeakerLabel:
    return SpeakerLabel(
        name=item.name, positions=tuple(PositionLabel(agency=p.agency, title=p.title) for p in item.positions)
    )


def labels_json(labels: PageLabels) -> str:
    """The label file's text: numbers as numbers, one fact a line, keys that say nothing left out."""
    page = labels.model_dump(mode="python")
    for article in page["articles"]:
        if not article["other_speakers"]:
            del article["other_speakers"]
        for figure in article["figures"]:
            if figure["value_max"] is None:
                del figure["value_max"]
    return json.dumps(page, ensure_ascii=False, indent=1, default=_number) + "\n"


def _number(value: Any) -> int | float:
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} has no place in a label file")
    return int(value) if value == value.to_integral_value() else float(value)

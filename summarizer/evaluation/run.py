"""One model over a fixture set: predictions, scores, what they cost and took."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from summarizer.documents import ArticleKind, Document
from summarizer.evaluation.facts import ArticleFacts
from summarizer.evaluation.fixtures import Fixture, labelled_kinds
from summarizer.evaluation.marks import Tally
from summarizer.evaluation.scores import ArticleScore, field_tallies, score_page
from summarizer.pipeline import add_usage
from summarizer.schemas.summary import Usage

__all__ = ["Predict", "Prediction", "Run", "evaluate", "evaluate_repeatedly"]


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a model makes of one page; `failures` are sentences about articles of which it made nothing."""

    articles: tuple[ArticleFacts, ...]
    failures: tuple[str, ...] = ()
    usage: Usage | None = None


Predict = Callable[[Document], Awaitable[Prediction]]
"""A model as the evaluation sees it; places in its facts are in solid characters of the document's text."""


@dataclass(frozen=True, slots=True)
class Run:
    """Scores of one model: an `ArticleScore` for each labelled article, in the order of the fixtures.

    `failures` maps document ids to sentences; `seconds` is wall time of all predictions together.
    """

    model: str
    scores: tuple[ArticleScore, ...]
    seconds: float = 0.0
    usage: Usage | None = None
    failures: tuple[tuple[str, str], ...] = ()

    def tallies(self) -> dict[str, Tally]:
        """Sums over all articles, by field."""
        return field_tallies(self.scores)


async def evaluate(model: str, predict: Predict, fixtures: Sequence[Fixture]) -> Run:
    """Asks for all pages at once (how many are in work together is the model's affair) and scores the answers."""
    start = time.perf_counter()
    predictions = await asyncio.gather(*(predict(fixture.document) for fixture in fixtures))
    seconds = time.perf_counter() - start
    scores: list[ArticleScore] = []
    failures: list[tuple[str, str]] = []
    usage: Usage | None = None
    for fixture, prediction in zip(fixtures, predictions, strict=True):
        articles = tuple(_asked(article, labelled_kinds([fixture])) for article in prediction.articles)
        scores += score_page(fixture.document.id, fixture.facts, articles)
        failures += [(fixture.document.id, reason) for reason in prediction.failures]
        usage = add_usage(usage, prediction.usage)
    return Run(model, tuple(scores), seconds, usage, tuple(failures))


def _asked(article: ArticleFacts, kinds: Sequence[ArticleKind]) -> ArticleFacts:
    """The article without its items where the page's labels hold none for its kind."""
    return article if article.kind in kinds else replace(article, initiatives=(), figures=(), checks=None)


async def evaluate_repeatedly(model: str, predict: Predict, fixtures: Sequence[Fixture], times: int) -> list[Run]:
    """`times` runs, one after the other."""
    return [await evaluate(model, predict, fixtures) for _ in range(times)]

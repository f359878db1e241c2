"""Scores: pages, expected and predicted, to tallies by article, to tallies by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.evaluation.compare import compare_articles, lone_article
from summarizer.evaluation.facts import ArticleFacts
from summarizer.evaluation.marks import Fault, Mark, Tally, add, total
from summarizer.evaluation.matching import article_pairing

__all__ = ["ArticleScore", "field_tallies", "score_page"]


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """What one labelled article adds to the scores: the unit of every statistic.

    `index` counts the labelled articles of the page from 0. `found` is false where nothing paired with it. `judged`
    has the confidence of each predicted figure and initiative, and whether it was right.
    """

    document: str
    index: int
    headline: str
    found: bool
    tallies: Mapping[str, Tally]
    faults: tuple[Fault, ...]
    judged: tuple[tuple[float, bool], ...] = ()

    @property
    def key(self) -> tuple[str, int]:
        """Names the article in every run over the same labels."""
        return self.document, self.index


def score_page(
    document: str, expected: Sequence[ArticleFacts], predicted: Sequence[ArticleFacts]
) -> list[ArticleScore]:
    """Scores of one page, one for each expected article, in order.

    A predicted article without a partner is charged to the expected article that it shares most with, or else the
    nearest, so that two runs always have the same articles; on a page without any it is charged to index 0.
    """
    pairing = article_pairing(expected, predicted)
    marks: list[list[Mark]] = [[] for _ in expected] or [[]]
    for pair in pairing.pairs:
        marks[pair.expected] += compare_articles(expected[pair.expected], predicted[pair.predicted])
    for i in pairing.missed:
        marks[i] += lone_article(expected[i], missed=True)
    for j in pairing.invented:
        marks[_charged(predicted[j], expected)] += lone_article(predicted[j], missed=False)
    found = {pair.expected for pair in pairing.pairs}
    return [
        ArticleScore(
            document=document,
            index=i,
            headline=expected[i].headline if expected else "",
            found=i in found,
            tallies=total(own),
            faults=tuple(mark.fault for mark in own if mark.fault is not None),
            judged=tuple((mark.confidence, mark.tally.hits > 0) for mark in own if mark.confidence is not None),
        )
        for i, own in enumerate(marks)
    ]


def _charged(article: ArticleFacts, expected: Sequence[ArticleFacts]) -> int:
    def nearness(i: int) -> tuple[int, int, int]:
        span = expected[i].span
        gap = max(span.start - article.span.end, article.span.start - span.end, 0)
        return -span.overlap(article.span), gap, i

    return min(range(len(expected)), key=nearness, default=0)


def field_tallies(scores: Iterable[ArticleScore]) -> dict[str, Tally]:
    """The sum of all articles, by field; fields without any count left out."""
    every = list(scores)
    names = {name for score in every for name in score.tallies}
    return {name: add(score.tallies[name] for score in every if name in score.tallies) for name in names}

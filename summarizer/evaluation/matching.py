"""One-to-one pairing by the best total, for articles, speakers, initiatives and figures.

A pairing first makes as many matches as can be (that is what scores count), and among those takes the best total
likeness of the pairs. The result does not depend on the order of the items, nor on which side is called expected:
both sides are sorted, and the lesser side is always the rows, before the assignment is solved.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarizer.errors import MissingExtraError
from summarizer.evaluation.facts import ArticleFacts, FigureFact, InitiativeFact, SpeakerFact
from summarizer.evaluation.similarity import ALIKE, bare, iou, likeness, overlap

__all__ = [
    "Pair",
    "Pairing",
    "article_pairing",
    "figure_pairing",
    "initiative_pairing",
    "same_amount",
    "speaker_pairing",
]

ARTICLE_OVERLAP = 0.5
"""Least intersection over union, in solid characters, of two spans that are the same article."""

PLACE_OVERLAP = 0.5
"""Least overlap of quotes at which two figures are the same statement, read differently."""

NAMESAKE = 0.15
"""Least weight at which two speakers of other names are one misread: a shared agency, or two characters of three."""

_MATCH = 1000.0
"""Weight of a match: more than all likenesses of an article's items together."""

T = TypeVar("T", ArticleFacts, SpeakerFact, InitiativeFact, FigureFact)


@dataclass(frozen=True, slots=True)
class Pair:
    """Items `expected` and `predicted` (indexes) belong together; `match`: they also agree in what makes a hit."""

    expected: int
    predicted: int
    match: bool


@dataclass(frozen=True, slots=True)
class Pairing:
    """All pairs in the order of the expected items, and the indexes that are left on each side."""

    pairs: tuple[Pair, ...]
    missed: tuple[int, ...]
    invented: tuple[int, ...]


def article_pairing(expected: Sequence[ArticleFacts], predicted: Sequence[ArticleFacts]) -> Pairing:
    """Articles by span: every pair overlaps by at least `ARTICLE_OVERLAP` and is a match."""
    return _pairing(expected, predicted, _article_weight, lambda a: repr((a.span, a.headline, a.kind)))


def speaker_pairing(expected: Sequence[SpeakerFact], predicted: Sequence[SpeakerFact]) -> Pairing:
    """Speakers by name (to the letter: names are copied, never corrected), the rest by shared agency and likeness."""
    return _pairing(expected, predicted, _speaker_weight, repr)


def initiative_pairing(expected: Sequence[InitiativeFact], predicted: Sequence[InitiativeFact]) -> Pairing:
    """Initiatives by `likeness` of name of at least `ALIKE`; quotes tell repeats apart. Every pair is a match."""
    return _pairing(expected, predicted, _initiative_weight, repr)


def figure_pairing(expected: Sequence[FigureFact], predicted: Sequence[FigureFact]) -> Pairing:
    """Figures by metric, amount and place.

    A match has the same amount and metrics that are alike. Pairs that are no match have metrics that are alike and
    other amounts, or quotes that overlap by `PLACE_OVERLAP`: the same statement with a wrong value or metric.
    """
    return _pairing(expected, predicted, _figure_weight, repr)


def same_amount(a: FigureFact, b: FigureFact) -> bool:
    """Whether value, upper value and unit are the same, as exact decimals: `30`, `30.0` and no rounding."""
    return a.value == b.value and a.value_max == b.value_max and bare(a.unit) == bare(b.unit)


def _article_weight(a: ArticleFacts, b: ArticleFacts) -> float:
    shared = iou(a.span, b.span)
    return _MATCH + shared if shared >= ARTICLE_OVERLAP else 0.0


def _speaker_weight(a: SpeakerFact, b: SpeakerFact) -> float:
    agencies = {bare(p.agency) for p in a.positions} & {bare(p.agency) for p in b.positions}
    common = 0.5 * bool(agencies) + 0.4 * likeness(a.name, b.name)
    if bare(a.name) == bare(b.name):
        return _MATCH + common
    return common if common >= NAMESAKE else 0.0


def _initiative_weight(a: InitiativeFact, b: InitiativeFact) -> float:
    alike = likeness(a.name, b.name)
    if alike < ALIKE:
        return 0.0
    choices = 0.02 * (a.kind == b.kind) + 0.02 * (a.status == b.status)
    return _MATCH + 0.7 * alike + 0.26 * overlap(a.places, b.places) + choices


def _figure_weight(a: FigureFact, b: FigureFact) -> float:
    alike, same, place = likeness(a.metric, b.metric), same_amount(a, b), overlap(a.places, b.places)
    match = same and alike >= ALIKE
    if not match and alike < ALIKE and place < PLACE_OVERLAP:
        return 0.0
    agree = (a.role == b.role, a.bound == b.bound, a.measure == b.measure, a.period == b.period, a.due == b.due)
    return _MATCH * match + 0.45 * alike + 0.2 * same + 0.25 * place + 0.02 * sum(agree)


def _pairing(
    expected: Sequence[T], predicted: Sequence[T], weigh: Callable[[T, T], float], key: Callable[[T], str]
) -> Pairing:
    """Solves the assignment of the greatest total weight; pairs of weight 0 are none, weights from `_MATCH` match."""
    keys = [key(item) for item in expected], [key(item) for item in predicted]
    left, right = (sorted(range(len(side)), key=side.__getitem__) for side in keys)
    turned = sorted(keys[1]) < sorted(keys[0])
    weights = [[weigh(expected[i], predicted[j]) for j in right] for i in left]
    pairs = sorted(
        (Pair(left[row], right[column], weights[row][column] >= _MATCH) for row, column in _assign(weights, turned)),
        key=lambda pair: pair.expected,
    )
    used = {pair.expected for pair in pairs}, {pair.predicted for pair in pairs}
    return Pairing(
        tuple(pairs),
        tuple(i for i in range(len(expected)) if i not in used[0]),
        tuple(j for j in range(len(predicted)) if j not in used[1]),
    )


def _assign(weights: list[list[float]], turned: bool) -> list[tuple[int, int]]:
    """Row and column of each chosen pair of positive weight; `turned` solves the transposed problem."""
    if not weights or not weights[0]:
        return []
    try:
        from scipy.optimize import linear_sum_assignment
    except ImportError:
        raise MissingExtraError("the evaluation", "eval") from None
    matrix = [list(column) for column in zip(*weights, strict=True)] if turned else weights
    rows, columns = linear_sum_assignment(matrix, maximize=True)
    found = zip(rows.tolist(), columns.tolist(), strict=True)
    cells = [(column, row) if turned else (row, column) for row, column in found]
    return [(row, column) for row, column in cells if weights[row][column] > 0]

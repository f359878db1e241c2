"""Intervals, comparisons and spread of scores. The unit is the article: items of one article are not independent.

A score is a ratio of sums over articles, `2 * sum(hits) / sum(expected + predicted)`; here an article is the pair
(`2 * hits`, `expected + predicted`). Articles without any count in a field say nothing of it and are left out.
"""

from __future__ import annotations

import math
import statistics
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from summarizer.errors import MissingExtraError
from summarizer.evaluation.marks import Tally

__all__ = [
    "Comparison",
    "Interval",
    "Spread",
    "compare_runs",
    "detectable",
    "holm",
    "interval",
    "permutation",
    "spread",
]

LEVEL = 0.05
"""Significance of every verdict, and 1 minus the coverage of every interval."""

POWER = 0.8
"""The chance with which a difference of the smallest detectable size would be found."""

RESAMPLES = 2000
SEED = 20230801

_NOTHING = 1e-9

Verdict = Literal["better", "worse", "tied"]
Ratio = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Interval:
    """Lower and upper bound, each 0 to 1 for a score and -1 to 1 for a difference; `error` is the standard error."""

    low: float
    high: float
    error: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """A field of a run (`score`) against the same field of another (`base`), over the same `articles`.

    `p` is that of the permutation test, `adjusted` after Holm; `detectable` is the smallest difference that this
    many articles would show with a chance of `POWER`, `None` where it can't be told.
    """

    base: float
    score: float
    interval: Interval | None
    p: float
    adjusted: float
    verdict: Verdict
    detectable: float | None
    articles: int

    @property
    def difference(self) -> float:
        """Positive where the run is better than its base."""
        return self.score - self.base


@dataclass(frozen=True, slots=True)
class Spread:
    """A field over repeated runs of one model."""

    mean: float
    deviation: float
    lowest: float
    highest: float
    runs: int


def ratio(tally: Tally) -> Ratio:
    """What an article adds to the two sums of a score."""
    return 2 * tally.hits, tally.expected + tally.predicted


def interval(ratios: Sequence[Ratio], *, resamples: int = RESAMPLES, seed: int = SEED) -> Interval | None:
    """Bootstrap interval (bias-corrected and accelerated) of a score; `None` where resampling tells nothing.

    That is with fewer than two articles that count, or with none that differs from another: a perfect score on a few
    articles is no proof of a perfect model. The same articles and seed give the same interval.
    """
    rows = [row for row in ratios if row[1]]
    if len({hits / size for hits, size in rows}) < 2:
        return None
    hits, sizes = zip(*rows, strict=True)
    return _bootstrap((hits, sizes), lambda h, s, axis: h.sum(axis=axis) / s.sum(axis=axis), resamples, seed)


def _bootstrap(columns: Sequence[Sequence[float]], statistic: Any, resamples: int, seed: int) -> Interval:
    """BCa where it is defined; the percentile interval where it is not (every article the same, say)."""
    numpy, stats = _scipy()
    data = tuple(numpy.asarray(column, dtype=float) for column in columns)
    point = float(statistic(*data, axis=-1))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        options = {"paired": True, "vectorized": True, "confidence_level": 1 - LEVEL, "batch": 500}
        result = stats.bootstrap(data, statistic, n_resamples=resamples, method="BCa", rng=seed, **options)
        low, high = (float(x) for x in result.confidence_interval)
        if math.isnan(low) or math.isnan(high):
            low, high = (float(x) for x in numpy.quantile(result.bootstrap_distribution, (LEVEL / 2, 1 - LEVEL / 2)))
    return Interval(min(low, point), max(high, point), float(result.standard_error))


def permutation(base: Sequence[Ratio], run: Sequence[Ratio], *, resamples: int = RESAMPLES, seed: int = SEED) -> float:
    """Two-sided p of the difference of two scores when the two runs are exchanged article by article.

    Exact (all exchanges) where there are no more of them than `resamples`. Articles in which the runs agree change
    nothing and are kept in both sums; `1.0` where the runs agree everywhere.
    """
    numpy, stats = _scipy()
    differ = [i for i, (b, r) in enumerate(zip(base, run, strict=True)) if b != r]
    if not differ:
        return 1.0
    same = numpy.asarray([base[i] for i in range(len(base)) if i not in set(differ)], dtype=float).reshape(-1, 2)
    fixed = same.sum(axis=0)
    both = numpy.asarray([base[i] for i in differ] + [run[i] for i in differ], dtype=float)

    def difference(x: Any, y: Any, axis: int) -> Any:
        left, right = (both[side.astype(int)].sum(axis=axis - 1) + fixed for side in (x, y))
        safe_left, safe_right = numpy.maximum(left[..., 1], 1e-12), numpy.maximum(right[..., 1], 1e-12)
        return right[..., 0] / safe_right - left[..., 0] / safe_left

    sides = numpy.arange(len(differ)), numpy.arange(len(differ)) + len(differ)
    if len(differ) == 1:
        return 1.0
    result = stats.permutation_test(
        sides, difference, permutation_type="samples", vectorized=True, n_resamples=resamples, batch=500, rng=seed
    )
    return float(result.pvalue)


def holm(values: Mapping[str, float]) -> dict[str, float]:
    """Holm's step-down correction: the p-values of a family, adjusted, under the same names."""
    adjusted: dict[str, float] = {}
    highest = 0.0
    for rank, (name, p) in enumerate(sorted(values.items(), key=lambda item: (item[1], item[0]))):
        highest = max(highest, min(1.0, p * (len(values) - rank)))
        adjusted[name] = highest
    return adjusted


def detectable(error: float, tests: int = 1) -> float | None:
    """Smallest difference that a two-sided test shows with a chance of `POWER`, by the standard error of a difference.

    `tests` is the size of the family: Holm's first step tests at `LEVEL / tests`. `None` where there is no error to
    go by, 1.0 at most.
    """
    if error < _NOTHING:
        return None
    normal = statistics.NormalDist()
    return min(1.0, (normal.inv_cdf(1 - LEVEL / 2 / tests) + normal.inv_cdf(POWER)) * error)


def compare_runs(
    base: Sequence[Mapping[str, Tally]],
    run: Sequence[Mapping[str, Tally]],
    fields: Sequence[str],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> dict[str, Comparison]:
    """Field by field, two runs over the same articles in the same order.

    Fields that either run does not score are left out. Holm's correction is over those of the others in which enough
    articles differ for a test; where too few do, the adjusted p is 1.
    """
    pairs: dict[str, tuple[list[Ratio], list[Ratio]]] = {}
    for field in fields:
        sides = [[row.get(field, Tally()) for row in rows] for rows in (base, run)]
        if all(sum((t for t in side), Tally()).score is not None for side in sides):
            pairs[field] = ([ratio(t) for t in sides[0]], [ratio(t) for t in sides[1]])
    raw = {field: permutation(*sides, resamples=resamples, seed=seed) for field, sides in pairs.items()}
    family = {field: p for field, p in raw.items() if _can_reject(*pairs[field])}
    adjusted = dict.fromkeys(raw, 1.0) | holm(family)
    return {
        field: _comparison(*pairs[field], _Test(raw[field], adjusted[field], max(1, len(family))), resamples, seed)
        for field in pairs
    }


def _can_reject(base: Sequence[Ratio], run: Sequence[Ratio]) -> bool:
    """Whether so many articles differ that the permutation test could reach `LEVEL` at all.

    Exchanges change nothing in the number, so leaving the others out of the family keeps its level (Tarone 1990).
    """
    differ = sum(b != r for b, r in zip(base, run, strict=True))
    return 2.0 ** (1 - differ) < LEVEL


@dataclass(frozen=True, slots=True)
class _Test:
    p: float
    adjusted: float
    family: int


def _comparison(base: list[Ratio], run: list[Ratio], test: _Test, resamples: int, seed: int) -> Comparison:
    rows = [(b, r) for b, r in zip(base, run, strict=True) if b[1] or r[1]]
    columns = [[b[0] for b, _ in rows], [b[1] for b, _ in rows], [r[0] for _, r in rows], [r[1] for _, r in rows]]
    low = sum(columns[0]) / sum(columns[1])
    high = sum(columns[2]) / sum(columns[3])
    found = _bootstrap(columns, _difference, resamples, seed) if len(rows) > 1 else None
    verdict: Verdict = "tied" if test.adjusted >= LEVEL or low == high else "better" if high > low else "worse"
    error = found.error if found else 0.0
    if error < _NOTHING:
        # Runs that agree everywhere tell nothing of how runs differ: as if the two were independent.
        alone = interval([r for _, r in rows], resamples=resamples, seed=seed)
        error = math.sqrt(2) * alone.error if alone else 0.0
    return Comparison(low, high, found, test.p, test.adjusted, verdict, detectable(error, test.family), len(rows))


def _difference(bh: Any, bs: Any, rh: Any, rs: Any, axis: int) -> Any:
    numpy, _ = _scipy()
    old = bh.sum(axis=axis) / numpy.maximum(bs.sum(axis=axis), 1e-12)
    return rh.sum(axis=axis) / numpy.maximum(rs.sum(axis=axis), 1e-12) - old


def spread(scores: Sequence[float]) -> Spread:
    """Mean and sample deviation of the same score over runs; one run has deviation 0."""
    deviation = statistics.stdev(scores) if len(scores) > 1 else 0.0
    return Spread(statistics.fmean(scores), deviation, min(scores), max(scores), len(scores))


def _scipy() -> tuple[Any, Any]:
    try:
        import numpy
        from scipy import stats
    except ImportError:
        raise MissingExtraError("the evaluation", "eval") from None
    return numpy, stats

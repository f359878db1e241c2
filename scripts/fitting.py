"""Fitting of small log-linear models over sparse binary features, given as strings; used by `train_local.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Array = NDArray[np.float64]


@dataclass
class Examples:
    """Feature lists with their answers (0 or 1), the page each comes from, and the group it belongs to.

    In a ranking a group holds the candidates of one choice; otherwise every example is a group of its own.
    """

    ranking: bool = False
    features: list[list[str]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)

    def add(self, features: list[str], answer: bool, page: str) -> None:
        self.features.append(features)
        self.answers.append(int(answer))
        self.pages.append(page)
        self.groups.append(len(self.groups))

    def choose(self, candidates: Sequence[list[str]], answers: Sequence[bool], page: str) -> None:
        """One choice of a ranking task; left out where no candidate is right."""
        if not any(answers):
            return
        group = self.groups[-1] + 1 if self.groups else 0
        for features, answer in zip(candidates, answers, strict=True):
            self.features.append(features)
            self.answers.append(int(answer))
            self.pages.append(page)
            self.groups.append(group)

    def without(self, pages: set[str]) -> Examples:
        kept = [i for i, page in enumerate(self.pages) if page not in pages]
        return Examples(
            self.ranking,
            [self.features[i] for i in kept],
            [self.answers[i] for i in kept],
            [self.pages[i] for i in kept],
            [self.groups[i] for i in kept],
        )


@dataclass
class Fitted:
    """A bias (0 in a ranking) and the weights by feature."""

    bias: float
    weights: dict[str, float]


def fit(examples: Examples, l2: float, least: int = 2) -> Fitted:
    """Penalised maximum likelihood by L-BFGS; features seen less than `least` times are left out."""
    counts = Counter(f for row in examples.features for f in set(row))
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= least))}
    rows, columns = [], []
    for i, row in enumerate(examples.features):
        for f in {f for f in row if f in index}:
            rows.append(i)
            columns.append(index[f])
    x = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(examples.features), len(index)))
    y = np.array(examples.answers, dtype=float)
    loss = _ranking(x, y, np.array(examples.groups)) if examples.ranking else _binary(x, y)

    def penalised(w: Array) -> tuple[float, Array]:
        value, gradient = loss(w)
        gradient[1:] += l2 * w[1:]
        return value + l2 / 2 * float((w[1:] ** 2).sum()), gradient

    w = minimize(penalised, np.zeros(len(index) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return Fitted(
        round(float(w[0]), 4), {f: round(float(v), 3) for f, v in zip(index, w[1:], strict=True) if abs(v) > 0.01}
    )


Loss = Callable[[Array], tuple[float, Array]]


def _binary(x: csr_matrix, y: Array) -> Loss:
    signs = 2 * y - 1

    def loss(w: Array) -> tuple[float, Array]:
        margin = signs * (x @ w[1:] + w[0])
        pull = -signs / (1 + np.exp(np.clip(margin, -30, 30)))
        return float(np.logaddexp(0, -margin).sum()), np.concatenate([[pull.sum()], x.T @ pull])

    return loss


def _ranking(x: csr_matrix, y: Array, groups: NDArray[np.int64]) -> Loss:
    """Softmax within each group; where several candidates are right, any of them will do."""
    _, starts = np.unique(groups, return_index=True)
    sizes = np.diff(np.append(starts, len(groups)))

    def spread(totals: Array) -> Array:
        return np.repeat(totals, sizes)

    def loss(w: Array) -> tuple[float, Array]:
        scores = x @ w[1:]
        scores = scores - spread(np.maximum.reduceat(scores, starts))
        e = np.exp(scores)
        every = np.add.reduceat(e, starts)
        right = np.maximum(np.add.reduceat(e * y, starts), 1e-300)
        pull = e / spread(every) - e * y / spread(right)
        return float((np.log(every) - np.log(right)).sum()), np.concatenate([[0.0], x.T @ pull])

    return loss

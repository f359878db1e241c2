"""Fitting of small log-linear models over sparse binary features, given as strings; used by `train_local.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import exp, log1p

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Array = NDArray[np.float64]


@dataclass
class Examples:
    """Feature lists with their answers (0 or 1), the page each comes from, and the group it belongs to.

    In a ranking a group holds the candidates of one choice, in a chain the members of one sequence, each hung on the
    one before by a link; otherwise every example is a group of its own.
    """

    ranking: bool = False
    chain: bool = False
    features: list[list[str]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def add(self, features: list[str], answer: bool, page: str) -> None:
        self.features.append(features)
        self.answers.append(int(answer))
        self.pages.append(page)
        self.groups.append(len(self.groups))

    def follow(self, features: list[str], link: str, answer: bool, page: str) -> None:
        """One member of a chain; `link` says how it hangs on the one before, `""` begins a new chain."""
        group = (self.groups[-1] if self.groups else 0) + (not link)
        self.add(features, answer, page)
        self.groups[-1] = group
        self.links.append(link)

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
            self.chain,
            [self.features[i] for i in kept],
            [self.answers[i] for i in kept],
            [self.pages[i] for i in kept],
            [self.groups[i] for i in kept],
            [self.links[i] for i in kept] if self.chain else [],
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
    links = sorted({link for link in examples.links if link})
    if examples.ranking:
        loss = _ranking(x, y, np.array(examples.groups))
    elif examples.chain:
        loss = _chained(x, y, [links.index(link) if link else -1 for link in examples.links], len(links))
    else:
        loss = _binary(x, y)

    def penalised(w: Array) -> tuple[float, Array]:
        value, gradient = loss(w)
        gradient[1:] += l2 * w[1:]
        return value + l2 / 2 * float((w[1:] ** 2).sum()), gradient

    w = minimize(
        penalised, np.zeros(len(index) + 1 + len(links)), jac=True, method="L-BFGS-B", options={"maxiter": 300}
    ).x
    names = [*index, *(f"link={link}" for link in links)]
    return Fitted(
        round(float(w[0]), 4), {f: round(float(v), 3) for f, v in zip(names, w[1:], strict=True) if abs(v) > 0.01}
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


def _chained(x: csr_matrix, y: Array, links: Sequence[int], count: int) -> Loss:
    """A chain of yes and no: each member has its own log-odds, each link a weight for being the same as the one before.

    Forward and backward sums as log-odds: of the members up to here, and of those after.
    """
    size = len(links)
    width = x.shape[1]

    def passed(odds: float, weight: float) -> float:
        return _plus(odds + weight, 0.0) - _plus(odds, weight)

    def loss(w: Array) -> tuple[float, Array]:
        own = (x @ w[1 : width + 1] + w[0]).tolist()
        tie = w[width + 1 :].tolist()
        forward = own[:]
        for i in range(size):
            link = links[i]
            if link >= 0:
                forward[i] += passed(forward[i - 1], tie[link])
        backward = [0.0] * size
        for i in range(size - 1, 0, -1):
            link = links[i]
            if link >= 0:
                backward[i - 1] = passed(backward[i] + own[i], tie[link])
        pull = np.zeros(size)
        ties = np.zeros(count)
        for i in range(size):
            odds = forward[i] + backward[i]
            pull[i] = 1 / (1 + exp(-max(-30.0, min(30.0, odds)))) - y[i]
            link = links[i]
            if link < 0:
                continue
            a, b = forward[i - 1], own[i] + backward[i]
            t = tie[link]
            both, neither, first, second = a + b + t, t, a, b
            top = max(both, neither, first, second)
            e = [exp(v - top) for v in (both, neither, first, second)]
            ties[link] += (e[0] + e[1]) / sum(e) - (y[i] == y[i - 1])
        return _chain_loss(own, tie, y, links), np.concatenate([[pull.sum()], x.T @ pull, ties])

    return loss


def _plus(a: float, b: float) -> float:
    """log(exp(a) + exp(b))"""
    return max(a, b) + log1p(exp(-abs(a - b)))


def _chain_loss(own: list[float], tie: list[float], y: Array, links: Sequence[int]) -> float:
    """Minus the log-probability of the answers: the log of all sequences' sum less the score of the right one."""
    total, yes, no = 0.0, 0.0, 0.0
    for i, link in enumerate(links):
        if link < 0:
            total += _plus(yes, no) if i else 0.0
            yes, no = own[i], 0.0
        else:
            t = tie[link]
            yes, no = own[i] + _plus(yes + t, no), _plus(no + t, yes)
            total -= t * (y[i] == y[i - 1])
        total -= own[i] * y[i]
    return total + _plus(yes, no)

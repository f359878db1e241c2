"""Small log-linear models: sparse signals, weights in one JSON file, no dependency.

`scripts/train_local.py` fits the weights from the labelled development sets. A signal is a table's name, a place in it and
a value; what the file doesn't know weighs nothing. The readers ask for the weights of their signals through `Signals` and
add them up: with `Linear` they get numbers, the fitting script gets the names of the signals themselves.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp
from typing import Protocol, TypeVar

__all__ = ["Linear", "Signals", "Weights", "linear", "sigmoid", "use_weights"]

Weights = dict[str, float]
"""A weight for each signal: `table/place=value`, `table=word` in a bag, and `bias`."""


S_co = TypeVar("S_co", covariant=True)


class Signals(Protocol[S_co]):
    """Turns signals into something that can be added up: weights, or their names."""

    def row(self, table: str, *values: str) -> S_co:
        """The signals of one thing seen from a fixed number of sides."""
        ...

    def bag(self, table: str, words: Iterable[str]) -> S_co:
        """The signals of any number of words, in no order."""
        ...


class Linear:
    """One fitted task."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.bias = weights.get("bias", 0.0)
        self._bags: dict[str, Weights] = {}
        rows: dict[str, dict[int, Weights]] = {}
        for signal, weight in weights.items():
            table, _, value = signal.partition("=")
            name, slash, place = table.rpartition("/")
            if slash and place.isdigit():
                rows.setdefault(name, {}).setdefault(int(place), {})[value] = weight
            else:
                self._bags.setdefault(table, {})[value] = weight
        self._rows = {n: tuple(at.get(i, {}) for i in range(max(at) + 1)) for n, at in rows.items()}

    def row(self, table: str, *values: str) -> float:
        """The weight of the signals `table/0=…`, `table/1=…` and so on."""
        return sum(map(dict.get, self._rows.get(table, ()), values, repeat(0.0)))

    def bag(self, table: str, words: Iterable[str]) -> float:
        """The weight of the signals `table=…` for all words."""
        known = self._bags.get(table)
        return sum(map(known.get, words, repeat(0.0))) if known else 0.0

    def score(self, features: Iterable[str]) -> float:
        """The log-odds that the answer is yes, for signals by name."""
        get = self.weights.get
        return self.bias + sum(get(f, 0.0) for f in features)

    def probability(self, features: Iterable[str]) -> float:
        """The probability that the answer is yes, in (0, 1), for signals by name."""
        return sigmoid(self.score(features))


def sigmoid(odds: float) -> float:
    """The probability in (0, 1) that log-odds stand for."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


@cache
def linear(task: str) -> Linear:
    """The fitted model of a task; `scripts/train_local.py` names them.

    Raises:
        KeyError: the weights hold no such task.
    """
    return Linear((_replaced or _weights())[task])


def use_weights(weights: dict[str, Weights]) -> None:
    """Puts weights for each task in the place of the file's, in this process; for fitting."""
    linear.cache_clear()
    _replaced.clear()
    _replaced.update(weights)


_replaced: dict[str, Weights] = {}


@cache
def _weights() -> dict[str, Weights]:
    text = files("summarizer.models.local").joinpath("weights.json").read_text(encoding="utf-8")
    loaded: dict[str, Weights] = json.loads(text)
    return loaded

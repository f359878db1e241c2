"""Small logistic models: sparse binary features, weights in one JSON file, no dependency.

`scripts/train_local.py` fits the weights from the labelled development sets; `weights.json` holds, for each task, a
bias and a weight for each feature. A feature that the file doesn't know weighs nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp

__all__ = ["Linear", "linear", "use_weights"]


@dataclass(frozen=True, slots=True)
class Linear:
    """One fitted task."""

    bias: float
    weights: dict[str, float]

    def score(self, features: Iterable[str]) -> float:
        """The log-odds that the answer is yes."""
        return self.bias + sum(map(self.weights.get, features, repeat(0.0)))

    def probability(self, features: Iterable[str]) -> float:
        """The probability that the answer is yes, in (0, 1)."""
        return 1 / (1 + exp(-max(-30.0, min(30.0, self.score(features)))))


@cache
def linear(task: str) -> Linear:
    """The fitted model of a task: `figure`, `role`, `name` or `priority`.

    Raises:
        KeyError: the weights hold no such task.
    """
    bias, weights = (_replaced or _weights())[task]
    return Linear(bias, weights)


def use_weights(weights: dict[str, tuple[float, dict[str, float]]]) -> None:
    """Puts a bias and weights for each task in the place of the file's, in this process; for fitting."""
    linear.cache_clear()
    _replaced.clear()
    _replaced.update(weights)


_replaced: dict[str, tuple[float, dict[str, float]]] = {}


@cache
def _weights() -> dict[str, tuple[float, dict[str, float]]]:
    text = files("summarizer.models.local").joinpath("weights.json").read_text(encoding="utf-8")
    return {name: (fitted["bias"], fitted["weights"]) for name, fitted in json.loads(text).items()}

"""Whether confidence can be trusted: of the items of a confidence, how many are right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Decile", "deciles"]

_TENTHS = 10


@dataclass(frozen=True, slots=True)
class Decile:
    """The predicted figures and initiatives with a confidence in `[low, high)` (the last decile: up to 1).

    `mean` is that of their confidences; it equals `share` where confidence tells the truth.
    """

    low: float
    high: float
    items: int
    right: int
    mean: float

    @property
    def share(self) -> float:
        """Right ones of all, 0 to 1."""
        return self.right / self.items


def deciles(judged: Iterable[tuple[float, bool]]) -> tuple[Decile, ...]:
    """The deciles of confidence that have an item, from low to high; `judged` has confidence and whether it was right.

    A figure is right if it counts as found in the field `figures`, an initiative if it does in `initiatives` or
    `priorities`.
    """
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(_TENTHS)]
    for confidence, right in judged:
        rows[min(int(confidence * _TENTHS + 1e-9), _TENTHS - 1)].append((confidence, right))
    return tuple(
        Decile(
            low=tenth / _TENTHS,
            high=(tenth + 1) / _TENTHS,
            items=len(row),
            right=sum(right for _, right in row),
            mean=sum(confidence for confidence, _ in row) / len(row),
        )
        for tenth, row in enumerate(rows)
        if row
    )

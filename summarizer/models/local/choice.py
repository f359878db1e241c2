"""Choosing among phrases that share their words: the one that is right, or nearly so, whichever is meant."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

__all__ = ["likeliest"]

_RIVALS = 6  # phrases that are weighed against each other
_CLEAR = 0.1  # odds of the second against the first below which nothing is weighed
_EXACT = 0.4  # what the very words are worth beyond words that are much like them
_ALIKE = 0.6  # Dice coefficient from which two phrases are much alike


def likeliest(phrases: Sequence[str], scores: Sequence[float]) -> tuple[int, float]:
    """The place of the phrase with the best odds, its own and those of phrases much like it (minimum Bayes risk).

    `scores` are log-odds, one a phrase, at least one. Of `新城区`, `老旧小区` and `改造老旧小区` with like odds it is the
    second: it stands for the third too. With it goes the probability, in (0, 1], that the phrase meant is this one or
    one much like it.
    """
    order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)[:_RIVALS]
    top = scores[order[0]]
    odds = [exp(scores[i] - top) for i in order]
    total = sum(odds)
    if len(order) == 1 or odds[1] < _CLEAR:
        return order[0], _share(phrases, order, odds, 0) / total
    worth = [
        sum(o * _worth(phrases[i], phrases[j]) for o, j in zip(odds, order, strict=True) if o >= _CLEAR / 2)
        for i in order
    ]
    best = worth.index(max(worth))
    return order[best], _share(phrases, order, odds, best) / total


def _share(phrases: Sequence[str], order: Sequence[int], odds: Sequence[float], best: int) -> float:
    chosen = phrases[order[best]]
    return sum(o for o, j in zip(odds, order, strict=True) if _worth(chosen, phrases[j]))


def _worth(words: str, meant: str) -> float:
    """What `words` are worth where `meant` is meant: by the Dice coefficient over characters and pairs of neighbours."""
    if words == meant:
        return 1 + _EXACT
    short, long = (words, meant) if len(words) < len(meant) else (meant, words)
    return float(short in long and 2 * (2 * len(short) - 1) >= _ALIKE * (2 * len(short) + 2 * len(long) - 2))

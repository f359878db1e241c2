"""What a batch would ask and cost, before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.batchfiles.requests import read_held_back
from summarizer.models.unasked import chat_only, hold_back
from summarizer.pipeline import Summarizer, run_here
from summarizer.prompting import estimate_tokens
from summarizer.reading import walk

__all__ = ["Estimate", "estimate_batch"]

_ANSWER = (300, 2.5)
"""Tokens of an answer: so many, and so many for each token of the article; measured on the worked examples."""


@dataclass
class Estimate:
    """What is left to ask: `hits` answers are kept already, `articles` have their first answer.

    `cost` is in US dollars at list price, `None` where no price is known. Second questions that depend on answers
    which are not there yet are not in it.
    """

    model: str
    requests: int = 0
    hits: int = 0
    articles: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: float | None = 0.0
    unreadable: tuple[tuple[str, str], ...] = ()


def estimate_batch(paths: Sequence[Path | str], summarizer: Summarizer, leave_out: Path | None = None) -> Estimate:
    """Reads all pages, asks nothing, and counts the questions without a kept answer.

    Raises:
        UsageError: the model is no language model, or a path doesn't exist.
    """
    model = chat_only(summarizer.model, "an estimate of the cost")
    price = model.answers.price
    found = Estimate(model.name)

    def take(_: str, body: Mapping[str, Any]) -> None:
        system, user, *_rest = (estimate_tokens(message["content"]) for message in body["messages"])
        answer = round(_ANSWER[0] + _ANSWER[1] * user)
        cost = price.cost(system + user, answer)
        found.requests += 1
        found.input_tokens += system + user
        found.output_tokens += answer
        found.cost = None if cost is None or found.cost is None else found.cost + cost

    hold_back(model, take)
    found.articles, found.unreadable = run_here(read_held_back(walk(paths, leave_out=leave_out), summarizer))
    found.hits = model.answers.purse.hits
    return found

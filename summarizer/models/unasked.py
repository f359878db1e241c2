"""Questions that have no answer yet: what a run would send, found without sending it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from summarizer.cost import Purse
from summarizer.errors import ModelUnavailableError, UsageError
from summarizer.models.answers import Answers
from summarizer.models.base import Model
from summarizer.models.chat import ChatModel
from summarizer.models.endpoint import Transport

__all__ = ["Unasked", "chat_only", "hold_back"]


@dataclass
class Unasked:
    """Stands in the place of the way to an endpoint and sends nothing: each request is kept under its key.

    `found` has the requests in the order in which they came.
    """

    answers: Answers
    found: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    _to: Transport | None = None

    def __post_init__(self) -> None:
        self._to = self.answers.transport

    @property
    def address(self) -> str:
        """The address of the endpoint that is not asked."""
        assert self._to is not None
        return self._to.address

    async def send(self, body: Mapping[str, Any]) -> str:
        """Keeps the request; raises `ModelUnavailableError` always."""
        self.found.setdefault(self.answers.key(body), dict(body))
        raise ModelUnavailableError("the question has no answer yet; it was not asked")


def chat_only(model: Model, what: str) -> ChatModel:
    """The model, if it is a language model.

    Raises:
        UsageError: it is none, so that there is nothing to do for `what`.
    """
    if not isinstance(model, ChatModel):
        raise UsageError(f"{what} needs a language model, and {model.name} is none: name one by --model")
    return model


def hold_back(model: ChatModel) -> Unasked:
    """Makes a model send nothing from now on: answers that are kept are used, other questions are collected."""
    unasked = Unasked(model.answers)
    model.answers = replace(model.answers, transport=unasked, purse=Purse())
    return unasked

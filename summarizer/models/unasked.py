"""Questions that have no answer yet: what a run would send, found without sending it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from summarizer.cost import Purse
from summarizer.errors import ModelUnavailableError, UsageError
from summarizer.models.answers import Answers
from summarizer.models.base import Model
from summarizer.models.chat import ChatModel

__all__ = ["Take", "chat_only", "hold_back"]


Take = Callable[[str, Mapping[str, Any]], None]
"""Is told the key and the body of a request that was held back."""


@dataclass(frozen=True, slots=True)
class Unasked:
    """Stands in the place of the way to an endpoint and sends nothing: each request goes to `take`, once."""

    answers: Answers
    take: Take
    _keys: set[str] = field(default_factory=set)

    @property
    def address(self) -> str:
        """The address of the endpoint that is not asked."""
        return self.answers.transport.address

    async def send(self, body: Mapping[str, Any]) -> str:
        """Hands the request over; raises `ModelUnavailableError` always."""
        key = self.answers.key(body)
        if key not in self._keys:
            self._keys.add(key)
            self.take(key, body)
        raise ModelUnavailableError("the question has no answer yet; it was not asked")


def chat_only(model: Model, what: str) -> ChatModel:
    """The model, if it is a language model.

    Raises:
        UsageError: it is none, so that there is nothing to do for `what`.
    """
    if not isinstance(model, ChatModel):
        raise UsageError(f"{what} needs a language model, and {model.name} is none: name one by --model")
    return model


def hold_back(model: ChatModel, take: Take) -> None:
    """Makes a model send nothing from now on: answers that are kept are used, other requests go to `take`."""
    model.answers = replace(model.answers, transport=Unasked(model.answers, take), purse=Purse())

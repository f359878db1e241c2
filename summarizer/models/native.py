"""Providers with a protocol of their own, asked through instructor, which knows their packages and their modes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from summarizer.errors import MissingExtraError, ModelUnavailableError, UsageError
from summarizer.models.catalogue import NATIVE
from summarizer.models.replay import completion_of
from summarizer.models.wire import WireDraft, WireVerdicts, schema_of
from summarizer.retry import RetryPolicy, Transient, with_retries
from summarizer.settings import ChatSettings

__all__ = ["NativeEndpoint"]

_PASSING = ("ratelimit", "timeout", "connection", "serviceunavailable", "internalserver", "overloaded", "throttl")


@dataclass
class NativeEndpoint:
    """The transport through `instructor.from_provider`; the loop over answers that don't fit stays ours.

    instructor forms the request for the provider, asks once and reads the answer into the wire model; it goes back
    as a chat completion, so that all else is as for every other model.
    """

    name: str
    settings: ChatSettings
    _client: Any = field(default=None, repr=False)

    @property
    def address(self) -> str:
        """The provider."""
        return f"native:{self.name.partition('/')[0]}"

    async def send(self, body: Mapping[str, Any]) -> str:
        """Asks once, and again after failures of transport.

        Raises:
            MissingExtraError: the provider's package is not installed.
            ModelUnavailableError: instructor can't reach the provider.
            TransportError: there was no answer in time.
        """
        policy = RetryPolicy(self.settings.tries, self.settings.deadline, self.settings.first_wait)
        return await with_retries(lambda: self._once(body), policy)

    async def _once(self, body: Mapping[str, Any]) -> str:
        client = self._opened()
        wanted = _wanted(body)
        kept = {k: v for k, v in body.items() if k not in ("model", "messages", "tools", "tool_choice")}
        try:
            answer, completion = await client.chat.completions.create_with_completion(
                response_model=wanted, messages=list(body["messages"]), max_retries=0, **kept
            )
        except Exception as error:
            raise _mapped(error, self.name) from None
        return _with_usage(answer.model_dump(mode="json"), completion)

    def _opened(self) -> Any:
        if self._client is None:
            try:
                import instructor  # takes more than a second to load
            except ImportError as error:
                raise MissingExtraError("a language model", "chat") from error
            try:
                self._client = instructor.from_provider(self.name, async_client=True)
            except Exception as error:
                package, keys = NATIVE[self.name.partition("/")[0]]
                needs = " and ".join([f"the package {package}", *(f"a key in {name}" for name in keys[:1])])
                reason = f"{self.name} can't be asked here ({type(error).__name__}): it needs {needs}"
                raise ModelUnavailableError(reason) from error
        return self._client


def _wanted(body: Mapping[str, Any]) -> type[WireDraft] | type[WireVerdicts]:
    title = body["tools"][0]["function"]["name"] if body.get("tools") else ""
    for model in (WireDraft, WireVerdicts):
        if schema_of(model)["title"] == title:
            return model
    raise UsageError("providers that are asked through instructor take --mode tools only")


def _mapped(error: Exception, name: str) -> Exception:
    """An error of ours: the class's name tells whether waiting helps; the text may hold the page and is left out."""
    cause = error.__cause__ or error
    kind = type(cause).__name__
    reason = f"{name} failed with {kind}"
    if any(word in kind.lower() for word in _PASSING):
        return Transient(reason)
    return ModelUnavailableError(f"{reason}; run with --debug to see more")


def _with_usage(answer: object, completion: Any) -> str:
    """The answer as a chat completion, with the tokens that the provider's own answer tells."""
    raw = json.loads(completion_of(answer))
    usage = getattr(completion, "usage", None)
    read = {
        ours: next((v for v in (getattr(usage, n, None) for n in theirs) if isinstance(v, int)), 0)
        for ours, theirs in (
            ("prompt_tokens", ("prompt_tokens", "input_tokens")),
            ("completion_tokens", ("completion_tokens", "output_tokens")),
        )
    }
    return json.dumps({**raw, "usage": read}, ensure_ascii=False)

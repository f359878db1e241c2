"""Providers with a protocol of their own, asked through instructor, which knows their packages and their modes."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any

from summarizer.errors import MissingExtraError, ModelUnavailableError, UsageError
from summarizer.models.catalogue import NATIVE
from summarizer.models.loops import PerLoop
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

    def __post_init__(self) -> None:
        self._clients: PerLoop[Any] = PerLoop(self._keep_client)

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
        client = await self._clients.get()
        wanted = _wanted(body)
        kept = {k: v for k, v in body.items() if k not in ("model", "messages", "tools", "tool_choice")}
        try:
            answer, completion = await client.chat.completions.create_with_completion(
                response_model=wanted, messages=list(body["messages"]), max_retries=0, **kept
            )
        except Exception as error:
            if isinstance(error.__cause__, ValueError):  # there is an answer, but it does not fit
                return _as_it_came(getattr(error, "last_completion", None))
            raise _mapped(error, self.name) from None
        return _with_usage(answer.model_dump(mode="json"), completion)

    async def _keep_client(self) -> AsyncGenerator[Any]:
        """The provider's client for as long as the loop runs, to which it is bound."""
        try:
            import instructor

            # It logs errors with the words of page and provider, also where nobody asked for logs; ours say what is up.
            logging.getLogger("instructor").setLevel(logging.CRITICAL)
        except ImportError as error:
            raise MissingExtraError("a language model", "chat") from error
        try:
            client = instructor.from_provider(self.name, async_client=True)
            own: Any = client.client
            if hasattr(own, "max_retries"):
                own.max_retries = 0  # the policy's tries are all there are
        except Exception as error:
            package, keys = NATIVE[self.name.partition("/")[0]]
            needs = " and ".join([f"the package {package}", *(f"a key in {name}" for name in keys[:1])])
            reason = f"{self.name} can't be asked here ({type(error).__name__}): it needs {needs}"
            raise ModelUnavailableError(reason) from error
        try:
            yield client
        finally:
            close = getattr(getattr(client, "client", None), "close", None)
            closed = close() if callable(close) else None
            if isawaitable(closed):
                await closed


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


def _as_it_came(completion: Any) -> str:
    """An answer that does not fit, for the loop that says so; an empty one where its form is not known."""
    dump = getattr(completion, "model_dump_json", None)
    text = str(dump()) if callable(dump) else ""
    return text if '"choices"' in text else completion_of("", _usage(completion))


def _with_usage(answer: object, completion: Any) -> str:
    """The answer as a chat completion, with the tokens that the provider's own answer tells."""
    return completion_of(answer, _usage(completion))


def _usage(completion: Any) -> dict[str, int]:
    usage = getattr(completion, "usage", None)
    return {
        ours: next((v for v in (getattr(usage, n, None) for n in theirs) if isinstance(v, int)), 0)
        for ours, theirs in (
            ("prompt_tokens", ("prompt_tokens", "input_tokens")),
            ("completion_tokens", ("completion_tokens", "output_tokens")),
        )
    }

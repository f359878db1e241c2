"""Where answers come from: the cache, or the transport, whose answer is kept before it is used."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from summarizer.cache import Store, request_key
from summarizer.cost import Price, Purse
from summarizer.errors import RefusalError
from summarizer.models.endpoint import Transport
from summarizer.models.requests import Completion, read_completion, read_tokens
from summarizer.prompting import estimate_tokens
from summarizer.schemas.summary import Usage

__all__ = ["Answers", "Reply"]

_log = logging.getLogger(__name__)

_LIMITS = ("max_completion_tokens", "max_tokens")


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with its request's key; `usage` has what it cost now, which is nothing if it was `cached`."""

    key: str
    completion: Completion
    usage: Usage


@dataclass
class Answers:
    """Answers requests, each once: equal requests that come together share one answer.

    `salt` is what makes keys differ besides the request: the fingerprint of the prompt. `naming` is another way to
    make a key of a request.
    """

    transport: Transport
    salt: str
    price: Price
    cache: Store | None = None
    purse: Purse = field(default_factory=Purse)
    naming: Callable[[Mapping[str, Any]], str] | None = None
    _asking: dict[tuple[int, str], asyncio.Future[str]] = field(default_factory=dict, repr=False)

    def key(self, body: Mapping[str, Any]) -> str:
        """The request's key: address, body and prompt; no key of a provider, no path, no process."""
        if self.naming is not None:
            return self.naming(body)
        system, *rest = body["messages"]
        named = {
            **{k: v for k, v in body.items() if k not in ("tools", "response_format")},
            "messages": [_hashed(system["content"]), *rest],
            "form": _form(body),
        }
        return request_key({"endpoint": self.transport.address, "prompt": self.salt, "request": named})

    async def reply(self, body: Mapping[str, Any]) -> Reply:
        """The answer to a request.

        Raises:
            ModelError: there is none, or it is a refusal, which is not kept.
        """
        key = self.key(body)
        raw = self.cache.get(key) if self.cache is not None else None
        cached = raw is not None
        completion = self._read(key, raw) if raw is not None else None
        if completion is None:
            raw, first = await self._together(key, body)
            completion, cached = self._read(key, raw), not first
            if completion is None:
                raise RefusalError("the answer is no chat completion")
        self.purse.hits += cached
        cost = 0.0 if cached else self._cost(completion)
        usage = Usage(
            input_tokens=completion.input_tokens, output_tokens=completion.output_tokens, cost=cost, cached=cached
        )
        return Reply(key, completion, usage)

    def forget(self, keys: list[str]) -> None:
        """Drops answers that led to nothing, so that the article is asked about again next time."""
        for key in keys if self.cache is not None else ():
            self.cache.drop(key)  # type: ignore[union-attr]

    def _read(self, key: str, raw: str) -> Completion | None:
        try:
            return read_completion(raw)
        except RefusalError:
            self.forget([key])
            raise
        except ValueError:
            self.forget([key])
            return None

    def _cost(self, completion: Completion) -> float | None:
        return self.price.cost(completion.input_tokens, completion.output_tokens, completion.cached_tokens)

    async def _together(self, key: str, body: Mapping[str, Any]) -> tuple[str, bool]:
        """The answer, and whether this call is the one that paid for it."""
        place = (id(asyncio.get_running_loop()), key)
        others = self._asking.get(place)
        if others is not None:
            return await asyncio.shield(others), False
        future = self._asking[place] = asyncio.get_running_loop().create_future()
        try:
            raw = await self._ask(key, body)
            future.set_result(raw)
            return raw, True
        except BaseException as error:
            future.set_exception(error if isinstance(error, Exception) else asyncio.CancelledError())
            future.exception()  # nobody may be waiting
            raise
        finally:
            del self._asking[place]

    async def _ask(self, key: str, body: Mapping[str, Any]) -> str:
        bounded = self.purse.limit is not None
        tokens = sum(estimate_tokens(m["content"]) for m in body["messages"]) if bounded else 0
        most = next((body[name] for name in _LIMITS if body.get(name)), None)
        reserved = self.purse.reserve(self.price, tokens, most)
        try:
            raw = await self.transport.send(body)
            if self.cache is not None:
                self.cache.put(key, raw)
            self._pay(key, raw)
        finally:
            self.purse.release(reserved)
        return raw

    def _pay(self, key: str, raw: str) -> None:
        try:
            input_tokens, output_tokens, cached_tokens = read_tokens(json.loads(raw))
        except ValueError:
            return
        cost = self.price.cost(input_tokens, output_tokens, cached_tokens)
        self.purse.pay(cost, input_tokens, output_tokens)
        told = "no known price" if cost is None else f"${cost:.4f}"
        _log.info("answer %s: %d tokens in, %d out, %s", key[:12], input_tokens, output_tokens, told)


@lru_cache(maxsize=8)
def _hashed(text: str) -> str:
    """The hash that stands for a system message, which is long and the same for all articles."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _form(body: Mapping[str, Any]) -> list[str]:
    """Mode and schema of a request by their names: the fingerprint of the prompt covers what the schemas say."""
    if body.get("tools"):
        return ["tools", *(tool["function"]["name"] for tool in body["tools"])]
    if wanted := body.get("response_format"):
        return [wanted["type"], wanted.get("json_schema", {}).get("name", "")]
    return ["json"]

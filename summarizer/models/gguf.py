"""A GGUF file, run in this process: llama.cpp's own server, asked like every other endpoint."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from summarizer.cost import Price
from summarizer.errors import MissingExtraError, ModelUnavailableError
from summarizer.models.chat import ChatModel
from summarizer.models.endpoint import Endpoint
from summarizer.models.naming import chat_model
from summarizer.models.requests import check_mode
from summarizer.retry import RetryPolicy
from summarizer.settings import ChatSettings

__all__ = ["GgufServer", "open_gguf"]

_CONTEXT = 24_576  # tokens: the rules with their examples, an article and its answer, also for a poor tokenizer
_ANSWER = 4_096  # tokens of an answer; a small model may never end by itself
_SMALL = (2_048, 1_000)  # tokens of an answer and characters of an article where the context is smaller
_MOST_ITEMS, _LONGEST_STRING = 6, 60  # in an answer of a small model, which may never end a list or a string by itself
_HEAD = 1 << 20
_TRAINED = re.compile(rb"\.context_length\x04\0\0\0(.{4})", re.DOTALL)  # a key of GGUF's header and its uint32


def open_gguf(path: str, settings: ChatSettings) -> ChatModel:
    """The model of a file; it is loaded when it is first asked. Its answers are held to the schema while it writes.

    Raises:
        ModelUnavailableError: there is no such file, or it is no GGUF file.
    """
    file = Path(path).expanduser()
    name = f"gguf:{file.name}"
    head = _head(file)
    trained = _TRAINED.search(head)
    context = min(_CONTEXT, int.from_bytes(trained[1], "little")) if trained else _CONTEXT
    # What stands for the endpoint in keys is size and beginning of the file, wherever it lies.
    address = f"gguf:{hashlib.sha256(head).hexdigest()[:16]}-{file.stat().st_size}"
    server = GgufServer(file, address, context, settings)
    mode = check_mode(settings.mode or "json_schema")
    brief = server.context < _CONTEXT
    bounded = replace(settings, max_tokens=settings.max_tokens or (_SMALL[0] if brief else _ANSWER))
    model = chat_model(name, file.stem, mode, server, bounded, price=Price(file.stem, free=True))
    return replace(model, brief=True, longest=_SMALL[1]) if brief else model


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        raise ModelUnavailableError(f"there is no model file {str(file)!r} that can be read") from None
    if not head.startswith(b"GGUF"):
        raise ModelUnavailableError(f"{file} is no GGUF file")
    return head


def _bounded(body: Mapping[str, Any]) -> dict[str, Any]:
    """A request whose schema lets no list and no string grow for ever; the grammar that is made of it ends them."""
    form = body.get("response_format")
    if not form:
        return dict(body)
    told = form["json_schema"]
    return {**body, "response_format": {**form, "json_schema": {**told, "schema": _with_bounds(told["schema"])}}}


def _with_bounds(node: Any) -> Any:
    if isinstance(node, list):
        return [_with_bounds(item) for item in node]
    if not isinstance(node, dict):
        return node
    bounds: dict[str, object] = {}
    if node.get("type") == "array":
        bounds["maxItems"] = _MOST_ITEMS
    elif node.get("type") == "string" and "enum" not in node:
        bounds["maxLength"] = _LONGEST_STRING
    return {key: _with_bounds(value) for key, value in node.items()} | bounds


def _threads() -> int:
    """One core stays free: llama.cpp is 30 times slower where its threads wait for one that has no core."""
    return max(1, (os.cpu_count() or 1) - 1)


@dataclass
class GgufServer:
    """The transport to llama.cpp in this process; one article at a time, since they would share the processor."""

    file: Path
    address: str
    context: int
    settings: ChatSettings
    _server: Any = field(default=None, repr=False)
    _endpoint: Endpoint | None = field(default=None, repr=False)
    _starting: threading.Lock = field(default_factory=threading.Lock, repr=False)

    async def send(self, body: Mapping[str, Any]) -> str:
        """Asks the model, which is loaded first if need be.

        Raises:
            MissingExtraError: xllamacpp is not installed.
            ModelUnavailableError: the file can't be loaded.
            ModelError: as for every endpoint.
        """
        if self._endpoint is None:
            await asyncio.to_thread(self._start)
        assert self._endpoint is not None
        return await self._endpoint.send(_bounded(body) if self.context < _CONTEXT else body)

    def _start(self) -> None:
        with self._starting:
            if self._endpoint is not None:
                return
            try:
                import xllamacpp  # an extra
            except ImportError as error:
                raise MissingExtraError("a GGUF model", "gguf") from error
            params = xllamacpp.CommonParams()
            params.model.path = str(self.file)
            params.n_ctx = self.context
            params.n_parallel = 1
            params.hostnames = ["127.0.0.1"]
            params.port = 0
            params.warmup = False
            params.verbosity = -1
            params.cpuparams.n_threads = params.cpuparams_batch.n_threads = _threads()
            try:
                self._server = xllamacpp.Server(params)
            except (RuntimeError, ValueError) as error:
                raise ModelUnavailableError(f"{self.file} can't be loaded: {type(error).__name__}") from None
            policy = RetryPolicy(self.settings.tries, self.settings.deadline, self.settings.first_wait)
            self._endpoint = Endpoint(f"{self._server.listening_address}/v1", None, policy, self.settings.timeout)

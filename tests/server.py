"""A chat-completions server for tests: real sockets, settable latency and faults, and a record of all it saw.

    with ChatServer(answer=lambda request: '{"…": …}') as server:
        … server.url … server.seen …

`python tests/server.py --port 8123 --latency 1 --answer FILE` runs it by itself, for benchmarks.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Self

__all__ = ["FAULTS", "ChatServer", "Fault", "Request", "faults_at_rates"]

Fault = Literal[
    "429",  # without Retry-After
    "429-after",  # with Retry-After
    "500",
    "400",
    "401",
    "reset",  # the connection is reset instead of an answer
    "hang",  # no answer, ever
    "half",  # half the answer, then the connection is closed
    "no-json",  # 200 with a body that is no JSON
    "malformed",  # an answer whose content is JSON cut off
    "schema",  # an answer whose content is JSON that does not fit
    "length",  # finish_reason length, the content cut off
    "refusal",
    "content-type",  # 200 with an HTML page
    "big",  # an answer of 2 MB, otherwise right
    "empty",  # no choices
]
FAULTS: tuple[Fault, ...] = Fault.__args__  # type: ignore[attr-defined]

_LENGTH = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)
_REFUSAL = "I can't help with that page."


@dataclass(frozen=True, slots=True)
class Request:
    """What the server saw: the path, the headers in lower case, the body, and what it did about it."""

    number: int
    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]
    fault: Fault | None
    at: float

    @property
    def text(self) -> str:
        """The content of the first user message."""
        return next((str(m["content"]) for m in self.body.get("messages", []) if m["role"] == "user"), "")

    @property
    def mark(self) -> str:
        """The mark between whose lines the article stands: the same for all requests about one article."""
        match = re.search(r"原文 ([0-9a-f]{12}) ─", self.text)
        return match[1] if match else ""


def faults_at_rates(rates: Mapping[Fault, float], seed: int = 0) -> Callable[[int, Mapping[str, Any]], Fault | None]:
    """A plan that gives each request a fault with the given probability, the same for the same seed."""
    rng = random.Random(seed)
    names, weights = list(rates), list(rates.values())

    def plan(number: int, body: Mapping[str, Any]) -> Fault | None:
        return rng.choices([*names, None], [*weights, 1 - sum(weights)])[0]

    return plan


@dataclass
class ChatServer:
    """Answers every chat completion with `answer(request body)`, after `latency` seconds, except where `plan` says a fault.

    `usage` is `(input, output)` tokens of every answer. `retry_after` is the header's value for `429-after`.
    """

    answer: Callable[[Mapping[str, Any]], str]
    plan: Callable[[int, Mapping[str, Any]], Fault | None] = lambda number, body: None
    latency: float = 0.0
    retry_after: str = "0.05"
    usage: tuple[int, int] = (1000, 500)
    port: int = 0
    record: bool = True
    seen: list[Request] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    extra: dict[str, Callable[[Request], tuple[int, bytes]]] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(ready,), daemon=True)
        self._thread.start()
        ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    @property
    def url(self) -> str:
        """The base URL for clients."""
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def calls(self) -> int:
        """How many requests there were."""
        return sum(self.counts.values())

    def _serve(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self.run(ready.set))
        self._loop.close()

    async def run(self, ready: Callable[[], None]) -> None:
        """Serves in this loop until it is told to stop."""
        loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        self._open: set[_Connection] = set()
        sock = socket.create_server(("127.0.0.1", self.port), backlog=1024)
        server = await loop.create_server(lambda: _Connection(self), sock=sock)
        self.port = sock.getsockname()[1]
        ready()
        await self._stop.wait()
        server.close()
        for connection in list(self._open):
            connection.transport.abort()
        await asyncio.sleep(0)

    def reply(self, request: Request) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body for a request that gets an answer."""
        fault = request.fault
        if fault in ("429", "429-after", "500", "400", "401"):
            after = {"retry-after": self.retry_after} if fault == "429-after" else {}
            error = {"error": {"message": f"fault {fault}", "type": "test", "code": fault}}
            return int(fault[:3]), after, json.dumps(error).encode()
        if fault == "no-json":
            return 200, {}, b'{"id": "x", "choices": [{"mess'
        if fault == "content-type":
            return 200, {"content-type": "text/html"}, b"<html><body>Please log in</body></html>"
        return 200, {}, json.dumps(self._completion(request), ensure_ascii=False).encode()

    def _completion(self, request: Request) -> dict[str, Any]:
        fault, body = request.fault, request.body
        message: dict[str, Any] = {"role": "assistant", "content": None}
        finish = "stop"
        if fault == "refusal":
            message["refusal"] = _REFUSAL
        else:
            text, finish = _content(self.answer(body), fault)
            if body.get("tools"):
                call = {"name": body["tools"][0]["function"]["name"], "arguments": text}
                message["tool_calls"] = [{"id": f"call_{request.number}", "type": "function", "function": call}]
                finish = "tool_calls" if finish == "stop" else finish
            else:
                message["content"] = text
        choices = [] if fault == "empty" else [{"index": 0, "finish_reason": finish, "message": message}]
        used = {"prompt_tokens": self.usage[0], "completion_tokens": self.usage[1], "total_tokens": sum(self.usage)}
        return {
            "id": f"chatcmpl-{request.number}",
            "object": "chat.completion",
            "created": 1700000000,
            "model": body.get("model"),
            "choices": choices,
            "usage": used,
        }


def _content(answer: str, fault: Fault | None) -> tuple[str, str]:
    if fault == "malformed":
        return answer[: len(answer) * 2 // 3], "stop"
    if fault == "schema":
        return '{"initiatives": "none", "figures": [{"amount": 5}]}', "stop"
    if fault == "length":
        return answer[: len(answer) // 2], "length"
    if fault == "big":
        return answer.rstrip()[:-1] + ', "padding": "' + "长" * 700_000 + '"}', "stop"
    return answer, "stop"


class _Connection(asyncio.Protocol):
    """One client connection, kept alive; requests are answered in turn."""

    def __init__(self, server: ChatServer) -> None:
        self.server = server
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.server._open.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self.server._open.discard(self)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head, separator, rest = self.buffer.partition(b"\r\n\r\n")
        if not separator:
            return
        match = _LENGTH.search(head)
        length = int(match[1]) if match else 0
        if len(rest) < length:
            return
        self.buffer = rest[length:]
        request = self._request(head.decode("latin-1"), rest[:length])
        delay = self.server.latency
        if delay:
            asyncio.get_running_loop().call_later(delay, self._act, request)
        else:
            self._act(request)

    def _request(self, head: str, raw: bytes) -> Request:
        server = self.server
        first, *lines = head.split("\r\n")
        path = first.split(" ")[1]
        if server.extra.get(path.partition("?")[0]) is None and path.endswith("/chat/completions"):
            body = json.loads(raw) if raw else {}
            number = server.calls
            fault = server.plan(number, body)
            server.counts[fault or "ok"] += 1
        else:
            body, number, fault = {"raw": raw.decode("utf-8", "replace")}, -1, None
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in lines)}
        request = Request(number, path, headers, body, fault, time.monotonic())
        if server.record:
            server.seen.append(request)
        return request

    def _act(self, request: Request) -> None:
        if request.fault == "hang" or self.transport.is_closing():
            return
        if request.fault == "reset":
            sock = self.transport.get_extra_info("socket")
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
            self.transport.abort()
            return
        extra = self.server.extra.get(request.path.partition("?")[0])
        if extra is not None:
            status, body = extra(request)
            self._write(status, {}, body)
        elif request.number < 0:
            self._write(404, {}, b'{"error": {"message": "no such path"}}')
        else:
            self._write(*self.server.reply(request), half=request.fault == "half")

    def _write(self, status: int, headers: dict[str, str], body: bytes, half: bool = False) -> None:
        fields = {"content-type": "application/json", "content-length": str(len(body)), **headers}
        head = f"HTTP/1.1 {status} X\r\n" + "".join(f"{k}: {v}\r\n" for k, v in fields.items()) + "\r\n"
        self.transport.write(head.encode() + (body[: len(body) // 2] if half else body))
        if half:
            self.transport.close()


def main() -> None:
    """Serves one recorded answer until standard input is closed; prints the port it got."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--latency", type=float, default=0.0)
    parser.add_argument("--answer", type=Path, required=True)
    options = parser.parse_args()
    answer = options.answer.read_text(encoding="utf-8")
    server = ChatServer(lambda body: answer, latency=options.latency, port=options.port, record=False)
    cache: dict[str, bytes] = {}

    def reply(request: Request) -> tuple[int, dict[str, str], bytes]:
        kind = "tools" if request.body.get("tools") else "text"
        if kind not in cache:
            cache[kind] = json.dumps(server._completion(request), ensure_ascii=False).encode()
        return 200, {}, cache[kind]

    server.reply = reply  # type: ignore[method-assign]
    asyncio.run(server.run(lambda: print(server.port, flush=True)))


if __name__ == "__main__":
    main()

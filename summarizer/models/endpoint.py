"""One request to a chat completions endpoint, with its retries; what comes back is the answer as it was sent.

Straight over aiohttp: a question through the clients of openai and instructor costs more processor time than all of
ours, with splitting, grounding and writing (`benchmarks/overhead.py`), and it is that which bounds how many questions
one process keeps in the air.
"""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from summarizer.errors import MissingExtraError, ModelError, ModelUnavailableError
from summarizer.models.catalogue import bare_url
from summarizer.models.loops import PerLoop
from summarizer.retry import RETRIED, RetryPolicy, Transient, parse_retry_after, with_retries
from summarizer.settings import Secret

if TYPE_CHECKING:
    from aiohttp import ClientResponse, ClientSession

__all__ = ["Endpoint", "Transport"]

_HERE = ("localhost", "127.0.0.1", "::1")
_LARGEST = 32_000_000  # bytes of one answer
_NEVER = ("insufficient_quota", "invalid_api_key", "billing_not_active")  # said with 429, mended by no waiting


class Transport(Protocol):
    """Sends the body of a chat completion and gives the answer's JSON text.

    `address` is the endpoint without any secret: it is part of every request's key.
    """

    @property
    def address(self) -> str:
        """Where it sends them."""
        ...

    async def send(self, body: Mapping[str, Any]) -> str:
        """Raises a `ModelError` where there is no answer."""
        ...


@dataclass
class Endpoint:
    """An endpoint of the chat completions protocol at `url` (the part before `/chat/completions`).

    `timeout` is seconds for one try.
    """

    url: str
    key: Secret | None
    policy: RetryPolicy
    timeout: float = 180.0

    def __post_init__(self) -> None:
        # what runs on this machine is reached without the proxy that the environment may name
        proxied = urlsplit(self.url).hostname not in _HERE
        self._sessions: PerLoop[ClientSession] = PerLoop(lambda: _keep_session(proxied))

    @property
    def address(self) -> str:
        """The address without user and password."""
        return bare_url(self.url)

    async def send(self, body: Mapping[str, Any]) -> str:
        """Asks until there is an answer, as long as the policy allows.

        Raises:
            TransportError: there was none in time.
            ModelUnavailableError: the endpoint does not take the key, or does not have the model.
            ModelError: the endpoint does not take the request.
        """
        content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        return await with_retries(lambda: self._once(content), self.policy)

    async def _once(self, content: bytes) -> str:
        from aiohttp import ClientError, ClientTimeout  # loaded with the first request

        session = await self._sessions.get()
        try:
            async with session.post(
                self.url.rstrip("/") + "/chat/completions",
                data=content,
                headers=self._headers(),
                timeout=ClientTimeout(total=self.timeout),
            ) as response:
                if (response.content_length or 0) > _LARGEST:
                    raise ModelError(f"{self.address} sent an answer of {response.content_length} bytes")
                return self._checked(response, await response.read())
        except TimeoutError:
            raise Transient(f"{self.address} gave no answer within {self.timeout:g} s") from None
        except (ClientError, ConnectionError, OSError) as error:
            raise Transient(
                self._clean(f"the connection to {self.address} failed: {error or type(error).__name__}")
            ) from None

    def _checked(self, response: ClientResponse, raw: bytes) -> str:
        text = raw.decode("utf-8", "replace")
        if response.status != 200:
            raise self._failure(response, text)
        try:
            data = json.loads(text)
        except ValueError:
            kind = response.headers.get("content-type", "no content type")
            raise Transient(f"{self.address} sent {kind} that is no JSON: is the address right?") from None
        if not isinstance(data, dict) or not data.get("choices"):
            raise Transient(self._clean(f"{self.address} sent no choices: {_message(text)}"))
        return text

    def _failure(self, response: ClientResponse, text: str) -> Exception:
        status = response.status
        told = self._clean(f"{self.address} answers {status}: {_message(text)}")
        if status in RETRIED and not any(word in text for word in _NEVER):
            return Transient(told, parse_retry_after(response.headers.get("retry-after")))
        if status in (401, 402, 403, 404, 429):
            return ModelUnavailableError(f"{told}; check the key, the model's name and the address")
        return ModelError(told)

    def _headers(self) -> dict[str, str]:
        headers = {"content-type": "application/json", "accept": "application/json"}
        if self.key is not None:
            headers["authorization"] = f"Bearer {self.key.value}"
        return headers

    def _clean(self, text: str) -> str:
        """`text` without the key, whoever wrote it there, and without control characters."""
        if self.key is not None and self.key.value:
            text = text.replace(self.key.value, "…")
        return " ".join(text.split())


async def _keep_session(proxied: bool) -> AsyncGenerator[ClientSession]:
    """A session for as long as the loop runs."""
    try:
        from aiohttp import ClientSession, DummyCookieJar, TCPConnector
    except ImportError as error:
        raise MissingExtraError("a language model", "chat") from error

    async with ClientSession(
        connector=TCPConnector(limit=0), cookie_jar=DummyCookieJar(), trust_env=proxied, raise_for_status=False
    ) as session:
        yield session


def _message(text: str) -> str:
    """The message of an error body, or the beginning of what was sent instead."""
    try:
        error = json.loads(text).get("error")
        message = error.get("message") if isinstance(error, dict) else error
    except (ValueError, AttributeError):
        message = None
    return str(message or text or "nothing")[:300]

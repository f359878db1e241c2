from __future__ import annotations

import asyncio
import time

import pytest
from chat_cases import chat, page, right
from server import ChatServer

from summarizer.errors import TransportError
from summarizer.retry import RetryPolicy, Transient, parse_retry_after, with_retries


def _failing(times: int, after: float | None = None) -> tuple[list[float], object]:
    calls: list[float] = []

    async def work() -> str:
        calls.append(time.monotonic())
        if len(calls) <= times:
            raise Transient("the server answers 503", after)
        return "answer"

    return calls, work


def test_a_failure_that_passes_is_mended() -> None:
    calls, work = _failing(2)
    assert asyncio.run(with_retries(work, RetryPolicy(first_wait=0.001))) == "answer"  # type: ignore[arg-type]
    assert len(calls) == 3


def test_the_error_names_the_tries_when_they_are_used_up() -> None:
    _, work = _failing(99)
    with pytest.raises(TransportError) as caught:
        asyncio.run(with_retries(work, RetryPolicy(tries=3, first_wait=0.001)))  # type: ignore[arg-type]
    assert str(caught.value) == "the server answers 503; given up after 3 tries"


def test_the_error_names_tries_and_deadline_when_time_is_up() -> None:
    calls, work = _failing(99)
    started = time.monotonic()
    with pytest.raises(TransportError, match=r"given up after \d+ tr(y|ies): the deadline of 0.3 s") as caught:
        asyncio.run(with_retries(work, RetryPolicy(tries=99, deadline=0.3, first_wait=0.05)))  # type: ignore[arg-type]
    assert time.monotonic() - started < 1.5
    assert f"after {len(calls)} tr" in str(caught.value)


def test_one_try_that_outlasts_the_deadline_is_cut_off() -> None:
    async def work() -> str:
        await asyncio.sleep(30)
        return "too late"

    with pytest.raises(TransportError, match=r"there was no answer; given up after 1 try: the deadline of 0.2 s"):
        asyncio.run(with_retries(work, RetryPolicy(deadline=0.2)))


def test_a_server_that_fails_for_ever_is_left_at_the_deadline() -> None:
    with ChatServer(right, plan=lambda number, body: "500") as server:
        started = time.monotonic()
        with pytest.raises(TransportError, match=r"500.*the deadline of 1 s"):
            chat(server.url, deadline=1.0, tries=10_000, first_wait=0.05).summarize(text=page(1))
        assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("2", 2.0), ("-3", 0.0), ("Thu, 01 Jan 1970 00:00:20 GMT", 10.0), ("soon", None), ("", None), (None, None)],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert parse_retry_after(value, now=10.0) == seconds

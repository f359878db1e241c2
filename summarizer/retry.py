"""What is asked again after a failure of transport, and how long: tenacity with exponential jitter and a deadline."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar

from summarizer.errors import TransportError

if TYPE_CHECKING:
    from tenacity import RetryCallState

__all__ = ["RETRIED", "RetryPolicy", "Transient", "parse_retry_after", "with_retries"]

RETRIED = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
"""HTTP statuses after which the same request may succeed; every other failure is final."""

_LONGEST_WAIT = 30.0

_log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """`tries` of one request at most, within `deadline` seconds in all; the wait grows from `first_wait` seconds."""

    tries: int = 8
    deadline: float = 900.0
    first_wait: float = 0.5


class Transient(Exception):  # noqa: N818 - never leaves this module's callers
    """A failure that a retry may mend; `after` is how many seconds the server asked to wait."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


def parse_retry_after(value: str | None, now: float | None = None) -> float | None:
    """Seconds of a `Retry-After` header, which holds seconds or a date; `None` if there is none or it can't be read."""
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        at = parsedate_to_datetime(value).timestamp()
    except (ValueError, TypeError):
        return None
    return max(0.0, at - (time.time() if now is None else now))


async def with_retries(work: Callable[[], Awaitable[T]], policy: RetryPolicy) -> T:
    """Calls `work` until it does not raise `Transient`, or the policy ends.

    A server's `Retry-After` is honoured; where it reaches beyond the deadline, nothing is waited for.

    Raises:
        TransportError: with the last reason, how often it was tried, and the deadline where that ended it.
    """
    started = time.monotonic()
    failures: list[Transient] = []
    try:
        async with asyncio.timeout(policy.deadline):
            try:
                return await work()  # nearly always the only one: tenacity's machinery is for what comes after
            except Transient as first:
                _log.info("asked again: %s", first)
                failures.append(first)
                return await _again(work, policy, failures, started)
    except TimeoutError:
        raise _given_up(failures, len(failures) + 1, policy) from None


def _given_up(failures: list[Transient], tries: int, policy: RetryPolicy) -> TransportError:
    reason = failures[-1] if failures else "there was no answer"
    count = "1 try" if tries == 1 else f"{tries} tries"
    late = "" if tries >= policy.tries else f": the deadline of {policy.deadline:g} s leaves no time for another"
    return TransportError(f"{reason}; given up after {count}{late}")


async def _again(work: Callable[[], Awaitable[T]], policy: RetryPolicy, failures: list[Transient], started: float) -> T:
    from tenacity import AsyncRetrying, RetryError, retry_if_exception_type, wait_random_exponential

    jitter = wait_random_exponential(multiplier=policy.first_wait, max=_LONGEST_WAIT)
    pending: Transient | None = failures[-1]

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.after if isinstance(error, Transient) else None
        return float(jitter(state)) if asked is None else asked + policy.first_wait * random.random()  # noqa: S311 - not all at once

    def stop(state: RetryCallState) -> bool:
        spent = time.monotonic() - started
        return state.attempt_number >= policy.tries or spent + state.upcoming_sleep > policy.deadline

    async def attempt() -> T:
        nonlocal pending
        if pending is not None:  # the first try has been made
            error, pending = pending, None
            raise error
        try:
            return await work()
        except Transient as error:
            failures.append(error)
            _log.info("asked again: %s", error)
            raise

    retrying = AsyncRetrying(retry=retry_if_exception_type(Transient), wait=wait, stop=stop)
    try:
        return await retrying(attempt)
    except RetryError:
        raise _given_up(failures, len(failures), policy) from None

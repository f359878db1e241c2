"""Things that belong to an event loop: made when a loop first needs them, closed when it ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from typing import Generic, TypeVar

__all__ = ["PerLoop"]

T = TypeVar("T")


class PerLoop(Generic[T]):
    """One value for each running event loop, of a generator that yields it once and closes it afterwards.

    `asyncio.run` closes generators that are still open at its end, so that nobody has to.
    """

    def __init__(self, make: Callable[[], AsyncGenerator[T]]) -> None:
        self._make = make
        self._held: dict[asyncio.AbstractEventLoop, tuple[T, AsyncGenerator[T]]] = {}

    async def get(self) -> T:
        """The value of this loop; two callers that come at once get the same."""
        loop = asyncio.get_running_loop()
        held = self._held.get(loop)
        if held is None:
            for other in [other for other in self._held if other.is_closed()]:
                del self._held[other]
            keeper = self._make()
            held = self._held.setdefault(loop, (await anext(keeper), keeper))
        return held[0]

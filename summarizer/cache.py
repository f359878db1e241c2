"""Answers that were paid for, kept on disk as JSON text: diskcache with a disk that can't hold anything else.

Rows in diskcache are pickled unless they are text or bytes, and a pickle that somebody put into the file runs code
when it is read (CVE-2025-69872). The disk here writes text, reads text and refuses all else.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import time
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from summarizer.errors import CacheError, MissingExtraError

if TYPE_CHECKING:
    from diskcache import Cache

__all__ = ["AnswerCache", "CacheInfo", "Store", "request_key"]

_IN_DATABASE = 2**30  # bytes; no answer is that long, so that no value becomes a file of its own
_BUSY_SECONDS = 60


def request_key(request: Mapping[str, Any]) -> str:
    """The SHA-256 of a request's canonical JSON (sorted keys, no spaces, UTF-8): 64 hexadecimal digits."""
    text = json.dumps(request, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Store(Protocol):
    """Where answers are kept: the cache, or a folder of recordings."""

    def get(self, key: str) -> str | None:
        """The chat completion kept for a key, as JSON text."""
        ...

    def put(self, key: str, answer: str) -> None:
        """Keeps a chat completion."""
        ...

    def drop(self, key: str) -> None:
        """Forgets an answer that led to nothing."""
        ...


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """How many answers there are, the bytes they take on disk, and the limit in bytes."""

    path: Path
    answers: int
    size: int
    limit: int


class AnswerCache:
    """Answers by request key, shared by any number of processes.

    Opened when it is first used. The answers stored first go first when `size` (bytes) is passed. A damaged cache is
    set aside under another name, with a warning, and a new one begun.

    Raises:
        CacheError: the directory can't be written.
    """

    def __init__(self, path: Path, size: int = 2_000_000_000) -> None:
        self.path = path
        self._size = size
        self._opened: Cache | None = None

    def get(self, key: str) -> str | None:
        """The answer kept for a key, as the text that was stored; `None` if there is none that can be read."""
        value = self._safely("get", key)
        return value if isinstance(value, str) else None

    def put(self, key: str, answer: str) -> None:
        """Keeps an answer; it is on disk when this returns."""
        self._safely("set", key, answer)

    def drop(self, key: str) -> None:
        """Forgets an answer, so that it is asked for again."""
        self._safely("delete", key)

    def info(self) -> CacheInfo:
        """What is in the cache; an empty one where the directory does not exist."""
        if not self.path.is_dir():
            return CacheInfo(self.path, 0, 0, self._size)
        opened = self._cache()
        return CacheInfo(self.path, len(opened), int(opened.volume()), self._size)

    def prune(self, older_than: float | None = None) -> int:
        """Removes answers stored more than `older_than` seconds ago, and the oldest until the size limit holds."""
        opened = self._cache()
        removed = 0
        if older_than is not None:
            rows = opened._sql
            old = "SELECT key FROM Cache WHERE store_time < ? AND raw = 1 AND typeof(key) = 'text'"
            for (key,) in rows(old, (time.time() - older_than,)).fetchall():
                removed += bool(opened.delete(key))
        return removed + int(opened.cull())

    def clear(self) -> int:
        """Removes all answers; says how many there were."""
        return int(self._cache().clear()) if self.path.is_dir() else 0

    def close(self) -> None:
        """Closes the file; the next use opens it again."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _safely(self, method: str, *arguments: str) -> object:
        try:
            return getattr(self._cache(), method)(*arguments)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError) and not _is_damage(error):
                raise CacheError(f"the cache {self.path} can't be used: {error}") from None
            self._set_aside(error)
            return getattr(self._cache(), method)(*arguments)

    def _cache(self) -> Cache:
        if self._opened is None:
            try:
                self._opened = _open(self.path, self._size)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError) and not _is_damage(error):
                    raise CacheError(f"the cache {self.path} can't be opened: {error}") from None
                self._set_aside(error)
                self._opened = _open(self.path, self._size)
            except OSError as error:
                raise CacheError(f"the cache {self.path} can't be written: name another folder") from error
        return self._opened

    def _set_aside(self, error: Exception) -> None:
        with contextlib.suppress(Exception):
            self.close()
        self._opened = None
        aside = self.path.with_name(
            f"{self.path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}-{time.time_ns() % 10**6}"
        )
        with contextlib.suppress(FileNotFoundError):  # another process was faster
            self.path.rename(aside)
        warnings.warn(f"the cache {self.path} is damaged ({error}); it was set aside as {aside.name}", stacklevel=4)


def _is_damage(error: Exception) -> bool:
    """Whether an operational error comes from what is in the file, not from how the file is used."""
    return any(word in str(error) for word in ("malformed", "no such table", "no such column", "not a database"))


def _open(path: Path, size: int) -> Cache:
    cache_class, disk = _classes()
    return cache_class(
        str(path),
        timeout=_BUSY_SECONDS,
        disk=disk,
        disk_min_file_size=_IN_DATABASE,
        size_limit=size,
        eviction_policy="least-recently-stored",
    )


@cache
def _classes() -> tuple[Any, Any]:
    """Diskcache's Cache, and a disk that stores text only."""
    try:
        import diskcache  # local does without
    except ImportError as error:
        raise MissingExtraError("the cache of answers", "chat") from error

    class TextDisk(diskcache.Disk):  # type: ignore[misc, unused-ignore]
        def put(self, key: object) -> tuple[object, bool]:
            if not isinstance(key, str):
                raise TypeError("keys are text")
            return key, True

        def get(self, key: object, raw: bool) -> object:
            return key if raw and isinstance(key, str) else ""

        def store(self, value: object, read: bool, key: object = None) -> tuple[int, int, str | None, object]:  # noqa: ARG002
            if not isinstance(value, str):
                raise TypeError("answers are text")
            return 0, diskcache.core.MODE_RAW, None, value

        def fetch(self, mode: int, filename: str | None, value: object, read: bool) -> object:  # noqa: ARG002
            # A row that is not text in the database was not written by this class: it counts as not there.
            return value if mode == diskcache.core.MODE_RAW and filename is None else None

        def remove(self, file_path: str) -> None:
            """Answers have no files of their own; what a row names may lie anywhere."""

    return diskcache.Cache, TextDisk

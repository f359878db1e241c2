"""Files that appear under their names only when they are whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from summarizer.errors import BusyError, OutputError

__all__ = ["PARTIAL", "LineFile", "hold", "partial_path", "writing"]

PARTIAL = ".partial"


def partial_path(path: Path) -> Path:
    """Where a file is written until it is whole: its name with `.partial` after it."""
    return path.with_name(path.name + PARTIAL)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """What the system has against writing into `folder` becomes an error that says so.

    Raises:
        OutputError: whatever is done inside raises an `OSError`.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(f"{folder} can't be written ({reason}): check its rights and the room on its disk") from error


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Makes `folder` and keeps other batches out of it, until the block or the process ends, however it ends.

    Nothing is left behind, as the folder itself is locked. Systems and disks without such locks go without.

    Raises:
        BusyError: another one holds it.
        OutputError: the folder can't be made.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    handle = _lock(folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _lock(folder: Path) -> int | None:
    """A handle whose life is the lock's, or nothing where folders can't be locked."""
    try:
        import fcntl
    except ImportError:  # not a POSIX system
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise BusyError(f"another batch writes into {folder}: wait for its end, or name another directory") from None
    except OSError:  # a network disk without locks
        os.close(handle)
        return None
    return handle


class LineFile:
    r"""A UTF-8 file written line by line, with `\n` on every system."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = partial_path(path).open("w", encoding="utf-8", newline="\n")

    def write(self, line: str) -> None:
        """Adds a line, given without its end."""
        self._file.write(line + "\n")

    def close(self) -> None:
        """Writes out what is still in memory."""
        self._file.close()

    def commit(self) -> None:
        """Closes the file and gives it its name, in one step; a file of that name is replaced."""
        self._file.close()
        partial_path(self.path).replace(self.path)

    def abandon(self) -> None:
        """Closes the file and leaves it under its temporary name, with all lines written so far."""
        with suppress(OSError):  # a full disk: what it can't take is lost, and has been told
            self._file.close()

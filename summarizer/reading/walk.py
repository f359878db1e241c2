"""Paths → the files to read, in a stable order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizer.errors import UsageError
from summarizer.reading.formats import SUFFIXES
from summarizer.reading.published import SIDECAR

__all__ = ["STDIN", "Source", "walk"]

STDIN = Path("-")

_Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read (`STDIN` for standard input), and the id of its document.

    `skipped` says why a file of a directory is not read; it is `None` for all that are, readable or not.
    """

    id: str
    path: Path
    skipped: str | None = None


def walk(paths: Iterable[Path | str], *, leave_out: Path | None = None) -> Iterator[Source]:
    r"""The files of `paths`, directories in the order of names, each directory and each named file once.

    The id is the path below the argument, with `/`; where two arguments would give the same id, the later one is
    led by its argument's name. Bytes of a name that are no UTF-8 stand in it as `\xNN`. In directories, hidden
    files and sidecars are passed over silently, and files of unknown kind come as skipped; symbolic links are
    followed, but no directory is entered twice, nor `leave_out` at all. Of files
    still to come only names are held (some 100 bytes each), of those behind only the identity of directories (with
    several arguments, the path of each file too).

    Raises:
        UsageError: a path doesn't exist (before anything is yielded), or `leave_out` is one of them.
    """
    arguments = [Path(path) for path in paths]
    for path in arguments:
        if path != STDIN and not os.path.lexists(path):
            raise UsageError(f"{path} doesn't exist: name files or directories, or - for standard input")
    entered = {key} if leave_out is not None and (key := _key(leave_out)) else set()
    if any(_key(path) in entered for path in arguments):
        raise UsageError(f"{leave_out} can't hold both the pages and the results: name another directory for these")
    return _unique(arguments, entered)


def _unique(arguments: list[Path], entered: set[_Key]) -> Iterator[Source]:
    """The sources of all arguments, each once, under ids of their own."""
    ids: set[str] = set()
    named: set[str] = set()
    for argument in arguments:
        for source in _sources(argument, entered):
            place = os.path.abspath(source.path)  # noqa: PTH100 - Path.resolve would follow links
            if place in named:
                continue
            if len(arguments) > 1:
                source = Source(_free(source.id, argument, ids), source.path, source.skipped)  # noqa: PLW2901
                ids.add(source.id)
                named.add(place)
            yield source


def _free(name: str, argument: Path, ids: set[str]) -> str:
    candidate = name if name not in ids else f"{_shown(argument.absolute().name)}/{name}"
    number, free = 2, candidate
    while free in ids:
        free = f"{candidate}~{number}"
        number += 1
    return free


def _sources(argument: Path, entered: set[_Key]) -> Iterator[Source]:
    if argument != STDIN and argument.is_dir():
        yield from _directory(argument, entered)
    else:
        yield Source(_shown(argument.name), argument)


def _directory(top: Path, entered: set[_Key]) -> Iterator[Source]:
    """The files below `top`, without recursion, so that no depth is too deep; of names to come only names are held."""
    pending = [(top, "", [""])]
    while pending:
        folder, lead, names = pending[-1]
        if not names:
            pending.pop()
            continue
        name = names.pop()
        path, shown = folder / name, lead + _shown(name)
        if path != top and not path.is_dir():
            source = _file(path, shown)
            if source:
                yield source
            continue
        key = _key(path)
        if key in entered:
            continue
        if key:
            entered.add(key)
        try:
            below = sorted(os.listdir(path), reverse=True)  # noqa: PTH208 - names are enough
        except OSError:
            yield Source(shown or ".", path)  # reading it gives the error
            continue
        below = [name for name in below if not name.startswith((".", "~$"))]
        pending.append((path, f"{shown}/" if shown else "", below))


def _file(path: Path, name: str) -> Source | None:
    if path.name.endswith(SIDECAR):
        return None
    if path.suffix.lower() not in SUFFIXES:
        return Source(name, path, "its kind is not read")
    if path.exists() and not path.is_file():
        return Source(name, path, "it is no regular file")
    return Source(name, path)


def _key(path: Path) -> _Key | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _shown(name: str) -> str:
    """A name that can be written as UTF-8."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")

"""Files that appear under their names only when they are whole."""

from __future__ import annotations

from pathlib import Path

__all__ = ["PARTIAL", "LineFile", "partial_path"]

PARTIAL = ".partial"


def partial_path(path: Path) -> Path:
    """Where a file is written until it is whole: its name with `.partial` after it."""
    return path.with_name(path.name + PARTIAL)


class LineFile:
    r"""A UTF-8 file written line by line, with `\n` on every system."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = partial_path(path).open("w", encoding="utf-8", newline="\n")

    def write(self, line: str) -> None:
        """Adds a line, given without its end."""
        self._file.write(line + "\n")

    def commit(self) -> None:
        """Closes the file and gives it its name, in one step; a file of that name is replaced."""
        self._file.close()
        partial_path(self.path).replace(self.path)

    def abandon(self) -> None:
        """Closes the file and leaves it under its temporary name, with all lines written so far."""
        self._file.close()

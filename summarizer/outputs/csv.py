"""figures.csv and initiatives.csv, as spreadsheet programs like them."""

from __future__ import annotations

import csv
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from summarizer.outputs.columns import FIGURES, INITIATIVES, Cell
from summarizer.outputs.files import partial_path
from summarizer.schemas.summary import InterviewSummary

__all__ = ["CsvTables"]

# Characters with which a cell becomes a formula (OWASP, CSV injection; the full-width forms count in East Asian
# versions of the programs), and what is put before them so that it stays text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_TEXT_MARK = "'"


class CsvTables:
    """UTF-8 with a byte order mark and CRLF; text that would start a formula gets an apostrophe before it."""

    FILES: ClassVar[tuple[str, ...]] = ("figures.csv", "initiatives.csv")

    def __init__(self, folder: Path) -> None:
        self._paths = [folder / f"{table.name}.csv" for table in (FIGURES, INITIATIVES)]
        self._files = [partial_path(p).open("w", encoding="utf-8-sig", newline="") for p in self._paths]
        self._writers = [csv.writer(file) for file in self._files]
        for table, writer in zip((FIGURES, INITIATIVES), self._writers, strict=True):
            writer.writerow([column.name for column in table.columns])

    def add(self, summary: InterviewSummary) -> None:
        """The rows of one summary."""
        for table, writer in zip((FIGURES, INITIATIVES), self._writers, strict=True):
            writer.writerows([_safe(cell) for cell in row] for row in table.rows(summary))

    def close(self) -> None:
        """Writes out what is still in memory."""
        for file in self._files:
            file.close()

    def commit(self) -> None:
        """Gives the files their names."""
        for path in self._paths:
            partial_path(path).replace(path)

    def abandon(self) -> None:
        """Closes the files under their temporary names."""
        for file in self._files:
            with suppress(OSError):  # as in LineFile
                file.close()


def _safe(cell: Cell) -> Cell:
    """A number stays a number, also a negative one."""
    return _TEXT_MARK + cell if isinstance(cell, str) and cell.startswith(_FORMULA) else cell

"""summaries.xlsx: a sheet each for interviews, initiatives, goals, results, what could not be proved, all evidence."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, TypeVar

from summarizer.outputs.columns import CHECKS, GOALS, INITIATIVES, INTERVIEWS, RESULTS, Cell, Column, Table
from summarizer.outputs.files import partial_path
from summarizer.schemas.summary import InterviewSummary

__all__ = ["XlsxWorkbook"]

# Excel's limits: rows of a sheet, characters of a cell.
_MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
_LONG = 28  # the width of a column whose text is broken into lines
T = TypeVar("T")
_SOURCE, _PLACE = ("document", "article"), ("quote", "start", "end", "match")
_EVIDENCE = (
    Column("document", width=24),
    Column("article", "integer", 8),
    Column("sheet"),
    Column("row", "integer", 8),
    Column("item", width=28),
    Column("quote", width=80),
    Column("start", "integer", 8),
    Column("end", "integer", 8),
    Column("match", width=8),
)


class _Link(NamedTuple):
    """A cell that leads to a row of a sheet."""

    sheet: str
    row: int


class XlsxWorkbook:
    """Frozen headers, filters, and in each row of an item a link to its row in `evidence`, which links back.

    Rows go to disk as they come, so memory stays the same for any number. Text is never read as formula, number or
    address. A sheet that reaches Excel's 1,048,576 rows says so in its last row; the csv and jsonl files hold all.
    """

    FILES: ClassVar[tuple[str, ...]] = ("summaries.xlsx",)

    def __init__(self, folder: Path) -> None:
        import xlsxwriter  # only this format needs it

        self._path = folder / self.FILES[0]
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book: Any = xlsxwriter.Workbook(str(partial_path(self._path)), options)
        # a fixed date, so that the same summaries give the same file
        self._book.set_properties({"created": datetime.datetime(2000, 1, 1)})
        self._interviews = _Sheet(self._book, "interviews", INTERVIEWS.columns)
        self._items = {table.name: (table, self._sheet(table)) for table in (INITIATIVES, GOALS, RESULTS)}
        self._checks = _Sheet(self._book, "checks", CHECKS.columns)
        self._evidence = _Sheet(self._book, "evidence", (*_EVIDENCE, Column("link")))

    def _sheet(self, table: Table) -> _Sheet:
        columns = [table.columns[i] for i in _kept(table)]
        return _Sheet(self._book, table.name, _after_quote(table, columns, Column("evidence")))

    def add(self, summary: InterviewSummary) -> None:
        """The rows of one summary, on all sheets."""
        for row in INTERVIEWS.rows(summary):
            self._interviews.write(row)
        for row in CHECKS.rows(summary):
            self._checks.write(row)
        for table, sheet in self._items.values():
            for row in table.rows(summary):
                self._item(table, sheet, row)

    def _item(self, table: Table, sheet: _Sheet, row: tuple[Cell, ...]) -> None:
        at, proof = sheet.next_row, self._evidence.next_row
        cells = [row[i] for i in _kept(table)]
        sheet.write(_after_quote(table, cells, _Link("evidence", proof)))
        name = row[table.index("name" if table is INITIATIVES else "metric")]
        source, where = ([row[table.index(name)] for name in names] for names in (_SOURCE, _PLACE))
        self._evidence.write((*source, table.name, at, name, *where, _Link(table.name, at)))

    def close(self) -> None:
        """Writes the file, which is only now made from the sheets."""
        from xlsxwriter.exceptions import FileCreateError

        for sheet in (self._interviews, *(sheet for _, sheet in self._items.values()), self._checks, self._evidence):
            sheet.finish()
        try:
            self._book.close()
        except FileCreateError as error:  # around an OSError
            raise OSError(*getattr(error.args[0], "args", error.args)) from error

    def commit(self) -> None:
        """Gives the file its name."""
        partial_path(self._path).replace(self._path)

    def abandon(self) -> None:
        """Drops the workbook, which can't be closed half-way without becoming a whole one."""
        self._book.fileclosed = True
        for sheet in self._book.worksheets():
            with suppress(OSError):
                sheet.row_data_fh.close()
                Path(sheet.row_data_filename).unlink(missing_ok=True)


@cache
def _kept(table: Table) -> tuple[int, ...]:
    """The columns of a table that its sheet has; where a quote stands is told on the sheet `evidence`."""
    return tuple(i for i, column in enumerate(table.columns) if column.name not in ("start", "end", "match", "model"))


def _after_quote(table: Table, cells: Sequence[T], more: T) -> list[T]:
    """The cells of a row of a table's sheet, with one more after the quote."""
    at = _kept(table).index(table.index("quote")) + 1
    return [*cells[:at], more, *cells[at:]]


class _Sheet:
    """One sheet, written row by row; `next_row` counts from 1 as Excel does."""

    def __init__(self, book: Any, name: str, columns: Sequence[Column]) -> None:
        self._sheet = book.add_worksheet(name)
        self._width = len(columns)
        bold = book.add_format({"bold": True, "bottom": 1})
        self._link = book.add_format({"font_color": "blue", "underline": 1, "valign": "top"})
        short, long = book.add_format({"valign": "top"}), book.add_format({"valign": "top", "text_wrap": True})
        self._texts = [long if column.width >= _LONG else short for column in columns]
        self._whole = book.add_format({"num_format": "#,##0", "valign": "top"})
        self._broken = book.add_format({"num_format": "#,##0.0###", "valign": "top"})
        for i, column in enumerate(columns):
            self._sheet.set_column(i, i, column.width)
            self._sheet.write_string(0, i, column.name, bold)
        self._sheet.freeze_panes(1, 0)
        self.next_row = 2

    def write(self, row: Sequence[Cell | _Link]) -> None:
        """One row."""
        if self.next_row >= _MOST_ROWS:
            if self.next_row == _MOST_ROWS:
                self._sheet.write_string(
                    self.next_row - 1, 0, "more rows than a sheet holds: see the csv or jsonl files"
                )
                self.next_row += 1
            return
        for i, cell in enumerate(row):
            self._write(self.next_row - 1, i, cell)
        self.next_row += 1

    def _write(self, at: int, i: int, cell: Cell | _Link) -> None:
        if isinstance(cell, str):
            self._sheet.write_string(at, i, cell[:_MOST_CHARACTERS], self._texts[i])
        elif isinstance(cell, _Link):
            # a formula, as hyperlinks proper are limited to 65,530 a sheet and all held in memory
            target = f"{cell.sheet}!A{min(cell.row, _MOST_ROWS)}"
            self._sheet.write_formula(at, i, f'=HYPERLINK("#{target}","{target}")', self._link, target)
        elif cell is not None:
            self._sheet.write_number(at, i, cell, self._whole if isinstance(cell, int) else self._broken)

    def finish(self) -> None:
        """Adds the filters, whose range is known only now."""
        self._sheet.autofilter(0, 0, max(1, min(self.next_row, _MOST_ROWS) - 2), self._width - 1)

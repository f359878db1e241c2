"""summaries.xlsx: a sheet each for interviews, initiatives, goals and results, and one with all evidence."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from summarizer.outputs.columns import GOALS, INITIATIVES, INTERVIEWS, RESULTS, Cell, Column, Table
from summarizer.outputs.files import partial_path
from summarizer.schemas.summary import InterviewSummary

__all__ = ["XlsxWorkbook"]

# Excel's limits: rows of a sheet, characters of a cell.
_MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
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


class XlsxWorkbook:
    """Frozen headers, filters, and in each row of an item a link to its row in `evidence`, which links back.

    Rows go to disk as they come, so memory stays the same for any number. Text is never read as formula, number or
    address. A sheet that reaches Excel's 1,048,576 rows says so in its last row; the csv and jsonl files hold all.
    """

    def __init__(self, folder: Path) -> None:
        import xlsxwriter  # only this format needs it

        self._path = folder / "summaries.xlsx"
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book: Any = xlsxwriter.Workbook(str(partial_path(self._path)), options)
        # a fixed date, so that the same summaries give the same file
        self._book.set_properties({"created": datetime.datetime(2000, 1, 1)})
        self._interviews = _Sheet(self._book, "interviews", INTERVIEWS.columns)
        self._items = {table.name: (table, self._sheet(table)) for table in (INITIATIVES, GOALS, RESULTS)}
        self._evidence = _Sheet(self._book, "evidence", (*_EVIDENCE, Column("link")))

    def _sheet(self, table: Table) -> _Sheet:
        return _Sheet(self._book, table.name, (*(table.columns[i] for i in _kept(table)), Column("evidence")))

    def add(self, summary: InterviewSummary) -> None:
        """The rows of one summary, on all sheets."""
        for row in INTERVIEWS.rows(summary):
            self._interviews.write(row)
        for table, sheet in self._items.values():
            for row in table.rows(summary):
                self._item(table, sheet, row)

    def _item(self, table: Table, sheet: _Sheet, row: tuple[Cell, ...]) -> None:
        at, proof = sheet.next_row, self._evidence.next_row
        sheet.write([row[i] for i in _kept(table)], ("evidence", proof))
        name = row[table.index("name" if table is INITIATIVES else "metric")]
        where = tuple(row[table.index(column)] for column in ("quote", "start", "end", "match"))
        self._evidence.write((row[0], row[2], table.name, at, name, *where), (table.name, at))

    def commit(self) -> None:
        """Writes the file and gives it its name."""
        for sheet in (self._interviews, *(sheet for _, sheet in self._items.values()), self._evidence):
            sheet.finish()
        self._book.close()
        partial_path(self._path).replace(self._path)

    def abandon(self) -> None:
        """Drops the workbook, which can't be closed half-way without becoming a whole one."""
        self._book.fileclosed = True
        for sheet in self._book.worksheets():
            sheet.row_data_fh.close()
            Path(sheet.row_data_filename).unlink(missing_ok=True)


@cache
def _kept(table: Table) -> tuple[int, ...]:
    """The columns of a table that its sheet has; where a quote stands is told on the sheet `evidence`."""
    return tuple(i for i, column in enumerate(table.columns) if column.name not in ("start", "end", "match", "model"))


class _Sheet:
    """One sheet, written row by row; `next_row` counts from 1 as Excel does."""

    def __init__(self, book: Any, name: str, columns: Sequence[Column]) -> None:
        self._sheet = book.add_worksheet(name)
        self._width = len(columns)
        bold = book.add_format({"bold": True, "bottom": 1})
        self._link = book.add_format({"font_color": "blue", "underline": 1})
        for i, column in enumerate(columns):
            self._sheet.set_column(i, i, column.width)
            self._sheet.write_string(0, i, column.name, bold)
        self._sheet.freeze_panes(1, 0)
        self.next_row = 2

    def write(self, row: Sequence[Cell], link: tuple[str, int] | None = None) -> None:
        """One row, and in the cell after it a link to a row of a sheet."""
        if self.next_row >= _MOST_ROWS:
            if self.next_row == _MOST_ROWS:
                self._sheet.write_string(
                    self.next_row - 1, 0, "more rows than a sheet holds: see the csv or jsonl files"
                )
                self.next_row += 1
            return
        at = self.next_row - 1
        for i, cell in enumerate(row):
            if isinstance(cell, str):
                self._sheet.write_string(at, i, cell[:_MOST_CHARACTERS])
            elif cell is not None:
                self._sheet.write_number(at, i, cell)
        if link:
            # a formula, as hyperlinks proper are limited to 65,530 a sheet and all held in memory
            target = f"{link[0]}!A{min(link[1], _MOST_ROWS)}"
            self._sheet.write_formula(at, len(row), f'=HYPERLINK("#{target}","{target}")', self._link, target)
        self.next_row += 1

    def finish(self) -> None:
        """Adds the filters, whose range is known only now."""
        self._sheet.autofilter(0, 0, max(1, min(self.next_row, _MOST_ROWS) - 2), self._width - 1)

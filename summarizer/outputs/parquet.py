"""figures.parquet, initiatives.parquet and interviews.parquet (extra `parquet`)."""

from __future__ import annotations

from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

from summarizer.errors import MissingExtraError
from summarizer.outputs.columns import FIGURES, INITIATIVES, INTERVIEWS, Cell, Table
from summarizer.outputs.files import partial_path
from summarizer.schemas.summary import InterviewSummary

__all__ = ["ParquetTables", "check_parquet"]

_GROUP = 5_000  # rows held before they are written


def check_parquet() -> None:
    """Finds out now, not after hours of work, that the extra is missing.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise MissingExtraError("the format parquet", "parquet")


class ParquetTables:
    """Text as strings, counts as 64-bit integers, values as 64-bit floats; `null` where there is nothing."""

    FILES: ClassVar[tuple[str, ...]] = ("figures.parquet", "initiatives.parquet", "interviews.parquet")

    def __init__(self, folder: Path) -> None:
        check_parquet()
        self._tables = [_ParquetTable(table, folder) for table in (FIGURES, INITIATIVES, INTERVIEWS)]

    def add(self, summary: InterviewSummary) -> None:
        """The rows of one summary."""
        for table in self._tables:
            table.add(summary)

    def close(self) -> None:
        """Writes the last rows and the ends of the files."""
        for table in self._tables:
            table.close()

    def commit(self) -> None:
        """Gives the files their names."""
        for table in self._tables:
            partial_path(table.path).replace(table.path)

    def abandon(self) -> None:
        """Closes the files under their temporary names."""
        for table in self._tables:
            with suppress(OSError):  # as in LineFile
                table.close()


class _ParquetTable:
    def __init__(self, table: Table, folder: Path) -> None:
        import pyarrow as pa  # an extra
        from pyarrow import parquet

        self.path = folder / f"{table.name}.parquet"
        self._table = table
        self._rows: list[tuple[Cell, ...]] = []
        types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64()}
        self._schema = pa.schema([(column.name, types[column.kind]) for column in table.columns])
        self._writer: Any = parquet.ParquetWriter(str(partial_path(self.path)), self._schema)

    def add(self, summary: InterviewSummary) -> None:
        self._rows += self._table.rows(summary)
        if len(self._rows) >= _GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            columns = [pa.array(c, f.type) for c, f in zip(zip(*self._rows, strict=True), self._schema, strict=True)]
            self._writer.write_table(pa.Table.from_arrays(columns, schema=self._schema))
            self._rows.clear()

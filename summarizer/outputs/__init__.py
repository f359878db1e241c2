"""Summaries → files: jsonl, csv, xlsx, parquet, Markdown and HTML, one module a format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar, Protocol

from summarizer.errors import UsageError
from summarizer.outputs.csv import CsvTables
from summarizer.outputs.html import HtmlBrief
from summarizer.outputs.jsonl import read_summaries, record_line, summary_line
from summarizer.outputs.markdown import MarkdownBrief, brief
from summarizer.outputs.parquet import ParquetTables, check_parquet
from summarizer.outputs.xlsx import XlsxWorkbook
from summarizer.schemas.summary import InterviewSummary

__all__ = [
    "FORMATS",
    "HtmlBrief",
    "Sink",
    "brief",
    "check_formats",
    "older_tables",
    "read_summaries",
    "record_line",
    "summary_line",
    "write_tables",
]


class Sink(Protocol):
    """A format's files (`FILES` are their names) while they are written: summaries go in one by one, none is held."""

    FILES: ClassVar[tuple[str, ...]]

    def add(self, summary: InterviewSummary) -> None:
        """Adds one summary."""
        ...

    def close(self) -> None:
        """Writes out what is still in memory; the files are whole then, under their temporary names."""
        ...

    def commit(self) -> None:
        """Gives the closed files their names."""
        ...

    def abandon(self) -> None:
        """Lets go of the files without giving them their names, closed or not; raises nothing."""
        ...


_SINKS: dict[str, type[CsvTables | XlsxWorkbook | ParquetTables | MarkdownBrief]] = {
    "csv": CsvTables,
    "xlsx": XlsxWorkbook,
    "parquet": ParquetTables,
    "md": MarkdownBrief,
}
_FILES = {name: sink.FILES for name, sink in _SINKS.items()} | {"html": HtmlBrief.FILES}
FORMATS = ("jsonl", *_FILES)
"""The names of all formats; jsonl is always written, as the tables are made from it."""


def check_formats(names: Iterable[str]) -> tuple[str, ...]:
    """The formats of `names`, each once, in the order of `FORMATS`.

    Raises:
        UsageError: a name is not one of `FORMATS`.
        MissingExtraError: parquet is wanted and pyarrow is not installed.
    """
    wanted = set(names)
    if unknown := sorted(wanted - set(FORMATS)):
        raise UsageError(f"{', '.join(unknown)} is no format: give some of {', '.join(FORMATS)}")
    if "parquet" in wanted:
        check_parquet()
    return tuple(name for name in FORMATS if name in wanted)


def older_tables(folder: Path, formats: Sequence[str]) -> tuple[str, ...]:
    """Names of the tables in `folder` that are of none of `formats`: what an earlier batch left there."""
    names = (name for kind, files in _FILES.items() if kind not in formats for name in files)
    return tuple(name for name in names if (folder / name).exists())


def write_tables(summaries: Iterable[InterviewSummary], folder: Path, formats: Sequence[str]) -> None:
    """Writes the files of `formats` (jsonl and html apart) into `folder`, in one pass over `summaries`.

    Files appear under their names when all are whole; if something fails, none does.
    """
    sinks: list[Sink] = []
    try:
        sinks.extend(_SINKS[name](folder) for name in formats if name in _SINKS)  # those made before one fails, too
        for summary in summaries if sinks else ():
            for sink in sinks:
                sink.add(summary)
        for sink in sinks:
            sink.close()
    except BaseException:
        for sink in sinks:
            sink.abandon()
        raise
    for sink in sinks:
        sink.commit()

"""brief.html: the summaries to read beside their pages, each figure linked to its words.

The page stands alone: no script, nothing to load. What comes from documents is escaped by the template engine.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar

from summarizer.outputs.files import partial_path
from summarizer.outputs.passages import Mark, Passage, cut
from summarizer.schemas.summary import FigureItem, InterviewSummary, SpanItem
from summarizer.text import Span

__all__ = ["HtmlBrief", "shown_value"]

_SIGNS = {"min": "≥ ", "max": "≤ ", "about": "≈ ", "exact": ""}
_VOLUME = 200  # interviews in one file: what a browser opens at once without trouble


@dataclass(frozen=True, slots=True)
class _Row:
    """An item with its key, by which its row and its words in the text name each other."""

    key: str
    item: Any


@dataclass(frozen=True, slots=True)
class _Section:
    """An interview as the template shows it."""

    number: int
    summary: InterviewSummary
    goals: list[_Row]
    results: list[_Row]
    initiatives: list[_Row]
    open: list[_Row]
    passages: list[Passage]
    keys: list[str]


class HtmlBrief:
    """brief.html, and brief-2.html and on where there are more than 200 interviews; each with its own list of them.

    Unlike the tables it needs the pages, so it is made while they are read. No more than one file's interviews are
    held. The files have their names once all of them are whole, as those of every format.
    """

    FILES: ClassVar[tuple[str, ...]] = ("brief.html",)

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sections: list[_Section] = []
        self._volumes = 0
        self._count = 0

    def add(self, summary: InterviewSummary, text: str) -> None:
        """Adds one summary and the text of its document."""
        if len(self._sections) == _VOLUME:
            self._write(more=True)
        self._count += 1
        self._sections.append(_section(self._count, summary, text))

    def close(self) -> None:
        """Writes the last file."""
        self._write(more=False)

    def commit(self) -> None:
        """Gives the files their names, and takes away those of a longer brief of an earlier batch."""
        for number in range(1, self._volumes + 1):
            partial_path(self._path(number)).replace(self._path(number))
        number = self._volumes + 1
        while self._path(number).exists():
            self._path(number).unlink()
            number += 1

    def abandon(self) -> None:
        """Leaves the files that were written under their temporary names."""
        self._sections.clear()

    def _path(self, number: int) -> Path:
        return self._folder / _name(number)

    def _write(self, *, more: bool) -> None:
        self._volumes += 1
        number = self._volumes
        names = {"before": _name(number - 1) if number > 1 else None, "after": _name(number + 1) if more else None}
        stream = _template().generate(sections=self._sections, volume=number, css=_css(), **names)
        with partial_path(self._path(number)).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(stream)
        self._sections = []


def shown_value(figure: FigureItem) -> str | None:
    """The value for a person, digits in groups: `30,000,000元`, `8–10个`; `None` where the amount says just that."""
    most = "" if figure.value_max is None else f"–{_grouped(figure.value_max)}"
    shown = f"{_grouped(figure.value)}{most}{figure.unit}"
    return None if _plain(shown) == _plain(figure.amount) else shown


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")


def _grouped(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else f"{value.normalize():,f}"


def _name(number: int) -> str:
    return "brief.html" if number == 1 else f"brief-{number}.html"


def _section(number: int, summary: InterviewSummary, text: str) -> _Section:
    marks: list[Mark] = []
    goals = list(_rows(f"g{number}", "goal", summary.goals, marks))
    results = list(_rows(f"r{number}", "result", summary.results, marks))
    initiatives = list(_rows(f"i{number}", "initiative", summary.initiatives, marks))
    unaccounted = list(_rows(f"u{number}", "open", summary.checks.unaccounted, marks))
    if summary.speaker is not None and summary.speaker.evidence is not None:
        marks.append(Mark(f"s{number}", "speaker", _span(summary.speaker.evidence.span)))
    passages = cut(text, _span(summary.article.span), marks)
    return _Section(
        number, summary, goals, results, initiatives, unaccounted, passages, keys=[mark.key for mark in marks]
    )


def _rows(prefix: str, kind: Any, items: Sequence[Any], marks: list[Mark]) -> Iterator[_Row]:
    """The rows of items; their words are added to `marks`."""
    for i, item in enumerate(items, 1):
        key = f"{prefix}-{i}"
        marks.append(Mark(key, kind, _span(getattr(item, "evidence", item).span)))
        yield _Row(key, item)


def _span(span: SpanItem) -> Span:
    return Span(span.start, span.end)


@cache
def _css() -> str:
    return (files("summarizer.outputs") / "brief" / "brief.css").read_text(encoding="utf-8")


@cache
def _template() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # only this format needs it

    environment = Environment(
        loader=PackageLoader("summarizer.outputs", "brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["value"] = shown_value
    environment.filters["sign"] = _SIGNS.__getitem__
    return environment.get_template("brief.html.jinja")

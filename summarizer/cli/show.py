"""`summarizer show FILE`: one page's summaries for a person."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarizer.cli.options import (
    BaseUrl,
    Kinds,
    MinConfidence,
    ModelName,
    ModeName,
    PublishedDate,
    chat_settings,
    split_list,
)

if TYPE_CHECKING:
    from rich.table import Table

    from summarizer.schemas.summary import FigureItem, InterviewSummary

__all__ = ["show"]


def show(
    file: Annotated[Path, typer.Argument(help="A page; - is standard input.")],
    model: ModelName = None,
    base_url: BaseUrl = None,
    mode: ModeName = None,
    published: PublishedDate = None,
    kinds: Kinds = "interview",
    min_confidence: MinConfidence = 0.0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one summary a line.")] = False,
) -> None:
    """Print the summaries of one page: who speaks, goals, results and initiatives, each with its words on the page."""
    from summarizer.outputs.jsonl import summary_line
    from summarizer.pipeline import Summarizer

    settings = chat_settings(base_url, mode)
    summarizer = Summarizer(
        model, published=published, kinds=split_list(kinds), min_confidence=min_confidence, settings=settings
    )
    summaries = summarizer.summarize(file)
    if as_json:
        sys.stdout.buffer.write("".join(summary_line(summary) + "\n" for summary in summaries).encode())
        sys.stdout.buffer.flush()
        return
    _print(summaries)


def _print(summaries: Sequence[InterviewSummary]) -> None:
    from rich.console import Console  # a slow import, for people only

    console = Console(highlight=False, markup=False, emoji=False)
    if not summaries:
        console.print("no interview was found on this page")
    for summary in summaries:
        for part in _parts(summary):
            console.print(part)
        console.print()


def _parts(summary: InterviewSummary) -> Iterator[Any]:
    from rich.rule import Rule
    from rich.text import Text

    speaker = summary.speaker
    yield Rule(Text(_clean(summary.agency or summary.article.headline), "bold"), align="left")
    if speaker:
        posts = "；".join(f"{p.agency} {p.title}" for p in speaker.positions)
        yield Text(_clean(f"{speaker.name}  {posts}"), "bold cyan")
    about = (summary.article.headline, summary.article.outlet, summary.document.published, summary.occasion)
    yield Text(_clean(" · ".join(part for part in about if part)), "dim")
    if summary.abstract:
        yield Text(_clean(summary.abstract))
    if summary.goals:
        yield _figures("Goals", summary.goals)
    if summary.results:
        yield _figures("Results", summary.results)
    if summary.initiatives:
        rows = [(i.name, i.kind, i.status, i.evidence.quote) for i in summary.initiatives]
        yield _table("Initiatives", ("name", "kind", "status", "words on the page"), rows)
    checks = summary.checks
    yield Text(
        f"{checks.coverage:.0%} of the numbers have a verdict, {len(checks.unsupported)} claims were unproved", "dim"
    )


def _figures(title: str, figures: Sequence[FigureItem]) -> Table:
    rows = [(f.metric, f.amount, f.bound, f.measure, f.due or f.period or "", f.evidence.quote) for f in figures]
    return _table(title, ("metric", "amount", "bound", "measure", "due", "words on the page"), rows)


def _table(title: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(*names, title=title, title_justify="left", box=box.SIMPLE_HEAD)
    for row in rows:
        table.add_row(*(Text(_clean(cell)) for cell in row))
    return table


def _clean(text: str) -> str:
    """Text of a page without what would steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)

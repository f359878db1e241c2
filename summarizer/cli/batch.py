"""`summarizer batch PATH… -o OUT`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    from summarizer.batch import BatchReport, Progress
    from summarizer.pipeline import Summarizer

__all__ = ["batch"]


def batch(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and directories; - is standard input.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Directory for the results.")],
    model: ModelName = None,
    formats: Annotated[
        str, typer.Option("--format", "-f", help="Any of jsonl, csv, xlsx, parquet, md, html.")
    ] = "jsonl,csv,xlsx,md,html",
    published: PublishedDate = None,
    kinds: Kinds = "interview",
    base_url: BaseUrl = None,
    mode: ModeName = None,
    budget: Annotated[
        float | None, typer.Option("--budget", help="US dollars; nothing is asked that would pass them.", min=0)
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Ask and write nothing; say what would be asked and what it would cost.")
    ] = False,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Summarise all pages of files and directories into one directory of results.

    Exit status 1 when some page or article failed; failures.jsonl says which and why, the rest is summarised.
    """
    from summarizer.batch import run_batch
    from summarizer.pipeline import Summarizer
    from summarizer.reading import walk

    settings = chat_settings(base_url, mode, budget)
    summarizer = Summarizer(
        model, published=published, kinds=split_list(kinds), min_confidence=min_confidence, settings=settings
    )
    if dry_run:
        _estimate(paths, out, summarizer)
        return
    total = sum(1 for source in walk(paths, leave_out=out) if not source.skipped) if sys.stderr.isatty() else 0
    try:
        with _bar(total) as progress:
            report = run_batch(paths, out, summarizer=summarizer, formats=split_list(formats), progress=progress)
    except KeyboardInterrupt:
        typer.echo(f"summarizer: interrupted; what was done stands in {out / 'summaries.jsonl.partial'}", err=True)
        raise typer.Exit(130) from None
    typer.echo(_told(report))
    raise typer.Exit(1 if report.failed else 0)


def _estimate(paths: list[Path], out: Path, summarizer: Summarizer) -> None:
    from summarizer.batchfiles import estimate_batch

    found = estimate_batch(paths, summarizer, leave_out=out)
    tokens = f"about {found.input_tokens:,} tokens in and {found.output_tokens:,} out"
    cost = "no price is known" if found.cost is None else f"about ${found.cost:.2f}"
    typer.echo(f"{found.model}: {found.requests:,} questions to ask, {tokens}, {cost}")
    typer.echo(f"{found.hits:,} answers are kept already; {found.articles:,} articles have their first answer")
    typer.echo("a second question may follow a first answer that leaves amounts open")
    for name, reason in found.unreadable:
        typer.echo(f"{name}: {reason}", err=True)


@contextmanager
def _bar(total: int) -> Iterator[Callable[[Progress], None] | None]:
    """A progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    note = TextColumn("{task.fields[note]}")
    with Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), note, console=Console(stderr=True)) as bar:
        task = bar.add_task("pages", total=total, note="")
        yield lambda done: bar.update(task, completed=done.pages, note=_note(done))


def _note(done: Progress) -> str:
    failed = f"{done.failures} failed" if done.failures else ""
    cost = f"${done.cost:.2f}" if done.cost else ""
    return " ".join(part for part in (failed, cost) if part)


def _told(report: BatchReport) -> str:
    counts = report.counts
    items = ", ".join(f"{counts[name]:,} {name}" for name in ("goals", "results", "initiatives"))
    lines = [
        f"{counts['documents']:,} pages, {counts['articles']:,} articles",
        f"{counts['summaries']:,} summaries with {items}",
        f"results in {report.out}",
    ]
    lines += _asked(report)
    if counts["skipped"]:
        lines.append(f"{counts['skipped']:,} files of other kinds were skipped: see {report.out / 'run.json'}")
    if report.older:
        lines.append(f"of an earlier batch, as their formats were not wanted now: {', '.join(report.older)}")
    if report.failed:
        lines.append(f"{counts['failures']:,} failures: see {report.out / 'failures.jsonl'}")
    return "\n".join(lines)


def _asked(report: BatchReport) -> list[str]:
    """What a language model was asked, what it cost, and what was left undone."""
    purse, unswept = report.purse, report.counts["unswept"]
    if purse is None:
        return []
    cost = " (the price of some is not known)" if purse.unpriced else ""
    lines = [f"{purse.calls:,} answers for ${purse.spent:.4f}{cost}, {purse.hits:,} from the cache"]
    if purse.refused:
        lines.append(f"{purse.refused:,} questions were left undone: the budget of ${purse.limit:g} would be passed")
    if unswept:
        lines.append(f"{unswept:,} second questions failed: see reason in {report.out / 'articles.jsonl'}")
    return lines

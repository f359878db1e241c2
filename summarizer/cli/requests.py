"""`summarizer requests PATH… -o FILE`: what would be asked, for OpenAI's Batch API or any other way to an answer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import BaseUrl, Kinds, ModelName, ModeName, PublishedDate, chat_settings, split_list

__all__ = ["requests"]


def requests(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and directories of pages.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The file of requests, such as requests.jsonl.")],
    model: ModelName = None,
    base_url: BaseUrl = None,
    mode: ModeName = None,
    published: PublishedDate = None,
    kinds: Kinds = "interview",
) -> None:
    """Write every question about these pages that has no kept answer, one request of the Batch API a line.

    `summarizer responses` takes the answers in; then the same call writes the second questions, if there are any.
    """
    from summarizer.batchfiles import write_requests
    from summarizer.pipeline import Summarizer

    settings = chat_settings(base_url, mode)
    summarizer = Summarizer(model, published=published, kinds=split_list(kinds), settings=settings)
    report = write_requests(paths, out, summarizer)
    files = ", ".join(str(file) for file in report.files)
    typer.echo(f"{report.requests:,} requests in {files}; {report.articles:,} articles have their first answer")
    for name, reason in report.unreadable:
        typer.echo(f"{name}: {reason}", err=True)
    if report.unreadable:
        raise typer.Exit(1)

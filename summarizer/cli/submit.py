"""`summarizer submit FILE` and `summarizer collect FILE`: a provider's Batch API."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import BaseUrl, chat_settings

if TYPE_CHECKING:
    from summarizer.batchfiles.send import Job

__all__ = ["collect", "submit"]

Provider = Annotated[str, typer.Option("--provider", help="Whose Batch API: a provider of `summarizer models`.")]
Requests = Annotated[Path, typer.Argument(help="A file that `summarizer requests` wrote.")]


def submit(
    file: Requests,
    provider: Provider = "openai",
    base_url: BaseUrl = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also what was handed in before; it is paid for twice.")
    ] = False,
) -> None:
    """Hand a file of requests in at a provider's Batch API, which answers within a day at half the price.

    What was handed in is noted beside the file, as NAME.jobs.json.
    """
    from summarizer.batchfiles.send import open_client
    from summarizer.batchfiles.send import submit as hand_in

    jobs = hand_in(file, open_client(chat_settings(base_url).chat, provider), again=again)
    _print(jobs)
    typer.echo(f"then: summarizer collect {file} -o responses.jsonl")


def collect(
    file: Requests,
    out: Annotated[Path, typer.Option("--out", "-o", help="The file of responses, such as responses.jsonl.")],
    provider: Provider = "openai",
    base_url: BaseUrl = None,
    wait: Annotated[float, typer.Option("--wait", help="Minutes to wait for the end, at most.", min=0)] = 0.0,
) -> None:
    """Fetch the answers to a file that was handed in. Exit status 1 while the provider has not ended.

    `summarizer responses` then takes them in.
    """
    from summarizer.batchfiles.send import collect as fetch
    from summarizer.batchfiles.send import open_client

    jobs = fetch(file, out, open_client(chat_settings(base_url).chat, provider), wait=wait * 60, told=_print)
    if not out.exists() or any(job.status in ("validating", "in_progress", "finalizing", "cancelling") for job in jobs):
        raise typer.Exit(1)
    typer.echo(f"then: summarizer responses {out}")


def _print(jobs: Sequence[Job]) -> None:
    for job in jobs:
        failed = f", {job.failed:,} failed" if job.failed else ""
        typer.echo(f"{job.file}: {job.id}: {job.status}, {job.done:,} of {job.total:,} answered{failed}")

"""`summarizer responses FILE`: answers from a file, into the cache."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from summarizer.cache import Store

__all__ = ["responses"]


def responses(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Files of the Batch API's responses.")],
    model: Annotated[
        str | None, typer.Option("--model", "-m", help="replay:DIR, to record them there; the cache, if left out.")
    ] = None,
) -> None:
    """Take answers in, so that the next batch with the same model asks nothing that they answer.

    A line is one of the Batch API's, or {"custom_id": …, "answer": …}. Exit status 1 when some lines brought no
    usable answer: they are listed, and `summarizer requests` writes their questions again.
    """
    from summarizer.batchfiles import take_responses

    store, failed = _store(model), 0
    for file in files:
        report = take_responses(file, store)
        tokens = f"{report.input_tokens:,} + {report.output_tokens:,} tokens"
        typer.echo(f"{file}: {report.taken:,} answers taken in ({tokens}), {len(report.failed):,} lines failed")
        for line in report.failed:
            typer.echo(f"{file}:{line.line}: {line.key or 'no key'}: {line.reason}", err=True)
        failed += len(report.failed)
    if failed:
        raise typer.Exit(1)


def _store(model: str | None) -> Store:
    from summarizer.cache import AnswerCache
    from summarizer.errors import UsageError
    from summarizer.models import open_model
    from summarizer.models.unasked import chat_only
    from summarizer.settings import Settings

    settings = Settings.load()
    if model and model.startswith("replay:"):
        store = chat_only(open_model(model, settings), "recording").answers.cache
        assert store is not None
        return store
    if settings.chat.cache_dir is None:
        raise UsageError("there is no cache to take the answers in: unset SUMMARIZER_CACHE=off, or give replay:DIR")
    return AnswerCache(settings.chat.cache_dir, settings.chat.cache_size)

"""`summarizer cache`: the answers that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import example

if TYPE_CHECKING:
    from summarizer.cache import AnswerCache

__all__ = ["app"]

_DAY = 86_400

app = typer.Typer(no_args_is_help=True, help="Look at the kept answers of language models, and remove some.")


@app.command("info", epilog=example("summarizer cache info"))
def info_command() -> None:
    """Say where answers are kept, how many there are, and how much room they take."""
    info = _cache().info()
    typer.echo(f"{info.path}: {info.answers:,} answers, {_size(info.size)} of at most {_size(info.limit)}")


@app.command("prune", epilog=example("summarizer cache prune --older-than 90"))
def prune_command(
    older_than: Annotated[
        float | None, typer.Option("--older-than", help="Days; answers stored before that are removed.", min=0)
    ] = None,
) -> None:
    """Remove old answers, and the oldest until the size limit holds."""
    removed = _cache().prune(None if older_than is None else older_than * _DAY)
    typer.echo(f"{removed:,} answers removed")


@app.command("clear", epilog=example("summarizer cache clear --yes"))
def clear_command(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask whether that is meant.")] = False,
) -> None:
    """Remove all answers; what they told will cost money again."""
    cache = _cache()
    if not yes:
        typer.confirm(f"Remove {cache.info().answers:,} answers from {cache.path}?", abort=True)
    typer.echo(f"{cache.clear():,} answers removed")


def _cache() -> AnswerCache:
    from summarizer.cache import AnswerCache
    from summarizer.errors import UsageError
    from summarizer.settings import Settings

    chat = Settings.load().chat
    if chat.cache_dir is None:
        raise UsageError("answers are not kept: unset SUMMARIZER_CACHE=off, or name a folder in it")
    return AnswerCache(chat.cache_dir, chat.cache_size)


def _size(count: int) -> str:
    return f"{count / 1e9:.2f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"

"""`summarizer models`: which models can be used here."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = ["models"]


def models(
    only_ready: Annotated[bool, typer.Option("--ready", help="Only those that can be used as things stand.")] = False,
) -> None:
    """List the forms of model names, and what is missing for those that can't be used here.

    Nothing is asked of any provider: a key that is there may still be wrong.
    """
    from summarizer.models.available import available_models
    from summarizer.settings import Settings

    for model in available_models(Settings.load().chat):
        if model.missing and only_ready:
            continue
        state = f"needs {model.missing}" if model.missing else "ready"
        typer.echo(f"{model.name:22} {state:36} {model.what}")

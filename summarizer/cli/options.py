"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = ["Kinds", "ModelName", "PublishedDate", "split_list"]

ModelName = Annotated[
    str | None, typer.Option("--model", "-m", help="The model; local needs no network.", show_default="local")
]
PublishedDate = Annotated[
    str | None, typer.Option("--published", help="When the pages were published: YYYY, YYYY-MM or YYYY-MM-DD.")
]
Kinds = Annotated[str, typer.Option("--kinds", help="Kinds of articles: interview, report, commentary.")]


def split_list(value: str) -> list[str]:
    """The names in `jsonl,csv`, without spaces and empty ones."""
    return [part.strip() for part in value.split(",") if part.strip()]

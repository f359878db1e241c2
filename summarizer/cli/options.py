"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = ["Kinds", "MinConfidence", "ModelName", "PublishedDate", "example", "split_list"]

ModelName = Annotated[
    str | None, typer.Option("--model", "-m", help="The model; local needs no network.", show_default="local")
]
PublishedDate = Annotated[
    str | None, typer.Option("--published", help="When the pages were published: YYYY, YYYY-MM or YYYY-MM-DD.")
]
Kinds = Annotated[str, typer.Option("--kinds", help="Kinds of articles: interview, report, commentary.")]

MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        min=0,
        max=1,
        help="Leave out initiatives and figures of less confidence; they are listed as unsupported.",
    ),
]


def split_list(value: str) -> list[str]:
    """The names in `jsonl,csv`, without spaces and empty ones."""
    return [part.strip() for part in value.split(",") if part.strip()]


def example(*calls: str) -> str:
    """The end of a command's help: calls that show it, each on a line of its own."""
    return "\n".join(["\b", "Example:" if len(calls) == 1 else "Examples:", *(f"  {call}" for call in calls)])

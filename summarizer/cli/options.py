"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from summarizer.settings import Settings

__all__ = [
    "BaseUrl",
    "Kinds",
    "MinConfidence",
    "ModeName",
    "ModelName",
    "PublishedDate",
    "chat_settings",
    "example",
    "split_list",
]

ModelName = Annotated[
    str | None,
    typer.Option(
        "--model",
        "-m",
        help="local (needs no network), provider/name, gguf:PATH or replay:DIR: see `summarizer models`.",
        show_default="local",
    ),
]
BaseUrl = Annotated[
    str | None, typer.Option("--base-url", help="The address of an endpoint that speaks like OpenAI's, up to /v1.")
]
ModeName = Annotated[
    str | None, typer.Option("--mode", help="How the schema is told: tools, json_schema or json (in the text).")
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


def chat_settings(base_url: str | None = None, mode: str | None = None, budget: float | None = None) -> Settings:
    """The settings of the environment, with what options say in their place."""
    from dataclasses import replace

    from summarizer.settings import Settings

    settings = Settings.load()
    said = {"base_url": base_url, "mode": mode, "budget": budget}
    return replace(settings, chat=replace(settings.chat, **{k: v for k, v in said.items() if v is not None}))  # type: ignore[arg-type]


def example(*calls: str) -> str:
    """The end of a command's help: calls that show it, each on a line of its own."""
    return "\n".join(["\b", "Example:" if len(calls) == 1 else "Examples:", *(f"  {call}" for call in calls)])

"""`summarizer schema`: the JSON Schemas."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

__all__ = ["schema"]


def schema(name: Annotated[str, typer.Argument(help="draft, summary or labels.")] = "summary") -> None:
    """Print the JSON Schema of drafts, summaries or label files."""
    from summarizer.outputs.schemas import json_schema

    sys.stdout.buffer.write(json_schema(name).encode())
    sys.stdout.buffer.flush()

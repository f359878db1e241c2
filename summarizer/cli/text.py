"""`summarizer text FILE`: the text that offsets refer to."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["text"]


def text(file: Annotated[Path, typer.Argument(help="A page; - is standard input.")]) -> None:
    """Print the exact text of a page: offsets in summaries count its characters.

    It is written as UTF-8 whatever the terminal speaks, and nothing is added at its end.
    """
    from summarizer.reading import read_path
    from summarizer.settings import Settings

    document = read_path(file, max_bytes=Settings.load().max_bytes)
    sys.stdout.flush()
    sys.stdout.buffer.write(document.text.encode())
    sys.stdout.buffer.flush()

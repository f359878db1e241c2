"""Plain values of a summary while it is proved; the whole is validated once, at the end.

To make each part a model first costs as much as to prove it.
"""

from __future__ import annotations

from typing import Any, Literal

__all__ = ["Kind", "Record", "start_of", "unsupported"]

Record = dict[str, Any]
"""The fields of a part of `InterviewSummary` under their names."""


Kind = Literal["speaker", "initiative", "figure", "abstract", "exclusion"]
"""What may be unsupported."""


def unsupported(item: Kind, text: str, quote: str, reason: str) -> Record:
    """The fields of `Unsupported`."""
    return {"item": item, "text": text, "quote": quote, "reason": reason}


def start_of(item: Record) -> int:
    """Where the evidence of an item begins in the document."""
    start: int = item["evidence"]["span"]["start"]
    return start

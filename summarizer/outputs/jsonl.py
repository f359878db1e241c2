"""Summaries and records as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from summarizer.schemas.summary import InterviewSummary

__all__ = ["read_summaries", "record_line", "summary_line"]


def summary_line(summary: InterviewSummary) -> str:
    """One summary as compact JSON, keys in the order of the schema, without the end of the line.

    The same summary gives the same bytes.
    """
    return summary.model_dump_json()


def record_line(record: Mapping[str, object]) -> str:
    """A plain record as compact JSON, keys in the order given, without the end of the line."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def read_summaries(path: Path) -> Iterator[InterviewSummary]:
    """The summaries of a `summaries.jsonl`, one at a time.

    Raises:
        pydantic.ValidationError: a line is no summary of this version.
    """
    with path.open("rb") as lines:
        for line in lines:
            yield InterviewSummary.model_validate_json(line)

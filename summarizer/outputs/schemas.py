"""The JSON Schemas of what goes in and comes out, as text."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from summarizer.errors import UsageError

__all__ = ["SCHEMAS", "json_schema"]


def _draft() -> dict[str, Any]:
    from summarizer.schemas.draft import Draft  # each schema is built only when asked for

    return Draft.model_json_schema()


def _summary() -> dict[str, Any]:
    from summarizer.schemas.summary import InterviewSummary

    return InterviewSummary.model_json_schema(mode="serialization")


def _labels() -> dict[str, Any]:
    """The form in which people write label files: values as numbers, what may be left out not required."""
    from summarizer.schemas.labels import PageLabels

    return PageLabels.model_json_schema(mode="validation")


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {"draft": _draft, "summary": _summary, "labels": _labels}


def json_schema(name: str) -> str:
    """The JSON Schema (2020-12) of `draft`, `summary` or `labels`, indented, with a newline at the end.

    Raises:
        UsageError: there is no schema of this name.
    """
    if name not in SCHEMAS:
        raise UsageError(f"there is no schema {name!r}: give one of {', '.join(SCHEMAS)}")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **SCHEMAS[name]()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"

"""Answers from a file, taken in so that the next run finds them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.cache import Store
from summarizer.errors import RefusalError, UsageError
from summarizer.models.replay import completion_of
from summarizer.models.requests import brief, read_completion
from summarizer.models.wire import WireDraft, WireVerdicts, parse

__all__ = ["Failed", "ResponsesReport", "take_responses"]

_KEY = re.compile(r"[0-9a-f]{16}(?:[0-9a-f]{48})?")
_SHOWN = 200  # characters of a provider's message


@dataclass(frozen=True, slots=True)
class Failed:
    """A line that brought no usable answer: its number from 1, the key of its request if it has one, and why."""

    line: int
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class ResponsesReport:
    """How many answers were `taken` in, which lines `failed`, and the tokens of what was taken."""

    taken: int
    failed: tuple[Failed, ...]
    input_tokens: int
    output_tokens: int


def take_responses(file: Path, store: Store) -> ResponsesReport:
    """Takes the answers of a file into `store`, each under the key of its request.

    A line is what the Batch API gives (`custom_id` and `response`, or `error`), or `{"custom_id": …, "answer": …}` with
    the answer as the wire schema has it or as text. An answer that ended at the limit of tokens is kept: the next run
    asks about the halves. What failed is not kept, so that it is asked again.

    Raises:
        UsageError: the file can't be read.
    """
    taken, failed = 0, []
    tokens = [0, 0]
    for number, line in enumerate(_lines(file), 1):
        if not line.strip():
            continue
        key = ""
        try:
            row = json.loads(line)
            key = _key(row)
            raw = _raw(row)
            completion = read_completion(raw)
            if completion.finish != "length":
                _fits(completion.text)
        except (ValueError, RefusalError) as error:
            failed.append(Failed(number, key, _reason(error)))
            continue
        store.put(key, raw)
        taken += 1
        tokens[0] += completion.input_tokens
        tokens[1] += completion.output_tokens
    return ResponsesReport(taken, tuple(failed), *tokens)


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} can't be read ({type(error).__name__}): give a file of responses") from None


def _key(row: Any) -> str:
    key = row.get("custom_id") if isinstance(row, Mapping) else None
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise ValueError("its custom_id is none that `summarizer requests` writes")
    return key


def _raw(row: Mapping[str, Any]) -> str:
    """The chat completion of a line, as JSON text."""
    if "answer" in row:
        return completion_of(row["answer"], row.get("usage"))
    response = row.get("response")
    if not isinstance(response, Mapping):
        raise ValueError(_told(row.get("error")) or "it has no response")
    if response.get("status_code") != 200:
        body = response.get("body")
        told = _told(body.get("error")) if isinstance(body, Mapping) else ""
        raise ValueError(f"status {response.get('status_code')} {told}".strip())
    return json.dumps(response.get("body"), ensure_ascii=False)


def _told(error: object) -> str:
    told = error.get("message") if isinstance(error, Mapping) else error
    return " ".join(str(told or "").split())[:_SHOWN]


def _fits(text: str) -> None:
    """Raises ValueError where an answer is neither a draft nor verdicts."""
    try:
        parse(WireDraft, text)
    except ValueError as error:
        try:
            parse(WireVerdicts, text)
        except ValueError:
            raise error from None


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return "it is no JSON"
    return f"the answer does not fit: {brief(error)}" if hasattr(error, "errors") else str(error)  # type: ignore[arg-type]

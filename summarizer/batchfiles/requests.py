"""What would be asked about some pages, as files of requests."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.batch import read_pages
from summarizer.errors import ReadError, UsageError
from summarizer.models.unasked import chat_only, hold_back
from summarizer.outputs.files import LineFile
from summarizer.pipeline import Summarizer, run_here
from summarizer.reading import walk

__all__ = ["MOST_BYTES", "MOST_LINES", "PATH", "RequestsReport", "write_requests"]

MOST_LINES, MOST_BYTES = 50_000, 190_000_000
"""What one file of the Batch API may hold: 50,000 requests and 200 MB."""

PATH = "/v1/chat/completions"


@dataclass(frozen=True, slots=True)
class RequestsReport:
    """`requests` were written to `files`; `articles` of the pages need no more; `unreadable` pages and why."""

    requests: int
    files: tuple[Path, ...]
    articles: int
    unreadable: tuple[tuple[str, str], ...]


def write_requests(paths: Sequence[Path | str], out: Path, summarizer: Summarizer) -> RequestsReport:
    """Writes every question about the pages of `paths` that has no kept answer, in the order of the pages.

    A line of `out` is a request of the Batch API; its `custom_id` is the key under which the answer will be kept. What
    one file may not hold goes to `NAME-2.jsonl` and so on. Second questions depend on first answers: once these were
    taken in, the same call writes them. Nothing is sent.

    Raises:
        UsageError: the model is no language model, or keeps no answers; a path does not exist.
    """
    model = chat_only(summarizer.model, "a file of requests")
    if model.answers.cache is None:
        raise UsageError("a file of requests needs a cache for its answers: unset SUMMARIZER_CACHE=off")
    unasked = hold_back(model)
    walk(paths)  # finds wrong paths before anything is written
    articles, unreadable = run_here(_read(paths, summarizer))
    files = _write(out, _lines(unasked.found))
    return RequestsReport(len(unasked.found), files, articles, unreadable)


async def _read(paths: Sequence[Path | str], summarizer: Summarizer) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Reads all pages with the answers that there are: how many articles are whole, and the pages that failed."""
    whole, unreadable = 0, []
    sources = (source for source in walk(paths) if source.skipped is None)
    async for page in read_pages(sources, summarizer):
        if isinstance(page.error, ReadError):
            unreadable.append((page.source.id, str(page.error)))
        elif page.error is not None:
            raise page.error
        whole += sum(outcome.summary is not None for outcome in page.outcomes)
    return whole, tuple(unreadable)


def _lines(found: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for key, body in found.items():
        line = {"custom_id": key, "method": "POST", "url": PATH, "body": body}
        yield json.dumps(line, ensure_ascii=False).encode("utf-8", "replace").decode()


def _write(out: Path, lines: Iterable[str]) -> tuple[Path, ...]:
    """Writes at least one file; one that is full is followed by the next."""
    out.parent.mkdir(parents=True, exist_ok=True)
    files = [LineFile(out)]
    count = size = 0
    for line in lines:
        length = len(line.encode()) + 1
        if count == MOST_LINES or size + length > MOST_BYTES:
            files.append(LineFile(out.with_name(f"{out.stem}-{len(files) + 1}{out.suffix}")))
            count = size = 0
        files[-1].write(line)
        count, size = count + 1, size + length
    for file in files:
        file.commit()
    return tuple(file.path for file in files)

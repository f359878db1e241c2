"""What would be asked about some pages, as files of requests."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.batch import read_pages
from summarizer.errors import ReadError, UsageError
from summarizer.models.unasked import chat_only, hold_back
from summarizer.outputs.files import LineFile
from summarizer.pipeline import Summarizer, run_here
from summarizer.reading import Source, walk

__all__ = ["MOST_BYTES", "MOST_LINES", "PATH", "RequestsReport", "read_held_back", "write_requests"]

MOST_LINES, MOST_BYTES = 50_000, 190_000_000
"""What one file of the Batch API may hold: 50,000 requests and 200 MB."""

PATH = "/v1/chat/completions"


@dataclass(frozen=True, slots=True)
class RequestsReport:
    """`requests` were written to `files`; `articles` have their first answer; `unreadable` are pages and why."""

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
    walk(paths)  # finds wrong paths before anything is written
    files = _Files(out)
    hold_back(model, files.add)
    articles, unreadable = run_here(read_held_back(walk(paths), summarizer))
    return RequestsReport(files.requests, files.commit(), articles, unreadable)


async def read_held_back(sources: Iterator[Source], summarizer: Summarizer) -> tuple[int, tuple[tuple[str, str], ...]]:
    """Reads all pages with the answers that there are: how many articles have theirs, and the pages that failed."""
    answered, unreadable = 0, []
    async for page in read_pages((source for source in sources if source.skipped is None), summarizer):
        if isinstance(page.error, ReadError):
            unreadable.append((page.source.id, str(page.error)))
        elif page.error is not None:
            raise page.error
        answered += sum(outcome.summary is not None for outcome in page.outcomes)
    return answered, tuple(unreadable)


class _Files:
    """The file of requests; one that is full is followed by the next."""

    def __init__(self, out: Path) -> None:
        out.parent.mkdir(parents=True, exist_ok=True)
        self.requests = 0
        self._out = out
        self._files = [LineFile(out)]
        self._lines = self._bytes = 0

    def add(self, key: str, body: Mapping[str, Any]) -> None:
        """Writes one request."""
        row = {"custom_id": key, "method": "POST", "url": PATH, "body": body}
        line = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
        if self._lines == MOST_LINES or self._bytes + len(line) + 1 > MOST_BYTES:
            self._files.append(LineFile(self._out.with_stem(f"{self._out.stem}-{len(self._files) + 1}")))
            self._lines = self._bytes = 0
        self._files[-1].write(line.decode())
        self._lines += 1
        self._bytes += len(line) + 1
        self.requests += 1

    def commit(self) -> tuple[Path, ...]:
        """Gives the files their names."""
        for file in self._files:
            file.commit()
        return tuple(file.path for file in self._files)

"""Files and directories → summaries.jsonl and its companions, however many there are."""

from __future__ import annotations

import asyncio
import datetime
import json
import platform
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer._version import __version__
from summarizer.errors import UsageError
from summarizer.outputs import (
    HtmlBrief,
    check_formats,
    older_tables,
    read_summaries,
    record_line,
    summary_line,
    write_tables,
)
from summarizer.outputs.files import LineFile, hold, writing
from summarizer.pipeline import Outcome, Summarizer, add_usage, run_here
from summarizer.reading import Source, read_source, walk
from summarizer.records import article_record, asked, failure, no_article
from summarizer.schemas.summary import SCHEMA_VERSION, Usage

if TYPE_CHECKING:
    from summarizer.cost import Purse

__all__ = ["DEFAULT_FORMATS", "BatchReport", "Page", "Progress", "read_pages", "run_batch"]

DEFAULT_FORMATS = ("jsonl", "csv", "xlsx", "md", "html")
_SKIPPED_LISTED = 100


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a batch stands after a page: pages done, failures and cost so far (US dollars), the page's id."""

    pages: int
    failures: int
    cost: float
    document: str


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What a batch did: `counts` as in `run.json`, and the directory of the results.

    `older` names the tables in it that are of an earlier batch, as their format was not wanted now; `purse` tells
    what a language model was asked and what it cost.
    """

    out: Path
    counts: dict[str, int]
    older: tuple[str, ...] = ()
    purse: Purse | None = None

    @property
    def failed(self) -> bool:
        """Whether some page or article could not be summarised."""
        return self.counts["failures"] > 0


@dataclass(frozen=True, slots=True)
class Page:
    """What became of one source: of its articles, or the error that prevented reading it."""

    source: Source
    outcomes: Sequence[Outcome] = ()
    error: Exception | None = None


def run_batch(
    paths: Sequence[Path | str],
    out: Path | str,
    *,
    summarizer: Summarizer | None = None,
    formats: Sequence[str] = DEFAULT_FORMATS,
    progress: Callable[[Progress], None] | None = None,
) -> BatchReport:
    """Summarises all pages of `paths` into the directory `out`.

    There it writes `summaries.jsonl`, `articles.jsonl` and `failures.jsonl` in the order of the input, the tables of
    `formats`, and `run.json`; the same input gives the same bytes, `run.json` apart. Each file has its name only once
    all pages are done; until then, or after an interruption, `NAME.partial` holds the lines that are finished.
    Memory does not grow with the number of pages. Pages that fail are records, not errors.

    Raises:
        UsageError: a path, format or model doesn't exist, or `out` is a file or holds the pages.
        MissingExtraError: a format needs a package that is not installed.
        BusyError: another batch is writing into `out`.
        OutputError: `out` can't be written.
    """
    summarizer = summarizer or Summarizer()
    formats = check_formats(formats)
    out = Path(out)
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file: name a directory for the results")
    walk(paths, leave_out=out)  # finds wrong paths before anything is made
    name = summarizer.model.name
    with hold(out):
        started = time.time()
        brief = HtmlBrief(out) if "html" in formats else None
        results = _summarised(paths, summarizer, _Results(out, progress, brief, summarizer.purse))
        read = time.time()
        with writing(out):
            write_tables(read_summaries(out / "summaries.jsonl"), out, formats)
            run = {
                "model": {"name": name, "prompt": summarizer.model.prompt},
                "arguments": _arguments(paths, summarizer, formats),
                "started": datetime.datetime.fromtimestamp(started, datetime.UTC).isoformat(timespec="seconds"),
                "seconds": {"pages": round(read - started, 3), "tables": round(time.time() - read, 3)},
            }
            _write_run(out, run, results)
        return BatchReport(out, dict(results.counts), older_tables(out, formats), results.purse)


def _summarised(paths: Sequence[Path | str], summarizer: Summarizer, results: _Results) -> _Results:
    """The results, their files finished, of all pages."""
    sources = walk(paths, leave_out=results.out)
    try:
        run_here(_flow(sources, summarizer, results))
        results.commit()
    except BaseException:
        results.abandon()
        raise
    return results


async def _flow(sources: Iterator[Source], summarizer: Summarizer, results: _Results) -> None:
    wanted = (source for source in sources if results.takes(source))
    async for page in read_pages(wanted, summarizer):
        results.add(page)


def read_pages(sources: Iterator[Source], summarizer: Summarizer) -> AsyncIterator[Page]:
    """What becomes of each source, in their order; an error is a value here."""
    return _pages(sources, summarizer) if summarizer.waits else _straight(sources, summarizer)


async def _straight(sources: Iterable[Source], summarizer: Summarizer) -> AsyncIterator[Page]:
    """One page after the other, for a model that computes here."""
    for source in sources:
        yield await _page(source, summarizer, None)
        await asyncio.sleep(0)  # lets an interruption through


async def _pages(sources: Iterator[Source], summarizer: Summarizer) -> AsyncIterator[Page]:
    """Pages in the order of `sources`, read ahead so far that all places with the model stay taken."""
    slots = asyncio.Semaphore(summarizer.settings.concurrency)
    ahead: deque[asyncio.Task[Page]] = deque()
    try:
        while True:
            room = 2 * summarizer.settings.concurrency - len(ahead)
            ahead += [asyncio.create_task(_page(source, summarizer, slots)) for source in islice(sources, room)]
            if not ahead:
                return
            yield await ahead[0]
            ahead.popleft()
    finally:
        for task in ahead:
            task.cancel()
        await asyncio.gather(*ahead, return_exceptions=True)


async def _page(source: Source, summarizer: Summarizer, slots: asyncio.Semaphore | None) -> Page:
    try:
        document = read_source(source, published=summarizer.published, max_bytes=summarizer.settings.max_bytes)
        return Page(source, await summarizer.read_document(document, slots))
    except Exception as error:  # whatever a page does to us, the others are unharmed
        return Page(source, error=error)


@dataclass
class _Results:
    """The files of lines while they are written, and the counts of what is in them."""

    out: Path
    progress: Callable[[Progress], None] | None
    brief: HtmlBrief | None = None
    purse: Purse | None = None
    counts: Counter[str] = field(default_factory=Counter)
    skipped: list[str] = field(default_factory=list)
    usage: Usage | None = None

    def __post_init__(self) -> None:
        names = ("documents", "articles", "summaries", "failures", "skipped", "goals", "results", "initiatives")
        self.counts.update(dict.fromkeys((*names, "unsupported", "unaccounted", "unswept"), 0))
        with writing(self.out):
            files = [LineFile(self.out / f"{name}.jsonl") for name in ("summaries", "articles", "failures")]
        self._summaries, self._articles, self._failures = files
        self._files: list[LineFile | HtmlBrief] = [*files, *([self.brief] if self.brief else [])]

    def takes(self, source: Source) -> bool:
        """Whether a source is to be read; counts it if not."""
        if source.skipped is None:
            return True
        self.counts["skipped"] += 1
        if len(self.skipped) < _SKIPPED_LISTED:
            self.skipped.append(source.id)
        return False

    def add(self, page: Page) -> None:
        """Writes all lines of one page."""
        self.counts["documents"] += 1
        name = page.source.id
        with writing(self.out):
            if page.error is not None:
                self._fail(name, None, page.error)
            elif not page.outcomes:
                self._articles.write(record_line(no_article(name)))
            for outcome in page.outcomes:
                self._add(outcome)
        if self.progress:
            told = self.usage.cost if self.usage else None
            cost = self.purse.spent if self.purse else told or 0.0
            self.progress(Progress(self.counts["documents"], self.counts["failures"], cost, name))

    def _add(self, outcome: Outcome) -> None:
        self.counts["articles"] += 1
        self._articles.write(record_line(article_record(outcome)))
        if outcome.error is not None:
            self._fail(outcome.article.document.id, outcome.article.index, outcome.error)
        if (summary := outcome.summary) is not None:
            self._summaries.write(summary_line(summary))
            if self.brief:
                self.brief.add(summary, outcome.article.document.text)
            self.usage = add_usage(self.usage, summary.provenance.usage)
            self.counts["unswept"] += outcome.unswept is not None
            self.counts["summaries"] += 1
            for name in ("goals", "results", "initiatives"):
                self.counts[name] += len(getattr(summary, name))
            for name in ("unsupported", "unaccounted"):
                self.counts[name] += len(getattr(summary.checks, name))

    def _fail(self, document: str, article: int | None, error: Exception) -> None:
        self.counts["failures"] += 1
        self._failures.write(record_line({"document": document, "article": article, **failure(error)}))

    def commit(self) -> None:
        """Gives the files their names, once all of them are whole."""
        with writing(self.out):
            for file in self._files:
                file.close()
            for file in self._files:
                file.commit()

    def abandon(self) -> None:
        """Leaves the files under their temporary names."""
        for file in self._files:
            file.abandon()


def _arguments(paths: Sequence[Path | str], summarizer: Summarizer, formats: Sequence[str]) -> dict[str, object]:
    published = summarizer.published
    return {
        "paths": [str(path) for path in paths],
        "formats": list(formats),
        "published": None if published is None else str(published),
        "kinds": list(summarizer.kinds),
        "min_confidence": summarizer.min_confidence,
    }


def _write_run(out: Path, run: dict[str, Any], results: _Results) -> None:
    """`run.json`: the only file that tells when and how long."""
    versions = {"summarizer": __version__, "schema": SCHEMA_VERSION, "python": platform.python_version()}
    usage = None if results.usage is None else results.usage.model_dump(mode="json")
    record = {
        "versions": versions,
        **run,
        "counts": dict(results.counts),
        "usage": usage,
        "asked": asked(results.purse),
        "skipped": results.skipped,
    }
    file = LineFile(out / "run.json")
    # names that are no UTF-8 are written as escapes
    file.write(json.dumps(record, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode())
    file.commit()

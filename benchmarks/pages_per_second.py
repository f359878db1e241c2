"""From file to summaries.jsonl: pages and characters a second, and the highest memory, of one process.

    python benchmarks/pages_per_second.py [--pages 1000] [--stages] [--keep DIR]

The pages are varied copies of the seeds (`varied_pages.py`), written before the clock starts. The batch runs in a
process of its own, with the local model and the format jsonl; its start-up is not in the figures, loading of tables is.
`--stages` tells how the processor time is shared between reading, splitting, model, grounding and outputs.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from varied_pages import write_pages

STAGES = ("reading", "splitting", "model", "grounding", "outputs")


def measure(pages: Path, out: Path, stages: bool) -> dict[str, Any]:
    """One batch in this process: its seconds, processor seconds, counts, highest memory and, if wanted, stages."""
    from summarizer import batch, pipeline
    from summarizer.models.local import LocalModel

    spent: dict[str, float] = defaultdict(float)
    if stages:
        _watch(spent, batch, "read_source", "reading")
        _watch(spent, pipeline, "split", "splitting")
        _watch(spent, pipeline, "ground", "grounding")
        _watch(spent, batch._Results, "add", "outputs")
        _watch_model(spent, LocalModel)
    started, cpu = time.perf_counter(), time.process_time()
    report = batch.run_batch([pages], out, formats=["jsonl"])
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    return {"seconds": seconds, "cpu": cpu, "counts": report.counts, "peak": peak_memory(), "stages": spent}


def peak_memory() -> float:
    """The highest memory of this process, in MB.

    On Linux from `VmHWM`: `ru_maxrss` is never less there than what the parent held when it started this process.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def _watch(spent: dict[str, float], owner: Any, name: str, stage: str) -> None:
    """Adds the processor seconds of a function to a stage."""
    inner: Callable[..., Any] = getattr(owner, name)

    def timed(*arguments: Any, **named: Any) -> Any:
        started = time.process_time()
        try:
            return inner(*arguments, **named)
        finally:
            spent[stage] += time.process_time() - started

    setattr(owner, name, timed)


def _watch_model(spent: dict[str, float], model: Any) -> None:
    inner = model.draft

    async def timed(self: Any, article: Any) -> Any:
        started = time.process_time()
        try:
            return await inner(self, article)
        finally:
            spent["model"] += time.process_time() - started

    model.draft = timed


def told(found: dict[str, Any], characters: int) -> str:
    """The figures as lines."""
    counts, seconds = found["counts"], found["seconds"]
    pages = counts["documents"]
    lines = [
        f"{pages:,} pages, {counts['articles']:,} articles, {counts['summaries']:,} summaries,"
        f" {counts['goals'] + counts['results']:,} figures, {counts['failures']:,} failures",
        f"{pages / seconds:,.0f} pages a second ({pages / found['cpu']:,.0f} by processor time),"
        f" {characters / seconds:,.0f} characters a second",
        f"{1000 * seconds / pages:.2f} ms a page, peak memory {found['peak']:,.0f} MB",
    ]
    if found["stages"]:
        lines += _shares(found["stages"], found["cpu"], pages)
    return "\n".join(lines)


def _shares(stages: dict[str, float], seconds: float, pages: int) -> list[str]:
    rest = seconds - sum(stages.values())
    rows = [*((name, stages.get(name, 0.0)) for name in STAGES), ("the rest", rest)]
    return [f"  {name:10} {1000 * spent / pages:7.2f} ms a page {spent / seconds:6.1%}" for name, spent in rows]


def _characters(pages: Path) -> int:
    """Characters of all pages as read."""
    from summarizer.reading import read_source, walk

    return sum(len(read_source(source).text) for source in walk([pages]))


def main() -> None:
    """Writes the pages, measures in another process, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--stages", action="store_true", help="tell the share of each stage")
    parser.add_argument("--keep", type=Path, help="a folder for the pages, which are left there")
    parser.add_argument("--measure", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        pages, out = options.measure
        print(json.dumps(measure(pages, out, options.stages)))
        return
    with tempfile.TemporaryDirectory() as place:
        pages = options.keep or Path(place) / "pages"
        pages.mkdir(parents=True, exist_ok=True)
        write_pages(pages, options.pages)
        command = [sys.executable, __file__, "--measure", str(pages), f"{place}/out", *["--stages"][: options.stages]]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        print(f"Python {platform.python_version()}, {platform.machine()}, one process")
        print(told(json.loads(done.stdout), _characters(pages)))


if __name__ == "__main__":
    main()

"""What asking costs besides waiting: our batch against the usual loop over instructor, on a server with known latency.

    python benchmarks/overhead.py [--articles 1000] [--latency 1] [--at-once 64]

The server runs in a process of its own. Reading, splitting, grounding and writing are in our figures, start-up is in
none. Prints one line a way of asking: articles a second, share of the ideal time, processor time an article.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
SERVER = HERE.parent / "tests" / "server.py"
sys.path.insert(0, str(HERE.parent / "tests" / "models"))

from chat_cases import answer, page

from summarizer.batch import run_batch
from summarizer.models.parts import cut
from summarizer.models.questions import draft_question
from summarizer.models.wire import WireDraft
from summarizer.pipeline import Summarizer
from summarizer.reading import read_text
from summarizer.settings import ChatSettings, Settings
from summarizer.splitting import split


@contextmanager
def _server(latency: float, folder: Path):  # type: ignore[no-untyped-def]
    """The address of a server in another process that gives the answer about page 0 to everything."""
    file = folder / "answer.json"
    file.write_text(answer(0), encoding="utf-8")
    command = [sys.executable, str(SERVER), "--latency", str(latency), "--answer", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/v1"
        process.terminate()


def _pages(folder: Path, count: int) -> Path:
    """Pages that differ in their headline alone, so that each is asked about and the one answer is right for all."""
    pages = folder / "pages"
    pages.mkdir()
    for number in range(count):
        text = page(0).replace("（之1）", f"（之{number + 1}）")
        (pages / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return pages


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _told(name: str, count: int, seconds: float, cpu: float, ideal: float) -> None:
    share = f"{seconds / ideal:6.3f} of ideal" if ideal else ""
    print(f"{name:34} {count / seconds:8.0f}/s  {cpu / count * 1000:6.2f} ms CPU  {share}", flush=True)


def _ours(name: str, url: str, folder: Path, *, count: int, at_once: int, ideal: float) -> None:
    """One run of the batch; the cache in `folder` is that of the run before."""
    os.environ.setdefault("OPENAI_API_KEY", "sk-none")
    chat = ChatSettings(base_url=url, cache_dir=folder / "cache")
    summarizer = Summarizer("openai/gpt-5-mini", settings=Settings(concurrency=at_once, chat=chat))
    _warm(url)
    started, cpu = time.perf_counter(), _cpu()
    report = run_batch([folder / "pages"], folder / "out", summarizer=summarizer, formats=("jsonl",))
    seconds, cpu = time.perf_counter() - started, _cpu() - cpu
    assert report.counts["summaries"] == count, report.counts
    assert report.counts["goals"] == 4 * count, report.counts
    _told(name, count, seconds, cpu, ideal)


def _warm(url: str) -> None:
    """Loads what the first question loads."""
    import aiohttp  # noqa: F401
    import jinja2  # noqa: F401

    chat = ChatSettings(base_url=url)
    Summarizer("openai/gpt-5-mini", settings=Settings(chat=chat)).summarize(text=page(77))


def _instructor(url: str, pages: Path, count: int, at_once: int, ideal: float) -> None:
    """The plain loop: gather over `create` of instructor's asynchronous client, nothing split, proved or written."""
    import instructor

    client = instructor.from_provider("openai/gpt-5-mini", async_client=True, base_url=url, api_key="sk-none")
    asks = []
    for file in sorted(pages.glob("*.txt"))[:count]:
        article = split(read_text(file.read_text(encoding="utf-8")))[0]
        asks.append(draft_question(article, cut(article)[0]).messages)

    async def all_of_them() -> tuple[float, float]:
        slots = asyncio.Semaphore(at_once)

        async def one(messages: list[dict[str, str]]) -> None:
            async with slots:
                await client.chat.completions.create(response_model=WireDraft, messages=messages)  # type: ignore[arg-type]

        await one(asks[0])
        started, cpu = time.perf_counter(), _cpu()
        await asyncio.gather(*(one(messages) for messages in asks))
        seconds, spent = time.perf_counter() - started, _cpu() - cpu
        await client.client.close()  # type: ignore[union-attr]
        return seconds, spent

    seconds, cpu = asyncio.run(all_of_them())
    _told("plain loop with instructor", count, seconds, cpu, ideal)


def main() -> None:
    """Runs all ways in turn."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--latency", type=float, default=1.0)
    parser.add_argument("--at-once", type=int, default=64)
    parser.add_argument("--skip-instructor", action="store_true")
    options = parser.parse_args()
    count, at_once = options.articles, options.at_once
    ideal = math.ceil(count / at_once) * options.latency
    for latency, best in ((options.latency, ideal), (0.0, 0.0)):
        with tempfile.TemporaryDirectory() as name, _server(latency, Path(name)) as url:
            folder = Path(name)
            pages = _pages(folder, count)
            print(f"{count} articles, {latency:g} s latency, {at_once} at once")
            if not options.skip_instructor:
                _instructor(url, pages, count, at_once, best)
            _ours("summarizer", url, folder, count=count, at_once=at_once, ideal=best)
            _ours("summarizer, warm cache", url, folder, count=count, at_once=at_once, ideal=0.0)


if __name__ == "__main__":
    main()

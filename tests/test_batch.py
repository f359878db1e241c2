import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from page_cases import INTERVIEW, REPORT, ScriptedModel

from summarizer import Summarizer
from summarizer.batch import Progress, run_batch
from summarizer.documents import Article
from summarizer.errors import RefusalError, TransportError, UsageError
from summarizer.reading import read_source
from summarizer.settings import Settings


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(INTERVIEW, encoding="utf-8")
    (folder / "b.txt").write_bytes(f"{INTERVIEW}\n\n{REPORT}".encode("gb18030"))
    (folder / "b.txt.meta.json").write_text('{"published": "2024-03"}', encoding="utf-8")
    return folder


def test_a_directory_becomes_files_of_results(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    report = run_batch([pages], out)
    assert not report.failed
    assert sorted(path.name for path in out.iterdir()) == [
        *("articles.jsonl", "brief.html", "brief.md", "failures.jsonl", "figures.csv", "initiatives.csv"),
        *("run.json", "summaries.jsonl", "summaries.xlsx"),
    ]
    assert [s["document"]["id"] for s in lines(out / "summaries.jsonl")] == ["a.txt", "b.txt"]
    articles = lines(out / "articles.jsonl")
    assert [(a["document"], a["index"], a["kind"], a["outcome"]) for a in articles] == [
        ("a.txt", 0, "interview", "summarised"),
        ("b.txt", 0, "interview", "summarised"),
        ("b.txt", 1, "report", "not_an_interview"),
    ]
    assert list(articles[2]) == [
        *("document", "index", "kind", "headline", "kicker", "journalists", "outlet", "occasion", "span"),
        *("speaker", "outcome", "reason"),
    ]
    assert articles[0]["speaker"] == {"name": "何清源", "positions": [{"agency": "云泽市水务局", "title": "局长"}]}
    assert articles[2]["speaker"]["name"] == "何清源"
    assert (out / "failures.jsonl").read_bytes() == b""


def test_run_json_tells_what_was_done(pages: Path, tmp_path: Path) -> None:
    run_batch([pages], tmp_path / "out", summarizer=Summarizer("local", published="2024"), formats=["jsonl", "md"])
    run = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    counted = {name: run["counts"][name] for name in ("documents", "articles", "summaries", "failures", "skipped")}
    assert counted == {"documents": 2, "articles": 3, "summaries": 2, "failures": 0, "skipped": 0}
    assert run["counts"]["goals"] >= 4
    assert run["model"] == {"name": "local", "prompt": None}
    assert run["arguments"]["formats"] == ["jsonl", "md"]
    assert run["arguments"]["published"] == "2024"
    assert run["versions"]["schema"] == "1"
    assert run["seconds"]["pages"] > 0


def test_the_same_input_gives_the_same_bytes(pages: Path, tmp_path: Path) -> None:
    outs = [tmp_path / "one", tmp_path / "two", tmp_path / "one"]
    contents = []
    for out in outs:
        run_batch([pages], out, formats=["jsonl", "csv", "xlsx", "parquet", "md", "html"])
        contents.append({p.name: p.read_bytes() for p in sorted(out.iterdir()) if p.name != "run.json"})
    assert contents[0] == contents[1] == contents[2]
    assert len(contents[0]) == 11


def test_a_slow_model_is_asked_for_many_pages_at_once_and_order_is_kept(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for i in range(40):
        (pages / f"{i:02}.txt").write_text(INTERVIEW, encoding="utf-8")
    model = ScriptedModel(delay=0.05)
    start = time.perf_counter()
    run_batch(
        [pages], tmp_path / "out", summarizer=Summarizer(model, settings=Settings(concurrency=8)), formats=["jsonl"]
    )
    assert model.most_open == 8
    assert time.perf_counter() - start < 40 * 0.05
    assert [s["document"]["id"] for s in lines(tmp_path / "out" / "summaries.jsonl")] == [
        f"{i:02}.txt" for i in range(40)
    ]
    run = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert run["usage"] == {"input_tokens": 4000, "output_tokens": 400, "cost": 20.0, "cached": False}


def test_never_more_pages_are_open_than_twice_the_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for i in range(30):
        (pages / f"{i:02}.txt").write_text(INTERVIEW, encoding="utf-8")
    read, written, most = 0, 0, 0

    def counted(*args: Any, **more: Any) -> Any:
        nonlocal read, most
        read += 1
        most = max(most, read - written)
        return read_source(*args, **more)

    def progress(_: Progress) -> None:
        nonlocal written
        written += 1

    monkeypatch.setattr("summarizer.batch.read_source", counted)
    summarizer = Summarizer(ScriptedModel(delay=0.001), settings=Settings(concurrency=3))
    run_batch([pages], tmp_path / "out", summarizer=summarizer, formats=["jsonl"], progress=progress)
    assert (read, written) == (30, 30)
    assert most <= 7


def test_failures_are_records_and_the_rest_is_summarised(pages: Path, tmp_path: Path) -> None:
    def fail(article: Article) -> None:
        if article.document.id == "a.txt":
            raise TransportError("the server is gone")
        if article.document.id == "c.txt":
            raise KeyError("x")

    (pages / "c.txt").write_text(INTERVIEW, encoding="utf-8")
    (pages / "empty.txt").touch()
    report = run_batch([pages], tmp_path / "out", summarizer=Summarizer(ScriptedModel(fail=fail)), formats=["jsonl"])
    assert report.failed
    assert [
        (f["document"], f["article"], f["code"], f["retryable"]) for f in lines(tmp_path / "out" / "failures.jsonl")
    ] == [
        ("a.txt", 0, "transport", True),
        ("c.txt", 0, "internal", False),
        ("empty.txt", None, "empty_document", False),
    ]
    assert [s["document"]["id"] for s in lines(tmp_path / "out" / "summaries.jsonl")] == ["b.txt"]
    fates = {a["document"]: a["outcome"] for a in lines(tmp_path / "out" / "articles.jsonl") if a["index"] == 0}
    assert fates == {"a.txt": "failed", "b.txt": "summarised", "c.txt": "failed"}


@pytest.fixture
def hostile(pages: Path) -> Path:
    """Pages of every bad kind among good ones."""
    (pages / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (pages / "broken.pdf").write_bytes(b"%PDF-1.4\n1 0 obj <<")
    (pages / "cut.docx").write_bytes(b"PK\x03\x04")
    (pages / "digits.txt").write_text("0123456789 " * 300, encoding="utf-8")
    (pages / "dir.txt").mkdir()
    (pages / "empty.txt").touch()
    (pages / "gone.txt").symlink_to(pages / "nothing")
    (pages / "loop").symlink_to(pages, target_is_directory=True)
    (pages / "noise.txt").write_text("，。、——“《％" * 200 + "\n" * 50, encoding="utf-8")
    (pages / "picture.png").write_bytes(b"\x89PNG")
    (pages / "wrong.txt").write_text(INTERVIEW, encoding="utf-8")
    (pages / "wrong.txt.meta.json").write_text('{"published": "soon"}', encoding="utf-8")
    with (pages / "large.txt").open("wb") as file:
        file.truncate(50_000_000)
    document = docx.Document()
    for paragraph in INTERVIEW.split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(str(pages / "word.docx"))
    (pages / "行\n🦆[b]*=cmd.txt").write_text(INTERVIEW, encoding="utf-8")
    (pages / os.fsdecode(b"\xd4\xc6.txt")).write_text(INTERVIEW, encoding="utf-8")
    return pages


def test_whatever_lies_in_the_directory_each_page_has_its_record(hostile: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = run_batch([hostile, hostile], out, formats=["jsonl", "csv", "xlsx", "parquet", "md", "html"])
    assert {f["document"]: f["code"] for f in lines(out / "failures.jsonl")} == {
        "binary.txt": "encoding",
        "broken.pdf": "format",
        "cut.docx": "format",
        "empty.txt": "empty_document",
        "gone.txt": "read",
        "large.txt": "too_large",
        "wrong.txt": "format",
    }
    done = [s["document"]["id"] for s in lines(out / "summaries.jsonl")]
    assert done == ["a.txt", "b.txt", "word.docx", "行\n🦆[b]*=cmd.txt", "\\xd4\\xc6.txt"]
    told = {a["document"] for a in lines(out / "articles.jsonl")} | {
        f["document"] for f in lines(out / "failures.jsonl")
    }
    assert told >= {"digits.txt", "noise.txt"}
    assert report.counts["skipped"] == 1
    assert json.loads((out / "run.json").read_text(encoding="utf-8"))["skipped"] == ["picture.png"]
    assert len({tuple(f.items()) for f in lines(out / "failures.jsonl")}) == report.counts["failures"] == 7


def test_a_page_without_articles_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.pipeline.split", lambda _: [])
    (tmp_path / "p.txt").write_text("0123", encoding="utf-8")
    report = run_batch([tmp_path / "p.txt"], tmp_path / "out", formats=["jsonl"])
    (record,) = lines(tmp_path / "out" / "articles.jsonl")
    assert (record["document"], record["index"], record["outcome"]) == ("p.txt", None, "no_article")
    assert not report.failed


def test_wrong_use_is_found_before_anything_is_written(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for paths, where, more in (
        ([pages / "nothing"], out, {}),
        ([pages], out, {"formats": ["doc"]}),
        ([pages], out, {"summarizer": Summarizer("nobody")}),
        ([pages], pages, {}),
        ([pages], pages / "a.txt", {}),
    ):
        with pytest.raises(UsageError):
            run_batch(paths, where, **more)
    assert not out.exists()
    assert sorted(path.name for path in pages.iterdir()) == ["a.txt", "b.txt", "b.txt.meta.json"]


def test_results_inside_the_pages_directory_are_not_read_again(pages: Path) -> None:
    first = run_batch([pages], pages / "out")
    again = run_batch([pages], pages / "out")
    assert first.counts == again.counts


def test_a_stop_half_way_leaves_whole_lines_and_nothing_that_looks_whole(pages: Path, tmp_path: Path) -> None:
    def stop(done: Progress) -> None:
        if done.document == "a.txt":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch([pages], tmp_path / "out", progress=stop)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {f"{name}.jsonl.partial" for name in ("summaries", "articles", "failures")}
    assert [s["document"]["id"] for s in lines(tmp_path / "out" / "summaries.jsonl.partial")] == ["a.txt"]
    run_batch([pages], tmp_path / "out", formats=["jsonl"])
    assert not any(path.name.endswith(".partial") for path in (tmp_path / "out").iterdir())


SLOW = """
import sys, time
sys.path.insert(0, {tests!r})
from page_cases import ScriptedModel
from summarizer import Summarizer
from summarizer.batch import run_batch
def told(done): print(done.document, flush=True); time.sleep(0.05)
run_batch([{pages!r}], {out!r}, summarizer=Summarizer({model}), formats=["jsonl"], progress=told)
"""


@pytest.mark.parametrize("model", ["'local'", "ScriptedModel(delay=0.02)"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_process_that_is_interrupted_or_killed_leaves_no_half_result(
    tmp_path: Path, model: str, how: signal.Signals
) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out"
    pages.mkdir()
    for i in range(200):
        (pages / f"{i:03}.txt").write_text(INTERVIEW, encoding="utf-8")
    code = SLOW.format(tests=str(Path(__file__).parent), pages=str(pages), out=str(out), model=model)
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    for _ in range(5):
        process.stdout.readline()
    process.send_signal(how)
    _, errors = process.communicate(timeout=30)
    assert process.returncode != 0
    assert all(path.name.endswith(".partial") for path in out.iterdir())
    if how is signal.SIGINT:
        assert b"KeyboardInterrupt" in errors
        done = [s["document"]["id"] for s in lines(out / "summaries.jsonl.partial")]
        assert done == [f"{i:03}.txt" for i in range(len(done))]
        assert 5 <= len(done) < 200


def peak_of(folder: Path, out: Path) -> int:
    """Highest memory of a process of its own, in KB; not by `ru_maxrss`, which starts at what this process has."""
    code = (
        "import pathlib\nfrom summarizer.batch import run_batch\n"
        f"run_batch([{str(folder)!r}], {str(out)!r})\n"
        "print(pathlib.Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return int(done.stdout)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs the memory figures of Linux")
def test_memory_is_the_same_for_ten_times_the_pages(tmp_path: Path) -> None:
    peaks = []
    for count in (30, 300):
        folder = tmp_path / str(count)
        folder.mkdir()
        for i in range(count):
            (folder / f"{i:04}.txt").write_text(re.sub("120", str(100 + i), INTERVIEW * 3), encoding="utf-8")
        peaks.append(peak_of(folder, tmp_path / f"out{count}"))
        shutil.rmtree(folder)
    assert peaks[1] < peaks[0] * 1.15


def refuse(article: Article) -> None:
    raise RefusalError("no")


def test_progress_tells_pages_failures_and_cost(pages: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    run_batch(
        [pages], tmp_path / "out", summarizer=Summarizer(ScriptedModel()), formats=["jsonl"], progress=seen.append
    )
    assert seen == [Progress(1, 0, 0.5, "a.txt"), Progress(2, 0, 1.0, "b.txt")]
    seen.clear()
    summarizer = Summarizer(ScriptedModel(fail=refuse))
    run_batch([pages], tmp_path / "out", summarizer=summarizer, formats=["jsonl"], progress=seen.append)
    assert [done.failures for done in seen] == [1, 2]


def test_generated_sources_are_walked_lazily(pages: Path, tmp_path: Path) -> None:
    def paths() -> Iterator[Path]:
        yield pages / "b.txt"
        yield pages / "a.txt"

    run_batch(list(paths()), tmp_path / "out", formats=["jsonl"])
    assert [s["document"]["id"] for s in lines(tmp_path / "out" / "summaries.jsonl")] == ["b.txt", "a.txt"]

"""A batch against the world: killed, met by another one, without room or rights."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from page_cases import INTERVIEW

from summarizer.batch import run_batch
from summarizer.cli.main import run
from summarizer.errors import BusyError, OutputError

ALL = ["jsonl", "csv", "xlsx", "parquet", "md"]
SLOW = """
import sys, time
from summarizer.batch import run_batch
def told(done): print(done.document, flush=True); time.sleep(0.03)
run_batch([{pages!r}], {out!r}, progress=told)
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:02}.txt").write_text(INTERVIEW.replace("120", str(100 + number)), encoding="utf-8")
    return folder


def contents(out: Path) -> dict[str, bytes]:
    """What a batch left, `run.json` apart, which tells the time."""
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.name != "run.json"}


def started(pages: Path, out: Path, after: int) -> subprocess.Popen[bytes]:
    """A batch in another process that has some pages behind it and more before it."""
    code = SLOW.format(pages=str(pages), out=str(out))
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert process.stdout is not None
    for _ in range(after):
        process.stdout.readline()
    return process


def test_after_a_kill_a_second_run_gives_what_one_run_gives(pages: Path, tmp_path: Path) -> None:
    process = started(pages, tmp_path / "out", after=20)
    process.kill()
    process.communicate()
    assert all(path.name.endswith(".partial") for path in (tmp_path / "out").iterdir())
    run_batch([pages], tmp_path / "out")
    run_batch([pages], tmp_path / "whole")
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")
    ids = [line.split('"id":"')[1][:6] for line in (tmp_path / "out" / "summaries.jsonl").read_text().splitlines()]
    assert ids == [f"{number:02}.txt" for number in range(60)]


def test_a_second_batch_into_the_same_directory_is_turned_away_and_the_first_is_unharmed(
    pages: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    process = started(pages, out, after=3)
    with pytest.raises(BusyError, match="another batch writes into"):
        run_batch([pages], out)
    with pytest.raises(SystemExit) as left:
        run(["batch", str(pages), "-o", str(out)])
    assert left.value.code == 1
    assert capfd.readouterr().err.count("\n") == 1
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert len((out / "summaries.jsonl").read_bytes().splitlines()) == 60
    run_batch([pages], tmp_path / "whole")
    assert contents(out) == contents(tmp_path / "whole")


def test_a_killed_batch_keeps_nobody_out(pages: Path, tmp_path: Path) -> None:
    process = started(pages, tmp_path / "out", after=3)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert not run_batch([pages], tmp_path / "out", formats=["jsonl"]).failed


def limited(limit: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A call of the command where no file may be larger than `limit`, which is told like a full disk."""
    code = "from summarizer.cli.main import run; run()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


def test_a_full_disk_is_one_line_and_nothing_looks_whole(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = limited(4096, "batch", str(pages), "-o", str(out))
    assert done.returncode == 1
    assert done.stderr.startswith(f"summarizer: {out} can't be written (")
    assert done.stderr.count("\n") == 1
    assert all(path.name.endswith(".partial") for path in out.iterdir())


@pytest.mark.parametrize("formats", [["csv", "xlsx", "md"], ["csv", "parquet"]])
def test_a_disk_that_is_full_before_the_last_table_gives_no_table(tmp_path: Path, formats: list[str]) -> None:
    (tmp_path / "page.txt").write_text(INTERVIEW, encoding="utf-8")
    out = tmp_path / "out"
    done = limited(7000, "batch", str(tmp_path / "page.txt"), "-o", str(out), "-f", ",".join(formats))
    assert done.returncode == 1
    # zipfile, which xlsx files are written with, may add that it could not end its file either
    assert done.stderr.startswith(f"summarizer: {out} can't be written (")
    whole = {path.name for path in out.iterdir() if not path.name.endswith(".partial")}
    assert whole == {"summaries.jsonl", "articles.jsonl", "failures.jsonl"}


def test_a_directory_that_can_not_be_made_or_used_is_one_line(tmp_path: Path, pages: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="can't be written"):
        run_batch([pages], tmp_path / "file" / "out")
    (tmp_path / "out" / "summaries.jsonl").mkdir(parents=True)
    with pytest.raises(OutputError, match="can't be written"):
        run_batch([pages], tmp_path / "out", formats=["jsonl"])


def test_what_may_not_be_read_is_a_failure_and_the_rest_is_summarised(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pages / "closed").mkdir()
    open_file, list_folder = Path.open, os.listdir

    def opened(path: Path, *more: Any, **named: Any) -> Any:
        if path.name == "10.txt":
            raise PermissionError(13, "Permission denied")
        return open_file(path, *more, **named)

    def listed(path: Any) -> list[str]:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return list_folder(path)

    # not by the rights of real files, as the superuser may read them all
    monkeypatch.setattr(Path, "open", opened)
    monkeypatch.setattr(os, "listdir", listed)
    report = run_batch([pages], tmp_path / "out", formats=["jsonl"])
    assert (report.counts["documents"], report.counts["summaries"], report.counts["failures"]) == (61, 59, 2)
    told = (tmp_path / "out" / "failures.jsonl").read_text(encoding="utf-8").splitlines()
    assert [line.split('"')[3] for line in told] == ["10.txt", "closed"]
    assert all("can't be read (Permission denied)" in line for line in told)


def test_tables_of_an_earlier_batch_are_told(pages: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    run_batch([pages], tmp_path / "out", formats=["csv", "md"])
    report = run_batch([pages], tmp_path / "out", formats=["md"])
    assert report.older == ("figures.csv", "initiatives.csv")
    with pytest.raises(SystemExit):
        run(["batch", str(pages), "-o", str(tmp_path / "out"), "-f", "csv"])
    assert "of an earlier batch, as their formats were not wanted now: brief.md\n" in capfd.readouterr().out


def test_a_page_that_changes_while_it_waits_is_read_as_it_is_then(pages: Path, tmp_path: Path) -> None:
    process = started(pages, tmp_path / "out", after=2)
    (pages / "59.txt").unlink()
    (pages / "58.txt").write_text("", encoding="utf-8")
    process.communicate(timeout=60)
    failures = (tmp_path / "out" / "failures.jsonl").read_text(encoding="utf-8").splitlines()
    assert [line.split('"')[3] for line in failures] == ["58.txt", "59.txt"]

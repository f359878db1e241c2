import io
import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from page_cases import INTERVIEW, REPORT

from summarizer.cli.main import COMMANDS, run

SUMMARIZER = [sys.executable, "-c", "from summarizer.cli.main import run; run()"]


def called(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of a call in this process."""
    with pytest.raises(SystemExit) as left:
        run(list(arguments))
    out, err = capfd.readouterr()
    code = left.value.code
    return (code if isinstance(code, int) else 0), out, err


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_bytes(INTERVIEW.replace("\n", "\r\n").encode("gb18030"))
    return tmp_path / "page.txt"


def test_help_lists_every_command_with_an_example(capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _ = called(capfd, "--help")
    assert code == 0
    for name, row in COMMANDS.items():
        assert f"  {name} " in out
        assert row.example in out
        assert row.example.startswith(f"summarizer {name} ")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_its_example(capfd: pytest.CaptureFixture[str], name: str) -> None:
    code, out, _ = called(capfd, name, "--help")
    assert code == 0
    assert COMMANDS[name].example in out


def test_help_comes_fast() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        subprocess.run([*SUMMARIZER, "--help"], check=True, capture_output=True)
        return time.perf_counter() - start

    blank = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    blank = time.perf_counter() - blank
    assert min(seconds() for _ in range(5)) < max(0.3, 8 * blank)


def test_version(capfd: pytest.CaptureFixture[str]) -> None:
    assert called(capfd, "--version")[:2] == (0, "summarizer 0.1.0\n")


def test_text_is_printed_to_the_byte(page: Path) -> None:
    done = subprocess.run([*SUMMARIZER, "text", str(page)], check=True, capture_output=True, env={"LC_ALL": "C"})
    assert done.stdout == INTERVIEW.encode()
    assert done.stderr == b""


def test_schema_prints_json(capfd: pytest.CaptureFixture[str]) -> None:
    assert json.loads(called(capfd, "schema")[1])["title"] == "InterviewSummary"
    assert json.loads(called(capfd, "schema", "labels")[1])["title"] == "PageLabels"
    code, out, err = called(capfd, "schema", "nothing")
    assert (code, out) == (2, "")
    assert err == "summarizer: there is no schema 'nothing': give one of draft, summary, labels\n"


def test_show_prints_a_page_for_a_person(capfd: pytest.CaptureFixture[str], page: Path) -> None:
    code, out, _ = called(capfd, "show", str(page), "--published", "2024-03-11")
    assert code == 0
    for words in ("云泽市水务局", "何清源", "Goals", "Results", "98%", "2024-03-11", "have a verdict"):
        assert words in out
    assert "\x1b" not in out


def test_show_as_json_is_what_a_batch_writes(capfd: pytest.CaptureFixture[str], page: Path, tmp_path: Path) -> None:
    _, out, _ = called(capfd, "show", str(page), "--json")
    called(capfd, "batch", str(page), "-o", str(tmp_path / "out"), "-f", "jsonl")
    assert out == (tmp_path / "out" / "summaries.jsonl").read_text(encoding="utf-8")


def test_show_of_a_page_without_interview_says_so(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(REPORT, encoding="utf-8")
    assert called(capfd, "show", str(tmp_path / "r.txt"))[:2] == (0, "no interview was found on this page\n")


def test_a_page_can_not_steer_the_terminal(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    evil = INTERVIEW.replace("城乡自来水", "[red]城乡\x1b[2J\x07自来水[/red]")
    (tmp_path / "p.txt").write_text(evil, encoding="utf-8")
    _, out, _ = called(capfd, "show", str(tmp_path / "p.txt"))
    assert "\x1b" not in out
    assert "\x07" not in out


@pytest.mark.parametrize("command", ["show", "text"])
def test_a_page_that_can_not_be_read_is_one_line_and_status_1(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    (tmp_path / "e.txt").touch()
    code, out, err = called(capfd, command, str(tmp_path / "e.txt"))
    assert (code, out, err) == (1, "", "summarizer: e.txt: the file is empty: nothing to read\n")


def test_debug_shows_where_an_error_comes_from(tmp_path: Path) -> None:
    (tmp_path / "e.txt").touch()
    done = subprocess.run([*SUMMARIZER, "--debug", "text", str(tmp_path / "e.txt")], check=False, capture_output=True)
    assert done.returncode == 1
    assert b"Traceback" in done.stderr


def test_standard_input_is_a_page(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(INTERVIEW.encode()), fileno=lambda: 0))
    code, out, _ = called(capfd, "show", "-", "--json")
    assert code == 0
    assert json.loads(out)["document"]["id"] == "-"


def test_batch_tells_what_it_did_and_where(capfd: pytest.CaptureFixture[str], page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, told, err = called(capfd, "batch", str(page), "-o", str(out), "--format", "jsonl, csv")
    assert code == 0
    assert told.startswith("1 pages, 1 articles\n1 summaries with ")
    assert f"results in {out}\n" in told
    assert err == ""
    assert (out / "figures.csv").exists()
    assert not (out / "summaries.xlsx").exists()


def test_batch_with_a_failure_ends_with_status_1(capfd: pytest.CaptureFixture[str], page: Path, tmp_path: Path) -> None:
    (tmp_path / "e.txt").touch()
    (tmp_path / "x.bin").touch()
    code, told, _ = called(capfd, "batch", str(tmp_path), "-o", str(tmp_path / "out"), "-f", "jsonl")
    assert code == 1
    assert "1 failures: see " in told
    assert "1 files of other kinds were skipped" in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["batch"], "Missing argument"),
        (["batch", "PAGE"], "Missing option"),
        (["batch", "PAGE", "-o", "OUT", "--format", "doc"], "doc is no format"),
        (["batch", "PAGE", "-o", "OUT", "--kinds", "all"], "all is no kind"),
        (["batch", "PAGE", "-o", "OUT", "--published", "soon"], "'soon' is no date"),
        (["batch", "PAGE", "-o", "OUT", "--model", "nobody"], "nobody"),
        (["batch", "nowhere", "-o", "OUT"], "nowhere doesn't exist"),
        (["show", "PAGE", "--kinds", "all"], "all is no kind"),
        (["shwo", "PAGE"], "No such command"),
    ],
)
def test_wrong_use_is_status_2_and_makes_nothing(
    capfd: pytest.CaptureFixture[str], page: Path, tmp_path: Path, arguments: list[str], words: str
) -> None:
    places = {"PAGE": str(page), "OUT": str(tmp_path / "out")}
    code, _, err = called(capfd, *(places.get(argument, argument) for argument in arguments))
    assert code == 2
    assert words in err
    assert not (tmp_path / "out").exists()


def test_the_limit_of_the_environment_is_obeyed(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, page: Path
) -> None:
    monkeypatch.setenv("SUMMARIZER_MAX_BYTES", "100")
    code, _, err = called(capfd, "text", str(page))
    assert code == 1
    assert "more than the limit of 100" in err
    monkeypatch.setenv("SUMMARIZER_MAX_BYTES", "much")
    assert called(capfd, "text", str(page))[0] == 2


def test_a_progress_bar_stands_on_a_terminal_only(page: Path, tmp_path: Path) -> None:
    main, side = pty.openpty()
    done = subprocess.run(
        [*SUMMARIZER, "batch", str(page), "-o", str(tmp_path / "out"), "-f", "jsonl"],
        check=True,
        stderr=side,
        stdout=subprocess.PIPE,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(side)
    assert b"1/1" in os.read(main, 100_000)
    os.close(main)
    assert b"results in" in done.stdout


def test_a_closed_pipe_is_no_traceback(page: Path) -> None:
    command = f'"{sys.executable}" -c "from summarizer.cli.main import run; run()" schema | head -c 1'
    done = subprocess.run(command, shell=True, check=False, capture_output=True)
    assert b"Traceback" not in done.stderr

"""What the documentation says is run: commands, examples of the help, python blocks, names of files."""

from __future__ import annotations

import contextlib
import io
import re
import runpy
import shlex
import shutil
from pathlib import Path

import pytest

from summarizer.batch import DEFAULT_FORMATS
from summarizer.cli.main import COMMANDS, load_command, run
from summarizer.outputs import FORMATS

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "CONTRIBUTING.md", "evals/README.md", "seeds/README.md", "benchmarks/README.md", "docs/help.md")
SEED = ROOT / "seeds" / "01_yunze_plenum.txt"
# Names in the documentation that a reader replaces, and what a test puts there.
PLACES = {"PAGES": "seeds", "PAGE": "seeds/01_yunze_plenum.txt"}
# What needs something that a test has not: recorded answers, a provider, pages that may lie beside the project.
NOT_RUN = ("replay:DIR", "../shared", "--budget", "summarizer submit", "responses.jsonl")


def blocks(page: str, language: str) -> list[str]:
    path = ROOT / page
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def lines(page: str) -> list[str]:
    """The commands of a page's shell blocks, without comments, parts of one command joined."""
    text = "".join(blocks(page, "sh")).replace("\\\n", " ")
    return [shlex.join(words) for line in text.splitlines() if (words := shlex.split(line, comments=True))]


ALL = [(page, line) for page in PAGES for line in lines(page)]
CALLS = sorted({line for _, line in ALL if line.startswith("summarizer ")})
RUN = [line for line in CALLS if not any(part in line for part in NOT_RUN)]


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with copies of what the documentation speaks of, as working directory."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "evals", tmp_path / "evals")
    shutil.copy(SEED, tmp_path / "page.txt")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    for name in ("GITHUB_STEP_SUMMARY", "SUMMARIZER_MODEL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def status(call: str) -> int:
    """The exit status of a command line that starts with `summarizer`."""
    with pytest.raises(SystemExit) as left:
        run([PLACES.get(word, word) for word in shlex.split(call)[1:]])
    return left.value.code if isinstance(left.value.code, int) else 0


def test_there_is_something_to_run() -> None:
    assert len(lines("README.md")) >= 8
    assert len(lines("evals/README.md")) >= 8
    assert len(RUN) >= 15


@pytest.mark.parametrize("call", CALLS)
def test_every_command_of_the_documentation_is_understood(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(load_command("batch")), "invoke", lambda self, ctx: None)
    assert status(call) == 0


@pytest.mark.parametrize("call", RUN)
def test_every_command_of_the_documentation_runs(call: str, workplace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code = status(call)
    out, err = capfd.readouterr()
    gated = "--gate" in call.split() or call.split()[1:3] == ["label", "check"]  # a verdict, not a fault
    assert code == 0 or (gated and code == 1), err
    assert out or err or "-o" in call.split()


@pytest.mark.parametrize("page", PAGES)
def test_every_python_block_runs(page: str, workplace: Path) -> None:
    for block in blocks(page, "python"):
        with contextlib.redirect_stdout(io.StringIO()) as told:
            exec(compile(block, page, "exec"), {"__name__": "__main__"})
        assert told.getvalue() or "print" not in block


def test_other_commands_of_the_documentation_name_what_there_is() -> None:
    words = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page, line in ALL:
        command, *rest = line.split()
        if command == "make":
            assert re.search(rf"^{rest[0]}:", words, re.MULTILINE), f"{page}: {line}"
        elif command == "python":
            assert (ROOT / rest[0]).is_file(), f"{page}: {line}"
        else:
            assert command in {"summarizer", "pip"}, f"{page}: {line}"


def commands() -> list[list[str]]:
    """The words of every command, those of groups with their own."""
    found: list[list[str]] = []
    for name in COMMANDS:
        inner = getattr(load_command(name), "commands", None)
        found += [[name, sub] for sub in inner] if inner else [[name]]
    return found


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_the_help_of_every_command_has_an_example_that_is_understood(
    words: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert status(f"summarizer {' '.join(words)} --help") == 0
    out, _ = capfd.readouterr()
    _, _, examples = out.partition("  Example")
    assert f"summarizer {' '.join(words)}" in " ".join(examples.split())


def test_the_page_of_help_has_not_drifted() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "export_help.py"))["help_text"]()
    assert (ROOT / "docs" / "help.md").read_text(encoding="utf-8") == made, "run python scripts/export_help.py"


def test_formats_are_told_as_they_are() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"chosen outputs: {', '.join(FORMATS)}\n" in readme
    (formats,) = (p for p in load_command("batch").params if p.name == "formats")
    assert formats.help == f"Any of {', '.join(FORMATS)}."
    assert formats.default == ",".join(DEFAULT_FORMATS)

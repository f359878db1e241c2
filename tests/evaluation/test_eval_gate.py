"""The gate on the real flow: green on what was accepted, red after a regression that was planted on purpose."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from eval_cases import write_set

from summarizer.cli.main import run
from summarizer.errors import FixtureError
from summarizer.evaluation.gate import read_gates
from summarizer.quantities import numerals
from summarizer.quantities.amounts import find_amounts

GATES = """
[floors.local]
articles = 1.0
figures = 0.95
"figure.due" = 0.9

[loss]
baselines = "baselines"
fields = ["articles", "figures", "initiatives"]
"""


def command(*arguments: object) -> int:
    with pytest.raises(SystemExit) as left:
        run([str(argument) for argument in arguments])
    return int(left.value.code or 0)


@pytest.fixture
def fixtures(tmp_path: Path) -> Path:
    folder = write_set(tmp_path / "set")
    (folder / "gates.toml").write_text(GATES, encoding="utf-8")
    return folder


@pytest.fixture
def broken_unit(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Breaks the reading of 亿 when called; what was read before and while it was broken is forgotten."""

    def plant() -> None:
        find_amounts.cache_clear()
        monkeypatch.setitem(numerals._MYRIADS, "亿", 10**7)

    yield plant
    find_amounts.cache_clear()


def test_an_accepted_run_passes_its_own_gate(fixtures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("eval", fixtures, "--gate") == 1
    assert "there is no baseline" in capsys.readouterr().err
    assert command("eval", fixtures, "--update-baseline") == 0
    assert (fixtures / "baselines" / "local.json").is_file()
    assert command("eval", fixtures, "--gate") == 0


def test_a_broken_unit_turns_the_gate_red_and_the_report_points_at_the_sentences(
    fixtures: Path, tmp_path: Path, broken_unit: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("eval", fixtures, "--update-baseline") == 0
    capsys.readouterr()
    broken_unit()
    out = tmp_path / "report"
    assert command("eval", fixtures, "--gate", "--report", out) == 1
    reasons = capsys.readouterr().err.splitlines()
    assert any("figures 0.333 is under its floor of 0.950" in reason for reason in reasons)
    assert any("figures went from 1.000 to 0.333" in reason and "worse" in reason for reason in reasons)
    assert len(reasons) == 2
    report = json.loads((out / "scores.json").read_text(encoding="utf-8"))
    faults = [
        fault for a in report["articles"] for fault in a["results"]["local"]["faults"] if fault["field"] == "figures"
    ]
    assert len(faults) == 16
    for fault in faults:
        assert fault["kind"] == "wrong value"
        assert "亿元" in fault["words"]
        assert fault["expected"] != fault["got"]
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "Gate failed" in page
    assert "<mark>社会消费品零售额已达120亿元</mark>" in page


def test_a_baseline_for_other_labels_fails_the_gate_until_it_is_made_again(
    fixtures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("eval", fixtures, "--update-baseline") == 0
    label = fixtures / "labels" / "p3.json"
    label.write_text(label.read_text(encoding="utf-8").replace('"level"', '"share"', 1), encoding="utf-8")
    capsys.readouterr()
    assert command("eval", fixtures, "--gate") == 1
    assert "1 articles or their labels are not those of the baseline" in capsys.readouterr().err
    assert command("eval", fixtures, "--update-baseline") == 0
    assert command("eval", fixtures, "--gate") == 0


def test_the_baseline_is_the_same_for_the_same_run(fixtures: Path) -> None:
    path = fixtures / "baselines" / "local.json"
    texts = []
    for _ in range(2):
        assert command("eval", fixtures, "--update-baseline") == 0
        texts.append(path.read_text(encoding="utf-8"))
    assert texts[0] == texts[1]
    assert len(texts[0].splitlines()) == 10


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[floors.local]\nfigure = 1", "names the field figure"),
        ("[floor]\nfigures = 1", "floor"),
        ("[floors", "no gates file"),
        ('[loss]\nfields = ["all"]', "names the field all"),
    ],
)
def test_a_wrong_gates_file_is_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "gates.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FixtureError, match=message):
        read_gates(path)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["eval"], "give a fixture set"),
        (["eval", "{set}", "--gate"], "--gate needs a gates file"),
        (["eval", "{set}", "--update-baseline"], "--update-baseline needs a gates file"),
        (["eval", "{set}", "--model", "nosuchmodel"], "nosuchmodel"),
        (["eval", "{set}", "{set}"], "label the same page"),
        (["label", "check", "{set}/nowhere"], "there is no"),
    ],
)
def test_wrong_use_is_one_sentence_and_not_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: Sequence[str], message: str
) -> None:
    folder = str(write_set(tmp_path / "set", 1))
    assert command(*(argument.format(set=folder) for argument in arguments)) in {1, 2}
    error = capsys.readouterr().err
    assert message in error
    assert len(error.strip().splitlines()) == 1


def test_misses_markdown_and_step_summary(
    fixtures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    label = fixtures / "labels" / "p0.json"
    label.write_text(label.read_text(encoding="utf-8").replace('"value": 30,', '"value": 31,'), encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "step.md"))
    assert command("eval", fixtures, "--misses", "--only", "figures", "--markdown", tmp_path / "scores.md") == 0
    printed = capsys.readouterr().out
    assert "wrong value: figures" in printed
    assert "【新增外贸企业30家】" in printed
    assert "initiatives" not in printed
    for name in ("step.md", "scores.md"):
        assert "| figures | **0.958**" in (tmp_path / name).read_text(encoding="utf-8")


def test_two_annotators_are_compared_and_their_differences_listed(
    fixtures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for path in (fixtures / "labels").iterdir():
        text = path.read_text(encoding="utf-8")
        (other / path.name).write_text(text.replace('"bound": "min"', '"bound": "exact"', 1), encoding="utf-8")
    arguments = ["label", "agree", fixtures / "labels", other, "--pages", fixtures / "pages"]
    assert command(*arguments, "--list") == 0
    printed = capsys.readouterr().out
    assert printed.count("wrong choice: figure.bound") == 8
    assert "16/24" in printed
    (other / "p0.json").unlink()
    assert command(*arguments) == 0
    told = capsys.readouterr()
    assert told.err.endswith("labels them: p0.txt\n")
    assert "14/21" in told.out
    for path in other.iterdir():
        path.unlink()
    assert command(*arguments) == 1

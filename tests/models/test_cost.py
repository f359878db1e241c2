from __future__ import annotations

import json
from pathlib import Path

import pytest
from chat_cases import KEY, chat, page, right
from server import ChatServer

from summarizer.batch import Progress, run_batch
from summarizer.batchfiles import estimate_batch
from summarizer.cost import Price, Purse
from summarizer.errors import BudgetError, UsageError
from summarizer.models import open_model
from summarizer.settings import ChatSettings, Settings

_COST = 1000 * 0.25e-6 + 500 * 2e-6  # gpt-5-mini, the tokens that the server tells


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(page(number), encoding="utf-8")
    return folder


def test_every_answer_has_its_tokens_and_cost(pages: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    with ChatServer(right) as server:
        run_batch([pages], tmp_path / "out", summarizer=chat(server.url, tmp_path / "c"), progress=told.append)
        run_batch([pages], tmp_path / "again", summarizer=chat(server.url, tmp_path / "c"))
    asked = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["asked"]
    assert asked["answers"] == 6
    assert asked["from_cache"] == 0
    assert asked["input_tokens"] == 6000
    assert asked["cost"] == pytest.approx(6 * _COST)
    assert told[-1].cost == pytest.approx(6 * _COST)
    for line in (tmp_path / "out" / "summaries.jsonl").read_text(encoding="utf-8").splitlines():
        assert json.loads(line)["provenance"]["usage"]["cost"] == pytest.approx(_COST)
    asked = json.loads((tmp_path / "again" / "run.json").read_text(encoding="utf-8"))["asked"]
    assert (asked["answers"], asked["from_cache"], asked["cost"]) == (0, 6, 0)


def test_answers_that_led_to_nothing_are_counted_too(tmp_path: Path, pages: Path) -> None:
    with ChatServer(right, plan=lambda number, body: "schema") as server:
        report = run_batch([pages / "1.txt"], tmp_path / "out", summarizer=chat(server.url))
    assert report.failed
    assert report.purse is not None
    assert report.purse.calls == 3
    assert report.purse.spent == pytest.approx(3 * _COST)


def test_the_budget_is_never_passed_and_what_is_left_undone_is_said(tmp_path: Path, pages: Path) -> None:
    with ChatServer(right) as server:
        summarizer = chat(server.url, tmp_path / "c", budget=4 * _COST, max_tokens=500)
        report = run_batch([pages], tmp_path / "out", summarizer=summarizer)
        assert server.calls < 6
        assert report.purse is not None
        assert report.purse.spent <= 4 * _COST
        assert report.counts["summaries"] == server.calls
        assert report.purse.refused == report.counts["failures"] == 6 - server.calls
        codes = [json.loads(x)["code"] for x in (tmp_path / "out" / "failures.jsonl").read_text("utf-8").splitlines()]
        assert set(codes) == {"budget"}
        run_batch([pages], tmp_path / "rest", summarizer=chat(server.url, tmp_path / "c", max_tokens=500))
        assert server.calls == 6, "what was paid for is not asked again"


def test_a_budget_needs_a_price() -> None:
    with pytest.raises(UsageError, match="no price is known for openai/nobody-knows"):
        open_model("openai/nobody-knows", Settings(chat=ChatSettings(budget=1.0)))


def test_a_purse_sets_aside_what_may_be_spent() -> None:
    purse, price = Purse(limit=0.01), Price("gpt-5-mini", "openai")
    first = purse.reserve(price, 1000)
    assert first == pytest.approx(1000 * 0.25e-6 + 4000 * 2e-6)
    with pytest.raises(BudgetError, match="raise --budget"):
        purse.reserve(price, 1000)
    purse.release(first)
    purse.pay(0.001, 1000, 400)
    assert purse.reserve(price, 1000) == pytest.approx(1000 * 0.25e-6 + 400 * 2e-6)


def test_an_estimate_asks_nothing_and_takes_off_what_is_kept(tmp_path: Path, pages: Path) -> None:
    with ChatServer(right) as server:
        run_batch([pages / "0.txt", pages / "1.txt"], tmp_path / "o", summarizer=chat(server.url, tmp_path / "c"))
        calls = server.calls
        found = estimate_batch([pages], chat(server.url, tmp_path / "c"))
        assert server.calls == calls
    assert (found.requests, found.hits, found.articles) == (4, 2, 2)
    assert found.cost is not None
    assert found.cost == pytest.approx(found.input_tokens * 0.25e-6 + found.output_tokens * 2e-6)
    assert 4 * 5000 < found.input_tokens < 4 * 9000


def test_a_dry_run_and_a_budget_on_the_command_line(
    tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from summarizer.cli.main import run

    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "c"))
    out = tmp_path / "out"
    with ChatServer(right) as server:
        model = ["--model", "openai/gpt-5-mini", "--base-url", server.url]
        with pytest.raises(SystemExit) as left:
            run(["batch", str(pages), "-o", str(out), *model, "--dry-run"])
        assert left.value.code in (0, None)
        assert "6 questions to ask" in capfd.readouterr().out
        assert server.calls == 0
        assert not out.exists()
        with pytest.raises(SystemExit) as left:
            run(["batch", str(pages), "-o", str(out), *model, "--budget", "0.000001"])
        assert left.value.code == 1
        told = capfd.readouterr().out
        assert server.calls == 0
        assert "6 questions were left undone" in told
        assert KEY not in told

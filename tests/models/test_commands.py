"""The commands about language models, as they are called."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from chat_cases import answer, page, right
from server import ChatServer

from summarizer.cache import AnswerCache
from summarizer.cli.main import run


@pytest.fixture(autouse=True)
def _clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "SUMMARIZER_MODEL", "SUMMARIZER_BASE_URL", "ANTHROPIC_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))


def called(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        run(list(arguments))
    out, err = capfd.readouterr()
    return (left.value.code if isinstance(left.value.code, int) else 0), out, err


def test_models_say_what_is_missing(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-none")
    code, out, _ = called(capfd, "models")
    rows = {line.split()[0]: line for line in out.splitlines()}
    assert code == 0
    assert "ready" in rows["local"]
    assert "ready" in rows["openai/NAME"]
    assert "needs a key: ANTHROPIC_API_KEY" in rows["anthropic/NAME"]
    assert "sk-none" not in out
    _, ready, _ = called(capfd, "models", "--ready")
    assert "needs" not in ready
    assert "openai/NAME" in ready


def test_the_cache_is_looked_at_pruned_and_cleared(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "0 answers" in called(capfd, "cache", "info")[1]
    cache = AnswerCache(tmp_path / "cache")
    for number in range(3):
        cache.put(str(number), "x" * 1000)
    assert "3 answers" in called(capfd, "cache", "info")[1]
    assert "0 answers removed" in called(capfd, "cache", "prune", "--older-than", "1")[1]
    assert "3 answers removed" in called(capfd, "cache", "clear", "--yes")[1]


def test_clearing_asks_first(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path / "cache")
    cache.put("k", "x")
    command = [sys.executable, "-c", "from summarizer.cli.main import run; run()", "cache", "clear"]
    done = subprocess.run(command, input="n\n", text=True, capture_output=True, check=False)
    assert done.returncode == 1
    assert "Remove 1 answers" in done.stdout
    assert cache.get("k") == "x"


def test_without_a_cache_the_commands_say_so(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", "off")
    assert called(capfd, "cache", "info")[0] == 2
    (tmp_path / "r.jsonl").touch()
    assert called(capfd, "responses", str(tmp_path / "r.jsonl"))[0] == 2


def test_prompt_prints_what_is_sent(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text(page(1), encoding="utf-8")
    with ChatServer(right) as server:
        model = ("--model", "openai/gpt-5-mini", "--base-url", server.url)
        assert called(capfd, "show", str(tmp_path / "p.txt"), *model, "--json")[0] == 0
        code, out, _ = called(capfd, "prompt", str(tmp_path / "p.txt"), *model, "--json")
        assert code == 0
        assert json.loads(out) == server.seen[0].body
    code, out, _ = called(capfd, "prompt", str(tmp_path / "p.txt"), "--article", "1")
    assert "[system]" in out
    assert "[user]" in out
    assert "tokens, prompt v1-" in out
    assert "interview_draft" in out, "mode json has the schema in the text"
    assert called(capfd, "prompt", str(tmp_path / "p.txt"), "--article", "2")[0] == 2


def test_prompt_prints_the_second_question_after_an_answer(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text(page(1), encoding="utf-8")
    less = json.loads(answer(1))["figures"][1:]
    (tmp_path / "a.json").write_text(answer(1, figures=less), encoding="utf-8")
    _, out, _ = called(capfd, "prompt", str(tmp_path / "p.txt"), "--after", str(tmp_path / "a.json"))
    assert "1. 12个：" in out
    assert "2. " not in out.split("以下数量还没有结论")[1]


def test_requests_and_responses_by_command(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "p.txt").write_text(page(1), encoding="utf-8")
    (tmp_path / "rec").mkdir()
    model = ("--model", f"replay:{tmp_path / 'rec'}")
    requests, responses = tmp_path / "requests.jsonl", tmp_path / "responses.jsonl"
    code, out, _ = called(capfd, "requests", str(tmp_path / "p.txt"), "-o", str(requests), *model)
    assert (code, out.split(" requests")[0]) == (0, "1")
    key = json.loads(requests.read_text(encoding="utf-8"))["custom_id"]
    responses.write_text(json.dumps({"custom_id": key, "answer": json.loads(answer(1))}) + "\nbad\n", encoding="utf-8")
    code, out, err = called(capfd, "responses", str(responses), *model)
    assert code == 1
    assert "1 answers taken in" in out
    assert "responses.jsonl:2: no key: it is no JSON" in err
    code, out, _ = called(capfd, "batch", str(tmp_path / "p.txt"), "-o", str(tmp_path / "out"), *model)
    assert code == 0
    assert "4 goals" in out
    assert "0 answers for $0.0000, 1 from the cache" in out

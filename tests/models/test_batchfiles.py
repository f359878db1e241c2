from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from chat_cases import KEY, answer, chat, page, right, verdicts
from server import ChatServer, Request

from summarizer.batch import run_batch
from summarizer.batchfiles import requests as requests_module
from summarizer.batchfiles import take_responses, write_requests
from summarizer.batchfiles.send import collect, open_client, submit
from summarizer.cache import AnswerCache
from summarizer.errors import ModelError, ModelUnavailableError, UsageError
from summarizer.pipeline import Summarizer
from summarizer.settings import ChatSettings

NOWHERE = "http://127.0.0.1:9/v1"


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(page(number), encoding="utf-8")
    return folder


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _completion(text: str, finish: str = "stop") -> dict[str, Any]:
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text}}
    return {"choices": [choice], "usage": {"prompt_tokens": 10, "completion_tokens": 5}}


def _response(key: str, text: str, finish: str = "stop") -> dict[str, Any]:
    body = _completion(text, finish)
    return {
        "id": "r",
        "custom_id": key,
        "response": {"status_code": 200, "request_id": "q", "body": body},
        "error": None,
    }


def _write(file: Path, rows: list[dict[str, Any]]) -> Path:
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


def test_requests_answered_elsewhere_make_the_next_batch_all_hits(tmp_path: Path, pages: Path) -> None:
    report = write_requests([pages], tmp_path / "requests.jsonl", chat(NOWHERE, tmp_path / "c"))
    assert (report.requests, report.articles) == (5, 0)
    rows = _lines(tmp_path / "requests.jsonl")
    for row in rows:
        assert set(row) == {"custom_id", "method", "url", "body"}
        assert (row["method"], row["url"]) == ("POST", "/v1/chat/completions")
        assert re.fullmatch("[0-9a-f]{64}", row["custom_id"])
        assert row["body"]["model"] == "gpt-5-mini"
    found = [_response(row["custom_id"], right(row["body"])) for row in reversed(rows)]
    taken = take_responses(_write(tmp_path / "responses.jsonl", found), AnswerCache(tmp_path / "c"))
    assert (taken.taken, taken.failed, taken.input_tokens) == (5, (), 50)
    done = run_batch([pages], tmp_path / "out", summarizer=chat(NOWHERE, tmp_path / "c"))
    assert not done.failed
    assert done.counts["goals"] == 20
    assert write_requests([pages], tmp_path / "none.jsonl", chat(NOWHERE, tmp_path / "c")).requests == 0
    assert (tmp_path / "none.jsonl").read_text(encoding="utf-8") == ""


def test_the_same_request_is_asked_directly_and_by_file(tmp_path: Path, pages: Path) -> None:
    with ChatServer(right) as server:
        chat(server.url).summarize(pages / "1.txt")
        write_requests([pages / "1.txt"], tmp_path / "r.jsonl", chat(server.url, tmp_path / "c"))
        assert _lines(tmp_path / "r.jsonl")[0]["body"] == server.seen[0].body


def test_lines_that_failed_are_told_and_asked_again(tmp_path: Path, pages: Path) -> None:
    write_requests([pages], tmp_path / "requests.jsonl", chat(NOWHERE, tmp_path / "c"))
    rows = _lines(tmp_path / "requests.jsonl")
    keys = [row["custom_id"] for row in rows]
    refusal = _response(keys[3], "")
    refusal["response"]["body"]["choices"][0]["message"] = {"role": "assistant", "refusal": "I won't."}
    bad = [
        _response(keys[0], right(rows[0]["body"])),
        {"custom_id": keys[1], "response": {"status_code": 429, "body": {"error": {"message": "slow down"}}}},
        {"custom_id": keys[2], "response": None, "error": {"code": "batch_expired", "message": "too late"}},
        refusal,
        _response(keys[4], '{"figures": 3}'),
        _response("../../evil", "{}"),
        {"custom_id": keys[1]},
    ]
    file = _write(tmp_path / "responses.jsonl", bad)
    with file.open("a", encoding="utf-8") as stream:
        stream.write("no json\n\n")
    report = take_responses(file, AnswerCache(tmp_path / "c"))
    assert report.taken == 1
    reasons = {line.line: line.reason for line in report.failed}
    assert "429 slow down" in reasons[2]
    assert "too late" in reasons[3]
    assert "I won't" in reasons[4]
    assert "does not fit" in reasons[5]
    assert "custom_id" in reasons[6]
    assert "no response" in reasons[7]
    assert "no JSON" in reasons[8]
    again = write_requests([pages], tmp_path / "again.jsonl", chat(NOWHERE, tmp_path / "c"))
    assert again.requests == 4
    assert [row["custom_id"] for row in _lines(tmp_path / "again.jsonl")] == keys[1:]


def test_an_answer_at_the_limit_is_asked_about_in_halves(tmp_path: Path, pages: Path) -> None:
    write_requests([pages / "1.txt"], tmp_path / "r.jsonl", chat(NOWHERE, tmp_path / "c"))
    (row,) = _lines(tmp_path / "r.jsonl")
    cut = _write(tmp_path / "a.jsonl", [_response(row["custom_id"], '{"speak', "length")])
    assert take_responses(cut, AnswerCache(tmp_path / "c")).taken == 1
    assert write_requests([pages / "1.txt"], tmp_path / "r.jsonl", chat(NOWHERE, tmp_path / "c")).requests == 2


def test_second_questions_follow_first_answers_in_a_recording(tmp_path: Path, pages: Path) -> None:
    folder = tmp_path / "recorded"
    folder.mkdir()
    name = f"replay:{folder}"
    write_requests([pages / "1.txt"], tmp_path / "r.jsonl", Summarizer(name))
    (first,) = _lines(tmp_path / "r.jsonl")
    less = json.loads(answer(1, figures=json.loads(answer(1))["figures"][:2]))
    store = Summarizer(name).model.answers.cache  # type: ignore[attr-defined]
    rows = _write(tmp_path / "a.jsonl", [{"custom_id": first["custom_id"], "answer": less}])
    assert take_responses(rows, store).taken == 1
    assert write_requests([pages / "1.txt"], tmp_path / "r.jsonl", Summarizer(name)).requests == 1
    (second,) = _lines(tmp_path / "r.jsonl")
    assert "1. 301公里：" in second["body"]["messages"][1]["content"]
    told = json.loads(verdicts("goal", "goal"))
    told["verdicts"][0] |= {"quote": "排水管网达到301公里", "metric": "排水管网", "period": "到2027年"}
    told["verdicts"][1] |= {"quote": "道路机械化清扫率达到62%以上", "metric": "道路机械化清扫率", "measure": "share"}
    take_responses(_write(tmp_path / "a.jsonl", [{"custom_id": second["custom_id"], "answer": told}]), store)
    (summary,) = Summarizer(name).summarize(pages / "1.txt")
    assert len(summary.goals) == 4
    assert summary.checks.unaccounted == ()


def test_a_full_file_is_followed_by_the_next(tmp_path: Path, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests_module, "MOST_LINES", 2)
    report = write_requests([pages], tmp_path / "r.jsonl", chat(NOWHERE, tmp_path / "c"))
    assert [file.name for file in report.files] == ["r.jsonl", "r-2.jsonl", "r-3.jsonl"]
    assert [len(_lines(file)) for file in report.files] == [2, 2, 1]


def test_requests_need_a_language_model_and_a_place_for_answers(tmp_path: Path, pages: Path) -> None:
    with pytest.raises(UsageError, match="name one by --model"):
        write_requests([pages], tmp_path / "r.jsonl", Summarizer("local"))
    with pytest.raises(UsageError, match="needs a cache"):
        write_requests([pages], tmp_path / "r.jsonl", chat(NOWHERE))


class _BatchApi:
    """The provider's side of files and batches: it answers what was handed in when it is looked at the second time."""

    def __init__(self) -> None:
        self.server = ChatServer(right)
        self.server.extra |= {"/v1/files": self._files, "/v1/batches": self._batches, "/v1/batches/batch_1": self._look}
        self.server.extra |= {"/v1/files/out_1/content": self._content, "/v1/files/err_1/content": self._errors}
        self.looks = self.made = 0
        self.rows: list[dict[str, Any]] = []

    def _files(self, request: Request) -> tuple[int, bytes]:
        text = str(request.body["raw"])
        assert 'name="purpose"\r\n\r\nbatch' in text
        self.rows = [json.loads(line) for line in text.splitlines() if line.startswith('{"custom_id"')]
        return (
            200,
            b'{"id": "file_1", "object": "file", "bytes": 1, "created_at": 1, "filename": "r", "purpose": "batch"}',
        )

    def _batch(self, status: str) -> bytes:
        done = len(self.rows) if status == "completed" else 0
        told = {
            "id": "batch_1",
            "object": "batch",
            "status": status,
            "endpoint": "/v1/chat/completions",
            "input_file_id": "file_1",
            "completion_window": "24h",
            "created_at": 1,
            "request_counts": {"total": len(self.rows), "completed": max(0, done - 1), "failed": min(1, done)},
        }
        return json.dumps(told | ({"output_file_id": "out_1", "error_file_id": "err_1"} if done else {})).encode()

    def _batches(self, request: Request) -> tuple[int, bytes]:
        told = json.loads(str(request.body["raw"]))
        assert told == {"input_file_id": "file_1", "endpoint": "/v1/chat/completions", "completion_window": "24h"}
        self.made += 1
        return 200, self._batch("validating")

    def _look(self, request: Request) -> tuple[int, bytes]:
        self.looks += 1
        return 200, self._batch("in_progress" if self.looks == 1 else "completed")

    def _content(self, request: Request) -> tuple[int, bytes]:
        rows = [_response(row["custom_id"], right(row["body"])) for row in self.rows[1:]]
        return 200, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()

    def _errors(self, request: Request) -> tuple[int, bytes]:
        failed = {"custom_id": self.rows[0]["custom_id"], "response": {"status_code": 500, "body": {}}, "error": None}
        return 200, json.dumps(failed).encode()


def test_a_file_is_handed_in_once_and_its_answers_are_fetched(tmp_path: Path, pages: Path) -> None:
    api = _BatchApi()
    file, out = tmp_path / "requests.jsonl", tmp_path / "responses.jsonl"
    with api.server as server:
        write_requests([pages], file, chat(server.url, tmp_path / "c"))
        client = open_client(ChatSettings(base_url=server.url))
        with pytest.raises(UsageError, match="was not handed in"):
            collect(file, out, client)
        (job,) = submit(file, client)
        assert (job.id, job.status) == ("batch_1", "validating")
        with pytest.raises(UsageError, match="handed in before"):
            submit(file, client)
        assert api.made == 1
        (job,) = collect(file, out, client)
        assert (job.status, job.done, job.total) == ("in_progress", 0, 5)
        assert not out.exists()
        (job,) = collect(file, out, client)
        assert (job.status, job.done, job.failed) == ("completed", 4, 1)
        report = take_responses(out, AnswerCache(tmp_path / "c"))
        assert (report.taken, len(report.failed)) == (4, 1)
        done = run_batch([pages], tmp_path / "out", summarizer=chat(server.url, tmp_path / "c"))
        assert done.counts["summaries"] == 5
        assert server.calls == 1, "only what failed is asked again"
        assert all(seen.headers["authorization"] == f"Bearer {KEY}" for seen in server.seen)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(KEY.encode() in path.read_bytes() for path in kept)


def test_a_batch_api_that_declines_is_an_error_without_the_key(tmp_path: Path, pages: Path) -> None:
    file = tmp_path / "r.jsonl"
    write_requests([pages], file, chat(NOWHERE, tmp_path / "c"))
    server = ChatServer(right)
    told = json.dumps({"error": {"message": f"Incorrect API key provided: {KEY}"}}).encode()
    server.extra["/v1/files"] = lambda request: (401, told)
    with server, pytest.raises(ModelUnavailableError, match="check the key") as caught:
        submit(file, open_client(ChatSettings(base_url=server.url)))
    assert KEY not in str(caught.value)
    with server, pytest.raises(ModelError):
        submit(file, open_client(ChatSettings(base_url="http://127.0.0.1:9/v1")))

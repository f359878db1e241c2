from __future__ import annotations

import asyncio
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from chat_cases import chat, page, right
from server import ChatServer, Fault, faults_at_rates

from summarizer.errors import (
    InvalidAnswerError,
    ModelError,
    ModelUnavailableError,
    RefusalError,
    TransportError,
    TruncatedError,
)
from summarizer.pipeline import Outcome, Summarizer
from summarizer.reading import read_text


def _always(fault: Fault, times: int = 10**6) -> Any:
    return lambda number, body: fault if number < times else None


async def _all(summarizer: Summarizer, count: int) -> list[Outcome]:
    slots = asyncio.Semaphore(summarizer.settings.concurrency)
    pages = await asyncio.gather(*(summarizer.read_document(read_text(page(i)), slots) for i in range(count)))
    return [outcome for outcomes in pages for outcome in outcomes]


def test_with_faults_every_article_ends_and_no_call_is_made_in_vain(tmp_path: Path) -> None:
    rates: dict[Fault, float] = {
        "429": 0.05,
        "429-after": 0.05,
        "500": 0.05,
        "malformed": 0.05,
        "reset": 0.02,
        "hang": 0.02,
    }
    with ChatServer(right, plan=faults_at_rates(rates, seed=7)) as server:
        outcomes = asyncio.run(_all(chat(server.url, tmp_path / "cache", timeout=4.0), 500))
        assert len(outcomes) == 500
        assert all(outcome.summary or isinstance(outcome.error, ModelError) for outcome in outcomes)
        done = [outcome.summary for outcome in outcomes if outcome.summary]
        assert len(done) >= 495
        assert all(len(summary.goals) == 4 for summary in done)
        forced = 500 + sum(count for fault, count in server.counts.items() if fault != "ok")
        assert server.calls <= forced * 1.05
        last = {request.mark: request for request in server.seen}
        final = Counter(request.mark for request in server.seen if request.fault is None)
        assert max(final.values()) == 1, "an article was asked about again after its answer"
        assert all(last[mark].fault is None for mark in final)


@pytest.mark.parametrize("fault", ["429", "429-after", "500", "reset", "half", "no-json", "content-type", "empty"])
def test_a_failure_of_transport_is_asked_again_and_mended(fault: Fault) -> None:
    with ChatServer(right, plan=_always(fault, 2)) as server:
        assert len(chat(server.url).summarize(text=page(1))[0].goals) == 4
        assert server.calls == 3


@pytest.mark.parametrize("fault", ["400", "401"])
def test_a_request_that_is_declined_is_not_sent_again(fault: Fault) -> None:
    with ChatServer(right, plan=_always(fault)) as server:
        with pytest.raises(ModelError, match=fault):
            chat(server.url).summarize(text=page(1))
        assert server.calls == 1


def test_a_key_that_is_not_taken_is_called_so() -> None:
    with ChatServer(right, plan=_always("401")) as server, pytest.raises(ModelUnavailableError, match="check the key"):
        chat(server.url).summarize(text=page(1))


def test_a_server_that_hangs_costs_the_timeout_and_no_more() -> None:
    with ChatServer(right, plan=_always("hang", 1)) as server:
        started = time.monotonic()
        assert chat(server.url, timeout=0.3).summarize(text=page(1))
        assert 0.3 <= time.monotonic() - started < 3


def test_retry_after_is_waited_for() -> None:
    with ChatServer(right, plan=_always("429-after", 1), retry_after="1") as server:
        started = time.monotonic()
        assert chat(server.url).summarize(text=page(1))
        assert time.monotonic() - started >= 1


def test_a_retry_after_beyond_the_deadline_is_not_waited_for() -> None:
    with ChatServer(right, plan=_always("429-after"), retry_after="3600") as server:
        started = time.monotonic()
        with pytest.raises(TransportError, match="429"):
            chat(server.url).summarize(text=page(1))
        assert time.monotonic() - started < 2
        assert server.calls == 1


@pytest.mark.parametrize("fault", ["malformed", "schema"])
def test_what_is_wrong_is_said_twice_at_most(fault: Fault, tmp_path: Path) -> None:
    with ChatServer(right, plan=_always(fault)) as server:
        with pytest.raises(InvalidAnswerError, match="after 3 chances"):
            chat(server.url, tmp_path / "cache").summarize(text=page(1))
        assert server.calls == 3
        lengths = [len(request.body["messages"]) for request in server.seen]
        assert lengths == [2, 4, 4], "only the last failure is told"
        told = server.seen[2].body["messages"][3]["content"]
        assert "口袋公园" not in told
        assert len(told) < 400


def test_one_wrong_answer_is_mended_by_the_next() -> None:
    with ChatServer(right, plan=_always("schema", 1)) as server:
        assert len(chat(server.url).summarize(text=page(1))[0].goals) == 4
        assert server.calls == 2


def test_a_refusal_is_a_failure_in_the_models_words(tmp_path: Path) -> None:
    with ChatServer(right, plan=_always("refusal", 1)) as server:
        summarizer = chat(server.url, tmp_path / "cache")
        with pytest.raises(RefusalError, match="I can't help with that page"):
            summarizer.summarize(text=page(1))
        assert server.calls == 1
        assert summarizer.summarize(text=page(1)), "a refusal is not kept"


def test_an_answer_that_hits_our_limit_gets_a_higher_one() -> None:
    with ChatServer(right, plan=_always("length", 1)) as server:
        assert chat(server.url, max_tokens=1000).summarize(text=page(1))
        assert [request.body["max_completion_tokens"] for request in server.seen] == [1000, 2000]


def test_an_article_whose_answer_is_cut_off_is_asked_about_in_halves() -> None:
    with ChatServer(right, plan=_always("length", 1)) as server:
        (summary,) = chat(server.url).summarize(text=page(1))
        assert server.calls == 3
        assert len(summary.goals) == 4
        marks = {request.mark for request in server.seen}
        assert len(marks) == 3, "the same is never asked again"


def test_a_single_paragraph_that_is_cut_off_is_a_failure() -> None:
    with ChatServer(right, plan=_always("length")) as server:
        with pytest.raises(TruncatedError, match="max-tokens"):
            chat(server.url).summarize(text=page(1))
        assert server.calls <= 7


def test_an_answer_of_two_megabytes_is_read() -> None:
    with ChatServer(right, plan=_always("big")) as server:
        assert len(chat(server.url).summarize(text=page(1))[0].goals) == 4


def test_no_server_is_a_failure_that_says_where() -> None:
    with pytest.raises(TransportError, match=r"127\.0\.0\.1:9"):
        chat("http://127.0.0.1:9/v1", tries=2).summarize(text=page(1))


def test_a_server_on_this_machine_is_reached_without_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with ChatServer(right) as server:
        assert chat(server.url, tries=1).summarize(text=page(1))

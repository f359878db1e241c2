"""Providers that instructor reaches through packages of their own, here one that speaks to the test server."""

from __future__ import annotations

import pytest
from chat_cases import KEY, page, right
from server import ChatServer

from summarizer.errors import ModelUnavailableError, TransportError
from summarizer.pipeline import Summarizer
from summarizer.settings import ChatSettings, Settings


def _native(server: ChatServer, monkeypatch: pytest.MonkeyPatch, **options: float) -> Summarizer:
    monkeypatch.setenv("DATABRICKS_TOKEN", KEY)
    monkeypatch.setenv("DATABRICKS_BASE_URL", f"{server.url}/serving-endpoints")
    chat = ChatSettings(first_wait=0.01, tries=3, **options)  # type: ignore[arg-type]
    return Summarizer("databricks/some-model", settings=Settings(chat=chat))


def test_an_answer_through_instructor_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    with ChatServer(right) as server:
        (summary,) = _native(server, monkeypatch).summarize(text=page(1))
        assert server.calls == 1
    assert len(summary.goals) == 4
    assert summary.provenance.model == "databricks/some-model"
    assert summary.provenance.usage is not None
    assert (summary.provenance.usage.input_tokens, summary.provenance.usage.output_tokens) == (1000, 500)


def test_a_wrong_answer_is_told_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    with ChatServer(right, plan=lambda number, body: "schema" if number == 0 else None) as server:
        (summary,) = _native(server, monkeypatch).summarize(text=page(1))
        assert len(summary.goals) == 4
        assert server.calls == 2
        assert len(server.seen[1].body["messages"]) == 4


def test_a_key_that_is_not_taken_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with ChatServer(right, plan=lambda number, body: "401") as server:
        with pytest.raises(ModelUnavailableError, match="Authentication") as caught:
            _native(server, monkeypatch).summarize(text=page(1))
        assert server.calls == 1
    assert KEY not in str(caught.value)


def test_a_server_that_fails_is_asked_so_often_as_the_policy_says(monkeypatch: pytest.MonkeyPatch) -> None:
    with ChatServer(right, plan=lambda number, body: "500") as server:
        with pytest.raises(TransportError, match="given up after 3 tries"):
            _native(server, monkeypatch).summarize(text=page(1))
        assert server.calls == 3


def test_a_provider_that_can_not_be_reached_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABRICKS_TOKEN", "DATABRICKS_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(ModelUnavailableError, match="DATABRICKS_TOKEN"):
        Summarizer("databricks/m", settings=Settings()).summarize(text=page(1))

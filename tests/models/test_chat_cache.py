from __future__ import annotations

import pickle
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from chat_cases import KEY, chat, page, right
from hypothesis import given
from hypothesis import strategies as st
from server import ChatServer

from summarizer.cache import AnswerCache, request_key


def _server() -> ChatServer:
    return ChatServer(right)


def test_what_was_put_is_got_and_dropped(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path / "cache")
    cache.put("k", "答案" * 40_000)
    assert cache.get("k") == "答案" * 40_000
    assert cache.get("other") is None
    cache.drop("k")
    assert cache.get("k") is None


def test_a_pickled_row_is_never_loaded(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path / "cache")
    cache.put("k", "text")
    cache.close()
    proof = tmp_path / "proof"
    evil = pickle.dumps(_Touch(str(proof)))
    with sqlite3.connect(tmp_path / "cache" / "cache.db") as rows:
        rows.execute("UPDATE Cache SET mode = 4, value = ?", (sqlite3.Binary(evil),))
        rows.execute("INSERT INTO Cache (key, raw, store_time, mode, value) VALUES (?, 0, 1, 4, ?)", (evil, evil))
    rows.close()
    assert AnswerCache(tmp_path / "cache").get("k") is None
    assert AnswerCache(tmp_path / "cache").prune(older_than=0) >= 0
    assert not proof.exists()


class _Touch:
    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (Path(self.path),)


def test_a_row_that_names_a_file_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not an answer", encoding="utf-8")
    cache = AnswerCache(tmp_path / "cache")
    cache.put("k", "text")
    cache.close()
    with sqlite3.connect(tmp_path / "cache" / "cache.db") as rows:
        rows.execute("UPDATE Cache SET mode = 3, value = NULL, filename = '../secret.txt'")
    rows.close()
    assert AnswerCache(tmp_path / "cache").get("k") is None


@pytest.mark.parametrize("harm", ["garbage", "empty-tables", "cut"])
def test_a_damaged_cache_is_set_aside_with_a_warning(tmp_path: Path, harm: str) -> None:
    cache = AnswerCache(tmp_path / "cache")
    for i in range(200):
        cache.put(f"k{i}", "text" * 100)
    cache.close()
    file = tmp_path / "cache" / "cache.db"
    if harm == "garbage":
        file.write_bytes(b"this is no database" * 100)
    elif harm == "cut":
        file.write_bytes(file.read_bytes()[:20_000])
    else:
        with sqlite3.connect(file) as rows:
            rows.execute("DROP TABLE Cache")
            rows.execute("CREATE TABLE Cache (x)")
        rows.close()
    again = AnswerCache(tmp_path / "cache")
    with pytest.warns(UserWarning, match="set aside"):
        found = [again.get(f"k{i}") for i in range(200)]
    assert len(found) == 200
    again.put("new", "text")
    assert again.get("new") == "text"
    assert list(tmp_path.glob("cache.damaged-*"))
    again.close()


def test_the_size_limit_holds_and_the_newest_stay(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path / "cache", size=400_000)
    for i in range(100):
        cache.put(f"k{i}", "x" * 10_000)
    assert cache.info().size <= 600_000
    assert cache.get("k99") is not None
    assert cache.get("k0") is None


def test_info_prune_and_clear_say_what_there_is(tmp_path: Path) -> None:
    cache = AnswerCache(tmp_path / "cache")
    assert cache.info().answers == 0
    assert not (tmp_path / "cache").exists(), "asking makes nothing"
    for i in range(5):
        cache.put(f"k{i}", "x")
    assert cache.info().answers == 5
    assert cache.prune(older_than=3600) == 0
    assert cache.prune(older_than=-1) == 5
    cache.put("k", "x")
    assert cache.clear() == 1


@given(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5) | st.none(), max_size=5))
def test_the_key_does_not_depend_on_the_order_of_fields(request_: Mapping[str, Any]) -> None:
    turned = dict(reversed(list(request_.items())))
    assert request_key(request_) == request_key(turned)
    assert request_key({**request_, "one more": 1}) != request_key(request_)


def test_a_second_run_asks_nothing_after_the_key_was_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _server() as server:
        first = chat(server.url, tmp_path / "cache").summarize(text=page(1))
        monkeypatch.setenv("OPENAI_API_KEY", "sk-another")
        second = chat(server.url, tmp_path / "cache").summarize(text=page(1))
        monkeypatch.delenv("OPENAI_API_KEY")
        chat(server.url, tmp_path / "cache").summarize(text=page(1))
        assert server.calls == 1
    assert first[0].goals == second[0].goals
    usage = second[0].provenance.usage
    assert usage is not None
    assert usage.cached
    assert usage.cost == 0


_RUN = """
    import sys
    sys.path[:0] = {paths!r}
    from pathlib import Path
    from chat_cases import chat, page
    for number in range({start}, {stop}):
        chat({url!r}, Path({cache!r})).summarize(text=page(number))
"""


def _process(tmp_path: Path, url: str, start: int, stop: int) -> subprocess.Popen[bytes]:
    here = Path(__file__).parent
    code = textwrap.dedent(_RUN).format(
        paths=[str(here), str(here.parent), str(here.parent.parent)],
        start=start,
        stop=stop,
        url=url,
        cache=str(tmp_path / "cache"),
    )
    return subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path)


def test_a_second_run_asks_nothing_from_another_process_and_directory(tmp_path: Path) -> None:
    with _server() as server:
        chat(server.url, tmp_path / "cache").summarize(text=page(1))
        assert _process(tmp_path, server.url, 1, 2).wait(60) == 0
        assert server.calls == 1


def test_four_processes_on_one_cache_lose_nothing(tmp_path: Path) -> None:
    with _server() as server:
        running = [_process(tmp_path, server.url, 10 * i, 10 * i + 15) for i in range(4)]
        assert [process.wait(120) for process in running] == [0, 0, 0, 0]
        assert AnswerCache(tmp_path / "cache").info().answers == 45
        calls = server.calls
        for number in range(45):
            chat(server.url, tmp_path / "cache").summarize(text=page(number))
        assert server.calls == calls


def test_a_cut_off_question_is_replayed_from_the_cache(tmp_path: Path) -> None:
    with _server() as server:
        server.plan = lambda number, body: "length" if number == 0 else None
        chat(server.url, tmp_path / "cache").summarize(text=page(1))
        calls = server.calls
        chat(server.url, tmp_path / "cache").summarize(text=page(1))
        assert server.calls == calls


def test_the_key_of_the_provider_is_in_no_file_of_the_cache(tmp_path: Path) -> None:
    with _server() as server:
        chat(server.url, tmp_path / "cache").summarize(text=page(1))
        assert server.seen[0].headers["authorization"] == f"Bearer {KEY}"
    assert not any(KEY.encode() in file.read_bytes() for file in (tmp_path / "cache").rglob("*") if file.is_file())


def test_equal_questions_that_come_together_are_asked_once() -> None:
    with _server() as server:
        server.latency = 0.05
        chat(server.url).summarize(text=page(1) + "\n\n" + page(1))
        assert server.calls == 1

"""A key is nowhere but in the header of the request."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from chat_cases import KEY, page, right
from server import ChatServer, Fault, Request

from summarizer.cli.main import run
from summarizer.settings import Settings, read_key


def _called(*arguments: str) -> None:
    with pytest.raises((SystemExit, Exception)):
        run(list(arguments))


def _plan(number: int, body: object) -> Fault | None:
    plan: list[Fault | None] = [
        "429",
        "500",
        "reset",
        "schema",
        None,
        "400",
        "401",
        "no-json",
        "refusal",
        "content-type",
    ]
    return plan[number % len(plan)]


class _Gossip(ChatServer):
    """Repeats the key in every error, as some providers do."""

    def reply(self, request: Request) -> tuple[int, dict[str, str], bytes]:
        status, headers, body = super().reply(request)
        if status != 200:
            told = f"Incorrect API key provided: {request.headers['authorization']}"
            body = json.dumps({"error": {"message": told}}).encode()
        if request.fault == "content-type":
            body = f"<html>{request.headers['authorization']}</html>".encode()
        return status, headers, body


@pytest.mark.parametrize("place", ["environment", "file", "address"])
def test_the_key_appears_nowhere(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(8):
        (pages / f"{number}.txt").write_text(page(number), encoding="utf-8")
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "made" / "cache"))
    monkeypatch.setenv("SUMMARIZER_CONCURRENCY", "2")
    if place == "file":
        monkeypatch.delenv("OPENAI_API_KEY")
        (tmp_path / "keys").write_text(f"# mine\nOPENAI_API_KEY={KEY}\n", encoding="utf-8")
        monkeypatch.setenv("SUMMARIZER_KEY_FILE", str(tmp_path / "keys"))
    logging.getLogger("summarizer").setLevel(logging.NOTSET)
    with _Gossip(right, plan=_plan) as server:
        url = server.url.replace("http://", f"http://me:{KEY}@") if place == "address" else server.url
        model = ("--model", "openai/gpt-5-mini", "--base-url", url)
        out = tmp_path / "made"
        _called("--verbose", "batch", str(pages), "-o", str(out / "out"), *model)
        _called("--debug", "--verbose", "show", str(pages / "7.txt"), *model)
        _called("batch", str(pages), "-o", str(out / "dry"), "--dry-run", *model)
        _called("requests", str(pages), "-o", str(out / "requests.jsonl"), *model)
        _called("--debug", "submit", str(out / "requests.jsonl"), "--base-url", url)
        _called("prompt", str(pages / "1.txt"), "--json", *model)
        _called("models")
        _called("cache", "info")
        headers = [request.headers.get("authorization", "") for request in server.seen]
        assert any(KEY in header for header in headers) or place == "address"
    told = "".join(capfd.readouterr())
    assert "asked again" in told or "failures" in told
    assert KEY not in told
    written = [file for file in out.rglob("*") if file.is_file()]
    assert len(written) >= 8
    assert [file.name for file in written if KEY.encode() in file.read_bytes()] == []


def test_settings_and_secrets_do_not_show_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = read_key(("OPENAI_API_KEY",))
    assert secret is not None
    assert secret.value == KEY
    assert KEY not in f"{secret} {secret!r} {Settings.load()!r}"


def test_a_key_of_the_environment_goes_before_that_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text("MISTRAL_API_KEY='b'\nOPENAI_API_KEY = a\n", encoding="utf-8")
    for names, environ, value in (
        (("OPENAI_API_KEY",), {"OPENAI_API_KEY": " c "}, "c"),
        (("OPENAI_API_KEY",), {}, "a"),
        (("MISTRAL_API_KEY",), {"OPENAI_API_KEY": "c"}, "b"),
    ):
        found = read_key(names, file, environ)
        assert found is not None
        assert found.value == value
    assert read_key(("XAI_API_KEY",), file, {}) is None
    file.write_text("only\n", encoding="utf-8")
    assert read_key(("XAI_API_KEY",), file, {}) is not None

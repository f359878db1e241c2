"""Recorded answers: for tests and demonstrations without a network, and to read what a model said elsewhere."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summarizer.cost import Price
from summarizer.errors import ModelUnavailableError
from summarizer.models.chat import ChatModel
from summarizer.models.naming import chat_model
from summarizer.models.requests import read_completion
from summarizer.settings import ChatSettings

__all__ = ["Recordings", "completion_of", "open_replay", "replay_key"]


_WHITE = re.compile(r"\s+|(?<=原文 )[0-9a-f]{12}(?= ─)")  # white space, and the mark that is made from it


def replay_key(body: Mapping[str, Any]) -> str:
    """16 hexadecimal digits that name a question in a recording: they depend on what follows the system message alone.

    So a recording stays in use when the wording of the rules changes; its manifest says for which wording it was made.
    White space does not count, so that it also stays in use when lines are mended otherwise.
    """
    said = [(message["role"], _WHITE.sub("", str(message["content"]))) for message in body["messages"][1:]]
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def open_replay(folder: str, settings: ChatSettings) -> ChatModel:
    """A model that answers from a folder of recordings; see `Recordings` for its files.

    `recording.json` in it may name the model (`model`), the fingerprint of its prompt (`prompt`) and say how it was
    made.

    Raises:
        ModelUnavailableError: there is no such folder, or its manifest can't be read.
    """
    path = Path(folder)
    if not path.is_dir():
        raise ModelUnavailableError(f"there is no folder of recorded answers {folder!r}: make it, or name another")
    manifest = _manifest(path)
    name = f"replay:{manifest['model']}" if manifest.get("model") else f"replay:{path.name}"
    plain = ChatSettings(max_tokens=settings.max_tokens)  # no cache: the answers are here already
    model = chat_model(name, name, "json", _Silence(path), plain, price=Price(name, free=True))
    model.answers = replace(model.answers, cache=Recordings(path), naming=replay_key)
    model.prompt = str(manifest.get("prompt") or model.prompt)
    return model


def _manifest(path: Path) -> dict[str, Any]:
    file = path / "recording.json"
    if not file.exists():
        return {}
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelUnavailableError(f"{file} can't be read: {type(error).__name__}") from None
    return manifest if isinstance(manifest, dict) else {}


@dataclass(frozen=True, slots=True)
class Recordings:
    """A folder of answers: `KEY.json` is the answer to the question of that key, as the wire schema has it.

    It may also stand as `answer` in an object with `usage` (as the chat completions protocol has it) beside it.
    """

    folder: Path

    def get(self, key: str) -> str | None:
        """The recorded answer as a chat completion.

        Raises:
            ModelUnavailableError: the file can't be read.
        """
        file = self.folder / f"{key}.json"
        try:
            text = file.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise ModelUnavailableError(f"{file} can't be read: {type(error).__name__}") from None
        try:
            answer = json.loads(text)
        except ValueError:
            return completion_of(text)  # prose around the answer, or no answer: whoever reads it will see
        if isinstance(answer, dict) and "answer" in answer:
            return completion_of(answer["answer"], answer.get("usage"))
        return completion_of(answer)

    def put(self, key: str, answer: str) -> None:
        """Records a chat completion: its answer, readable, and its tokens."""
        completion = read_completion(answer)
        try:
            told: object = json.loads(completion.text)
        except ValueError:
            told = completion.text
        record = {"answer": told, "usage": json.loads(answer).get("usage") or {}}
        text = json.dumps(record, ensure_ascii=False, indent=1)
        (self.folder / f"{key}.json").write_text(text + "\n", encoding="utf-8")

    def drop(self, key: str) -> None:
        """Nothing: what was recorded stays."""


@dataclass(frozen=True, slots=True)
class _Silence:
    """The transport of a recording: there is nobody to ask."""

    folder: Path
    address: str = "replay:"

    async def send(self, body: Mapping[str, Any]) -> str:
        """Raises `ModelUnavailableError`, which names the request."""
        lines = str(body["messages"][1]["content"]).splitlines()[2:]
        about = next((line for line in lines if line.strip()), "")
        raise ModelUnavailableError(
            f"there is no recorded answer {self.folder / replay_key(body)}.json to the question about “{about[:40]}”:"
            " `summarizer requests` with this model writes the questions that have none"
        )


def completion_of(answer: object, usage: object = None) -> str:
    """A chat completion around an answer that was recorded by itself, as JSON text."""
    text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    message = {"role": "assistant", "content": text}
    told = {"choices": [{"index": 0, "finish_reason": "stop", "message": message}]}
    return json.dumps(told | ({"usage": usage} if usage else {}), ensure_ascii=False)

"""Recorded answers: for tests and demonstrations without a network, and to read what a model said elsewhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.cost import Price
from summarizer.errors import ModelUnavailableError
from summarizer.models.chat import ChatModel
from summarizer.models.naming import chat_model
from summarizer.settings import ChatSettings

__all__ = ["Replay", "completion_of", "open_replay", "replay_key"]


def replay_key(body: Mapping[str, Any]) -> str:
    """16 hexadecimal digits that name a question in a recording: they depend on what follows the system message alone.

    So a recording stays in use when the wording of the rules changes; its manifest says for which wording it was made.
    """
    text = json.dumps(body["messages"][1:], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def open_replay(folder: str, settings: ChatSettings) -> ChatModel:
    """A model that answers from a folder of recordings.

    A recording is `KEY.json`: the answer as the wire schema has it, or `{"answer": …}` around it. `recording.json`
    may name the model (`model`), the fingerprint of its prompt (`prompt`) and say how it was made.

    Raises:
        ModelUnavailableError: there is no such folder, or its manifest can't be read.
    """
    path = Path(folder)
    if not path.is_dir():
        raise ModelUnavailableError(f"there is no folder of recorded answers {folder!r}")
    manifest = _manifest(path)
    name = f"replay:{manifest['model']}" if manifest.get("model") else f"replay:{path.name}"
    plain = ChatSettings(max_tokens=settings.max_tokens)  # no cache: the answers are here already
    model = chat_model(name, name, "json", Replay(path), plain, price=Price(name, free=True))
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


@dataclass
class Replay:
    """The transport that looks answers up in a folder."""

    folder: Path
    address: str = "replay:"

    async def send(self, body: Mapping[str, Any]) -> str:
        """The recorded answer as a chat completion.

        Raises:
            ModelUnavailableError: there is none for this request, which is named.
        """
        key = replay_key(body)
        file = self.folder / f"{key}.json"
        try:
            answer = json.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            about = next((line for line in str(body["messages"][1]["content"]).splitlines()[2:] if line.strip()), "")
            raise ModelUnavailableError(
                f"there is no recorded answer {file} to the question about “{about[:40]}”:"
                " `summarizer requests` with this model writes what is missing"
            ) from None
        except (OSError, ValueError) as error:
            raise ModelUnavailableError(f"{file} can't be read: {type(error).__name__}") from None
        return completion_of(answer["answer"] if isinstance(answer, dict) and "answer" in answer else answer)


def completion_of(answer: object) -> str:
    """A chat completion around an answer that was recorded by itself, as JSON text; it has no count of tokens."""
    text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    message = {"role": "assistant", "content": text}
    return json.dumps({"choices": [{"index": 0, "finish_reason": "stop", "message": message}]}, ensure_ascii=False)

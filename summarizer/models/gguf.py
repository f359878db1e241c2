"""TODO."""

from __future__ import annotations

from summarizer.models.chat import ChatModel
from summarizer.settings import ChatSettings


def open_gguf(path: str, settings: ChatSettings) -> ChatModel:
    """TODO."""
    raise NotImplementedError

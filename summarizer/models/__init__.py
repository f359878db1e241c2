"""Everything that turns an article into a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.settings import Settings

if TYPE_CHECKING:
    from summarizer.models.base import Model

__all__ = ["open_model"]


def open_model(name: str, settings: Settings | None = None) -> Model:
    """The model of a name: `local`, `provider/name`, `gguf:PATH` or `replay:DIR`.

    `local` needs no network, no key and no download. Nothing is sent before an article is read.

    Raises:
        UsageError: no model has this name, or a setting is wrong.
        MissingExtraError: the model needs a package that is not installed.
        ModelUnavailableError: its file or folder is not there.
    """
    if name == "local":
        from summarizer.models.local import LocalModel  # loads its word lists

        return LocalModel()
    chat = (settings or Settings.load()).chat
    kind, _, rest = name.partition(":")
    if kind == "replay":
        from summarizer.models.replay import open_replay  # only language models need it

        return open_replay(rest, chat)
    if kind == "gguf":
        from summarizer.models.gguf import open_gguf

        return open_gguf(rest, chat)
    from summarizer.models.naming import open_chat

    return open_chat(name, chat)

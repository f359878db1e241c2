"""The one door to every model: an article in, a draft out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from summarizer.documents import Article
from summarizer.quantities import Amount
from summarizer.schemas.draft import Draft, DraftExclusion, DraftFigure
from summarizer.schemas.summary import Usage

__all__ = ["Answer", "Model", "Verdicts"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A draft, and what it cost."""

    draft: Draft
    usage: Usage | None = None


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What a model says of amounts that its draft left out: figures, or exclusions."""

    figures: tuple[DraftFigure, ...] = ()
    exclusions: tuple[DraftExclusion, ...] = ()
    usage: Usage | None = field(default=None)


class Model(Protocol):
    """Turns an article into a draft.

    `name` goes into provenance; `prompt` is the fingerprint of prompt and schema, `None` where there is none.
    Both methods may be called for many articles at once from one event loop, and raise `ModelError`.
    """

    name: str
    prompt: str | None

    async def draft(self, article: Article) -> Answer:
        """Reads one article."""
        ...

    async def judge(self, article: Article, amounts: Sequence[Amount]) -> Verdicts:
        """Says of each amount whether it is a goal, a result or neither (the recall sweep)."""
        ...

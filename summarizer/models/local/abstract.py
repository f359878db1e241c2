"""A short abstract made of the article's own words."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.documents import Article
from summarizer.schemas.draft import DraftFigure, DraftInitiative, DraftSpeaker

__all__ = ["write_abstract"]

_MOST = 3


def write_abstract(
    article: Article,
    speaker: DraftSpeaker | None,
    initiatives: Sequence[DraftInitiative],
    figures: Sequence[DraftFigure],
) -> str:
    """Up to three sentences: who spoke about what, the first lines of work, the first goals (or results)."""
    head = ""
    if speaker:
        position = speaker.positions[0] if speaker.positions else None
        head = f"{position.agency}{position.title}{speaker.name}" if position else speaker.name
    sentences = (
        [f"{head or '受访者'}谈“{article.headline.replace('“', '‘').replace('”', '’')}”。"] if article.headline else []
    )
    lines = [i.name for i in initiatives if i.kind == "priority"][:_MOST] or [i.name for i in initiatives][:_MOST]
    if lines:
        sentences.append(f"工作重点：{'；'.join(lines)}。")
    goals = [f for f in figures if f.role == "goal"]
    chosen = [_plain(f.quote) for f in goals or figures][:_MOST]
    if chosen:
        sentences.append(f"{'目标' if goals else '成效'}：{'；'.join(chosen)}。")
    return "".join(sentences)


def _plain(quote: str) -> str:
    return " ".join(quote.split())

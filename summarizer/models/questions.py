"""What a language model is asked about an article: messages, and the wire model that its answer must fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from summarizer.documents import Article
from summarizer.models.parts import Part
from summarizer.models.wire import WireDraft, WireVerdicts, schema_of
from summarizer.prompting import Message, Question, draft_messages, fingerprint, judge_messages
from summarizer.quantities.model import Amount

__all__ = ["Ask", "draft_question", "judge_question", "prompt_fingerprint"]


@dataclass(frozen=True, slots=True)
class Ask:
    """Messages, and the wire model that the answer must fit."""

    messages: list[Message]
    answer: type[WireDraft] | type[WireVerdicts]

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the answer."""
        return schema_of(self.answer)


def draft_question(article: Article, part: Part, *, brief: bool = False) -> Ask:
    """Asks for the draft of a part, of the whole article where it was not cut; `brief` tells the rules in short."""
    published = str(article.published.year) if article.published else None
    numbers = (part.number, part.count) if part.count > 1 else None
    return Ask(draft_messages(part.text, published, numbers, brief=brief), WireDraft)


def judge_question(article: Article, text: str, amounts: Sequence[Amount], *, brief: bool = False) -> Ask:
    """Asks for a verdict on each of some amounts; `text` is what of the article is shown."""
    questions = [Question(article.text[a.span.start : a.span.end], _sentence(article.text, a)) for a in amounts]
    return Ask(judge_messages(text, questions, brief=brief), WireVerdicts)


@cache
def prompt_fingerprint() -> str:
    """The fingerprint of all templates, examples and wire schemas."""
    return fingerprint([schema_of(WireDraft), schema_of(WireVerdicts)])


def _sentence(text: str, amount: Amount) -> str:
    """The sentence around an amount, with the amount marked, at most some 120 characters either way."""
    start, end = amount.span
    left = max((text.rfind(mark, 0, start) for mark in "。！？\n"), default=-1) + 1
    ends = [at for at in (text.find(mark, end) for mark in "。！？\n") if at >= 0]
    right = min(ends, default=len(text))
    left, right = max(left, start - 120), min(right, end + 120)
    return f"{text[left:start]}【{text[start:end]}】{text[end:right]}".strip()

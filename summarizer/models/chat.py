"""A language model as the reader: questions, a bounded loop over answers that don't fit, and drafts."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from summarizer.documents import Article
from summarizer.errors import InvalidAnswerError, RefusalError, TruncatedError
from summarizer.models.answers import Answers, Reply
from summarizer.models.base import Answer, Verdicts
from summarizer.models.parts import LONGEST, Part, cut, halves, merge
from summarizer.models.questions import Ask, draft_question, judge_question, prompt_fingerprint
from summarizer.models.requests import Mode, body_of, brief, said_again
from summarizer.models.wire import WireAnswer, WireDraft, WireVerdicts, parse, to_draft, to_verdicts
from summarizer.quantities.model import Amount
from summarizer.schemas.draft import Draft
from summarizer.schemas.summary import Usage
from summarizer.settings import ChatSettings

__all__ = ["ChatModel"]

CHANCES = 3
"""Answers to one question: the first, and two after it was said what is wrong."""

_MOST_AMOUNTS = 40  # in one second question
_LIMIT_GROWTH = 4  # times the limit of tokens that is tried before an article is halved
T = TypeVar("T")

_NOTHING = Usage(input_tokens=0, output_tokens=0, cost=0.0, cached=True)


@dataclass
class ChatModel:
    """A model that speaks the chat completions protocol, however its answers come here.

    `name` is `provider/model`; `model` is what the endpoint calls it; `longest` is how many characters of an article
    go into one question, `brief` gives the rules in a few lines.
    """

    name: str
    model: str
    mode: Mode
    answers: Answers
    settings: ChatSettings
    limit_name: str = "max_tokens"
    longest: int = LONGEST
    brief: bool = False
    prompt: str | None = None

    def __post_init__(self) -> None:
        self.prompt = self.prompt or prompt_fingerprint()

    async def draft(self, article: Article) -> Answer:
        """Reads an article, in parts if it is long.

        Raises:
            RefusalError: the model declined.
            InvalidAnswerError: no answer fitted, after `CHANCES`.
            TruncatedError: an answer about a single paragraph did not end.
            ModelError: there was no answer.
        """
        parts = cut(article, self.longest)
        read = await _all([self._part(article, part) for part in parts])
        drafts = [pair for pairs, _ in read for pair in pairs]
        return Answer(merge(drafts), _sum([usage for _, usage in read]))

    async def judge(self, article: Article, amounts: Sequence[Amount]) -> Verdicts:
        """Asks once more about amounts that got no verdict.

        Raises:
            ModelError: as for `draft`.
        """
        groups = [amounts[i : i + _MOST_AMOUNTS] for i in range(0, len(amounts), _MOST_AMOUNTS)]
        found = await _all([self._judged(article, group) for group in groups])
        return Verdicts(
            figures=tuple(figure for verdicts in found for figure in verdicts.figures),
            exclusions=tuple(exclusion for verdicts in found for exclusion in verdicts.exclusions),
            usage=_sum([verdicts.usage or _NOTHING for verdicts in found]),
        )

    def draft_questions(self, article: Article) -> list[tuple[Part, Ask]]:
        """The first questions about an article: one for each part of it."""
        return [(part, draft_question(article, part, brief=self.brief)) for part in cut(article, self.longest)]

    def judge_questions(self, article: Article, amounts: Sequence[Amount]) -> list[Ask]:
        """The second questions about amounts that got no verdict; none where there are no amounts."""
        groups = [amounts[i : i + _MOST_AMOUNTS] for i in range(0, len(amounts), _MOST_AMOUNTS)]
        return [self._judge_question(article, group) for group in groups]

    def _judge_question(self, article: Article, amounts: Sequence[Amount]) -> Ask:
        text = _surroundings(article, amounts, self.longest)
        return judge_question(article, text, amounts, brief=self.brief)

    def body(self, ask: Ask) -> dict[str, Any]:
        """The request that puts a question to this model."""
        return body_of(ask, self.model, self.mode, self.settings, limit_name=self.limit_name)

    async def _part(self, article: Article, part: Part) -> tuple[list[tuple[Part, Draft]], Usage]:
        try:
            answer, usage = await self._ask(draft_question(article, part, brief=self.brief), WireDraft)
        except TruncatedError:
            pieces = halves(article, part)
            if not pieces:
                raise
            read = await _all([self._part(article, piece) for piece in pieces])
            return [pair for pairs, _ in read for pair in pairs], _sum([usage for _, usage in read])
        return [(part, to_draft(answer))], usage

    async def _judged(self, article: Article, amounts: Sequence[Amount]) -> Verdicts:
        try:
            answer, usage = await self._ask(self._judge_question(article, amounts), WireVerdicts)
        except TruncatedError:
            if len(amounts) < 2:
                raise
            half = len(amounts) // 2
            one, other = [await self._judged(article, group) for group in (amounts[:half], amounts[half:])]
            usage = _sum([one.usage or _NOTHING, other.usage or _NOTHING])
            return Verdicts(one.figures + other.figures, one.exclusions + other.exclusions, usage)
        return replace(to_verdicts(answer, [article.text[slice(*a.span)] for a in amounts]), usage=usage)

    async def _ask(self, ask: Ask, wanted: type[WireAnswer]) -> tuple[WireAnswer, Usage]:
        """Asks until an answer fits: what is wrong with the last one is said, the ones before it are not repeated."""
        body = first = self.body(ask)
        asked: list[Reply] = []
        problem = ""
        for chance in range(1, CHANCES + 1):
            reply = await self._whole(body, asked)
            try:
                return parse(wanted, reply.completion.text), _sum([one.usage for one in asked])
            except ValueError as error:
                problem = brief(error)
            # Told apart from the chance before, or the same wrong answer would come from the cache.
            last = chance == CHANCES - 1
            body = {**body, "messages": said_again(first["messages"], reply.completion.text, problem, last=last)}
        if wanted is WireDraft:  # a second question that fails costs no article: it is not paid for again
            self.answers.forget([one.key for one in asked])
        words = asked[-1].completion.text
        if words.strip() and "{" not in words:
            raise RefusalError(f"the model declined: {words[:300]}")
        raise InvalidAnswerError(f"no answer of {self.name} fits the schema after {CHANCES} chances: {problem}")

    async def _whole(self, body: Mapping[str, Any], asked: list[Reply]) -> Reply:
        """An answer that did not end at the limit of tokens; a limit of ours is raised first. Adds to `asked`."""
        limit = body.get(self.limit_name)
        most = limit * _LIMIT_GROWTH if limit else 0
        while True:
            reply = await self.answers.reply(body)
            asked.append(reply)
            if reply.completion.finish != "length":
                return reply
            limit = (limit or 0) * 2
            if not 0 < limit <= most:
                raise TruncatedError(f"the answer of {self.name} ended at the limit of tokens: raise --max-tokens")
            body = {**body, self.limit_name: limit}


async def _all(work: Sequence[Coroutine[Any, Any, T]]) -> list[T]:
    """The results of all; an error is raised once all have ended, so that no answer that was paid for is lost."""
    if len(work) == 1:  # nearly always; a task of its own costs more than the rest of this
        return [await work[0]]
    found = await asyncio.gather(*work, return_exceptions=True)
    for one in found:
        if isinstance(one, BaseException):
            raise one
    return [one for one in found if not isinstance(one, BaseException)]


def _surroundings(article: Article, amounts: Sequence[Amount], longest: int) -> str:
    """What of an article is shown with a second question: all, or of a long one the paragraphs that are meant."""
    if len(article.text) <= longest:
        return article.text
    pieces = cut(article, 1)  # one for each paragraph
    meant = [
        piece for piece in pieces if any(piece.start <= a.span.start < piece.start + len(piece.body) for a in amounts)
    ]
    return (meant[0].head if meant else "") + "".join(piece.body for piece in meant)


def _sum(usages: Sequence[Usage]) -> Usage:
    """The tokens and costs of several answers; a cost that is not known makes the sum unknown."""
    costs = [usage.cost for usage in usages]
    return Usage(
        input_tokens=sum(usage.input_tokens for usage in usages),
        output_tokens=sum(usage.output_tokens for usage in usages),
        cost=None if None in costs else sum(cost or 0.0 for cost in costs),
        cached=all(usage.cached for usage in usages),
    )

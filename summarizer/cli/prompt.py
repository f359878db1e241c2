"""`summarizer prompt FILE`: exactly what a language model would be asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import BaseUrl, ModelName, ModeName, PublishedDate, chat_settings

if TYPE_CHECKING:
    from summarizer.documents import Article
    from summarizer.models.chat import ChatModel
    from summarizer.models.questions import Ask

__all__ = ["prompt"]


def prompt(
    file: Annotated[Path, typer.Argument(help="A page; - is standard input.")],
    number: Annotated[int | None, typer.Option("--article", help="Only the article of this number, from 1.")] = None,
    model: ModelName = None,
    base_url: BaseUrl = None,
    mode: ModeName = None,
    published: PublishedDate = None,
    after: Annotated[
        Path | None, typer.Option("--after", help="A first answer: print the second question that follows it.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One request body a line, as it would be sent.")] = False,
) -> None:
    """Print the exact messages for each interview of a page, and about how many tokens they have.

    Without a language model in --model, they are those of mode json, where the schema stands in the text.
    """
    from summarizer.documents import Published
    from summarizer.reading import read_path
    from summarizer.splitting import split

    document = read_path(file, published=Published.parse(published) if published else None)
    chat = _model(model, base_url, mode)
    for article in _chosen(split(document), number):
        asks = _first(article, chat) if after is None else _second(article, chat, after)
        for name, ask in asks:
            _print(f"article {article.index + 1}, {name}", ask, chat, as_json)


def _model(name: str | None, base_url: str | None, mode: str | None) -> ChatModel:
    from summarizer.models import open_model
    from summarizer.models.unasked import chat_only

    settings = chat_settings(base_url, mode)
    name = name or settings.model
    if name == "local":
        name, settings = "openai/any", chat_settings(base_url, mode or "json")
    return chat_only(open_model(name, settings), "a prompt")


def _chosen(articles: list[Article], number: int | None) -> list[Article]:
    from summarizer.errors import UsageError

    if number is None:
        return [article for article in articles if article.kind == "interview"]
    if not 1 <= number <= len(articles):
        raise UsageError(f"there is no article {number}: the page has {len(articles)}, counted from 1")
    return [articles[number - 1]]


def _first(article: Article, chat: ChatModel) -> Iterator[tuple[str, Ask]]:
    for part, ask in chat.draft_questions(article):
        yield f"part {part.number} of {part.count}", ask


def _second(article: Article, chat: ChatModel, after: Path) -> Iterator[tuple[str, Ask]]:
    """The questions about the amounts on which a first answer gives no verdict."""
    from summarizer.models.wire import WireDraft, parse, to_draft
    from summarizer.pipeline import open_amounts

    draft = to_draft(parse(WireDraft, after.read_text(encoding="utf-8")))
    for ask in chat.judge_questions(article, open_amounts(article, draft)):
        yield "second question", ask


def _print(name: str, ask: Ask, chat: ChatModel, as_json: bool) -> None:
    from summarizer.prompting import estimate_tokens

    body = chat.body(ask)
    if as_json:
        typer.echo(json.dumps(body, ensure_ascii=False))
        return
    for message in body["messages"]:
        typer.echo(f"[{message['role']}]\n{message['content']}\n")
    tokens = sum(estimate_tokens(m["content"]) for m in body["messages"])
    typer.echo(f"[{name}: about {tokens} tokens, prompt {chat.prompt}]\n")

"""`summarizer prompt FILE`: exactly what a language model would be asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.options import PublishedDate

if TYPE_CHECKING:
    from summarizer.documents import Article

__all__ = ["prompt"]


def prompt(
    file: Annotated[Path, typer.Argument(help="A page; - is standard input.")],
    number: Annotated[int | None, typer.Option("--article", help="Only the article of this number, from 1.")] = None,
    published: PublishedDate = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, with the schema.")] = False,
) -> None:
    """Print the exact messages for each interview of a page, and about how many tokens they have."""
    from summarizer.documents import Published
    from summarizer.reading import read_path
    from summarizer.splitting import split

    document = read_path(file, published=Published.parse(published) if published else None)
    for article in _chosen(split(document), number):
        _print(article, as_json)


def _chosen(articles: list[Article], number: int | None) -> list[Article]:
    from summarizer.errors import UsageError

    if number is None:
        return [article for article in articles if article.kind == "interview"]
    if not 1 <= number <= len(articles):
        raise UsageError(f"there is no article {number}: the page has {len(articles)}, counted from 1")
    return [articles[number - 1]]


def _print(article: Article, as_json: bool) -> None:
    from summarizer.models.parts import cut
    from summarizer.models.questions import draft_question, prompt_fingerprint
    from summarizer.prompting import estimate_tokens

    for part in cut(article):
        ask = draft_question(article, part)
        tokens = sum(estimate_tokens(m["content"]) for m in ask.messages)
        if as_json:
            row = {"article": article.index + 1, "part": part.number, "tokens": tokens, "prompt": prompt_fingerprint()}
            typer.echo(json.dumps(row | {"messages": ask.messages, "schema": ask.schema}, ensure_ascii=False))
            continue
        for message in ask.messages:
            typer.echo(f"[{message['role']}]\n{message['content']}\n")
        typer.echo(f"[article {article.index + 1}, part {part.number} of {part.count}: about {tokens} tokens]\n")

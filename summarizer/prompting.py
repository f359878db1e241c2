"""Templates → messages, and the fingerprint that goes into the cache key.

The system message holds everything that is the same for all articles and comes first, so that providers can keep its
prefix; the article comes after it, between two lines that carry a mark made from the article itself, which a text
can't foresee.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from summarizer.errors import MissingExtraError

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = [
    "VERSION",
    "Example",
    "Message",
    "Question",
    "again_text",
    "draft_messages",
    "estimate_tokens",
    "examples",
    "fingerprint",
    "json_text",
    "judge_messages",
]

VERSION = "v1"
"""The folder of `prompts/` in use; a change of wording that changes answers gets a new one."""

Message = dict[str, Any]
"""A chat message with `role` and `content`."""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: an article written for the project, and its answer as JSON."""

    article: str
    answer: str


@dataclass(frozen=True, slots=True)
class Question:
    """An amount without a verdict, and the sentence in which it stands, the amount marked with 【】."""

    amount: str
    sentence: str


def _folder() -> Traversable:
    return files("summarizer") / "prompts" / VERSION


@cache
def examples() -> tuple[Example, ...]:
    """The worked examples, in the order in which the prompt shows them."""
    folder = _folder() / "examples"
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".txt"))
    return tuple(Example(_read(folder / name), _read(folder / f"{name.removesuffix('.txt')}.json")) for name in names)


def _read(item: Traversable) -> str:
    return item.read_text(encoding="utf-8").strip()


@cache
def _environment() -> Environment:
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined  # local does without
    except ImportError as error:
        raise MissingExtraError("a language model", "chat") from error
    folder = _folder()
    loader = FunctionLoader(lambda name: (folder / name).read_text(encoding="utf-8"))
    # Messages are text for a model: there is nothing to escape them for.
    return Environment(  # noqa: S701
        loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )


def _render(name: str, **values: object) -> str:
    return _environment().get_template(name).render(**values).strip()


@cache
def _system(name: str, brief: bool = False) -> str:
    return _render(name, examples=examples(), brief=brief)


def draft_messages(
    article: str, published: str | None = None, part: tuple[int, int] | None = None, *, brief: bool = False
) -> list[Message]:
    """The messages that ask for the draft of an article's text.

    `published` is the year of the page; `part` says which part of how many a cut article's text is, from 1; `brief`
    gives the rules in a few lines, for models that can't hold them all.
    """
    user = _render("draft.jinja", article=article, fence=_fence(article), published=published, part=part)
    return _messages(_system("brief.jinja" if brief else "system.jinja"), user)


def judge_messages(article: str, questions: Sequence[Question], *, brief: bool = False) -> list[Message]:
    """The messages that ask about amounts which have no verdict; the answer numbers them from 1."""
    user = _render("judge.jinja", article=article, fence=_fence(article), items=questions)
    return _messages(_system("judge_system.jinja", brief), user)


def again_text(problem: str, *, last: bool = False) -> str:
    """What is said after an answer that does not fit; `last` says that no further chance comes."""
    return _render("again.jinja", problem=problem, last=last)


def json_text(schema: Mapping[str, Any]) -> str:
    """The end of the system message for models that are asked for JSON in plain text."""
    return "\n\n" + _render("json.jinja", schema=json.dumps(schema, ensure_ascii=False))


def _messages(system: str, user: str) -> list[Message]:
    return [{"role": "system", "content": system}, {"role": "user", "content": user}]


def _fence(article: str) -> str:
    mark = hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"────── 原文 {mark} ──────"


@cache
def _templates_hash() -> str:
    digest = hashlib.sha256()
    folder = _folder()
    for place in (folder, folder / "examples"):
        for item in sorted(place.iterdir(), key=lambda entry: entry.name):
            if item.is_file():
                digest.update(item.name.encode() + b"\0" + item.read_bytes() + b"\0")
    return digest.hexdigest()


def fingerprint(schemas: Sequence[Mapping[str, Any]]) -> str:
    """Version and 12 digits of all templates, examples and schemas: it changes when any of them does."""
    text = json.dumps(schemas, ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(f"{_templates_hash()}\0{text}".encode()).hexdigest()
    return f"{VERSION}-{digest[:12]}"


def estimate_tokens(text: str) -> int:
    """About how many tokens a text has: 0.8 for a Chinese character or mark, 0.3 for any other character.

    Measured with o200k on newspaper pages, where it is within a tenth; older tokenizers need up to half more.
    """
    wide = len(text.encode("utf-8", "surrogatepass")) - len(text)
    chinese = wide // 2  # three bytes where an ASCII character has one
    return round(0.8 * chinese + 0.3 * (len(text) - chinese)) + 1

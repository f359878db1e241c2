"""The abstract: it may say nothing in numbers or names that the article does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.grounding.align import Index
from summarizer.grounding.folding import plain, tight
from summarizer.people import introductions
from summarizer.quantities.amounts import find_amounts
from summarizer.text import Span

__all__ = ["abstract_fault"]

_QUOTED = re.compile(r"“([^“”]{1,60})”|《([^《》]{1,80})》|「([^「」]{1,60})」|\"([^\"]{1,60})\"|‘([^‘’]{1,60})’")
# The longest runs without a mark; a comma between digits is part of a number.
_PIECE = re.compile(r"(?:[^。，；：！？“”‘’《》\s]|(?<=\d)，(?=\d))+")
_NUMERAL = re.compile("[\\d零一二两三四五六七八九十百千万亿半翻成]")
_ARABIC = re.compile(r"\d+(?:\.\d+)?")


def abstract_fault(index: Index, abstract: str) -> str | None:
    """The first number, quoted name or person of an abstract that the article does not have; `None` if there is none.

    A number may be written otherwise (`1.5万家` as `15000家`) if its value and unit are the same.
    """
    # what the article says to the letter needs no second look
    new = [piece for piece in _PIECE.findall(abstract) if index.orders or not index.exact(piece)]
    rest = "；".join(new)
    faults = (*(_numbers(index, rest) if _NUMERAL.search(rest) else ()), *_names(index, abstract, rest))
    return next(iter(faults), None)


def _numbers(index: Index, abstract: str) -> Iterator[str]:
    values = {
        (amount.value, amount.value_max, amount.unit) for amount in index.amounts if not index.ordered(amount.span)
    }
    proved = []
    for amount in find_amounts(abstract):
        words = abstract[amount.span.start : amount.span.end]
        if (amount.value, amount.value_max, amount.unit) not in values and not index.stands(words):
            yield f"number not in the article: {words}"
        proved.append(amount.span)
    known = {m[0] for m in _ARABIC.finditer(index.plain) if not index.ordered(Span(*m.span()))}
    for match in _ARABIC.finditer(plain(abstract)):
        if match[0] not in known and not any(span.contains(Span(*match.span())) for span in proved):
            yield f"number not in the article: {match[0]}"


def _names(index: Index, abstract: str, rest: str) -> Iterator[str]:
    for quoted in _QUOTED.finditer(abstract):
        name = next(group for group in quoted.groups() if group)
        if tight(name) and not index.stands(name):
            yield f"name not in the article: {name}"
    for person in introductions(rest):
        if not index.stands(person.name):
            yield f"name not in the article: {person.name}"

"""Plain text and Markdown → text."""

from __future__ import annotations

import re

from summarizer.documents import Published
from summarizer.reading.encoding import decode, unify_newlines
from summarizer.reading.published import date_in_text

__all__ = ["read_markdown", "read_plain"]

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_DATE_KEY = re.compile(r"^(published|date)[ \t]*:[ \t]*[\"']?([^\"'\n#]+)", re.IGNORECASE | re.MULTILINE)
_YEAR = re.compile(r"\s*((?:19|20)\d\d)(?:-(\d\d?))?\s*")

# Marks of Markdown that would stand inside headlines and turns (`# 标题`, `**记者：**`), and what is left of each.
_MARKS = (
    (re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"^[ \t]{0,3}[*+-][ \t]+(?=\S)", re.MULTILINE), ""),
    (re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)"), ""),
    (re.compile(r"\[([^\]\n]{1,300})\]\([^)\n]{0,1000}\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,300}?)(?<=\S)\1"), r"\2"),
)


def read_plain(data: bytes) -> tuple[str, Published | None]:
    r"""The text as it stands, but for newlines, which become `\n`; plain text has no date of its own."""
    return unify_newlines(decode(data)), None


def read_markdown(data: bytes) -> tuple[str, Published | None]:
    """The text without front matter and without the marks of headings, lists, quotes, emphasis, links and images.

    The date is `published:` or `date:` of the front matter (the lines between two `---` at the very start);
    `published` wins. A value that is no date counts as none.
    """
    text = unify_newlines(decode(data))
    front = _FRONT.match(text)
    published = None
    if front:
        values = {key.lower(): value for key, value in _DATE_KEY.findall(front.group(1) or "")}
        published = _date(values.get("published", "")) or _date(values.get("date", ""))
        text = text[front.end() :]
    for pattern, left in _MARKS:
        text = pattern.sub(left, text)
    return text, published


def _date(value: str) -> Published | None:
    match = _YEAR.fullmatch(value)
    if match and 1 <= int(match[2] or 1) <= 12:
        return Published(int(match[1]), int(match[2]) if match[2] else None)
    return date_in_text(value)

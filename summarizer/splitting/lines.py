"""Text → lines: where each one stands, what is between them, and visual lines joined again."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from summarizer.people import card_name
from summarizer.splitting.bylines import read_byline
from summarizer.splitting.tables import (
    DASH,
    END_MARKS,
    GUEST,
    INTERVIEWER,
    LIST_ITEM,
    is_caption,
    is_furniture,
    opening,
)
from summarizer.text import Span

__all__ = ["Line", "ends_paragraph", "read_lines", "unwrap"]

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(?:[\w-]+[ \t]*:.*\n|[ \t]+\S.*\n|-.*\n)*---[ \t]*(?:\n|\Z)")
_SIGNS = "\ufeff#>*+"
_MARKDOWN = re.compile(r"(?:(#{1,6})\s+|>\s*|[*+]\s+(?=\S))")
_CLOSERS = "”’」』）)】》\"'*"
_BRACKETED_END = re.compile(r"[。！？!?…”]\s*[（(][^（）()]{2,50}[）)]$")
_APART = re.compile(f"[{DASH}□■◎●]")
_SENTENCE = re.compile("[，。！？；：,;]")
_WIDEST_COLUMN = 60
_FEWEST_LINES = 6


class Line(NamedTuple):
    """A line without the white space around it.

    `pieces` are its spans in the document: one, or one for each visual line that was joined. `gap` counts the blank
    lines before it, `indent` the columns of white space it begins with; `level` is that of a Markdown heading, or 0.
    """

    text: str
    pieces: tuple[Span, ...]
    gap: int = 0
    indent: int = 0
    level: int = 0

    @property
    def span(self) -> Span:
        """From the first to the last character."""
        return Span(self.pieces[0].start, self.pieces[-1].end)

    def part(self, start: int, end: int) -> Line:
        """The part `[start, end)` of the line's text, without white space at its ends."""
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
        end = start + len(self.text[start:end].rstrip())
        pieces, at = [], 0
        for piece in self.pieces:
            size = piece.end - piece.start
            low, high = max(start - at, 0), min(end - at, size)
            if low < high:
                pieces.append(Span(piece.start + low, piece.start + high))
            at += size
        return Line(self.text[start:end], tuple(pieces), self.gap, self.indent, self.level)


def read_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank; front matter and the signs of Markdown are left out."""
    front = _FRONT_MATTER.match(text) if text.startswith(("---", "\ufeff---")) else None
    at = front.end() if front else 0
    lines: list[Line] = []
    breaks = pages = 0
    for raw in text[at:].splitlines(keepends=True):
        if content := raw.strip():
            indent, level = len(raw) - len(raw.lstrip()), 0
            start = at + indent
            if content[0] in _SIGNS:
                skipped, content, level = _without_signs(content)
                start += skipped
            if content:
                span = Span(start, start + len(content))
                lines.append(Line(content, (span,), max(0, breaks - 1) + pages, start - at, level))
                breaks = pages = 0
        breaks += raw[-1] == "\n"
        pages += raw[-1] == "\f"
        at += len(raw)
    return lines


def _without_signs(content: str) -> tuple[int, str, int]:
    """How many characters of byte order mark and Markdown a line begins with, the rest, and the level of a heading."""
    words, level = content.removeprefix("\ufeff").lstrip(), 0
    if mark := _MARKDOWN.match(words):
        words, level = words[mark.end() :], len(mark[1] or "")
    skipped = len(content) - len(words)
    if words.startswith("**") and words.endswith("**") and len(words) > 4:
        words, skipped = words[2:-2], skipped + 2
    return skipped, words, level


def ends_paragraph(text: str) -> bool:
    """Whether a paragraph can end where `text` ends: after a sentence, a colon, a quotation or a byline in brackets."""
    bare = text.rstrip(_CLOSERS)
    return not bare or bare[-1] in END_MARKS or (text[-1] in "）)" and bool(_BRACKETED_END.search(text[-60:])))


def _width(text: str) -> float:
    """Columns in units of a Chinese character; others count half."""
    wide = (len(text.encode("utf-8", "ignore")) - len(text)) / 2
    return (len(text) + wide) / 2


def unwrap(lines: list[Line]) -> list[Line]:
    """Joins visual lines (of a PDF's columns) to blocks, where most lines of the text break at one width.

    A line joins the one before if that one fills the column, nothing is between the two, neither a new paragraph's
    indent nor a label begins here, and a short line ends a sentence or goes on with one.
    """
    widths = [_width(line.text) for line in lines]
    column = _column(lines, widths)
    if column is None:
        return lines
    marked = any(line.indent >= 2 for line in lines) or sum(line.gap > 0 for line in lines) * 12 > len(lines)
    blocks: list[list[Line]] = []
    for i, line in enumerate(lines):
        full = [column - 2 <= width <= column + 2.5 for width in widths[max(0, i - 1) : i + 1]]
        inside = len(full) == 2 and full[0]
        inside = inside and (full[1] or ends_paragraph(line.text) or not ends_paragraph(lines[i - 1].text))
        # A first line is two characters shorter where its indent was lost.
        first = not marked and abs(widths[i] - (column - 2)) <= 0.5
        if inside and _continues(lines[i - 1], line, first):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [line for block in blocks for line in _joined(block)]


def _column(lines: list[Line], widths: list[float]) -> float | None:
    """The width at which the text's lines break, or `None` if its lines are paragraphs."""
    long = [round(width) for width in widths if 8 <= width <= _WIDEST_COLUMN]
    if len(long) < _FEWEST_LINES or len(long) * 2 < len(lines) or len(long) < 0.8 * sum(w >= 8 for w in widths):
        return None
    column = Counter(long).most_common(1)[0][0]
    full = [line for line, width in zip(lines, widths, strict=True) if abs(width - column) <= 1.5]
    broken = sum(not ends_paragraph(line.text) for line in full)
    wider = sum(width > column + 3 for width in widths)
    regular = len(full) * 5 >= len(long) * 2 and wider * 10 <= len(lines)
    return column if regular and broken * 2 > len(full) else None


def _continues(last: Line, line: Line, first: bool) -> bool:
    """Whether a line goes on with the full one before it; `first`: it has the width of a paragraph's first line."""
    if line.gap or line.indent >= 2 or line.level or _APART.match(line.text) or INTERVIEWER.match(line.text):
        return False
    if _APART.match(last.text) or opening(line.text) or card_name(GUEST.sub("", last.text)):
        return False
    if read_byline(last.text) or is_caption(last.text) or is_furniture(last.text):
        return False
    return not ends_paragraph(last.text) or not (first or LIST_ITEM.match(line.text))


def _joined(block: list[Line]) -> list[Line]:
    """One line for a block; a block without any punctuation is a headline on several lines, and stays apart."""
    if len(block) == 1:
        return block
    text = "".join(line.text for line in block)
    if not _SENTENCE.search(text):
        return block
    pieces = tuple(piece for line in block for piece in line.pieces)
    return [Line(text, pieces, block[0].gap, block[0].indent, block[0].level)]

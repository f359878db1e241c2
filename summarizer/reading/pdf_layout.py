"""Lines of a PDF page with their places → text: columns one after another, lines joined to paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from statistics import median
from typing import NamedTuple

__all__ = ["Line", "page_text"]

# In units of the line's height, which for Chinese type is about the width of a character.
_INDENT = 0.8  # a paragraph opens with an indent of two characters, at least one
_EDGE = 3  # so far apart are the edges of two lines of one block at most
_SHORT = 2.5  # a line ends early where a character may not start the next one (。 ，) or a number stays whole
_SHORT_INDENTED = 4.0  # where indents mark the paragraphs, only a line that ends much earlier ends one
_PITCH = 2.3  # lines of one block follow at 1.2 to 2 times their height
_HEADLINE = 1.25  # type this much larger than the page's body is a headline, whose lines stay apart
_COLUMN = 8  # narrower "columns" are cells of a table


class Line(NamedTuple):
    """A run of text on one base line; coordinates as in a PDF, in points, upwards from the bottom left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """Height of the type, in points."""
        return self.top - self.bottom


def page_text(lines: Sequence[Line]) -> str:
    """The text of a page whose lines come in the order in which the file draws them.

    That order is kept, as it follows columns in most files; where lines of neighbouring columns alternate,
    columns are put one after another. Blocks (headline, column, paragraph) stand between blank lines; the lines of
    a headline stay lines of their own.
    """
    lines = [line for line in lines if line.text.strip()]
    if not lines:
        return ""
    if _alternates(lines):
        lines = _by_column(lines)
    body = _body_height(lines)
    return "\n\n".join(_block_text(block, body) for block in _blocks(lines))


def _beside(a: Line, b: Line) -> bool:
    """Whether `b` starts right of `a`, on the same height."""
    return b.left >= a.right and min(a.top, b.top) - max(a.bottom, b.bottom) > 0.5 * min(a.height, b.height)


def _alternates(lines: Sequence[Line]) -> bool:
    """Whether the file draws line by line across columns."""
    steps = sum(_beside(a, b) for a, b in pairwise(lines))
    return steps >= 3 and steps >= 0.25 * len(lines) and _width(lines) >= _COLUMN * _body_height(lines)


def _width(lines: Sequence[Line]) -> float:
    return median(line.right - line.left for line in lines)


def _body_height(lines: Sequence[Line]) -> float:
    """Height of the type in which most characters are set."""
    heights = sorted((line.height, len(line.text)) for line in lines)
    half = sum(length for _, length in heights) / 2
    for height, length in heights:
        half -= length
        if half <= 0:
            return height
    return heights[-1][0]


def _by_column(lines: Sequence[Line]) -> list[Line]:
    """Bands from top to bottom, parted by lines that cross columns; in a band column after column."""
    columns = _columns(lines)
    ordered: list[Line] = []
    band: list[tuple[int, Line]] = []
    for line in sorted(lines, key=lambda line: -line.top):
        touched = [i for i, (left, right) in enumerate(columns) if line.left < right and line.right > left]
        if len(touched) == 1:
            band.append((touched[0], line))
        else:
            ordered += [member for _, member in sorted(band, key=lambda pair: pair[0])]
            ordered.append(line)
            band.clear()
    return ordered + [member for _, member in sorted(band, key=lambda pair: pair[0])]


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The horizontal ranges that many lines fill, left to right; a headline over two columns does not join them."""
    edges = sorted([(line.left, 1) for line in lines] + [(line.right, -1) for line in lines])
    depths = list(accumulate(step for _, step in edges))
    least = max(1, 0.25 * max(depths))
    columns: list[tuple[float, float]] = []
    start: float | None = None
    for (x, _), depth in zip(edges, depths, strict=True):
        if start is None and depth > least:
            start = x
        elif start is not None and depth <= least:
            columns.append((start, x))
            start = None
    return columns


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines of one size that follow each other downwards at an even distance."""
    blocks = [[lines[0]]]
    for a, b in pairwise(lines):
        pitch = a.bottom - b.bottom
        alike = abs(a.height - b.height) <= 0.2 * max(a.height, b.height)
        if alike and _aligned(a, b) and 0.5 * a.height < pitch < _PITCH * a.height:
            blocks[-1].append(b)
        else:
            blocks.append([b])
    return blocks


def _aligned(a: Line, b: Line) -> bool:
    """Whether two lines start at one edge, an indent apart, or are centred on one axis."""
    centres = abs(a.left + a.right - b.left - b.right) / 2
    return abs(a.left - b.left) <= _EDGE * a.height or centres <= a.height


def _block_text(block: Sequence[Line], body: float) -> str:
    if body and block[0].height > _HEADLINE * body:
        return "\n".join(line.text.strip() for line in block)
    left = min(line.left for line in block)
    right = max(line.right for line in block)
    indented = [line.text[:1] == "\u3000" or line.left > left + _INDENT * line.height for line in block]
    slack = (_SHORT_INDENTED if any(indented) else _SHORT) * block[0].height
    text = block[0].text.strip()
    for (a, b), is_indented in zip(pairwise(block), indented[1:], strict=True):
        text += "\n\n" if is_indented or a.right < right - slack else _joint(text, b.text)
        text += b.text.strip()
    return text


def _joint(before: str, after: str) -> str:
    """What a line break inside a paragraph leaves: a space between two words in Latin letters, else nothing."""
    ends = before[-1:] + after.strip()[:1]
    return " " if ends.isascii() and ends.isalpha() else ""

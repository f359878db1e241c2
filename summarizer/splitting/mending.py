"""Blocks → paragraphs: what a column's or a page's end broke is joined again, and bylines are cut off."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.documents import ParagraphRole
from summarizer.people import NAME_CHAR, card_name, is_name
from summarizer.splitting.blocks import Block
from summarizer.splitting.bylines import Byline, closing_byline, opening_byline
from summarizer.splitting.lines import Line, ends_paragraph
from summarizer.splitting.tables import INTERVIEWER, LIST_ITEM, STANDFIRST

__all__ = ["Par", "mend", "take_bylines"]

_TOPIC = re.compile(r"[【\[](?P<topic>[^】\]]{1,8})[】\]]")
_COMMA = re.compile("[，,]")
_TURN = re.compile(rf"(?P<name>{NAME_CHAR}{{2,5}})[：:]")
_OPEN_MARKS = "，、,"
_SHORTEST_HEADING = 3
_OPENINGS = 3
"""Within how many paragraphs a report's opening stands."""


@dataclass(slots=True)
class Par:
    """A paragraph in the making; `[start, end)` is the part of its line that is neither label nor byline."""

    line: Line
    role: ParagraphRole = "body"
    speaker: str | None = None
    start: int = 0
    end: int | None = None


def mend(blocks: list[Block]) -> list[Par]:
    """Paragraphs, headings, notes and cards; a paragraph that breaks off in a sentence goes on in the next block."""
    pars: list[Par] = []
    for block in blocks:
        if block.byline:
            continue
        if pars and pars[-1].role == "body" and _goes_on(pars[-1].line.text, block):
            line = pars[-1].line
            text, pieces = line.text + block.text, line.pieces + block.line.pieces
            pars[-1].line = Line(text, pieces, line.gap, line.indent, line.level)
        else:
            pars.append(Par(block.line, _role(block)))
    return pars


def _role(block: Block) -> ParagraphRole:
    if block.kind == "head" and _is_heading(block.text):
        return "heading"
    return "standfirst" if block.note or (block.kind == "head" and card_name(block.text)) else "body"


def _is_heading(text: str) -> bool:
    """Whether a line without an end stands for itself: its clauses, where commas part them, are about equally long.

    A line that begins with its topic in brackets (`【出行】`) is one too; a name there begins an answer.
    """
    clauses = [len(clause) for clause in _COMMA.split(text)]
    topic = _TOPIC.match(text)
    apart = (topic is not None and not is_name(topic["topic"])) or 10 * min(clauses) >= 6 * max(clauses)
    return len(text) >= _SHORTEST_HEADING and not ends_paragraph(text) and apart


def _goes_on(before: str, block: Block) -> bool:
    if ends_paragraph(before) or block.line.level or INTERVIEWER.match(block.text):
        return False
    if (turn := _TURN.match(block.text)) and is_name(turn["name"]):
        return False
    return before[-1] in _OPEN_MARKS or not (LIST_ITEM.match(block.text) or STANDFIRST.match(block.text))


def take_bylines(pars: list[Par]) -> tuple[Byline, ...]:
    """Cuts off the byline in the opening of the first paragraphs and the one after the last sentence; gives both."""
    found: list[Byline] = []
    for par in pars[:_OPENINGS]:
        if opening := opening_byline(par.line.text):
            par.start = opening[1]
            found += [opening[0]] if opening[0] else []
            break
    if pars and (closing := closing_byline(pars[-1].line.text)):
        pars[-1].end = closing[1]
        found.append(closing[0])
    return tuple(found)

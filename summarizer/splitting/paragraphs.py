"""The text of a piece: broken paragraphs mended, turns and questions told apart, all as a view on the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from summarizer.documents import Paragraph, ParagraphRole
from summarizer.people import HAN, card_name, is_name, line_persons, tight
from summarizer.splitting.blocks import Block
from summarizer.splitting.bylines import Byline, closing_byline, opening_byline
from summarizer.splitting.heads import Head
from summarizer.splitting.lines import Line, ends_paragraph
from summarizer.splitting.pages import Piece
from summarizer.splitting.tables import GUEST, INTERVIEWER, LIST_ITEM, STANDFIRST
from summarizer.text import Span, View, join_view

__all__ = ["Body", "read_body"]

_LABEL = re.compile(
    rf"^[\[【(（]?(?P<label>[{HAN}·　 ]{{1,30}}?|A\d{{0,2}})(?:[（(][^（）()]{{1,30}}[）)])?"
    r"(?:[\]】]\s*[：:]?|[)）]?\s*[：:])\s*"
)
_ANSWER = re.compile(r"答|答复|回答|A\d{0,2}|受访者|嘉宾")
_COMMA = re.compile("[，,]")
_COLON = re.compile("[：:】\\]]")
_LONGEST_LABEL = 40
_LONGEST_NAME = 5
_SHORTEST_HEADING = 4
_LONGEST_QUESTION = 150
_INLINE = re.compile(rf"(?<=[。！？!?”])\s*(?=(?P<label>[{HAN}·]{{1,6}})[：:])")


@dataclass(frozen=True, slots=True)
class Body:
    """The view on an article, its paragraphs, and the bylines that stood in its text.

    `turns`: it is a conversation with labels; `opened`: it begins as news do (`本报讯`); `guests`: it has guest cards.
    """

    view: View
    paragraphs: tuple[Paragraph, ...]
    bylines: tuple[Byline, ...]
    turns: bool
    opened: bool
    guests: bool


@dataclass(frozen=True, slots=True)
class _Par:
    line: Line
    role: ParagraphRole = "body"
    speaker: str | None = None
    start: int = 0
    end: int | None = None


def read_body(source: str, head: Head, piece: Piece) -> Body:
    """Mends the paragraphs of a piece and gives each its role.

    The view has one line for each line of the head, each paragraph and each closing byline; all else is left out.
    """
    pars, bylines = _without_bylines(list(_mended([*head.rest, *piece.body])))
    opened = any(par.start for par in pars)
    guests = any(par.role == "standfirst" and not STANDFIRST.match(par.line.text) for par in pars)
    labels = _turn_labels(pars)
    pars = list(_split_turns(pars, labels))
    labels = _turn_labels(pars) if labels else labels
    pars = list(_with_roles(pars, labels))
    above = [block.line for block in head.lines]
    below = [block.line for block in piece.tail]
    lines = [*above, *(par.line for par in pars), *below]
    view, starts = _view(source, lines)
    paragraphs = tuple(_placed(par, at) for par, at in zip(pars, starts[len(above) :], strict=False))
    mid = tuple(block.byline for block in piece.body if block.byline)
    return Body(
        view, tuple(p for p in paragraphs if p.span.end > p.span.start), bylines + mid, bool(labels), opened, guests
    )


def _placed(par: _Par, at: int) -> Paragraph:
    text = par.line.text
    end = len(text[: par.end].rstrip())
    start = min(par.start, end)
    return Paragraph(Span(at + start, at + end), par.role, par.speaker)


def _mended(blocks: list[Block]) -> Iterator[_Par]:
    """Paragraphs, those that broke off within a sentence joined with what follows."""
    par: _Par | None = None
    for block in blocks:
        if block.byline:
            continue
        if par and par.role == "body" and _goes_on(par.line, block):
            joined = f"{par.line.text}{block.text}"
            par = replace(par, line=replace(par.line, text=joined, pieces=par.line.pieces + block.line.pieces))
            continue
        if par:
            yield par
        heading = block.kind == "head" and _is_heading(block.text)
        fixed = bool(STANDFIRST.match(block.text) or GUEST.match(block.text)) or bool(card_name(block.text))
        par = _Par(block.line, "heading" if heading else "standfirst" if fixed else "body")
    if par:
        yield par


def _is_heading(text: str) -> bool:
    """Whether a line without an end stands for itself: its clauses, where commas part them, are about equally long."""
    clauses = [len(clause) for clause in _COMMA.split(text)]
    return len(text) >= _SHORTEST_HEADING and not ends_paragraph(text) and 10 * min(clauses) >= 6 * max(clauses)


def _goes_on(line: Line, block: Block) -> bool:
    if ends_paragraph(line.text) or block.line.level:
        return False
    text = block.text
    if line.text[-1] in "，、,":
        return not INTERVIEWER.match(text)
    return not (INTERVIEWER.match(text) or LIST_ITEM.match(text) or STANDFIRST.match(text))


def _without_bylines(pars: list[_Par]) -> tuple[list[_Par], tuple[Byline, ...]]:
    """Leaves out the byline in the opening of the first paragraphs and the one after the last sentence."""
    found: list[Byline] = []
    for i, par in enumerate(pars[:3]):
        if opening := opening_byline(par.line.text):
            pars[i] = replace(par, start=opening[1])
            found += [opening[0]] if opening[0] else []
            break
    if pars and (closing := closing_byline(pars[-1].line.text)):
        pars[-1] = replace(pars[-1], end=closing[1])
        found.append(closing[0])
    return pars, tuple(found)


def _label(text: str) -> str | None:
    """The label of a turn that a line begins with: the interviewer's, 答, a name, or a title and a name."""
    if not _COLON.search(text, 0, _LONGEST_LABEL):
        return None
    if match := INTERVIEWER.match(text):
        return match["label"]
    match = _LABEL.match(text)
    if match is None:
        return None
    label = tight(match["label"])
    person = next(line_persons(label), None)
    if _ANSWER.fullmatch(label) or is_name(label) or (person and person.span.end == len(label)):
        return match["label"]
    return None


def _turn_labels(pars: list[_Par]) -> frozenset[str]:
    """The labels of the turns of an article; none if it is no conversation.

    One interviewer's label makes it one; without any, a name has to begin two paragraphs, or two persons with their
    titles one each.
    """
    labels = Counter(label for par in pars if par.role == "body" and (label := _label(par.line.text)))
    asked = any(INTERVIEWER.match(f"{label}：") for label in labels)
    titled = sum(len(label) > _LONGEST_NAME for label in labels) > 1
    if asked or titled or any(count > 1 for count in labels.values()):
        return frozenset(labels)
    return frozenset()


def _split_turns(pars: list[_Par], labels: frozenset[str]) -> Iterator[_Par]:
    """Turns that follow each other in one paragraph, each by itself."""
    if not labels:
        yield from pars
        return
    for par in pars:
        text = par.line.text
        cuts = [m.end() for m in _INLINE.finditer(text) if _is_label(m["label"], labels)] if par.role == "body" else []
        bounds = [0, *cuts, len(text)]
        for i, (start, end) in enumerate(pairwise(bounds)):
            first, last = i == 0, i == len(cuts)
            line = par.line.part(start, end) if cuts else par.line
            yield replace(par, line=line, start=par.start if first else 0, end=_moved(par.end, start) if last else None)


def _is_label(word: str, labels: frozenset[str]) -> bool:
    """Whether a word before a colon within a paragraph begins a turn."""
    return word in labels or bool(_ANSWER.fullmatch(word)) or bool(INTERVIEWER.match(f"{word}：")) or is_name(word)


def _moved(end: int | None, by: int) -> int | None:
    return None if end is None else end - by


def _with_roles(pars: list[_Par], labels: frozenset[str]) -> Iterator[_Par]:
    """Each paragraph with its role; what follows a turn without a label goes on with the answer."""
    role: ParagraphRole = "body"
    speaker: str | None = None
    asked = sum(map(_is_question, pars)) > 1
    for par in pars:
        text = par.line.text
        label = _label(text) if labels and par.role == "body" else None
        if par.role != "body":
            lead = (STANDFIRST.match(text) or GUEST.match(text)) if par.role == "standfirst" else None
            yield replace(par, start=max(par.start, lead.end() if lead else 0))
        elif label is not None and label in labels:
            match = INTERVIEWER.match(text) or _LABEL.match(text)
            start = match.end() if match else 0
            question = bool(INTERVIEWER.match(text))
            role, speaker = ("question", label) if question else ("answer", _bare(label))
            yield replace(par, role=role, speaker=speaker, start=start)
            if question and start < len(text):
                role, speaker = "answer", None
        elif _is_question(par):
            yield replace(par, role="question")
            if asked and not labels:
                role, speaker = "answer", None
        else:
            yield replace(par, role=role, speaker=speaker)


def _bare(label: str) -> str:
    """The name in a label with a title."""
    person = next(line_persons(tight(label)), None)
    return person.name if person else tight(label)


def _is_question(par: _Par) -> bool:
    """Whether a paragraph is nothing but a question."""
    text = par.line.text
    return par.role == "body" and len(text) <= _LONGEST_QUESTION and text[-1] in "？?" and "。" not in text


def _view(source: str, lines: list[Line]) -> tuple[View, list[int]]:
    """The view with one line each, and where each line begins in it."""
    pieces: list[tuple[Span | None, str]] = []
    starts: list[int] = []
    at = 0
    for n, line in enumerate(lines):
        starts.append(at)
        pieces.extend((span, "") for span in line.pieces)
        at += len(line.text)
        if n + 1 < len(lines):
            pieces[-1] = (pieces[-1][0], "\n")
            at += 1
    return join_view(source, pieces), starts

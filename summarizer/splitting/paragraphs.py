"""The text of a piece as a view on the document, and its paragraphs in the view."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.documents import Paragraph
from summarizer.splitting.bylines import Byline
from summarizer.splitting.heads import Head
from summarizer.splitting.lines import Line
from summarizer.splitting.mending import Par, mend, take_bylines
from summarizer.splitting.pages import Piece
from summarizer.splitting.tables import STANDFIRST
from summarizer.splitting.turns import give_roles
from summarizer.text import Span, View

__all__ = ["Body", "read_body"]


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


def read_body(head: Head, piece: Piece) -> Body:
    """Mends the paragraphs of a piece and gives each its role.

    The view has one line for each line of the head, each paragraph and each closing byline; all else is left out.
    """
    pars = mend([*head.rest, *piece.body])
    bylines = take_bylines(pars)
    opened = any(par.start for par in pars)
    guests = any(par.role == "standfirst" and not STANDFIRST.match(par.line.text) for par in pars)
    pars, turns = give_roles(pars)
    above = [block.line for block in head.lines]
    view, starts = _view([*above, *(par.line for par in pars), *(block.line for block in piece.tail)])
    placed = [_placed(par, at) for par, at in zip(pars, starts[len(above) :], strict=False)]
    return Body(
        view=view,
        paragraphs=tuple(paragraph for paragraph in placed if paragraph.span.end > paragraph.span.start),
        bylines=bylines + tuple(block.byline for block in piece.body if block.byline),
        turns=turns,
        opened=opened,
        guests=guests,
    )


def _placed(par: Par, at: int) -> Paragraph:
    end = len(par.line.text) if par.end is None else len(par.line.text[: par.end].rstrip())
    return Paragraph(Span(at + min(par.start, end), at + end), par.role, par.speaker)


def _view(lines: list[Line]) -> tuple[View, list[int]]:
    """The view with one line each, and where each begins; a line break maps to the end of what is before it."""
    begins: list[int] = []
    starts: list[int] = []
    sources: list[int] = []
    at = 0
    for line in lines:
        begins.append(at)
        end = 0
        for start, end in line.pieces:
            starts.append(at)
            sources.append(start)
            at += end - start
        starts.append(at)
        sources.append(end)
        at += 1
    return View("\n".join([line.text for line in lines]), tuple(starts[:-1]), tuple(sources[:-1])), begins

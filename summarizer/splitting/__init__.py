"""Document → articles: what stands on a page, with heads, bylines and mended paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.documents import Article, Document
from summarizer.splitting.blocks import read_blocks
from summarizer.splitting.heads import Head, read_head
from summarizer.splitting.kinds import read_kind
from summarizer.splitting.lines import read_lines, unwrap
from summarizer.splitting.occasions import PageMeetings, of_the_centre, page_meetings, reacts, read_occasion
from summarizer.splitting.pages import Piece, pieces
from summarizer.splitting.paragraphs import Body, read_body
from summarizer.text import Span

__all__ = ["split"]


def split(document: Document) -> list[Article]:
    """The articles of a document, in the order of the page; `[]` where there is no text.

    Headers, imprints, captions and QR-code lines are in no view; those before and after an article are outside its
    span too. Never raises. A page of 3,000 characters takes about a millisecond.
    """
    parts = [_Part.read(piece) for piece in pieces(read_blocks(unwrap(read_lines(document.text))))]
    parts = [part for part in parts if part.body.paragraphs]  # labels of turns in which nothing is said are no article
    meetings = page_meetings(document.text)
    return [_article(document, i, part, meetings) for i, part in enumerate(parts)]


@dataclass(frozen=True, slots=True)
class _Part:
    """An article's piece, read by itself; `told` is the text of its paragraphs, `heard` with the note above it."""

    piece: Piece
    head: Head
    body: Body
    told: str
    heard: str

    @classmethod
    def read(cls, piece: Piece) -> _Part:
        head = read_head(piece)
        body = read_body(head, piece)
        text = body.view.text
        told = "\n".join(text[p.span.start : p.span.end] for p in body.paragraphs)
        return cls(piece, head, body, told, "\n".join([*(block.text for block in piece.note), told]))


def _article(document: Document, index: int, part: _Part, meetings: PageMeetings) -> Article:
    head, body = part.head, part.body
    bylines = (*head.bylines, *body.bylines, *(b.byline for b in part.piece.tail if b.byline))
    kind = read_kind(head, body, bylines, part.told)
    return Article(
        document=document,
        index=index,
        kind=kind,
        span=_span(part.piece),
        view=body.view,
        headline=head.headline,
        kicker=head.kicker,
        journalists=tuple(dict.fromkeys(name for byline in bylines for name in byline.journalists)),
        outlet=next((byline.outlet for byline in bylines if byline.outlet), None),
        occasion=None if kind == "report" else _occasion(part, meetings),
        paragraphs=body.paragraphs,
    )


def _occasion(part: _Part, meetings: PageMeetings) -> str | None:
    """What the article reacts to, or else what the page's column does (`落实市第十三次党代会精神·局长访谈`).

    A column named after a meeting of the Party's centre says nothing of an article that does not speak of it.
    """
    own = read_occasion(part.head.headline, part.heard, meetings)
    column = part.piece.column
    if own or not reacts(column):
        return own
    shared = read_occasion("", column, meetings)
    return None if shared and of_the_centre(shared) else shared


def _span(piece: Piece) -> Span:
    blocks = [*piece.head, *piece.body, *piece.tail]
    return Span(blocks[0].line.pieces[0].start, blocks[-1].line.pieces[-1].end)

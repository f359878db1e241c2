"""Blocks → the pieces of a page: which head, which paragraphs and which closing lines belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise, takewhile

from summarizer.people import NAME_CHAR, card_name, is_name
from summarizer.splitting.blocks import Block
from summarizer.splitting.bylines import closing_byline
from summarizer.splitting.lines import ends_paragraph
from summarizer.splitting.tables import GUEST, INTERVIEWER, LIST_ITEM, OPINION_LABEL, RUBRIC, STANDFIRST, opening

__all__ = ["Piece", "pieces"]

_LONGEST_LOOSE_CAPTION = 50
_MOST_CAPTIONS = 2
_MUCH, _LITTLE = 3, 150
_SHORTEST_PIECE = 40
_SHORTEST_TITLE = 6
_NUMBER = re.compile(r"[①-⑳\d一二三四五六七八九十]+[）)]?$")
_LABELLED = re.compile(rf"(?P<name>{NAME_CHAR}{{2,5}})[：:]")
_SAYS = re.compile("[说道]，|说。|表示|介绍|告诉记者")


@dataclass(slots=True)
class Piece:
    """One article in the making: the lines above its text, its text with subheads, the bylines below.

    `note` is an editor's note above the head, `column` the label of the page's column, `label` that of a column of
    opinion: no parts of the article, but they say what it is about.
    """

    head: list[Block] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    tail: list[Block] = field(default_factory=list)
    note: list[Block] = field(default_factory=list)
    column: str = ""
    label: str = ""

    @property
    def open_sentence(self) -> bool:
        """Whether the text so far breaks off within a sentence."""
        texts = [block for block in self.body if block.kind == "text"]
        return bool(texts) and not ends_paragraph(texts[-1].text)

    @property
    def signed(self) -> bool:
        """Whether there is a byline above the text, or at its opening."""
        return any(b.byline for b in self.head) or (bool(self.body) and opening(self.body[0].text) is not None)

    @property
    def signed_off(self) -> bool:
        """Whether the text ends with a byline after its last sentence."""
        return bool(self.body) and self.body[-1].kind == "text" and closing_byline(self.body[-1].text) is not None


def pieces(blocks: list[Block]) -> list[Piece]:
    """The articles of a page, in order.

    Lines between two stretches of text open a new article if there is a kicker or a byline among them, if the text
    before was signed off, if a news opening or a guest's card follows, if they are several
    lines and the text before was signed above, or if their Markdown level says so; else they are subheads.
    """
    found: list[Piece] = []
    groups = [
        (is_text, list(group))
        for is_text, group in groupby(
            (b for b in blocks if b.kind not in ("furniture", "caption")), key=lambda b: b.kind == "text"
        )
    ]
    note: list[Block] = []
    for i, (is_text, group) in enumerate(groups):
        if is_text:
            if not found:
                found.append(Piece())
            if not (found[-1].tail and _is_loose(group, found[-1])):
                found[-1].body += group
            elif STANDFIRST.match(group[0].text):
                note = group
            if found[-1].head and note is not group:
                found[-1].note, note = note, []
        elif not found or not found[-1].body:
            found.append(Piece(head=group))
        else:
            _between(found, group, groups[i + 1][1] if i + 1 < len(groups) else [])
    for piece, following in pairwise(found):
        if piece.body and not any(map(_is_told, piece.body)):
            following.note = piece.body
    found = [piece for piece in found if _has_text(piece)]
    if len(found) > 1:
        head = _without_rubric(found[0].head, [piece.head for piece in found[1:]])
        column = found[0].head[0].text if len(head) < len(found[0].head) else ""
        found[0].head = head
        for piece in found:
            piece.column = column
    return [_without_label(piece) for piece in found]


def _without_rubric(head: list[Block], others: Sequence[list[Block]]) -> list[Block]:
    """The head of a page's first article without the label of the page's column above it.

    A line that stands above another article too, but for its number (`访谈①`, `访谈②`), is a series line of both.
    """
    titles = [block for block in head if block.kind == "head"]
    if len(titles) < 2 or head[0] is not titles[0] or not RUBRIC.search(head[0].text):
        return head
    series = _NUMBER.sub("", head[0].text)
    repeated = any(_NUMBER.sub("", block.text) == series for other in others for block in other[:1])
    return head if repeated else head[1:]


def _without_label(piece: Piece) -> Piece:
    """The piece with the label of a column of opinion (`【今日时评】`) taken from above its headline."""
    first = piece.head[0] if piece.head else None
    if first and OPINION_LABEL.match(first.text) and any(block.kind == "head" for block in piece.head[1:]):
        return replace(piece, head=piece.head[1:], label=first.text)
    return piece


def _has_text(piece: Piece) -> bool:
    texts = [b.text for b in piece.body if _is_told(b)]
    return bool(texts) and (bool(piece.head) or sum(map(len, texts)) >= _SHORTEST_PIECE)


def _is_told(block: Block) -> bool:
    """Whether a block is text of an article, and not a note above it or a guest's card."""
    return block.kind == "text" and not block.note


def _is_loose(group: list[Block], piece: Piece) -> bool:
    """Whether what follows a piece's closing byline does not belong to it.

    That is a photo's caption (one short sentence), a note to what comes next, or a little text after much.
    """
    first = group[0].text
    if STANDFIRST.match(first) and not any(map(_is_told, group)):
        return True
    if sum(map(_is_told, piece.body)) >= _MUCH and sum(len(block.text) for block in group) <= _LITTLE:
        return True
    return len(group) <= _MOST_CAPTIONS and all(_is_one_sentence(block.text) for block in group)


def _is_one_sentence(text: str) -> bool:
    plain = len(text) <= _LONGEST_LOOSE_CAPTION and text.count("。") <= 1 and "“" not in text[:1]
    return plain and not (INTERVIEWER.match(text) or _SAYS.search(text))


def _between(found: list[Piece], run: list[Block], following: list[Block]) -> None:
    """Shares out the lines between two stretches of text."""
    piece = found[-1]
    rest = _fragments(piece, run)
    signing = _leading_bylines(rest)
    rest = rest[len(signing) :]
    complete = any(map(_is_told, piece.body)) and not piece.open_sentence
    if signing and not rest and following and not (complete and _is_loose(following, piece)):
        if piece.tail or (complete and piece.signed):
            found.append(Piece(head=signing))
        else:
            piece.body += signing
        return
    piece.tail += signing
    if not rest:
        return
    if not following:
        closing = [] if piece.tail else list(takewhile(_is_sentence, rest))
        piece.body += [Block(block.line, "text") for block in closing]
        piece.tail += [block for block in rest if block.byline]
    elif piece.tail or piece.signed_off or _opens(piece, rest, following):
        found.append(Piece(head=rest))
    else:
        piece.body += rest


def _is_sentence(block: Block) -> bool:
    """Whether a line with the form of a headline is a sentence, as a text's last words may be."""
    return block.kind == "head" and ends_paragraph(block.text)


def _fragments(piece: Piece, run: list[Block]) -> list[Block]:
    """Gives the text the lines of a run that only go on with its last sentence; returns the others."""
    goes_on = piece.open_sentence and not piece.tail and run[0].kind == "head"
    if goes_on and not any(block.kind == "kicker" for block in run):
        piece.body.append(Block(run[0].line, "text"))
        return run[1:]
    return run


def _leading_bylines(run: list[Block]) -> list[Block]:
    signing: list[Block] = []
    for block in run:
        if block.byline is None:
            break
        signing.append(block)
    return signing


def _is_title_line(text: str) -> bool:
    """Whether a line can be one of a headline's lines, and not the number or the question over a paragraph."""
    return len(text) >= _SHORTEST_TITLE and not (LIST_ITEM.match(text) or ends_paragraph(text))


def _ends_conversation(body: list[Block], following: list[Block]) -> bool:
    """Whether the text so far is a conversation with labels, and what follows is none."""
    asked = sum(bool(INTERVIEWER.match(block.text)) for block in body)
    return asked > 1 and not any(_is_turn(block.text) for block in following)


def _is_turn(text: str) -> bool:
    label = _LABELLED.match(text)
    return bool(INTERVIEWER.match(text)) or (label is not None and is_name(label["name"]))


def _opens(piece: Piece, run: list[Block], following: list[Block]) -> bool:
    first = following[0].text
    if any(block.kind in ("kicker", "byline") for block in run) or opening(first):
        return True
    if GUEST.match(first) or card_name(first):
        return True
    if piece.signed and len(run) == 1 and _is_title_line(run[0].text) and _ends_conversation(piece.body, following):
        return True
    if piece.signed and len(run) > 1 and all(_is_title_line(block.text) for block in run):
        return True
    levels = [block.line.level for block in run if block.line.level]
    own = [block.line.level for block in piece.head if block.line.level]
    return bool(levels and own) and min(levels) <= max(own)

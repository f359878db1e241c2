"""The head of an article: headline, kicker, bylines, and what stands there but belongs to the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.people import HAN, HEAD, NAME_CHAR, is_name, line_persons, without_visit
from summarizer.splitting.blocks import Block
from summarizer.splitting.bylines import Byline
from summarizer.splitting.pages import Piece

__all__ = ["Head", "read_head"]

_SPACE = re.compile(r"\s+")
_ENDS_WITH_TITLE = re.compile(f"{HEAD}[\\s　]*(?P<start>{HAN}?)$")
_LONGEST_LINE = 40
_FULL_LINE = 14
_LONGEST_AUTHOR = 3
_TITLE_AND_NAME = re.compile(rf"^[^，。：:]{{0,40}}{HEAD}[\s　]*{NAME_CHAR}{{2,8}}$")


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines above the text say; `rest`: subheads of the text that stood among them.

    `label` is that of a column of opinion, which is no part of the headline.
    """

    headline: str
    kicker: str | None
    bylines: tuple[Byline, ...]
    lines: tuple[Block, ...]
    rest: tuple[Block, ...]
    label: str = ""


def read_head(piece: Piece) -> Head:
    """Headline lines joined with one space; the kicker without dashes, joined without one where it breaks.

    A line after the last kicker or byline, right above the text, is a subhead, unless no headline came before.
    """
    blocks = piece.head
    last = max((i for i, b in enumerate(blocks) if b.kind in ("kicker", "byline")), default=-1)
    kicker, used = _kicker(blocks)
    last = max([last, *used])
    titled = any(b.kind == "head" for b in blocks[: last + 1] if b.kind == "head")
    cut = last + 1 if titled and last >= 0 else len(blocks)
    titles: list[str] = []
    for i, block in enumerate(blocks[:cut]):
        text = _SPACE.sub(" ", block.text)
        if block.kind == "head" and i not in used and text not in titles:
            titles.append(text)
    if kicker and not titles and not any(blocks[i].lead for i in used):
        titles, kicker = [kicker], None
    bylines = tuple(b.byline for b in blocks if b.byline)
    if not (bylines or kicker) and len(titles) > 1 and len(titles[-1]) <= _LONGEST_AUTHOR and is_name(titles[-1]):
        bylines = (Byline((titles.pop(),), None, "author"),)
    return Head(" ".join(titles), kicker, bylines, tuple(blocks[:cut]), tuple(blocks[cut:]), piece.label)


def _kicker(blocks: list[Block]) -> tuple[str | None, list[int]]:
    """The kicker, and the indices of the blocks that it takes: it may go on where it breaks after a title."""
    at = next((i for i, block in enumerate(blocks) if block.kind == "kicker"), None)
    if at is None:
        return None, []
    text = blocks[at].text[blocks[at].lead :]
    used = [at]
    for i in range(at + 1, len(blocks)):
        words = blocks[i].text
        if blocks[i].kind != "head" or len(words) > _LONGEST_LINE or not _goes_on(text, words):
            break
        text += words
        used.append(i)
    return _SPACE.sub(" ", text), used


def _goes_on(kicker: str, words: str) -> bool:
    """Whether a kicker breaks off before `words`: between titles, before the name, or within it."""
    if kicker.endswith(("、", "，")):
        return True
    if cut := _ENDS_WITH_TITLE.search(kicker):
        return is_name(cut["start"] + words) or (not cut["start"] and bool(_TITLE_AND_NAME.match(words)))
    return len(kicker) >= _FULL_LINE and kicker[-2:] not in words and _names_at_end(kicker + words)


def _names_at_end(line: str) -> bool:
    """Whether a line introduces its only person with its last characters."""
    persons = list(line_persons(without_visit(line)))
    return len(persons) == 1 and is_name(persons[0].name) and line.endswith(persons[0].name)

"""What each line of a page is: text, headline, kicker, byline, caption or furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from summarizer.people import HAN, HEAD, NAME_CHAR, any_of, card_name, is_common_word, is_name, tight
from summarizer.splitting.bylines import Byline, read_byline
from summarizer.splitting.lines import Line, ends_paragraph
from summarizer.splitting.tables import (
    DASH,
    INTERVIEWER,
    LIST_ITEM,
    SLASH,
    is_caption,
    is_dated,
    is_furniture,
    is_noted,
    is_scan_code,
    is_section,
    opening,
)

__all__ = ["Block", "BlockKind", "read_blocks"]

BlockKind = Literal["text", "head", "kicker", "byline", "caption", "furniture"]

# What a line is that only photographers or editors sign.
_SIGNED: dict[str, BlockKind] = {"photo": "caption", "editor": "furniture"}
_LONGEST_HEAD = 50
_LONGEST_CAPTION = 130
_LONGEST_MARKED = 150
_LONGEST_KICKER = 80
_LONGEST_SHOWN = 80
_CODE_LINE = 10
_LONGEST_SHOULDER = 20
_LONGEST_MASTHEAD = 8
# A headline with commas: how many clauses, and how many characters where they are alike or differ much in length.
_MOST_CLAUSES, _LONGEST_CLAUSES, _LONGEST_UNEVEN = 3, 36, 28
_COMMA = re.compile("[，,]")
# How an interview line begins (guidelines, section 1: `——访…`), and what may stand before the verb.
_VISIT = (
    "(?:(?:本报|本刊|本网|本台)?(?:特约)?(?:记者)?(?:独家|再|一)?"
    "(?:专访|访谈(?=.{4})|对话(?=.{3})|访(?![谈问民贫企客学古惠亲友华美欧日俄韩苦])|(?:采访|连线|约访|探访)(?=.{4})))"
)
_TELLING = any_of("谈 就 答 话 详解 解读 畅谈 回应 做客 [：:] $")
_KICKERS = (
    # after dashes, at the start of the line or after a space or the headline's last mark
    re.compile(rf"(?:^|(?<=[\s　”！？!?]))[{DASH}]{{1,4}}\s*(?P<kicker>{_VISIT}\s*\S.+)$"),
    re.compile(rf"[—–―─━\uFF0D]{{2,4}}\s*(?P<kicker>{_VISIT}\s*\S.+)$"),
    # ——某局局长某某谈…, ——某某就…答记者问
    re.compile(rf"(?:^|[\s　])[{DASH}]{{2,4}}\s*(?P<kicker>[^{DASH}]*?{HEAD}\s*{NAME_CHAR}{{2,8}}?{_TELLING}.*)$"),
    # ——某院院长、某局局长谈…
    re.compile(rf"(?:^|[\s　])[{DASH}]{{2,4}}\s*(?P<kicker>[^{DASH}，。：:]{{4,40}}{HEAD}{_TELLING}.*)$"),
    re.compile(rf"(?:^|[\s　])[{DASH}]{{2,4}}\s*(?P<kicker>.+(?:答(?:本报|本刊)?记者问|访谈录|专访|面对面))$"),
    # without dashes, a line of its own
    re.compile(
        rf"^(?P<kicker>[^，。：:]*{HEAD}\s*{NAME_CHAR}{{2,8}}?\s*(?:就[^，。]{{1,20}})?答(?:本报|本刊)?记者问)$"
    ),
    re.compile(rf"^(?:[■□●○◆◇▲△]\s*)?(?P<kicker>{_VISIT}\s*[^，。：:]*{HEAD}[^，。]{{0,12}})$"),
)
_KICKER_HINT = re.compile(rf"[{DASH}访话答]")
_TRAILING_BYLINE = re.compile(rf"[\s　]+(?P<by>[□■◎●○]?\s*(?:\S*(?:记者|评论员|通讯员)|文[{SLASH}]).{{0,60}})$")
_TIME_FIRST = re.compile(r"^(?:\d{1,4}年)?\d{1,2}月\d{1,2}日|^(?:近日|昨日|日前|昨天)[，,]")
_NAME_LABEL = re.compile(rf"^[\[【]?(?P<name>{NAME_CHAR}{{2,5}})[\]】]?[：:]\s*\S")
# A pen name below a headline, of any form; and what else stands behind such a square, above a part of a text.
_PEN_NAME = re.compile(rf"□\s*(?P<name>{HAN}{{2,3}})$")
_BOXED_WORDS = """
    背景 链接 延伸 观点 声音 点评 评论 评析 手记 数据 案例 现场 提示 解读 问答 对话 访谈 故事 人物 相关 新闻 综述 问题
    做法 成效 经验 举措 措施 目标 建议 思考 启示 结语 前言 引子 概况 亮点 难点 进展 现状 原因 对策 影响 意义 回应
"""
_BOXED = frozenset(_BOXED_WORDS.split())
_CREDIT_END = re.compile(r"[摄图片影][）)]?。?$")


class Block(NamedTuple):
    """A line and what it is; `byline` for one of that kind, `lead`: how many dashes and spaces a kicker begins with.

    `note`: text that is no sentence of an article, but a note above it or a guest's card.
    """

    line: Line
    kind: BlockKind
    byline: Byline | None = None
    lead: int = 0
    note: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.line.text


def read_blocks(lines: list[Line]) -> list[Block]:
    """What each line is; a line that holds headline, kicker and byline becomes several blocks.

    Furniture and captions are in the list too, in their places.
    """
    blocks: list[Block] = []
    at_code = False
    for line in lines:
        if _is_sentences(line.text):
            blocks.append(_text(line))
            at_code = False
            continue
        if blocks and (byline := _named_below(blocks[-1], line)):
            blocks.append(Block(line, "byline", byline))
            continue
        if at_code and _belongs_to_code(line):
            blocks.append(Block(line, "furniture"))
            continue
        blocks.extend(_classify(line, bool(blocks) and blocks[-1].kind == "head" and line.gap <= 1))
        at_code = blocks[-1].kind == "furniture" and is_scan_code(line.text)
    _mark_masthead(blocks)
    _mark_pen_names(blocks)
    _mark_turns(blocks)
    _mark_captions(blocks)
    _mark_shoulders(blocks)
    return blocks


def _named_below(last: Block, line: Line) -> Byline | None:
    """The byline of a line with nothing but names, below one with nothing but the office (`本报记者`)."""
    if (
        last.byline is None
        or last.byline.kind != "reporter"
        or last.byline.journalists
        or not last.text.endswith("记者")
    ):
        return None
    names = tuple(map(tight, re.split(r"[\s　、]{2,}|(?<=\S{2})[\s　、]", line.text)))
    return Byline(names, last.byline.outlet, "reporter") if all(map(is_name, names)) else None


def _belongs_to_code(line: Line) -> bool:
    return line.gap == 0 and len(line.text) <= _CODE_LINE and not ends_paragraph(line.text)


def _classify(line: Line, titled: bool = False) -> Sequence[Block]:
    """What a line is by itself; `titled`: it stands right below a line of a headline."""
    text = line.text
    found: Sequence[Block]
    if len(text) > _LONGEST_MARKED or is_noted(text):
        found = (_text(line),)
    elif byline := read_byline(text):
        found = (Block(line, _SIGNED.get(byline.kind, "byline"), byline),)
    elif is_section(text) and titled:
        found = (Block(line, "head"),)
    elif is_furniture(text) or is_scan_code(text):
        found = (Block(line, "furniture"),)
    elif len(text) <= _LONGEST_CAPTION and is_caption(text) and not opening(text):
        found = (Block(line, "caption"),)
    elif len(text) <= _LONGEST_KICKER and (at := _kicker(text)):
        found = tuple(_around_kicker(line, at))
    elif trailing := _head_with_byline(text):
        found = (Block(line.part(0, trailing), "head"), *_classify(line.part(trailing, len(text))))
    else:
        found = (Block(line, "head") if _is_head(text) else _text(line),)
    return found


def _is_sentences(text: str) -> bool:
    """Whether a line is long, has a sentence and does not end as a caption does."""
    return len(text) > _LONGEST_HEAD and "。" in text and not _CREDIT_END.search(text, len(text) - 3)


def _text(line: Line) -> Block:
    text = line.text
    return Block(line, "text", None, 0, is_noted(text) or (len(text) <= _LONGEST_SHOWN and bool(card_name(text))))


def _kicker(text: str) -> tuple[int, int] | None:
    """Where an interview line begins in `text`: its dashes, and its first word."""
    if not _KICKER_HINT.search(text) or "。" in text:
        return None
    match = next((match for pattern in _KICKERS if (match := pattern.search(text))), None)
    return (match.start(), match.start("kicker")) if match else None


def _around_kicker(line: Line, at: tuple[int, int]) -> Iterator[Block]:
    """The headline before a kicker on the same line, the kicker, and the byline after it."""
    dash, start = at
    if line.text[:dash].strip():
        yield Block(line.part(0, dash), "head")
    end = len(line.text)
    trailing = _TRAILING_BYLINE.search(line.text, start)
    byline = read_byline(trailing["by"]) if trailing else None
    if trailing and byline:
        end = trailing.start()
    begin = (
        dash
        if not line.text[:dash].strip()
        else dash + len(line.text[dash:start]) - len(line.text[dash:start].lstrip())
    )
    yield Block(line.part(begin, end), "kicker", lead=start - begin)
    if trailing and byline:
        yield Block(line.part(trailing.start("by"), len(line.text)), "byline", byline)


def _head_with_byline(text: str) -> int:
    """Where the byline begins in a headline that has one on its line; 0 if there is none."""
    match = _TRAILING_BYLINE.search(text) if "记者" in text or "评论员" in text else None
    if match is None or match.start() < 4 or not _is_head(text[: match.start()]):
        return 0
    byline = read_byline(match["by"])
    return match.start() if byline and byline.journalists else 0


def _is_head(text: str) -> bool:
    """Whether a line has the form of a headline: short, no sentence, no label, nothing left open."""
    if len(text) > _LONGEST_HEAD or "。" in text or "；" in text or text[-1] in "，、；,;":
        return False
    if text[-1] in "：:" and (len(text) > _LONGEST_SHOULDER or card_name(text[:-1])):
        return False
    if INTERVIEWER.match(text) or opening(text) or ("，" in text and LIST_ITEM.match(text)):
        return False
    if not _COMMA.search(text):
        return True
    clauses = [len(clause) for clause in _COMMA.split(text)]
    longest = _LONGEST_CLAUSES if 10 * min(clauses) >= 6 * max(clauses) else _LONGEST_UNEVEN
    return len(clauses) <= _MOST_CLAUSES and len(text) <= longest


def _mark_masthead(blocks: list[Block]) -> None:
    """Turns to furniture the paper's name on the page's first line, right above the date."""
    if len(blocks) > 1 and blocks[0].kind == "head" and blocks[1].kind == "furniture":
        short = len(blocks[0].text) <= _LONGEST_MASTHEAD and not blocks[1].line.gap
        if short and is_dated(blocks[1].text):
            blocks[0] = blocks[0]._replace(kind="furniture")


def _mark_pen_names(blocks: list[Block]) -> None:
    """Turns to bylines the squares with two or three characters between a headline and a text: `□滉平`."""
    for i in range(1, len(blocks) - 1):
        match = _PEN_NAME.match(blocks[i].text) if blocks[i].kind == "head" else None
        if match is None or blocks[i - 1].kind != "head" or blocks[i + 1].kind != "text":
            continue
        name = match["name"]
        if not (is_common_word(name) or is_section(name) or name[-2:] in _BOXED):
            blocks[i] = Block(blocks[i].line, "byline", Byline((name,), None, "author"))


def _mark_turns(blocks: list[Block]) -> None:
    """Turns to text the short lines that begin with a name and a colon, in a conversation."""
    named = [(i, m["name"]) for i, b in enumerate(blocks) if b.kind == "head" and (m := _NAME_LABEL.match(b.text))]
    if named and any(INTERVIEWER.match(block.text) for block in blocks):
        for i, name in named:
            if is_name(name):
                blocks[i] = _text(blocks[i].line)


def _mark_shoulders(blocks: list[Block]) -> None:
    """Turns to headline a line with titles, a name and a colon above another line of a headline."""
    for i, (block, below) in enumerate(pairwise(blocks)):
        if block.kind == "text" and below.kind == "head" and block.text[-1] in "：:" and card_name(block.text[:-1]):
            blocks[i] = Block(block.line, "head")


def _mark_captions(blocks: list[Block]) -> None:
    """Turns to captions what only its neighbours show to be one: the text of a credit, a dated line without an end.

    A line with nothing but titles and a name is one too where the text breaks off before it, or where the kicker
    names the person; else it introduces the speaker, and is text.
    """
    for i, block in enumerate(blocks):
        text = block.line.text
        if block.kind not in ("text", "head") or len(text) > _LONGEST_SHOWN:
            continue
        name = card_name(text) if block.kind == "head" else ""
        shown = _is_credited(blocks, i) or _is_dated(text)
        if not (shown or name):
            continue
        opened = i > 0 and _is_open(blocks[i - 1])
        if shown and not opened:
            blocks[i] = block._replace(kind="caption")
        elif name:
            known = opened or any(name in other.text for other in blocks if other.kind == "kicker")
            blocks[i] = block._replace(kind="caption") if known else _text(block.line)


def _is_credited(blocks: list[Block], i: int) -> bool:
    """Whether a photographer's line follows."""
    after = blocks[i + 1] if 0 < i < len(blocks) - 1 else None
    credited = after and after.kind == "caption" and after.byline and after.line.gap <= 1
    return bool(credited) and not _NAME_LABEL.match(blocks[i].text)


def _is_dated(text: str) -> bool:
    """Whether a line begins with a date and has no end."""
    return bool(_TIME_FIRST.match(text)) and not ends_paragraph(text)


def _is_open(block: Block) -> bool:
    """Whether a paragraph breaks off within a sentence; a list of guests does not."""
    return block.kind == "text" and not (block.note or ends_paragraph(block.text))

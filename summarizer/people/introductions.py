"""Introductions: titles and a name, in a line of its own or within a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from summarizer.people.names import COMPOUND, DOTTED, FAMILY, HAN, NAME_CHAR, is_common_word, is_name, tight
from summarizer.people.titles import HEAD, HEAD_ENDS, NOT_NAME, Post, read_posts
from summarizer.people.words import any_of
from summarizer.text import Span

__all__ = [
    "Introduction",
    "card_name",
    "card_persons",
    "introductions",
    "introductions_behind",
    "introductions_of",
    "line_persons",
    "mentions",
    "part_name",
    "without_visit",
]

# What follows a name in a line of its own (a kicker, a sub-deck): a mark, or a verb of telling.
_AFTER_IN_LINE = (
    r"(?=$|[\s、，,：:（(；;。“”]|"
    + any_of(
        """
        谈 就 答 同志 等 女士 先生 和(?=..) 与(?=..) 解读 做客 话 详解 畅谈 回应 [细详]?说 [细详]谈 在 带你
        访谈录 访谈 专访 面对面 一席谈 对话录
        """
    )[3:]
)
# Verbs of saying, and the other words that follow a name within a sentence (现代汉语词典: verbs of saying, meeting,
# visiting; prepositions; adverbs).
_SPEECH = """
说 表示 介绍 指出 强调 认为 告诉 坦言 透露 谈 称 解释 回答 回忆 感慨 直言 建议 呼吁 要求 笑 答 算 带 说道 讲
"""
_AFTER_IN_TEXT = re.compile(
    r"$|[\s、，,：:（(；;。！？!?“”）)\[\]]|"
    + any_of(
        _SPEECH
        + """
        同志 女士 先生 等 的 了 在 就 对 向 与 和 及 以 为 把 从 到 赴 前往 率 主持 出席 参加 深入 来到 走 接受 代表
        围绕 作 做 结合 一行 先后 会见 考察 调研 检查 督导 看望 慰问 宣布 致辞 讲话 最 习惯 掰 摊 拿 翻 举例 也 还 则
        都 正 已 将 刚 是 有 近日 日前 蹲 轻 边 给 每 却 又 便 没 不 用
        """
    )
)
_NEVER_THIRD = frozenset("说表介指强认告谈称坦在就对向与及的到带主出回")

_LINE_PERSON = re.compile(
    rf"(?P<chain>[^。！？；;：:]*?{HEAD})[\s　]*(?!{NOT_NAME})"
    rf"(?P<name>{DOTTED}|{HAN}(?:[ 　]{{1,2}}{HAN}){{2}}(?!{HAN})|{HAN}(?:[ 　]*{HAN}){{1,3}}?){_AFTER_IN_LINE}"
)
# A title's last character and a family name: cheap to find; whether a title ends there is then looked up backwards.
_TEXT_PERSON = re.compile(
    f"[{HEAD_ENDS}][ 　]{{0,2}}(?!{NOT_NAME})"
    rf"(?=(?P<name>{DOTTED}|(?={FAMILY})(?:{HAN}{{2,4}}|{HAN}(?:[ 　]{{1,2}}{HAN}){{2}}(?!{HAN})"
    rf"|{HAN}[ 　]{{1,2}}{HAN}(?=[：:，,、。）)\s]|$))))"
)
_AS_HEAD = re.compile(
    rf"[作身]为(?P<chain>[^，。！？；：“”\n]{{2,40}}?{HEAD})，(?P<name>{DOTTED}|(?={FAMILY}){HAN}{{2,4}})"
)
_NAME_THEN_HEAD = re.compile(
    rf"(?:^|(?<=[\n。”]))(?P<name>{DOTTED}|(?={FAMILY}){HAN}{{2,4}})，(?P<chain>[^，。！？；：“”\n]{{3,40}}{HEAD})[，。]"
)
_HEAD_BEFORE = re.compile(f"{HEAD}$")
_LONGEST_HEAD = 6
_FREQUENT_HEADS = frozenset(
    ["书记", "主任", "局长", "厅长", "市长", "县长", "区长", "院长", "校长", "部长", "主席", "经理"]
)
_VISIT = re.compile(
    r"^(?:[与听同跟请](?!证)|(?:本报|本刊|本网|本台)?(?:特约)?(?:记者)?(?:独家)?)"
    r"(?:专访|访谈|访问|对话|采访|连线|约访|探访|访|(?<=^[与听同跟请]))[\s　]*"
)
# A guest's card with the name first: `王某　某市水务局局长`, `王某（某市水务局局长）`, `王某，男，1970年生，现任…局长`.
_NAME_FIRST = re.compile(
    rf"^(?P<name>{DOTTED}|{HAN}(?:[ 　]?{HAN}){{1,3}}?)(?:\s*[：:，,（(]|[\s　]+)\s*"
    r"(?:[男女][，,][^。；;]*?(?:现任|任))?"
    rf"(?P<chain>[^。！？；;：:（(]*?{HEAD})\s*[）)。]?$"
)
_LIST_MARK = re.compile(r"[；;]|(?<=[）)])[、，,\s]+")
_CARD_END = re.compile(rf"{HEAD}[\s　]*{NAME_CHAR}(?:{NAME_CHAR}|[ 　]){{1,7}}$")
_LONGEST_CARD = 60
_TITLE_LAST = re.compile(f"[{HEAD_ENDS}]")
_NO_CARD_END = "！？!?；;，,、：:”’》"
_CHAIN_ENDS = HEAD_ENDS + "）)。"
_LONGEST_CHAIN = 70

# Where, going back from a title, the words that introduce a person begin: marks, and verbs of meeting and asking.
# A comma goes on with the chain only between two titles (`局长，市某办主任`).
_CHAIN_START = re.compile(
    r".*(?:(?<=[—–-])[ 　]+(?:专访|对话|访谈|访)|"
    r"[。！？；;：:“”‘’《》（）()\[\]【】!?\s]|(?<![长任记席员理])[，,]|[，,](?![省市县区州][^，,]*$)|"
    + any_of(
        """
        [—–-](?:专访|对话|访谈|访)? 采访了 专访了 访问了 采访到 见到 专访 采访 对话 走进 邀请到? 来到 做客 这位 来自
        谈到 作为 听取了? 记者 刚从 当选 担任 出任 跟随 接过 [的了]
        """
    )
    + ")",
    re.DOTALL,
)
# A subhead that gives its part of the text to a person: `【出行】王某：…`, `王某：…`.
_PART_OF = re.compile(rf"^(?:[【\[][^】\]]{{1,8}}[】\]]\s*)?(?P<name>{HAN}{{2,4}})[：:]\s*\S")
_NEXT_PERSON = re.compile("[、，和与及]|以及")
_LEADING = re.compile(
    "^"
    + any_of("本报 本网 请 由 对 向 与 和 及 跟 同 据 让 听 经 是 为 在 以及 日前 近日 今天 昨日 现任 时任 原 本届 我")
    + "+(?=.)"
)
_AGENCY_START = re.compile(rf"[省市县区州旗镇乡]{HAN}|{HAN}{{2,4}}[省市县区州旗镇乡]|[党团纪中国]")
_ATTRIBUTED = re.compile(f"{HAN}{{0,4}}?{any_of(_SPEECH + '的回答 的答案 看来 报 拿出 掰着 举例 接受')}")


class Introduction(NamedTuple):
    """A name with the titles before it; `span` reaches from the first title's agency to the end of the name."""

    name: str
    posts: tuple[Post, ...]
    span: Span


def without_visit(kicker: str) -> str:
    """A kicker without its verb of visiting: `访市科技局局长王某` → `市科技局局长王某`."""
    return _VISIT.sub("", kicker)


def line_persons(line: str) -> Iterator[Introduction]:
    """The persons whom a headline, kicker or caption introduces, titles before names; spans point into `line`.

    No list of family names is needed here: after a title, what fills the line is a name.
    """
    agency = ""
    for match in _LINE_PERSON.finditer(line):
        start = match.end("chain") - len(match["chain"].lstrip(" 　、，,和与及"))
        posts = read_posts(line[start : match.end("chain")], agency)
        agency = posts[-1].agency if posts else agency
        yield Introduction(tight(match["name"]), posts, Span(start, match.end("name")))


def card_persons(card: str) -> Iterator[Introduction]:
    """The persons of a guest's card or a list of guests, names before titles or behind; spans point into `card`."""
    start = 0
    for mark in (*_LIST_MARK.finditer(card), None):
        part = card[start : mark.start() if mark else len(card)]
        found = [person] if (person := _name_first(part)) else line_persons(part)
        yield from (p._replace(span=p.span.shift(start)) for p in found)
        start = mark.end() if mark else 0


def _name_first(card: str) -> Introduction | None:
    match = _NAME_FIRST.match(card) if card[-1:] in _CHAIN_ENDS else None
    posts = read_posts(match["chain"]) if match and is_name(match["name"]) else ()
    return Introduction(tight(match["name"]), posts, Span(0, match.end("chain"))) if match and posts else None


def card_name(line: str) -> str:
    """The name in a line that is nothing but titles and a name (under a portrait, in a list of guests); else `""`."""
    if len(line) > _LONGEST_CARD or line[-1:] in _NO_CARD_END:
        return ""
    if first := _name_first(line):
        return first.name
    if not (_TITLE_LAST.search(line, max(0, len(line) - 12)) and _CARD_END.search(line[-14:])):
        return ""
    person = next(line_persons(line), None)
    whole = person is not None and person.span == (0, len(line)) and person.posts
    return person.name if person and whole and is_name(person.name) else ""


def introductions(text: str) -> Iterator[Introduction]:
    """The persons whom running text introduces by title and name, in order; spans point into `text`.

    A name counts if its family name is known and what follows can follow a name.
    """
    floor, agency = 0, ""
    for match in _TEXT_PERSON.finditer(text):
        head = match.start() + 1
        if head < floor or not (
            text[match.start() - 1 : head] in _FREQUENT_HEADS
            or _HEAD_BEFORE.search(text, max(0, head - _LONGEST_HEAD), head)
        ):
            continue
        name = _settled(text, match)
        if not name:
            continue
        low = max(floor, head - _LONGEST_CHAIN)
        start = low + _chain_start(text[low:head])
        posts = read_posts(text[start:head], agency if _NEXT_PERSON.fullmatch(text, floor, start) else "")
        agency = posts[-1].agency if posts else ""
        floor = match.start("name") + len(name)
        yield Introduction(tight(name), posts, Span(start, floor))


def introductions_behind(text: str) -> Iterator[Introduction]:
    """The persons of whom running text tells the title apart from the name: `作为某局局长，王某…`, `王某，某局局长，…`.

    Spans reach from the first to the last of the two.
    """
    for match in _AS_HEAD.finditer(text) if "作为" in text or "身为" in text else ():
        name = _settled(text, match)
        if name and (posts := read_posts(match["chain"])):
            yield Introduction(tight(name), posts, Span(match.start("chain"), match.start("name") + len(name)))
    for match in _NAME_THEN_HEAD.finditer(text):
        if is_name(match["name"]) and (posts := read_posts(match["chain"])):
            yield Introduction(match["name"], posts, Span(match.start("name"), match.end("chain")))


def introductions_of(text: str, names: Collection[str]) -> Iterator[Introduction]:
    """Where running text gives a title to one of `names`, which may have any form; spans point into `text`."""
    floor = 0
    for match in re.finditer("|".join(map(re.escape, sorted(names, key=len, reverse=True))), text) if names else ():
        at = match.start()
        if _HEAD_BEFORE.search(text, max(0, at - _LONGEST_HEAD), at):
            low = max(floor, at - _LONGEST_CHAIN)
            start = low + _chain_start(text[low:at])
            if posts := read_posts(text[start:at]):
                yield Introduction(match[0], posts, Span(start, match.end()))
        floor = match.end()


def part_name(subhead: str) -> str:
    """What stands where a subhead names the person of its part (`【出行】王某：…`), or `""`; the text decides."""
    match = _PART_OF.match(subhead)
    return match["name"] if match else ""


def _chain_start(before: str) -> int:
    cut = _CHAIN_START.match(before)
    start = cut.end() if cut else 0
    while (lead := _LEADING.match(before[start:])) and not _AGENCY_START.match(before[start:]):
        start += lead.end()
    return len(before) - len(before[start:].lstrip("、，, 　"))


def _settled(text: str, match: re.Match[str]) -> str:
    """The name at a match: its length follows what comes after it, and how the text repeats it; `""` if it is none."""
    run, at = match["name"], match.start("name")
    if run[1] in " 　":
        return run
    if "·" in run or "•" in run:
        return run
    if is_common_word(run):
        return ""
    low = 3 if re.match(COMPOUND, run) else 2
    short, long = run[:low], run[: low + 1]
    if len(long) > len(short) and long[-1] not in _NEVER_THIRD:
        often = text.count(long)
        if often > 1 and 3 * often >= 2 * text.count(short):
            return long
    return next((name for name in (short, long) if _AFTER_IN_TEXT.match(text, at + len(name))), "")


def mentions(text: str, name: str) -> int:
    """How often `name` (not empty) stands before a verb of saying: how much of the text is theirs."""
    count, at = 0, text.find(name)
    while at >= 0:
        at += len(name)
        count += _ATTRIBUTED.match(text, at) is not None
        at = text.find(name, at)
    return count

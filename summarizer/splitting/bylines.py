"""Bylines: `□ 本报记者 王某 李某 通讯员 张某 文/图` → who wrote it, for which paper."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from summarizer.people import HAN, NAME_CHAR, any_of, is_name, split_names
from summarizer.splitting.tables import OPENING, SLASH

__all__ = ["Byline", "BylineKind", "closing_byline", "opening_byline", "read_byline"]

BylineKind = Literal["reporter", "author", "editorial", "photo", "editor"]

_LONGEST = 90
_BULLETS = "□■◎◇◆●○★☆▲△▶◉※◈▪・· \t\u3000"
_HINT = re.compile(f"记者|通讯员|评论员|实习生|编辑|编委|评论部|作者|执笔|[{_BULLETS[:10]}文撰采摄图]|^[（(]")
_BAD = re.compile(r"[。！？!?“”‘’《》%％\d]")

# Who does what in a byline (署名 in the journalists' handbooks).
_ROLE_WORDS = {
    "reporter": "记者 实习生 采写 撰文 撰稿 撰稿人 特约撰稿人 采访 文字",
    "author": "作者 执笔 执笔人 署名",
    "editorial": "评论员 编辑部 评论部 编委会 评论组 理论评论部",
    "correspondent": "通讯员 特约通讯员 报道员 供稿 供稿人",
    "photo": "摄影 摄像 摄影记者 摄像记者 图片 视频 拍摄 制图 剪辑 航拍",
    "editor": "编辑 责编 责任编辑 统筹 策划 校对 审核 整理 监制 编审 美编 版式 设计 主持",
}
_ROLES = {word: role for role, words in _ROLE_WORDS.items() for word in words.split()}
_WORDS = sorted(_ROLES, key=len, reverse=True)
# These also end the names of papers and headlines; they are roles only where a space or a mark follows.
_LOOSE_WORDS = """
    文字 图片 视频 摄影 摄像 拍摄 制图 剪辑 航拍 采访 整理 统筹 策划 校对 审核 监制 设计 版式 主持 署名 供稿
"""
_LOOSE = frozenset(_LOOSE_WORDS.split())
_ROLE = (
    f"{any_of(' '.join(w for w in _WORDS if w not in _LOOSE))}"
    rf"|{any_of(' '.join(w for w in _WORDS if w in _LOOSE))}(?=[\s：:{SLASH}]|$)"
)
# The kind of a reporter, which is no part of the paper's name.
_QUALIFIER = any_of("首席 见习 实习 特约 特派 高级 资深 主任 文字 摄影 时政 全媒体 融媒体 " + r"驻[^\s]{1,4}")
_SPACED = rf"[^\s、，,：:{SLASH}）)]"
_TOKEN = re.compile(
    rf"(?P<both>文\s*[{SLASH}、·]?\s*(?:图片|图|摄影|摄|视频)(?!{_SPACED}|\s*[{SLASH}])|图[{SLASH}]文|图文|摄影[{SLASH}]?报道)"
    rf"|(?P<suffix>[{SLASH}]\s?(?:文字|文|图片|图|摄影|摄|供图|视频)(?!{_SPACED}))"
    rf"|(?P<prefix>(?:文字|文|图片|图|摄影|摄)\s?[{SLASH}：:])"
    rf"|(?P<bare>(?<!\S)(?:文|图|摄影|摄|供图)(?=[\s、，,{SLASH}）)]|$))"
    rf"|(?P<role>[^\s、，,：:{SLASH}（）()；;]*?(?:{_ROLE}))[：:]?"
    rf"|(?P<name>{NAME_CHAR}+)"
    rf"|(?P<sep>[\s　、，,：:{SLASH}（）()；;|\uFF5C丨&+]+)"
)
_ENDS_WITH_MARK = re.compile(r"(?:文|图|摄|摄影|供图)$")
_OPEN_BRACKET = re.compile("[（(][^）)]*$")
_LONE_CHARACTER = re.compile(rf"[\s　]+{HAN}{{1,2}}(?:[\s　、，,{SLASH}）)]|$)")
_REPORTER_NEXT = re.compile(r"[\s　]*\S{0,6}记者")
_OUTLET_END = re.compile(
    any_of("报 网 台 社 新闻 客户端 周刊 杂志 频道 传媒 媒体? 中心 视频 刊 通讯 观察 播报 发布 [Nn]ews APP") + "$"
)
_OWN = re.compile("^本[报网刊台社]?")
_REPORTS = re.compile("(?:综合|联合|采访|摄影)?报道$")
_IDLE = re.compile(r"^(?:.{0,6}(?:电|讯|发自.{0,6})|综合|整理|本报|本刊|本网|发自|联合|[一二两三]地)$")
_NO_NAMES = frozenset(["手记", "调查", "观察", "视线", "来信", "札记", "随笔", "日记", "感言", "在线", "访谈", "专访"])

# A byline that follows the last sentence, with or without brackets.
_CLOSING = re.compile(r"(?:(?<=[。！？!?…”）)])|\s)\s*(?P<by>[（(\[【□■◎]?[^。！？!?“”；;]{2,60}[）)\]】]?)$")
_CLOSING_REACH = 80
_OFFICE = re.compile("记者|通讯员|评论员|[□■◎]|文[/\uff0f]")
_DATELINE = re.compile("讯|电|消息")
_DATELINE_REACH = 30
_ONLY_NAMES = re.compile(rf"[（(]\s*{NAME_CHAR}{{2,5}}(?:[\s　、]+{NAME_CHAR}{{2,5}}){{0,3}}\s*[）)]")
# What else stands alone in brackets; a name there may be a pen name, of any form.
_BRACKETED = (
    "完",
    "上",
    "下",
    "续",
    "待续",
    "略",
    "摘编",
    "综合",
    "据",
    "资料",
    "图文",
    "节选",
    "未完",
    "连载",
    "一",
    "二",
    "三",
    "笑",
)
_DATELINE_OUTLET = re.compile(rf"{NAME_CHAR}+?(?:社|网|报|台|新闻|客户端|融媒)")


@dataclass(frozen=True, slots=True)
class Byline:
    """`journalists`: reporters, trainees and authors in order; `kind`: who signs; `outlet`: the paper, if named."""

    journalists: tuple[str, ...]
    outlet: str | None
    kind: BylineKind


@dataclass(slots=True)
class _Reading:
    """The state of reading one byline.

    `names` are names with roles, those from `group` on not yet marked by a 文 or 图 behind them; `marks_follow`
    says on which side of names such marks stand; `single` is the first half of a name written with a space;
    `pictures`: 图/ has just been read.
    """

    marks_follow: bool
    names: list[tuple[str, str]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    group: int = 0
    role: str = ""
    outlet: str | None = None
    single: str = ""
    pictures: bool = False
    glued: bool = False

    def take_role(self, role: str) -> None:
        """The names after this have the role."""
        self.role, self.group = role, len(self.names)
        self.roles.append(role)

    def take_mark(self, mark: str, prefix: bool) -> None:
        """文 or 图: of the names after it, or of those before it."""
        role = "photo" if mark.strip("/\uff0f：: ")[:1] in "图摄供视" else "reporter"
        if prefix or self.group == len(self.names):
            self.take_role(role)
            self.pictures = prefix and role == "photo"
            return
        self.roles.append(role)
        for i in range(self.group, len(self.names)):
            name, old = self.names[i]
            self.names[i] = (name, role if role == "photo" or not old else old)
        self.group = len(self.names)

    def take_names(self, names: tuple[str, ...]) -> None:
        """Names in the present role."""
        self.names += [(name, self.role) for name in names]


def read_byline(text: str) -> Byline | None:
    """The byline that fills `text`, or `None` if it is none.

    It needs a word of office (记者, 通讯员, 评论员, 文/图 …), a bullet, or brackets around nothing but names.
    """
    if len(text) > _LONGEST or not _HINT.search(text) or _BAD.search(text):
        return None
    bare = text.lstrip(_BULLETS)
    inner = bare.strip("（）()[]【】").strip()
    reading = _Reading(bool(_ENDS_WITH_MARK.search(inner)))
    if not inner or _OPEN_BRACKET.search(text) or not _read(inner, reading):
        return None
    if reading.roles:
        return _result(reading)
    bulleted = len(bare) < len(text) and text[0] not in "· \t\u3000"
    names = tuple(name for name, _ in reading.names)
    signed = bulleted or (_ONLY_NAMES.fullmatch(bare) and not names[0].startswith(_BRACKETED))
    if names and signed and (all(map(is_name, names)) or (not bulleted and len(names) == 1)):
        return Byline(names, None, "author")
    return None


def _result(reading: _Reading) -> Byline:
    signing = tuple(name for name, role in reading.names if role in ("reporter", "author", "editorial", ""))
    held = {role for _, role in reading.names if role} or set(reading.roles)
    kinds: tuple[BylineKind, ...] = ("editorial", "reporter", "author")
    kind = next((kind for kind in kinds if kind in held), None)
    if kind is None:
        kind = "reporter" if "correspondent" in held else "photo" if "photo" in held else "editor"
    return Byline(signing, reading.outlet, kind)


def _read(inner: str, reading: _Reading) -> bool:
    """Reads all tokens; `False` if something stands there that no byline has."""
    at = 0
    for match in _TOKEN.finditer(inner):
        if match.start() != at or not _take(match, reading, inner[match.end() :]):
            return False
        at = match.end()
    return at == len(inner) and not reading.single


def _take(match: re.Match[str], reading: _Reading, rest: str) -> bool:
    kind, token = match.lastgroup, match[0]
    glued, reading.glued = reading.glued, kind == "role" and not token.endswith(("：", ":"))
    if kind == "both":
        reading.roles.append("reporter")
        reading.role = reading.role or "reporter"
    elif kind in ("suffix", "prefix", "bare"):
        reading.take_mark(token, kind == "prefix" or (kind == "bare" and not reading.marks_follow))
    elif kind == "role":
        return _take_role(token.rstrip("：:"), reading)
    elif kind == "name":
        return _take_name(token, glued, reading, rest)
    return True


def _take_role(token: str, reading: _Reading) -> bool:
    word = next(role for role in _WORDS if token.endswith(role))
    rest = _outlet(token[: -len(word)])
    if rest and reading.roles and not _OUTLET_END.search(rest):
        names = split_names(rest)
        if names and all(map(is_name, names)):  # 记者李娜通讯员张立
            reading.take_names(names)
            rest = ""
    if rest:
        if len(rest) < 2 or (word != "记者" and not _OUTLET_END.search(rest)):
            return False
        reading.outlet = reading.outlet or rest
    photo = word == "记者" and ("摄影" in token[-5:] or reading.pictures)
    reading.pictures = False
    reading.take_role("photo" if photo else _ROLES[word])
    return True


def _outlet(words: str) -> str:
    """The paper in the words before `记者`, without what tells the kind of reporter; `""` for one's own paper.

    全媒体 after a paper's full name is such a word (某某日报全媒体记者); after a short one it is its part (某报全媒体).
    """
    bare = re.sub(f"{_QUALIFIER}+$", "", words)
    if own := _OWN.match(bare):
        return bare[own.end() :]
    if bare != words and len(bare) <= 2 and words[len(bare)] in "全融":
        return re.sub("(?:首席|见习|实习|特约|特派|高级|资深)+$", "", words)
    return bare


def _take_name(token: str, glued: bool, reading: _Reading, rest: str) -> bool:
    bare = _REPORTS.sub("", token)
    if not is_name(bare) and (bare != token or _IDLE.match(token)):
        return True
    if bare in _NO_NAMES:
        return False
    if reading.single or (len(bare) == 1 and _LONE_CHARACTER.match(rest)):
        whole = reading.single + bare
        reading.single = "" if reading.single else bare
        if len(whole) > 1:
            reading.take_names((whole,))
        return len(whole) <= 4
    if len(bare) > 2 and not reading.roles and _OUTLET_END.search(bare) and _REPORTER_NEXT.match(rest):
        reading.outlet = reading.outlet or _outlet(bare)
        return True
    names = split_names(bare)
    reading.take_names(names)
    return bool(names) and len(bare) > 1 and (not glued or all(map(is_name, names)))


def opening_byline(paragraph: str) -> tuple[Byline | None, int] | None:
    """The byline in a report's opening (`本报讯（记者 王某）`), and where the text after it begins."""
    match = OPENING.match(paragraph) if _DATELINE.search(paragraph, 0, _DATELINE_REACH) else None
    if match is None:
        return None
    words = match["by"] or match["told"]
    byline = read_byline(words) if words else None
    if words and byline is None:
        return None
    if byline is not None and byline.outlet is None and not match["dateline"].startswith("本报"):
        outlet = _DATELINE_OUTLET.match(match["dateline"])
        byline = Byline(byline.journalists, outlet[0] if outlet else None, byline.kind)
    return byline, match.end()


def closing_byline(paragraph: str) -> tuple[Byline, int] | None:
    """The byline after the last sentence of a paragraph, and where it begins."""
    tail = paragraph[-_CLOSING_REACH:]
    match = _CLOSING.search(tail) if tail[-1:] in "）)】]" or _OFFICE.search(tail) else None
    byline = read_byline(match["by"]) if match else None
    if match is None or byline is None or byline.kind in ("photo", "editor"):
        return None
    if not (byline.journalists or "通讯员" in match["by"]) or not (
        _OFFICE.search(tail) or is_name(byline.journalists[0])
    ):
        return None
    return byline, max(0, len(paragraph) - _CLOSING_REACH) + match.start("by")

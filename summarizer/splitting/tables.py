"""Closed classes of what stands on a newspaper page around its articles, as patterns for one line.

Sources: imprints, page headers and e-paper frames of Chinese dailies; the forms of 消息头 and 署名 of the journalists'
handbooks; the column words that papers print above leads (编者按, 核心提示).
"""

from __future__ import annotations

import re

from summarizer.people import HAN, NAME_CHAR, any_of

__all__ = [
    "DASH",
    "EDITORIAL_HEAD",
    "END_MARKS",
    "GUEST",
    "INTERVIEWER",
    "LIST_ITEM",
    "OPINION_LABEL",
    "REPORT_HEAD",
    "RUBRIC",
    "SLASH",
    "STANDFIRST",
    "WORK_REPORT",
    "is_caption",
    "is_dated",
    "is_furniture",
    "is_noted",
    "is_scan_code",
    "is_section",
    "opening",
]

DASH = r"—–―─━\uFE58\uFF0D\-"
"""Dashes, for the inside of a character class."""

SLASH = r"/\uFF0F"
"""Slashes of both widths, for the inside of a character class."""

END_MARKS = "。！？!?…；;：:."
"""What ends a paragraph, alone or before a closing quotation mark or bracket."""

_EDITOR = any_of(
    """
    责任编辑 本版编辑 文字编辑 图片编辑 视觉编辑 美术编辑 值班编辑 编辑 责编 美编 版式 版面 校对 审校 审核 初审 复审
    终审 编审 视觉 组版 制版 排版 统筹 策划 监制 值班主任 值班编委 值班总编 值班副总编 执行主编 制图 制表 电话
    联系电话 热线 热线电话 新闻热线 爆料热线 投稿邮箱 投稿信箱 电子信箱 邮箱 信箱 地址 社址 邮编 网址 官网 来源
    稿件来源 文章来源 本文来源 字数 国内统一 邮发代号 总第 广告 发行 印刷 传真 微信 公众号
    """
)
_PAPER = any_of(
    """
    日报 晚报 时报 早报 晨报 商报 都市报 新报 周报 快报 导报 青年报 法治报 经济报 科技报 农民报 工人报 政协报
    融媒体中心 融媒中心
    """
)
_SECTION = any_of(
    f"""
    要闻 时政 新闻 综合 综合新闻 本地新闻 本市新闻 地方新闻 观察 评论 时评 言论 专题 专版 特刊 特别报道 特稿 副刊 民生
    经济 财经 科教 教育 文体 文化 健康 法治 县区 县域 区县 国内 国际 理论 关注 聚焦 深度 周刊 导读 广告 公告 头版 封面
    焦点 今日关注 人物 对话 访谈 快评 短评 锐评 微评 论坛 {HAN}{{1,3}}论丛 {HAN}{{2}}快评
    """
)
# What e-papers and news sites print around an article.
_NAVIGATION = any_of(
    """
    版面导航 标题导航 版面目录 本版目录 本版导航 上一[篇版期] 下一[篇版期] 返回目录 返回首页 打印 关闭 分享到? 放大
    缩小 默认 PDF版? 收藏 朗读 版权声明
    """
)
_NAVIGATION_LABEL = any_of(
    """
    上一[篇版期] 下一[篇版期] 返回 打印 关闭 分享 字号 字体 放大 缩小 默认 收藏 浏览 浏览量 点击 阅读量? 评论 发布时间
    发表时间 时间 日期 原标题 标签 关键词
    """
)
_RIGHTS = any_of(
    """
    版权所有 Copyright © ICP备 保留所有权利 未经授权 不得转载 违者必究 投稿邮箱 新闻热线 订阅热线 广告热线 零售价
    邮发代号 统一刊号
    """
)
_NOTE = (
    "图文无关|完|未完待续|资料图片?|本版图片.{0,30}|本版(?:所有)?(?:图文|文图).{0,30}|本报综合|据新华社.{0,6}"
    "|.{2,20}[社部会司]启"
)
_YEAR = r"(?:[12]\s?\d\s?\d\s?\d|[二一][\u3007○零Ｏ0一二三四五六七八九]{3})"
_COUNT = r"[\d一二三四五六七八九十]{1,3}"
_DAY = rf"{_YEAR}\s*(?:年|[./\-])\s*{_COUNT}\s*(?:月|[./\-])\s*{_COUNT}\s*日?"
_SHEET = r"[A-Za-z]?[\d\u3007一二三四五六七八九十]{1,3}"

_BEGINNING = re.compile(
    "|".join(
        (
            rf"{_EDITOR}\s*[：:{SLASH}丨|　 ].{{0,80}}$",
            rf"{_SECTION}$",
            r"(?:遗失声明|注销公告|减资公告|拍卖公告|招标公告|启事|更正|讣告)(?:[：:].{0,100})?$",
            rf"[（(]?(?:{_NOTE})[）)]?$",
            rf"{_NAVIGATION_LABEL}\s*[：:|].{{0,60}}$",
            rf"(?:{_NAVIGATION}[\s|]*)+$",
            r"(?:https?://|www\.)\S+$|\S+@\S+\.\S+$|!\[.*\]\(.*\)$",
            r"[\W_]+$",
            rf"{_SECTION}[\s　]*\d{{1,2}}$",
            r"E-?mail\s*[：:].{0,80}$",
            r"(?:当前位置|您的位置|您现在的位置|首页\s*[>》]).{0,60}$",
            r"[A-Z][A-Z\s.&'’\-]{5,40}$|[A-Z][a-z]+(?: [A-Z][a-z]+){1,4}$",
            r"(?P<bullet>[●■◆★▍▌▎])\s*[^。，]{2,16}\s*(?P=bullet)$",
        )
    )
)
_PAPER_LINE = re.compile(rf"{NAME_CHAR}{{1,8}}{_PAPER}(?:\s.{{0,60}})?$")
_NUMBERED = re.compile(
    "|".join(
        (
            rf"[^。；，,]{{0,60}}{_DAY}[^。；，,]{{0,80}}$",
            r"[^。；，,：:“]{0,30}星期[一二三四五六日天][^。；，,]{0,60}$",
            rf"[^。；，,]{{0,24}}(?:第\s*)?{_SHEET}\s*版(?:[\s：:·|丨\-—].{{0,30}})?$",
            r"[^。；，,：:“]{0,24}总?第\s*\d{2,6}\s*期[^。；，,]{0,40}$",
            rf"[A-Z]?\s?\d{{1,3}}\s*[|丨·:：{SLASH}\-—]?\s*(?:{_SECTION}\S{{0,10}}.{{0,40}})?$",
            r"[-—–\s·]*\d{1,3}[-—–\s·/]*\d{0,3}$",
            r"[（(]?\s*(?:下转|上接|转|接|紧接)\s*第?\s*[A-Z\d一二三四五六七八九十]{1,4}\s*版.{0,8}$",
        )
    )
)
_DATED = re.compile(rf"{_DAY}|星期[一二三四五六日天]")
_SECTION_LINE = re.compile(_SECTION)
_HAS_NUMBER = re.compile(r"\d|[版年期]|星期")
_RESERVED = re.compile(_RIGHTS)
_LONGEST_FURNITURE = 160
_SCAN_CODE = re.compile(any_of("扫码 扫一扫 扫描 二维码 长按识别 更多精彩 更多访谈 更多内容 视频新闻 观看视频"))
_LONGEST_SCAN_CODE = 50


def is_furniture(text: str) -> bool:
    """Whether a line is a header, imprint or navigation: part of the page and of no article."""
    if len(text) > _LONGEST_FURNITURE:
        return False
    if _BEGINNING.match(text) or (("报" in text or "中心" in text) and _PAPER_LINE.match(text)):
        return True
    if _HAS_NUMBER.search(text) and _NUMBERED.match(text):
        return True
    return _RESERVED.search(text) is not None


def is_dated(text: str) -> bool:
    """Whether a line has a date with its year, or a weekday."""
    return _DATED.search(text) is not None


def is_section(text: str) -> bool:
    """Whether a line is nothing but the name of a page or column (`今日关注`), which a headline may have too."""
    return _SECTION_LINE.fullmatch(text) is not None


def is_scan_code(text: str) -> bool:
    """Whether a line stands at a QR code; short lines that follow it without a gap belong to it."""
    return len(text) <= _LONGEST_SCAN_CODE and _SCAN_CODE.search(text) is not None


_CREDIT = any_of("(?<!拍)摄 (?<!拍)摄影 供图 制图 绘图 图片提供 资料图片? 效果图 示意图 资料照片")
_CAPTION = re.compile(
    "|".join(
        (
            rf"^(?:图为|图[①②③④⑤⑥\d一二三四五六：:{SLASH}]|[上下左右]图[为：:，,①②])",
            rf"^(?:[（(【]?图片[：:由来说]|摄影[：:{SLASH} ]|制图)",
            r"^[▲△▼▽◀◄►▶↑↓←→]",
            rf"[\s。（({SLASH}](?:{NAME_CHAR}{{2,10}}[\s、]+){{0,3}}{NAME_CHAR}{{0,10}}{_CREDIT}[）)]?。?$",
            r"^[^，。]{2,24}(?:效果|示意|规划|实景|资料|航拍)图$",
            r"[（(](?:资料|效果|示意|网络|航拍|档案|受访者供|.{0,16}供|.{0,16}摄)图?片?[）)]$",
            r"(?:图片由.{1,20}提供|.{0,12}供图)[）)]?。?$",
        )
    )
)
"""A photo's caption or credit, by how it begins or ends."""

_CAPTION_FIRST = frozenset("图上下左右摄制（(【▲△▼▽◀◄►▶↑↓←→")
_CAPTION_LAST = frozenset("摄影图供片照料果意络拍案")


def is_caption(text: str) -> bool:
    """Whether a line is a photo's caption or credit by itself; cheap where it neither begins nor ends like one."""
    like = text[0] in _CAPTION_FIRST or text.rstrip("。）)")[-1:] in _CAPTION_LAST
    return like and _CAPTION.search(text) is not None


STANDFIRST = re.compile(
    r"^[\[【(（<《]?\s*"
    + any_of(
        """
        编者按 编者的话 编者语 开栏的?话 开栏语 核心提示 核心阅读 阅读提示 内容提要 内容摘要 提要 导读 引言 导语 摘要
        新闻背景 背景链接 采访手记 记者手记
        """
    )
    + r"(?:\s*[\]】)）>》]\s*[：:]?|\s*[：:　 |丨]|$)[\s|丨]*"
)
"""The word before a lead or an editor's note."""
_NOTE_END = re.compile(rf"[{DASH}]{{1,4}}\s*(?:开栏的?话|编者按?|编者的话)$")

GUEST = re.compile(
    r"^[\[【(（]?\s*"
    + any_of(
        """
        受访嘉宾 受访者 受访人 受访对象 访谈嘉宾 对话嘉宾 对话人物 特邀嘉宾 嘉宾 采访对象 访谈对象 采访嘉宾 本期嘉宾
        做客嘉宾 人物名片 人物简介 嘉宾简介
        """
    )
    + r"\s*[\]】)）]?\s*(?:[：:　 ]\s*|$)"
)
"""The word before the person who is interviewed, in a box or a line of its own."""

INTERVIEWER = re.compile(
    r"^[\[【(（]?(?P<label>问题?|Q\d{0,2}|(?:本报|本刊|本网|本台|特约|见习|首席)?记者|主持人|提问"
    rf"|{NAME_CHAR}{{2,10}}(?:报|网|社|台|新闻|客户端)(?:记者)?)"
    r"(?:[\]】)）]\s*[：:]?|\s*[：:]|(?<=[问Q])[ \u3000]+(?=\S.*[？?]$))\s*"
)
"""The label of a question."""

_NOTE_FIRST = frozenset("[【(（<《 \u3000编开核阅内提导引摘新背采记受访对特嘉人本做")


def is_noted(text: str) -> bool:
    """Whether a line begins with the word before a note or guests (`STANDFIRST`, `GUEST`), or ends as a note does."""
    if text[0] in _NOTE_FIRST and (STANDFIRST.match(text) or GUEST.match(text)):
        return True
    return text[-1] in "话按者" and _NOTE_END.search(text) is not None


LIST_ITEM = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}(?:是|要|、|，)|第[一二三四五六七八九十]{1,2}(?:，|,|是|、)"
    r"|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[.．、]|[①-⑳]|其[一二三四五六][，,是])"
)
"""How a numbered item begins."""

_OPENING = re.compile(
    r"^[\s【\[]*(?P<dateline>本报(?:综合|特别)?(?:讯|消息)"
    rf"|本报(?:{HAN}|[\d\s]){{1,16}}(?:讯|电|消息)"
    rf"|{NAME_CHAR}{{2,16}}?\d{{1,2}}月\d{{1,2}}日(?:讯|电|消息)"
    rf"|{NAME_CHAR}{{1,8}}(?:报|网|社|台|新闻|客户端|融媒)(?:讯|消息))[】\]]?\s*"
    r"(?:[（(](?P<by>[^（）()]{2,80})[）)]"
    r"|[\s　](?P<told>(?:首席|见习)?记者[^。：:，（）]{2,40}?)报道[：:，]?|(?=[\s　]))\s*"
)
"""How a news report opens: the dateline, with or without a byline."""

_DATELINE = re.compile("讯|电|消息")
_DATELINE_REACH = 30


def opening(text: str) -> re.Match[str] | None:
    """The opening of a news report at the start of `text`; cheap where no word of one stands there."""
    return _OPENING.match(text) if _DATELINE.search(text, 0, _DATELINE_REACH) else None


REPORT_HEAD = re.compile(
    any_of(
        """
        调研 考察 督导 检查 慰问 会见 出席 主持召开 召开 举行 举办 开幕 闭幕 开工 揭牌 座谈会 动员会 推进会 常委会
        会议 强调 要求 指出 部署 宣讲 走访 看望 接访 视察 参加
        """
    )
)
"""Verbs and nouns of visits, meetings and speeches in a report's headline."""

WORK_REPORT = re.compile(
    r"(?:^|\s)[^\s，。]{0,24}"
    + any_of("政府工作报告 委员会工作报告 法院工作报告 检察院工作报告 常委会工作报告 财政预算报告 计划报告")
    + r"(?:\s*[（(][^（）()]{2,20}[）)])?(?=\s|$)"
)
"""The title of a report that an official gives to a congress: the whole text is the official's."""

RUBRIC = re.compile(
    any_of(
        r"""
        访谈 专访 对话 专题 专栏 专版 系列 系列报道 特别报道 特刊 特稿 大家谈 面对面 会客厅 圆桌 论坛 民生问 笔谈 答问
        访谈录 进行时 看落实 在基层 在一线 在行动 [局厅书县市区镇院校]长谈 书记谈 一把手谈 主任谈 委员谈 代表谈
        (?:[局厅县市区镇乡院校]长|书记|一把手)谈落实(?!\s*[①-⑳\d（(])
        """
    )
    + r"\s*(?:[①-⑳]|[（(]?[\d一二三四五六七八九十]{1,3}[)）]?|之[一二三四五六七八九十]{1,2})?[\W_]*$"
)
"""How a column's label ends, which stands above all articles of a page and belongs to none of them."""

OPINION_LABEL = re.compile(
    rf"^[【\[]\s*{NAME_CHAR}{{0,6}}"
    + any_of("社论 时评 短评 快评 锐评 微评 述评 评论 言论 论坛 杂谈 漫谈 随笔")
    + r"\s*[】\]]$"
)
"""The label of a column of opinion, in brackets on a line of its own."""

EDITORIAL_HEAD = re.compile(
    any_of(
        """
        社论 时评 短评 快评 锐评 述评 微评 评论员文章 本报评论 系列评论 [一二三四五六七八九十]论
        之?[一二三四五六七八九十]$ 论[：:] 随笔 杂谈 漫谈 感言 谈$
        """
    )
)
"""Marks of a commentary in its headline or series line."""

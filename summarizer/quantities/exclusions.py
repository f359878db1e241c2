"""Numbers that measure nothing: in names and slogans, ordinals, dates, codes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from summarizer.schemas.vocabulary import ExclusionReason
from summarizer.text import Span

__all__ = ["Zones", "excluded_zones", "exclusion_of"]

_MEASURES = r"达到|超过|突破|增长|下降|不低于|不少于|实现|完成|提高|新增|以上|左右|以内|同比"

# Quoted words without a clause mark are names; longer quotations are speech, whose numbers count.
_NAMES = re.compile(
    rf'"(?!(?:[^"]*)(?:{_MEASURES}))[^",;.!?。；！？:：]{{1,24}}"|\'(?!(?:[^\']*)(?:{_MEASURES}))[^\',;。；！？:]{{1,24}}\'|《[^》]{{1,80}}》|<<[^>]{{1,80}}>>'
)
_CODES = re.compile(
    r"[A-Za-z]+-?\d+(?:\.\d+)?(?:[A-Za-z]+\d*)?"  # G30, S3, PM2.5, COVID-19
    r"|\d+(?:\.\d+)?[A-Za-z]+\d+"  # 4K8, 2B2
    r"|\d[GKDVAC](?![A-Za-z])(?!W)"  # 5G, 4K, 3D, 5A
    r"|\d+\.\d+(?=版|升级|时代|系统|平台|工程|行动|计划|模式|方案)"  # 3.0版
    r"|[〔\[(]\d{4}[〕\])]\d+号"  # 〔2023〕15号
    r"|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)400-?\d{3}-?\d{4}(?!\d)"  # telephones
    r"|(?:\d+\+)+(?:\d+|[NXnx])|[NXnx](?:\+\d+)+"  # 1+2+N
    r"|\d{1,2}:\d{2}(?!\d)"  # 9:30
    r"|\d+(?:\.\d+)?(?=热线|专线|号|#|路公交)"  # 12345热线, 15号
    r"|\d+(?:室|弄|幢\d|栋\d|单元\d)"
    r"|(?<=[A-Za-z])\d+"
)
# After 第 every number is an ordinal; these are ordinals without it.
_ORDINAL = re.compile(
    r"[一二三四五六七八九十百]+届|[一二三四五六七八九十]+[次中](?:全会|全体会议)"
    r"|[一二三四五六七八九十\d]+(?:期(?=工程|项目|建设|扩建|[二三四]期)|号线|年级|级(?=医院|甲等|响应|公路|航道|水质|保护|标准|联|市场|资质|文物|以上|残|风险|网络|等保|专业|政府|管理))"
    r"|[一二三四五六七八九\d](?=[、,和至-][一二三四五六七八九\d]+(?:期|号线|级|类))"
)
_IDIOMS = re.compile(
    "千家万户|千方百计|百家争鸣|百花齐放|千头万绪|千人千面|[一二三四五六七八九]位一体|百年大计|万众一心|五湖四海|百里挑一|千载难逢|一[户人企村校县镇乡项园街链件厂院区库]一[^家个,。;]|"
    "万无一失|千差万别|百尺竿头|千锤百炼|一心一意|三三两两|七上八下|四面八方|五花八门|千家万业|百姓|百业|万物|千行百业|百企|千企|百村|千村|万村|万企|万人(?=计划|助)|"
    "两院院士|千兆(?=光|网|宽|城|小|用)|十分(?=[^之])|(?<![\\d一二三四五六七八九十])万里|[一二两三四五六七八九十]分为|三农|双一流|一带一路|两山|两会|两手|两端|双碳|三[公医]|五险|四好|一站式|一网|一窗|一码|一张网|一盘棋|一条龙|一把手|一揽子|一体|一线|二手|二维|三甲|三产|一产|二产|一二三产|"
    r"一老一小|百强|\d+强|一手抓|一刀切|一张蓝图|一以贯之|一如既往|[一二两三四五六七八九十]大(?=[一-龥])|五年规划|十四五|十五五|十三五|十二五|十一五|十六五|五位一体|四个全面|一国两制|两个确立|两个维护|四个意识|四个自信|"
    "二七区|七里河|三门峡|万州|百色|九江|四川|三亚|千岛湖|万年县|五台|六安|六盘水|十堰|一汽|二汽|三一重工|三峡|两江新区|两湖|两广|三江|长三角|珠三角|一季度|二季度|三季度|四季度"
)


_CODE_RUN = re.compile(r"[A-Za-z0-9〔\[(][A-Za-z0-9.+:#〔〕-]*")
_SHORT = 6  # digits: telephone numbers have more
_CODE_ENDS = frozenset("版升时系平工行计模方热专号#路室弄幢栋单")  # what follows the digits of a code
_IDIOM_REACH = 3
_IDIOM_STARTS = frozenset("一二两三四五六七八九十百千万双")


class Zones:
    """Spans in order of their starts, asked for what they touch."""

    def __init__(self, spans: Sequence[Span] = ()) -> None:
        spans = sorted(spans)
        self._starts = [span.start for span in spans]
        self._ends = list(accumulate((span.end for span in spans), max))

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them has a character of `[start, end)`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start


def excluded_zones(text: str) -> Zones:
    """The names, slogans and codes of folded text: no number in them measures anything."""
    zones = [Span(*m.span()) for m in _NAMES.finditer(text)]
    for run in _CODE_RUN.finditer(text):
        words, end = run[0], run.end()
        if len(words) <= _SHORT and text[end : end + 1] not in _CODE_ENDS and words.replace(".", "").isdecimal():
            continue  # a plain number, by far the most frequent
        code = _CODES.match(text, run.start())
        if code:
            zones.append(Span(*code.span()))
    return Zones(zones)


def exclusion_of(text: str, start: int, end: int, zones: Zones) -> ExclusionReason | None:
    """Why the number at `[start, end)` measures nothing, or `None`; `zones` as `excluded_zones` gives them."""
    if zones.touch(start, end):
        return "name"
    if text[start - 1 : start] == "第" or _ORDINAL.match(text, start):
        return "ordinal"
    if text[start].isascii():
        return None
    for at in range(max(0, start - _IDIOM_REACH), start + 1):
        idiom = _IDIOMS.match(text, at) if text[at] in _IDIOM_STARTS else None
        if idiom and idiom.end() > start:
            return "name"
    return None

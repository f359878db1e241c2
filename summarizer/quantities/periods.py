"""Time expressions in Chinese text, and the year or month in which they end."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.documents import Published
from summarizer.quantities.model import Period
from summarizer.quantities.numerals import read_number
from summarizer.text import Span, fold

__all__ = ["find_periods", "period_spans", "resolve_period"]

_CN = "零〇一二三四五六七八九"
# Years by name, relative to the year of publication.
_RELATIVE = {
    "今年": 0,
    "本年": 0,
    "本年度": 0,
    "当年": 0,
    "明年": 1,
    "来年": 1,
    "次年": 1,
    "后年": 2,
    "去年": -1,
    "上年": -1,
    "上年度": -1,
    "前年": -2,
    "今春": 0,
    "今夏": 0,
    "今秋": 0,
    "今冬": 0,
}
# Five-year plans by name, with their last year (the first ran from 1953 to 1957; the tenth ended in 2005).
_PLANS = {
    "十五": 2005,
    "十一五": 2010,
    "十二五": 2015,
    "十三五": 2020,
    "十四五": 2025,
    "十五五": 2030,
    "十六五": 2035,
    "十七五": 2040,
}
_FIXED = {
    "本世纪中叶": "2050",
    "21世纪中叶": "2050",
    "本世纪末": "2100",
    "新中国成立100年": "2049",
    "新中国成立一百年": "2049",
}
_HALVES = {"上半年": 6, "下半年": 12, "前三季度": 9, "前三个季度": 9, "前两个季度": 6, "首季": 3}
_QUARTERS = {c: i for i, row in enumerate(("一1首", "二2", "三3", "四4"), 1) for c in row}
_PARTS = {"年中": 6}

_YEAR = rf"(?:(?:19|20|21)\d\d年度?|[一二][{_CN}]{{3}}年|{'|'.join(sorted(_RELATIVE, key=len, reverse=True))})"
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_MONTH = rf"{_MONTH_NUMBER}月份?(?:(?:3[01]|[12]\d|0?[1-9])[日号]|上旬|中旬|下旬|底|末|初|中)?"
_MONTHS = rf"(?:{_MONTH_NUMBER}月?份?(?:-{{1,2}}|~|至|到))?{_MONTH}"
_HALF = rf"(?:{'|'.join(_HALVES)}|第?[一二三四1-4首]个?季度|前[一二两三四五六七八九十\d]+个?月)[末底]?"
_END = r"(?:年底|底|年末|末|年初|初|年中|岁末)"
_NO_YEAR = (
    r"年底|年末|年内|年初|年中|岁末|全年(?![红稳])|本年度内|年度内|月底|月末|本月底?|下月|上月|季末|本季度末?|当月"
)
_TO = r"(?:截至|截止到?|(?<![达得提升降增减扩缩遇拓展压推看做找回调延跃])到|(?<![甚乃直以提升降增减扩缩拓展压调延跃攀])至|自|从)"
_SUFFIX = r"(?:之?前(?![列三沿期景十后往方瞻端置述]|提(?![交供出前高升]))|以前|以来|期间|之?内(?![部需陆外])|起|(?<=底)之?前|间(?=[，,]))?"
_DURATION = r"(?:[\d一二两三四五六七八九十]+(?:(?:-|~|至|到)[\d一二三四五六七八九十]+)?|半|几)"

# Festivals, seasons and the rainy season, as papers date work by them; the month where it is fixed.
_FEASTS = {"国庆": 10, "五一": 5, "十一": 10}
_SEASON = (
    r"(?:元旦|春节|清明节?|[\"']?五一[\"']?|端午节?|中秋节?|重阳节?|国庆节?|主?汛期?|雨季|入汛|入夏|入冬|暑期|暑假|寒假|开春|春耕|三夏"
    r"|[春夏秋冬]季(?:学期|开学)?)"
)
_SEASON_END = r"(?:前后|之?前(?![列三沿期景十后往方瞻端置述])|期间|以来|过后|起)"

_PATTERN = re.compile(
    rf"(?P<years>(?:{_TO})?(?:19|20)\d\d年?(?:-{{1,2}}|~|至|到)(?P<last>20\d\d)年?(?:[底末](?:前)?|期间|间)?)(?<=[年底末前间])"
    rf"|(?P<plan>(?:{_TO})?[\"']?(?P<five>十[一二三四五六七]?五)[\"']?(?:规划)?(?:期?末年?|期间|时期|以来|收官之年|开局之年|规划期末?|头[一两三]年|前[一两三]年|前期|中期|后期|(?={_END})))"
    rf"|(?P<toplan>{_TO}[\"'](?P<five2>十[一二三四五六七]?五)[\"'])"
    rf"|(?P<winter>去冬今春|今冬明春)"
    rf"|(?P<feast>(?:{_TO})?(?:(?P<feastyear>{_YEAR})的?)?(?P<season>{_SEASON}){_SEASON_END}|(?P<feastyear2>{_YEAR})(?P<season2>[春夏秋冬]季(?:学期)?|暑期|开春|主?汛期))"
    rf"|(?P<date>(?:{_TO})?(?:(?P<year>{_YEAR})(?:的?(?:(?P<m1>{_MONTHS})|(?P<h1>{_HALF})|(?P<e1>{_END})|(?P<whole>全年|年内|同期|一年)))?|(?P<m2>{_MONTHS})|(?P<h2>{_HALF})|(?P<e2>{_NO_YEAR})){_SUFFIX})"
    rf"|(?P<ahead>(?:未来|今后|此后|接下来|往后)的?(?P<n1>{_DURATION})(?P<u1>年|个月)(?:左右)?(?:时间)?[内里间]?"
    rf"|(?P<n2>{_DURATION})(?P<u2>年|个月)(?:左右)?(?:的?时间)?(?:之内|以内|内(?![部需陆外]))"
    rf"|(?:力争|用|再用|通过|利用|经过)(?P<n3>{_DURATION})(?P<u3>年|个月)(?:左右)?(?:的)?(?:时间|努力))"
    rf"|(?P<past>(?:近|过去|最近|这)的?(?P<n4>{_DURATION})(?P<u4>年|个月)[来间]?|(?P<n5>{_DURATION})(?P<u5>年)来(?!{_CN})|(?P<ago>{_DURATION})年之?前(?=的|[,，])|近年来?|近些年来?|这些年来?|历年来?|今明两年|去今两年)"
    rf"|(?P<span>(?P<n6>{_DURATION})年(?P<way>里|间|过去|下来|多来|[之以]?后(?![备勤续果方]))|(?<=[,。;:、 ])(?P<n7>[两三四五十2-5])年(?=累计|共|新增|建成|完成|新建|引进|培[养育]|投入|减少|下降|平均|年均))"
    rf"|(?P<event>(?:党的十[八九]大|党的二十大|疫情|机构改革|换届|开年)以来)"
    rf"|(?P<fixed>(?:{_TO})?(?:{'|'.join(_FIXED)})[时前]?)"
    r"|(?P<now>截至目前|截止目前|到目前为止|(?<![项题])目前|眼下|至今|迄今|截至今年以来)"
)
_REACHED = frozenset("到至在为")  # 缩短到16个月以内 is an amount
# A time that something is compared with: 比上年, 较2020年, 去年同期, 超过去年全年的50%.
_BASE_BEFORE = re.compile(r"(?:比|较|超过|超|高于|低于|优于|好于|相比|相对于|相较于|对比|持平于|快于|与|同)$")
_BASE_AFTER = re.compile(r"(?:的?同期|相比|持平|水平|基数|的?[\d一二三四五六七八九十.]+(?:%|倍|成))")
_NAMED_AFTER = re.compile(r"(?:行动|计划|规划(?!期|末)|版|远景目标|改革|方案|工程)")


# Every period is written in these characters; a run of them that holds none of the second set is no period.
_ALPHABET = re.compile(
    r"[\d零〇一二两三四五六七八九十百几半截至止到自从今明去后前上本当来次首第下未往此接再用力争通利经近过最这些历目迄新中国成立世纪叶时年月季度日号份旬底末初全岁内里间起期以之的元旦春节清明端午秋重阳庆主汛雨入暑假寒夏耕学疫情党大改革机构换届过下多后\"'规划开局收官头个左右间努内春夏秋冬\-~]{2,}"
)
_BEYOND = 6  # characters after a run that decide whether a period ends with it
_KEY = frozenset("年月季世目眼今迄五来期春夏秋冬旦节汛暑假庆疫届党")


@lru_cache(maxsize=64)
def find_periods(text: str, published: Published | None = None) -> tuple[Period, ...]:
    """All time expressions of a text, in order.

    `base` marks those that something is compared with (`比上年`). Relative ones are resolved with `published`.
    Results are kept for the texts used last, since model and grounding ask for the same article.
    """
    return tuple(Period(_span(match), _due(match, published), base) for match, base in _matches(text))


def _span(match: re.Match[str]) -> Span:
    """Where the expression stands, without the 从 of a start value (从去年的14个月)."""
    start, end = match.span()
    return Span(start + (match[0][0] == "从" and match.string[end : end + 1] == "的"), end)


def period_spans(text: str) -> list[Span]:
    """Where the time expressions of a text stand, in order."""
    return [_span(match) for match, _ in _matches(text)]


@lru_cache(maxsize=64)
def _matches(text: str) -> tuple[tuple[re.Match[str], bool], ...]:
    folded = fold(text)
    found = []
    at = 0
    for run in _ALPHABET.finditer(folded):
        start, end = run.span()
        at = max(at, start)
        while not _KEY.isdisjoint(folded[at:end]):
            match = _PATTERN.search(folded, at, end + _BEYOND)
            if match is None or match.start() >= end:
                break
            if not (match["n2"] and folded[match.start() - 1 : match.start()] in _REACHED):
                found.append((match, _is_base(folded, match)))
            at = match.end()
    return tuple(found)


def _is_base(text: str, match: re.Match[str]) -> bool:
    if match["whole"] == "同期":
        return True
    # 2025年行动方案 is a name; 今年计划118亿元 is none
    if match["year"] and match["year"] not in _RELATIVE and not match["m1"] and _NAMED_AFTER.match(text, match.end()):
        return True
    return bool(
        _BASE_BEFORE.search(text[max(0, match.start() - 4) : match.start()]) or _BASE_AFTER.match(text, match.end())
    )


def resolve_period(text: str, published: Published | None = None) -> str | None:
    """The end of a time expression that stands by itself: `到2030年` gives `2030`; `None` if it can't be told."""
    match = _PATTERN.search(fold(text))
    return _due(match, published) if match else None


def _due(match: re.Match[str], published: Published | None) -> str | None:
    if match["years"]:
        return match["last"]
    if plan := match["five"] or match["five2"]:
        return _plan_due(plan, match[0])
    if match["date"]:
        return _date_due(match, published)
    if match["feast"]:
        return _feast_due(match, published)
    if match["fixed"]:
        return next(due for words, due in _FIXED.items() if words in match[0])
    if published is None:
        return None
    if match["ahead"]:
        number = match["n1"] or match["n2"] or match["n3"]
        return _ahead(number, match["u1"] or match["u2"] or match["u3"], published)
    if match["winter"]:
        return str(published.year + (match[0] == "今冬明春"))
    if match["span"]:
        after = match["way"] and match["way"].endswith("后")
        return _ahead(match["n6"], "年", published) if after else str(published.year)
    return _past_due(match, published) if match["past"] or match["now"] else str(published.year)


def _feast_due(match: re.Match[str], published: Published | None) -> str | None:
    """The year of a festival or season, and its month where it is fixed; its beginning counts as its end."""
    year = _year(match["feastyear"] or match["feastyear2"], published)
    if year is None:
        return None
    month = next((month for feast, month in _FEASTS.items() if feast in (match["season"] or "")), None)
    return _format(year, month)


def _past_due(match: re.Match[str], published: Published) -> str | None:
    if match["ago"]:
        ago = read_number(match["ago"])
        return str(published.year - int(ago[0])) if ago else None
    if match[0] == "今明两年":
        return str(published.year + 1)
    return str(published.year) if match["now"] or match["n4"] or match["n5"] or match[0] == "去今两年" else None


def _plan_due(plan: str, words: str) -> str | None:
    last = _PLANS.get(plan)
    if last is None:
        return None
    if "开局" in words:
        return str(last - 4)
    first = re.search(r"[头前]([一两三])年", words)
    return str(last - 5 + {"一": 1, "两": 2, "三": 3}[first[1]]) if first else str(last)


def _ahead(number: str, unit: str, published: Published) -> str | None:
    last = re.split(r"[-~至到]", number)[-1]
    if last in ("半", "几"):
        return None
    read = read_number(last)
    if read is None:
        return None
    if unit == "年":
        return str(published.year + int(read[0]))
    if published.month is None:
        return None
    months = published.year * 12 + published.month - 1 + int(read[0])
    return _format(months // 12, months % 12 + 1)


def _date_due(match: re.Match[str], published: Published | None) -> str | None:
    year = _year(match["year"], published)
    month = _month(match["m1"] or match["m2"], match["h1"] or match["h2"], match["e1"] or match["e2"])
    if year is None:
        return None
    if match[0].endswith("以来"):  # ends with the publication
        return str(published.year) if published else None
    if (
        match["year"] is None
        and published
        and published.month
        and month
        and month > published.month
        and _past_words(match[0])
    ):
        year -= 1  # 截至11月底, read in January
    if match["e2"] in ("月底", "月末", "本月", "本月底", "当月", "上月", "下月"):
        return None if published is None or published.month is None else _format(year, published.month)
    return _format(year, month)


def _past_words(words: str) -> bool:
    return words.startswith(("截至", "截止")) or bool(re.match(r"[1一]月?[-~至到]", words))


def _format(year: int, month: int | None) -> str:
    return f"{year}" if month in (None, 12) else f"{year}-{month:02d}"


def _year(words: str | None, published: Published | None) -> int | None:
    if words is None:
        return published.year if published else None
    if words in _RELATIVE:
        return published.year + _RELATIVE[words] if published else None
    digits = words.rstrip("年度")
    if digits.isdigit() and digits.isascii():
        return int(digits)
    return int("".join(str(_CN[1:].index(c) if c != "零" else 0) for c in digits))


def _month(months: str | None, half: str | None, end: str | None) -> int | None:
    """The month in which the part of a year ends; `None` for the year itself."""
    if months:
        last = re.findall(rf"({_MONTH_NUMBER})月", months)[-1]
        read = read_number(last)
        return int(read[0]) if read else None
    if half:
        for words, month in _HALVES.items():
            if half.startswith(words):
                return month
        quarter = re.match(r"第?([一二三四1-4首])个?季度", half)
        if quarter:
            return 3 * _QUARTERS[quarter[1]]
        count = re.search(r"前([一二两三四五六七八九十\d]+)个?月", half)
        read = read_number(count[1]) if count else None
        return int(read[0]) if read else None
    return _PARTS.get(end) if end else None

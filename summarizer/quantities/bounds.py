"""Words beside a number that make it a bound: 超过, 不低于, 以上, 左右; section 4 of the labelling guidelines."""

from __future__ import annotations

import re

from summarizer.schemas.vocabulary import Bound

__all__ = ["bound_of"]

BEFORE: dict[str, Bound] = {
    **dict.fromkeys(
        [
            "不少于",
            "不低于",
            "不小于",
            "不下于",
            "不亚于",
            "不止",
            "超过",
            "超出",
            "超",
            "突破",
            "逾",
            "高于",
            "大于",
            "多于",
            "至少",
            "起码",
            "最低",
            "上",
            "过",
            "破",
            "数",
            "不短于",
        ],
        "min",
    ),
    **dict.fromkeys(
        [
            "不超过",
            "不超",
            "不高于",
            "不多于",
            "不大于",
            "不突破",
            "低于",
            "少于",
            "小于",
            "不足",
            "不到",
            "最多",
            "至多",
            "最高",
            "不超出",
            "短于",
            "不长于",
            "不得超过",
            "不能超过",
            "不宜超过",
            "未超过",
            "不再超过",
            "不得高于",
            "不能高于",
        ],
        "max",
    ),
    **dict.fromkeys(
        ["约", "大约", "约为", "近", "接近", "将近", "逼近", "大概", "约合", "约占", "大致", "差不多", "约达", "几近"],
        "about",
    ),
}
AFTER: dict[str, Bound] = {
    **dict.fromkeys(["以上", "之上", "及以上", "有余", "开外", "多", "余", "往上", "打底", "起步"], "min"),
    **dict.fromkeys(["以内", "之内", "以下", "之下", "及以下", "内", "封顶"], "max"),
    **dict.fromkeys(["左右", "上下", "级", "量级", "前后", "许", "规模级"], "about"),
}
_GRANTS = "支持|奖励|补助|补贴|资助|可贷|可达|可享|给予|授信"  # 最高奖励50万元
_BETWEEN = rf"(?:了|到|至|为|在|达到|达|过|住|(?<=最高)(?:{_GRANTS}))?"
_PREFIX = re.compile(
    rf"({'|'.join(sorted(BEFORE, key=len, reverse=True))}){_BETWEEN}(?:人民币|每年|全年|每(?:平方米|公里|千米|吨|亩|人|户|件|股|度|斤|公斤|名|位|家|个|月|天|日|年|次))?$"
)
_SUFFIX = re.compile("|".join(sorted(AFTER, key=len, reverse=True)))
_REACH = 9
_ENDS = (
    frozenset(word[-1] for word in BEFORE)
    | frozenset(word[-1] for word in _GRANTS.split("|"))
    | frozenset("了到至为在达过住币年米里吨亩人户件股度斤名位家个月天日次")
)
_STARTS = frozenset(word[0] for word in AFTER)
# Words that end in a bound word and are none: 以上 before a number of a list, 靠近, 附近, 马上, 线上 …
_NOT_BEFORE = re.compile(
    r"(?:以上|附近|靠近|最近|邻近|马上|线上|网上|会上|向上|[桌路地海船身基世岸街]上|加上|赶上|赶超|反超|用上|登上|走上|关上|看上|住上|晚上|早上|坐上|环节上|基础上|无数|系数|指数|人数|次数|户数|总数|个数|件数|天数|家数|点数|度数|站数|台数|名数|单数|多数|少数|参数|基数|倍数|分数|位数|岁数|字数|亩数|里数|平均数|走上|之上|集约|节约|签约|预约|公约|契约|履约|制约|租约|合约|条约|违约|邀约|打破|损破|率先|得以上)$"
)
_NOT_AFTER = {
    "多": "式元种边层方少年",
    "余": "下地",
    "内": "部外需陆地销生容涵",
    "级": "联次差长市区",
    "许": "可多",
    "上下": "游",
}


def bound_of(text: str, start: int, end: int) -> tuple[Bound, int, int]:
    """The bound of the amount at `[start, end)` of folded text, and the span that takes its bound words in."""
    bound: Bound = "exact"
    left, right = start, end
    match = None
    if text[start - 1 : start] in _ENDS:
        before = text[max(0, start - _REACH) : start]
        match = _PREFIX.search(before)
    if match and match[1] in ("上", "数", "过") and text[start] not in "十百千万亿半":
        match = None  # 上亿元, 数千家, 过百亿; but not 跨上1500亿元
    if match and not _NOT_BEFORE.search(before[: match.end(1)]):
        bound = BEFORE[match[1]]
        left = start - len(before) + match.start(1)
    after = _SUFFIX.match(text, end) if text[end : end + 1] in _STARTS else None
    if after and text[after.end() : after.end() + 1] not in _stops(after[0]):
        found = AFTER[after[0]]
        right = after.end()
        if bound == "exact" or found != "about":
            bound = found
    return bound, left, right


def _stops(word: str) -> tuple[str, ...]:
    return tuple(_NOT_AFTER.get(word, ""))

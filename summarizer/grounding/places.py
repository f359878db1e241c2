"""Which province, city, county or district a page is about."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from summarizer.people import HAN, any_of

__all__ = ["LEVELS", "place_of"]

LEVELS = "省市县区州旗镇乡"

# Provinces and cities of prefecture level, without 省 and 市: GB/T 2260, edition of 2023 (Ministry of Civil Affairs).
# They are only recognised here, never added: a place that the page does not name is never an answer.
_PROVINCES = """
    河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾
"""
_CITIES = """
    北京 天津 上海 重庆 石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州
    晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪
    丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 吉林 四平 辽源 通化 白山 松原 白城 哈尔滨 齐齐哈尔 鸡西 鹤岗
    双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁
    杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳
    宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安
    宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳
    平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门
    孝感 荆州 黄冈 咸宁 随州 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 深圳 珠海
    汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海
    防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江
    乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱
    临沧 拉萨 日喀则 昌都 林芝 山南 那曲 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水
    武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 海东 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密
"""
_KNOWN = {"省": frozenset(_PROVINCES.split()), "市": frozenset(_CITIES.split())}
_KNOWN_NAME = {level: re.compile("|".join(sorted(names))) for level, names in _KNOWN.items()}
_LONG_CITIES = frozenset(name for name in _KNOWN["市"] if len(name) > 2)

# What stands before these characters and is no place: 全市, 城市, 上市, 各县, 社区, 园区 …
_NO_PLACE_END = {
    "省": "副全我各本外节跨该两多大强进出回邻数俭农",
    "市": "副全我各本城都上超股门夜集闹楼菜书利强省地县两该外入罢开行面区跨邻跻出整花互下",
    "县": "副全我各本郡区市县强该两山困邻跨个百大穷多",
    "区": "副全我各本社园城地山景新发高经港库辖片小战灾牧林矿郊特专分校院厂营东西南北"
    "中老禁险湖能心税范验贸作聚该两县市开带街住办",
    "州": "副全我各本神九该",
    "旗": "副全我各本红国锦彩该",
    "镇": "副全我各本城乡小古该名强重",
    "乡": "副全我各本城家下返故回兴梓水该",
}
_NO_PLACE = re.compile("[的了在为和与是对向从把被让使由及等到全各该本我每某就将以这那访赴谈请据、]|^[省市县区旗镇乡]")
# Two characters that often stand before 市委, 省里 or 县城 and are no names: verbs of the official style, times, kinds.
_COMMON_WORDS = """
    已经 曾经
    落实 贯彻 彻落 按照 根据 围绕 深入 学习 召开 聚焦 加快 推动 推进 参加 主持 传达 精神 部署 要求 此次 中央 国家 今年
    去年 明年 后年 当前 目前 整个 以及 有关 相关 经过 通过 其中 走进 位居 列入 增速 高于 低于 成为 打造 建设 争创 创建
    现代 智慧 海绵 文明 卫生 森林 宜居 韧性 人民 消费 中心 国际 大型 特大 超大 周边 沿线 沿海 内地 兄弟 其他 其它 许多
    不少 多个 个别 部分 主要 重点 试点 示范 贫困 先进 农业 工业 经济 科技 文化 教育 旅游 制造 交通 海洋 生态 法治 平安
    健康 数字 网络 人才 开放 幸福 美丽 富裕 书记 来自 联合 协同 配合 支持 服务 融入 带动 辐射 覆盖 惠及 涉及 共同 认真
    坚决 紧扣 紧跟 响应 遵照 依托 立足 面向 牢记 谈到 谈起 听取 汇报 报请 争取 获得 荣获 分别 进入 原来 时任 现任 兼任
    担任 出任 同时 还有 包括 比如 例如 关于 召集 组织 统筹 省级 市级 县级 党的 大会 会议 全会 闭幕 开幕 表示 介绍 指出
    强调 记者 本报 我们 他们 这个 那个 一个 两个 三个 几个 多数 所有 任何 每个 个个 只有 没有 都是 就是 还是 不是 可以
    能够 应该 必须 需要 如何
"""
_WORDS = frozenset(_COMMON_WORDS.split())
# These end the names of districts as well as words: 桐山区, 山区.
_DISTRICT_ENDS = "城山港湖东西南北中"
_PLAIN = re.compile(f"{HAN}+")
# 省 and 市 as verbs and in words: 省心, 市场, 市民.
_OTHER_WORD = {
    "省": "里心力钱时下去事地得吃用电水油际级会内外",
    "市": "场民容值级属直内外中里",
    "区": "域间块位别",
    "县": "域级里内乡",
    "乡": "村亲愁土贤音情",
    "镇": "定静压",
    "旗": "帜舰下",
    "州": "",
}
_ORGANS = any_of(
    "委 政府 人民政府 人大 政协 纪委 法院 检察院 中级人民法院 人民检察院 公安局 财政局 发展改革委 教育局 科技局"
)
_LEVEL = {level: re.compile(f"{level}(?:(?P<organ>{_ORGANS})|(?![{words}-]))") for level, words in _OTHER_WORD.items()}
_PAPER = re.compile(any_of("日报 晚报 时报 晨报 早报 商报 都市报 广播电视台 电视台 融媒体中心"))
_PAPER_PLACE = re.compile(f"{HAN}{{2,4}}$")
_CITY_PAPERS = frozenset(["晚报", "晨报", "早报", "商报", "都市报"])
# Where a place's name stands without its level: the district, works and slogans named after it.
_BARE_FRAME = re.compile(
    rf"(?P<place>{HAN}{{2}})(?:都市圈|水务|港务|商业银行|商行|农商|城投|国投|公交|热力|供电|召开|经开区|高新区|新区|航空港|综保区|自贸|大学|学院|海关|机场|港|高铁|站|银行|实践|篇章|样板|方案|特色|大地|儿女|人民"
    "|智造|制造|品牌|速度|力量|精神|故事|国家|现代化)"
)
# Votes: the agency itself behind the place, its own paper, an organ of the level behind it, a name of the standard.
# The level alone counts 1, or 2 where the name can't be longer; what a text gives for that is capped, so that a city
# that is named often stays below the paper's.
_TAIL_VOTE, _PAPER_VOTE, _ORGAN_VOTE, _KNOWN_VOTE = 30, 24, 4, 6
_CAP = 8
_FEWEST = 3


def place_of(level: str, rest: str, own: str, page: str, outlet: str | None = None) -> str | None:
    """The place of `level` (`省`, `市` …) that an article is about, with its level (`郑州市`); `None` if none is named.

    `rest` is what follows the level in the agency, `own` the article's text, which counts again in `page`, the whole
    page's. Votes: the name with its level, the more with an organ or `rest` behind it, in the name of a paper, and how
    often it stands without the level.
    """
    votes = _votes(level, rest, page) + _votes(level, rest, own)
    papers, weight = _papers(level, page, outlet)
    for stem in papers:
        votes[stem] += weight
    if not papers:
        votes += _known_votes(level, page)
    votes = Counter({s: n for s, n in votes.items() if n >= _FEWEST or page.count(s) > 1})
    if not votes and level == "市":
        votes = _frame_votes(page)
    for stem in votes:
        votes[stem] += min(page.count(stem), _CAP)
    best = max(votes, key=lambda stem: votes[stem], default=None)
    return best + level if best else None


def _votes(level: str, rest: str, text: str) -> Counter[str]:
    """How often each stem stands before `level`, and whether before the agency itself."""
    votes: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    tails: set[str] = set()
    for at, organ in _places_of(level, rest, text):
        tail = len(rest) > 1 and text.startswith(rest, at + 1)
        two, three = text[max(0, at - 2) : at], text[max(0, at - 3) : at]
        opens = level == "区" and (at < 3 or text[at - 3] in "\n。，、“")
        if _is_stem(two, level, organ or tail or opens):
            votes[two] += _ORGAN_VOTE if organ or tail else 2 if _is_start(text, at - 3) else 1
            seen[two] += 1
            tails |= {two} if tail else set()
            if _can_be_longer(three):
                seen[three] += 1
    capped = Counter({stem: min(n, _CAP) + _TAIL_VOTE * (stem in tails) for stem, n in votes.items()})
    for three in [stem for stem in seen if len(stem) == 3 and stem[1:] in capped]:
        if three in _LONG_CITIES or (seen[three] > 1 and 10 * seen[three] >= 7 * seen[three[1:]]):
            capped[three] = capped.pop(three[1:])
    return capped


@lru_cache(maxsize=32)
def _levels(level: str, text: str) -> tuple[tuple[int, bool], ...]:
    """Where `level` stands and begins no other word, and whether an organ follows; kept for a page's next agency."""
    return tuple((match.start(), match["organ"] is not None) for match in _LEVEL[level].finditer(text))


def _places_of(level: str, rest: str, text: str) -> list[tuple[int, bool]]:
    """Where `level` stands and is the end of a place's name, or begins the agency; and whether an organ follows."""
    found = dict(_levels(level, text))
    at = text.find(level + rest) if len(rest) > 1 else -1
    while at >= 0:
        found.setdefault(at, False)
        at = text.find(level + rest, at + 1)
    return sorted(found.items())


def _can_be_longer(three: str) -> bool:
    plain = len(three) == 3 and _PLAIN.match(three)
    return bool(plain) and not (_NO_PLACE.match(three[0]) or three[:2] in _WORDS)


def _is_start(text: str, at: int) -> bool:
    """Whether a name can begin after this character: a mark, the text's start, or a preposition."""
    return at < 0 or not _PLAIN.match(text[at]) or text[at] in "在到来访是为让与和对向从由给把将"


def _is_stem(stem: str, level: str, organ: bool) -> bool:
    if stem in _KNOWN.get(level, ()):
        return True
    if len(stem) != 2 or not _PLAIN.fullmatch(stem) or _NO_PLACE.search(stem) or stem in _WORDS:
        return False
    return stem[1] not in _NO_PLACE_END[level] or (organ and level == "区" and stem[1] in _DISTRICT_ENDS)


def _papers(level: str, page: str, outlet: str | None) -> tuple[list[str], int]:
    """The places that the page's papers are named after, if they can be of this level, and their weight.

    A paper whose place stands nowhere with a level counts only where no other does, and less; but one called 晚报
    or the like is a city's.
    """
    if level not in "省市县":
        return [], 0
    found: list[str] = []
    open_level: list[str] = []
    for place, paper in dict.fromkeys([*_named_papers(outlet or ""), *_named_papers(page)]):
        stem = place if _level_of(place, page) else place[-2:]
        own = _level_of(stem, page)
        if own is None and len(place) == 2:
            own = "市" if paper in _CITY_PAPERS else None
            open_level += [stem] if own is None and level in "省市" else []
        if own == level:
            found.append(stem)
    return (found, _PAPER_VOTE) if found else (open_level[:1], _PAPER_VOTE // 2)


@lru_cache(maxsize=8)
def _named_papers(text: str) -> list[tuple[str, str]]:
    """The papers that a text names, each once, as place and kind: `("郑州", "晚报")`."""
    named: dict[tuple[str, str], None] = {}
    for match in _PAPER.finditer(text):
        place = _PAPER_PLACE.search(text[max(0, match.start() - 4) : match.start()])
        if place:
            named[place[0], match[0]] = None
    return list(named)


def _level_of(stem: str, page: str) -> str | None:
    """The level of a place whose name stands without it: that of its full form on the page, or of the standard."""
    for level in "市省县":
        if f"{stem}{level}" in page:
            return level
    return next((level for level, names in _KNOWN.items() if stem in names), None)


def _known_votes(level: str, page: str) -> Counter[str]:
    """Provinces and cities of the standard that the page names, with or without their level."""
    return Counter(dict.fromkeys(_KNOWN_NAME[level].findall(page) if level in _KNOWN_NAME else (), _KNOWN_VOTE))


def _frame_votes(page: str) -> Counter[str]:
    """Places that the page never names with their level, but after which many things are named."""
    frames = Counter(match["place"] for match in _BARE_FRAME.finditer(page))
    usable = {s: n for s, n in frames.items() if n > 1 and not _NO_PLACE.search(s) and s not in _WORDS}
    return Counter({stem: count for stem, count in usable.items() if page.count(stem) > 3})

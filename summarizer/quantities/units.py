"""Units and classifiers that may follow a number.

To add one, put it in the table where it belongs. `unit_at` finds the longest that fits.
Sources: GB 3100/3101 for units of measurement and their Chinese names; the classifiers are those of
Lü Shuxiang, 现代汉语八百词, appendix, as far as newspapers use them to count.
"""

from __future__ import annotations

import re

__all__ = ["CANONICAL", "FIRST_SIGNS", "INDEFINITE", "PERSON_NOUNS", "UNITS", "unit_at"]

CURRENCY = "元 美元 欧元 港元 港币 日元 英镑 卢布 韩元 新元 加元 澳元 元人民币 人民币 块钱"

COUNTED = """家 个 项 人 户 名 件 起 所 座 条 列 班 趟 架 张 台 套 辆 部 场 次 期 批 处 宗 笔 款 种 只 头 株 册 篇 本 段 片
间 栋 幢 位 门 类 例 份 颗 艘 枚 块 根 组 队 支 羽 尾 口 眼 盏 棵 桩 单 幅 首 集 道 届次 层 级次 卷 对 车 箱 桶 袋 瓶 盒 包 筐 粒 朵 杆 面 顶
栏 则 封 通 轮 遍 步 节 堂 席 局 盘 域 环 房 床 铺 站 点 批次 期次 回 架次 人次 车次 班次 航班 航次 列次 台次 件次 户次 次数 场次 例次 亿次 套次
家次 项次 亩次 只次 头次 吨次 辆次 艘次 点次 条次 篇次 张次 课次 万次 学时 课时 工时 工日 人天 床日 学年 学期 学分 学位 泊位 车位 床位 席位 机位 工位 岗位
标箱 标准箱 标准车 标台 羽毛 岁 周岁 代 任 分 星 元次 人份 名次 度电 班列 站点 网点 村次 路 剂 针 管 剂次 针次 册次 平台次 米次 封次 桌 餐 片次 票 丈 顷"""

PLACES = "村 镇 乡 县 社区 街道 省 省份 州 旗 国 校 企 院 机构 园区 行政村 自然村 乡镇 县区 市县 建制镇 贫困村"

LENGTH_AREA = """公里 千米 米 厘米 毫米 微米 纳米 海里 里 英里 英寸 英尺 车道公里 皮长公里 芯公里 延米 平方米 平方公里 平方千米 平方厘米 平米 亩 公顷
平方 立方 方 延长米 km m cm mm nm km2 m2 hm2"""

MASS_VOLUME = """微克每立方米 毫克每立方米 毫克每升 克每立方米 吨 公斤 千克 斤 克 毫克 微克 两 担 立方米 升 毫升 立方 方 立方千米 吨标准煤 吨标煤 吨二氧化碳 吨油当量 千克标准煤 克标准煤 标准煤
载重吨 总吨 吨公里 吨位 标方 kg t mg L ml 桶"""

ENERGY = """千瓦时 千瓦 兆瓦 兆瓦时 吉瓦 吉瓦时 瓦 瓦时 度 千伏 千伏安 兆伏安 伏 安 安时 焦耳 吉焦 千焦 马力 摄氏度 帕 兆帕 分贝 赫兹 兆赫
比特 兆 兆比特每秒 千兆 G TB PB GB MB kW kWh MW MWh GW GWh kV kVA MVA P EFLOPS FLOPS 标准机架 机架 标准煤 核 流明"""

TIME = "秒 毫秒 分钟 小时 天 日 个月 个工作日 工作日 个小时 周 星期 年 个季度 月 个百分点"

RATES = "% ‰ 百分点 成 倍 基点 BP"

UNITS: frozenset[str] = frozenset(
    " ".join([CURRENCY, COUNTED, PLACES, LENGTH_AREA, MASS_VOLUME, ENERGY, TIME, RATES]).split()
)
"""Every unit, without a multiplier."""

CANONICAL = {"块钱": "元", "元人民币": "元", "人民币": "元", "港币": "港元"}
"""Units that stand for another one."""

INDEFINITE = frozenset(
    [
        "个",
        "项",
        "件",
        "条",
        "场",
        "座",
        "家",
        "名",
        "位",
        "次",
        "批",
        "种",
        "片",
        "套",
        "支",
        "部",
        "张",
        "块",
        "份",
        "道",
        "面",
        "对",
        "组",
        "门",
        "类",
        "段",
        "处",
        "步",
        "级",
        "站",
        "点",
        "所",
        "本",
        "天",
        "年",
        "代",
        "篇",
        "首",
        "层",
        "轮",
        "节",
        "方",
        "起",
        "列",
        "环",
        "期",
        "口",
        "度",
        "分",
        "成",
        "头",
        "根",
        "把",
        "队",
        "房",
        "村",
        "镇",
        "乡",
        "县",
        "校",
        "企",
        "省",
        "州",
        "国",
        "院",
        "园",
        "社区",
        "户",
        "人",
        "日",
        "月",
        "周",
        "里",
        "两",
        "下",
        "单",
        "笔",
        "遍",
        "回",
        "则",
        "堂",
        "局",
        "盘",
        "线",
        "幅",
        "通",
        "车",
        "席",
        "包",
        "核",
        "升",
        "级次",
        "米",
        "安",
        "克",
        "兆",
        "任",
        "顶",
        "卷",
        "眼",
    ]
)
"""After a bare 一, these make `a …`, not a count: 一个, 一项, 一起."""

CONTINUES = {
    "方": "面法案式针略位向阵程圆言便",
    "部": "门署委分队落位",
    "代": "表码价理",
    "分": "之别类散布析工支局院公管享配流层级",
    "成": "为立功果本效员长熟都交分就品型绩",
    "层": "面次级楼",
    "面": "向对积临貌",
    "起": "来点步草飞",
    "场": "景所馆地面",
    "家": "庭园乡长政电居",
    "步": "伐骤",
    "天": "然津气",
    "道": "路德",
    "期": "间望限盼待工",
    "线": "路城上下",
    "度": "假",
    "节": "能约点水",
    "支": "持撑柱付出部",
    "条": "件例款",
    "位": "一居于",
    "首": "次批届",
    "对": "外口接标照",
    "单": "位",
    "批": "准发复示",
    "种": "植子养",
    "项": "目",
    "企": "业",
    "村": "民庄",
    "园": "区林",
    "本": "地级",
    "处": "理于置长",
    "轮": "动岗",
    "班": "子",
    "局": "长面",
    "人": "大均社",
    "管": "理道网线控护委",
    "省": "级市",
    "点": "位面",
    "头": "部雁",
    "类": "似",
    "门": "户",
    "口": "岸径",
    "眼": "光",
    "通": "过车",
    "核": "心",
    "环": "境节",
    "升": "级",
    "安": "全",
    "车": "间",
    "校": "园长",
    "院": "士长",
    "国": "家",
    "年": "级轻代",
    "个": "性体",
    "里": "程面",
    "房": "屋产",
    "次": "全序",
    "米": "粮面",
    "克": "服",
    "盘": "活",
    "包": "容括",
    "列": "入为",
    "名": "单录称优",
    "件": "套",
    "任": "务",
    "周": "边年",
    "日": "均常报",
    "月": "均",
    "元": "宇素",
    "段": "落",
    "片": "区",
    "户": "籍外",
    "回": "收归",
    "只": "要有",
    "张": "力",
    "县": "域级城",
    "州": "市",
    "镇": "区长",
    "乡": "村",
    "台": "湾风",
    "座": "谈",
    "间": "隔",
    "份": "额",
}
"""What makes a unit the head of another word when it follows: 三方面, 四部门, 一成为."""

PERSON_NOUNS = ("人口", "人员", "人", "名")

# By first character, the lengths of units, longest first.
_LONGEST = {sign: sorted({len(u) for u in UNITS if u[0] == sign}, reverse=True) for sign in {u[0] for u in UNITS}}
FIRST_SIGNS = frozenset(unit[0] for unit in UNITS)


_DENOMINATOR = re.compile(r"/(?:[十百千万]*|\d*[百千万]?)")


def unit_at(text: str, at: int) -> str:
    """The longest unit that begins at `at` in folded text, also a compound (`元/吨`, `件/万人`), or `""`.

    A Latin unit must end at a word boundary, and a classifier must not begin another word (`三方面`).
    """
    unit = _simple(text, at)
    if not unit or text[at + len(unit) : at + len(unit) + 1] != "/":
        return unit
    per = _DENOMINATOR.match(text, at + len(unit))
    base = _simple(text, per.end()) if per else ""
    return text[at : per.end() + len(base)] if per and base else unit


def _simple(text: str, at: int) -> str:
    longest = _LONGEST.get(text[at : at + 1])
    if longest is None:
        return ""
    for length in longest:
        unit = text[at : at + length]
        if unit in UNITS and not _continues(text, unit, at + length):
            return unit
    return ""


def _continues(text: str, unit: str, end: int) -> bool:
    following = text[end : end + 1]
    if unit in CONTINUES:
        return following != "" and following in CONTINUES[unit]
    return following.isascii() and following.isalnum() and unit[-1].isascii() and unit[-1].isalpha()

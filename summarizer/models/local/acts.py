"""What the readers of initiatives know of the language: acts of an agency by class, openers, tails and class nouns.

The classes follow section 3 of the labelling guidelines (what an agency carries out, builds, issues, holds, joins,
runs, applies for; doctrine that it cites); their members are from government work reports. Each table is a lookup
from word to class; a word of four characters or more that is no entry is judged by its last two (深入开展 by 开展).
"""

from __future__ import annotations

from typing import NamedTuple

from summarizer.models.local.types import is_type, type_of, words

__all__ = [
    "ACT",
    "AFTER_DONE",
    "AND",
    "BREAKS",
    "CLASS_HEADS",
    "DOCTRINE",
    "DONE",
    "GENERIC",
    "HARD",
    "JOINED",
    "LANDS",
    "MANNER",
    "MAYBE",
    "ONGOING",
    "OPENS",
    "PAST",
    "RANK",
    "SCOPE",
    "STARTLESS",
    "STOPS",
    "TAIL",
    "TYPE",
    "UNDONE",
    "Word",
    "act_class",
    "bits_of",
    "known",
]

_ACTS = {
    "carry": "实行 搞 实施 开展 推行 推广 启动 组织 执行 铺开 推开 施行 试行 践行 组织实施 抓实 抓紧 抓细 落地落实 发起 复制 复制推广 试行 全面推开 推广复制 牵头 部署 掀起 打好 打响 打赢 做实",
    "build": """建设 打造 建成 新建 谋划 布局 规划 搭建 组建 设立 成立 开工 建好 建起 修建 扩建 改建 迁建 续建 筹建 兴建 共建 改造 开通 开办 创办 开设 建 上线 推出 投用 启用 投产 修 盖 设 增设
        引进 签约 落户 落地 招引 培育 培育壮大 拓展 开拓 开辟 接入 启动 加密 增开 复建 修缮 复原 恢复 开行 开发 落成 做精 打通 争创 升级 改扩建 谋划建设 规划建设 加快建设 建强 布设 运营""",
    "issue": "出台 制定 印发 修订 编制 起草 颁布 发布 签署 签订 制订 拟定 审议 修改 编写 草拟 完善出台 研究制定 公布",
    "hold": "举办 召开 承办 办好 举行 主办 筹办 申办 协办 合办 开好 办 参展 唱好 迎接 备战",
    "win": "争创 创建 获批 入选 申报 争取 荣获 获评 擦亮 创成 争当 评为 获得 申请 列入 纳入 拿到 夺得 授牌 获 通过 摘得 捧回",
    "run": "用好 发挥 依托 运行 抓好 做好 参与 支持 加入 办好 用足 借助 借力 做大 做强 做优 管好 守好 提质 扶持 服务 保障 维护 放大 充分发挥 利用",
    "push": "推进 推动 加快 加速 提速 加大 促进 加快推进 统筹 持续推进 加紧 推 抓 提速 滚动 加快实施",
    "found": "建立 构建 健全 完善 形成 建立健全 理顺 优化完善",
    "deepen": "深化 落实 贯彻 贯彻落实 扩大 强化 加强 优化 提升 增强 巩固 丰富 深入 夯实 筑牢 严格 创新 探索 提高 激活 释放 改善 规范 严守 凝聚",
    "cite": """按照 根据 围绕 聚焦 锚定 对照 学习 树牢 坚定 瞄准 立足 融入 对接 领会 坚持 紧扣 对标 遵循 秉持 突出 牢记 贯穿 传达 紧盯 结合 体现 抢抓 着眼 面对 针对 把握 统一 胸怀 心怀 提出 要求 强调 指出 明确 描绘 擘画
        谱写 书写 建言 宣传 宣讲 解读 作为 成为 破解 解决 防止 避免 杜绝 告别 打破 破除 克服 消除 实现 做到 满足 适应""",
    "count": "达到 完成 新增 有 超过 突破 增长 下降 累计 为 增至 实有 拥有 占",
}
_CLASSES: dict[str, str] = {word: name for name, members in _ACTS.items() for word in members.split()}

MANNERS = words("""加快 加速 全力 大力 着力 努力 奋力 强力 持续 深入 全面 积极 扎实 切实 不断 进一步 充分 高标准 高质量 高水平 高效 高起点 力争 确保 稳步 有序 统筹 重点 认真 坚决 坚定 坚定不移 主动 精心 率先 突出 严格
    高成效 高目标 协同 同步 联合 继续 尽快 抓紧 加紧 逐步 稳妥 创新 滚动 常态化 共同 牢牢 务实 系统 科学 精准 聚力 合力 全域 一体 加力 提速 狠抓 首次 成功 顺利 正在 正 已 将 要 拟 计划 就 还 也 再 都 又 均 已经 即将 年内""")
"""Words that say how an act is done: they stand before the act, never at the start of a name."""

GENERICS = words("""一批 一个 若干 多个 更多 各类 各级 系列 部分 全面 优质 良好 重点 重大 新型 综合 一系列 首批 各项 各 各种 所有 全部 一些 许多 有关 相关 其他 其它 这些 这一 该 本 此 一项 一套 多项 两个 三个 一流 高质量 高标准
    现代化 现代 国际化 多元 多元化 多层次 立体 长效 常态化 世界一流 高水平 高能级 高品质 高端 先进 优势 特色 大型 骨干 强大 完善 健全 良性 大 小 新 好 具体 主要 核心 关键 基本 总体 整体 日常 新一轮""")
"""Words that make a class of things, or praise one, and name none."""

LEVELS = words("国家 国家级 全国 省级 市级 省 市 县 区 县级 区级 世界 国际 部级 世界级 县域 城市 农村 乡村")
SCOPES = words(
    "全市 全省 全县 全区 我市 我省 我县 我区 我校 我院 我行 本市 本县 本省 本区 全镇 全校 全院 全行 全系统 全局 全域 各地 各县 各区 各镇 市里 县里 镇里 辖区 新区"
)
"""Whose ground it is: these lead to a name and are no part of it."""

RANKS = words("""国家 国际 国际化 全国 全省 世界 世界级 世界一流 区域 区域性 中部 西部 东部 北方 南方 内陆 现代 现代化 社会主义 创新 先进 制造 制造业 开放 人才 消费 金融 中心 城市 高地 强市 强省 强县 强区 名城 名市 标杆 示范 核心 枢纽 物流 宜居 宜业 宜游 幸福 友好 友好型 型 青年 美丽 绿色
    生态 文化 旅游 文旅 科技 科创 产业 数字 智能 智慧 重要 一流 特色 鲜明 新 高端 高品质 高质量 有 影响力 综合 交通 商贸 会展 贸易 数据 算力 能源 农业 工业 新型 策源地 增长极 样板 门户 经济 首善 活力 韧性 品质 新城 新城区 商业 服务 服务业 的 、""")
"""What ranks that a place gives itself are made of: 国际消费中心城市, 国家创新高地."""

TAILS = words("""建设 创建 开发 实施 推进 落地 立法 工作 申报 试点 培育 运行 运营 作用 品牌 成果 支点 项目 改造 提升 升级 规划 开工 投用 投产 通车 扩面 扩容 提质 见效 制定 编制 出台 修订 招商 成效 经验 政策 优势 效应 平台 牵引
    引领 带动 品质 水平 力度 统筹 机遇 契机 抓手 载体 引擎 窗口 攻坚 主体 首期 建筑面积 总 规模 主体 主塔 全长 总投资 投资 桩基 支点 主办地 主办权 承办权 一期 二期 三期 认定 评选 审批 筹建 组建 选址 前期 征迁 布局 招生 启用 获批 任务 要求 目标 全面 高效 高标准 高质量 高品质 正式 最高 共 迁建 复建 征收 修缮 保护 扩产 扩围 主桥 合龙 提档升级 竣工 整体 错位 扩建 改扩建 再开发 更新 搬迁 交付 准备 收官 实现 进度 前期工作 自动化 智能化 数字化 信息化 主管 行列 名单 之列 续建 加快 两个 三个 两大 三大 设立 水平 经验 家 等 二期 一期 扩能 提标 达标 清产核资 主管道 全长 覆盖 标准 模式 首批""")
"""What may follow a name at once and is no part of it: 加快…建设, 发挥…作用."""

CLASS_HEADS = words(
    "项目 企业 平台 工程 活动 板块 园区 建设 文件 政策 行动 专项 集群 中心 机构 载体 会议 大会 基地 制度 机制 计划 品牌 改革 举措 措施 工作 展会 赛事 集聚区 学校 高中 医院 片区 通道 城市 称号 产品"
)
"""Heads of what 等 sums up, where the items before it are names: 甲、乙等重大项目."""


ONGOING = [
    "加快",
    "加速",
    "提速",
    "加大",
    "深入",
    "深化",
    "持续",
    "坚持",
    "不断",
    "进一步",
    "滚动",
    "巩固",
    "常态化",
    "加紧",
    "加力",
]
"""Acts under way (guidelines, section 3, `status`); a bare 正在 or 继续 is none of them."""

DONE = ["了", "已", "成功", "获批", "获评", "荣获", "入选", "被评为", "被列为", "圆满"]
"""What tells of a finished act in the clause before the name."""

PAST = ["去年", "前年", "刚刚", "日前", "上个月", "近三年", "五年来", "三年来", "上半年"]
"""Times of a finished act in the sentence before the name; the words of `UNDONE` after them take it back."""

UNDONE = [
    "将",
    "要",
    "力争",
    "明年",
    "今年",
    "下一步",
    "下半年",
    "推进",
    "推动",
    "争取",
    "计划",
    "接下来",
    "年内",
    "拟",
]

AFTER_DONE = ["已", "累计", "揭牌运行", "挂牌运行", "去年", "如今", "获批"]
"""What tells of a finished act soon after the name."""


# What a word may be, as bits.
HARD, AND, MANNER, GENERIC, SCOPE, TAIL, TYPE, STOPS, STARTLESS, OPENS, BREAKS, LANDS, DOCTRINE, RANK, ACT, MAYBE = (
    1 << i for i in range(16)
)

_SIGNS = words("、 和 与 及 或 以及")
_ENDS = words(", ; : 。 ! ? 《 》 …")
_FUNCTION = words(
    """的 等 了 作为 成为 是 为 把 将 被 使 让 由 在 从 向 对 以 要 能 会 有 其 并 而 也 还 都 就 可 可以 可能 应 须 拨打 一是 二是 三是 四是 五是 六是 七是 八是 一要 二要 三要 四要 五要 六要 七要 一方面 另一方面 " '"""
)
_UNNAMED = words(
    "的 了 等 ( ) \" ' 好 一批 一个 一系列 新一轮 若干 多个 各类 各级 各项 更多 系列 这个 这些 一些 所有 全部 有关 相关 其他"
) | {" "}
_LANDINGS = words(
    """通车 投用 开诊 揭牌 挂牌 运行 开工 投产 开学 并网 获批 封顶 启用 举办 开馆 上线 动工 开业 开港 投运 铺开 施行 出台 印发 启动 落地 建成 开通 通水 竣工 交付 入选 亮相 落户 开园 开放 开幕 奠基 召开 举行 开行 开火 试运行 签约 招生 开街 开营 开航"""
)
_CITED = words("全会 精神 会议 总书记 党中央 市委 省委 中央 讲话 指示 决策 部署")
_TABLES = (
    (HARD | STOPS | STARTLESS, _ENDS),
    (AND | STARTLESS | OPENS, _SIGNS),
    (MANNER | OPENS | BREAKS, MANNERS),
    (GENERIC | OPENS, GENERICS),
    (SCOPE | OPENS | STARTLESS, SCOPES),
    (TAIL, TAILS),
    (STOPS, _FUNCTION),
    (STARTLESS | BREAKS, _UNNAMED),
    (BREAKS, _ENDS | _SIGNS),
    (LANDS, _LANDINGS),
    (DOCTRINE, _CITED),
    (RANK, RANKS),
)


# Type nouns that the tagger cuts in two, by their second half.
JOINED = {"加固": "除险", "标志": "地理", "开发": "资料", "改造": "升级", "会": "工作", "池": "资金"}


class Word(NamedTuple):
    """What is known of a word: the type noun that ends it, its class of act, its bits, and its shape as a first word."""

    noun: str
    act: str
    bits: int
    shape: str


class _Known(dict[str, Word]):
    """Words by spelling, each looked up in the tables once."""

    def __missing__(self, word: str) -> Word:
        act, bits = act_class(word), 0
        for flags, table in _TABLES:
            if word in table:
                bits |= flags
        if act:
            bits |= OPENS | BREAKS | ACT
        if is_type(word):
            bits |= TYPE
        if word[-2:] in _LANDINGS:
            bits |= LANDS
        if word[0] in "第首" and word[-1] in "届批轮期次个":
            bits |= STARTLESS
        noun = type_of(word)
        if noun or bits & TYPE or word in JOINED or (len(word) > 3 and word[-2:] in ("建设", "创建")):
            bits |= MAYBE
        shape = "act" if act else "generic" if bits & GENERIC else "level" if word in LEVELS else ""
        found = Word(noun, act, bits, shape)
        if len(self) < _MOST:
            self[word] = found
        return found


_MOST = 1 << 17
known = _Known()
"""What the tables say of any word."""


class _Bits(dict[str, int]):
    """The bits alone."""

    def __missing__(self, word: str) -> int:
        bits = known[word].bits
        if len(self) < _MOST:
            self[word] = bits
        return bits


bits_of = _Bits()
"""The bits of any word."""


def act_class(word: str) -> str:
    """The class of an act (`carry`, `build`, `issue`, `hold`, `win`, `run`, `push`, `found`, `deepen`, `cite`, `count`), or `""`."""
    return _CLASSES.get(word) or (_CLASSES.get(word[-2:], "") if len(word) > 3 else "")

"""Type nouns that end the name of an initiative, and the kind each makes it; section 3 of the labelling guidelines."""

from __future__ import annotations

from summarizer.schemas.vocabulary import InitiativeKind

__all__ = ["TYPE_KINDS", "kind_of", "type_at_end"]

_KINDS: dict[InitiativeKind, str] = {
    "programme": """计划 行动 专项 工程 改革 活动 机制 制度 模式 体系 工作 工作法 攻坚战 战略 攻坚 专项行动 三年行动 试点 品牌 政策体系 联盟 合作 赋权 制 培育计划
        倍增计划 行动计划 工作机制 工作制度 工作体系 任务 系列活动 服务队 特派员 直通车 绿色通道 一件事 会战 大会战 年 大赛 管家 平台行动 评价制 责任制 承诺制 链长制 河长制 林长制 田长制 专班 大走访 大排查 百日攻坚 整治""",
    "policy": """条例 规划 意见 办法 方案 政策 措施 纲要 协议 规定 细则 决定 通知 标准 规范 指南 清单 目录 若干政策 若干措施 行动方案 实施意见 实施方案 指导意见 总体规划 专项规划 计划方案 协定 备忘录 合同 法 章程 公约 预案 法案 导则 蓝皮书 白皮书 政策措施 十条 条""",
    "project": """项目 基地 中心 研究院 平台 枢纽 产业园 园区 园 港 片区 城市 基金 母基金 示范区 试验区 先行区 自贸区 开发区 高新区 集群 实验室 大学 学院 学校 医院 院区 分院 校区 小学 中学 幼儿园 公园 广场 大桥 桥 高速 高速公路 铁路
        高铁 地铁 号线 机场 航站楼 码头 港区 航道 水库 灌区 电站 电厂 水厂 污水处理厂 管网 管廊 通道 大通道 走廊 商圈 商业 街区 步行街 小镇 新城 新区 科技城 科创港 示范带 经济带 产业带 总部 总部基地 大厦 综合体 博物馆 图书馆 体育馆 体育中心 文化馆 艺术中心
        工厂 产业链 生产线 检测线 装置 系统 大脑 云 数据中心 超算中心 孵化器 加速器 综合保税区 保税区 口岸 班列 航线 示范园 示范县 示范市 示范城市 试点城市 先进县 百强县 强县 称号 隧道 立交 快速路 环线 大道 道路 公路 干线 线 工程 渠 引水工程 调水工程 泵站 堤防 湿地 林场 茶园 牧场
        区 镇 馆 站 院 所 库 场 厂 塔 城 岛 湾 谷 山庄 度假区 景区 旅游区 集聚区 核心区 监管区 商务区 高地 实验校 分校 旗舰店 交易所 交易中心 服务中心 创新中心 研发中心 重点实验室 创新平台 认可 认证 牌照 国家级 名城 名县 之乡 一号""",
    "event": "大会 论坛 博览会 峰会 节 展会 展览会 展 年会 交易会 洽谈会 推介会 运动会 马拉松 比赛 赛 艺术节 文化节 美食节 消费季 购物节 周 日 活动周 活动月 宣传月 宣传周 发布会 对接会 招聘会 联赛 锦标赛 杯",
}
TYPE_KINDS: dict[str, InitiativeKind] = {noun: kind for kind, nouns in _KINDS.items() for noun in nouns.split()}
"""Type noun to kind; where a noun stands twice, the later kind holds unless `kind_of` knows better."""

_LONGEST = max(map(len, TYPE_KINDS))
# 工程 and 行动 name a campaign; with a thing to build before it, 工程 is a project.
_BUILT = (
    "扩建",
    "改造",
    "引水",
    "调水",
    "供水",
    "管网",
    "灌溉",
    "隧道",
    "航道",
    "水库",
    "大桥",
    "道路",
    "节点",
    "枢纽",
    "输水",
    "排水",
    "治理",
    "建设",
)


def type_at_end(words: str) -> str:
    """The longest type noun that `words` end in, or `""`."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if words[-length:] in TYPE_KINDS:
            return words[-length:]
    return ""


def kind_of(name: str, source: str) -> InitiativeKind:
    """The kind of a name by its type noun and its marks."""
    noun = type_at_end(name)
    if source == "title":
        return "programme" if noun == "行动" else "policy"
    if noun.endswith("工程"):
        return "project" if name[: -len("工程")].endswith(_BUILT) else "programme"
    if not noun:
        return "programme" if source.startswith("quoted") else "project"
    return TYPE_KINDS[noun]

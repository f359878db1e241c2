"""What the readers of initiatives know of the language: acts of an agency by class, openers, tails and class nouns.

The classes follow section 3 of the labelling guidelines (what an agency carries out, builds, issues, holds, joins,
runs, applies for; doctrine that it cites); their members are from government work reports. Each table is a lookup
from word to class; a word of four characters or more that is no entry is judged by its last two (深入开展 by 开展).
"""

from __future__ import annotations

from functools import lru_cache

__all__ = [
    "ACT_CLASSES",
    "CLASS_HEADS",
    "GENERIC",
    "LEVELS",
    "MANNERS",
    "RANKS",
    "SCOPES",
    "TAILS",
    "act_class",
    "words",
]


def words(table: str) -> frozenset[str]:
    """The blank-separated words of a table."""
    return frozenset(table.split())


_ACTS = {
    "carry": "实施 开展 推行 推广 启动 组织 执行 铺开 推开 施行 试行 践行 组织实施 抓实 抓紧 抓细 落地落实 发起 牵头 部署 掀起 打好 打响 打赢 做实",
    "build": """建设 打造 建成 新建 谋划 布局 规划 搭建 组建 设立 成立 开工 建好 建起 修建 扩建 改建 迁建 续建 筹建 兴建 共建 改造 开通 开办 创办 开设 建 上线 推出 投用 启用 投产 修 盖 设 增设
        引进 签约 落户 落地 招引 培育 培育壮大 拓展 开拓 升级 改扩建 谋划建设 规划建设 加快建设 建强 布设 运营""",
    "issue": "出台 制定 印发 修订 编制 起草 颁布 发布 签署 签订 制订 拟定 审议 修改 编写 草拟 完善出台 研究制定 公布",
    "hold": "举办 召开 承办 办好 举行 主办 筹办 申办 协办 合办 开好 办 迎接 备战",
    "win": "争创 创建 获批 入选 申报 争取 荣获 获评 擦亮 创成 争当 评为 获得 申请 列入 纳入 拿到 夺得 授牌 获 通过 摘得 捧回",
    "run": "用好 发挥 依托 运行 抓好 做好 参与 支持 加入 办好 用足 借助 借力 做大 做强 做优 管好 守好 提质 扶持 服务 保障 维护 放大 充分发挥 利用",
    "push": "推进 推动 加快 加速 提速 加大 促进 加快推进 统筹 持续推进 加紧 推 抓 滚动 加快实施",
    "found": "建立 构建 健全 完善 形成 建立健全 理顺 优化完善",
    "deepen": "深化 落实 贯彻 贯彻落实 扩大 强化 加强 优化 提升 增强 巩固 丰富 深入 夯实 筑牢 严格 创新 探索 提高 激活 释放 改善 规范 严守 凝聚",
    "cite": """按照 根据 围绕 聚焦 锚定 对照 学习 树牢 坚定 瞄准 立足 融入 对接 领会 坚持 紧扣 对标 遵循 秉持 突出 牢记 贯穿 传达 紧盯 结合 体现 抢抓 着眼 面对 针对 把握 统一 胸怀 心怀 提出 要求 强调 指出 明确 描绘 擘画
        谱写 书写 建言 宣传 宣讲 解读 作为 成为 破解 解决 防止 避免 杜绝 告别 打破 破除 克服 消除 实现 做到 满足 适应""",
    "count": "达到 完成 新增 有 超过 突破 增长 下降 累计 为 增至 实有 拥有 占",
}
ACT_CLASSES: dict[str, str] = {word: name for name, members in _ACTS.items() for word in members.split()}

MANNERS = words("""加快 加速 全力 大力 着力 努力 奋力 强力 持续 深入 全面 积极 扎实 切实 不断 进一步 充分 高标准 高质量 高水平 高效 高起点 力争 确保 稳步 有序 统筹 重点 认真 坚决 坚定 坚定不移 主动 精心 率先 突出 严格
    高成效 高目标 协同 同步 联合 继续 尽快 抓紧 加紧 逐步 稳妥 创新 滚动 常态化 共同 牢牢 务实 系统 科学 精准 聚力 合力 全域 一体 加力 提速 狠抓 首次 成功 顺利 正在 正 已 将 要 拟 计划 就 还 也 再 都 又 均 已经 即将 年内""")
"""Words that say how an act is done: they stand before the act, never at the start of a name."""

GENERIC = words("""一批 一个 若干 多个 更多 各类 各级 系列 部分 全面 优质 良好 重点 重大 新型 综合 一系列 首批 各项 各 各种 所有 全部 一些 许多 有关 相关 其他 其它 这些 这一 该 本 此 一项 一套 多项 两个 三个 一流 高质量 高标准
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
    引领 带动 品质 水平 力度 统筹 机遇 契机 抓手 载体 引擎 窗口 攻坚 主体 首期 建筑面积 总 规模 主体 主塔 全长 总投资 投资 桩基 支点 主办地 主办权 承办权 一期 二期 三期 认定 评选 审批 筹建 组建 选址 前期 征迁 布局 招生 启用 获批 任务 要求 目标 全面 高效 高标准 高质量 高品质 正式 最高 共""")
"""What may follow a name at once and is no part of it: 加快…建设, 发挥…作用."""

CLASS_HEADS = words(
    "项目 企业 平台 工程 活动 板块 园区 建设 文件 政策 行动 专项 集群 中心 机构 载体 会议 大会 基地 制度 机制 计划 品牌 改革 举措 措施 工作 展会 赛事 集聚区 学校 高中 医院 片区 通道 城市 称号 产品"
)
"""Heads of what 等 sums up, where the items before it are names: 甲、乙等重大项目."""


@lru_cache(maxsize=1 << 16)
def act_class(word: str) -> str:
    """The class of an act (`carry`, `build`, `issue`, `hold`, `win`, `run`, `push`, `found`, `deepen`, `cite`, `count`), or `""`."""
    return ACT_CLASSES.get(word) or (ACT_CLASSES.get(word[-2:], "") if len(word) > 3 else "")

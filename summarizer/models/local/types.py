"""Type nouns that end the name of an initiative, and the kind each makes it; section 3 of the labelling guidelines.

The nouns stand in groups that are named alike: a plan has a name as soon as it has a modifier, a facility needs a proper
noun, a paper its marks. Members beyond those of the guidelines are from government work reports.
"""

from __future__ import annotations

from functools import lru_cache

from summarizer.schemas.vocabulary import InitiativeKind

__all__ = ["group_of", "is_type", "kind_of", "type_of", "words"]


def words(table: str) -> frozenset[str]:
    """The blank-separated words of a table."""
    return frozenset(table.split())


_GROUPS: dict[str, tuple[InitiativeKind, str]] = {
    "plan": (
        "programme",
        """计划 行动 专项 工程 改革 攻坚战 专项行动 三年行动 行动计划 培育计划 倍增计划 百日攻坚 会战 大会战 攻坚计划 平台行动 大走访 大排查 专项整治 大整治 专项监督 春风行动 突击战 攻坚行动 提升行动 强基工程 计划行动 保卫战 擂台赛 招商季 年""",
    ),
    "regime": (
        "programme",
        "制 责任制 承诺制 评价制 链长制 河长制 林长制 田长制 路长制 积分制 特派员 河湖长制 总师制 专员制 代办制 合伙人 首席制 清单制",
    ),
    "scheme": (
        "programme",
        """机制 制度 模式 体系 工作机制 工作制度 工作体系 政策体系 工作法 品牌 清单 联盟 服务 管理 管护 直通车 绿色通道 服务队 专班 管家 共同体 联合体 经验 样板 新模式 联席会议 礼包 服务包 套餐 课堂 做法 路子 框架 党建 监管 执法 网格 调解 防线 服务日""",
    ),
    "work": (
        "programme",
        "工作 任务 活动 系列活动 战略 合作 赋权 整治 攻坚 试点 创建 帮扶 培训 巡查 排查 招聘 资料开发 贯通 互认 免费接种 督办 清退 演练 结算 赔付 评定 清理 回头看 结对 先行赔付 直播带岗 夜游 微改造 集采 禁捕 大保护 合作区 丝绸之路 丝路 普查 详查 督察 调研 大调研 选聘 区域合作",
    ),
    "loan": ("programme", "贷 保 险 券"),
    "paper": (
        "policy",
        """条例 规划 意见 办法 方案 政策 措施 纲要 协议 规定 细则 决定 通知 标准 规范 指南 目录 若干政策 若干措施 行动方案 实施意见 实施方案 指导意见 总体规划 专项规划 计划方案 协定 备忘录 合同 法 章程 公约 预案 法案 导则 白皮书 政策措施 十条
        规划纲要 框架协议 合作协议 战略合作协议 管理办法 实施细则 行动纲要 激励政策 扶持政策 支持政策 负面清单 国土空间规划 建议 规则 十八条 二十条 三十条 三年行动方案""",
    ),
    "status": (
        "project",
        "城市 示范区 试验区 先行区 示范县 示范市 示范城市 试点城市 称号 名城 名县 先进县 强县 百强县 认可 认证 牌照 国家级 之乡 文明城市 森林城市 园林城市 卫生城市 示范省 文化名城 标志 地理标志 资质 先导区 改革试验区 示范引领区 创新示范区 荣誉 学科 名镇 名村 示范镇 示范村 名录 商标 典型 都市 试点园区 样板县",
    ),
    "facility": (
        "project",
        """基地 中心 研究院 平台 枢纽 产业园 园区 园 片区 实验室 大学 学院 学校 医院 院区 分院 校区 小学 中学 高中 幼儿园 公园 广场 机场 航站楼 码头 港区 水库 灌区 电站 电厂 水厂 污水处理厂 商圈 街区 步行街 小镇 新城 新区 科技城 科创港 总部 总部基地
        大厦 综合体 博物馆 图书馆 体育馆 体育中心 文化馆 艺术中心 工厂 数据中心 超算中心 孵化器 加速器 综合保税区 保税区 口岸 示范园 泵站 湿地 林场 茶园 牧场 馆 站 院 所 库 场 厂 塔 城 岛 湾 谷 山庄 度假区 景区 旅游区 集聚区 核心区 监管区 商务区 分校 旗舰店
        交易所 交易中心 服务中心 创新中心 研发中心 重点实验室 创新平台 自贸区 开发区 高新区 法庭 调解室 食堂 饭堂 书屋 工作室 产业学院 种业园 加工园 文创园 作业区 设施 接收站 资源库 种质资源库 母港 无水港 港 驿站 院士 联合银行 银行 集团 公司 交易市场 市场 校
        产业基地 枢纽产业园 生活圈 医院新院区 新院区 新校区 大监管区 陆港 空港 书院 工业园 科技园 物流园 创业园 智谷 航空城 科学城 大学城 未来城 街 古街 老街 社区 新村 公寓 书房 会客厅 首末站 客运站 市集 集市 夜市 旧址 遗址 古城 古镇 府衙 楼 阁 宫 寺 祠 酒坊 作坊 研究所 小区 体育场 剧院 大剧院 美术馆 展览馆 纪念馆 科技馆 档案馆 福利院 卫生院
        中医院 儿童医院 分中心 分公司 总装厂 飞地 综试区 保护区 绿轴 跑道 货场 污水厂 发电厂 风电 光伏 换电站 充电站 加氢站 分馆 口袋公园 服务站 消防站 救援基地 场地 监管场地 大楼 文化园 光源 本部 衙署 车间 幸福院 水厂 一水厂 二水厂 防灾网 服务圈 区 圈 医联体""",
    ),
    "line": (
        "project",
        "大桥 桥 高速 高速公路 铁路 高铁 地铁 号线 航道 管网 管廊 通道 大通道 走廊 班列 航线 隧道 立交 快速路 环线 大道 道路 公路 干线 线 渠 堤防 线路 快线 专列 绿道 示范带 经济带 产业带 科创走廊 观测网 网络 公交 一号线 二号线 城际铁路 专线 水网 直航 专用线 支线 步道 风景道 绿廊 路 段 南段 北段 东段 西段 延长线 东延线 连接线 联络线 海底隧道 高架 下穿 客专 道 班轮 直飞航线 货运航线 路网 全货机航线 河 河湖",
    ),
    "works": (
        "project",
        "引水工程 调水工程 供水工程 扩建工程 改造工程 灌溉工程 治理工程 节点工程 除险加固 升级改造 一期 二期 三期 四期 一期工程 二期工程 三期工程 续建工程 输水工程 能力提升工程 示范工程 建设工程 重点工程 配套工程 更新项目 改扩建 迁建 复建 综合开发 改造 修复 微改造 治理 保护修复 申遗 示范应用 数字化保护 改线 扩建 达标提升 提升工程 修复工程 安全工程",
    ),
    "venture": (
        "project",
        "项目 基金 母基金 集群 产业链 生产线 检测线 装置 系统 大脑 云 商业 资金池 热线 专席 一张图 一张网 基金集群 产业集群 制造业集群 数据库 信息平台 小程序 客户端 一码通 一卡通 大模型 航权 窗口 单一窗口 服务平台 预警平台 管理平台",
    ),
    "event": (
        "event",
        "大会 论坛 博览会 峰会 节 展会 展览会 展 年会 交易会 洽谈会 推介会 运动会 马拉松 比赛 赛 艺术节 文化节 美食节 美食汇 消费季 购物节 周 拍卖周 日 活动周 活动月 宣传月 宣传周 发布会 对接会 招聘会 联赛 锦标赛 杯 大赛 嘉年华 博览 晚会 音乐节 邀请展 服交会 进博会 交博会 音乐季 标语展 展示会 徒步大会 音乐周 开放日 采摘节 巡展 健走大赛 采摘季 庙会 灯会 灯光节 运动会 丰收节 广交会 博览 文旅大会 发展大会 创新大会 企业家大会 旅游节 技能大赛 拉力赛 展销会 工作会 人才工作会",
    ),
}
_TYPES = {noun: (group, kind) for group, (kind, nouns) in _GROUPS.items() for noun in nouns.split()}
_LONGEST = max(map(len, _TYPES))
_ENDINGS = frozenset(noun[-1] for noun in _TYPES)
# Words that end like a short type noun and are none.
_OTHER = words("""今年 去年 明年 后年 前年 近年 近年来 全年 每年 当年 青年 少年 青少年 老年 往年 同年 上年 多年 中年 环节 季节 细节 调节 情节 时节 春节 体制 编制 限制 控制 研制 法制 复制 抵制 强制 管制 压制 牵制 机制化 司法 执法 立法 依法 合法 违法 看法 做法 说法 用法 方法 手法 书法 商法 宪法
    节日 工作日 生日 平日 近日 今日 昨日 日前 假日 往日 一周 上周 下周 四周 发展 开展 拓展 扩展 进展 施展 参展 办展 一线 主线 底线 防线 红线 前线 沿线 视线 流水线 短线 在线 上线 全线 战线 分数线 生命线 国界线 内线 场所 院所 厕所 研究所 派出所 车站 网站 国务院 法院 医院 全院 检察院 省法院 电影院
    中央 全城 进城 县城 我院 立场 现场 农场 登场 在场 当场 商场 机场 剧场 上场 到场 入库 仓库 国库 水塔 稻谷 山谷 低谷 北京市 全校 高校 院校 学校 母校 住建厅 保险 风险 保 惊险 危险 抢险 确保 环保 医保 社保 低保 参保 承保 投保 担保 力保 证券 债券 消费券 参赛 比赛 竞赛 办赛 保税
    周边 白云 乡镇 城镇 落幕 大城 银行业 集团公司 子公司 地方 全场 出场 专场 转场 市民广场 场馆 各校 区 道 地区 山区 社区 灾区 全区 城区 辖区 市区 县区 郊区 园区 片区 街道 管道 渠道 通道 频道 赛道 弯道 出路 思路 一路 半路 后路 套路 养路 修路 路 段 阶段 时段 手段 路段 地段 学段 河 圈 商圈化 大楼 高楼 上楼 楼 下楼 街 上街 产业 企业 学科 业务 治理 改造 清理 申报 结算 修复 典型 规则 都市 社区 小区 路网 学年 半年 上半年 下半年 一年 三年 五年 两年 十年 年底 年 周 日 节 所 院 馆 站 场 厂 校 法 制 线 保 险 券 展 赛 库 城 湾 谷 岛 塔 园 渠 桥 港 云 杯""")
# 工程 names a campaign; with a thing to build before it, it is a project.
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
    "提升",
    "联运示范",
    "重点",
    "配套",
    "续建",
    "加固",
)


@lru_cache(maxsize=1 << 16)
def type_of(words: str) -> str:
    """The longest type noun that `words` end in, or `""`; ordinary words that only end alike (今年, 发展) have none."""
    if words[-1:] not in _ENDINGS or words in _OTHER:
        return ""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if words[-length:] in _TYPES:
            return words[-length:]
    return ""


def is_type(word: str) -> bool:
    """Whether a word is itself a type noun, the short ones (节, 港) included."""
    return word in _TYPES


def group_of(noun: str) -> str:
    """The group of a type noun, `none` for no noun."""
    return _TYPES[noun][0] if noun else "none"


def kind_of(name: str, mark: str) -> InitiativeKind:
    """The kind of a name by its type noun and its mark (`title`, `quote`, `type`, `list` or `phrase`)."""
    plain = name.split("(", maxsplit=1)[0] if name.endswith(")") and "(" in name[1:] else name
    noun = type_of(plain)
    group, kind = _TYPES[noun] if noun else ("", None)
    if mark == "title":
        paper = group == "paper" or plain[-1:] in "条案单法录" or noun in ("清单", "工程")
        return "policy" if paper and noun != "目录" else "programme" if group == "plan" else "project"
    if noun.endswith("工程"):
        return "project" if plain[: -len("工程")].endswith(_BUILT) else "programme"
    if noun == "试点" and plain.startswith(("国家", "省级", "全国")):
        return "project"
    if noun == "办法" and mark == "quote":
        return "programme"
    return kind or ("programme" if mark == "quote" else "project")

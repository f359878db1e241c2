"""Titles: where they end, which agency they belong to."""

from __future__ import annotations

import re
from typing import NamedTuple

from summarizer.people.names import HAN, tight
from summarizer.people.words import any_of

__all__ = ["HEAD", "HEAD_ENDS", "NOT_NAME", "Post", "read_posts"]

# What a title ends with: offices of Party, government, congress, courts, enterprises, schools and hospitals
# (Civil Servant Law of 2018 and its ranks, Company Law, the official lists of technical posts).
_CHIEF_OF = "局厅部省市县区州旗盟镇乡院校行所处科股队站馆台社园署庭关段厂场村组班团司矿店会"
HEAD = any_of(
    f"""
    第一书记 总书记 书记(?!处) 总理 国务委员 常委(?!会) 委员长 主任委员 主委 委员(?!会) 成员 主席(?!团) 主任 秘书长
    理事长 董事长 监事长 检察长 督察长 参谋长 护士长 总经理 经理 总裁 总监 总编辑 总编 主编 总干事 总工
    总?(?:工程|规划|经济|会计|农艺|设计|统计|审计|畜牧|兽医)师 医师 药师 教师 助理 巡视员 调研员 督察员 督学 督察专员
    专员 研究员 教授 院士 专家 顾问 参事 政委 司令员 发言人 创始人 首席执行官 负责人 负责同志 带头人 代表(?!团|大会)
    董事(?!会) 监事(?!会) 理事(?!会) 科员 主管 [{_CHIEF_OF}]长
    """
)
"""The end of a title."""
HEAD_ENDS = "记委员长席任理裁监辑编事工师问政令人表授士家学官管志"
"""The last characters of `HEAD`."""

_RANKS = """
第一 首席 名誉 荣誉 常务 执行 代理 候任 联席 轮值 专职 兼职 驻村 有关 相关 主要 分管 党组 党委 党总支 党支部 机关党委
临时党委 纪检监察组 分党组 班子 领导班子 [一二三四]级 正高级 高级 资深 [副代正]
"""
# A title from its end: the office, the one that an assistant helps (`局长助理`), then ranks and bodies before it.
_OFFICE_AT_END = re.compile(f"{HEAD}$")
_HELPED = re.compile("(?:[市县区局院校]长|主任|总经理|董事长)$")
_RANK_BEFORE = re.compile(f"{any_of(_RANKS)}$")
_LONGEST_OFFICE, _LONGEST_RANK = 6, 6

NOT_NAME = (
    f"(?:[{_CHIEF_OF}]长|"
    + any_of(
        """
    书记 主任 董事 主席 总经理 总工 医师 教授 助理 兼 长(?!孙) 委员 党组 党委 负责 代表 和 及 与 访 谈 答 问 说 话
    做客 面对面 系列 专栏 论坛 就 会 制
    """
    )[3:]
)
"""What can follow a title and begins no name."""

# Offices whose agency is the place itself (guidelines, section 2).
_PLACE_OFFICE = re.compile(r"(?:[副代]|常务|代理)*(?P<level>[省市县区州旗盟镇乡村])长(?:助理)?$")
# Honours and mandates without an agency of their own (guidelines, section 2).
_HONOURED = "人大代表 政协委员 党代表 党代会代表 代表大会代表 劳动模范 劳模 先进工作者 党务工作者 共产党员"
_HONOURS = tuple(_HONOURED.split())
# Party bodies of a place are agencies (新郑市委, 某镇党委); those inside an office are part of the title.
_PLACE_END = re.compile(r"(?:[镇乡村]|街道|社区|街道办事处|自治区)$")
_PARTY_BODY = re.compile(r"^(党委|党总支|党支部)(?=.)")
# A division of an office is part of the title (guidelines: the agency is what leads the title).
# Bodies that are named without their place where the title before already gave it.
_DIVISION = re.compile(
    rf"(?P<office>.*(?:[局厅委办院社]|中心|政府|集团|公司|大学|学院|医院))?(?P<title>{HAN}{{2,8}}?(?:科副?科|处副?处|股副?股)长)"
)
_DIVISION_HEADS = ("科长", "处长", "股长")
_PLACE_IN = re.compile("[省市县区州旗]")
_BARE_BODY = re.compile(
    any_of("管委会 管理委员会 党工委 工委 村委会 居委会 人民政府 政府 人大常委会 人大 政协 纪委监委 纪委 监委")
)
_BARE_DEPARTMENT = re.compile(
    any_of("组织部 宣传部 统战部 政法委 政研室 社会工作部 军民融合办 财经办 改革办 办公室 办公厅 编办")
)
_PLACE_OF = re.compile(
    "^(?P<place>.*?[省市县区州旗盟镇乡村])(?="
    + any_of("委 [省市县区州旗]委 人民政府 政府 人大 政协 纪委 党委 党工委 党总支 党支部 $")
    + ")"
)
_ZONE_OF = re.compile(r"^(?P<zone>.+?)(?:党工委|工委|党委|管委会|管理委员会|委)$")
_PART = re.compile("[^、，,兼]+")


class Post(NamedTuple):
    """A title at an agency; `agency` as the words before the title have it, or taken over from the post before."""

    agency: str
    title: str


def read_posts(chain: str, before: str = "") -> tuple[Post, ...]:
    """The posts in what stands before a name: `市委常委、副市长` gives two, one for each agency.

    Titles at one agency stay in one string, as written. Honours without an agency are left out, and so are titles
    that no agency leads; `before` is the agency of the person before, which leads those of the next (`副局长`).
    """
    chain = tight(chain)
    posts: list[Post] = []
    for match in _PART.finditer(chain):
        part = match[0]
        if part[-1] not in HEAD_ENDS or part.endswith(_HONOURS):
            continue
        at = _title_start(part)
        if at is None:
            continue
        post = _post(part[:at], part[at:], posts[-1].agency if posts else before)
        if posts and post.agency == posts[-1].agency:
            mark = "兼" if chain[match.start() - 1] == "兼" else "、"
            posts[-1] = Post(post.agency, f"{posts[-1].title}{mark}{post.title}")
        else:
            posts.append(post)
    return _merged(posts)


def _title_start(part: str) -> int | None:
    """Where the title at the end of `part` begins, with its ranks; `None` if there is none."""
    office = _OFFICE_AT_END.search(part, max(0, len(part) - _LONGEST_OFFICE))
    if office is None:
        return None
    at = office.start()
    if helped := _HELPED.search(part, max(0, at - 3), at):
        at = helped.start()
    while rank := _RANK_BEFORE.search(part, max(0, at - _LONGEST_RANK), at):
        at = rank.start()
    return at


def _merged(posts: list[Post]) -> tuple[Post, ...]:
    """One post for each agency, without those that have none."""
    if len(posts) == 1 and len(posts[0].agency) > 1:
        return (posts[0],)
    titles: dict[str, str] = {}
    for post in posts:
        if len(post.agency) > 1 or post.agency in "省市县区州旗盟镇乡":
            titles[post.agency] = f"{titles[post.agency]}、{post.title}" if post.agency in titles else post.title
    return tuple(Post(agency, title) for agency, title in titles.items() if agency)


def _post(agency: str, title: str, before: str) -> Post:
    """A post from the two parts of its text, with the agency of the post before it where it names none."""
    if office := _PLACE_OFFICE.fullmatch(title):
        return Post(_place(agency, office["level"], before), title)
    party = _PARTY_BODY.match(title)
    if party and _PLACE_END.search(agency):
        return Post(agency + party[1], title[party.end() :])
    if not agency or agency == "原":
        return Post(before, title)
    division = _DIVISION.fullmatch(agency + title) if title.endswith(_DIVISION_HEADS) else None
    if division and (division["office"] or (before and not _PLACE_IN.search(agency))):
        return Post(division["office"] or before, division["title"])
    return Post(_owner(agency, before) + agency, title)


def _owner(agency: str, before: str) -> str:
    """What the post before gives to a body that is named without its place, or a department without its committee."""
    if before and _BARE_BODY.fullmatch(agency):
        owner = _ZONE_OF.match(before) if agency.endswith(("管委会", "管理委员会", "工委")) else _PLACE_OF.match(before)
        return owner[1] if owner else ""
    return before if before.endswith("委") and _BARE_DEPARTMENT.fullmatch(agency) else ""


def _place(agency: str, level: str, before: str) -> str:
    """The place whose head somebody is: `临川市委副书记、市长` → `临川市`; only `市` where none is named."""
    agency = agency.removesuffix("政府").removesuffix("人民")
    if agency:
        return agency if agency.endswith(level) else agency + level
    place = _PLACE_OF.match(before)
    return place["place"] if place and place["place"].endswith(level) else level

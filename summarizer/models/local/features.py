"""What the fitted tasks see of a candidate: sparse binary features, as strings."""

from __future__ import annotations

import re
from itertools import pairwise

from summarizer.models.local.clauses import Structure, Token
from summarizer.models.local.lexicon import ACTS
from summarizer.models.local.names import Candidate
from summarizer.models.local.priorities import Lead
from summarizer.models.local.types import type_at_end

__all__ = ["lead_features", "name_features"]

_SPEECH = re.compile(r"(?:说|表示|介绍|认为|谈到|指出|强调|坦言|告诉|透露|回答|记者)")
_CLOSING = re.compile(r"全会|精神|统一思想|贡献|篇章|谱写|答卷|全局上下|凝心聚力")
_GENERIC = re.compile(
    r"^(?:一批|一个|若干|更多|各类|各级|多个|系列|部分|全面|高质量|高标准|现代化|现代|优质|良好|重点|重大|新型|综合)"
)
# Words that open a line of work though the tagger takes them for no verb.
_OPENERS = frozenset(
    [
        "以",
        "围绕",
        "坚持",
        "聚焦",
        "持续",
        "进一步",
        "全面",
        "全力",
        "加快",
        "深入",
        "大力",
        "着力",
        "强力",
        "努力",
        "积极",
        "扎实",
        "切实",
        "把",
        "让",
        "在",
        "做",
        "抓",
        "强",
        "培育",
        "壮大",
        "优化",
        "筑牢",
        "发力",
        "打造",
        "推动",
        "推进",
        "强化",
        "深化",
        "完善",
        "健全",
        "提升",
        "夯实",
    ]
)
_ACTS = frozenset(ACTS.split())


def lead_features(lead: Lead, structure: Structure) -> list[str]:
    """Place in the paragraph and article, length, opening words, speech."""
    paragraph = structure.paragraphs[lead.sentence.paragraph]
    tokens = [t for t in lead.sentence.tokens if t.start >= lead.span.start][:3]
    count = len(structure.paragraphs)
    position = lead.sentence.paragraph
    whole = structure.text[paragraph.span.start : paragraph.span.end]
    features = [
        f"place={lead.place}",
        f"role={paragraph.role}",
        f"place+first={lead.place}:{lead.first_clause}",
        f"length={min(len(lead.name) // 3, 8)}",
        f"tag={tokens[0].tag if tokens else ''}",
        f"tags={'+'.join(t.tag for t in tokens[:2])}",
        f"word={tokens[0].word if tokens else ''}",
        f"place+tag={lead.place}:{tokens[0].tag if tokens else ''}",
        f"start={lead.name[:1]}",
        f"end={lead.name[-2:]}",
        f"after={structure.text[lead.span.end : lead.span.end + 1]}",
    ]
    flags = {
        "first": position == 0,
        "second": position == 1,
        "last": position == count - 1,
        "speech": bool(_SPEECH.search(lead.text)),
        "speech paragraph": bool(_SPEECH.search(whole[:40])),
        "quoted": '"' in lead.text,
        "opening quote": whole.startswith('"'),
        "closing": bool(_CLOSING.search(lead.text)),
        "closing paragraph": bool(_CLOSING.search(whole)),
        "digits": bool(re.search(r"\d", lead.name)),
        "le": "了" in lead.name,
        "period": bool(re.search(r"年|月|目前|近|截至", lead.name)),
        "numbered inside": "一是" in whole,
        "few": count <= 4,
    }
    features += [f"is {name}" for name, holds in flags.items() if holds]
    features += [f"{lead.place} {name}" for name, holds in flags.items() if holds]
    against = sum(
        flags[name]
        for name in ("first", "speech", "speech paragraph", "opening quote", "closing", "le", "period", "digits")
    )
    acts = bool(tokens) and (tokens[0].tag[0] in "vda" or tokens[0].word in _OPENERS or tokens[0].word in _ACTS)
    opens = lead.place in ("paragraph", "numbered")
    features.append(f"rule={opens}:{acts}:{min(against, 2)}")
    if opens and not against:
        features.append("rule clear")
        if acts:
            features.append("rule acts")
    return features


_SLOGAN_BEFORE = re.compile(
    r"(?:聚焦|锚定|树立|树牢|形成|打破|根治|作为|坚持把|围绕|对照|落实.{0,6}提出的|提出的|实现|成为|做到|增强|坚定|杜绝|告别|不再|所谓|的)$"
)
_SLOGAN_AFTER = re.compile(r"要求|目标|布局|理念|思想|意识|格局|形势|精神|定位|问题|难题|现象|作用|优势|的")
_ACT_BEFORE = re.compile(
    r"(?:实施|开展|推行|推广|启动|推进|落实|落实好|深化|打造|推出|完善|建立|健全|加快|推动|抓好|组织|举办|办好|培育|创建|争创|建设|用好|搭建|开通|设立|发行|上线|扩大|持续|深入|大力开展|滚动实施|牵头组织|合办|搞|建成|开设)[一-龥]{0,6}$"
)

# Type nouns by what their names are like: a plan is named as soon as it has a modifier, a facility needs a proper noun.
_GROUPS = {
    "plan": "计划 行动 专项 工程 改革 制 攻坚战 专项行动 行动计划 三年行动 倍增计划 培育计划 百日攻坚 会战",
    "scheme": "机制 制度 模式 体系 工作机制 工作制度 工作体系 政策体系 试点 品牌 工作法 责任制 承诺制",
    "work": "工作 任务 活动 战略 整治 合作 攻坚",
    "paper": "条例 规划 意见 办法 方案 政策 措施 纲要 协议 规定 细则 决定 清单 标准 规范 若干措施 若干政策 实施意见 实施方案 指导意见",
    "status": "城市 示范区 试验区 先行区 示范县 示范市 示范城市 试点城市 称号 名城 先进县 强县 认证 认可 国家级",
}
_GROUP_OF = {noun: group for group, nouns in _GROUPS.items() for noun in nouns.split()}
_BUILDS = re.compile(
    r"建设|建成|开工|投用|投产|通车|落地|挂牌|运行|开业|封顶|启用|开诊|通水|并网|竣工|完工|交付|招生|动工|推进|打造|谋划|布局|筹建|扩建|新建|改造|开放|开馆|入选|获批|争创|创建|申报"
)
_HOLDS = re.compile(r"举办|承办|召开|办好|举行|开幕|参加")
_CARRIES = re.compile(
    r"实施|开展|推行|推广|启动|落实|深化|执行|推出|完善|建立|制定|出台|印发|修订|编制|贯彻|组织|施行|实行|参与|发行|签署|签订"
)


def _begin(before: str, tag: str) -> str:
    """What kind of word a candidate begins after."""
    if not before:
        return "start"
    if before in ",;:。!?":
        return "clause"
    if before in "、和与及或":
        return "list"
    if before in "\"'《(":
        return "mark"
    if before in _ACTS:
        return "act"
    return {"v": "verb", "d": "adverb", "p": "preposition", "u": "particle", "m": "number", "q": "number"}.get(
        tag[:1], "word"
    )


def name_features(candidate: Candidate, structure: Structure) -> list[str]:
    """Source, type noun, where it begins and ends, its words, the act of its clause."""
    name, text = candidate.name, structure.text
    noun = type_at_end(name)
    group = _GROUP_OF.get(noun, candidate.kind)
    tokens = [t for t in candidate.sentence.tokens if candidate.span.start <= t.start < candidate.span.end]
    earlier = [t for t in candidate.sentence.tokens if t.start < candidate.span.start][-2:]
    word, tag = (earlier[-1].word, earlier[-1].tag) if earlier else ("", "")
    begin = _begin(word, tag)
    after = text[candidate.span.end : candidate.span.end + 2]
    clause = next((c.text for c in candidate.sentence.clauses if c.span.start <= candidate.span.start < c.span.end), "")
    modifier = min(len(name) - len(noun), 8)
    source = candidate.source
    features = [
        f"source={source}",
        f"noun={noun}",
        f"group={group}",
        f"begin={begin}",
        f"group+begin={group}:{begin}",
        f"source+begin={source}:{begin}",
        f"source+group={source}:{group}",
        f"group+modifier={group}:{modifier // 2}",
        f"source+modifier={source}:{modifier // 2}",
        f"begin+rank={begin}:{candidate.rank}",
        f"rank={candidate.rank}",
        f"group+rank={group}:{candidate.rank}",
        f"before={word}",
        f"after={after[:1]}",
        f"after2={after}",
        f"group+after={group}:{after[:1]}",
        f"source+after={source}:{after}",
        f"first={tokens[0].word if tokens else ''}",
        f"first tag={tokens[0].tag if tokens else ''}",
        f"last tag={tokens[-1].tag if tokens else ''}",
        f"mentions={min(text.count(name), 3)}",
    ]
    flags = {
        "generic": bool(_GENERIC.match(name)),
        "place": any(t.tag in ("ns", "nr", "nt", "nz") for t in tokens),
        "local": any(place in name for place in structure.places),
        "unknown": _unknown(tokens),
        "latin": bool(re.search(r"[A-Za-z\d]", name)),
        "act inside": any(t.word in _ACTS for t in tokens[1:-1]),
        "verb first": bool(tokens) and tokens[0].tag == "v",
        "comma inside": "、" in name,
        "and inside": any(t.word in ("和", "与", "及") for t in tokens),
        "quote inside": '"' in text[candidate.span.start + 1 : candidate.span.end - 1],
        "first paragraph": candidate.sentence.paragraph == 0,
        "speech": bool(_SPEECH.search(candidate.sentence.text[:30])),
        "builds": bool(_BUILDS.search(clause)),
        "holds": bool(_HOLDS.search(clause)),
        "carries": bool(_CARRIES.search(clause)),
        "le": "了" in clause,
        "listed": "、" in clause,
        "short": len(name) <= 4,
        "no noun": not noun,
    }
    held = [flag for flag, holds in flags.items() if holds]
    proper = flags["place"] or flags["local"] or flags["unknown"] or flags["latin"] or flags["quote inside"]
    slogan = bool(_SLOGAN_BEFORE.search(candidate.verb)) or bool(_SLOGAN_AFTER.match(after))
    led = begin in ("act", "clause", "list", "start", "mark") or tag[:1] == "v"
    rule = "none"
    if source == "title":
        rule = "title"
    elif source.startswith("quoted"):
        rule = f"quoted {'slogan' if slogan else 'act' if _ACT_BEFORE.search(candidate.verb) else 'other'} {bool(noun)}"
    elif led and candidate.rank == 0 and not flags["generic"] and not flags["act inside"]:
        rule = f"{group} {'proper' if proper else 'plain'} {modifier >= 3}"
    features += [f"rule={rule}", f"rule+after={rule}:{after[:1] in '、,。;等和建'}"]
    return (
        features
        + [f"is {flag}" for flag in held]
        + [f"{source} {flag}" for flag in held]
        + [f"{group} {flag}" for flag in held]
    )


def _unknown(tokens: list[Token]) -> bool:
    """Whether two single characters stand side by side: a word that the tagger does not know, most often a name."""
    return any(len(a.word) == len(b.word) == 1 and a.tag != "x" != b.tag for a, b in pairwise(tokens))

"""What the fitted tasks see of a candidate: sparse binary features, as strings."""

from __future__ import annotations

import re

from summarizer.models.local.clauses import Structure
from summarizer.models.local.lexicon import ACTS
from summarizer.models.local.priorities import Lead

__all__ = ["lead_features"]

_SPEECH = re.compile(r"(?:说|表示|介绍|认为|谈到|指出|强调|坦言|告诉|透露|回答|记者)")
_CLOSING = re.compile(r"全会|精神|统一思想|贡献|篇章|谱写|答卷|全局上下|凝心聚力")
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

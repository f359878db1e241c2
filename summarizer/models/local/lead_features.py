"""What the fitted choice of priorities sees of a lead: its place, its words, its paragraph, and its sisters."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.models.local.acts import MANNERS, act_class, words
from summarizer.models.local.clauses import Structure
from summarizer.models.local.priorities import Lead

__all__ = ["lead_features"]

_SPEECH = words("说 表示 介绍 认为 谈到 指出 强调 坦言 告诉 透露 回答 记者 笑 算 采访 看来 答")
_RESULTS = words(
    "截至 目前 去年 今年以来 上半年 近年来 以来 同比 已 已经 过去 前 五年 三年 如今 眼下 年初 第三季度 近 成绩 了"
)
_CLOSING = words("全会 精神 统一思想 贡献 篇章 谱写 答卷 全局上下 凝心聚力 新局面 力量 支撑 百姓 老百姓 采访")
_ASKS = words("怎么 什么 如何 哪里 哪 吗 呢 为什么 怎样 多少 能不能")
_WEAK = words("是 有 在 不 也 都 就 没有 可 只 就是 还 不是")


def lead_features(found: Sequence[Lead], structure: Structure) -> list[list[str]]:
    """Features of every lead of an article, in order."""
    shapes = [_shape(lead) for lead in found]
    rows = {place: [i for i, lead in enumerate(found) if lead.place == place] for place in ("numbered", "listed")}
    rows["paragraph"] = rows["adjunct"] = [i for i, lead in enumerate(found) if lead.place in ("paragraph", "adjunct")]
    return [_features(lead, structure, _sisters(i, rows[lead.place], shapes)) for i, lead in enumerate(found)]


Shape = tuple[str, int, str, str, str, bool]


def _shape(lead: Lead) -> Shape:
    tokens = lead.sentence.tokens[lead.first : lead.first + 3]
    tags = "".join(t.tag[0] for t in tokens[:2])
    span = lead.sentence.span.start
    marked = '"' in lead.sentence.text[max(0, lead.start - span - 1) : lead.end - span + 1]
    return lead.after, len(lead.name), lead.name[0], lead.name[-1], tags, marked


def _alike(a: Shape, b: Shape) -> int:
    """How far two leads are built alike: sign, length, first and last character, parts of speech, marks; 0 to 5."""
    return (
        (a[0] == b[0]) + (abs(a[1] - b[1]) <= 1) + (a[2] == b[2]) + (a[3] == b[3]) + (a[4] == b[4] or (a[5] and b[5]))
    )


def _sisters(index: int, row: list[int], shapes: list[Shape]) -> list[str]:
    """The likeness with the leads before and after in its row, and with how many of the row it is high."""
    at = row.index(index)
    near = sorted(
        (_alike(shapes[index], shapes[i]) for i in row[max(0, at - 1) : at] + row[at + 1 : at + 2]), reverse=True
    )
    high = sum(_alike(shapes[index], shapes[i]) >= 3 for i in row if i != index)
    best = near[0] if near else -1
    return [
        f"a{best}",
        f"b{near[1] if len(near) > 1 else -1}",
        f"c{min(high, 3)}",
        f"d{best >= 3}.{min(high, 3)}",
        f"e{min(len(row), 5)}",
    ]


def _features(lead: Lead, structure: Structure, sisters: list[str]) -> list[str]:
    tokens = lead.sentence.tokens
    paragraph = structure.paragraphs[lead.sentence.paragraph]
    position, count = lead.sentence.paragraph, len(structure.paragraphs)
    where = "first" if position == 0 else "last" if position >= count - 1 else "second" if position == 1 else "middle"
    own = [t for t in tokens[lead.first : lead.first + 16] if t.start < lead.end]
    head = own[0] if own else tokens[-1]
    act = act_class(head.word) or ("manner" if head.word in MANNERS else "")
    size = min(len(lead.name) // 2, 8)
    vocabulary = {t.word for t in own}
    opening = {t.word for t in tokens[:12]}
    against = [
        name
        for name, table in (
            ("speech", _SPEECH),
            ("results", _RESULTS),
            ("closing", _CLOSING),
            ("asks", _ASKS),
            ("weak", _WEAK),
        )
        if not table.isdisjoint(vocabulary)
    ]
    if not _SPEECH.isdisjoint(opening):
        against.append("said")
    if not _RESULTS.isdisjoint(opening):
        against.append("done")
    if any("0" <= c <= "9" for c in lead.name):
        against.append("digits")
    length = paragraph.span.end - paragraph.span.start
    features = [
        f"f{lead.place}",
        f"g{lead.place}.{paragraph.role}",
        f"h{lead.place}.{where}",
        f"i{size}",
        f"j{lead.after}",
        f"k{lead.place}.{lead.after}.{size // 2}",
        f"l{head.tag[0]}.{act}",
        f"m{act}",
        f"n{head.word}",
        f"o{lead.name[-2:]}",
        f"p{min(count, 8)}",
        f"q{length > 60}.{lead.after}",
        f"r{lead.place}.{bool(act)}.{min(len(against), 2)}",
        *sisters,
        *(f"s{lead.place}.{s}" for s in sisters[:4]),
        *(f"t{name}" for name in against),
        *(f"u{lead.place}.{name}" for name in against),
        f"v{bool(act)}.{sisters[3]}",
        f"w{bool(against)}.{sisters[3]}",
    ]
    if structure.text[paragraph.span.start] == '"':
        features.append("xquote")
    return features

"""What the fitted choices see of a site: where each stretch begins, and what speaks for a name; as short strings.

`stretch_features` serve the choice between the stretches of one site, `name_features` the question whether the chosen
stretch is a name in the sense of section 3 of the labelling guidelines. They look at classes of words more than at words.
The first character of a feature tells its template.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.models.local.acts import (
    ACT,
    AND,
    CLASS_HEADS,
    DOCTRINE,
    GENERIC,
    HARD,
    LANDS,
    MANNER,
    RANK,
    TAIL,
    TYPE,
    known,
)
from summarizer.models.local.clauses import Structure
from summarizer.models.local.lines import Line
from summarizer.models.local.names import Option, Site
from summarizer.models.local.types import group_of, type_of, words

__all__ = ["Surroundings", "name_features", "stretch_features", "surroundings"]

_NO_PLACE = words("城市 城镇 新城 文明城市 名城 科教兴市 特大城市 城中村 宜居城市 新城区 多维度 力争 新建 高峰")
_NAMES = frozenset(("nr", "nrt", "nrfg", "nz", "nt"))
_MARKS = ('"', "'")
_BEFORE = {"v": "verb", "p": "prep", "d": "adverb", "c": "prep", "n": "noun", "r": "pronoun", "t": "time"}


# Pictures in quotation marks, and words that make a clause of one: a slogan, no name.
_METAPHORS = tuple(
    words(
        """引擎 主力军 快车道 支撑 高峰 活力 招牌 底色 名片 牛鼻子 压舱石 稳定器 助推器 加速度 赛道 增量 主阵地 主战场 样板 高地 排头兵 领头雁 文章 组合拳 先手棋 动力源 生命线 金钥匙 加减法 减法 加法 答卷 硬骨头 接力赛 号角 毛细血管 芯片 钱袋子 饭碗 最后一公里 堵点 引路人 店小二 试验田 磁场 名副其实 大写意 工笔画"""
    )
)
_CLAUSAL = words("要 不 把 向 是 有 没有 能 会 就 也 都 在 让 到")


class Surroundings(NamedTuple):
    """What holds for a whole article: its text, its headline, the stems of its places, its number of paragraphs."""

    text: str
    headline: str
    places: frozenset[str]
    paragraphs: int


def surroundings(structure: Structure) -> Surroundings:
    """The surroundings of every site of an article, worked out once."""
    first = structure.paragraphs[0].span.start if structure.paragraphs else 0
    return Surroundings(structure.text, structure.text[:first], structure.places, len(structure.paragraphs))


def stretch_features(site: Site, option: Option, rank: int) -> list[str]:
    """Of one stretch of a site (`rank` counts from the nearest start): both its borders and what lies inside."""
    line = site.line
    first, after, start, end = option
    word, tag, _ = line.tokens[first]
    noun = _noun(line, option)
    begin = _begin(line, first)
    size = min((end - start - len(noun) + 1) // 2, 7)
    shape = known[word].shape or tag
    last = rank == len(site.options) - 1
    features = [
        "a" + begin,
        "b" + shape,
        f"d{site.mark}{rank}{last}",
        f"e{group_of(noun)}{size}",
        f"f{begin}{size > 1}{last}",
        "g" + word,
        "h" + (line.tokens[first - 1][0] if first else ""),
        *_inner(line, first, after),
    ]
    if site.mark == "quote":
        edge = _edge(line, option)
        features += ["p" + line.tokens[after - 1][0], "q" + edge + _after(line, after)]
        features += [f"m{edge}{shape}", f"n{edge}{bool(noun)}", f"o{edge}{after - first > 6}"]
    return features


def _noun(line: Line, option: Option) -> str:
    """The type noun that ends a stretch, be it cut in two by the tagger, or `""`."""
    first, at = option.first, option.after - 1
    while at > first and line.tokens[at][0] in ('"', "'", ")", "》"):
        at -= 1
    word = line.tokens[at][0]
    noun, bits = known[word].noun, line.flags[at]
    if at > first:
        if not noun and bits & TYPE and line.tokens[at - 1][1] != "x":
            noun = word
        if noun == word:
            joined = known[line.tokens[at - 1][0] + word].noun
            noun = joined if len(joined) > len(word) else noun
    return noun or (type_of(word[:-2]) if word[-2:] in ("建设", "创建") else "")


def _inner(line: Line, first: int, after: int) -> list[str]:
    """What a name seldom holds: acts, 的, enumeration signs, manners, generic words."""
    found, bits, last = [], 0, ""
    for at in range(first + 1, after - 1):
        more = line.flags[at]
        bits |= more
        if more & ACT:
            last = known[line.tokens[at][0]].act
        if line.tokens[at][0] == "的":
            found.append("jde")
    if bits & AND:
        found.append("jand")
    if bits & MANNER:
        found.append("jmanner")
    if bits & GENERIC:
        found.append("jgeneric")
    if bits & ACT:
        found += ["jact", "j" + last]
    return found


def _edge(line: Line, option: Option) -> str:
    """Of a quotation: whether its stretch reaches before the opening mark, and how far behind the closing one."""
    last = line.tokens[option.after - 1][0]
    head = "" if line.tokens[option.first][0] in _MARKS else "head"
    return head + ("" if last in _MARKS else "type" if known[last].noun else "run")


def _begin(line: Line, first: int) -> str:
    """What stands before a stretch."""
    if first == 0:
        return "start"
    word, tag, _ = line.tokens[first - 1]
    bits = line.flags[first - 1]
    if bits & AND:
        return "list" if word == "、" else "and"
    if tag == "x" or bits & HARD:
        return "mark" if word in "\"'《》()" else "start"
    if word in ("的", "了", "等"):
        return word
    if bits & ACT:
        return known[word].act
    if bits & (MANNER | GENERIC):
        return "manner" if bits & MANNER else "generic"
    if tag in ("m", "q", "mq"):
        return "ordinal" if word[0] in "第首" else "number"
    return _BEFORE.get(tag[:1], "other")


def _after(line: Line, after: int) -> str:
    """What follows a stretch."""
    if after >= len(line.tokens):
        return "hard"
    word, tag, _ = line.tokens[after]
    bits = line.flags[after]
    if bits & HARD and word != "《":
        return "hard"
    if word in ("、", "等", "的"):
        return word
    if bits & AND:
        return "and"
    if word in "\"'《":
        return "mark"
    if bits & TAIL:
        return word
    if tag in ("m", "t"):
        following = line.tokens[after + 1][0] if after + 1 < len(line.tokens) else ""
        return "time" if tag == "t" or word[-1] in "年月日天期" or following[:1] in "年月日" else "number"
    return "verb" if tag[0] == "v" or bits & ACT else "prep" if tag in ("p", "c", "d") else "other"


def _governor(line: Line, first: int, begin: str) -> str:
    """The class of the act that a stretch depends on: the nearest, or the first where it stands in an enumeration."""
    best, at = "none", first - 1
    while at >= 0 and not line.flags[at] & HARD:
        if line.flags[at] & ACT:
            best = known[line.tokens[at][0]].act
            if begin not in ("list", "and", "mark"):
                break
        at -= 1
    return best


def _lands(line: Line, after: int) -> bool:
    """Whether what a stretch names is said to open, begin or be held soon after it, within its clause."""
    for bits in line.flags[after : after + 9]:
        if bits & (HARD | LANDS):
            return bool(bits & LANDS)
    return False


def _proper(line: Line, option: Option, places: frozenset[str]) -> str:
    """The strongest sign of a proper noun in a stretch."""
    best, single = "", False
    for word, tag, _ in line.tokens[option.first : option.after]:
        if tag == "x" and word in _MARKS:
            return "marks"
        if best != "home":
            if word[:2] in places or word in places:
                best = "home"
            elif tag == "eng" or word[0] in "0123456789":
                best = "latin"
            elif not best and tag == "ns" and word not in _NO_PLACE:
                best = "place"
            elif not best and tag in _NAMES:
                best = "proper"
        alone = len(word) == 1 and tag not in ("x", "m", "uj", "c")
        if alone and single:
            best = best or "unknown"
        single = alone
    return best or "plain"


def _summed(line: Line, after: int) -> str:
    """The head that sums up an enumeration in which a stretch stands, as far as its clause goes."""
    seen = False
    for at in range(after, min(after + 24, len(line.tokens))):
        word = line.tokens[at][0]
        if line.flags[at] & HARD:
            break
        if word == "等":
            seen = True
        elif seen and word in CLASS_HEADS:
            return word
    return "等" if seen else ""


def name_features(site: Site, option: Option, around: Surroundings) -> tuple[list[str], Iterator[str]]:
    """Of the chosen stretch of a site: marks, type noun, modifier, act, surroundings; then, worked out on demand, its words."""
    line = site.line
    first, behind, start, end = option
    name = around.text[start:end]
    bare = name.replace('"', "").replace("'", "")
    noun = _noun(line, option)
    mark = site.mark + _edge(line, option) if site.mark == "quote" else site.mark
    kind = mark if mark[0] in "qt" and mark != "type" else mark + group_of(noun)
    begin, after = _begin(line, first), _after(line, behind)
    governor = _governor(line, first, begin)
    proper = _proper(line, option, around.places)
    summed = _summed(line, behind) if "等" in line.sentence.text else ""
    features = [
        "B" + noun,
        "C" + kind,
        "F" + kind + governor,
        "G" + kind + after,
        "I" + governor + proper,
        "N" + after,
        "T" + summed,
        "U" + summed + proper,
        f"V{min(around.text.count(name), 3)}",
        f"X{line.sentence.paragraph > 0}{mark}",
        "y" + begin + after,
        "2" + bare[: len(bare) - len(noun)][-2:],
    ]
    if _lands(line, behind):
        features += ["Zlands", "Zlands" + kind, "Zlands" + proper, "Zlands" + begin]
    return features, _details(line, option, around, bare, (kind, mark, governor))


def _details(
    line: Line, option: Option, around: Surroundings, bare: str, classes: tuple[str, str, str]
) -> Iterator[str]:
    """The words and parts of speech of a stretch, and what stands farther from it."""
    kind, mark, governor = classes
    inside = line.tokens[option.first : option.after]
    yield "7" + "".join([t[1][0] for t in inside[-3:]])
    yield f"8{len(inside)}{kind}"
    for word, tag, _ in inside:
        if len(word) > 1:
            yield "1" + word
        yield "4" + kind + tag
    if "了" in line.sentence.text:
        yield "Zle"
    if around.headline and bare in around.headline:
        yield "Zheadline"
    if line.sentence.paragraph == around.paragraphs - 1:
        yield "Zlast"
    ranks, doctrine = RANK, 0
    for (spelt, _, _), bits in zip(inside, line.flags[option.first : option.after], strict=True):
        ranks &= bits if spelt[:2] not in around.places else RANK
    if mark[0] == "q":
        if bare.endswith(_METAPHORS):
            yield "Zmetaphor"
        if len(inside) > 5 and any(t[0] in _CLAUSAL for t in inside):
            yield "Zclausal"
    if ranks and len(inside) > 1:
        yield "Zrank"
        yield "Zrank" + governor
    for bits in line.flags[max(0, option.first - 14) : option.first]:
        doctrine |= bits
    if doctrine & DOCTRINE:
        yield "Zdoctrine"
        yield "Zdoctrine" + mark

"""What the fitted choices see of a site: where each stretch begins, and what speaks for a name; as short strings.

`stretch_features` serve the choice between the stretches of one site, `name_features` the question whether the chosen
stretch is a name in the sense of section 3 of the labelling guidelines. They look at classes of words more than at words.
"""

from __future__ import annotations

from typing import NamedTuple

from summarizer.models.local.acts import CLASS_HEADS, GENERIC, LEVELS, MANNERS, RANKS, TAILS, act_class, words
from summarizer.models.local.clauses import Sentence, Structure, Token
from summarizer.models.local.names import Option, Site
from summarizer.models.local.types import group_of, is_type, type_of

__all__ = ["Surroundings", "name_features", "noun_at_end", "stretch_features", "surroundings"]

_HARD = frozenset(",;:。!?…")
_AND = frozenset("和与及或") | {"以及"}
_DOCTRINE = words("全会 精神 会议 总书记 党中央 市委 省委 中央 讲话 指示 决策 部署")
_NO_PLACE = words("城市 城镇 新城 文明城市 名城 科教兴市 特大城市 城中村 宜居城市 新城区 多维度 力争 新建 高峰")
_PROPER = frozenset(("nr", "nrt", "nrfg", "nz", "nt"))
_FULL = 8


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


def noun_at_end(tokens: tuple[Token, ...], option: Option) -> str:
    """The type noun that ends a stretch, be it cut in two by the tagger, or `""`."""
    at = option.after - 1
    while at > option.first and tokens[at].word in _CLOSERS:
        at -= 1
    word = tokens[at].word
    noun = type_of(word)
    if not noun and at > option.first and is_type(word) and tokens[at - 1].tag != "x":
        noun = word
    if at > option.first:
        joined = type_of(tokens[at - 1].word + word)
        noun = joined if len(joined) > len(word) else noun
    if not noun and word[-2:] in ("建设", "创建"):
        noun = type_of(word[:-2])
    return noun


_CLOSERS = ('"', "'", ")", "》")


def stretch_features(site: Site, option: Option, rank: int) -> list[str]:
    """Of one stretch of a site (`rank` counts from the nearest start): both its borders and what lies inside."""
    tokens = site.sentence.tokens
    first = tokens[option.first]
    begin = _begin(tokens, option.first)
    last = rank == len(site.options) - 1
    noun = noun_at_end(tokens, option)
    group = group_of(noun)
    size = min((option.end - option.start - len(noun) + 1) // 2, 7)
    shape = (
        "act"
        if act_class(first.word)
        else "generic"
        if first.word in GENERIC
        else "level"
        if first.word in LEVELS
        else first.tag
    )
    inner = _inner(tokens, option)
    edge = _edge(tokens, option) if site.mark == "quote" else ""
    features = [
        f"a{begin}",
        f"b{shape}",
        f"c{begin}.{shape}",
        f"d{site.mark}.{rank}.{last}",
        f"e{group}.{size}",
        f"f{begin}.{size > 1}.{last}",
        f"g{first.word}",
        f"h{tokens[option.first - 1].word if option.first else ''}",
        f"i{shape}.{size}",
    ]
    features += [f"j{i}" for i in inner]
    features += [f"k{i}.{begin}" for i in inner]
    if edge:
        features += [
            f"l{edge}",
            f"m{edge}.{shape}",
            f"n{edge}.{bool(noun)}",
            f"o{edge}.{option.after - option.first > 6}",
        ]
    return features


def _inner(tokens: tuple[Token, ...], option: Option) -> list[str]:
    """What a name seldom holds: acts, 的, enumeration signs, manners, numbers, and single characters in a row."""
    found = []
    words = [t.word for t in tokens[option.first + 1 : option.after - 1]]
    if "的" in words:
        found.append("de")
    if "、" in words:
        found.append("list")
    if not _AND.isdisjoint(words):
        found.append("and")
    if not MANNERS.isdisjoint(words):
        found.append("manner")
    if not GENERIC.isdisjoint(words):
        found.append("generic")
    acts = [name for w in words if (name := act_class(w))]
    if acts:
        found.append("act")
        found.append(f"act.{acts[-1]}")
    return found


def _edge(tokens: tuple[Token, ...], option: Option) -> str:
    """Of a quotation: whether its stretch reaches before the opening mark, and how far behind the closing one."""
    head = "" if tokens[option.first].word in ('"', "'") else "head"
    last = tokens[option.after - 1].word
    tail = "" if last in ('"', "'") else "type" if type_of(last) else "run"
    return f"{head}:{tail}"


def _begin(tokens: tuple[Token, ...], first: int) -> str:
    """What stands before a stretch."""
    if first == 0:
        return "start"
    word, tag, _ = tokens[first - 1]
    if word in _HARD:
        return "start"
    if word == "、":
        return "list"
    if word in _AND:
        return "and"
    if word in ('"', "'", "《", "》", "(", ")"):
        return "mark"
    if word in ("的", "了", "等"):
        return word
    if act := act_class(word):
        return act
    if word in MANNERS:
        return "manner"
    if word in GENERIC:
        return "generic"
    if tag in ("m", "q", "mq"):
        return "ordinal" if word[0] in "第首" else "number"
    return {"v": "verb", "p": "prep", "d": "adverb", "c": "prep", "n": "noun", "r": "pronoun", "t": "time"}.get(
        tag[:1], "other"
    )


def _after(tokens: tuple[Token, ...], after: int) -> str:
    """What follows a stretch."""
    if after >= len(tokens):
        return "hard"
    word, tag, _ = tokens[after]
    if word in _HARD:
        return "hard"
    if word in ("、", "等", "的"):
        return word
    if word in _AND:
        return "and"
    if word in ('"', "'", "《"):
        return "mark"
    if word in TAILS:
        return word
    if tag in ("m", "t"):
        following = tokens[after + 1].word if after + 1 < len(tokens) else ""
        return "time" if tag == "t" or word[-1] in "年月日天期" or following[:1] in "年月日" else "number"
    return "verb" if tag[0] == "v" or act_class(word) else "prep" if tag in ("p", "c", "d") else "other"


def _governor(tokens: tuple[Token, ...], first: int, begin: str) -> tuple[str, str]:
    """The class and the word of the act that a stretch depends on: the nearest, or the first of an enumeration."""
    best, found, at = "none", "", first - 1
    while at >= 0 and tokens[at].word not in _HARD:
        if act := act_class(tokens[at].word):
            best, found = act, tokens[at].word
            if begin not in ("list", "and", "mark"):
                break
        at -= 1
    return best, found


def _lands(tokens: tuple[Token, ...], after: int) -> bool:
    """Whether what a stretch names is said to open, begin or be held soon after it, within its clause."""
    for token in tokens[after : after + 9]:
        if token.word in _HARD:
            return False
        if token.word in _LANDINGS or token.word[-2:] in _LANDINGS:
            return True
    return False


_LANDINGS = words(
    """通车 投用 开诊 揭牌 挂牌 运行 开工 投产 开学 并网 获批 封顶 启用 举办 开馆 上线 动工 开业 开港 投运 铺开 施行 出台 印发 启动 落地 建成 开通 通水 竣工 交付 入选 亮相 落户 开园 开放 开幕 奠基 召开 举行 开行 开火 试运行 签约 招生 开街 开营 开航"""
)


def _proper(tokens: tuple[Token, ...], option: Option, places: frozenset[str]) -> str:
    """The strongest sign of a proper noun in a stretch."""
    best, single = "", False
    for word, tag, _ in tokens[option.first : option.after]:
        if word in ('"', "'"):
            return "marks"
        if word[:2] in places or word in places:
            best = "home"
        elif best != "home":
            if tag == "eng" or word[0] in "0123456789":
                best = "latin"
            elif tag == "ns" and word not in _NO_PLACE:
                best = best or "place"
            elif tag in _PROPER:
                best = best or "proper"
        alone = len(word) == 1 and tag not in ("x", "m", "uj", "c")
        if alone and single:
            best = best or "unknown"
        single = alone
    return best or "plain"


def _summed(tokens: tuple[Token, ...], after: int) -> str:
    """The head that sums up an enumeration in which a stretch stands, as far as its clause goes."""
    seen = False
    for word, _, _ in tokens[after : after + 24]:
        if word in _HARD:
            break
        if word == "等":
            seen = True
        elif seen and word in CLASS_HEADS:
            return word
    return "等" if seen else ""


def name_features(site: Site, option: Option, around: Surroundings) -> list[str]:
    """Of the chosen stretch of a site: marks, type noun, modifier, act, surroundings."""
    sentence: Sentence = site.sentence
    tokens = sentence.tokens
    first, last = tokens[option.first], tokens[option.after - 1]
    name = around.text[option.start : option.end]
    bare = name.replace('"', "").replace("'", "")
    noun = noun_at_end(tokens, option)
    group = group_of(noun)
    mark = site.mark + _edge(tokens, option) if site.mark == "quote" else site.mark
    begin, after = _begin(tokens, option.first), _after(tokens, option.after)
    governor, act = _governor(tokens, option.first, begin)
    proper = _proper(tokens, option, around.places)
    size = min((len(bare) - len(noun) + 1) // 2, 6)
    shape = (
        "act"
        if act_class(first.word)
        else "generic"
        if first.word in GENERIC
        else "level"
        if first.word in LEVELS
        else first.tag
    )
    kind = f"{mark}.{group}" if mark in ("type", "list") else mark
    summed = _summed(tokens, option.after)
    features = [
        f"A{mark}",
        f"B{noun}",
        f"C{kind}",
        f"D{kind}.{proper}",
        f"E{kind}.{size}",
        f"F{kind}.{governor}",
        f"G{kind}.{after}",
        f"H{kind}.{begin}",
        f"I{governor}.{proper}",
        f"J{act}",
        f"K{proper}",
        f"L{governor}",
        f"M{begin}",
        f"N{after}",
        f"O{shape}",
        f"P{kind}.{shape}",
        f"Q{proper}.{shape}",
        f"R{first.word}",
        f"S{last.tag}",
        f"T{summed}",
        f"U{summed}.{proper}",
        f"V{min(around.text.count(name), 3)}",
        f"X{min(sentence.paragraph, 1)}.{mark}",
        f"Y{size}",
        f"y{begin}.{after}",
    ]
    inside = [t.word for t in tokens[option.first : option.after]]
    if len(inside) > 1 and RANKS.issuperset(inside):
        features += ["Zrank", f"Zrank.{governor}", f"Zrank.{shape}"]
    if around.headline and bare in around.headline:
        features.append("Zheadline")
    if sentence.paragraph == around.paragraphs - 1:
        features.append("Zlast")
    features += [f"W{i}" for i in _inner(tokens, option)]
    if not _DOCTRINE.isdisjoint([t.word for t in tokens[max(0, option.first - 14) : option.first]]):
        features += ["Zdoctrine", f"Zdoctrine.{mark}"]
    if _lands(tokens, option.after):
        features += ["Zlands", f"Zlands.{kind}", f"Zlands.{proper}", f"Zlands.{begin}"]
    if "了" in sentence.text:
        features.append("Zle")
    return features

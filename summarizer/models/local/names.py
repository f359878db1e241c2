"""Sites of named initiatives: where something marks a name, and the stretches that the name may be.

A name is marked by title marks, by quotation marks (with the nouns before and after them), by a type noun that ends
its phrase, or by a place in an enumeration that 等 sums up. A site offers few stretches; `initiatives` chooses one
and decides whether it is a name in the sense of section 3 of the labelling guidelines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.models.local.acts import CLASS_HEADS, GENERIC, MANNERS, SCOPES, TAILS, act_class, words
from summarizer.models.local.clauses import Sentence, Structure, Token
from summarizer.models.local.types import is_type, type_of

__all__ = ["Option", "Site", "sites"]

_LONGEST = 32
_RUN = 4
_HARD = frozenset(",;:。!?《》…")
_AND = frozenset("、和与及或") | {"以及"}
_NEVER_QUOTED = frozenset('。!?;《》:"')
_STARTLESS = frozenset(("的", "了", "等", "(", ")", " ", '"', "'", "好")) | _AND | _HARD
# A name does not reach back over these.
_STOPS = _HARD | frozenset(
    [
        "的",
        "等",
        "了",
        "作为",
        "成为",
        "是",
        "为",
        "把",
        "将",
        "被",
        "使",
        "让",
        "由",
        "在",
        "从",
        "向",
        "对",
        "以",
        "要",
        "能",
        "会",
        "有",
        "其",
        "并",
        "而",
        "也",
        "还",
        "都",
        "就",
        "一是",
        "二是",
        "三是",
        "四是",
        "五是",
        "六是",
        "七是",
        "八是",
        "一要",
        "二要",
        "三要",
        "四要",
        "五要",
        "六要",
        "七要",
        "一方面",
        "另一方面",
        '"',
        "'",
    ]
)
_NO_START = frozenset(("d", "ad", "p", "c", "u", "uj", "ul", "vd"))
# After one of these tags a name may begin; a noun before it would be part of it.
_OPENING = frozenset(
    ("v", "d", "ad", "p", "c", "u", "uj", "ul", "uz", "m", "q", "mq", "r", "x", "vd", "f", "t", "y", "vg", "zg")
)
_CLOSING = _OPENING | {"a", "s", "i"}
_NOUNS = frozenset(
    ("n", "vn", "nz", "ns", "nt", "nr", "j", "b", "l", "an", "ng", "eng", "s", "nrt", "q", "g", "vg", "z")
)


class Option(NamedTuple):
    """One stretch: the first token and the token after the last, and its offsets in the article."""

    first: int
    after: int
    start: int
    end: int


@dataclass(slots=True)
class Site:
    """A mark of a name in a sentence: `title`, `quote`, `type` or `list`, and its stretches, nearest first."""

    sentence: Sentence
    mark: str
    options: list[Option]
    core: int


def sites(structure: Structure) -> Iterator[Site]:
    """All sites in the order of the text, each with at least one option."""
    for sentence in structure.sentences:
        text = sentence.text
        closers = _marks(structure, sentence) if '"' in text or "《" in text or "'" in text else {}
        found = _marked(sentence, closers) if closers else []
        covered = {i for site in found for o in site.options for i in range(o.first, o.after)}
        openers = {closer: opener for opener, closer in closers.items()}
        found += _typed(sentence, covered, openers)
        if "等" in text:
            found += _listed(sentence, found)
        found.sort(key=lambda site: site.options[0].start)
        yield from found


def _marks(structure: Structure, sentence: Sentence) -> dict[int, int]:
    """Opening to closing mark, as token indexes, of short quotations and titles; what holds another mark is none.

    An opening mark that the sentence before took for its own end has the index -1.
    """
    tokens = sentence.tokens
    closers: dict[int, int] = {}
    opened: dict[str, int] = {}
    start = structure.paragraphs[sentence.paragraph].span.start
    before = structure.text[sentence.span.start - 1 : sentence.span.start]
    if before == '"' and structure.text.count('"', start, sentence.span.start) % 2:
        opened[before] = -1
    for i, token in enumerate(tokens):
        word = token[0]
        if word == "《":
            opened["《"] = i
        elif word == "》":
            if (opener := opened.pop("《", None)) is not None:
                closers[opener] = i
        elif word in ('"', "'"):
            opener = opened.pop(word, None)
            if opener is None or not _encloses(tokens, opener, i):
                opened[word] = i
            else:
                closers[opener] = i
    return closers


def _encloses(tokens: tuple[Token, ...], opener: int, closer: int) -> bool:
    """Whether two marks enclose a short phrase, and no stretch between two quotations."""
    inside = [t[0] for t in tokens[opener + 1 : closer]]
    return (
        len(inside) > 0
        and tokens[closer].start - tokens[opener + 1].start <= 26
        and inside[0] not in "、,的和及与等"
        and _NEVER_QUOTED.isdisjoint(inside)
    )


def _marked(sentence: Sentence, closers: dict[int, int]) -> list[Site]:
    """Sites of titles and quotations."""
    tokens, found = sentence.tokens, []
    for opener, closer in sorted(closers.items()):
        start, end = tokens[opener + 1].start - 1, tokens[closer].start + 1
        if opener >= 0 and tokens[opener].word == "《":
            found.append(Site(sentence, "title", [Option(opener, closer + 1, start, end)], opener))
            continue
        ends = [(closer + 1, end), *_tails(tokens, closer)]
        starts = [(max(0, opener), start), *_heads(tokens, opener)]
        options = [Option(first, after, s, e) for first, s in starts for after, e in ends]
        found.append(Site(sentence, "quote", options, opener))
    return found


def _tails(tokens: tuple[Token, ...], closer: int) -> Iterator[tuple[int, int]]:
    """Ends of the nouns that follow a quotation: at each type noun, and where they end."""
    at = closer + 1
    if at < len(tokens) and tokens[at].word == "的":
        at += 1
    end = last = stop = 0
    while at < len(tokens) and at - closer <= _RUN + 1:
        word, tag, start = tokens[at]
        if (
            word in _STARTLESS
            or not (tag in _NOUNS or tag == "m" or type_of(word))
            or start - tokens[closer].start > 10
        ):
            break
        if tag != "m":
            end, stop = start + len(word), at + 1
        if type_of(word):
            yield at + 1, end
            last = end
        at += 1
    if end and end != last and tokens[closer + 1].word != "的":
        yield stop, end


def _heads(tokens: tuple[Token, ...], opener: int) -> Iterator[tuple[int, int]]:
    """The farthest start of the nouns that lead to a quotation without a break: 县域商业“补网强链”."""
    at = opener - 1
    while at >= 0 and opener - at <= _RUN and tokens[at].tag in _NOUNS and not _breaks(tokens[at]):
        at -= 1
    if at >= 0 and tokens[at + 1].word in SCOPES:
        at += 1
    if at + 1 < opener and (at < 0 or _opens(tokens[at])):
        yield at + 1, tokens[at + 1].start


def _breaks(token: Token) -> bool:
    return token.word in MANNERS or bool(act_class(token.word)) or token.word in _STARTLESS


def _opens(token: Token) -> bool:
    """Whether a name may begin after this token."""
    word, tag, _ = token
    return (
        tag in _OPENING or word in _AND or word in MANNERS or bool(act_class(word)) or word in GENERIC or word in SCOPES
    )


def _typed(sentence: Sentence, covered: set[int], openers: dict[int, int]) -> list[Site]:
    """Sites of type nouns that end their phrase."""
    tokens, found, count = sentence.tokens, [], len(sentence.tokens)
    for i in range(count):
        word, tag, start = tokens[i]
        cut = 0
        noun = type_of(word)
        if (
            not noun
            and i
            and (is_type(word) or _JOINED.get(word) == tokens[i - 1].word)
            and tokens[i - 1].tag not in ("x", "m")
        ):
            noun = word
        if not noun:
            if len(word) < 4 or word[-2:] not in ("建设", "创建") or not type_of(word[:-2]):
                continue
            cut = 2
        if i in covered or (tag in ("t", "m") and word != "节") or (tag == "v" and len(noun) == 1 and noun != "会"):
            continue
        after = i + 1
        end = start + len(word) - cut
        if after < count and not cut:
            following = tokens[after]
            if following.word == "(" and after + 2 < count and tokens[after + 2].word == ")":
                end, after = tokens[after + 2].start + 1, after + 3
                following = tokens[after] if after < count else following
            if not (following.tag in _CLOSING or following.word in TAILS or following.word in MANNERS):
                continue
        options = _starts(sentence, i, after, end, openers)
        if options:
            found.append(Site(sentence, "type", options, i))
    return found


def _starts(sentence: Sentence, core: int, after: int, end: int, openers: dict[int, int]) -> list[Option]:
    """Where a name whose type noun is token `core` may begin, nearest first; at most six places."""
    tokens = sentence.tokens
    options: list[Option] = []
    at, commas = core, 0
    while at >= 0:
        word, _, start = tokens[at]
        if at in openers:
            at = openers[at]
            start = tokens[at].start
            if at == 0 or _opens(tokens[at - 1]):
                options.append(Option(at, after, start, end))
            at -= 1
            continue
        if (word in _STOPS and at < core) or end - start > _LONGEST or len(options) == _MOST:
            break
        if word == "、":
            commas += 1
            if commas > 1:
                break
        elif (at < core or not is_type(word)) and _may_start(tokens, at) and (at == 0 or _opens(tokens[at - 1])):
            options.append(Option(at, after, start, end))
        if at and tokens[at - 1].word == "用" and word[0] == "好" and len(word) == 2:  # 用|好战|新 for 用好|战新
            options.append(Option(at, after, start + 1, end))
            break
        at -= 1
    return options


def _may_start(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a name may begin with a token: no function word, no scope, no number that counts things."""
    word, tag, _ = tokens[at]
    if word in _STARTLESS or word in SCOPES:
        return False
    if tag in _NO_START:
        return at > 0 and tokens[at - 1].word == "、"
    if word in _NO_NAME or (word[0] in "第首" and word[-1] in "届批轮期次个"):
        return False
    if tag in ("m", "q", "mq") and word[0] != "第":
        following = tokens[at + 1]
        return (
            len(word) > 1
            and word[-1] not in _COUNTERS
            and following.tag not in ("q", "m")
            and following.word not in _COUNTERS
        )
    return True


_NO_NAME = words("一批 一个 一系列 新一轮 若干 多个 各类 各级 各项 更多 系列 这个 这些 一些 所有 全部 有关 相关 其他")
_COUNTERS = frozenset("个项家条场所座批处件大名位种类万亿元％%倍户只台套辆亩次轮期")
_MOST = 6
# Type nouns that the tagger cuts in two, by their second half.
_JOINED = {"加固": "除险", "标志": "地理", "开发": "资料", "改造": "升级", "会": "工作", "池": "资金"}


def _listed(sentence: Sentence, known: list[Site]) -> list[Site]:
    """Items before 等 that no other mark ends, where the head that sums them up is one of things with names."""
    tokens, found = sentence.tokens, []
    ends = {option.end for site in known for option in site.options}
    for i, token in enumerate(tokens):
        if token.word != "等" or i == 0 or not _head(tokens, i + 1):
            continue
        stop = i
        while stop > 0:
            first = stop - 1
            while (
                first >= 0
                and tokens[first].word not in _HARD
                and tokens[first].word != "、"
                and not (first < stop - 1 and _opens(tokens[first]))
            ):
                first -= 1
            end = tokens[stop - 1].start + len(tokens[stop - 1].word)
            if end not in ends and first + 1 < stop and tokens[first + 1].word not in ('"', "《", "》", "'"):
                start = tokens[first + 1].start
                if 2 <= end - start <= 24:
                    found.append(Site(sentence, "list", [Option(first + 1, stop, start, end)], stop - 1))
            if first < 0 or tokens[first].word != "、":
                break
            stop = first
    return found


def _head(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the phrase that begins at a token has a head that sums up names, before its clause ends."""
    for token in tokens[at : at + 7]:
        if token.word in _HARD:
            return False
        if token.word in CLASS_HEADS:
            return True
    return False

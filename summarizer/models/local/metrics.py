"""What a number measures: a phrase before it, after it, or spoken of earlier, chosen among candidates by a fitted ranking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.models.local.clauses import AMOUNT, PERIOD, Token
from summarizer.models.local.lexicon import ADDS, DOES, HEAVY, PREDICATES
from summarizer.models.local.places import MARKS, SKIPPED, Place

__all__ = ["Candidate", "Spoken", "metric_candidates"]

_LIGHT = frozenset((DOES + " " + ADDS).split())
_HEAVY = frozenset(HEAVY.split())
_PREDICATES = frozenset(PREDICATES.split())
_LONGEST = 22  # characters of a metric
_WORDS = 9  # words of a metric
_NO_START = frozenset("的 了 着 和 与 及 等 、 ) 》 也 将 把 在 对 由 从 为 以 , ; : 。".split()) | {" "}
_NO_END = frozenset("的 了 着 和 与 及 、 ( 《 在 对 由 从 以 将 把 每 各 等".split()) | {" "}
_PERSONS = frozenset(("人", "名", "位", "人次", "万人"))
_RATES = frozenset(("%", "‰", "倍", "成", "百分点"))
_MONEY = frozenset(("元", "美元", "港元", "欧元"))
_SIZES = frozenset(
    "公里 千米 米 平方米 平方公里 亩 公顷 吨 千瓦 千瓦时 万千瓦 立方米 公斤 斤 岁 天 小时 分钟 年 个月 工作日 个工作日 级 分 度".split()
)
_GRADES = frozenset("国家级 省级 市级 县级 区级 世界级 部级 厅级 全国 全省 国家 省 市".split())


class Candidate(NamedTuple):
    """A phrase that may be the metric: its words, where its evidence begins and ends in the text, and its signals."""

    text: str
    start: int
    end: int
    features: list[str]


@dataclass(slots=True)
class Spoken:
    """A metric that was given before: its words and where they begin, its unit, its sentence and the amount's token."""

    text: str
    start: int
    unit: str
    sentence: int
    at: int
    kind: str = ""


def is_noun(token: Token) -> bool:
    """Whether a word can be part of a noun phrase by itself."""
    tag = token.tag
    return tag[0] in "nbjliaq" or tag in ("vn", "eng", "vg", "zg")


def unit_class(unit: str) -> str:
    """What sort of thing a unit counts."""
    if unit in _RATES:
        return "rate"
    if unit in _MONEY:
        return "money"
    if unit in _PERSONS:
        return "person"
    return "size" if unit in _SIZES else "none" if not unit else "thing"


def metric_candidates(text: str, place: Place, following: Place | None, spoken: Sequence[Spoken]) -> list[Candidate]:
    """All candidates of an amount, the farthest first; `text` is the article's, `spoken` what was given before it."""
    left, tokens = place.left, place.sentence.tokens
    inner = left.ends[-1]
    has_left = any(is_noun(tokens[i]) for i in range(place.low, inner))
    right = [t for t in tokens[place.at + 1 : place.high] if t.word not in SKIPPED]
    has_right = bool(right) and (right[0].tag[0] in "nbjlia" or right[0].tag in ("vn", "eng", "v"))
    verb = "to" if left.to else left.change or ("add" if left.adds else "do" if left.does else "-")
    shape = f"{verb}:{has_left:d}{has_right:d}:{unit_class(place.amount.unit)}"
    found = [*_before(text, place, shape), *_after(text, place, shape)]
    found += _graded(text, place, following, shape)
    found += _earlier(text, place, spoken, shape, found)
    found += _topics(text, place, shape)
    unique: dict[str, Candidate] = {}
    for candidate in found:
        unique.setdefault(candidate.text, candidate)
    return list(unique.values())


def _cut(text: str, tokens: Sequence[Token], start: int, end: int) -> tuple[str, int, int]:
    begin = tokens[start].start
    stop = tokens[end - 1].start + len(tokens[end - 1].word)
    return text[begin:stop], begin, stop


def _size(words: str) -> int:
    return min(len(words) // 2, 8)


def _before(text: str, place: Place, shape: str) -> Iterator[Candidate]:
    """Phrases that end before the amount, or before the verb that leads to it."""
    tokens, left = place.sentence.tokens, place.left
    low = place.low
    if low and tokens[low - 1].tag == AMOUNT and tokens[low].word in ("的", "以上") and low < left.ends[-1]:
        low = place.clause  # 集体经营性收入20万元以上的村占比
    for depth, end in enumerate(left.ends):
        kind = f"L{len(left.ends) - 1 - depth}"
        if end <= low or tokens[end - 1].word in _NO_END or tokens[end - 1].tag == PERIOD:
            continue
        last = tokens[end - 1]
        run = _run_start(tokens, low, end)
        among = any(t.word == "其中" for t in tokens[place.clause : place.at])
        ending = [
            f"{kind} shape={shape}",
            f"{kind} among={among}",
            f"last tag={last.tag}",
            f"last={last.word[-2:]}",
            f"{kind} verb={left.verb}",
            f"{kind} last={last.word if last.word in _HEAVY or last.word in _LIGHT else last.tag}",
        ]
        crossed = 0
        for start in range(end - 1, max(low - 1, end - 1 - _WORDS), -1):
            first = tokens[start]
            if first.tag == PERIOD or first.word in MARKS:
                break
            crossed += first.tag == AMOUNT
            words, begin, stop = _cut(text, tokens, start, end)
            if len(words) > _LONGEST:
                break
            if first.word in _NO_START or first.tag == AMOUNT or (first.tag[0] in "pu" and start > low):
                continue
            before = tokens[start - 1] if start > place.clause else None
            word, tag = (before.word, before.tag) if before and start > low else ("^", "^")
            heavy = "light" if first.word in _LIGHT else "heavy" if first.word in _HEAVY else first.tag
            yield Candidate(
                words,
                begin,
                stop,
                [
                    *ending,
                    f"L run={min(max(start - run, -2), 2)}:{tag}",
                    f"L text={words}" if len(words) < 5 else f"L ends={words[-4:]}",
                    f"L before={word}",
                    f"L before tag={tag}",
                    f"L first={heavy}",
                    f"L first word={first.word}",
                    f"L tags={tag}>{first.tag}",
                    f"L heavy={heavy}>{end - start == 1}",
                    f"L size={_size(words)}",
                    f"{kind} words={min(end - start, 6)}",
                    f"L start={start == low}",
                    f"L crossed={crossed}",
                    f"L list={'、' in words}:{word == '、'}",
                    f"L de={'的' in words}:{word == '的'}",
                    f"L before class={'light' if word in _LIGHT else 'heavy' if word in _HEAVY else tag}>{heavy}",
                ],
            )


def _after(text: str, place: Place, shape: str) -> Iterator[Candidate]:
    """Phrases that begin after the amount."""
    tokens = place.sentence.tokens
    start = place.at + 1
    while start < place.high and (tokens[start].word in SKIPPED or tokens[start].word == "的"):
        start += 1
    if start >= place.high or tokens[start].tag == PERIOD:
        return
    first = tokens[start]
    left = place.left
    opening = [
        f"R shape={shape}",
        f"R first tag={first.tag}",
        f"R first={first.word}",
        f"R each={left.each}",
        f"R verb={left.verb}",
        f"R low={place.at - place.low if place.at - place.low < 3 else 3}",
    ]
    nouns = 0
    predicate = False
    run = start + 1
    while run < place.high and (
        is_noun(tokens[run])
        or (
            tokens[run].tag[0] == "v"
            and run + 1 < place.high
            and is_noun(tokens[run + 1])
            and not is_noun(tokens[run - 1])
        )
    ):
        run += 1
    for end in range(start + 1, min(place.high, start + _WORDS) + 1):
        last = tokens[end - 1]
        if last.tag == PERIOD:
            break
        nouns += last.tag[0] == "n" or last.tag in ("vn", "an", "j", "l", "eng")
        words, begin, stop = _cut(text, tokens, start, end)
        if len(words) > _LONGEST:
            break
        predicate = predicate or (end - 1 > start and last.word in _PREDICATES)
        if last.word in _NO_END or last.tag[0] in "uc":
            continue
        after = tokens[end] if end < len(tokens) else None
        word, tag = (after.word, after.tag) if after else ("$", "$")
        closing = "pred" if word in _PREDICATES else "mark" if word in MARKS else tag
        yield Candidate(
            words,
            begin,
            stop,
            [
                *opening,
                f"R run={min(max(end - run, -2), 2)}:{closing}",
                f"R inner={_inner(tokens, start, end)}",
                f"R last tag={last.tag}",
                f"R last={last.word[-2:]}",
                f"R after={word}",
                f"R after tag={tag}",
                f"R tags={last.tag}>{closing}",
                f"R size={_size(words)}",
                f"R nouns={min(nouns, 4)}",
                f"R pred={predicate}",
                f"R end={end == place.high}",
                f"R de={'的' in words}",
                f"R list={'、' in words}:{word == '、'}",
                f"R words={min(end - start, 6)}",
            ],
        )


def _run_start(tokens: Sequence[Token], low: int, end: int) -> int:
    """Where the nouns that end at `end` begin."""
    start = end - 1
    while start > low and is_noun(tokens[start - 1]):
        start -= 1
    return start


def _inner(tokens: Sequence[Token], start: int, end: int) -> str:
    """The sort of word that breaks a phrase inside: a verb after a noun, an adverb, a pronoun."""
    for i in range(start + 1, end):
        tag = tokens[i].tag
        if tag[0] in "dpcr" or tag in ("ul", "uz"):
            return tag[0]
        if tag == "v" and is_noun(tokens[i - 1]):
            return "v" if i + 1 < end else "v$"
    return "-"


def _graded(text: str, place: Place, following: Place | None, shape: str) -> Iterator[Candidate]:
    """A grade that shares its head with the next amount: 3家省级、10家市级产业研究院."""
    tokens = place.sentence.tokens
    own = [t for t in tokens[place.at + 1 : place.high] if t.word not in ("、", "和", "及", "与", "，")]
    if following is None or not own or sum(len(t.word) for t in own) > 5 or following.at != place.high:
        return
    if not (own[-1].word in _GRADES or own[-1].word.endswith("级")):
        return
    grade = "".join(t.word for t in own)
    theirs = list(_after(text, following, ""))
    for candidate in theirs:
        for cut in (2, 3, 4):
            if candidate.text[cut - 1 : cut] == "级" or candidate.text[:cut] in _GRADES:
                words = grade + candidate.text[cut:]
                if len(words) > len(grade):
                    features = [
                        f"G {f}"
                        for f in candidate.features
                        if f.startswith(("R last", "R after", "R tags", "R nouns", "R end", "R pred"))
                    ]
                    yield Candidate(words, tokens[place.at].start, candidate.end, [f"G shape={shape}", "G", *features])
                break


def _earlier(
    text: str, place: Place, spoken: Sequence[Spoken], shape: str, own: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Metrics that were given before, alone or with the words of this amount."""
    tokens = place.sentence.tokens
    begin = tokens[place.at].start
    left = place.left
    gap = tokens[place.low : left.ends[-1]]
    between = "".join(t.word for t in gap)[:4]
    link = tokens[place.low].word if place.low < place.at else "-"
    amount = place.amount.unit
    for rank, before in enumerate(reversed(spoken[-3:])):
        same = place.sentence.span.start == before.sentence
        near = same and tokens[place.clause].start <= before.at
        tie = f"{rank}:{same:d}{near:d}:{before.unit == amount:d}"
        base = [
            f"C shape={shape}",
            f"C tie={tie}",
            f"C tie+shape={tie}:{shape}",
            f"C units={unit_class(before.unit)}>{unit_class(amount)}",
            f"C link={link}",
            f"C between={between}",
            f"C gap={min(len(gap), 4)}",
            f"C verb={left.verb}",
            f"C origin={left.origin}",
        ]
        yield Candidate(before.text, before.start, begin, base)
        if rank == 0 and gap:
            longest = max((c for c in own if c.end <= begin), key=lambda c: len(c.text), default=None)
            if longest and len(longest.text) + len(before.text) <= _LONGEST + 6:
                yield Candidate(
                    before.text + longest.text,
                    before.start,
                    begin,
                    [
                        f"CL shape={shape}",
                        f"CL tie={tie}",
                        f"CL first={gap[0].word}",
                        f"CL first tag={gap[0].tag}",
                        f"CL last={gap[-1].word[-1:]}",
                        f"CL size={_size(longest.text)}",
                    ],
                )
                yield Candidate(
                    longest.text + before.text,
                    before.start,
                    begin,
                    [
                        f"LC shape={shape}",
                        f"LC tie={tie}",
                        f"LC first tag={gap[0].tag}",
                        f"LC last tag={gap[-1].tag}",
                        f"LC last={gap[-1].word[-1:]}",
                        f"LC link={link}",
                        f"LC size={_size(longest.text)}",
                    ],
                )


def _topics(text: str, place: Place, shape: str) -> Iterator[Candidate]:
    """Phrases of the clauses before that have no amount of their own: 高标准农田，三年新建520万亩."""
    tokens = place.sentence.tokens
    end = place.clause - 1
    begin_of = tokens[place.at].start
    for rank in range(2):
        if end <= 0:
            return
        start = end
        while start and tokens[start - 1].word not in MARKS:
            start -= 1
        clause = tokens[start:end]
        if any(t.tag == AMOUNT for t in clause) or not clause:
            return
        mark = tokens[end].word
        for name, low, high in _phrases(clause):
            words, begin, _ = _cut(text, clause, low, high)
            if 1 < len(words) <= _LONGEST:
                yield Candidate(
                    words,
                    begin,
                    begin_of,
                    [
                        f"T shape={shape}",
                        f"T {name}:{rank}:{mark}",
                        f"T {name} size={_size(words)}",
                        f"T first tag={clause[low].tag}",
                        f"T last tag={clause[high - 1].tag}",
                        f"T last={clause[high - 1].word[-2:]}",
                        f"T clause={min(len(clause), 8)}:{name}",
                        f"T verb={place.left.verb}",
                        f"T before={clause[low - 1].tag if low else '^'}",
                    ],
                )
        end = start - 1


def _phrases(clause: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """The whole of a clause, its first and its last run of nouns."""
    low, high = 0, len(clause)
    while low < high and (clause[low].word in _NO_START or clause[low].tag in ("d", "c", "p", "r", PERIOD, "x")):
        low += 1
    while high > low and (clause[high - 1].word in _NO_END or clause[high - 1].tag in (PERIOD, "x")):
        high -= 1
    if low == high:
        return
    yield "whole", low, high
    runs: list[tuple[int, int]] = []
    for i in range(low, high):
        noun = clause[i].tag[0] in "nbjaliq" or clause[i].tag in ("vn", "eng", "x")
        if noun and runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        elif noun:
            runs.append((i, i + 1))
    if runs:
        yield "first", *runs[0]
        yield "last", *runs[-1]
        if clause[low].word in _LIGHT and low + 1 < high:
            yield "object", low + 1, high

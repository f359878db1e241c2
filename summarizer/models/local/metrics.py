"""What a number measures: a phrase before it, after it, or spoken of earlier, chosen among candidates by a fitted ranking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from summarizer.models.local.choice import likeliest
from summarizer.models.local.clauses import AMOUNT, PERIOD, Token
from summarizer.models.local.lexicon import ADDS, DOES, HEAVY, PREDICATES
from summarizer.models.local.linear import Shape, Signals
from summarizer.models.local.places import MARKS, SKIPPED, Place, is_noun, unit_class

__all__ = ["Candidate", "Spoken", "choose", "metric_candidates"]

_LIGHT = frozenset((DOES + " " + ADDS).split())
_HEAVY = frozenset(HEAVY.split())
_PREDICATES = frozenset(PREDICATES.split())
_LONGEST = 22  # characters of a metric
_WORDS = 9  # words of a metric
_NO_START = frozenset("的 了 着 和 与 及 等 、 ) 》 也 将 把 在 对 由 从 为 以 , ; : 。".split()) | {" "}
_NO_END = frozenset("的 了 着 和 与 及 、 ( 《 在 对 由 从 以 将 把 每 各 等".split()) | {" "}
_GRADES = frozenset("国家级 省级 市级 县级 区级 世界级 部级 厅级 全国 全省 国家 省 市".split())
_LINKS = frozenset("、 和 及 与".split())
# What the tables look at; the parts are named where they are put together.
_ENDING = Shape("L end", ((0, 1), (0, 2), (0, 3), (0, 4), (4,)))
_START = Shape("L start", ((0, 1), (1,), (3,), (1, 2), (3, 5), (4, 3), (6, 3), (6, 4, 7)))
_EXTENT = Shape("L extent", ((0,), (1, 2), (3, 4, 5), (6, 7), (8, 9)))
_OPENING = Shape("R opening", ((0,), (1,), (2,), (3,)))
_CLOSING = Shape("R closing", ((0, 1), (2,), (3,), (4,), (3, 1), (5,), (6,), (7,), (8,), (9, 10), (11,)))
_GIVEN = Shape("C", ((0,), (1, 2, 3, 4), (1, 2, 3, 4, 0), (5, 6), (7,), (8,), (9, 3)))
_JOINED = Shape("CL", ((8, 0), (8, 1, 2, 3, 4), (8, 5), (8, 6), (8, 7), (8, 9)))
_TOPIC = Shape("T", ((0,), (1, 2, 3), (1, 4), (5,), (6,), (1, 7), (8,)))


class Candidate(NamedTuple):
    """A phrase that may be the metric: its words, where its evidence begins and ends in the text, and its signals."""

    text: str
    start: int
    end: int
    signals: Any


class Spoken(NamedTuple):
    """A metric that was given before: its words, where they begin, and the place it was given to."""

    text: str
    start: int
    place: Place


def metric_candidates(
    text: str, place: Place, following: Place | None, spoken: Sequence[Spoken], signals: Signals[Any]
) -> list[Candidate]:
    """All candidates of an amount; `text` is the article's, `spoken` what was given before in its paragraph."""
    found = [*_before(text, place, signals), *_after(text, place, place.shape, signals)]
    longest = max((c for c in found if c.end <= place.start), key=_length, default=None)
    found += _graded(text, place, following, signals)
    found += _earlier(place, spoken, longest, signals)
    if place.low == place.clause:
        found += _topics(text, place, signals)
    return found


def choose(candidates: Sequence[Candidate]) -> tuple[Candidate, float]:
    """The likeliest of an amount's candidates, with their weights as signals, and the probability that it is right."""
    at, probability = likeliest([c.text for c in candidates], [c.signals for c in candidates])
    return candidates[at], probability


def _length(candidate: Candidate) -> int:
    return candidate.end - candidate.start


def _sort(token: Token) -> str:
    word = token.word
    return "light" if word in _LIGHT else "heavy" if word in _HEAVY else token.tag


def _before(text: str, place: Place, signals: Signals[Any]) -> Iterator[Candidate]:
    """Phrases that end before the amount, or before the verb that leads to it."""
    tokens, ends = place.sentence.tokens, place.left.ends
    low = place.low
    if low and low < ends[-1] and tokens[low - 1].tag == AMOUNT and tokens[low].word in ("的", "以上"):
        low = place.clause  # 集体经营性收入20万元以上的村占比
    elif place.classed:
        low -= 1  # 亿元以上项目18个
    for depth, end in enumerate(ends):
        last = tokens[end - 1]
        if end <= low or last.word in _NO_END or last.tag == PERIOD:
            continue
        kind = f"L{len(ends) - 1 - depth}"
        sort = _sort(last)
        ending = signals.shape(_ENDING, (kind, place.shape, place.among, sort, last.tag)) + signals.row(
            "L last",
            place.left.verb + kind,
            last.word if sort in ("light", "heavy") else "-",
            last.word[-2:],
            last.word[-2:] + place.amount.unit,
            last.word[-1:] + place.amount.unit,
        )
        yield from _starts(text, place, low, end, (kind, ending), signals)


def _starts(
    text: str, place: Place, low: int, end: int, shared: tuple[str, Any], signals: Signals[Any]
) -> Iterator[Candidate]:
    """The phrases that end at one word, the shortest first."""
    tokens = place.sentence.tokens
    kind, ending = shared
    stop = tokens[end - 1].start + len(tokens[end - 1].word)
    run = _run_start(tokens, low, end)
    crossed = 0
    inner = "-"
    gap, tail = 0, ""  # what stands behind a time that parts the phrase: 毕业生年底前就业率
    for start in range(end - 1, max(low - 1, end - 1 - _WORDS), -1):
        first = tokens[start]
        begin, tag = first.start, first.tag
        if tag == PERIOD and not tail and start > low and start < end - 1:
            tail, gap = text[tokens[start + 1].start : stop], begin
            continue
        if tag == PERIOD or first.word in MARKS or stop - begin > _LONGEST:
            break
        if tag == AMOUNT:
            crossed += 1
            if not place.classed or start != place.low - 1:
                continue
        sort = _sort(first)
        held, inner = inner, (sort if tag[0] == "v" and tag != "vn" and inner == "-" else inner)
        if first.word in _NO_START or (tag[0] in "pu" and start > low):
            continue
        opened = start == low
        before, before_tag = ("^", "^") if opened else (tokens[start - 1].word, tokens[start - 1].tag)
        sort_before = "^" if opened else _sort(tokens[start - 1])
        words = text[begin:gap] + tail if tail else text[begin:stop]
        size = stop - begin
        total = (
            ending
            + signals.shape(
                _START,
                (min(max(start - run, -2), 2), before_tag, tag, sort, sort_before, end - start == 1, held, place.shape),
            )
            + signals.shape(
                _EXTENT,
                (size // 2, kind, min(end - start, 6), min(crossed, 2), bool(tail), tag if tail else "", "、" in words,
                 before == "、", "的" in words, before == "的"),
            )
            + signals.row("L", words if size < 5 else words[-4:], before, first.word)
        )  # fmt: skip
        yield Candidate(words, begin, stop, total)


def _run_start(tokens: Sequence[Token], low: int, end: int) -> int:
    """Where the nouns that end at `end` begin."""
    start = end - 1
    while start > low and is_noun(tokens[start - 1]):
        start -= 1
    return start


def _after(text: str, place: Place, shape: str, signals: Signals[Any], table: str = "R") -> Iterator[Candidate]:
    """Phrases that begin after the amount."""
    tokens, high = place.sentence.tokens, place.high
    start = place.at + 1
    while start < high and tokens[start].word in SKIPPED:
        start += 1
    if start >= high or tokens[start].tag == PERIOD:
        return
    first, left, unit = tokens[start], place.left, place.amount.unit
    opening = signals.shape(_OPENING, (shape, first.tag, left.each, min(place.at - place.low, 3))) + signals.row(
        f"{table} first", first.word, left.verb, tokens[place.at + 1].word + shape
    )
    run = _run_end(tokens, start, high)
    nouns, broken, predicate = 0, "-", False
    for end in range(start + 1, min(high, start + _WORDS) + 1):
        word, tag, begin = tokens[end - 1]
        stop = begin + len(word)
        if tag == PERIOD or stop - first.start > _LONGEST:
            break
        if end - 1 > start:
            predicate = predicate or word in _PREDICATES
            if broken == "v$":
                broken = "v"
            if broken == "-":
                broken = tag[0] if tag[0] in "dpcr" or tag in ("ul", "uz") else broken
                broken = "v$" if tag == "v" and is_noun(tokens[end - 2]) else broken
        nouns += is_noun(tokens[end - 1])
        if word in _NO_END or tag[0] in "uc":
            continue
        after, after_tag = (tokens[end].word, tokens[end].tag) if end < len(tokens) else ("$", "$")
        closing = "pred" if after in _PREDICATES else "mark" if after in MARKS else after_tag
        words = text[first.start : stop]
        total = (
            opening
            + signals.shape(
                _CLOSING,
                (min(max(end - run, -2), 2), closing, broken, tag, after_tag, len(words) // 2, min(nouns, 4), predicate,
                 end == high, "、" in words, after == "、", min(end - start, 6)),
            )
            + signals.row(table, word[-2:], after, "的" if "的" in words else "-", word[-2:] + unit, word[-1:] + unit)
        )  # fmt: skip
        yield Candidate(words, min(first.start, place.start), stop, total)


def _run_end(tokens: Sequence[Token], start: int, high: int) -> int:
    """Where the nouns that begin at `start` end; a verb before a noun is one of them (改造项目)."""
    end = start + 1
    while end < high and (
        is_noun(tokens[end])
        or (tokens[end].tag[0] == "v" and end + 1 < high and is_noun(tokens[end + 1]) and not is_noun(tokens[end - 1]))
    ):
        end += 1
    return end


def _graded(text: str, place: Place, following: Place | None, signals: Signals[Any]) -> Iterator[Candidate]:
    """A grade that shares its head with the next amount: 3家省级、10家市级产业研究院."""
    if following is None or following.at != place.high or place.high - place.at > 5:
        return
    tokens = place.sentence.tokens
    own = [t.word for t in tokens[place.at + 1 : place.high] if t.word not in _LINKS]
    if not own or not (own[-1] in _GRADES or own[-1][-1] == "级"):
        return
    grade = "".join(own)
    for candidate in _after(text, following, "", signals, "G"):
        for cut in (2, 3, 4):
            if candidate.text[cut - 1 : cut] == "级" or candidate.text[:cut] in _GRADES:
                words = grade + candidate.text[cut:]
                if len(words) > len(grade):
                    yield Candidate(
                        words, place.start, candidate.end, candidate.signals + signals.row("G", place.shape)
                    )
                break


def _earlier(
    place: Place, spoken: Sequence[Spoken], longest: Candidate | None, signals: Signals[Any]
) -> Iterator[Candidate]:
    """Metrics that were given before, alone or with the words of this amount."""
    if not spoken:
        return
    tokens, left, unit = place.sentence.tokens, place.left, place.amount.unit
    gap = tokens[place.low : left.ends[-1]]
    link = tokens[place.low].word if place.low < place.at else "-"
    first, last = (gap[0], gap[-1]) if gap else (None, None)
    for rank, before in enumerate(reversed(spoken[-3:])):
        other = before.place
        same = other.sentence is place.sentence
        near = same and other.at >= place.clause
        parts = (place.shape, rank, same, near, other.amount.unit == unit, unit_class(other.amount.unit), unit_class(unit),
                 min(len(gap), 4), left.origin, place.among)  # fmt: skip
        total = signals.shape(_GIVEN, parts) + signals.row(
            "C words", link, first.word if first else "-", left.verb, before.text[-2:] + unit, before.text[-1:] + unit
        )
        begin = min(before.start, place.start)
        yield Candidate(before.text, begin, place.start, total)
        if rank == 0 and longest and first and last and len(longest.text) + len(before.text) <= _LONGEST + 6:
            size = len(longest.text) // 2
            for way, joined in (("CL", before.text + longest.text), ("LC", longest.text + before.text)):
                both = (*parts[:5], first.tag, last.tag, size, way, place.among)
                total = signals.shape(_JOINED, both) + signals.row(way, first.word, last.word[-1:], link)
                yield Candidate(joined, begin, place.start, total)


def _topics(text: str, place: Place, signals: Signals[Any]) -> Iterator[Candidate]:
    """Phrases of the clauses before that have no amount of their own: 高标准农田，三年新建520万亩."""
    tokens = place.sentence.tokens
    end = place.clause - 1
    for rank in range(2):
        if end <= 0:
            return
        start = end
        while start and tokens[start - 1].word not in MARKS:
            start -= 1
        clause = tokens[start:end]
        if not clause or any(t.tag == AMOUNT for t in clause):
            return
        for name, low, high in _phrases(clause):
            first, last = clause[low], clause[high - 1]
            stop = last.start + len(last.word)
            size = stop - first.start
            if 1 < size <= _LONGEST:
                parts = (place.shape, name, rank, tokens[end].word, size // 2, first.tag, last.tag, min(len(clause), 8),
                         clause[low - 1].tag if low else "^")  # fmt: skip
                total = signals.shape(_TOPIC, parts) + signals.row(
                    "T words", last.word[-2:], place.left.verb, last.word[-2:] + place.amount.unit
                )
                yield Candidate(text[first.start : stop], first.start, place.start, total)
        end = start - 1


def _phrases(clause: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
    """The whole of a clause, its first and its last run of nouns, and its object."""
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
        noun = is_noun(clause[i]) or clause[i].tag == "x"
        if noun and runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        elif noun:
            runs.append((i, i + 1))
    if runs:
        yield "first", *runs[0]
        yield "last", *runs[-1]
        if clause[low].word in _LIGHT and low + 1 < high:
            yield "object", low + 1, high

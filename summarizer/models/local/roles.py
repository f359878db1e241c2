"""What the fitted tasks `figure` and `role` see of an amount in its place: sparse binary features, as strings."""

from __future__ import annotations

import re

from summarizer.documents import Published
from summarizer.models.local.clauses import Structure
from summarizer.models.local.lexicon import GOAL_MARKS, RESULT_MARKS, any_of
from summarizer.models.local.places import Place
from summarizer.quantities import Period
from summarizer.schemas.vocabulary import Role

__all__ = ["place_features", "role_features"]

_GOAL = re.compile(any_of(GOAL_MARKS))
_RESULT = re.compile(any_of(RESULT_MARKS))
_PAST = re.compile(r"截至|截止|以来|近.{0,3}年|过去|目前|如今|前.{1,3}个?月|[年来]来$|[1一]月?[-~至到]|去年|上年|前年")
_AHEAD = re.compile(r"年内|底前|未来|今后|明年|后年|[年月日]前$|之前|^到|力争")
_WORDS = 12
_BUCKETS = (0, 1, 2, 3, 5, 10, 20, 50, 100, 1000, 10**4, 10**6, 10**8)


def role_features(structure: Structure, place: Place, published: Published | None, last: Role | None) -> list[str]:
    """Signals of goal and result: the time, the words of clause, sentence and paragraph, and the figure before."""
    sentence, clause = place.sentence, place.clause
    start = place.amount.span.start
    features = [f"last={last}", f"time={_time(structure.text, place.period, published)}"]
    if place.period:
        words = structure.text[place.period.span.start : place.period.span.end]
        features.append(f"period={re.sub('[0-9零〇一二三四五六七八九十]+', '#', words)}")
        inside = clause.span.start <= place.period.span.start < clause.span.end
        features.append(f"period inside={inside}")
        features.append(f"time+last={features[1]}:{last}")
    here = structure.text[clause.span.start : start]
    rest = structure.text[place.amount.span.end : clause.span.end]
    before = structure.text[sentence.span.start : clause.span.start]
    paragraph = structure.paragraphs[sentence.paragraph].span.start
    earlier = structure.text[paragraph : sentence.span.start]
    for name, text in (("clause", here), ("rest", rest), ("sentence", before), ("paragraph", earlier)):
        features += [f"{name}:{mark}" for mark in set(_GOAL.findall(text)) | set(_RESULT.findall(text))]
    features += [f"word={t.word}" for t in sentence.tokens if clause.span.start <= t.start < start]
    features += [f"after={t.word}" for t in sentence.tokens if place.amount.span.end <= t.start < clause.span.end][:4]
    features += [f"lead={t.word}" for t in sentence.tokens[:4]]
    count = max(1, len(structure.paragraphs))
    features.append(f"position={int(5 * sentence.paragraph / count)}")
    features.append(f"first={sentence.paragraph == 0}")
    features.append(f"last paragraph={sentence.paragraph == count - 1}")
    left = place.left
    features += [
        f"left={left.change}:{left.to}:{left.adds}:{left.origin}",
        f"bound={place.amount.bound}",
        f"origin={left.origin}",
    ]
    if following := structure.text[clause.span.end : clause.span.end + 1]:
        features.append(f"end={following}")
    return features


def _time(text: str, period: Period | None, published: Published | None) -> str:
    """`past`, `ahead`, `year` (some time in the year of publication) or `none`."""
    if period is None:
        return "none"
    words = text[period.span.start : period.span.end]
    if _PAST.search(words):
        return "past words"
    ahead = bool(_AHEAD.search(words))
    if published is None or period.due is None:
        return "ahead words" if ahead else "unknown"
    year = int(period.due[:4])
    if year != published.year:
        return "past" if year < published.year else "ahead"
    if published.month and len(period.due) > 4:
        return "month past" if int(period.due[5:]) < published.month else "month ahead"
    return "year ahead" if ahead else "year"


def place_features(structure: Structure, place: Place, following: Place | None, rule: str | None) -> list[str]:
    """Signals that an amount is a figure at all: its unit, size and form, the words at both sides, and the `rule` that speaks against it."""
    amount, left = place.amount, place.left
    start = amount.span.start
    written = structure.text[start : amount.span.end]
    digits = "arabic" if written[0].isdigit() else "chinese"
    size = sum(amount.value >= bucket for bucket in _BUCKETS)
    tokens = [t for t in place.sentence.tokens if place.clause.span.start <= t.start < start][-3:]
    after = [w for w, _ in place.after[:3]]
    before = place.before
    features = [
        f"unit={amount.unit}",
        f"unit+digits={amount.unit}:{digits}",
        f"size={size}:{digits}",
        f"unit+size={amount.unit}:{size}",
        f"bound={amount.bound}",
        f"left={left.change}:{left.to}:{left.adds}:{bool(left.does)}",
        f"does={left.does}",
        f"metric={bool(left.metric)}:{left.nominal}",
        f"nominal+unit={left.nominal}:{amount.unit}",
        f"right={after[0] if after else ''}",
        f"right2={''.join(after[:2])}",
        f"role={structure.paragraphs[place.sentence.paragraph].role}",
        f"linked={place.linked}",
        f"next={following is not None and following.clause is place.clause}",
        f"mask={before[-1:] == chr(0)}",
        f"end={before.rstrip()[-1:]}",
        f"period={place.period is not None}",
    ]
    features += [f"before{i}={t.word}" for i, t in enumerate(reversed(tokens))]
    features += [f"word={t.word}" for t in place.sentence.tokens if place.clause.span.start <= t.start < start]
    features += [f"after word={w}" for w in after]
    if not place.after:
        features.append("at the end")
    features.append(f"rule={rule}")
    return features

"""Figures of an article: for each amount, whether it is a goal, a result or neither, and what it measures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from summarizer.documents import Published
from summarizer.models.local.clauses import Sentence, Structure
from summarizer.models.local.lexicon import SHARES
from summarizer.models.local.linear import linear
from summarizer.models.local.metrics import read_right
from summarizer.models.local.periods import scopes
from summarizer.models.local.places import Place, excluded, places
from summarizer.models.local.roles import place_features, role_features
from summarizer.schemas.draft import DraftExclusion, DraftFigure
from summarizer.schemas.vocabulary import Measure, Role
from summarizer.text import Span

__all__ = ["read_figures"]

_GRADE = re.compile(r"^(?P<grade>(?:国家|省|市|县|世界|部|厅|区)级)[、,和及]?$")
_FIGURE = 0.5
_GOAL = 0.5
_RATES = ("%", "‰", "倍", "成", "百分点")


@dataclass(slots=True)
class _State:
    """What a sentence spoke of last."""

    metric: str = ""
    at: int = 0
    adds: bool = False
    role: Role | None = None
    classed: Place | None = None
    dealt: list[str] = field(default_factory=list)


def read_figures(
    structure: Structure, source: str, published: Published | None
) -> tuple[list[DraftFigure], list[DraftExclusion]]:
    """Goals and results of an article, and the amounts that are neither, with the reason; both in order.

    `source` is the article's text, from which amounts and quotes are copied.
    """
    reader = _Reader(structure, source, published)
    found = list(places(structure, source, scopes(structure, published)))
    for index, place in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) and found[index + 1].sentence is place.sentence else None
        reader.read(place, following)
    return reader.figures, reader.exclusions


class _Reader:
    """Reads the places of one article in order; a sentence's later figures may take the metric of an earlier one."""

    def __init__(self, structure: Structure, source: str, published: Published | None) -> None:
        self.structure, self.source, self.published = structure, source, published
        self.figures: list[DraftFigure] = []
        self.exclusions: list[DraftExclusion] = []
        self.state = _State()
        self.sentence: Sentence | None = None

    def read(self, place: Place, following: Place | None) -> None:
        if place.sentence is not self.sentence:
            self.sentence, role = place.sentence, self.state.role
            self.state = _State(at=place.sentence.span.start, role=role if place.sentence.index else None)
        reason = excluded(place, following)
        if (
            reason != "class"
            and linear("figure").probability(place_features(self.structure, place, following, reason)) < _FIGURE
        ):
            reason = reason or "other"
        elif reason != "class":
            reason = None
        self.state.classed = place if reason == "class" else self.state.classed
        if not reason:
            metric, start = self._metric(place, following)
            if metric:
                self._add(place, metric, min(start, place.amount.bound_span.start))
                return
            reason = "other"
        quote = self._cut(place.clause.span)
        self.exclusions.append(DraftExclusion(amount=self._cut(place.amount.span), quote=quote, reason=reason))

    def _cut(self, span: Span) -> str:
        return self.source[span.start : span.end]

    def _metric(self, place: Place, following: Place | None) -> tuple[str, int]:
        """The metric of an amount and where its quote begins: its own, or the one spoken of before."""
        state = self.state
        own, at = _own_metric(self.structure, place, following, state.metric)
        if state.classed and state.classed.clause is place.clause and own and own == place.left.metric:
            at = state.classed.amount.span.start
            own = self.structure.text[at : state.classed.amount.bound_span.end] + own
        if own.startswith("占") and state.metric and "占" not in state.metric:
            own, at = state.metric + own, state.at
        if own:
            state.metric, state.at = own, at
        elif not state.metric:
            state.metric, state.at = self._topic(place)
        return state.metric, state.at

    def _topic(self, place: Place) -> tuple[str, int]:
        """The short clause before, where it only names what the next is about: 高标准农田，三年新建520万亩."""
        earlier = [c for c in place.sentence.clauses if c.span.end <= place.clause.span.start]
        for clause in reversed(earlier):
            words = [(t.word, t.tag) for t in place.sentence.tokens if clause.span.start <= t.start < clause.span.end]
            phrase = read_right(words)
            if phrase and len(clause.text) <= 14:
                return phrase, clause.span.start + max(0, clause.text.find(phrase))
        return "", 0

    def _add(self, place: Place, metric: str, start: int) -> None:
        state, left = self.state, place.left
        state.adds = left.adds or (place.linked and state.adds)
        probability = linear("role").probability(role_features(self.structure, place, self.published, state.role))
        role: Role = "goal" if probability > _GOAL else "result"
        period = place.period
        if left.origin and role == "goal":
            role, period = "result", None
        state.role = role
        end = place.amount.bound_span.end
        after = self.structure.text.find(metric, end, end + len(metric) + 6)
        if after >= 0 and start >= place.amount.bound_span.start:
            end = after + len(metric)
        measure = _measure(place, metric, state.adds)
        for name in self._names(metric, place):
            self.figures.append(
                DraftFigure(
                    role=role,
                    metric=name,
                    amount=self._cut(place.amount.span),
                    measure=measure,
                    period=None if period is None else self._cut(period.span),
                    quote=self._cut(Span(start, end)).strip(),
                )
            )

    def _names(self, metric: str, place: Place) -> list[str]:
        """`A、B` before 各 or 均 are two metrics, before 分别 one for each amount in turn; otherwise the joint one."""
        state = self.state
        parts = [part for part in re.split("[、和与及]", metric) if part]
        if place.left.each == "分别" and len(parts) > 1:
            state.dealt = parts[1:]
            return parts[:1]
        if state.dealt and not place.left.metric:
            name, state.dealt = state.dealt[0], state.dealt[1:]
            return [name]
        state.dealt = []
        return parts if place.left.each in ("各", "均", "都") and len(parts) > 1 else [metric]


def _own_metric(structure: Structure, place: Place, following: Place | None, spoken: str) -> tuple[str, int]:
    """The metric that stands with the amount, and where the quote begins; `""` if it is to be taken from before.

    `spoken` is the metric that the sentence spoke of last: a verb alone (再建120条) goes on with it.
    """
    left, amount = place.left, place.amount
    grade = _GRADE.match("".join(w for w, _ in place.after).strip())
    if grade and following:
        later = re.match(r"(?:国家|省|市|县|世界|部|厅|区)级", read_right(following.after))
        if later:
            return grade["grade"] + read_right(following.after)[later.end() :], amount.bound_span.start
    right = "" if amount.unit in _RATES and (left.nominal or left.change) else read_right(place.after)
    if right and not left.change and (not left.nominal or left.does):
        return right, amount.bound_span.start
    if left.metric and (left.nominal or not spoken):
        at = structure.text.rfind(left.metric, place.clause.span.start, amount.span.start)
        return left.metric, at if at >= 0 else place.clause.span.start
    return "", 0


def _measure(place: Place, metric: str, adds: bool) -> Measure:
    left, unit = place.left, place.amount.unit
    words = place.clause.text[place.amount.span.start - place.clause.span.start :]
    if unit == "百分点" or words.startswith("翻"):
        return "growth"
    if left.change and not left.to:
        return "growth" if unit in _RATES else "increment"
    if unit in ("%", "‰"):
        return "growth" if re.search(r"(?:增速|增幅|增长率|降幅|涨幅|增长)", metric + place.before[-6:]) else "share"
    if re.search(rf"{SHARES}$", metric) and unit not in ("元", "家", "个", "人"):
        return "share"
    return "increment" if adds else "level"

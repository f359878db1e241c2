"""Figures of an article: for each amount, whether it is a goal, a result or neither, and what it measures."""

from __future__ import annotations

import re
from operator import itemgetter

from summarizer.documents import Published
from summarizer.models.local.clauses import Structure
from summarizer.models.local.linear import Linear, linear, sigmoid
from summarizer.models.local.metrics import Candidate, Spoken, metric_candidates
from summarizer.models.local.periods import Time, Times, period_choices
from summarizer.models.local.places import Place, places
from summarizer.models.local.roles import Cues, figure_signals, measure_signals, role_signals
from summarizer.schemas.draft import DraftExclusion, DraftFigure
from summarizer.schemas.vocabulary import Measure
from summarizer.text import Span

__all__ = ["read_figures"]

_FIGURE = 0.5


def read_figures(
    structure: Structure, source: str, published: Published | None
) -> tuple[list[DraftFigure], list[DraftExclusion]]:
    """Goals and results of an article, and the amounts that are neither, with the reason; both in order.

    `source` is the article's text, from which amounts and quotes are copied.
    """
    reader = _Reader(structure, source, Times(structure, published))
    found = list(places(structure))
    for index, place in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        reader.read(place, following if following and following.sentence is place.sentence else None)
    return reader.figures, reader.exclusions


class _Reader:
    """Reads the places of one article in order; a paragraph's later figures may take the metric of an earlier one."""

    def __init__(self, structure: Structure, source: str, times: Times) -> None:
        self.structure, self.source, self.times = structure, source, times
        self.cues = Cues(structure, times)
        self.figures: list[DraftFigure] = []
        self.exclusions: list[DraftExclusion] = []
        self.spoken: list[Spoken] = []
        self.dealt: list[str] = []
        self.paragraph = -1
        self.adds = False
        self._figure, self._role = linear("figure"), linear("role")
        self._metric, self._period, self._measure = linear("metric"), linear("period"), linear("measure")

    def read(self, place: Place, following: Place | None) -> None:
        """Takes the amount at a place for a figure or for none."""
        if place.sentence.paragraph != self.paragraph:
            self.paragraph, self.spoken = place.sentence.paragraph, []
        odds = self._figure.bias + figure_signals(self.structure, place, following, self._figure)
        probability = sigmoid(odds)
        candidates = metric_candidates(self.source, place, following, self.spoken, self._metric)
        if candidates and probability >= _FIGURE:
            self._add(place, max(candidates, key=_signals), probability)
            return
        tokens = place.sentence.tokens
        end = tokens[place.high].start if place.high < len(tokens) else place.sentence.span.end
        quote = self._cut(Span(tokens[place.clause].start, end))
        self.exclusions.append(DraftExclusion(amount=self._cut(place.amount.span), quote=quote, reason="other"))

    def _cut(self, span: Span) -> str:
        return self.source[span.start : span.end]

    def _add(self, place: Place, chosen: Candidate, probability: float) -> None:
        amount = place.amount
        time = best_time(self._period, place, self.times)
        self.adds = place.left.adds or (self.adds and place.index > 0 and place.low == place.at)
        metric = clean(chosen.text)
        measures = measure_signals(self.structure, place, metric, self.adds, self._measure)
        measure: Measure = max(measures, key=_second)[0]
        odds = self._role.bias + role_signals(self.structure, place, time, self.cues, self._role)
        quote = Span(min(chosen.start, amount.bound_span.start), max(chosen.end, amount.bound_span.end))
        for name in self._names(metric, place):
            self.figures.append(
                DraftFigure(
                    role="goal" if odds > 0 else "result",
                    metric=name,
                    amount=self._cut(amount.span),
                    measure=measure,
                    period=None if time is None else self._cut(time.period.span),
                    quote=self._cut(quote).strip(),
                    confidence=round(probability, 3),
                )
            )
        self.spoken.append(Spoken(metric, chosen.start, place))

    def _names(self, metric: str, place: Place) -> list[str]:
        """`A、B` before 各 or 均 are two metrics, before 分别 one for each amount in turn; otherwise the joint one."""
        parts = [part for part in re.split("[、和与及]", metric) if part]
        if place.left.each == "分别" and len(parts) > 1:
            self.dealt = parts[1:]
            return parts[:1]
        if self.dealt and place.low + 1 >= place.at:
            name, self.dealt = self.dealt[0], self.dealt[1:]
            return [name]
        self.dealt = []
        return parts if place.left.each in ("各", "均", "都") and len(parts) > 1 else [metric]


_signals = itemgetter(3)
_second = itemgetter(1)


def clean(metric: str) -> str:
    """A metric without line breaks and marks at its ends."""
    return re.sub(r"\s*\n\s*", "", metric).strip(" 的、,")


def best_time(model: Linear, place: Place, times: Times) -> Time | None:
    """The time that applies to an amount."""
    choices = period_choices(place, times, model)
    return max(choices, key=_second).time if choices else None

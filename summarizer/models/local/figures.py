"""Figures of an article: for each amount, whether it is a goal, a result or neither, and what it measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter

from summarizer.documents import Published
from summarizer.models.local.clauses import AMOUNT, Structure
from summarizer.models.local.linear import Linear, linear, sigmoid
from summarizer.models.local.metrics import Candidate, Spoken, choose, metric_candidates
from summarizer.models.local.periods import Time, Times, period_choices
from summarizer.models.local.places import Place, places
from summarizer.models.local.roles import Cues, figure_signals, is_comparison, measure_signals, role_signals
from summarizer.schemas.draft import DraftExclusion, DraftFigure
from summarizer.schemas.vocabulary import Measure
from summarizer.text import Span

__all__ = ["read_figures"]

_FIGURE = 0.5
_SIZE = 0.2  # 千亿级集群: a goal by the guidelines, but for markets that are merely cited
_LINKS = frozenset("、和及与")
_JOINT = re.compile("[、和与及]")
_SHARED_HEAD = re.compile(r"[一-龥][率量额值数费]$")


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
        self.dealt: list[Candidate] = []
        self.paragraph = -1
        self.adds = False
        self._figure, self._role = linear("figure"), linear("role")
        self._metric, self._period, self._measure = linear("metric"), linear("period"), linear("measure")

    def read(self, place: Place, following: Place | None) -> None:
        """Takes the amount at a place for a figure or for none."""
        if place.sentence.paragraph != self.paragraph:
            self.paragraph, self.spoken = place.sentence.paragraph, []
        probability = sigmoid(self._figure.bias + figure_signals(self.structure, place, following, self._figure))
        sized = self.structure.text.startswith("级", place.amount.span.end)
        least = _SIZE if sized else 1.0 if is_comparison(place) else _FIGURE
        if probability >= least or self.dealt or place.left.each == "分别":
            candidates = metric_candidates(self.source, place, following, self.spoken, self._metric)
            dealt = self._dealt(place, candidates)
            if dealt or (candidates and probability >= least):
                metric, likely = (dealt, 1.0) if dealt else choose(candidates)
                self._add(place, metric, probability * likely)
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
        metric = clean(closed(self.source, chosen))
        measures = measure_signals(self.structure, place, metric, self.adds, self._measure)
        measure: Measure = max(measures, key=_second)[0]
        odds = self._role.bias + role_signals(self.structure, place, time, self.cues, self._role)
        begin = min(chosen.start, amount.bound_span.start)
        quote = Span(begin - (self.source[begin - 1 : begin] == "“"), max(chosen.end, amount.bound_span.end))
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
        """`A、B` before 各 or 均 are two metrics; otherwise the joint one."""
        parts = shared_out(metric)
        return parts if place.left.each in ("各", "均", "都") and len(parts) > 1 else [metric]

    def _dealt(self, place: Place, candidates: Sequence[Candidate]) -> Candidate | None:
        """`A、B分别` before as many numbers: each has one of them in turn."""
        if self.dealt:
            name, self.dealt = self.dealt[0], self.dealt[1:]
            return name
        chain = self._chain(place) if place.left.each == "分别" else 0
        if chain < 2:
            return None
        joint = [c for c in candidates if c.end <= place.start and len(shared_out(c.text)) == chain]
        if not joint:
            return None
        whole = max(joint, key=_signals)
        own, *self.dealt = [Candidate(part, whole.start, whole.end, 0.0) for part in shared_out(whole.text)]
        return own

    def _chain(self, place: Place) -> int:
        """How many numbers follow each other from a place on, with nothing but an enumeration sign between them."""
        tokens, count = place.sentence.tokens, 1
        at = place.at + 1
        while at + 1 < len(tokens) and tokens[at].word in _LINKS and tokens[at + 1].tag == AMOUNT:
            count, at = count + 1, at + 2
        return count


_signals = itemgetter(3)
_second = itemgetter(1)


def shared_out(metric: str) -> list[str]:
    """The parts of a joint metric; a last part's head is the others' too where they are short (化肥、农药使用量)."""
    parts = [part for part in _JOINT.split(metric) if part]
    head = _SHARED_HEAD.search(parts[-1]) if parts else None
    if head and all(len(part) <= 3 < len(parts[-1]) for part in parts[:-1]):
        return [*(part + head[0] for part in parts[:-1]), parts[-1]]
    return parts


def closed(source: str, chosen: Candidate) -> str:
    """A phrase with both its quotation marks, where it was cut off inside one of them (`泽科贷”年内投放`)."""
    words = chosen.text
    if "”" in words and "“" not in words and source[chosen.start - 1 : chosen.start] == "“":
        return f"“{words}"
    if "“" in words and "”" not in words and source[chosen.end : chosen.end + 1] == "”":
        return f"{words}”"
    return words


def clean(metric: str) -> str:
    """A metric without line breaks and marks at its ends."""
    return re.sub(r"\s*\n\s*", "", metric).strip(" 的、,")


def best_time(model: Linear, place: Place, times: Times) -> Time | None:
    """The time that applies to an amount."""
    choices = period_choices(place, times, model)
    return max(choices, key=_second).time if choices else None

"""Examples for the choices of figures, from labelled articles; used by `train_local.py`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from fitting import Examples
from samples import Sample

from summarizer.documents import Article
from summarizer.evaluation.similarity import ALIKE, bare, likeness
from summarizer.models.local.clauses import Structure
from summarizer.models.local.linear import Parts, Shape
from summarizer.models.local.metrics import Spoken, metric_candidates
from summarizer.models.local.periods import Time, Times, period_choices
from summarizer.models.local.places import Place, places
from summarizer.models.local.roles import Cues, figure_signals, measure_signals, role_signals
from summarizer.schemas.labels import FigureLabel
from summarizer.text import Span

__all__ = ["TASKS", "add_figures"]

TASKS = {"figure": False, "role": False, "metric": True, "period": True, "measure": True}
"""The tasks, and whether each is a ranking."""


class Names:
    """Signals by name, to be fitted."""

    def row(self, table: str, *values: str) -> list[str]:
        return [f"{table}/{i}={value}" for i, value in enumerate(values)]

    def shape(self, shape: Shape, parts: Parts) -> list[str]:
        return self.row(shape.table, *shape.signals(parts))

    def bag(self, table: str, words: Iterable[str]) -> list[str]:
        return [f"{table}={word}" for word in words]


NAMES = Names()


def add_figures(
    tasks: dict[str, Examples],
    structure: Structure,
    sample: Sample,
    lost: Counter[str],
) -> None:
    """Pairs each labelled figure with the amount in its quote; the rest are examples of what is none."""
    page, article, label = sample
    found = list(places(structure))
    times = Times(structure, article.published)
    cues = Cues(structure, times)
    wanted = assign(article.text, found, label.figures)
    spoken: list[Spoken] = []
    paragraph, adds = -1, False
    for index, place in enumerate(found):
        if place.sentence.paragraph != paragraph:
            paragraph, spoken = place.sentence.paragraph, []
        following = found[index + 1] if index + 1 < len(found) and found[index + 1].sentence is place.sentence else None
        figure = wanted.get(index)
        sized = article.text[place.amount.span.end : place.amount.span.end + 1] == "级"
        if not (sized and "#" in page):  # 千亿级集群: practice is not of one mind; the labelled pages are
            tasks["figure"].add(figure_signals(structure, place, following, NAMES), figure is not None, page)
        if figure is None:
            continue
        candidates = metric_candidates(article.text, place, following, spoken, NAMES)
        likes = [likeness(c.text, figure.metric) for c in candidates]
        best = max(likes, default=0.0)
        lost["metrics"] += best < ALIKE
        lost["metrics, strict"] += best < 1.0
        if place.left.each != "分别":  # those are shared out by a rule
            tasks["metric"].choose([c.signals for c in candidates], [x == best >= ALIKE for x in likes], page)
        if best < ALIKE:
            print("   no metric:", page, figure.metric, "|", figure.quote)
        choices = period_choices(place, times, NAMES)
        same = [words(article, c.time) == (figure.period and bare(figure.period)) for c in choices]
        lost["periods"] += not any(same)
        if not any(same):
            print("   no period:", page, figure.period, "|", figure.quote)
        tasks["period"].choose([c.signals for c in choices], same, page)
        time = next((c.time for c, right in zip(choices, same, strict=True) if right), None)
        tasks["role"].add(role_signals(structure, place, time, cues, NAMES), figure.role == "goal", page)
        adds = place.left.adds or (adds and place.index > 0 and place.low == place.at)
        measures = measure_signals(structure, place, figure.metric, adds, NAMES)
        tasks["measure"].choose([f for _, f in measures], [m == figure.measure for m, _ in measures], page)
        at = article.text.rfind(figure.metric, 0, place.amount.span.end + 30)
        own = structure.sentences[0].span.start if at < 0 else at
        spoken.append(Spoken(figure.metric, own, place))
    lost["figure"] += len(label.figures) - len(wanted)
    lost["figures"] += len(label.figures)


def words(article: Article, time: Time | None) -> str | None:
    return None if time is None else bare(article.text[time.period.span.start : time.period.span.end])


def assign(text: str, found: Sequence[Place], figures: Sequence[FigureLabel]) -> dict[int, FigureLabel]:
    """Each labelled figure with the amount of its value in its quote, the last one free."""
    wanted: dict[int, FigureLabel] = {}
    for figure in figures:
        for span in located(text, figure.quote):
            inside = [
                i
                for i, place in enumerate(found)
                if i not in wanted
                and span.start <= place.amount.span.start
                and place.amount.span.end <= span.end + 6
                and abs(figure.value) == place.amount.value
            ]
            if inside:
                wanted[inside[-1]] = figure
                break
    return wanted


def located(text: str, quote: str) -> list[Span]:
    """Where a quote stands, white space left out."""
    pattern = r"\s*".join(map(re.escape, re.sub(r"\s", "", quote)))
    return [Span(*match.span()) for match in re.finditer(pattern, text)]

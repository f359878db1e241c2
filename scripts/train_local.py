"""Fit the weights of the local model from labelled pages, and show by cross-validation over pages what they reach.

Usage: python scripts/train_local.py [--cross FOLDS [--faults FIELD]] [--write] PAGES:LABELS [PAGES:LABELS ...]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from fitting import Examples, Fitted, fit
from initiative_examples import Labelled, flat, initiative_examples

from summarizer.documents import Article, Document, Published
from summarizer.evaluation.fixtures import load_fixtures
from summarizer.evaluation.marks import FIELDS
from summarizer.evaluation.predict import predictor
from summarizer.evaluation.run import Run, evaluate
from summarizer.evaluation.scores import ArticleScore
from summarizer.evaluation.similarity import bare, likeness
from summarizer.models.local.clauses import Structure, read_structure
from summarizer.models.local.linear import Weights, use_weights
from summarizer.models.local.metrics import Spoken, metric_candidates
from summarizer.models.local.periods import Time, Times, period_choices
from summarizer.models.local.places import Place, places
from summarizer.models.local.roles import Cues, figure_signals, measure_signals, role_signals
from summarizer.reading import read_path
from summarizer.schemas.labels import ArticleLabel, FigureLabel, PageLabels
from summarizer.splitting import split
from summarizer.text import Span

WEIGHTS = Path(__file__).resolve().parent.parent / "summarizer" / "models" / "local" / "weights.json"
PENALTY = {
    "stretch": 0.3,
    "name": 1.0,
    "priority": 0.3,
    "figure": 1.0,
    "role": 1.0,
    "metric": 1.0,
    "period": 1.0,
    "measure": 1.0,
}


class Names:
    """Signals by name, to be fitted."""

    def row(self, table: str, *values: str) -> list[str]:
        return [f"{table}/{i}={value}" for i, value in enumerate(values)]

    def bag(self, table: str, words: Iterable[str]) -> list[str]:
        return [f"{table}={word}" for word in words]


NAMES = Names()


def labelled(pages: Path, labels: Path) -> Iterator[tuple[str, Article, ArticleLabel]]:
    """Each labelled interview with the article that the splitter finds for it."""
    for file in sorted(labels.glob("*.json")):
        page = PageLabels.model_validate_json(file.read_text(encoding="utf-8"))
        if not (pages / page.document).is_file():
            continue
        document: Document = read_path(pages / page.document)
        if document.published is None and page.reference_year:
            document = replace(document, published=Published(page.reference_year))
        articles = split(document)
        for label in page.articles:
            for article in articles:
                if flat(article.text).startswith(flat(label.first_words)[:8]) and (
                    label.kind == article.kind == "interview" or label.figures
                ):
                    yield page.document, article, label


def cross_validate(tasks: dict[str, Examples], sets: list[tuple[Path, Path]], folds: int) -> Run:
    """The whole flow on every page, each with weights that were fitted on the pages of the other folds."""
    fixtures = load_fixtures(list(dict.fromkeys(labels for _, labels in sets)), [pages for pages, _ in sets])
    scores: list[ArticleScore] = []
    for fold in range(folds):
        held = [fixture for i, fixture in enumerate(fixtures) if i % folds == fold]
        names = {fixture.document.id for fixture in held}
        use_weights(as_weights(fit_all({task: examples.without(names) for task, examples in tasks.items()})))
        scores += asyncio.run(evaluate("local", predictor("local"), held)).scores
    return Run("local", tuple(scores))


def fit_all(tasks: dict[str, Examples]) -> dict[str, Fitted]:
    return {task: fit(examples, PENALTY[task]) for task, examples in tasks.items()}


def as_weights(fitted: dict[str, Fitted]) -> dict[str, Weights]:
    return {task: {"bias": f.bias, **f.weights} for task, f in fitted.items()}


def show(run: Run, faults: str | None) -> None:
    """Prints every fault of the fields that begin with `faults`, then the scores."""
    for score in run.scores:
        for fault in score.faults:
            if faults is not None and fault.field.startswith(faults):
                print(f"{score.document} {score.index} {fault.kind} {fault.field}: {fault.expected} / {fault.got}")
    tallies = run.tallies()
    for field in FIELDS:
        tally = tallies.get(field.name)
        if tally and tally.score is not None:
            sides = f"P={tally.precision or 0:.3f} R={tally.recall or 0:.3f} of {tally.expected:g}"
            print(f"{field.name:22} {tally.score:.3f} {sides if field.kind == 'f1' else ''}")


def gather(sets: list[tuple[Path, Path]]) -> dict[str, Examples]:
    tasks = {task: Examples(task in ("metric", "period", "measure")) for task in PENALTY}
    lost: Counter[str] = Counter()
    articles: list[Labelled] = []
    for pages, labels in sets:
        for page, article, label in labelled(pages, labels):
            structure = read_structure(article)
            articles.append(Labelled(page, structure, label))
            add_figures(tasks, structure, article, label, page, lost)
    tasks |= initiative_examples(articles, PENALTY, lost)
    print("labels that no candidate covers:", dict(lost))
    return tasks


def add_figures(
    tasks: dict[str, Examples],
    structure: Structure,
    article: Article,
    label: ArticleLabel,
    page: str,
    lost: Counter[str],
) -> None:
    """Pairs each labelled figure with the amount in its quote; the rest are examples of what is none."""
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
        tasks["figure"].add(figure_signals(structure, place, following, NAMES), figure is not None, page)
        if figure is None:
            continue
        candidates = metric_candidates(article.text, place, following, spoken, NAMES)
        likes = [likeness(c.text, figure.metric) for c in candidates]
        best = max(likes, default=0.0)
        lost["metrics"] += best < 0.6
        lost["metrics, strict"] += best < 1.0
        tasks["metric"].choose([c.signals for c in candidates], [x == best >= 0.6 for x in likes], page)
        if best < 0.6:
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="fit on all pages and write the weights")
    parser.add_argument("--cross", type=int, default=0, metavar="FOLDS", help="cross-validate over pages")
    parser.add_argument("--faults", metavar="FIELD", help="with --cross: list the faults of fields that begin so")
    parser.add_argument("sets", nargs="+", metavar="PAGES:LABELS")
    arguments = parser.parse_args()
    sets = [(Path(pages), Path(labels)) for pages, labels in (pair.split(":") for pair in arguments.sets)]
    tasks = gather(sets)
    if arguments.cross:
        show(cross_validate(tasks, sets, arguments.cross), arguments.faults)
    if arguments.write:
        text = json.dumps(as_weights(fit_all(tasks)), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        WEIGHTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

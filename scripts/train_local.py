"""Fit the weights of the local model from labelled pages, and show by cross-validation over pages what they reach.

Usage: python scripts/train_local.py [--cross FOLDS [--faults FIELD]] [--write] PAGES:LABELS [PAGES:LABELS ...]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
from collections import Counter
from collections.abc import Iterator
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
from summarizer.models.local.clauses import Structure, read_structure
from summarizer.models.local.linear import use_weights
from summarizer.models.local.periods import scopes
from summarizer.models.local.places import excluded, places
from summarizer.models.local.roles import place_features, role_features
from summarizer.reading import read_path
from summarizer.schemas.labels import ArticleLabel, PageLabels
from summarizer.schemas.vocabulary import Role
from summarizer.splitting import split
from summarizer.text import Span

WEIGHTS = Path(__file__).resolve().parent.parent / "summarizer" / "models" / "local" / "weights.json"
PENALTY = {"stretch": 1.0, "name": 3.0, "priority": 2.0, "figure": 1.0, "role": 1.0}


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
        for index, label in enumerate(page.articles):
            start = flat(label.first_words)[:8]
            found = next((a for a in articles if flat(a.text).startswith(start)), None)
            if found is None and len(articles) == len(page.articles):
                found = articles[index]
            if found and label.kind == found.kind == "interview":
                yield page.document, found, label


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


def as_weights(fitted: dict[str, Fitted]) -> dict[str, tuple[float, dict[str, float]]]:
    return {task: (f.bias, f.weights) for task, f in fitted.items()}


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
    tasks: dict[str, Examples] = {"figure": Examples(), "role": Examples()}
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
    found = list(places(structure, article.text, scopes(structure, article.published)))
    spots = [(located(article.text, f.quote), f) for f in label.figures]
    role: Role | None = None
    used: set[int] = set()
    for index, place in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) and found[index + 1].sentence is place.sentence else None
        rule = excluded(place, following)
        match = None
        for i, (span, figure) in enumerate(spots):
            if (
                i not in used
                and span
                and span.start <= place.amount.span.start
                and place.amount.span.end <= span.end + 6
                and abs(figure.value) == place.amount.value
            ):
                match = figure
                used.add(i)
                break
        tasks["figure"].add(place_features(structure, place, following, rule), match is not None, page)
        if match:
            tasks["role"].add(role_features(structure, place, article.published, role), match.role == "goal", page)
            role = match.role
    lost["figure"] += len(spots) - len(used)
    lost["figures"] += len(spots)


def located(text: str, quote: str) -> Span | None:
    """Where a quote stands, white space left out."""
    pattern = r"\s*".join(map(re.escape, re.sub(r"\s", "", quote)))
    match = re.search(pattern, text)
    return Span(*match.span()) if match else None


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
        fitted = {task: {"bias": f.bias, "weights": f.weights} for task, f in fit_all(tasks).items()}
        text = json.dumps(fitted, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        WEIGHTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

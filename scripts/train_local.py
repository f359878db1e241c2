"""Fit the weights of the local model from labelled pages, and show by cross-validation over pages what they reach.

Usage: python scripts/train_local.py [--cross FOLDS [--faults FIELD]] [--write] SET [SET ...]

A set is PAGES:LABELS (two folders) or a file of practice paragraphs (`samples.py`).
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from figure_examples import TASKS, add_figures
from fitting import Examples, Fitted, fit
from initiative_examples import Labelled, initiative_examples
from samples import Sample, labelled, practice

from summarizer.evaluation.fixtures import labelled_kinds, load_fixtures
from summarizer.evaluation.marks import FIELDS
from summarizer.evaluation.predict import predictor
from summarizer.evaluation.run import Run, evaluate
from summarizer.evaluation.scores import ArticleScore
from summarizer.models.local.clauses import read_structure
from summarizer.models.local.linear import Weights, use_weights

WEIGHTS = Path(__file__).resolve().parent.parent / "summarizer" / "models" / "local" / "weights.json"
PENALTY = {
    "stretch": 1.0,
    "name": 3.0,
    "priority": 2.0,
    "figure": 1.0,
    "role": 1.0,
    "metric": 1.0,
    "period": 1.0,
    "measure": 1.0,
}


def cross_validate(tasks: dict[str, Examples], sets: list[tuple[Path, Path]], folds: int) -> Run:
    """The whole flow on every page, each with weights that were fitted on the pages of the other folds."""
    fixtures = load_fixtures(list(dict.fromkeys(labels for _, labels in sets)), [pages for pages, _ in sets])
    kinds = labelled_kinds(fixtures)
    scores: list[ArticleScore] = []
    for fold in range(folds):
        held = [fixture for i, fixture in enumerate(fixtures) if i % folds == fold]
        names = {fixture.document.id for fixture in held}
        use_weights(as_weights(fit_all({task: examples.without(names) for task, examples in tasks.items()})))
        scores += asyncio.run(evaluate("local", predictor("local", kinds=kinds), held)).scores
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


def samples(sets: Sequence[str]) -> Iterator[Sample]:
    for name in sets:
        pages, _, labels = name.partition(":")
        yield from labelled(Path(pages), Path(labels)) if labels else practice(Path(pages))


def gather(sets: Sequence[str]) -> dict[str, Examples]:
    tasks = {task: Examples(ranking) for task, ranking in TASKS.items()}
    lost: Counter[str] = Counter()
    articles: list[Labelled] = []
    for sample in samples(sets):
        structure = read_structure(sample.article)
        articles.append(Labelled(sample.page, structure, sample.label))
        add_figures(tasks, structure, sample, lost)
    tasks |= initiative_examples(articles, PENALTY, lost)
    print("labels that no candidate covers:", dict(lost))
    return tasks


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="fit on all pages and write the weights")
    parser.add_argument("--cross", type=int, default=0, metavar="FOLDS", help="cross-validate over pages")
    parser.add_argument("--faults", metavar="FIELD", help="with --cross: list the faults of fields that begin so")
    parser.add_argument("sets", nargs="+", metavar="PAGES:LABELS or PRACTICE")
    arguments = parser.parse_args()
    tasks = gather(arguments.sets)
    sets = [(Path(pages), Path(labels)) for pages, colon, labels in (s.partition(":") for s in arguments.sets) if colon]
    if arguments.cross:
        show(cross_validate(tasks, sets, arguments.cross), arguments.faults)
    if arguments.write:
        text = json.dumps(as_weights(fit_all(tasks)), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        WEIGHTS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

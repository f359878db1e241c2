"""Fit the weights of the local model from labelled pages, and show by cross-validation over pages what they reach.

Usage: python scripts/train_local.py [--write] PAGES:LABELS [PAGES:LABELS ...]
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from summarizer.documents import Article, Document, Published
from summarizer.models.local.clauses import Structure, read_structure
from summarizer.models.local.features import lead_features, name_features
from summarizer.models.local.names import candidates
from summarizer.models.local.periods import scopes
from summarizer.models.local.places import excluded, places
from summarizer.models.local.priorities import leads
from summarizer.models.local.roles import place_features, role_features
from summarizer.reading import read_path
from summarizer.schemas.labels import ArticleLabel, PageLabels
from summarizer.schemas.vocabulary import Role
from summarizer.splitting import split
from summarizer.text import Span

WEIGHTS = Path(__file__).resolve().parent.parent / "summarizer" / "models" / "local" / "weights.json"
PENALTY = {"name": 0.3, "priority": 0.3, "figure": 1.0, "role": 1.0}
NAMES: list[tuple[str, ...]] = []
BLANK = re.compile(r"[\s“”‘’\"'《》「」]")


@dataclass
class Examples:
    """Feature lists with their answers and the page each comes from."""

    features: list[list[str]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)

    def add(self, features: list[str], answer: bool, page: str) -> None:
        self.features.append(features)
        self.answers.append(int(answer))
        self.pages.append(page)


def flat(text: str) -> str:
    return BLANK.sub("", text).translate(str.maketrans("—－（）", "--()"))


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
                if (
                    flat(article.text).startswith(flat(label.first_words)[:8])
                    and label.kind == article.kind == "interview"
                ):
                    yield page.document, article, label


def fit(examples: Examples, l2: float) -> tuple[float, dict[str, float]]:
    """Logistic regression with an L2 penalty, by L-BFGS; features seen once are left out."""
    counts = Counter(f for row in examples.features for f in set(row))
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n > 1))}
    rows, columns = [], []
    for i, row in enumerate(examples.features):
        for f in set(row):
            if f in index:
                rows.append(i)
                columns.append(index[f])
    x = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(examples.features), len(index)))
    y = np.array(examples.answers) * 2.0 - 1.0

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin = y * (x @ w[1:] + w[0])
        p = 1 / (1 + np.exp(np.clip(margin, -30, 30)))
        value = np.logaddexp(0, -margin).sum() + l2 / 2 * (w[1:] ** 2).sum()
        g = -(y * p)
        return value, np.concatenate([[g.sum()], x.T @ g + l2 * w[1:]])

    w = minimize(loss, np.zeros(len(index) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return float(w[0]), {f: round(float(w[i + 1]), 4) for f, i in index.items() if abs(w[i + 1]) > 0.005}


def cross_validate(task: str, examples: Examples, l2: float) -> None:
    """Prints accuracy, precision, recall and F1 over folds of pages."""
    pages = sorted(set(examples.pages))
    hit = miss = false = right = 0
    for k in range(8):
        held = {p for i, p in enumerate(pages) if i % 8 == k}
        kept = [i for i, page in enumerate(examples.pages) if page not in held]
        train = Examples()
        for i in kept:
            train.add(examples.features[i], bool(examples.answers[i]), examples.pages[i])
        bias, weights = fit(train, l2)
        for features, answer, page in zip(examples.features, examples.answers, examples.pages, strict=True):
            if page in held:
                said = bias + sum(weights.get(f, 0) for f in set(features)) > 0
                hit += said and answer
                miss += (not said) and answer
                false += said and not answer
                right += said == bool(answer)
    total = len(examples.answers)
    print(
        f"{task:10} n={total} positive={sum(examples.answers)} l2={l2} accuracy={right / total:.3f} P={hit / max(1, hit + false):.3f} R={hit / max(1, hit + miss):.3f} F1={2 * hit / max(1, 2 * hit + miss + false):.3f}"
    )


def gather(sets: list[str]) -> dict[str, Examples]:
    tasks: dict[str, Examples] = {"name": Examples(), "priority": Examples(), "figure": Examples(), "role": Examples()}
    lost: Counter[str] = Counter()
    for pair in sets:
        pages, labels = map(Path, pair.split(":"))
        for page, article, label in labelled(pages, labels):
            structure = read_structure(article)
            add_names(tasks["name"], structure, label, page, lost)
            add_leads(tasks["priority"], structure, label, page, lost)
            add_figures(tasks, structure, article, label, page, lost)
    print("labels that no candidate covers:", dict(lost))
    return tasks


def add_names(examples: Examples, structure: Structure, label: ArticleLabel, page: str, lost: Counter[str]) -> None:
    wanted = {flat(i.name): i for i in label.initiatives if i.kind != "priority"}
    found = set()
    for candidate in candidates(structure):
        name = flat(candidate.name)
        examples.add(name_features(candidate, structure), name in wanted, page)
        NAMES.append(
            (
                candidate.source,
                candidate.name,
                candidate.verb[-12:],
                structure.text[candidate.span.end : candidate.span.end + 8],
            )
        )
        found.add(name)
    lost["name"] += len(set(wanted) - found)
    lost["names"] += len(wanted)
    for n in set(wanted) - found:
        print("   no candidate:", page, n)


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


def add_leads(examples: Examples, structure: Structure, label: ArticleLabel, page: str, lost: Counter[str]) -> None:
    wanted = {flat(i.name) for i in label.initiatives if i.kind == "priority"}
    found = set()
    for lead in leads(structure):
        name = flat(lead.name)
        match = next(
            (
                w
                for w in wanted
                if w == name
                or (len(w) > 3 and (w in name or name in w) and min(len(w), len(name)) / max(len(w), len(name)) > 0.6)
            ),
            None,
        )
        examples.add(lead_features(lead, structure), match is not None, page)
        if match:
            found.add(match)
    lost["priority"] += len(wanted - found)
    lost["priorities"] += len(wanted)
    for n in wanted - found:
        print("   no lead:", page, n)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("sets", nargs="+", metavar="PAGES:LABELS")
    arguments = parser.parse_args()
    fitted = {}
    for task, examples in gather(arguments.sets).items():
        for l2 in (0.3, 1.0, 3.0):
            cross_validate(task, examples, l2)
        bias, weights = fit(examples, PENALTY[task])
        fitted[task] = {"bias": round(bias, 4), "weights": weights}
    if arguments.write:
        WEIGHTS.write_text(
            json.dumps(fitted, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()

"""Baselines: the counts of an accepted run, article by article, so that a later run can be compared pair by pair."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.errors import FixtureError
from summarizer.evaluation.fixtures import Fixture
from summarizer.evaluation.marks import FIELDS, Tally
from summarizer.evaluation.run import Run

__all__ = ["Baseline", "baseline_of", "baseline_path", "label_prints", "paired", "read_baseline", "write_baseline"]

_ODD = re.compile(r"[^A-Za-z0-9._-]+")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class BaselineArticle(_Part):
    """Counts of one article: by field, hits, expected, predicted, labelled; `labels` is a print of its label."""

    document: str
    index: int
    labels: str
    counts: Mapping[str, tuple[float, float, float, float]]


class Baseline(_Part):
    """An accepted run of `model`."""

    model: str
    articles: tuple[BaselineArticle, ...]


def baseline_path(folder: Path, model: str) -> Path:
    """Where the baseline of a model is; what is odd in a file name becomes `_`: `openai/gpt` → `openai_gpt.json`."""
    return folder / f"{_ODD.sub('_', model)}.json"


def label_prints(fixtures: Sequence[Fixture]) -> dict[tuple[str, int], str]:
    """A short print of each article's label: a baseline holds only for the labels that it was made with."""
    return {
        (fixture.document.id, index): hashlib.sha256(label.model_dump_json().encode()).hexdigest()[:16]
        for fixture in fixtures
        for index, label in enumerate(fixture.labels.articles)
    }


def baseline_of(run: Run, fixtures: Sequence[Fixture]) -> Baseline:
    """The run as a baseline, fields in the order of `FIELDS`."""
    prints = label_prints(fixtures)
    return Baseline(
        model=run.model,
        articles=tuple(
            BaselineArticle(
                document=score.document,
                index=score.index,
                labels=prints.get(score.key, ""),
                counts={f.name: _counts(score.tallies[f.name]) for f in FIELDS if f.name in score.tallies},
            )
            for score in run.scores
        ),
    )


def _counts(tally: Tally) -> tuple[float, float, float, float]:
    return round(tally.hits, 6), round(tally.expected, 6), round(tally.predicted, 6), round(tally.labelled, 6)


def paired(
    baseline: Baseline, run: Run, fixtures: Sequence[Fixture]
) -> tuple[list[Mapping[str, Tally]], list[Mapping[str, Tally]], int]:
    """Counts of both over the articles that they share with the same label, and how many they don't share."""
    prints = label_prints(fixtures)
    old = {(a.document, a.index): a for a in baseline.articles}
    shared = [s for s in run.scores if s.key in old and old[s.key].labels == prints.get(s.key, "")]
    before: list[Mapping[str, Tally]] = [{n: Tally(*c) for n, c in old[s.key].counts.items()} for s in shared]
    after: list[Mapping[str, Tally]] = [{n: Tally(*_counts(t)) for n, t in s.tallies.items()} for s in shared]
    return before, after, len(old.keys() | {s.key for s in run.scores}) - len(shared)


def read_baseline(path: Path) -> Baseline | None:
    """The baseline of a file, `None` where there is no such file.

    Raises:
        FixtureError: the file is no baseline.
    """
    if not path.is_file():
        return None
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise FixtureError(f"{path} is no baseline; write it again with --update-baseline") from error


def write_baseline(path: Path, baseline: Baseline) -> None:
    """Writes the file, an article a line, so that a change of one article is a change of one line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = ",\n".join(article.model_dump_json() for article in baseline.articles)
    head = BaseModel.model_dump_json(baseline, exclude={"articles"})[:-1]
    path.write_text(f'{head},"articles":[\n{rows}\n]}}\n', encoding="utf-8")

"""`scores.json`: the whole report as data; its JSON Schema is exported beside the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.evaluation.marks import FaultKind, FieldKind
from summarizer.evaluation.statistics import Verdict

__all__ = [
    "ArticleReport",
    "ArticleResult",
    "ChangeReport",
    "ComparisonReport",
    "DecileReport",
    "FailureReport",
    "FaultReport",
    "FieldReport",
    "GateReport",
    "ModelReport",
    "ScoresReport",
    "SpreadReport",
    "UsageReport",
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FieldReport(_Part):
    """A field of a model. `score` is F1, accuracy or share; `null` (not scored) is not zero.

    `low` and `high` are the bounds of the 95 % bootstrap interval over the `articles` that have anything of the field.
    """

    kind: FieldKind
    score: float | None
    low: float | None
    high: float | None
    precision: float | None
    recall: float | None
    hits: float
    expected: float
    predicted: float
    articles: int


class UsageReport(_Part):
    """Tokens, and the cost in US dollars where it is known."""

    input_tokens: int
    output_tokens: int
    cost: float | None


class SpreadReport(_Part):
    """A field over repeated runs."""

    mean: float
    deviation: float
    lowest: float
    highest: float
    runs: int


class FailureReport(_Part):
    """An article of which the model made nothing."""

    document: str
    reason: str


class DecileReport(_Part):
    """Predicted figures and initiatives with a confidence in `[low, high)`; `share` of them were right."""

    low: float
    high: float
    items: int
    right: int
    share: float
    mean: float


class ModelReport(_Part):
    """One model: its fields by name; `spread` has entries only after `--repeat`.

    `reliability` has the deciles of confidence in which the model gave anything, from low to high.
    """

    model: str
    fields: Mapping[str, FieldReport]
    spread: Mapping[str, SpreadReport] = Field(default_factory=dict)
    faults: Mapping[FaultKind, int]
    seconds: float
    usage: UsageReport | None
    failures: tuple[FailureReport, ...]
    reliability: tuple[DecileReport, ...] = ()


class ChangeReport(_Part):
    """A field of a model against the same of another run over the same articles; see `statistics.Comparison`."""

    base: float
    score: float
    difference: float
    low: float | None
    high: float | None
    p: float
    adjusted: float
    verdict: Verdict
    detectable: float | None
    articles: int


class ComparisonReport(_Part):
    """`model` against `base`, the name of another model or `baseline`."""

    model: str
    base: str
    fields: Mapping[str, ChangeReport]


class GateReport(_Part):
    """One condition of the gate."""

    model: str
    name: str
    passed: bool
    reason: str


class FaultReport(_Part):
    """One difference; `before`, `words` and `after` are the sentence on the page around what is quoted."""

    field: str
    kind: FaultKind
    expected: str
    got: str
    before: str
    words: str
    after: str


class ArticleResult(_Part):
    """What one model did with one article: scores by field (those not scored left out) and its faults."""

    found: bool
    scores: Mapping[str, float]
    faults: tuple[FaultReport, ...]


class ArticleReport(_Part):
    """One labelled article; `index` counts from 0 within its document, `results` are by model."""

    document: str
    index: int
    headline: str
    results: Mapping[str, ArticleResult]


class ScoresReport(_Part):
    """The report. Keys are stable within a `schema_version`."""

    schema_version: Literal["1"] = "1"
    version: str
    sets: tuple[str, ...]
    pages: int
    labelled_articles: int
    models: tuple[ModelReport, ...]
    comparisons: tuple[ComparisonReport, ...]
    gates: tuple[GateReport, ...]
    articles: tuple[ArticleReport, ...]

"""The gate: floors for scores, and no significant loss against a baseline."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.errors import FixtureError
from summarizer.evaluation.marks import FIELDS, Tally
from summarizer.evaluation.run import Run
from summarizer.evaluation.statistics import LEVEL, Comparison

__all__ = ["GateFile", "GateResult", "check_failures", "check_floors", "check_losses", "read_gates"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FixturesTable(_Part):
    """Further folders of pages, relative to the file."""

    pages: tuple[str, ...] = ("pages",)
    labels: tuple[str, ...] = ("labels",)


class LossTable(_Part):
    """Where baselines are, relative to the file, and the fields that may not get worse (all, if none is named)."""

    baselines: str = "baselines"
    fields: tuple[str, ...] = ()


class GateFile(_Part):
    """A gates file: `floors` maps a model to fields and their least scores."""

    fixtures: FixturesTable = FixturesTable()
    floors: Mapping[str, Mapping[str, float]] = Field(default_factory=dict)
    loss: LossTable = LossTable()


@dataclass(frozen=True, slots=True)
class GateResult:
    """One condition; `reason` is one sentence, also where it holds."""

    model: str
    name: str
    passed: bool
    reason: str


def read_gates(path: Path) -> GateFile:
    """Reads a gates file.

    Raises:
        FixtureError: it is not TOML, has other keys, or names a field that there is not.
    """
    try:
        gates = GateFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        first = str(error).replace("\n", " ")
        raise FixtureError(f"{path} is no gates file: {first}") from error
    known = {field.name for field in FIELDS}
    named = {name for floors in gates.floors.values() for name in floors} | set(gates.loss.fields)
    if unknown := sorted(named - known):
        raise FixtureError(f"{path} names the field {unknown[0]}, which is none; fields: {', '.join(sorted(known))}")
    return gates


def check_floors(run: Run, floors: Mapping[str, float]) -> Iterator[GateResult]:
    """A result for each floor; a field that is not scored is under every floor."""
    tallies = run.tallies()
    for name, floor in floors.items():
        tally = tallies.get(name, Tally())
        score = tally.score
        if score is None:
            yield GateResult(run.model, f"floor {name}", False, f"{name} has a floor of {floor:.3f} but is not scored")
            continue
        counts = f"{tally.hits:g} hits, {tally.expected:g} expected, {tally.predicted:g} predicted"
        passed = score >= floor
        relation = "holds" if passed else "is under"
        yield GateResult(
            run.model, f"floor {name}", passed, f"{name} {score:.3f} {relation} its floor of {floor:.3f} ({counts})"
        )


def check_losses(model: str, comparisons: Mapping[str, Comparison] | None, dropped: int = 0) -> Iterator[GateResult]:
    """A result for each compared field; one that fails without a baseline, or with `dropped` articles not in both."""
    if comparisons is None:
        reason = "there is no baseline; accept a run with --update-baseline"
        yield GateResult(model, "baseline", False, reason)
        return
    if dropped:
        reason = f"{dropped} articles or their labels are not those of the baseline; if meant so, --update-baseline"
        yield GateResult(model, "baseline", False, reason)
    for name, found in comparisons.items():
        p = f"p {found.adjusted:.3f} after Holm, level {LEVEL}"
        change = f"{name} went from {found.base:.3f} to {found.score:.3f} ({p}): {found.verdict}"
        yield GateResult(model, f"loss {name}", found.verdict != "worse", change)


def check_failures(run: Run) -> Iterator[GateResult]:
    """One result: the model made something of every article."""
    first = f": {run.failures[0][0]}: {run.failures[0][1]}" if run.failures else ""
    yield GateResult(run.model, "failures", not run.failures, f"{len(run.failures)} articles failed{first}")

"""Runs against each other, against their baselines and against the gates: everything that a report says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.evaluation.baselines import baseline_path, paired, read_baseline
from summarizer.evaluation.gate import GateResult, check_failures, check_floors, check_losses
from summarizer.evaluation.marks import FIELDS, Tally
from summarizer.evaluation.report.build import build_report
from summarizer.evaluation.report.model import ScoresReport
from summarizer.evaluation.run import Run
from summarizer.evaluation.sets import FixtureSet
from summarizer.evaluation.statistics import Comparison, compare_runs

__all__ = ["BASELINE", "assess"]

BASELINE = "baseline"
"""The name under which a report shows a model's baseline."""

_ALL = tuple(field.name for field in FIELDS)


def assess(fixtures: FixtureSet, runs: Sequence[Sequence[Run]], *, gate: bool = False) -> ScoresReport:
    """The report of some models; `runs` has for each model its repeated runs, of which the first is judged.

    Later models are compared with the first, and each with its baseline where it has one. With `gate` the conditions
    of the gates file are judged: floors of the model, losses against its baseline, and that nothing failed.
    """
    first = [repeats[0] for repeats in runs]
    comparisons: dict[tuple[str, str], Mapping[str, Comparison]] = {}
    results: list[GateResult] = []
    for run in first[1:]:
        comparisons[run.model, first[0].model] = compare_runs(_tallies(first[0]), _tallies(run), _ALL)
    for run in first:
        found, dropped = _against_baseline(fixtures, run)
        if found is not None:
            comparisons[run.model, BASELINE] = found
        if gate:
            results += check_floors(run, fixtures.gates.floors.get(run.model, {}) if fixtures.gates else {})
            results += check_losses(run.model, found, dropped)
            results += check_failures(run)
    return build_report(fixtures.fixtures, runs, comparisons, results, fixtures.names)


def _tallies(run: Run) -> list[Mapping[str, Tally]]:
    return [score.tallies for score in run.scores]


def _against_baseline(fixtures: FixtureSet, run: Run) -> tuple[Mapping[str, Comparison] | None, int]:
    """Comparisons over the articles that the run shares with its baseline, and how many it does not share."""
    path = baseline_path(fixtures.baselines, run.model) if fixtures.baselines else None
    baseline = read_baseline(path) if path else None
    if baseline is None:
        return None, 0
    before, after, dropped = paired(baseline, run, fixtures.fixtures)
    fields = (fixtures.gates.loss.fields if fixtures.gates else ()) or _ALL
    return compare_runs(before, after, fields), dropped

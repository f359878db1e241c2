"""Two annotators against each other, by the same scores as a model against an annotator."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from summarizer.errors import FixtureError
from summarizer.evaluation.fixtures import load_fixtures
from summarizer.evaluation.report.build import build_report
from summarizer.evaluation.report.model import ScoresReport
from summarizer.evaluation.run import Run
from summarizer.evaluation.scores import score_page

__all__ = ["agreement"]


def agreement(a: Path, b: Path, pages: Sequence[Path]) -> tuple[ScoresReport, list[str]]:
    """A report with one "model", the annotator of `b`, over the pages that both label; and the pages that one labels.

    F1 is the same the other way round.

    Raises:
        FixtureError: a label file is wrong, or there is no page that both label.
    """
    ours = {fixture.document.id: fixture for fixture in load_fixtures([a], pages)}
    theirs = {fixture.document.id: fixture for fixture in load_fixtures([b], pages)}
    shared = [name for name in ours if name in theirs]
    if not shared:
        raise FixtureError(f"there is no page that both {a} and {b} label: give the labels of two people")
    scores = [score for name in shared for score in score_page(name, ours[name].facts, theirs[name].facts)]
    fixtures = [ours[name] for name in shared]
    report = build_report(fixtures, [[Run(str(b), tuple(scores))]], {}, [], [str(a)])
    return report, sorted(ours.keys() ^ theirs.keys())

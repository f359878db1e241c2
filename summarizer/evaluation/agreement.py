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


def agreement(a: Path, b: Path, pages: Sequence[Path]) -> ScoresReport:
    """A report with one "model", the annotator of `b`; F1 is the same the other way round.

    Raises:
        FixtureError: a label file is wrong, or the two did not label the same pages.
    """
    ours = {fixture.document.id: fixture for fixture in load_fixtures([a], pages)}
    theirs = {fixture.document.id: fixture for fixture in load_fixtures([b], pages)}
    if alone := sorted(ours.keys() ^ theirs.keys()):
        raise FixtureError(f"only one of {a} and {b} labels {', '.join(alone)}; compare folders for the same pages")
    scores = [score for name in ours for score in score_page(name, ours[name].facts, theirs[name].facts)]
    return build_report(list(ours.values()), [[Run(str(b), tuple(scores))]], {}, [], [str(a)])

"""Runs, comparisons and gates to a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from summarizer._version import __version__
from summarizer.evaluation.fixtures import Fixture
from summarizer.evaluation.gate import GateResult
from summarizer.evaluation.marks import FIELDS, Fault, Tally
from summarizer.evaluation.reliability import Decile, deciles
from summarizer.evaluation.report.model import (
    ArticleReport,
    ArticleResult,
    ChangeReport,
    ComparisonReport,
    DecileReport,
    FailureReport,
    FaultReport,
    FieldReport,
    GateReport,
    ModelReport,
    ScoresReport,
    SpreadReport,
    UsageReport,
)
from summarizer.evaluation.report.sentences import sentence
from summarizer.evaluation.run import Run
from summarizer.evaluation.scores import ArticleScore
from summarizer.evaluation.statistics import Comparison, interval, ratio, spread

__all__ = ["build_report"]

_DIGITS = 6


def build_report(
    fixtures: Sequence[Fixture],
    runs: Sequence[Sequence[Run]],
    comparisons: Mapping[tuple[str, str], Mapping[str, Comparison]],
    gates: Sequence[GateResult],
    sets: Sequence[str],
) -> ScoresReport:
    """The report of several models; `runs` has for each model its repeated runs, of which the first is shown whole.

    `comparisons` are by (model, base).
    """
    first = [repeats[0] for repeats in runs]
    pages = {fixture.document.id: fixture for fixture in fixtures}
    return ScoresReport(
        version=__version__,
        sets=tuple(sets),
        pages=len(fixtures),
        labelled_articles=sum(len(fixture.facts) for fixture in fixtures),
        models=tuple(_model(repeats) for repeats in runs),
        comparisons=tuple(
            ComparisonReport(model=model, base=base, fields={n: _change(c) for n, c in found.items()})
            for (model, base), found in comparisons.items()
        ),
        gates=tuple(GateReport(model=g.model, name=g.name, passed=g.passed, reason=g.reason) for g in gates),
        articles=tuple(_article(scores, first, pages) for scores in zip(*(run.scores for run in first), strict=True)),
    )


def _model(runs: Sequence[Run]) -> ModelReport:
    run = runs[0]
    tallies = run.tallies()
    kinds = Counter(fault.kind for score in run.scores for fault in score.faults)
    return ModelReport(
        model=run.model,
        fields={f.name: _field(f.kind, tallies[f.name], run, f.name) for f in FIELDS if f.name in tallies},
        spread=_spread(runs) if len(runs) > 1 else {},
        faults=dict(kinds.most_common()),
        seconds=round(run.seconds, 3),
        usage=run.usage
        and UsageReport(
            input_tokens=run.usage.input_tokens, output_tokens=run.usage.output_tokens, cost=run.usage.cost
        ),
        failures=tuple(FailureReport(document=document, reason=reason) for document, reason in run.failures),
        reliability=tuple(map(_decile, deciles(pair for score in run.scores for pair in score.judged))),
    )


def _decile(d: Decile) -> DecileReport:
    share, mean = round(d.share, _DIGITS), round(d.mean, _DIGITS)
    return DecileReport(low=d.low, high=d.high, items=d.items, right=d.right, share=share, mean=mean)


def _field(kind: str, tally: Tally, run: Run, name: str) -> FieldReport:
    ratios = [ratio(score.tallies[name]) for score in run.scores if name in score.tallies]
    found = interval(ratios) if tally.score is not None else None
    return FieldReport.model_validate(
        {
            "kind": kind,
            "score": _short(tally.score),
            "low": _short(found.low if found else None),
            "high": _short(found.high if found else None),
            "precision": _short(tally.precision),
            "recall": _short(tally.recall),
            "hits": _short(tally.hits),
            "expected": tally.expected,
            "predicted": tally.predicted,
            "articles": sum(1 for r in ratios if r[1]),
        }
    )


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def _spread(runs: Sequence[Run]) -> dict[str, SpreadReport]:
    every = [run.tallies() for run in runs]
    found = {}
    for field in FIELDS:
        scores = [score for tallies in every if (score := tallies.get(field.name, Tally()).score) is not None]
        if scores:
            s = spread(scores)
            found[field.name] = SpreadReport(
                mean=s.mean, deviation=s.deviation, lowest=s.lowest, highest=s.highest, runs=s.runs
            )
    return found


def _change(c: Comparison) -> ChangeReport:
    return ChangeReport(
        base=round(c.base, _DIGITS),
        score=round(c.score, _DIGITS),
        difference=round(c.difference, _DIGITS),
        low=_short(c.interval.low if c.interval else None),
        high=_short(c.interval.high if c.interval else None),
        p=c.p,
        adjusted=c.adjusted,
        verdict=c.verdict,
        detectable=_short(c.detectable),
        articles=c.articles,
    )


def _article(scores: Sequence[ArticleScore], runs: Sequence[Run], pages: Mapping[str, Fixture]) -> ArticleReport:
    first = scores[0]
    return ArticleReport(
        document=first.document,
        index=first.index,
        headline=first.headline,
        results={
            run.model: ArticleResult(
                found=score.found,
                scores={
                    field.name: round(value, _DIGITS)
                    for field in FIELDS
                    if (value := score.tallies.get(field.name, Tally()).score) is not None
                },
                faults=tuple(_fault(fault, pages[first.document]) for fault in score.faults),
            )
            for run, score in zip(runs, scores, strict=True)
        },
    )


def _fault(fault: Fault, fixture: Fixture) -> FaultReport:
    around = sentence(fixture.document.text, fixture.ruler, fault.place) if fault.place else ("", "", "")
    before, words, after = around
    return FaultReport(
        field=fault.field,
        kind=fault.kind,
        expected=fault.expected,
        got=fault.got,
        before=before,
        words=words,
        after=after,
    )

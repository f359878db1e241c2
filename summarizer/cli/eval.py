"""`summarizer eval`: models against labels."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.errors import UsageError

if TYPE_CHECKING:
    from summarizer.evaluation.report.model import ScoresReport
    from summarizer.evaluation.run import Run
    from summarizer.evaluation.sets import FixtureSet

__all__ = ["evaluate_command"]

Paths = list[Path] | None


def evaluate_command(
    sets: Annotated[Paths, typer.Argument(metavar="SET", help="Folders with labels/ and pages/.")] = None,
    labels: Annotated[Paths, typer.Option(help="A folder of label files, instead of a SET. May be repeated.")] = None,
    pages: Annotated[Paths, typer.Option(help="A folder of pages, for --labels. May be repeated.")] = None,
    model: Annotated[list[str] | None, typer.Option(help="A model to score. May be repeated.")] = None,
    repeat: Annotated[
        int, typer.Option(min=1, help="Runs of each model, cache off, for the spread of its scores.")
    ] = 1,
    report: Annotated[Path | None, typer.Option(help="A folder for JSON, markdown, JUnit and HTML.")] = None,
    gate: Annotated[bool, typer.Option("--gate", help="Exit with 1 where a condition fails.")] = False,
    gates: Annotated[Path | None, typer.Option(help="The gates file, instead of the set's gates.toml.")] = None,
    update_baseline: Annotated[bool, typer.Option("--update-baseline", help="Accept the scores as baseline.")] = False,
    misses: Annotated[bool, typer.Option("--misses", help="List every fault with its sentence.")] = False,
    only: Annotated[str, typer.Option(help="Print only fields whose names start so, such as figure.")] = "",
    markdown: Annotated[Path | None, typer.Option(help="Write the scores as markdown, without times.")] = None,
    step_summary: Annotated[
        Path | None, typer.Option(envvar="GITHUB_STEP_SUMMARY", help="Append the markdown summary to this file.")
    ] = None,
) -> None:
    """Score models against hand-labelled pages, and hold them to a baseline."""
    from summarizer.evaluation.assess import assess
    from summarizer.evaluation.sets import open_set

    fixtures = open_set(sets or [], labels or [], pages or [], gates)
    if gate and fixtures.gates is None:
        raise UsageError("--gate needs a gates file: a gates.toml in the set, or --gates FILE")
    runs = _run(fixtures, list(dict.fromkeys(model or ["local"])), repeat)
    found = assess(fixtures, runs, gate=gate)
    _print(found, only, misses=misses)
    _write(found, report, markdown, step_summary)
    if update_baseline:
        _accept(fixtures, runs)
    failed = [result for result in found.gates if not result.passed]
    for result in failed:
        typer.echo(f"gate: {result.model}: {result.reason}", err=True)
    if failed:
        raise typer.Exit(1)


def _run(fixtures: FixtureSet, models: list[str], repeat: int) -> list[list[Run]]:
    from summarizer.evaluation.predict import predictor
    from summarizer.evaluation.run import evaluate_repeatedly

    asked = {name: predictor(name, cache=repeat == 1) for name in models}
    return [asyncio.run(evaluate_repeatedly(name, ask, fixtures.fixtures, repeat)) for name, ask in asked.items()]


def _print(found: ScoresReport, only: str, *, misses: bool) -> None:
    from summarizer.evaluation.report.text import change_lines, fault_lines, score_lines

    faults = fault_lines(found, only) if misses else ()
    for line in (*faults, *score_lines(found, only), *change_lines(found, only)):
        typer.echo(line)


def _write(found: ScoresReport, report: Path | None, markdown: Path | None, step_summary: Path | None) -> None:
    from summarizer.evaluation.report.render import as_markdown
    from summarizer.evaluation.report.write import append_summary, write_report

    if report is not None:
        write_report(found, report)
    if markdown is not None:
        markdown.write_text(as_markdown(found, times=False), encoding="utf-8")
    if step_summary is not None:
        append_summary(found, step_summary)


def _accept(fixtures: FixtureSet, runs: list[list[Run]]) -> None:
    from summarizer.evaluation.baselines import baseline_of, baseline_path, write_baseline

    if fixtures.baselines is None:
        raise UsageError("--update-baseline needs a gates file, which says where baselines are: --gates FILE")
    for repeats in runs:
        path = baseline_path(fixtures.baselines, repeats[0].model)
        write_baseline(path, baseline_of(repeats[0], fixtures.fixtures))
        typer.echo(f"baseline: {path}")

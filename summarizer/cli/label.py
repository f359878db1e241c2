"""`summarizer label`: label files checked, drafted and compared."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import example

__all__ = ["app"]

Paths = list[Path] | None

app = typer.Typer(no_args_is_help=True, help="Check, draft and compare label files.")


@app.command("check", epilog=example("summarizer label check evals"))
def check_command(
    sets: Annotated[Paths, typer.Argument(metavar="DIR", help="Folders with labels/ and pages/.")] = None,
    labels: Annotated[Paths, typer.Option(help="A folder of label files, instead of DIR. May be repeated.")] = None,
    pages: Annotated[Paths, typer.Option(help="A folder of pages, for --labels. May be repeated.")] = None,
) -> None:
    """Find quotes that do not occur, overlaps, duplicates, and values that do not follow from their quote."""
    from summarizer.evaluation.check import check_files
    from summarizer.evaluation.sets import folders_of

    count, problems = check_files(*folders_of(sets or [], labels or [], pages or []))
    for line in problems:
        typer.echo(line)
    typer.echo(f"{count} label files, {len(problems)} problems", err=True)
    if problems:
        raise typer.Exit(1)


@app.command("draft", epilog=example("summarizer label draft seeds/01_yunze_plenum.txt -o labels.json"))
def draft_command(
    file: Annotated[Path, typer.Argument(help="The page.")],
    model: Annotated[str, typer.Option(help="The model whose answer is the draft.")] = "local",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The label file; printed if not given.")] = None,
    published: Annotated[str | None, typer.Option(help="When the page was published: YYYY[-MM[-DD]].")] = None,
) -> None:
    """Write a label file from a model's answer, for a person to correct."""
    from summarizer.documents import Published
    from summarizer.evaluation.drafting import draft_labels, labels_json
    from summarizer.pipeline import Summarizer
    from summarizer.reading import read_path

    document = read_path(file, published=Published.parse(published) if published else None)
    outcomes = asyncio.run(Summarizer(model).read_document(document))
    for outcome in outcomes:
        if outcome.error is not None:
            typer.echo(f"article {outcome.article.index + 1} has only a head: {outcome.error}", err=True)
    text = labels_json(draft_labels(document, outcomes))
    if output is None:
        typer.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")


@app.command(
    "agree", epilog=example("summarizer label agree evals/readers/a evals/readers/b --pages evals/pages --pages seeds")
)
def agree_command(
    a: Annotated[Path, typer.Argument(metavar="LABELS_A", help="Label files of one annotator.")],
    b: Annotated[Path, typer.Argument(metavar="LABELS_B", help="Label files of the other.")],
    pages: Annotated[list[Path], typer.Option(help="The folder of the pages. May be repeated.")],
    differences: Annotated[bool, typer.Option("--list", help="List every difference with its sentence.")] = False,
    only: Annotated[str, typer.Option(help="Print only fields whose names start so, such as figure.")] = "",
    markdown: Annotated[Path | None, typer.Option(help="Write the agreement as markdown.")] = None,
) -> None:
    """Compare two annotators: agreement for each field, LABELS_A as expected and LABELS_B as got."""
    from summarizer.evaluation.agreement import agreement
    from summarizer.evaluation.report.render import as_markdown
    from summarizer.evaluation.report.text import fault_lines, score_lines

    report, alone = agreement(a, b, pages)
    if alone:
        typer.echo(f"left out, as only one of {a} and {b} labels them: {', '.join(alone)}", err=True)
    for line in (*(fault_lines(report, only) if differences else ()), *score_lines(report, only)):
        typer.echo(line)
    if markdown is not None:
        markdown.write_text(as_markdown(report, times=False), encoding="utf-8")

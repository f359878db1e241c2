"""Writes the scores of `local` into evals/scores.md and README.md; with `--check`, only says what has drifted.

A file takes part where it has a block `<!-- scores NAME -->` … `<!-- end -->` (the whole table) or
`<!-- scores NAME short -->` … `<!-- end -->` (the main fields). A set that is not here keeps what its block says.
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

from summarizer.evaluation.assess import assess
from summarizer.evaluation.predict import predictor
from summarizer.evaluation.report.model import FieldReport, ScoresReport
from summarizer.evaluation.report.render import as_markdown
from summarizer.evaluation.run import evaluate
from summarizer.evaluation.sets import open_set

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FILES = (ROOT / "evals" / "scores.md", ROOT / "README.md")
BLOCK = re.compile(r"(<!-- scores (\w+)( short)? -->\n).*?(<!-- end -->)", re.DOTALL)

SHORT = {
    "articles": "articles found, F1",
    "speakers": "speakers, F1",
    "positions": "agency and title, F1",
    "figures": "figures (value, unit and metric), F1",
    "figure.role": "goal or result",
    "figure.bound": "bound",
    "figure.measure": "measure",
    "figure.due": "deadline",
    "priorities": "priorities, F1",
    "initiatives": "named initiatives, F1",
}


def reports() -> dict[str, ScoresReport]:
    """The report of each set that is here and has labels."""
    found = {}
    for name, folder in (("evals", ROOT / "evals"), ("shared", SHARED)):
        if any((folder / "labels").glob("*.json")):
            fixtures = open_set([folder])
            run = asyncio.run(evaluate("local", predictor("local"), fixtures.fixtures))
            report = assess(fixtures, [[run]])
            found[name] = report.model_copy(update={"sets": (), "comparisons": ()})
    return found


def short(report: ScoresReport) -> str:
    """The main fields, a line each."""
    fields = report.models[0].fields
    lines = [f"{report.labelled_articles} articles on {report.pages} pages:", "", "| field | score |", "| --- | --- |"]
    lines += [f"| {words} | {_cell(fields[name])} |" for name, words in SHORT.items() if name in fields]
    return "\n".join(lines) + "\n"


def _cell(field: FieldReport) -> str:
    if field.score is None:
        return "not scored"
    bounds = f" [{field.low:.3f}, {field.high:.3f}]" if field.low is not None and field.high is not None else ""
    return f"{field.score:.3f}{bounds}"


def renewed(text: str, found: dict[str, ScoresReport]) -> str:
    """`text` with its blocks written again."""

    def block(match: re.Match[str]) -> str:
        report = found.get(match[2])
        if report is None:
            return match[0]
        return f"{match[1]}{short(report) if match[3] else as_markdown(report, times=False)}{match[4]}"

    return BLOCK.sub(block, text)


def main(arguments: list[str]) -> int:
    """Exit status 1 if `--check` finds a file that says other scores than are reached."""
    found = reports()
    drifted = []
    for path in FILES:
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        new = renewed(text, found)
        if new == text:
            continue
        drifted.append(path)
        if "--check" not in arguments:
            path.write_text(new, encoding="utf-8", newline="\n")
    for path in drifted:
        print(f"{'out of date' if '--check' in arguments else 'written'}: {path.relative_to(ROOT)}")
    if drifted and "--check" in arguments:
        print("run python scripts/write_scores.py")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The files of a report."""

from __future__ import annotations

from pathlib import Path

from summarizer.evaluation.report.model import ScoresReport
from summarizer.evaluation.report.render import as_html, as_json, as_junit, as_markdown

__all__ = ["append_summary", "write_report"]

LISTED = 20
"""How many articles the markdown summary lists with their faults."""


def write_report(report: ScoresReport, folder: Path) -> list[Path]:
    """Writes `scores.json`, `summary.md`, `junit.xml` and `report.html` into `folder` (made if need be)."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "scores.json": as_json(report),
        "summary.md": as_markdown(report, faults=LISTED),
        "junit.xml": as_junit(report),
        "report.html": as_html(report),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def append_summary(report: ScoresReport, path: Path) -> None:
    """Adds the markdown summary to a file: CI services show what is appended to the one they name."""
    with path.open("a", encoding="utf-8") as file:
        file.write(as_markdown(report, faults=LISTED) + "\n")

"""Proven summaries of newspaper interviews: who spoke, for which agency, and every goal with its words on the page.

    from summarizer import summarize

    for summary in summarize("page.txt"):
        print(summary.agency, [goal.value for goal in summary.goals])

The names below are loaded when they are first used, so that `import summarizer` stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from summarizer._version import __version__

if TYPE_CHECKING:
    from summarizer.batch import BatchReport, run_batch
    from summarizer.documents import Article, Document, Published
    from summarizer.errors import SummarizerError
    from summarizer.models.base import Answer, Model, Verdicts
    from summarizer.pipeline import Outcome, Summarizer, summarize
    from summarizer.reading import read_bytes, read_path
    from summarizer.schemas.draft import Draft
    from summarizer.schemas.labels import PageLabels
    from summarizer.schemas.summary import InterviewSummary
    from summarizer.settings import Settings
    from summarizer.text import Span

__all__ = [
    "Answer",
    "Article",
    "BatchReport",
    "Document",
    "Draft",
    "InterviewSummary",
    "Model",
    "Outcome",
    "PageLabels",
    "Published",
    "Settings",
    "Span",
    "Summarizer",
    "SummarizerError",
    "Verdicts",
    "__version__",
    "read_bytes",
    "read_path",
    "run_batch",
    "summarize",
]

_HOMES = {
    "Answer": "models.base",
    "Article": "documents",
    "BatchReport": "batch",
    "Document": "documents",
    "Draft": "schemas.draft",
    "InterviewSummary": "schemas.summary",
    "Model": "models.base",
    "Outcome": "pipeline",
    "PageLabels": "schemas.labels",
    "Published": "documents",
    "Settings": "settings",
    "Span": "text",
    "Summarizer": "pipeline",
    "SummarizerError": "errors",
    "Verdicts": "models.base",
    "read_bytes": "reading",
    "read_path": "reading",
    "run_batch": "batch",
    "summarize": "pipeline",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'summarizer' has no attribute {name!r}")
    value: object = getattr(import_module(f"summarizer.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__

"""A report as text: JSON, markdown, one HTML page, JUnit XML. Nothing here touches files but the templates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as Xml

from summarizer.errors import MissingExtraError
from summarizer.evaluation.marks import FIELDS
from summarizer.evaluation.report.model import FaultReport, FieldReport, ScoresReport
from summarizer.evaluation.report.text import sentence_shown

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["as_html", "as_json", "as_junit", "as_markdown", "axis_start", "scores_schema"]

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
HEADLINE_FIELDS = ("figures", "initiatives", "priorities", "positions")
"""Fields that stand in the row of each article."""


def as_json(report: ScoresReport) -> str:
    """`scores.json`: two spaces, text as it is, one newline at the end."""
    return report.model_dump_json(indent=2) + "\n"


def scores_schema() -> str:
    """The JSON Schema (2020-12) of `scores.json`, indented, with a newline at the end."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **ScoresReport.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def as_markdown(report: ScoresReport, *, faults: int = 0, times: bool = True) -> str:
    """Scores, comparisons and gates as tables; `faults` is how many articles are listed, the worst first.

    Without `times` the same scores give the same text.
    """
    worst = sorted(report.articles, key=lambda a: -sum(len(r.faults) for r in a.results.values()))[:faults]
    return str(_template("summary.md.jinja").render(_view(report), worst=worst, times=times))


def as_html(report: ScoresReport) -> str:
    """One page without scripts and without anything to load; text of pages and models is escaped."""
    css = files(__package__).joinpath("report.css").read_text(encoding="utf-8")
    return str(_template("report.html.jinja").render(_view(report), css=css, headline_fields=HEADLINE_FIELDS))


def as_junit(report: ScoresReport) -> str:
    """A case for each gate (failed or not) and for each article of each model (an error where the model gave nothing).

    Faults of an article stand in its `system-out`: they are what scores are made of, the gates judge the scores.
    """
    root = Xml.Element("testsuites", name="summarizer eval")
    gates = Xml.SubElement(root, "testsuite", name="gates", tests=str(len(report.gates)))
    gates.set("failures", str(sum(not gate.passed for gate in report.gates)))
    for gate in report.gates:
        case = Xml.SubElement(gates, "testcase", classname=f"gate.{gate.model}", name=gate.name)
        if not gate.passed:
            Xml.SubElement(case, "failure", message=_clean(gate.reason))
    for model in report.models:
        _article_cases(root, report, model.model, {f.document: f.reason for f in model.failures})
    Xml.indent(root)
    return Xml.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _article_cases(root: Xml.Element, report: ScoresReport, model: str, failed: Mapping[str, str]) -> None:
    suite = Xml.SubElement(root, "testsuite", name=f"articles {model}", tests=str(len(report.articles)))
    suite.set("errors", str(sum(article.document in failed for article in report.articles)))
    for article in report.articles:
        result = article.results[model]
        case = Xml.SubElement(suite, "testcase", classname=f"{model}.{article.document}")
        case.set("name", _clean(f"{article.index + 1} {article.headline}"))
        if article.document in failed:
            Xml.SubElement(case, "error", message=_clean(failed[article.document]))
        if result.faults:
            Xml.SubElement(case, "system-out").text = _clean("\n".join(_line(fault) for fault in result.faults))


def _line(fault: FaultReport) -> str:
    return f"{fault.kind} {fault.field}: expected {fault.expected or '–'}, got {fault.got or '–'}"


def _clean(text: str) -> str:
    """Without the characters that XML can't hold."""
    return _CONTROL.sub("\ufffd", text)


def axis_start(report: ScoresReport) -> float:
    """Where the axis of the picture begins: the tenth under the lowest bound, at most 0.9."""
    lows = [f.low if f.low is not None else f.score for m in report.models for f in m.fields.values()]
    return min(0.9, min((int(low * 10) / 10 for low in lows if low is not None), default=0.0))


def _view(report: ScoresReport) -> dict[str, Any]:
    start = axis_start(report)
    return {
        "report": report,
        "rows": list(_rows(report)),
        "axis": _ticks(start),
        "place": lambda value: round(100 * (value - start) / (1 - start), 2),
        "failed": [gate for gate in report.gates if not gate.passed],
    }


def _ticks(start: float) -> list[float]:
    """From the start of the axis to 1, every 0.1, or every 0.2 from 0.4 down and less."""
    step = 0.1 if start > 0.4 else 0.2
    count = int((1 - start) / step + 1e-9)
    return [1 - step * i for i in range(count, -1, -1)]


def _rows(report: ScoresReport) -> Iterator[tuple[str, str, str, list[FieldReport | None]]]:
    """Name, kind, rule, and the field of each model, for the fields that some model was scored in."""
    for field in FIELDS:
        found = [model.fields.get(field.name) for model in report.models]
        if any(f is not None and f.score is not None for f in found):
            yield field.name, field.kind, field.about, found


def _template(name: str) -> Any:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        raise MissingExtraError("the evaluation report", "eval") from None
    environment = Environment(
        loader=PackageLoader("summarizer.evaluation", "report"),
        autoescape=lambda name: name is not None and ".html" in name,  # noqa: S701 (markdown: the filter `cell`)
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests["in_body"] = sentence_shown
    environment.filters["score"] = lambda value: "–" if value is None else f"{value:.3f}"
    environment.filters["cell"] = lambda value: _MARKUP.sub(r"\\\1", " ".join(str(value).split()))
    return environment

"""A report for a terminal, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.evaluation.marks import FIELDS
from summarizer.evaluation.report.model import FaultReport, FieldReport, ScoresReport

__all__ = ["change_lines", "fault_lines", "score_lines", "sentence_shown"]

_WIDTH = 20


def sentence_shown(fault: FaultReport) -> bool:
    """Whether the sentence helps: for what stands in the body, not for the head of an article."""
    return bool(fault.words) and not fault.field.startswith(("article", "speaker", "position"))


def score_lines(report: ScoresReport, only: str = "") -> Iterator[str]:
    """A table of the fields whose names start with `only`: score, interval, precision and recall of each model."""
    yield f"{'':{_WIDTH}}" + "".join(f"  {model.model:<43}" for model in report.models).rstrip()
    for field in FIELDS:
        found = [model.fields.get(field.name) for model in report.models]
        if field.name.startswith(only) and any(f is not None and f.score is not None for f in found):
            yield f"{field.name:{_WIDTH}}" + "".join(f"  {_cell(f):<43}" for f in found).rstrip()
    for model in report.models:
        usage = model.usage
        tokens = f", {usage.input_tokens} + {usage.output_tokens} tokens" if usage else ""
        cost = f", ${usage.cost:.4f}" if usage and usage.cost is not None else ""
        faults = ", ".join(f"{count} {kind}" for kind, count in model.faults.items()) or "no faults"
        yield f"{model.model}: {report.labelled_articles} articles, {model.seconds:.2f} s{tokens}{cost}; {faults}"
        if model.spread and not any(s.deviation for s in model.spread.values()):
            yield f"  the same in all {max(s.runs for s in model.spread.values())} runs"
        for name, s in model.spread.items():
            if s.deviation and name.startswith(only):
                spread = f"{s.mean:.3f} ± {s.deviation:.4f} over {s.runs} runs"
                yield f"  {name}: {spread} ({s.lowest:.3f} to {s.highest:.3f})"
        for d in model.reliability if not only else ():
            yield f"  confidence {d.low:.1f} to {d.high:.1f} (mean {d.mean:.3f}): {d.share:.3f} of {d.items} right"
        yield from (f"  failed: {f.document}: {f.reason}" for f in model.failures)


def _cell(field: FieldReport | None) -> str:
    if field is None or field.score is None:
        return "not scored"
    bounds = f"[{field.low:.3f}, {field.high:.3f}]" if field.low is not None and field.high is not None else ""
    sides = ""
    if field.kind == "f1":
        sides = " ".join(f"{x:.3f}" if x is not None else "  –  " for x in (field.precision, field.recall))
    return f"{field.score:.3f} {bounds:14} {sides:11} {field.hits:.5g}/{field.expected:g}"


def change_lines(report: ScoresReport, only: str = "") -> Iterator[str]:
    """A line for each field in which two runs differ."""
    for comparison in report.comparisons:
        changed = {n: c for n, c in comparison.fields.items() if c.difference and n.startswith(only)}
        yield f"{comparison.model} against {comparison.base}: " + ("" if changed else "no difference")
        for name, c in changed.items():
            bounds = f" [{c.low:+.3f}, {c.high:+.3f}]" if c.low is not None and c.high is not None else ""
            seen = f", {c.detectable:.3f} could be seen" if c.detectable is not None else ""
            change = f"{c.base:.3f} → {c.score:.3f} ({c.difference:+.3f}{bounds}, p {c.adjusted:.3f}{seen})"
            yield f"  {name:{_WIDTH}} {c.verdict:6} {change}"


def fault_lines(report: ScoresReport, only: str = "") -> Iterator[str]:
    """Every fault of the fields whose names start with `only`, with its sentence, article by article."""
    for article in report.articles:
        for model, result in article.results.items():
            faults = [fault for fault in result.faults if fault.field.startswith(only)]
            if faults:
                yield f"\n== {article.document} {article.index + 1} {article.headline} ({model})"
            for fault in faults:
                yield f"{fault.kind}: {fault.field}"
                yield f"    expected  {fault.expected or '–'}"
                yield f"    got       {fault.got or '–'}"
                if sentence_shown(fault):
                    yield f"    in        {fault.before}【{fault.words}】{fault.after}"

"""brief.md: the summaries to read, a section an interview."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from summarizer.outputs.files import LineFile
from summarizer.schemas.summary import FigureItem, InterviewSummary

__all__ = ["MarkdownBrief", "brief", "escape"]

# What has a meaning inside a line (CommonMark 0.31 section 6, and GitHub's tables, strike-through, links and names),
# and what has one at its start (section 4).
_INLINE = re.compile(r"[\\`*\[\]<>#|~&$@]|(?<![^\W_])_|_(?![^\W_])|(?<=:)/(?=/)|(?<=[wW])\.")
_START = re.compile(r"^([-+=:]|\d{1,9}(?=[.)](?:\s|$)))")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u0085\u2028\u2029]+")


class MarkdownBrief:
    """One file for all interviews; see `brief`."""

    FILES: ClassVar[tuple[str, ...]] = ("brief.md",)

    def __init__(self, folder: Path) -> None:
        self._file = LineFile(folder / self.FILES[0])
        self._file.write("# Interviews")

    def add(self, summary: InterviewSummary) -> None:
        """The section of one summary."""
        self._file.write("")
        self._file.write(brief(summary))

    def close(self) -> None:
        """Writes out what is still in memory."""
        self._file.close()

    def commit(self) -> None:
        """Gives the file its name."""
        self._file.commit()

    def abandon(self) -> None:
        """Closes the file under its temporary name."""
        self._file.abandon()


def brief(summary: InterviewSummary) -> str:
    """One summary as a Markdown section (level 2), without the end of its last line.

    All words of the page are escaped: they can neither end a table, start a heading or a link, nor bring in HTML.
    """
    return "\n".join(_lines(summary))


def escape(text: str | None) -> str:
    """`text` as one line that Markdown shows as it is."""
    line = _INLINE.sub(r"\\\g<0>", _CONTROL.sub(" ", text or "").strip())
    start = _START.match(line)
    if not start:
        return line
    return f"\\{line}" if not line[0].isdigit() else f"{line[: start.end()]}\\{line[start.end() :]}"


def _lines(summary: InterviewSummary) -> Iterator[str]:
    speaker = summary.speaker
    who = [escape(part) for part in (summary.agency, speaker.name if speaker else None) if part]
    yield f"## {' · '.join(who) or escape(summary.article.headline)}"
    yield ""
    yield f"**{escape(summary.article.headline)}**" if summary.article.headline.strip() else "(no headline)"
    yield ""
    posts = "; ".join(f"{p.agency} {p.title}" for p in speaker.positions) if speaker else None
    source = f"{summary.document.id}, article {summary.article.index + 1}"
    facts = [("Speaker", posts), ("Occasion", summary.occasion), ("Outlet", summary.article.outlet)]
    facts += [("Published", summary.document.published), ("Source", source)]
    yield from (f"- {name}: {escape(value)}" for name, value in facts if value)
    if summary.abstract.strip():
        yield f"\n{escape(summary.abstract)}"
    for title, figures in (("Goals", summary.goals), ("Results", summary.results)):
        yield from _figures(title, figures)
    if summary.initiatives:
        rows = [(i.name, i.kind, i.status, i.evidence.quote) for i in summary.initiatives]
        yield from _table("Initiatives", ("name", "kind", "status", "words on the page"), rows)
    checks = summary.checks
    if checks.unsupported or checks.unaccounted:
        yield f"\nLeft out: {len(checks.unsupported)} unproved, {len(checks.unaccounted)} numbers without a verdict."
        yield ""
        yield from (f"- {escape(out.text)} ({out.item} not proved: {escape(out.reason)})" for out in checks.unsupported)
        yield from (f"- {escape(left.amount)} in: {escape(left.sentence)}" for left in checks.unaccounted)


def _figures(title: str, figures: Sequence[FigureItem]) -> Iterator[str]:
    if figures:
        rows = [(f.metric, f.amount, f.bound, f.measure, f.due or f.period, f.evidence.quote) for f in figures]
        yield from _table(title, ("metric", "amount", "bound", "measure", "due", "words on the page"), rows)


def _table(title: str, names: Sequence[str], rows: Sequence[Sequence[str | None]]) -> Iterator[str]:
    yield f"\n### {title}\n"
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(escape(cell) for cell in row)} |"

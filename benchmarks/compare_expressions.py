"""How many expressions of the table are read right by this package, cn2an, JioNLP and Recognizers-Text.

    pip install -e '.[compare]'
    python benchmarks/compare_expressions.py

The table is `tests/quantities/expressions.jsonl`. A library is scored only on what it says it does, and its answers are
read kindly (`compare_libraries.py` tells how for each); a library that is not installed is absent, not wrong. Ours is
given whole sentences and must find the expressions in them, and Recognizers-Text is too; cn2an and JioNLP, which
convert expressions, are given the expression alone. Prints tables in Markdown; `--wrong` lists what was read wrong.
"""

from __future__ import annotations

import argparse
import datetime
import json
import platform
import re
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import Any

from compare_libraries import LIBRARIES, AmountCase, Found, PeriodCase, Reader

from summarizer.documents import Published
from summarizer.quantities.amounts import find_amounts
from summarizer.quantities.periods import find_periods

TABLE = Path(__file__).resolve().parent.parent / "tests" / "quantities" / "expressions.jsonl"
# The first pattern that is found in an expression names its category.
AMOUNTS = (
    ("倍 and 番", "[倍番]"),
    ("成 and fractions", "成|(?<!百)分之|半"),
    ("percentages", "%|％|‰|百分"),
    ("approximate (多, 余, 几, 数)", "[多余几数来]"),
    ("Chinese numerals", "^[^0-9０-９]*$"),
    ("digits with 万 and 亿", "[万亿]"),
    ("digits", ""),
)
PERIODS = (
    ("plans and centuries", "“|世纪|五"),
    ("years from now", "[年月]内|未来|今后|过去|来年|[今明后去前]年|[今明]两年|以来|全年|年[底末初]"),
    ("months, quarters, halves", "月|季度|半年"),
    ("years", ""),
)


class Ours(Reader):
    """This package, given the sentence; all of the table is claimed, and an amount must have the words of the table."""

    name, package = "ours", "summarizer"

    def load(self) -> bool:
        return True

    def claims_value(self, case: AmountCase) -> bool:
        return True

    def claims_unit(self, case: AmountCase) -> bool:
        return True

    def claims_period(self, case: PeriodCase) -> bool:
        return True

    def found(self, case: AmountCase) -> list[Found]:
        place = (case.start, case.start + len(case.words))
        there = [a for a in find_amounts(case.sentence) if a.excluded is None and tuple(a.span) == place]
        return [Found(v, a.unit) for a in there for v in (a.value, a.value_max) if v is not None]

    def ends(self, case: PeriodCase) -> list[str]:
        published = Published.parse(case.published) if case.published else None
        found = find_periods(case.sentence, published)
        return [p.due for p in found if p.due and case.sentence[p.span.start : p.span.end] == case.words]


READERS = (Ours(), *LIBRARIES)


def cases() -> tuple[list[AmountCase], list[PeriodCase]]:
    """Every amount and every period of the table, each with its sentence."""
    amounts: list[AmountCase] = []
    periods: list[PeriodCase] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        at = 0
        for expected in row["expected"]:
            words = expected.get("amount") or expected["period"]
            at = row["text"].index(words, at)
            if row["kind"] == "amount":
                amounts.append(_amount(row, expected, at))
            elif expected["due"]:
                periods.append(PeriodCase(row["text"], words, row.get("published"), expected["due"]))
            at += len(words)
    return amounts, periods


def _amount(row: dict[str, Any], expected: dict[str, Any], at: int) -> AmountCase:
    value, most = (None if v is None else Decimal(str(v)) for v in (expected["value"], expected["value_max"]))
    assert value is not None
    return AmountCase(row["text"], expected["amount"], at, value, most, expected["unit"])


def category(case: AmountCase | PeriodCase) -> str:
    """The category of an expression."""
    if isinstance(case, AmountCase) and case.most is not None:
        return "ranges"
    named = AMOUNTS if isinstance(case, AmountCase) else PERIODS
    return next(name for name, pattern in named if re.search(pattern, case.words))


class Score:
    """Right and scored, by category, for each reader that is installed."""

    def __init__(self, title: str, categories: Sequence[str]) -> None:
        self.title = title
        self._categories = categories
        self._counts: dict[str, Counter[tuple[str, bool]]] = {}
        self.wrong: list[str] = []

    def run(
        self, reader: Reader, cases: Sequence[Any], claims: Callable[[Any], bool], right: Callable[[Any], bool]
    ) -> None:
        """Scores the cases that a reader claims."""
        counts = self._counts[reader.name] = Counter()
        for case in filter(claims, cases):
            good = right(case)
            counts[category(case), good] += 1
            if not good:
                self.wrong.append(f"{self.title}: {reader.name}: {case.words} in {case.sentence}")

    def lines(self) -> list[str]:
        """A table: categories down, readers across; – is what a reader does not claim."""
        names = [reader.name for reader in READERS]
        table = [f"| {self.title} | {' | '.join(names)} |", f"| --- |{' ---: |' * len(names)}"]
        for row in (*self._categories, None):
            cells = " | ".join(self._cell(name, row) for name in names)
            table.append(f"| {row or '**all**'} | {cells} |")
        return table

    def _cell(self, name: str, row: str | None) -> str:
        if name not in self._counts:
            return "absent"
        chosen = [(good, n) for (kind, good), n in self._counts[name].items() if row in (None, kind)]
        right, scored = sum(n for good, n in chosen if good), sum(n for _, n in chosen)
        if not scored:
            return "–"
        return f"{right}/{scored} {right / scored:.1%}" if row is None else f"{right}/{scored}"


def main() -> None:
    """Scores and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list what was read wrong")
    options = parser.parse_args()
    amounts, periods = cases()
    kinds = ("ranges", *(name for name, _ in AMOUNTS))
    values, units = Score("value", kinds), Score("value and unit", kinds)
    dues = Score("end of the period", [name for name, _ in PERIODS])
    versions = []
    for reader in READERS:
        if not reader.load():
            versions.append(f"{reader.name} absent")
            continue
        versions.append(f"{reader.name} {version(reader.package)}")
        values.run(reader, amounts, reader.claims_value, reader.value_is_right)
        units.run(reader, amounts, reader.claims_unit, reader.unit_is_right)
        dues.run(reader, periods, reader.claims_period, reader.due_is_right)
    print(f"{datetime.date.today()}, Python {platform.python_version()}: {', '.join(versions)}.")
    print(f"{len(amounts)} amounts and {len(periods)} periods whose end can be told.")
    for score in (values, units, dues):
        print("", *score.lines(), sep="\n")
    if options.wrong:
        print("", *(line for score in (values, units, dues) for line in score.wrong), sep="\n")


if __name__ == "__main__":
    main()

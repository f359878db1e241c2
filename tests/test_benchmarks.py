"""The benchmarks start, measure a little, and say what the documentation says they say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def told(script: str, *arguments: str) -> str:
    command = [sys.executable, str(ROOT / "benchmarks" / script), *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def test_pages_a_second_are_measured_with_the_share_of_each_stage() -> None:
    out = told("pages_per_second.py", "--pages", "9", "--stages")
    assert "9 pages, 30 articles" in out
    assert ", 0 failures" in out
    for words in ("pages a second", "characters a second", "peak memory", "reading", "grounding", "outputs"):
        assert words in out


def test_copies_of_the_seeds_differ_in_most_sentences(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from varied_pages import write_pages; from pathlib import Path\n"
    )
    code += "print(write_pages(Path(sys.argv[2]), 18))"
    subprocess.run([sys.executable, "-c", code, ROOT / "benchmarks", tmp_path], check=True, capture_output=True)
    first, second = (path.read_text(encoding="utf-8") for path in sorted(tmp_path.glob("*_01_yunze_plenum.txt")))
    sentences = [{part for part in text.split("。") if len(part) > 10} for text in (first, second)]
    assert len(sentences[0] & sentences[1]) < len(sentences[0]) / 10
    assert len(first) == len(second)


@pytest.mark.slow
def test_the_comparison_scores_ours_and_tells_what_is_absent() -> None:
    out = told("compare_expressions.py")
    rows = [row for row in out.splitlines() if row.startswith("| **all** |")]
    assert len(rows) == 3
    for row in rows:
        right, _, scored = row.split("|")[2].split()[0].partition("/")
        assert int(right) >= 0.99 * int(scored)
    assert "absent" in out or "cn2an 0" in out

"""The embedded model: from a small page to goals and results."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import summarize

SEEDS = Path(__file__).parents[2] / "seeds"
PAGE = """做强产业 造福一方

——访青禾县农业农村局局长宋知远

“全县上下都在抢时间。”青禾县农业农村局局长宋知远说。

截至7月底，全县建成高标准农田12.5万亩，农机合作社达到86家，茶叶产值同比增长8.3%。

夯实种业根基。加快建设青禾水稻种质资源库，实施“金种子”计划，到2025年，良种覆盖率达到98%以上，培育省级龙头企业20家左右。

青禾日报记者 陆小满
"""


def test_results_and_goals_are_told_apart_and_read() -> None:
    (summary,) = summarize(text=PAGE, published="2023-08-05")
    goals: set[tuple[object, ...]] = {(g.metric, g.value, g.unit, g.bound, g.due) for g in summary.goals}
    assert ("良种覆盖率", 98, "%", "min", "2025") in goals
    results: set[tuple[object, ...]] = {(r.metric, r.value, r.unit, r.due) for r in summary.results}
    assert ("高标准农田", 125000, "亩", "2023-07") in results
    assert ("农机合作社", 86, "家", "2023-07") in results


def test_speaker_agency_and_initiatives_are_read() -> None:
    (summary,) = summarize(text=PAGE, published="2023-08-05")
    assert summary.speaker is not None
    assert summary.speaker.name == "宋知远"
    assert summary.agency == "青禾县农业农村局"
    assert "夯实种业根基" in {i.name for i in summary.initiatives if i.kind == "priority"}


@pytest.mark.parametrize("page", sorted(SEEDS.glob("0?_*.txt")), ids=lambda page: page.stem)
def test_every_evidence_equals_the_words_on_the_page(page: Path) -> None:
    from summarizer.reading import read_path

    text = read_path(page).text
    summaries = summarize(page)
    assert summaries
    for summary in summaries:
        proofs = [i.evidence for i in summary.initiatives] + [f.evidence for _, f in summary.figures()]
        for evidence in proofs:
            assert text[evidence.span.start : evidence.span.end] == evidence.quote
        assert (summary.checks.coverage == 1.0) == (not summary.checks.unaccounted)

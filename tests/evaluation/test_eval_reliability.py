"""Reliability: of the items of a confidence, how many are right."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from eval_cases import PAGE, article, figure, initiative, write_set

from summarizer.documents import Document
from summarizer.evaluation.assess import assess
from summarizer.evaluation.reliability import deciles
from summarizer.evaluation.report.render import as_html, as_markdown
from summarizer.evaluation.report.text import score_lines
from summarizer.evaluation.run import Prediction, evaluate
from summarizer.evaluation.scores import score_page
from summarizer.evaluation.sets import open_set


def test_the_bounds_of_deciles_belong_to_the_upper_one_and_1_to_the_last() -> None:
    found = deciles([(c / 10, True) for c in range(11)])
    assert [(d.low, d.items) for d in found] == [*((tenth / 10, 1) for tenth in range(9)), (0.9, 2)]


def test_deciles_without_items_are_left_out() -> None:
    found = deciles([(0.95, True), (0.91, True), (0.99, False), (0.42, False)])
    assert [(d.items, d.right) for d in found] == [(1, 0), (3, 2)]
    assert found[1].mean == pytest.approx(0.95)
    assert found[1].share == pytest.approx(2 / 3)
    assert deciles([]) == ()


def test_each_predicted_item_is_judged_once() -> None:
    expected = article(figures=(figure("企业", "300"), figure("平台", "20")), initiatives=(initiative("链长制"),))
    predicted = article(
        figures=(
            figure("企业", "300", confidence=0.9),
            figure("平台", "21", confidence=0.6),
            figure("绿电占比", "7", at=80, confidence=0.2),
        ),
        initiatives=(replace(initiative("链长制"), confidence=0.8),),
    )
    (score,) = score_page(PAGE, [expected], [predicted])
    assert sorted(score.judged) == [(0.2, False), (0.6, False), (0.8, True), (0.9, True)]


def test_items_of_an_invented_article_are_wrong() -> None:
    other = article(200, 300, figures=(figure("企业", "300", confidence=0.7),))
    (score,) = score_page(PAGE, [article()], [article(), other])
    assert score.judged == ((0.7, False),)


def test_every_form_of_the_report_has_the_table(tmp_path: Path) -> None:
    fixtures = open_set([write_set(tmp_path)])
    by_name = {fixture.document.id: fixture.facts for fixture in fixtures.fixtures}

    async def predict(document: Document) -> Prediction:
        (facts,) = by_name[document.id]
        return Prediction((replace(facts, figures=tuple(replace(f, confidence=0.95) for f in facts.figures)),))

    report = assess(fixtures, [[asyncio.run(evaluate("sure", predict, fixtures.fixtures))]], gate=False)
    (row,) = report.models[0].reliability
    assert (row.low, row.high, row.share, row.mean) == (0.9, 1.0, 1.0, 0.95)
    assert f"| 0.9 to 1.0 | 0.950 | 1.000 | {row.items} |" in as_markdown(report)
    assert "<th>0.9 to 1.0</th>" in as_html(report)
    assert f"  confidence 0.9 to 1.0 (mean 0.950): 1.000 of {row.items} right" in list(score_lines(report))

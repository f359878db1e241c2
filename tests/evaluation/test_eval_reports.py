"""What a report that is no interview says counts where its label holds it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.evaluation.fixtures import labelled_kinds, load_fixtures
from summarizer.evaluation.marks import Tally
from summarizer.evaluation.predict import predictor
from summarizer.evaluation.run import evaluate

PAGE = """踔厉奋发 勇毅前行

政府工作报告

（2024年1月13日在枫桥市第十五届人民代表大会第一次会议上）

枫桥市市长　王一鸣

各位代表：

去年，全市新修渠道120公里，完成水利投资46亿元，灌溉面积达到35万亩，群众得到了实惠。

各位代表！让我们真抓实干，久久为功！
"""
FIGURE = {
    "role": "result",
    "metric": "灌溉面积",
    "value": 350000,
    "unit": "亩",
    "bound": "exact",
    "measure": "level",
    "period": "去年",
    "due": "2023",
    "quote": "灌溉面积达到35万亩",
}


def figures(folder: Path, labelled: list[dict[str, Any]]) -> tuple[tuple[str, ...], Tally]:
    """The kinds that the label asks for, and the tally of figures."""
    article = {
        "kind": "report",
        "headline": "踔厉奋发 勇毅前行 政府工作报告",
        "kicker": None,
        "first_words": "踔厉奋发勇毅前行政府工作",
        "last_words": "们真抓实干，久久为功！",
        "journalists": [],
        "outlet": None,
        "occasion": None,
        "speaker": {"name": "王一鸣", "positions": [{"agency": "枫桥市", "title": "市长"}]},
        "initiatives": [],
        "figures": labelled,
    }
    label = {"document": "page.txt", "reference_year": 2024, "articles": [article]}
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    (folder / "page.json").write_text(json.dumps(label, ensure_ascii=False), encoding="utf-8")
    fixtures = load_fixtures([folder / "page.json"], [folder])
    run = asyncio.run(evaluate("local", predictor("local", kinds=("interview", "report")), fixtures))
    return labelled_kinds(fixtures), run.tallies().get("figures", Tally())


@pytest.mark.parametrize("labelled", [[], [FIGURE]], ids=["none", "some"])
def test_figures_of_a_report_count_where_its_label_holds_some(tmp_path: Path, labelled: list[dict[str, Any]]) -> None:
    kinds, tally = figures(tmp_path, labelled)
    assert kinds == (("interview", "report") if labelled else ("interview",))
    assert (tally.predicted > 0) is bool(labelled)
    assert tally.expected == len(labelled)

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from eval_cases import write_set

from summarizer.evaluation.check import check_files, check_labels
from summarizer.evaluation.drafting import draft_labels, labels_json
from summarizer.evaluation.fixtures import load_fixtures, read_labels
from summarizer.evaluation.scores import field_tallies, score_page
from summarizer.pipeline import Summarizer
from summarizer.reading import read_path

Change = Callable[[dict[str, Any]], object]


def problems(folder: Path, change: Change) -> list[str]:
    write_set(folder, 1)
    path = folder / "labels" / "p0.json"
    labels = json.loads(path.read_text(encoding="utf-8"))
    change(labels["articles"][0])
    path.write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")
    found = check_labels(read_labels(path), read_path(folder / "pages" / "p0.txt"))
    return [f"{problem.where}: {problem.what}" for problem in found]


def test_good_labels_have_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, lambda article: None) == []
    assert check_files([tmp_path / "labels"], [tmp_path / "pages"]) == (1, [])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda a: a["figures"][0].update(quote="零售额达到999亿元"), "quote '零售额达到999亿元' does not occur"),
        (lambda a: a["figures"][0].update(value=12100000000), "12100000000元 does not follow from the quote"),
        (lambda a: a["figures"][1].update(unit="项"), "30项 does not follow from the quote"),
        (lambda a: a["figures"][0].update(value_max=130), "value_max is not above value"),
        (lambda a: a["figures"][0].update(period="一季度"), "period '一季度' does not occur"),
        (lambda a: a["figures"][0].update(period=None), "a due but no period"),
        (lambda a: a["figures"].append(a["figures"][0]), "stands twice"),
        (lambda a: a["initiatives"].append(a["initiatives"][1]), "白鹭物流港 stands twice"),
        (lambda a: a["initiatives"][1].update(name="白鹭空港"), "the name does not occur"),
        (lambda a: a["initiatives"][0].update(name="持续" * 11), "at most 20 characters"),
        (lambda a: a.update(first_words="白鹭外贸"), "has 4 characters; give 12"),
        (lambda a: a.update(first_words="青石外贸爬坡过坎消费持续"), "does not occur"),
        (lambda a: a.update(headline="白鹭外贸 遥遥领先"), "'遥遥领先' does not occur"),
        (lambda a: a.update(journalists=["王五"]), "'王五' does not occur"),
        (lambda a: a["speaker"].update(name="周九"), "'周九' does not occur"),
        (lambda a: a["speaker"]["positions"][0].update(title="主任"), "'主任' does not occur"),
        (lambda a: a.update(kind="commentary"), "a commentary has no initiatives"),
    ],
)
def test_each_fault_is_found_and_told(tmp_path: Path, change: Change, message: str) -> None:
    assert any(message in problem for problem in problems(tmp_path, change))


def test_articles_that_overlap_are_told(tmp_path: Path) -> None:
    path = write_set(tmp_path, 1) / "labels" / "p0.json"
    labels = json.loads(path.read_text(encoding="utf-8"))
    labels["articles"] *= 2
    path.write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")
    _, lines = check_files([tmp_path / "labels"], [tmp_path / "pages"])
    assert len(lines) == 1
    assert "article 2: first_words" in lines[0]
    assert "spans overlap" in lines[0]


def test_a_file_that_is_no_label_file_is_one_line(tmp_path: Path) -> None:
    write_set(tmp_path, 2)
    (tmp_path / "labels" / "p0.json").write_text("{", encoding="utf-8")
    count, lines = check_files([tmp_path / "labels"], [tmp_path / "pages"])
    assert (count, len(lines)) == (2, 1)


def test_the_sign_of_a_fall_and_units_that_no_number_carries_follow_from_their_quotes(tmp_path: Path) -> None:
    def fall(article: dict[str, Any]) -> None:
        article["figures"][1].update(value=-30)

    assert problems(tmp_path, fall) == []


def test_a_drafted_label_file_is_one_that_loads_and_scores(tmp_path: Path) -> None:
    pages = write_set(tmp_path, 1) / "pages"
    document = read_path(pages / "p0.txt")
    outcomes = asyncio.run(Summarizer("local", published="2023-08").read_document(document))
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "p0.json").write_text(labels_json(draft_labels(document, outcomes)), encoding="utf-8")
    (drafted,), (labelled,) = load_fixtures([drafts], [pages]), load_fixtures([tmp_path / "labels"], [pages])
    found = field_tallies(score_page("p0.txt", labelled.facts, drafted.facts))
    assert found["articles"].score == found["figures"].score == 1
    value = json.loads((drafts / "p0.json").read_text(encoding="utf-8"))["articles"][0]["figures"][0]["value"]
    assert value == 12000000000
    assert check_labels(drafted.labels, document) == []

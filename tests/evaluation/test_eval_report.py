from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from eval_cases import write_set

import summarizer.schemas
from summarizer.documents import Document
from summarizer.evaluation.assess import assess
from summarizer.evaluation.gate import GateFile
from summarizer.evaluation.report.model import ScoresReport, SpreadReport
from summarizer.evaluation.report.render import as_html, as_json, as_junit, as_markdown, axis_start, scores_schema
from summarizer.evaluation.report.sentences import sentence
from summarizer.evaluation.report.text import score_lines
from summarizer.evaluation.report.write import append_summary, write_report
from summarizer.evaluation.run import Predict, Prediction, evaluate
from summarizer.evaluation.sets import FixtureSet, open_set
from summarizer.schemas.summary import Usage
from summarizer.text import Span

ATTACK = "<script>alert(1)</script>|`x`\x07"


def oracle(fixtures: FixtureSet, *, attack: bool = False, cost: float | None = None) -> Predict:
    """The labels as answers; with `attack`, markup in a name and a figure left out of the first page."""
    by_name = {fixture.document.id: fixture.facts for fixture in fixtures.fixtures}

    async def predict(document: Document) -> Prediction:
        (facts,) = by_name[document.id]
        usage = Usage(input_tokens=900, output_tokens=100, cost=cost, cached=False) if cost is not None else None
        if attack and document.id == "p0.txt":
            evil = replace(facts.initiatives[1], name=ATTACK)
            facts = replace(facts, figures=facts.figures[1:], initiatives=(*facts.initiatives, evil))
            return Prediction((facts,), ("article 1: RefusalError: I would rather not",), usage)
        return Prediction((facts,), usage=usage)

    return predict


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> ScoresReport:
    fixtures = open_set([write_set(tmp_path_factory.mktemp("set"))])
    fixtures = replace(fixtures, gates=GateFile(floors={"weak": {"figures": 0.99, "articles": 0.5}}))
    strong = [asyncio.run(evaluate("strong", oracle(fixtures, cost=0.01), fixtures.fixtures)) for _ in range(2)]
    weak = asyncio.run(evaluate("weak", oracle(fixtures, attack=True), fixtures.fixtures))
    return assess(fixtures, [strong, [weak]], gate=True)


def test_the_json_is_the_report_and_its_keys_are_these(report: ScoresReport) -> None:
    text = as_json(report)
    assert ScoresReport.model_validate_json(text) == report
    data = json.loads(text)
    assert list(data) == [
        "schema_version",
        "version",
        "sets",
        "pages",
        "labelled_articles",
        "models",
        "comparisons",
        "gates",
        "articles",
    ]
    assert list(data["models"][0]) == [
        "model",
        "fields",
        "spread",
        "faults",
        "seconds",
        "usage",
        "failures",
        "reliability",
    ]
    assert list(data["models"][1]["fields"]["figures"]) == [
        "kind",
        "score",
        "low",
        "high",
        "precision",
        "recall",
        "hits",
        "expected",
        "predicted",
        "articles",
    ]


def test_scores_costs_and_failures_stand_side_by_side(report: ScoresReport) -> None:
    strong, weak = report.models
    assert (strong.fields["figures"].score, strong.fields["figures"].low) == (1, None)
    assert weak.fields["figures"].recall == pytest.approx(23 / 24, abs=1e-6)
    assert weak.fields["figures"].low is not None
    assert strong.usage is not None
    assert strong.usage.input_tokens == 7200
    assert strong.usage.cost == pytest.approx(0.08)
    assert weak.usage is None
    assert [failure.document for failure in weak.failures] == ["p0.txt"]
    assert (strong.spread["figures"].deviation, strong.spread["figures"].runs) == (0, 2)
    assert (report.comparisons[0].model, report.comparisons[0].base) == ("weak", "strong")


def test_repeated_runs_say_their_spread(report: ScoresReport) -> None:
    assert "  the same in all 2 runs" in list(score_lines(report))
    wild = SpreadReport(mean=0.9, deviation=0.05, lowest=0.85, highest=0.95, runs=3)
    changed = report.models[0].model_copy(update={"spread": {"figures": wild}})
    lines = list(score_lines(report.model_copy(update={"models": (changed, report.models[1])})))
    assert "  figures: 0.900 ± 0.0500 over 3 runs (0.850 to 0.950)" in lines


def test_a_fault_has_its_sentence_with_expected_and_got(report: ScoresReport) -> None:
    (fault,) = (f for f in report.articles[0].results["weak"].faults if f.field == "figures")
    assert (fault.kind, fault.got) == ("missed", "")
    assert fault.expected.startswith("社会消费品零售额 12000000000元 (result")
    assert fault.before + fault.words + fault.after == "截至6月底，全市社会消费品零售额已达120亿元，新增外贸企业30家。"
    assert fault.words == "社会消费品零售额已达120亿元"


def test_the_exported_schema_of_scores_is_that_of_the_report() -> None:
    exported = Path(summarizer.schemas.__file__).parent / "json" / "scores.json"
    assert exported.read_text(encoding="utf-8") == scores_schema()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"src", "href", "srcset"}]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_the_page_loads_nothing_runs_nothing_and_shows_markup_as_text(report: ScoresReport) -> None:
    html = as_html(report)
    page = _Page()
    page.feed(html)
    assert page.links == []
    assert "script" not in page.tags
    assert "url(" not in html
    assert any("<script>alert(1)</script>" in text for text in page.text)
    assert page.tags.count("details") == 8
    assert page.tags.count("svg") == sum(1 for f in report.models[0].fields.values() if f.score is not None)
    assert page.tags.count("mark") == sum(len(a.results["weak"].faults) for a in report.articles)


def test_every_place_of_the_picture_is_on_the_axis(report: ScoresReport) -> None:
    start = axis_start(report)
    lows = [f.low for m in report.models for f in m.fields.values() if f.low is not None]
    assert 0 <= start <= min(lows)


def test_the_markdown_escapes_what_pages_and_models_say(report: ScoresReport) -> None:
    text = as_markdown(report, faults=3)
    assert "\\<script\\>" in text
    assert "<script>" not in text
    rows = [line for line in text.splitlines() if line.startswith("| figures |")]
    assert len({line.count("|") for line in text.splitlines() if line.startswith("| ") and "..." not in line}) <= 4
    assert len(rows) == 2
    assert "Gate: failed" in text


def test_the_markdown_without_times_is_the_same_for_the_same_scores(report: ScoresReport) -> None:
    later = report.model_copy(
        update={"models": tuple(m.model_copy(update={"seconds": m.seconds + 9}) for m in report.models)}
    )
    assert as_markdown(report, times=False) == as_markdown(later, times=False)
    assert as_markdown(report) != as_markdown(later)


def test_junit_has_a_case_for_each_gate_and_each_article(report: ScoresReport) -> None:
    root = Xml.fromstring(as_junit(report))
    gates, strong, weak = root.findall("testsuite")
    assert [case.get("name") for case in gates] == [gate.name for gate in report.gates]
    failed = [case.get("name") for case in gates if case.find("failure") is not None]
    assert failed == [gate.name for gate in report.gates if not gate.passed]
    assert "floor figures" in failed
    assert "floor articles" not in failed
    assert len(strong) == len(weak) == 8
    assert weak.get("errors") == "1"
    error = weak[0].find("error")
    assert error is not None
    assert "RefusalError" in (error.get("message") or "")


def test_the_files_of_a_report_are_written_and_the_summary_is_appended(report: ScoresReport, tmp_path: Path) -> None:
    paths = write_report(report, tmp_path / "a" / "b")
    assert [path.name for path in paths] == ["scores.json", "summary.md", "junit.xml", "report.html"]
    assert all(path.stat().st_size for path in paths)
    summary = tmp_path / "step.md"
    summary.write_text("before\n", encoding="utf-8")
    append_summary(report, summary)
    assert summary.read_text(encoding="utf-8").startswith("before\n8 pages")


def test_a_sentence_closes_line_breaks_and_says_where_it_was_cut(tmp_path: Path) -> None:
    (fixture,) = open_set([write_set(tmp_path, 1)]).fixtures
    page = "一句。全市新\n\n建道路30公里，其他。尾"
    ruler = type(fixture.ruler).of(page)
    place = ruler.find("新建道路")
    assert place is not None
    assert sentence(page, ruler, place) == ("全市", "新建道路", "30公里，其他。")
    long = "甲" * 500 + "乙" + "丙" * 500
    before, words, after = sentence(long, type(ruler).of(long), Span(500, 501))
    assert (before[0], words, after[-1]) == ("…", "乙", "…")

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from eval_cases import write_page, write_set
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import FixtureError, UsageError
from summarizer.evaluation.facts import Ruler
from summarizer.evaluation.fixtures import load_fixtures, read_labels
from summarizer.evaluation.sets import open_set
from summarizer.schemas.labels import PageLabels
from summarizer.text import Span

SHARED = Path(__file__).resolve().parents[3] / "shared"


def test_a_set_is_its_pages_with_their_labels_and_the_year_of_the_label(tmp_path: Path) -> None:
    fixtures = load_fixtures([write_set(tmp_path, 2) / "labels"], [tmp_path / "pages"])
    assert [fixture.document.id for fixture in fixtures] == ["p0.txt", "p1.txt"]
    first = fixtures[0]
    assert str(first.document.published) == "2023"
    (facts,) = first.facts
    assert facts.span == Span(0, len(first.ruler.text))
    assert [figure.value for figure in facts.figures] == [Decimal(12000000000), Decimal(30), Decimal(20000000000)]
    quotes = [(f.quote, f.places) for f in facts.figures] + [(i.quote, i.places) for i in facts.initiatives]
    for quote, (place,) in quotes:
        assert first.ruler.text[place.start : place.end] == quote


def test_a_quote_that_skips_a_line_break_has_its_place(tmp_path: Path) -> None:
    write_page(tmp_path, 0, "白鹭")
    page = tmp_path / "pages" / "p0.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("零售额已达", "零售\n\n额 已达"), encoding="utf-8")
    (fixture,) = load_fixtures([tmp_path / "labels"], [tmp_path / "pages"])
    assert len(fixture.facts[0].figures[0].places) == 1


def test_pages_in_other_encodings_and_folders_are_found(tmp_path: Path) -> None:
    write_set(tmp_path, 1)
    text = (tmp_path / "pages" / "p0.txt").read_text(encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "p0.txt").write_bytes(text.encode("gb18030"))
    (tmp_path / "pages" / "p0.txt").unlink()
    with pytest.raises(FixtureError, match=r"no page p0\.txt"):
        open_set([tmp_path])
    (tmp_path / "gates.toml").write_text('[fixtures]\npages = ["pages", "seeds"]\n', encoding="utf-8")
    (fixture,) = open_set([tmp_path]).fixtures
    assert fixture.document.text.strip() == text.strip()


def test_two_label_files_for_one_page_are_an_error(tmp_path: Path) -> None:
    labels = write_set(tmp_path, 1) / "labels"
    (labels / "again.json").write_text((labels / "p0.json").read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(FixtureError, match="label the same page"):
        load_fixtures([labels], [tmp_path / "pages"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "essay"}, "articles.0.kind"),
        ({"figures": [{"role": "goal"}]}, "articles.0.figures.0.metric"),
        ({"colour": "red"}, "articles.0.colour"),
    ],
)
def test_a_wrong_label_file_is_an_error_that_names_the_place(
    tmp_path: Path, change: dict[str, object], message: str
) -> None:
    path = write_set(tmp_path, 1) / "labels" / "p0.json"
    page = json.loads(path.read_text(encoding="utf-8"))
    page["articles"][0] |= change
    path.write_text(json.dumps(page), encoding="utf-8")
    with pytest.raises(FixtureError, match=message):
        read_labels(path)


def test_values_of_a_label_file_are_exact(tmp_path: Path) -> None:
    path = write_set(tmp_path, 1) / "labels" / "p0.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"value": 30,', '"value": 33.33,'), encoding="utf-8")
    assert read_labels(path).articles[0].figures[1].value == Decimal("33.33")


@pytest.mark.parametrize("name", ["labels", "pages"])
def test_a_missing_folder_is_wrong_use(tmp_path: Path, name: str) -> None:
    write_set(tmp_path, 1)
    (tmp_path / name).rename(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match=name):
        open_set([tmp_path])


def test_a_set_without_label_files_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "pages").mkdir()
    with pytest.raises(FixtureError, match="no label file"):
        open_set([tmp_path])


def test_article_words_are_looked_for_one_article_after_the_other(tmp_path: Path) -> None:
    write_page(tmp_path, 0, "白鹭")
    page, label = tmp_path / "pages" / "p0.txt", tmp_path / "labels" / "p0.json"
    page.write_text(page.read_text(encoding="utf-8") * 2, encoding="utf-8")
    labels = json.loads(label.read_text(encoding="utf-8"))
    labels["articles"] *= 2
    label.write_text(json.dumps(labels), encoding="utf-8")
    (fixture,) = load_fixtures([tmp_path / "labels"], [tmp_path / "pages"])
    half = len(fixture.ruler.text) // 2
    assert [facts.span for facts in fixture.facts] == [Span(0, half), Span(half, 2 * half)]
    labels["articles"] *= 2
    label.write_text(json.dumps(labels), encoding="utf-8")
    with pytest.raises(FixtureError, match="article 3"):
        load_fixtures([tmp_path / "labels"], [tmp_path / "pages"])


def test_the_shared_labels_load_with_every_quote_in_its_place() -> None:
    if not SHARED.is_dir():
        pytest.skip("the shared pages are not beside the project")
    fixtures = load_fixtures([SHARED / "labels"], [SHARED / "pages"])
    assert sum(len(fixture.facts) for fixture in fixtures) == 12
    for fixture in fixtures:
        for facts in fixture.facts:
            assert all(figure.places for figure in facts.figures)
            assert all(initiative.places for initiative in facts.initiatives)


def test_the_schema_of_labels_rejects_what_is_no_label() -> None:
    schema = PageLabels.model_json_schema()
    assert schema["additionalProperties"] is False
    assert schema["$defs"]["FigureLabel"]["properties"]["bound"]["enum"] == ["min", "max", "about", "exact"]


@given(st.text("甲乙1 \n\u3000，。", max_size=30), st.data())
def test_a_ruler_leads_there_and_back(page: str, data: st.DataObject) -> None:
    ruler = Ruler.of(page)
    assert len(ruler.text) == len(ruler.offsets) == len("".join(page.split()))
    if ruler.text:
        start = data.draw(st.integers(0, len(ruler.text) - 1))
        span = Span(start, data.draw(st.integers(start + 1, len(ruler.text))))
        assert ruler.measure(ruler.source(span)) == span

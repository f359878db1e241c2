"""The HTML brief: every item beside its words, and nothing of a page that is more than words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from output_cases import evidence, figure, initiative, summary

from summarizer import Summarizer
from summarizer.batch import run_batch
from summarizer.outputs.html import HtmlBrief, shown_value
from summarizer.outputs.passages import Mark, cut
from summarizer.reading import read_path
from summarizer.schemas.summary import Checks, InterviewSummary, SpanItem, Unaccounted, Unsupported
from summarizer.text import Span

SEEDS = Path(__file__).parents[2] / "seeds"
HOSTILE = "</style></a><script>alert(1)</script><img src=http://example.org onerror=x()>&amp;\x00\u202e字"


def brief(folder: Path, *summaries: InterviewSummary, text: str = "字" * 500) -> Any:
    """The tree of brief.html made from summaries of one text."""
    sink = HtmlBrief(folder)
    for one in summaries:
        sink.add(one, text)
    sink.close()
    sink.commit()
    return html.parse(str(folder / "brief.html"), html.HTMLParser(encoding="utf-8")).getroot()


def words(tree: Any, key: str) -> str:
    """What is shown as the words of an item: all pieces of its class."""
    return "".join(piece.text for piece in tree.xpath("//*[contains(concat(' ',@class,' '),$c)]", c=f" {key} "))


@pytest.mark.parametrize("page", ["01_yunze_plenum.txt", "08_shidu_columns.pdf", "03_shidu_qa.txt"])
def test_every_item_links_to_exactly_its_words_and_they_link_back(page: str, tmp_path: Path) -> None:
    run_batch([SEEDS / page], tmp_path, formats=["html"])
    tree = html.parse(str(tmp_path / "brief.html"), html.HTMLParser(encoding="utf-8")).getroot()
    summaries = Summarizer().summarize(SEEDS / page)
    text = read_path(SEEDS / page).text
    assert len(tree.xpath("//section")) == len(summaries)
    for number, one in enumerate(summaries, 1):
        lists: dict[str, tuple[Any, ...]] = {"g": one.goals, "r": one.results, "i": one.initiatives}
        for letter, items in lists.items():
            for i, item in enumerate(items, 1):
                key, span = f"{letter}{number}-{i}", item.evidence.span
                assert words(tree, key) == text[span.start : span.end] == item.evidence.quote
                (link,) = tree.xpath("//a[@href=$h]", h=f"#{key}")
                assert link.text == item.evidence.quote
                assert link.getparent().get("id") == f"row-{key}"
                assert f"#{key}:target~.{key}" in tree.xpath("//style")[0].text
    ids = [element.get("id") for element in tree.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    assert {link.get("href")[1:] for link in tree.xpath("//a")} <= set(ids)


def test_nothing_from_a_page_is_more_than_words(tmp_path: Path) -> None:
    hostile = summary(
        agency=HOSTILE,
        abstract=HOSTILE,
        occasion=HOSTILE,
        goals=(figure(HOSTILE, HOSTILE, "1", period=HOSTILE, due=None, unit=HOSTILE),),
        initiatives=(initiative(HOSTILE, HOSTILE),),
        checks=Checks(
            unsupported=(Unsupported(item="figure", text=HOSTILE, quote=HOSTILE, reason=HOSTILE),),
            unaccounted=(Unaccounted(amount=HOSTILE, span=SpanItem(start=1, end=9), sentence=HOSTILE),),
            coverage=0.5,
        ),
    )
    tree = brief(tmp_path, hostile, text=HOSTILE * 10)
    assert not tree.xpath("//script | //img | //link | //iframe | //object | //form | //base")
    assert len(tree.xpath("//style")) == 1
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert all(link.get("href").startswith("#") for link in tree.xpath("//a"))
    (policy,) = tree.xpath("//meta[@http-equiv]/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_what_is_to_be_checked_by_hand_is_listed_with_its_reason(tmp_path: Path) -> None:
    checks = Checks(
        unsupported=(Unsupported(item="figure", text="七成", quote="达到七成", reason="not in the quote"),),
        unaccounted=(Unaccounted(amount="3个", span=SpanItem(start=8, end=10), sentence="第3个字"),),
        coverage=0.75,
    )
    tree = brief(tmp_path, summary(checks=checks))
    text = " ".join(tree.text_content().split())
    assert "To check by hand 2" in text
    assert "figure not proved: not in the quote" in text
    assert "75% of the numbers have a verdict." in text
    assert words(tree, "u1-1") == "字字"


def test_many_interviews_are_parts_that_lead_to_one_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.outputs.html._VOLUME", 2)
    brief(tmp_path, *[summary()] * 5)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief-2.html", "brief-3.html", "brief.html"]
    middle = html.parse(str(tmp_path / "brief-2.html")).getroot()
    assert middle.xpath("//p[@class='parts']/a/@href") == ["brief.html", "brief-3.html"]
    assert middle.xpath("//section/@id") == ["interview-3", "interview-4"]
    tree = brief(tmp_path, *[summary()] * 2)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.html"]
    assert tree.xpath("//p[@class='parts']") == []


def test_a_brief_without_interviews_says_so(tmp_path: Path) -> None:
    assert "No interview was found." in brief(tmp_path).text_content()


@pytest.mark.parametrize(
    ("amount", "value", "most", "unit", "shown"),
    [
        ("3亿元", "300000000", None, "元", "300,000,000元"),
        ("3200家", "3200", None, "家", None),
        ("1,083项", "1083", None, "项", None),
        ("３２公里", "32", None, "公里", None),
        ("六成", "60", None, "%", "60%"),
        ("8到10个", "8", "10", "个", "8–10个"),
        ("百分之三点五", "3.50", None, "%", "3.5%"),
    ],
)
def test_a_value_is_shown_where_it_says_more_than_the_amount(
    amount: str, value: str, most: str | None, unit: str, shown: str | None
) -> None:
    from decimal import Decimal

    one = figure("a", amount, value, unit=unit, value_max=None if most is None else Decimal(most))
    assert shown_value(one) == shown


TEXT = "零一二三四五六七八九"


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 12)), max_size=6), st.integers(0, 9), st.integers(0, 10))
def test_pieces_are_the_text_and_those_of_an_item_its_words(spans: list[tuple[int, int]], start: int, end: int) -> None:
    region = Span(start, max(start, end))
    marks = [Mark(f"k{i}", "goal", Span(*span)) for i, span in enumerate(spans)]
    kept = [mark for mark in marks if mark.span.start < mark.span.end <= len(TEXT)]
    first = min([region.start, *(mark.span.start for mark in kept)])
    last = max([region.end, *(mark.span.end for mark in kept)])
    pieces = cut(TEXT, region, marks)
    assert "".join(piece.text for piece in pieces) == TEXT[first:last]
    for mark in kept:
        own = [piece for piece in pieces if mark.key in piece.keys]
        assert "".join(piece.text for piece in own) == TEXT[mark.span.start : mark.span.end]
        assert [mark.key in piece.begins for piece in own] == [True] + [False] * (len(own) - 1)


def test_evidence_outside_the_article_is_shown_too(tmp_path: Path) -> None:
    one = summary(goals=(figure("a", "1个", "1", evidence=evidence("字字", 10)),))
    tree = brief(tmp_path, one)
    assert words(tree, "g1-1") == "字字"

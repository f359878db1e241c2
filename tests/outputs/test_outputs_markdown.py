from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from output_cases import figure, initiative, summary

from summarizer.outputs import brief, write_tables
from summarizer.outputs.markdown import escape
from summarizer.schemas.summary import Checks, SpanItem, Unaccounted

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def test_a_brief_shows_who_what_and_the_words(tmp_path: Path) -> None:
    write_tables([summary(), summary()], tmp_path, ["md"])
    text = (tmp_path / "brief.md").read_text(encoding="utf-8")
    assert text.startswith("# Interviews\n\n## 云泽市水务局 · 何清源\n")
    assert text.count("| 供水管网 | 120公里 | min | level | 2025 | 供水管网达到120公里 |") == 2
    assert "| 望湖引水工程 | project | planned | 建设望湖引水工程 |" in text
    assert "- Source: a/page.txt, article 2" in text


def test_what_was_left_out_is_told() -> None:
    missing = Unaccounted(amount="3个", span=SpanItem(start=0, end=2), sentence="3个")
    text = brief(summary(checks=Checks(unsupported=(), unaccounted=(missing,), coverage=0.5)))
    assert "Left out: 0 unproved, 1 numbers without a verdict.\n\n- 3个 in: 3个" in text


def test_numbers_and_file_names_stay_readable_without_rendering() -> None:
    assert escape("3.4%") == "3.4%"
    assert escape("01_yunze_plenum.txt") == "01_yunze_plenum.txt"
    assert escape("1. 字") == "1\\. 字"
    assert escape("_字_") == "\\_字\\_"


def plain(html: str) -> str:
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        html = html.replace(entity, char)
    return html


WORDS = st.text(st.sampled_from('年内#*_`[]()<>!|\\~&;:/.@$+-=1)wW" \n\t\u2028ab'), max_size=30)


@given(WORDS)
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    shown = MARKDOWN.render(escape(text)).strip()
    line = " ".join(text.split())
    if not line:
        assert shown == ""
        return
    assert shown.startswith("<p>")
    assert shown.endswith("</p>")
    assert " ".join(plain(shown[3:-4]).split()) == line


@given(WORDS)
def test_no_words_of_a_page_change_the_shape_of_the_brief(text: str) -> None:
    words = f"字{text}"
    one = summary(
        agency=words,
        abstract=words,
        occasion=words,
        goals=(figure(words, words, "1", period=words, due=None),),
        initiatives=(initiative(words, words),),
    )

    def shape(source: str) -> list[str]:
        return [token.type for token in MARKDOWN.parse(source)]

    assert shape(brief(one)) == shape(brief(summary(goals=(figure("a", "b", "1"),))))


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "![x](http://a/b)", "[x](javascript:1)", "&#60;b&#62;"])
def test_no_html_and_no_link_comes_from_a_page(text: str) -> None:
    html = MARKDOWN.render(brief(summary(agency=text, abstract=text, initiatives=(initiative(text, text),))))
    assert "<script" not in html
    assert "<a " not in html
    assert "<img" not in html
    assert "<b>" not in html

"""Texts that are no pages."""

from __future__ import annotations

import time

import pytest

from summarizer.documents import Document
from summarizer.models.local.speakers import read_speakers
from summarizer.splitting import split


def document(text: str) -> Document:
    return Document("page.txt", text, "0" * 64)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\ufeff", "\f", "。", "——", "——访", "□", "（）", "#", "记者："])
def test_nothing_gives_no_article(text: str) -> None:
    assert split(document(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "1 2 3 4 5\n" * 400,
        "123456789" * 3000,
        "汉" * 20000,
        "一二三四五六七八九十" * 2000 + "。",
        "局长" * 5000,
        "市委" * 5000,
        "——访" * 3000,
        "记者：" * 3000,
        "记者 " * 3000,
        "、" * 20000,
        "（" * 20000,
        "报" * 20000 + "记者",
        "全市" * 3000 + "会议\n" + "届" * 3000,
        ("局长王一鸣说，今年" + "一" * 50 + "。\n") * 300,
        "\n".join("项目" * 10 for _ in range(1000)),
        "\n".join("水" * 20 for _ in range(1000)),
    ],
)
def test_long_monotony_is_read_in_a_moment(text: str) -> None:
    start = time.perf_counter()
    for article in split(document(text)):
        read_speakers(article)
    assert time.perf_counter() - start < 2


def test_a_page_on_one_line_is_one_article() -> None:
    text = "渠水进村 ——访枫桥市水务局局长方舟 “水到了，心就定了。”方舟说，今年新修渠道12公里。" * 3
    assert len(split(document(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "“渠水到田头。”王一鸣说，今年新修渠道12公里，比去年多两成。" * 3300,
        "枫桥市水务局党组书记、局长" * 8000,
        "市委常委、副市长，" * 11000,
        "第三次会议届届党代会两会" * 8000,
        "政府工作报告届会议" * 11000,
        "作为局长，" * 20000,
        "1234567890" * 10000,
    ],
    ids=["sentences", "titles", "posts", "meetings", "reports", "as", "digits"],
)
def test_a_line_of_a_hundred_thousand_characters_is_read_in_a_moment(text: str) -> None:
    start = time.perf_counter()
    for article in split(document(text)):
        read_speakers(article)
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize(
    "text", ["\n" * 200, " \n\u3000\n" * 100, "12\n34\n56 78\n9\n", "1234567890\n" * 50, "……\n" * 40]
)
def test_blank_lines_digits_and_marks_are_no_article(text: str) -> None:
    assert split(document(text)) == []


def test_blank_lines_between_are_nothing() -> None:
    text = "修好一条渠\n——访枫桥市水务局局长方舟\n“水到了，心就定了。”方舟说，今年新修渠道12公里。"
    (plain,) = split(document(text))
    (sparse,) = split(document("\n" * 200 + text.replace("\n", "\n" * 200) + "\n" * 200))
    assert (plain.headline, plain.kicker, plain.text) == (sparse.headline, sparse.kicker, sparse.text)

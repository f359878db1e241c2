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

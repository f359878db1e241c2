from pathlib import Path

import pytest

from summarizer.documents import Published
from summarizer.reading.plain import read_markdown, read_plain


def test_plain_text_stays_as_it_is_but_for_newlines() -> None:
    text = "\ufeff　　“1+N”体系\r\n\r\n——访某局 局长\r**不是强调**\n"
    assert read_plain(text.encode()) == ("　　“1+N”体系\n\n——访某局 局长\n**不是强调**\n", None)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-08-05", Published(2023, 8, 5)),
        ('"2023-08-05T09:30:00"', Published(2023, 8, 5)),
        ("2023/8/5", Published(2023, 8, 5)),
        ("2023年8月5日", Published(2023, 8, 5)),
        ("2023-08", Published(2023, 8)),
        ("2023  # year only", Published(2023)),
        ("tomorrow", None),
        ("2023-13", None),
    ],
)
def test_front_matter_gives_the_date_and_leaves_the_text(value: str, expected: Published | None) -> None:
    page = f"---\ntitle: 稳粮\ndate: {value}\n---\n正文第一段。\n"
    assert read_markdown(page.encode()) == ("正文第一段。\n", expected)


def test_published_wins_over_date() -> None:
    page = "---\ndate: 2020-01-01\npublished: 2023-08-05\n---\n正文"
    assert read_markdown(page.encode())[1] == Published(2023, 8, 5)


def test_a_rule_in_the_text_is_no_front_matter() -> None:
    page = "标题\n---\ndate: 2023-08-05\n---\n"
    assert read_markdown(page.encode()) == (page, None)


def test_marks_of_markdown_are_taken_off() -> None:
    page = "# 夯实根基 #1\n\n> 编者按\n\n**记者：**今年打算？\n"
    page += "- 一是 [办法](http://a.b/c) ![图](x.png)\n3*4*5 和 20% * 2\n1. 第一\n"
    assert read_markdown(page.encode())[0] == (
        "夯实根基 #1\n\n编者按\n\n记者：今年打算？\n一是 办法 \n3*4*5 和 20% * 2\n1. 第一\n"
    )


def test_a_line_of_asterisks_costs_no_time(tmp_path: Path) -> None:
    assert read_markdown(b"**" * 200_000 + b"a")[0].endswith("a")

"""The meeting that an article reacts to."""

from __future__ import annotations

import pytest

from summarizer.documents import Document
from summarizer.splitting import split

TAIL = "王一鸣说，今年新修渠道12公里，灌溉面积增加3.5万亩。"


def occasions(*leads: str) -> list[str | None]:
    page = "\n\n".join(
        f"第{n}篇好文章\n\n——访枫桥市水务局局长王一鸣\n\n{lead}\n\n{TAIL}\n\n本报记者 李青"
        for n, lead in enumerate(leads, 1)
    )
    return [article.occasion for article in split(Document("page.txt", page, "0" * 64))]


@pytest.mark.parametrize(
    ("lead", "occasion"),
    [
        ("“市委八届三次全会给水利定了盘子。”王一鸣说。", "市委八届三次全会"),
        ("“市委召开八届三次全会，振奋人心。”王一鸣说。", "市委八届三次全会"),
        ("谈起刚刚闭幕的市委八届三次全会，王一鸣说，好。", "市委八届三次全会"),
        ("市委第八届三次全体会议闭幕后，王一鸣接受采访。", "市委八届三次全会"),
        ("省委十届五次全会精神传到枫桥。市委八届三次全会、市委八届三次全会要求实干。", "市委八届三次全会"),
        ("市委八届三次全会贯彻党的二十届四中全会精神，定了盘子。", "市委八届三次全会"),
        ("学习党的二十届四中全会精神，王一鸣有话说。", "党的二十届四中全会"),
        ("枫桥市“两会”期间，王一鸣算了一笔账。", "枫桥市“两会”"),
        ("全市高质量发展大会闭幕第二天，王一鸣到了渠首。", "全市高质量发展大会"),
        ("王一鸣忙着修渠。首届枫桥水文化大会10月举办。", None),
        ("王一鸣忙着修渠。", None),
    ],
)
def test_the_lead_names_the_meeting(lead: str, occasion: str | None) -> None:
    assert occasions(lead) == [occasion]


def test_what_an_article_shortens_is_completed_from_the_page() -> None:
    assert occasions(
        "“市委八届三次全会给水利定了盘子。”王一鸣说。",
        "“全会给我们提了气。”王一鸣说，要落实省委十届五次全会部署。",
        "市委全会之后，王一鸣到了渠首。",
        "王一鸣忙着修渠。",
    ) == ["市委八届三次全会", "市委八届三次全会", "市委八届三次全会", None]


def test_the_sessions_of_the_page_complete_those_of_an_article() -> None:
    assert occasions("枫桥市“两会”期间，王一鸣算了一笔账。", "“两会”直播间里，王一鸣很忙。", "王一鸣忙着修渠。") == [
        "枫桥市“两会”",
        "枫桥市“两会”",
        None,
    ]

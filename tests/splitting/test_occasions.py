"""The meeting that an article reacts to."""

from __future__ import annotations

import pytest
from split_cases import HEAD, articles, only, story

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


@pytest.mark.parametrize(
    ("lead", "occasion"),
    [
        ("枫桥市两会期间，王一鸣接受采访。", "枫桥市两会"),
        ("市“两会”召开之际，王一鸣接受采访。", "市“两会”"),
        ("正在召开的省两会，把水利放在重要位置。", "省两会"),
        ("列席完县十六届人大二次会议，王一鸣匆匆赶回渠首。", "县十六届人大二次会议"),
        ("省十四届人大四次会议期间，王一鸣接受采访。", "省十四届人大四次会议"),
        ("枫桥市第十六届人民代表大会第三次会议期间，王一鸣接受采访。", "枫桥市第十六届人民代表大会第三次会议"),
        ("市政协十二届三次会议召开，王一鸣列席。", "市政协十二届三次会议"),
        ("他说，市十四届人大二次会议通过的政府工作报告讲到了水。", "市十四届人大二次会议"),
        ("市十五届人大三次会议确定的任务，今年全部完成。", None),
        ("市第十二次党代会提出，要建设水网。", "市第十二次党代会"),
        ("在第三十二个“世界水日”到来之际，王一鸣接受采访。", "第三十二个“世界水日”"),
    ],
)
def test_a_session_is_an_occasion_where_the_text_reacts_to_it(lead: str, occasion: str | None) -> None:
    assert only(f"修好一条渠\n——访市水务局局长王一鸣\n{lead}").occasion == occasion


def test_a_note_above_the_head_tells_the_occasion() -> None:
    _, second = articles(
        f"{HEAD}{story()}\n本报记者 李青\n\n编者按：县“两会”上，代表委员提了不少好建议，请有关部门作答。\n\n"
        f"管好一片林\n——访桐江县林业局局长周舟\n{story('周舟')}"
    )
    assert second.occasion == "县“两会”"
    assert second.headline == "管好一片林"


def test_a_work_report_in_the_text_stands_for_the_session_of_the_page() -> None:
    first, second = articles(
        f"{HEAD}市十六届人大七次会议期间，王一鸣接受采访。{story()}\n本报记者 李青\n\n"
        f"管好一片林\n——访枫桥市林业局局长周舟\n“政府工作报告里讲到林业。”{story('周舟')}"
    )
    assert first.occasion == second.occasion == "市十六届人大七次会议"


@pytest.mark.parametrize(
    "words", ["在全会报告里", "让全会精神", "学完全会精神", "参加全会归来", "开完全会回来", "随着全会闭幕"]
)
def test_a_plenum_without_its_number_is_completed_after_any_preposition(words: str) -> None:
    assert (
        occasions("“市委八届三次全会给水利定了盘子。”", f"水网二字，{words}，王一鸣听得真。")
        == ["市委八届三次全会"] * 2
    )


def test_the_plenum_of_another_body_is_not_the_committees() -> None:
    assert occasions("“市委八届三次全会给水利定了盘子。”", "工商联全会上，王一鸣发了言。")[1] is None


def test_a_session_that_has_voted_is_reacted_to() -> None:
    assert occasions("市十五届人大六次会议票决产生了民生实事项目。王一鸣说，修渠。") == ["市十五届人大六次会议"]


def test_the_partys_congress_by_its_number_alone_is_completed_from_the_page() -> None:
    page = (
        f"学习贯彻党的十九大精神 局长谈落实\n\n{HEAD}十九大闭幕刚一周，王一鸣到了渠首。\n\n{TAIL}\n本报记者 李青\n\n"
        f"管好一片林\n——访枫桥市林业局局长周舟\n林子里忙着采种。\n\n{story('周舟')}\n本报记者 赵满"
    )
    first, second = articles(page)
    assert first.headline == "修好一条渠"
    assert (first.occasion, second.occasion) == ("党的十九大", None)


def test_a_number_that_ends_with_big_is_no_congress() -> None:
    assert occasions("学习党的十九大精神，王一鸣有话说。", "落实二十大项目，王一鸣忙着修渠。")[1] is None

"""A report that an official gives to a congress: one article, his name, his whole text."""

from __future__ import annotations

import pytest
from split_cases import articles, only, people, source

from summarizer.pipeline import Summarizer

BODY = (
    "各位代表：\n\n现在，我代表市人民政府，向大会报告工作，请予审议，并请列席人员提出意见。\n\n"
    "一、过去一年工作回顾\n\n一年来，我们主要做了以下工作。\n\n"
    "水利建设提速。新修渠道120公里，灌溉面积增加3.5万亩，总投资达到46亿元。\n\n"
    "二、今年工作安排\n\n（一）抓好水利建设。今年新建水厂3座，农村自来水普及率达到95%以上。\n\n"
    "各位代表！让我们真抓实干，久久为功！\n"
)
HEADS = {
    "枫桥市市长　王一鸣": [("枫桥市", "市长")],
    "枫桥市人民政府市长 王一鸣": [("枫桥市", "市长")],
    "市长 王一鸣": [("枫桥市", "市长")],
    "枫桥市委副书记、代市长 王一鸣": [("枫桥市委", "副书记"), ("枫桥市", "代市长")],
}


def page(name: str, end: str = "") -> str:
    return (
        "枫桥日报　2024年1月20日　星期六　责任编辑：何田　03—05 要闻\n\n踔厉奋发　勇毅前行\n\n政府工作报告\n\n"
        f"（2024年1月13日在枫桥市第十五届人民代表大会第一次会议上）\n\n{name}\n\n{BODY}{end}"
    )


@pytest.mark.parametrize(("name", "positions"), HEADS.items(), ids=HEADS)
def test_a_work_report_is_a_report_of_the_person_under_its_headline(
    name: str, positions: list[tuple[str, str]]
) -> None:
    article = only(page(name))
    assert (article.kind, article.headline, article.kicker) == ("report", "踔厉奋发 勇毅前行 政府工作报告", None)
    assert people(article) == [("王一鸣", positions)]
    assert source(article).endswith("久久为功！")


@pytest.mark.parametrize("title", ["枫桥市人民代表大会常务委员会工作报告", "枫桥市中级人民法院工作报告"])
def test_reports_of_other_bodies_are_work_reports_too(title: str) -> None:
    article = only(page("枫桥市人大常委会主任 王一鸣").replace("政府工作报告\n", f"{title}\n"))
    assert article.kind == "report"
    assert people(article) == [("王一鸣", [("枫桥市人大常委会", "主任")])]


def test_who_edited_a_work_report_signs_it() -> None:
    article = only(page("枫桥市市长　王一鸣", "\n（文字由市政府研究室提供，本报记者　李青　王小禾整理）\n"))
    assert article.journalists == ("李青", "王小禾")
    assert source(article).endswith("整理）")


def test_a_long_work_report_is_one_article_to_its_end() -> None:
    part = "".join(
        f"（{i}）抓好第{i}件事。今年新修渠道{i}公里，打井{i}眼，让群众用上放心水。\n\n" for i in range(2, 300)
    )
    article = only(page("枫桥市市长　王一鸣").replace("各位代表！", part + "各位代表！"))
    assert len(article.text) > 8000
    assert source(article).endswith("久久为功！")


def test_an_interview_about_a_work_report_is_an_interview() -> None:
    (article,) = articles(
        "划重点！政府工作报告这样谈水利\n——访枫桥市水务局局长王一鸣\n“报告振奋人心。”王一鸣说，今年新修渠道12公里。"
    )
    assert article.kind == "interview"


def test_figures_of_a_report_are_given_where_reports_are_asked_for() -> None:
    text = page("枫桥市市长　王一鸣")
    assert Summarizer("local").summarize(text=text) == []
    (summary,) = Summarizer("local", kinds=("interview", "report"), published="2024-01-20").summarize(text=text)
    assert summary.speaker is not None
    assert summary.speaker.name == "王一鸣"
    assert {int(figure.value) for _, figure in summary.figures()} >= {120, 35000, 4600000000, 3, 95}

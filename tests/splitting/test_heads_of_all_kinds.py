"""Heads in the manner of many papers: interview lines, headlines, what stands around them."""

from __future__ import annotations

import pytest
from split_cases import HEAD, KICKER, WANG, articles, only, people, source, story


@pytest.mark.parametrize(
    "line",
    [
        "——本报记者专访枫桥市水务局局长王一鸣",
        "——访问枫桥市水务局局长王一鸣",
        "—对话枫桥市水务局局长王一鸣",
        "——枫桥市水务局局长王一鸣访谈录",
        "——与枫桥市水务局局长王一鸣面对面",
        "——听枫桥市水务局局长王一鸣谈治水",
        "——枫桥市水务局局长王一鸣答记者问",
        "记者专访枫桥市水务局局长王一鸣",
        "——访枫桥市水务局局长 王 一 鸣",
    ],
)
def test_an_interview_line_of_any_form_names_the_speaker(line: str) -> None:
    article = only(f"修好一条渠\n{line}\n{story()}")
    assert (article.headline, article.kicker) == ("修好一条渠", line.lstrip("—"))
    assert people(article) == [WANG]


@pytest.mark.parametrize("line", ["——访枫桥市水务局", "——访市水务局主要负责人", "——枫桥市水务局局长谈治水"])
def test_an_interview_line_without_a_name_leaves_the_name_to_the_text(line: str) -> None:
    article = only(f"修好一条渠\n{line}\n枫桥市水务局局长王一鸣在渠首接受采访。{story()}")
    assert article.kicker == line.lstrip("—")
    assert people(article) == [WANG]


def test_an_interview_line_that_breaks_within_an_agency_is_one() -> None:
    article = only(
        f"修好一条渠\n——访枫桥市水务局党组书记、局长，市河长制办公\n室主任王一鸣\n{story()}",
    )
    assert article.kicker == "访枫桥市水务局党组书记、局长，市河长制办公室主任王一鸣"
    assert people(article) == [("王一鸣", [("枫桥市水务局", "党组书记、局长"), ("枫桥市河长制办公室", "主任")])]


@pytest.mark.parametrize(
    "headline",
    [
        "专访丨枫桥市水务局局长王一鸣：修好一条渠",
        "对话枫桥市水务局局长王一鸣：修好一条渠 富了一方人",
        "枫桥市水务局局长王一鸣：修好一条渠 富了一方人",
        "枫桥市水务局局长王一鸣就汛期供水答记者问",
    ],
)
def test_a_headline_can_name_the_speaker(headline: str) -> None:
    article = only(f"{headline}\n本报记者 李青\n{story()}")
    assert (article.kind, article.headline, article.kicker) == ("interview", headline, None)
    assert people(article) == [WANG]


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        ("锚定目标\n真抓实干\n修好一条渠", "锚定目标 真抓实干 修好一条渠"),
        ("学习贯彻市委九届三次全会精神\n修好一条渠", "学习贯彻市委九届三次全会精神 修好一条渠"),
        ("学习贯彻市委九届三次全会精神\n今日关注\n修好一条渠", "学习贯彻市委九届三次全会精神 今日关注 修好一条渠"),
        ("枫桥水务：\n修好一条渠\n今年新修渠道12公里", "枫桥水务： 修好一条渠 今年新修渠道12公里"),
        ("【局长访谈】修好一条渠", "【局长访谈】修好一条渠"),
        ("渠水怎样流到田头？", "渠水怎样流到田头？"),
        ("“我们一定把渠修好！”", "“我们一定把渠修好！”"),
        ("修好一条渠，富了一方人，美了一座城", "修好一条渠，富了一方人，美了一座城"),
        ("投资12亿元 新修渠道300公里", "投资12亿元 新修渠道300公里"),
        ("“2025年底前，户户通上自来水”", "“2025年底前，户户通上自来水”"),
    ],
)
def test_every_line_above_the_interview_line_is_headline(lines: str, headline: str) -> None:
    assert only(f"{lines}\n{KICKER}\n{story()}").headline == headline


@pytest.mark.parametrize(
    "frame",
    [
        "枫桥日报\nFENGQIAO DAILY\n2024年6月4日 星期二 甲辰年四月廿八\n第02版：要闻\n\n",
        "今日枫桥\n2024年6月4日 星期二\n第二版 综合新闻\n\n",
        "今日枫桥　第1862期\n2024年6月4日　农历甲辰年四月廿八\n本期四版　编辑　何田　校对　林峰\n\n",
        "A3 | 时政要闻 | 枫桥晚报 | 2024.6.4 | 星期二 | 责编 何田 美编 林峰 校对 高远\n\n",
        "2024年6月4日\n星期二\n03\n要闻\n编辑：何田\n\n",
        "当前位置：首页 > 枫桥日报 > 要闻\n上一篇 下一篇\n",
        "编者按：\n汛期将至，本报推出“局长谈治水”系列访谈，敬请关注。\n\n",
    ],
)
def test_a_frame_above_is_outside(frame: str) -> None:
    article = only(f"{frame}{HEAD}{story()}\n本报记者 李青")
    assert article.headline == "修好一条渠"
    assert source(article).startswith("修好一条渠\n——访")


@pytest.mark.parametrize(
    "frame",
    [
        "图为改造后的渠首。本报记者 赵满 摄",
        "王一鸣在渠首查看水情（资料照片）\n本报记者 赵满 摄",
        "扫码观看\n访谈视频\n更多内容请关注枫桥发布客户端",
        "本版编辑/何田 版式/林峰 校对/高远\n新闻热线：0371-67655555  邮箱：abc@fq.com\n02 要闻",
        "遗失声明\n枫桥市某某公司公章遗失，声明作废。\n\n广告",
    ],
)
def test_a_frame_below_is_outside(frame: str) -> None:
    article = only(f"{HEAD}{story()}\n本报记者 李青\n\n{frame}")
    assert article.journalists == ("李青",)
    assert source(article).endswith("\n本报记者 李青")


@pytest.mark.parametrize(
    "label",
    [
        "“十四五”开局·厅局长访谈",
        "贯彻全会精神·局长访谈③",
        "【深入贯彻市委四届七次全会精神·县区书记谈】",
        "●高端访谈●",
        "落实党代会精神 一把手访谈（二）",
    ],
)
def test_a_columns_label_above_several_articles_is_outside(label: str) -> None:
    first, second = articles(f"{label}\n\n{HEAD}{story()}\n\n管好一片林\n——访枫桥市林业局局长周舟\n{story('周舟')}")
    assert (first.headline, second.headline) == ("修好一条渠", "管好一片林")


def test_a_columns_label_tells_the_occasion() -> None:
    first, second = articles(
        f"落实市第十三次党代会精神 一把手访谈③\n\n{HEAD}{story()}"
        f"\n\n管好一片林\n——访枫桥市林业局局长周舟\n“党代会报告讲到了林业。”{story('周舟')}"
    )
    assert first.occasion == second.occasion == "市第十三次党代会"


def test_a_bulleted_label_between_articles_is_outside() -> None:
    _, second = articles(
        f"{HEAD}{story()}\n本报记者 李青\n\n●本报评论●\n\n让渠水长流\n□苏望\n\n水是命脉，渠是血管。\n\n修渠要一年接着一年干。"
    )
    assert (second.kind, second.headline, second.journalists) == ("commentary", "让渠水长流", ("苏望",))


def test_an_article_goes_on_after_a_turn_of_the_page() -> None:
    article = only(f"{HEAD}{story()}\n（下转第三版）\n\n（上接第一版）王一鸣说，还要建水厂3座。\n本报记者 李青")
    assert article.journalists == ("李青",)
    assert "下转" not in article.text


def test_a_page_holds_an_interview_a_report_and_a_commentary() -> None:
    kinds = [
        article.kind
        for article in articles(
            f"{HEAD}{story()}\n本报记者 李青\n\n全市水利现场会召开\n\n"
            "本报讯（记者 赵满）6月3日，全市水利现场会在桐江县召开。会议要求，抓好汛期安全。\n\n"
            "让渠水长流\n□苏望\n水是命脉，渠是血管。修好一条渠，富了一方人。\n\n修渠不能一阵风，要一年接着一年干。"
        )
    ]
    assert kinds == ["interview", "report", "commentary"]


def test_a_conversation_without_a_byline_below_ends_where_no_turn_follows() -> None:
    first, second = articles(
        "入伏了 这些病要当心\n枫桥市疾控中心主任王一鸣为您支招\n□本报记者 李青\n记者：要提防什么？\n王一鸣：蚊虫。\n"
        "记者：还有呢？\n王一鸣：多通风。\n\n老城供热如何焕新\n\n7月正热，地下却在为冬天做准备。\n\n"
        "枫桥热力公司董事长 周舟\n老旧管网今年换完，明年不再跑冒滴漏。\n\n采写/本报记者 赵满"
    )
    assert (first.journalists, second.journalists) == (("李青",), ("赵满",))
    assert (second.headline, people(second)[0][0]) == ("老城供热如何焕新", "周舟")


def test_an_author_can_sign_with_nothing_but_a_name() -> None:
    article = only(
        "枫桥论丛\n\n谈落实，先谈“难”\n\n韩一苇\n\n难在哪里？难在一个“实”字。\n\n把难处说透，办法就来了一半，剩下的一半靠干。"
    )
    assert (article.kind, article.headline, article.journalists) == ("commentary", "谈落实，先谈“难”", ("韩一苇",))


def test_an_official_answers_the_papers_questions_without_dashes() -> None:
    article = only(f"铁腕治污\n枫桥市水务局局长 王一鸣 答本报记者问\n□ 本报记者 李青\n{story()}")
    assert (article.headline, article.kicker) == ("铁腕治污", "枫桥市水务局局长 王一鸣 答本报记者问")


def test_a_note_that_is_signed_at_its_end_is_outside() -> None:
    article = only(f"从今天起，本报推出“局长谈落实”栏目——开栏的话\n\n{HEAD}{story()}\n本报记者 李青")
    assert source(article).startswith("修好一条渠")


OPINION = "水是命脉，渠是血管。\n\n修渠要一年接着一年干，干部沉下去，群众才会动起来。"


@pytest.mark.parametrize("name", ["滉平", "滉一平", "谌一笔"])
def test_a_pen_name_of_any_form_signs_below_the_headline(name: str) -> None:
    article = only(f"一渠清水润民心\n\n——二论抓落实\n\n□{name}\n\n{OPINION}")
    assert (article.kind, article.headline) == ("commentary", "一渠清水润民心 ——二论抓落实")
    assert article.journalists == (name,)


@pytest.mark.parametrize("subhead", ["□背景", "□ 新做法", "□问题", "□数据"])
def test_a_square_before_a_subhead_is_no_signature(subhead: str) -> None:
    assert only(f"一渠清水润民心\n\n{subhead}\n\n{OPINION}\n\n本报记者 李青").journalists == ("李青",)


@pytest.mark.parametrize("label", ["【枫桥时评】", "【快评】", "[今日言论]"])
def test_the_label_of_a_column_of_opinion_is_outside(label: str) -> None:
    opinion = f"{label}\n\n让渠水长流\n\n{OPINION}"
    first, _ = articles(f"{opinion}\n\n{HEAD}{story()}\n本报记者 李青")
    assert (first.kind, first.headline) == ("commentary", "让渠水长流")
    _, second = articles(f"{HEAD}{story()}\n本报记者 李青\n\n{opinion}")
    assert (second.kind, second.headline) == ("commentary", "让渠水长流")

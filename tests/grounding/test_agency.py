"""Agencies in full, with places that the page names and none that it does not."""

from __future__ import annotations

import pytest

from summarizer.documents import Article, Document
from summarizer.grounding.agency import complete_agency
from summarizer.splitting import split

TAIL = "王一鸣说，今年新修渠道12公里，全市灌溉面积增加3.5万亩，城市供水管网改造36公里。"


def only(text: str) -> Article:
    (article,) = split(Document("page.txt", text, "0" * 64))
    return article


def page(body: str, *, kicker: str = "——访市水务局局长王一鸣", byline: str = "本报记者 李青") -> Article:
    return only(f"修好一条渠\n\n{kicker}\n\n{body}\n\n{TAIL}\n\n{byline}")


@pytest.mark.parametrize(
    ("agency", "full"),
    [
        ("市水务局", "枫桥市水务局"),
        ("市委", "枫桥市委"),
        ("市政府", "枫桥市政府"),
        ("市民政局", "枫桥市民政局"),
        ("市政务服务局", "枫桥市政务服务局"),
        ("市", "枫桥市"),
        ("我市水务局", "枫桥市水务局"),
    ],
)
def test_a_leading_bare_city_is_completed(agency: str, full: str) -> None:
    assert complete_agency(agency, page("枫桥市地处江畔，枫桥市委八届三次全会给水利定了盘子。")) == full


@pytest.mark.parametrize(
    "agency",
    [
        "青陵市委",
        "市场监管集团",
        "国家税务总局",
        "江东新区管委会",
        "枫桥大学",
        "乡村振兴集团",
        "镇江市水务局",
        "团市委",
        "",
    ],
)
def test_a_complete_agency_stays_as_it_is(agency: str) -> None:
    assert complete_agency(agency, page("枫桥市地处江畔，枫桥市委给水利定了盘子。")) == agency


def test_nothing_is_added_that_the_page_does_not_name() -> None:
    assert complete_agency("市水务局", page("全市上下一条心，城市更新加快推进。")) == "市水务局"


def test_the_city_can_stand_without_its_level() -> None:
    body = "枫桥都市圈要用水，枫桥大学要用水，枫桥高新区也要用水。为枫桥供水是大事。"
    assert complete_agency("市水务局", page(body)) == "枫桥市水务局"


def test_a_known_city_needs_no_more_than_its_name() -> None:
    assert complete_agency("市水务局", page("洛阳的水，要留在洛阳。落实市委部署，一批市级项目开工。")) == "洛阳市水务局"


def test_the_papers_city_comes_before_cities_that_are_named_more_often() -> None:
    body = "青陵市有经验。青陵市的渠修得好，青陵市委抓得紧，青陵市财政拿得多。枫桥要学。"
    assert complete_agency("市水务局", page(body, byline="枫江新闻·枫桥晚报记者 李青")) == "枫桥市水务局"


def test_the_agency_in_full_elsewhere_decides() -> None:
    body = "青陵市、南屏市、青陵市、南屏市都来取经。枫桥市水务局局长王一鸣迎来送往。"
    assert complete_agency("市水务局", page(body)) == "枫桥市水务局"


def test_a_province_is_no_city_and_a_city_no_province() -> None:
    article = page("江北省委定了调。江北日报报道，枫桥市动得早。江北省水利厅给了钱。")
    assert complete_agency("省水利厅", article) == "江北省水利厅"
    assert complete_agency("市水务局", article) == "枫桥市水务局"


def test_a_known_province_can_stand_without_its_level() -> None:
    assert complete_agency("省委", page("河南是大省，要为河南出力。")) == "河南省委"


def test_counties_districts_and_towns_are_completed_too() -> None:
    article = page("白渚县山多。白渚县委要求，望湖区、开发区和社区都要行动，望湖区委也开了会，芦湾镇带头。")
    assert complete_agency("县委", article) == "白渚县委"
    assert complete_agency("县", article) == "白渚县"
    assert complete_agency("区委", article) == "望湖区委"
    assert complete_agency("镇党委", article) == "芦湾镇党委"


def test_three_characters_can_name_a_city() -> None:
    body = "石家湾市的水好。石家湾市委抓水，石家湾市民喝水，在石家湾市取水。"
    assert complete_agency("市水务局", page(body)) == "石家湾市水务局"


def test_a_bare_committee_takes_the_zone() -> None:
    article = page("水好了。", kicker="——访江东新区党工委副书记王一鸣")
    assert complete_agency("管委会", article) == "江东新区管委会"
    other = page("枫桥经开区动得早，枫桥经开区水好。", kicker="——访王一鸣")
    assert complete_agency("党工委", other) == "枫桥经开区党工委"

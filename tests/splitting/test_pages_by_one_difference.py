"""Pages of two interviews on one meeting, each with one difference in its head, its frame or its signature."""

from __future__ import annotations

import pytest
from split_cases import articles, people, source, story

KICKER = "——访市水务局党组书记、局长王一鸣"
SIGNED = "枫桥新闻·枫桥晚报记者 李青"
PLENUM = "市委八届三次全会"
BUREAU = [("枫桥市水务局", "党组书记、局长")]
NEXT = (
    f"以林兴业 以林富民\n管好一片林\n\n——访枫桥市林业局局长周舟\n\n“全会让人提气。”周舟说。\n\n{story('周舟')}\n\n"
    "枫桥新闻·枫桥晚报记者 赵满"
)


def page(
    head: str = f"引水上山 稳粮兴水\n修好一条渠\n\n{KICKER}", foot: str = SIGNED, above: str = "", within: str = ""
) -> str:
    """A page whose first article has this head and foot, with a frame above it and lines within its text."""
    lead = f"“{PLENUM}给治水定了盘子。”王一鸣说，枫桥市要建成一张水网。"
    return f"\n\n{above}{head}\n\n{lead}\n\n{within}{story()}\n\n{foot}\n\n{NEXT}\n"


HEADS = [
    ("修好一条渠\n\n" + KICKER, "修好一条渠"),
    ("引水上山 稳粮兴水 修好一条渠 " + KICKER, "引水上山 稳粮兴水 修好一条渠"),
    (f"{KICKER}\n\n引水上山 修好一条渠", "引水上山 修好一条渠"),
    (f"{KICKER}\n引水上山\n修好一条渠", "引水上山 修好一条渠"),
    (f"引水上山\n稳粮兴水\n修好“百里长渠”\n\n{KICKER}", "引水上山 稳粮兴水 修好“百里长渠”"),
    (f"以水定城 以水定产\n加快建设“七纵八横”\n骨干水网\n{KICKER}", "以水定城 以水定产 加快建设“七纵八横” 骨干水网"),
    (f"以“四水同治”为抓手，加快构建“七纵八横”水网\n\n{KICKER}", "以“四水同治”为抓手，加快构建“七纵八横”水网"),
    (f"修好一条渠\n今年新修渠道12公里\n\n{KICKER}", "修好一条渠 今年新修渠道12公里"),
    ("修好一条渠\n\n－－访市水务局党组书记、局长王一鸣", "修好一条渠"),
    ("修好一条渠\n\n■访市水务局党组书记、局长王一鸣", "修好一条渠"),
    ("修好一条渠\n\n—— 访市水务局党组书记、局长　王　一　鸣", "修好一条渠"),
]


@pytest.mark.parametrize(("head", "headline"), HEADS, ids=[headline for _, headline in HEADS])
def test_a_head_of_any_layout(head: str, headline: str) -> None:
    first, second = articles(page(head))
    assert (first.headline, second.headline) == (headline, "以林兴业 以林富民 管好一片林")
    assert (first.kicker or "").startswith("访市水务局党组书记、局长")
    assert people(first) == [("王一鸣", BUREAU)]
    assert first.occasion == second.occasion == PLENUM


FEET = [
    (f"{SIGNED} 欧阳晓雨", ("李青", "欧阳晓雨"), "枫桥新闻·枫桥晚报"),
    (f"{SIGNED} 实习生 何田", ("李青", "何田"), "枫桥新闻·枫桥晚报"),
    (f"{SIGNED} 通讯员 张立", ("李青",), "枫桥新闻·枫桥晚报"),
    ("枫桥新闻·枫桥晚报首席记者 李青", ("李青",), "枫桥新闻·枫桥晚报"),
    ("枫桥日报全媒体记者 李青 何田 文/图", ("李青", "何田"), "枫桥日报"),
    ("枫桥晚报记者 李青/文 赵前/图", ("李青",), "枫桥晚报"),
    ("枫桥晚报记者 李青 文 赵前 图", ("李青",), "枫桥晚报"),
    ("记者 李青 文/图", ("李青",), None),
    ("枫桥新闻·枫桥晚报记者\n李青", ("李青",), "枫桥新闻·枫桥晚报"),
    ("（枫桥晚报记者　李　青）", ("李青",), "枫桥晚报"),
]


@pytest.mark.parametrize(("foot", "journalists", "outlet"), FEET, ids=[foot for foot, _, _ in FEET])
def test_a_signature_of_any_form(foot: str, journalists: tuple[str, ...], outlet: str | None) -> None:
    first, second = articles(page(foot=foot))
    assert (first.journalists, first.outlet) == (journalists, outlet)
    assert second.journalists == ("赵满",)


POSTS = [
    ("枫桥市委常委、桐山区委书记", [("枫桥市委", "常委"), ("桐山区委", "书记")]),
    ("桐山区委书记、枫桥高新区党工委书记", [("桐山区委", "书记"), ("枫桥高新区党工委", "书记")]),
    ("桐山区委书记、区长", [("桐山区委", "书记"), ("桐山区", "区长")]),
    ("市委常委、副市长", [("枫桥市委", "常委"), ("枫桥市", "副市长")]),
    ("市委常委、政法委书记", [("枫桥市委", "常委"), ("枫桥市委政法委", "书记")]),
    ("桐江县委副书记、代县长", [("桐江县委", "副书记"), ("桐江县", "代县长")]),
    (
        "市委常委、副市长，枫桥高新区党工委书记",
        [("枫桥市委", "常委"), ("枫桥市", "副市长"), ("枫桥高新区党工委", "书记")],
    ),
    ("桐山区云溪街道党工委书记", [("桐山区云溪街道党工委", "书记")]),
]


@pytest.mark.parametrize(("titles", "positions"), POSTS, ids=[titles for titles, _ in POSTS])
def test_titles_of_any_level(titles: str, positions: list[tuple[str, str]]) -> None:
    first, _ = articles(page(f"引水上山\n修好一条渠\n\n——访{titles}王一鸣"))
    assert people(first) == [("王一鸣", positions)]


@pytest.mark.parametrize(
    "above",
    [
        "枫桥晚报　2023年8月15日　星期二　责编 何田　美编 林峰　校对 高远　A03\n要闻\n\n",
        "03 要闻 2023年8月15日 星期二 责编：何田 版式：林峰\nFENGQIAO WANBAO\n",
        "云湖渠首全景（资料图片）\n\n",
        "局长谈落实\n\n",
        "贯彻全会精神·县区书记谈落实\n\n",
    ],
)
def test_what_stands_above_the_first_headline_is_outside(above: str) -> None:
    first, _ = articles(page(above=above))
    assert first.headline == "引水上山 稳粮兴水 修好一条渠"
    assert source(first).startswith("引水上山")


@pytest.mark.parametrize(
    "within",
    [
        "8月12日,王一鸣在云湖渠首查看工程进度\n本报记者 赵前 摄\n\n",
        "图为建设中的云湖水库。 资料图片\n\n",
        "云湖渠首一角　赵前 摄\n\n",
    ],
)
def test_a_caption_within_a_text_is_in_no_view(within: str) -> None:
    first, _ = articles(page(within=within))
    assert within.split("\n", maxsplit=1)[0] not in first.text
    assert first.journalists == ("李青",)


@pytest.mark.parametrize(
    "lines", [("全会精神在基层", "全会精神在基层"), ("局长谈落实①", "局长谈落实②"), ("【局长访谈】",) * 2]
)
def test_a_series_line_above_each_article_belongs_to_each(lines: tuple[str, str]) -> None:
    first, second = articles(page(above=f"{lines[0]}\n\n").replace("以林兴业", f"{lines[1]}\n\n以林兴业"))
    assert first.headline == f"{lines[0]} 引水上山 稳粮兴水 修好一条渠"
    assert second.headline == f"{lines[1]} 以林兴业 以林富民 管好一片林"

"""What holds for every page, however odd."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.documents import Document
from summarizer.grounding.agency import complete_agency
from summarizer.models.local.speakers import read_speakers
from summarizer.splitting import split

PARTS = [
    "守好一江清水",
    "让老城长出新枝 让新区聚起人气",
    "——访江陵县水利局党组书记、局长 方 舟",
    "——对话枫桥市委副书记、市长",
    "——写在开局之年",
    "访枫桥市财政局局长周一鸣",
    "本报记者 李青 王小禾 通讯员 赵满 文/图",
    "□ 苏望",
    "（本报记者 李青）",
    "枫江新闻·枫桥晚报记者 李青",
    "本报讯（枫桥日报记者 李青/文 赵满/图）6月3日，全市河湖长会议召开。市委书记高原强调，要守住底线。",
    "记者：今年要办哪几件实事？",
    "方舟：一是修渠，新建渠道12公里；二是打井，打井30眼。",
    "问：钱从哪里来？答：财政拿八成，群众筹两成。",
    "“全会开得很及时。”方舟说，市委八届三次全会给水利工作定了盘子，今年要完成投资4.6亿元，比去年多两成。",
    "下一步，水利部门将把渠道修到田间地头，到2027年新增灌溉面积3.",
    "5万亩，让群众种上旱涝保收田。",
    "一是盯住项目",
    "百姓关心的问题怎么办？",
    "图为改造后的渠首。赵满 摄",
    "受访嘉宾：枫桥市水务集团总经理 欧阳川",
    "编者按：汛期将至，本报推出系列访谈。",
    "A02 要闻 枫桥日报 2024年6月4日 星期二",
    "扫码看视频",
    "政府工作报告",
    "（2024年1月13日在枫桥市第十五届人民代表大会第一次会议上）",
    "枫桥市市长　周一鸣",
    "落实市第十三次党代会精神 局长访谈③",
    "●本报评论●",
    "方舟 江陵县水利局局长",
    "枫桥市教育局局长　白 羽：",
    "枫桥市水务局局长方舟答本报记者问",
    "Q1 今年怎么干？",
    "韩一苇",
    "党代会开得及时。作为枫桥市水务局局长，方舟列席了市十六届人大七次会议。",
    "责任编辑：何田",
    "# 一级标题",
    "---",
    "　　",
    "2024",
    "”",
    "：",
    "\u3000\u3000缩进的一段没有写完的话，",
]
BREAKS = st.sampled_from(["\n", "\n\n", "\n\n\n", "\r\n", " ", "", "\f", "\u2028"])
LINES = st.one_of(st.sampled_from(PARTS), st.text(max_size=40))
PAGES = st.lists(st.tuples(LINES, BREAKS), max_size=25).map(lambda parts: "".join(a + b for a, b in parts))


def document(text: str) -> Document:
    return Document("page.txt", text, "0" * 64)


@settings(deadline=None, max_examples=300)
@given(PAGES)
def test_articles_lie_in_the_page_in_order_and_apart(text: str) -> None:
    end = 0
    for i, article in enumerate(split(document(text))):
        assert article.index == i
        assert end <= article.span.start < article.span.end <= len(text)
        assert text[article.span.start : article.span.end].strip() == text[article.span.start : article.span.end]
        end = article.span.end


@settings(deadline=None, max_examples=300)
@given(PAGES)
def test_every_character_of_a_view_is_the_one_at_its_offset(text: str) -> None:
    for article in split(document(text)):
        last = -1
        for i, char in enumerate(article.text):
            at = article.view.offset(i)
            assert at >= last
            assert article.span.start <= at < article.span.end
            assert text[at] == char or char in "\n "
            last = at


@settings(deadline=None, max_examples=300)
@given(PAGES)
def test_paragraphs_lie_in_the_view_one_to_a_line(text: str) -> None:
    for article in split(document(text)):
        end = 0
        assert article.paragraphs
        for paragraph in article.paragraphs:
            assert end <= paragraph.span.start < paragraph.span.end <= len(article.text)
            words = article.text[paragraph.span.start : paragraph.span.end]
            assert "\n" not in words
            assert words == words.strip()
            end = paragraph.span.end


@settings(deadline=None, max_examples=300)
@given(PAGES)
def test_speakers_are_quoted_from_the_article(text: str) -> None:
    for article in split(document(text)):
        main, others = read_speakers(article)
        assert main is not None or not others
        for speaker in ([main] if main else []) + list(others):
            assert speaker.quote in article.text
            for position in speaker.positions:
                assert complete_agency(position.agency, article).endswith(position.agency)

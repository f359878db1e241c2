"""What articles a page has, and what their heads say."""

from __future__ import annotations

import pytest

from summarizer.documents import Article, Document
from summarizer.splitting import split

STORY = "“渠水到田头，心里就踏实。”王一鸣说，今年新修渠道12公里，灌溉面积增加3.5万亩。"
KICKER = "——访枫桥市水务局局长王一鸣"
MORE = "下一步，水务部门将把老渠全部翻修一遍，让群众种上旱涝保收田。"


def articles(text: str) -> list[Article]:
    return split(Document("page.txt", text, "0" * 64))


def only(text: str) -> Article:
    (article,) = articles(text)
    return article


def paragraphs(article: Article) -> list[tuple[str, str | None, str]]:
    return [(p.role, p.speaker, article.text[p.span.start : p.span.end]) for p in article.paragraphs]


def source(article: Article) -> str:
    return article.document.text[article.span.start : article.span.end]


class TestHead:
    def test_headline_lines_are_joined_and_the_kicker_is_apart(self) -> None:
        article = only(
            f"深学细悟·局长访谈\n\n修好一条渠\n\n富了一方人\n\n——访枫桥市水务局局长王一鸣\n\n{STORY}\n\n本报记者 李青"
        )
        assert article.headline == "深学细悟·局长访谈 修好一条渠 富了一方人"
        assert article.kicker == "访枫桥市水务局局长王一鸣"
        assert article.kind == "interview"

    @pytest.mark.parametrize("dash", ["——", "—— ", "--", "━━", "―", "——\u3000"])
    def test_a_kicker_stands_behind_any_dash(self, dash: str) -> None:
        assert only(f"修好一条渠\n{dash}访枫桥市水务局局长王一鸣\n{STORY}").kicker == "访枫桥市水务局局长王一鸣"

    def test_a_kicker_can_stand_on_the_line_of_headline_and_byline(self) -> None:
        article = only(f"修好一条渠 富了一方人 ——访枫桥市水务局局长王一鸣 本报记者 李青\n\n{STORY}")
        assert (article.headline, article.kicker) == ("修好一条渠 富了一方人", "访枫桥市水务局局长王一鸣")
        assert article.journalists == ("李青",)

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("——访枫桥市水务局党组书记、", "局长王一鸣"),
            ("——访枫桥市水务局局长", "王一鸣"),
            ("——访枫桥市水务局局长王", "一鸣"),
        ],
    )
    def test_a_kicker_on_two_lines_is_one(self, first: str, second: str) -> None:
        article = only(f"修好一条渠\n{first}\n{second}\n{STORY}\n{MORE}")
        assert article.kicker == (first + second).lstrip("—")
        assert [role for role, _, _ in paragraphs(article)] == ["body", "body"]

    def test_a_kicker_without_a_name_does_not_take_the_subhead(self) -> None:
        article = only(f"修好一条渠\n——访枫桥市水务局负责人\n防汛抗旱\n{STORY}")
        assert article.kicker == "访枫桥市水务局负责人"
        assert paragraphs(article)[0] == ("heading", None, "防汛抗旱")

    def test_a_line_without_dashes_that_visits_an_official_is_a_kicker(self) -> None:
        article = only(f"修好一条渠\n本报记者专访枫桥市水务局局长王一鸣\n{STORY}")
        assert (article.headline, article.kicker) == ("修好一条渠", "本报记者专访枫桥市水务局局长王一鸣")

    def test_a_kicker_above_the_headline_leaves_the_headline_below(self) -> None:
        article = only(f"——访枫桥市水务局局长王一鸣\n修好一条渠\n本报记者 李青\n{STORY}")
        assert (article.headline, article.kicker) == ("修好一条渠", "访枫桥市水务局局长王一鸣")

    def test_a_series_line_with_dashes_stays_in_the_headline(self) -> None:
        article = only(f"起而行之正当时\n\n——写在市委八届三次全会召开之际\n\n□ 苏望\n\n大江东去，不舍昼夜。\n\n{MORE}")
        assert article.headline == "起而行之正当时 ——写在市委八届三次全会召开之际"
        assert (article.kind, article.journalists) == ("commentary", ("苏望",))

    def test_a_headline_that_asks_is_a_headline(self) -> None:
        assert only(f"好学校从哪里来？\n——访枫桥市教育局局长王一鸣\n{STORY}").headline == "好学校从哪里来？"

    def test_a_colon_ends_a_shoulder(self) -> None:
        assert only(f"枫桥：\n修好一条渠\n——访枫桥市水务局局长王一鸣\n{STORY}").headline == "枫桥： 修好一条渠"

    def test_markdown_signs_are_no_part_of_the_headline(self) -> None:
        first, second = articles(
            f"# 修好一条渠\n\n**本报记者 李青**\n\n枫桥市水务局局长王一鸣接受本报记者专访。\n\n{STORY}"
            f"\n\n## 向管护要效益\n\n{MORE}"
            "\n\n# 春耕正当时\n\n本报讯（记者 李青）枫桥各地抢抓农时，田间一派繁忙景象。"
        )
        assert (first.headline, second.headline) == ("修好一条渠", "春耕正当时")
        assert ("heading", None, "向管护要效益") in paragraphs(first)


class TestBorders:
    def test_header_imprint_captions_and_codes_are_outside(self) -> None:
        article = only(
            "A02 要闻 枫桥日报 2024年6月4日 星期二\n\n修好一条渠\n\n——访枫桥市水务局局长王一鸣\n\n"
            f"6月3日，王一鸣在渠首查看水情\n\n{STORY}\n\n图为改造后的渠首。赵满 摄\n\n{MORE}\n\n本报记者 李青 文/图\n\n"
            "村民在新渠边洗菜。\n\n扫码看\n访谈视频\n\n责任编辑：何田 校对：林峰"
        )
        assert source(article).startswith("修好一条渠")
        assert source(article).endswith("本报记者 李青 文/图")
        assert [text for _, _, text in paragraphs(article)] == [STORY, MORE]
        assert "查看水情" not in article.text
        assert "赵满" not in article.text

    def test_a_closing_byline_ends_an_article(self) -> None:
        first, second = articles(f"修好一条渠\n\n{STORY}（本报记者 李青）\n\n管好一片林\n\n{MORE}\n\n本报记者 周舟")
        assert (first.journalists, second.journalists) == (("李青",), ("周舟",))
        assert paragraphs(first)[-1][2] == STORY

    def test_the_label_of_a_pages_column_belongs_to_no_article(self) -> None:
        first, second = articles(
            f"“两会”·局长访谈\n\n修好一条渠\n\n{KICKER}\n\n{STORY}\n\n管好一片林\n\n——访枫桥市林业局局长周舟\n\n{MORE}"
        )
        assert (first.headline, second.headline) == ("修好一条渠", "管好一片林")
        assert source(first).startswith("修好一条渠")

    def test_notices_after_an_article_are_outside(self) -> None:
        page = f"修好一条渠\n{KICKER}\n{STORY}\n{MORE}\n本报记者 李青\n遗失声明：本人证件遗失，声明作废。\n枫桥日报社启"
        assert source(only(page)).endswith("本报记者 李青")

    def test_a_line_between_paragraphs_is_a_subhead(self) -> None:
        article = only(f"修好一条渠\n——访枫桥市水务局局长王一鸣\n本报记者 李青\n{STORY}\n筑牢安全底线\n{MORE}")
        assert [role for role, _, _ in paragraphs(article)] == ["body", "heading", "body"]

    def test_two_headline_lines_after_a_signed_article_open_the_next(self) -> None:
        assert (
            len(articles(f"修好一条渠\n本报讯（记者 李青）{MORE}\n全市植树节活动启动\n五万人上山添新绿\n{MORE}")) == 2
        )

    def test_a_page_of_many_kickers_has_as_many_articles(self) -> None:
        page = "".join(f"第{n}篇好文章\n——访枫桥市水务局局长王一鸣\n{STORY}\n" for n in "一二三四五")
        assert len(articles(page)) == 5

    def test_an_article_ends_in_its_last_sentence_where_no_byline_follows(self) -> None:
        assert source(only(f"修好一条渠\n——访枫桥市水务局局长王一鸣\n{STORY}\n\n更多访谈 扫描二维码")).endswith(
            "3.5万亩。"
        )


class TestParagraphs:
    @pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
    def test_a_sentence_that_a_gap_broke_is_mended(self, gap: str) -> None:
        whole = "按照市里的统一安排，今年新修渠|道12公里，灌溉面|积增加3.5万亩。"
        head = "修好一条渠\n\n——访枫桥市水务局局长王一鸣\n\n"
        broken = f"{head}{whole.replace('|', gap)}{gap}{MORE}"
        article = only(broken)
        assert [text for _, _, text in paragraphs(article)] == [whole.replace("|", ""), MORE]
        span = article.source(article.paragraphs[0].span)
        assert broken[span.start : span.end] == whole.replace("|", gap)

    def test_visual_lines_are_joined_to_paragraphs(self) -> None:
        first = (
            "枫桥市水务局局长王一鸣说今年全市要新修渠道十二公里，改造泵站三十座，让六万亩农田用上放心水，农民少跑路。"
        )
        second = "管护同样要紧，每一条渠都有人管，每一座闸都有人守，出了问题半天之内有人到场，年底再一起算总账。"
        lines = [text[i : i + 16] for text in (first, second) for i in range(0, len(text), 16)]
        page = "修好一条渠\n——访枫桥市水务局局长王一鸣\n" + "\n".join(lines) + "\n本报记者 李青"
        assert [text for _, _, text in paragraphs(only(page))] == [first, second]

    def test_list_items_without_marks_are_not_glued_together(self) -> None:
        article = only(
            f"修好一条渠\n——访枫桥市水务局局长王一鸣\n{STORY}\n一是盯住项目不放松，把责任压到人\n二是盯住资金不放松。"
        )
        assert [text[:2] for _, _, text in paragraphs(article)][1:] == ["一是", "二是"]

    def test_a_line_broken_by_the_reading_order_of_a_page_is_mended_around_the_byline(self) -> None:
        first, second = "下一步，水务部门将按照年初排定的计划，把散布在十二个乡镇的一百多条老渠", "全部翻修一遍。"
        article = only(f"修好一条渠\n{KICKER}\n{STORY}\n{first}\n本报记者 李青\n{second}")
        assert paragraphs(article)[-1] == ("body", None, first + second)
        assert article.journalists == ("李青",)

    def test_turns_have_roles_and_speakers(self) -> None:
        article = only(
            "修好一条渠\n——访枫桥市水务局局长王一鸣\n\n记者：今年办哪几件实事？\n\n"
            "王一鸣：新修渠道12公里，打井30\n\n眼，泵站全部检修。\n\n第二件是管好水。\n\n"
            "本报记者：钱从哪里来？\n\n王一鸣：财政拿八成。"
        )
        assert paragraphs(article) == [
            ("question", "记者", "今年办哪几件实事？"),
            ("answer", "王一鸣", "新修渠道12公里，打井30眼，泵站全部检修。"),
            ("answer", "王一鸣", "第二件是管好水。"),
            ("question", "本报记者", "钱从哪里来？"),
            ("answer", "王一鸣", "财政拿八成。"),
        ]

    @pytest.mark.parametrize(
        ("ask", "tell"), [("问：", "答："), ("【记者】", "【王一鸣】"), ("主持人:", "王一鸣:"), ("Q：", "A：")]
    )
    def test_turns_are_known_by_many_labels(self, ask: str, tell: str) -> None:
        article = only(
            f"修好一条渠\n——访枫桥市水务局局长王一鸣\n{ask}钱从哪里来？\n{tell}财政拿八成。\n{ask}谁来管？\n{tell}村里管。"
        )
        assert [role for role, _, _ in paragraphs(article)] == ["question", "answer"] * 2

    def test_turns_in_one_paragraph_are_parted(self) -> None:
        article = only(
            "修好一条渠\n——访枫桥市水务局局长王一鸣\n问：钱从哪里来？答：财政拿八成。\n问：谁来管？答：村里管。"
        )
        assert [text for _, _, text in paragraphs(article)] == ["钱从哪里来？", "财政拿八成。", "谁来管？", "村里管。"]

    def test_a_paragraph_that_only_asks_is_a_question(self) -> None:
        article = only(f"修好一条渠\n——王一鸣局长答本报记者问\n钱从哪里来？\n{STORY}\n今后怎么管？\n{MORE}")
        assert [role for role, _, _ in paragraphs(article)] == ["question", "answer", "question", "answer"]

    def test_a_word_with_a_colon_is_no_turn(self) -> None:
        article = only(f"修好一条渠\n——访枫桥市水务局局长王一鸣\n{STORY}\n目标：全部翻修。\n{MORE}")
        assert [role for role, _, _ in paragraphs(article)] == ["body", "body", "body"]

    def test_an_editors_note_is_a_standfirst_without_its_label(self) -> None:
        article = only(f"修好一条渠\n——访枫桥市水务局局长王一鸣\n编者按：汛期将至，本报走进水务局。\n{STORY}")
        assert paragraphs(article)[0] == ("standfirst", None, "汛期将至，本报走进水务局。")

    def test_a_news_opening_is_no_part_of_the_paragraph(self) -> None:
        article = only("全市河长会议召开\n本报讯（枫桥日报记者 李青/文 赵满/图） 6月3日，全市河湖长会议召开。")
        assert paragraphs(article) == [("body", None, "6月3日，全市河湖长会议召开。")]
        assert (article.kind, article.journalists, article.outlet) == ("report", ("李青",), "枫桥日报")


class TestKinds:
    def test_a_meeting_is_a_report(self) -> None:
        article = only(
            "全市河湖长会议召开 高原出席并讲话\n本报记者 李青\n6月3日，全市河湖长会议召开。"
            "市委书记高原强调，要守住底线。\n高原强调，要补短板。"
        )
        assert (article.kind, article.occasion) == ("report", None)

    def test_an_official_who_tells_a_reporter_is_an_interview_without_a_kicker(self) -> None:
        article = only(f"修好一条渠\n本报记者 李青\n近日，枫桥市水务局局长王一鸣接受本报记者专访。\n{STORY}")
        assert article.kind == "interview"

    @pytest.mark.parametrize("sign", ["□ 苏望", "本报评论员", "本报评论员 苏望", "□苏望", "作者：苏望", "本报编辑部"])
    def test_an_authors_line_makes_a_commentary(self, sign: str) -> None:
        assert only(f"起而行之正当时\n{sign}\n大江东去，不舍昼夜。\n{MORE}").kind == "commentary"

    def test_a_reporters_bullet_makes_none(self) -> None:
        assert only(f"修好一条渠\n□ 本报记者 李青\n枫桥市水务局局长王一鸣介绍，今年活多。\n{STORY}").kind == "interview"

    def test_guests_are_named_on_cards(self) -> None:
        article = only(
            f"修好一条渠\n受访嘉宾：枫桥市水务局局长王一鸣\n枫桥市水务局总工程师 周舟\n本报记者 李青\n{STORY}"
        )
        assert article.kind == "interview"
        assert [text for role, _, text in paragraphs(article) if role == "standfirst"] == [
            "枫桥市水务局局长王一鸣",
            "枫桥市水务局总工程师 周舟",
        ]

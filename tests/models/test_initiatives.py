"""Initiatives of the embedded model: which stretches are offered as names, kinds, status, and lines of work."""

from __future__ import annotations

import pytest

from summarizer.documents import Article, Document
from summarizer.models.local.clauses import read_structure
from summarizer.models.local.initiatives import read_initiatives
from summarizer.models.local.names import sites
from summarizer.models.local.priorities import leads
from summarizer.models.local.types import kind_of, type_of
from summarizer.schemas.draft import DraftInitiative
from summarizer.splitting import split

HEAD = "修好一条渠 走活一盘棋\n\n——访枫桥市水务局局长王一鸣\n\n“渠水到田头，心里就踏实。”枫桥市水务局局长王一鸣说，今年的任务很重。\n\n"
TAIL = "\n\n枫桥日报记者 李青\n"


def article(*paragraphs: str) -> Article:
    (only,) = split(Document("page.txt", HEAD + "\n\n".join(paragraphs) + TAIL, "0" * 64))
    return only


def offered(*paragraphs: str) -> set[str]:
    """Every stretch that some site offers, without quotation marks."""
    structure = read_structure(article(*paragraphs))
    return {
        structure.text[o.start : o.end].replace('"', "").strip("《》")
        for site in sites(structure)
        for o in site.options
    }


def read(*paragraphs: str) -> dict[str, DraftInitiative]:
    only = article(*paragraphs)
    return {i.name: i for i in read_initiatives(read_structure(only), only.text)}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("实施“渠长到户”计划。", "渠长到户计划"),
        ("开展老旧渠道“清淤畅流”三年行动。", "老旧渠道清淤畅流三年行动"),
        ("推广“田头议事”的管护模式。", "田头议事的管护模式"),
        ("出台《枫桥市灌区管理办法》。", "枫桥市灌区管理办法"),
        ("加快建设枫桥水稻种质资源库，落实责任。", "枫桥水稻种质资源库"),
        ("加快青石岭水库除险加固，争取早日蓄水。", "青石岭水库除险加固"),
        ("推进枫桥港、青石岭水库等重点工程建设。", "青石岭水库"),
        ("办好第三届枫桥开渠节。", "枫桥开渠节"),
        ("引进东禾集团、青浦农机等龙头企业。", "青浦农机"),
        ("扎实推进渠道管护制度改革。", "渠道管护制度改革"),
    ],
)
def test_a_name_is_among_the_stretches_of_a_site(sentence: str, name: str) -> None:
    assert name in offered(sentence)


@pytest.mark.parametrize("stretch", ["第三届枫桥开渠节", "全市灌区节水行动", "12座水库", "好枫桥水利馆"])
def test_a_name_begins_behind_ordinals_scopes_counts_and_complements(stretch: str) -> None:
    sentences = "办好第三届枫桥开渠节。深入开展全市灌区节水行动。加固12座水库。建好枫桥水利馆。"
    assert stretch not in offered(sentences)
    assert {"枫桥开渠节", "灌区节水行动", "枫桥水利馆"} <= offered(sentences)


def test_words_between_two_quotations_are_no_quotation() -> None:
    names = offered("推广“水管家”和“渠先生”两种做法。")
    assert {"水管家", "渠先生"} <= names
    assert "和" not in names


def test_an_opening_mark_behind_a_full_stop_belongs_to_the_next_sentence() -> None:
    assert "清渠净水行动" in offered("任务已经排定。“清渠净水”行动明年铺开。")


@pytest.mark.parametrize(
    ("name", "mark", "kind"),
    [
        ("枫桥市灌区管理办法", "title", "policy"),
        ("渠长制", "type", "programme"),
        ("渠长到户计划", "quote", "programme"),
        ("枫桥灌区", "type", "project"),
        ("引枫入城供水工程", "type", "project"),
        ("新农人培育工程", "type", "programme"),
        ("枫桥开渠节", "type", "event"),
        ("国家节水型城市", "type", "project"),
        ("水管家", "quote", "programme"),
        ("枫桥市水利发展规划(2021-2035年)", "title", "policy"),
    ],
)
def test_the_kind_follows_the_type_noun_and_the_marks(name: str, mark: str, kind: str) -> None:
    assert kind_of(name, mark) == kind


@pytest.mark.parametrize("word", ["今年", "发展", "底线", "法院", "环节"])
def test_ordinary_words_that_end_like_a_type_noun_have_none(word: str) -> None:
    assert type_of(word) == ""


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("深入实施“渠长到户”计划。", "ongoing"),
        ("实施“渠长到户”计划。", "planned"),
        ("继续实施“渠长到户”计划。", "planned"),
        ("去年启动了“渠长到户”计划。", "done"),
    ],
)
def test_the_status_is_that_of_the_act(sentence: str, status: str) -> None:
    assert read(f"管好用好水。{sentence}")["渠长到户计划"].status == status


def test_a_name_is_given_once_at_its_first_mention() -> None:
    only = article("管好水。实施“渠长到户”计划。", "用好水。“渠长到户”计划要见实效。")
    found = [i for i in read_initiatives(read_structure(only), only.text) if i.name == "渠长到户计划"]
    assert [i.quote for i in found] == ["实施“渠长到户”计划"]


def test_items_that_open_paragraphs_or_are_numbered_are_lines_of_work() -> None:
    found = read(
        "强化水源保障。抓紧修渠打井，让旱田变水田。一是完善灌溉体系。渠系一条一条修。二是提升防洪能力。堤防一段一段加固。",
        "强化用水管理。把水价水权一起管起来，让节水的人得实惠。",
        "强化队伍建设。把年轻人放到工地上去练，练出真本事。",
    )
    lines = {name for name, i in found.items() if i.kind == "priority"}
    assert {"强化水源保障", "完善灌溉体系", "提升防洪能力", "强化用水管理", "强化队伍建设"} <= lines


@pytest.mark.parametrize(
    ("paragraph", "lead"),
    [
        ("围绕建设节水型社会，把渠修好。", "建设节水型社会"),
        ("着眼长远，强化水源保障。渠要修，井也要打。", "强化水源保障"),
        ("在治水上，系统发力。渠要修，井也要打。", "在治水上,系统发力"),
        ("在水源保障方面，修渠打井。", "水源保障"),
        ("一抓水源保障。渠要修，井也要打。", "抓水源保障"),
    ],
)
def test_a_lead_is_the_clause_that_names_the_work(paragraph: str, lead: str) -> None:
    assert lead in {found.name for found in leads(read_structure(article(paragraph)))}

"""Where a quote stands: to the letter, folded, or with few edits, and never inside a number."""

from __future__ import annotations

import pytest
from grounding_cases import BREAK, index

from summarizer.schemas.summary import Evidence
from summarizer.text import Span


def words(text: str, quote: str) -> str | None:
    """What the quote is found as in an article of one paragraph."""
    ready = index(text)
    found = ready.find(quote)
    return None if found is None else ready.text[found.spans[0].start : found.spans[0].end]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("满意度达到468%。", "68%"),
        ("满意度达到468%。", "满意度达到46"),
        ("新培育企业11.5万家。", "1.5万家"),
        ("新培育企业11.5万家。", "新培育企业11.5"),
        ("新培育企业11.5万家。", "新培育企业11"),
        ("建成平台13家。", "3家"),
        ("现有企业三千五百家。", "五百家"),
        ("现有企业三千五百家。", "现有企业三千五"),
        ("强度达到3.5%。", "达到3"),
        ("强度达到3.5%。", "5%"),
        ("产值1,083亿元。", "083亿元"),
        ("产值1，083亿元。", "083亿元"),
        ("产值1,083亿元。", "产值1"),
        ("占比百分之三点五。", "三点五"),
        ("规模2亿3千万元。", "3千万元"),
        ("带动三十多万人。", "万人"),
        ("到2030年建成。", "30年建成"),
    ],
)
def test_a_quote_that_begins_or_ends_inside_a_number_is_not_found(text: str, quote: str) -> None:
    assert quote.replace(",", "，") in text or quote in text
    assert index(text).find(quote) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("满意度达到68%，强度468%。", "68%"),
        ("11.5万家之外还有1.5万家。", "1.5万家"),
        ("先三千五百家，再五百家。", "五百家"),
        ("进一步统一一批标准。", "一批标准"),
        ("每个县3家，共13家。", "3家"),
        ("增长8,10家受益。", "10家受益"),
    ],
)
def test_the_same_words_at_the_edge_of_a_number_are_found(text: str, quote: str) -> None:
    assert words(text, quote) == quote


def test_places_come_in_order_and_without_those_inside_numbers() -> None:
    ready = index("建3家，又建13家，再建3家。")
    found = ready.find("3家")
    assert found is not None
    start = ready.text.index("建3家")
    assert found.spans == (Span(start + 1, start + 3), Span(start + 12, start + 14))
    assert found.match == "exact"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("实施“链长制”行动，产值达到９００亿元。", "实施链长制行动,产值达到900亿元"),
        ("实施“链长制”行动，产值达到900亿元。", '实施"链长制"行动，产值达到 900 亿元'),
        ("完善Ｇ２３０国道——东段", "完善g230国道—东段"),
        ("出台《城市更新条例》细则", "出台城市更新条例细则"),
        ("面积达到㎡标准", "面积达到㎡标准"),
    ],
)
def test_width_white_space_quotation_marks_and_dashes_do_not_matter(text: str, quote: str) -> None:
    found = index(text).find(quote)
    assert found is not None
    assert found.match == ("exact" if quote in text else "folded")


def test_a_folded_quote_takes_its_quotation_marks_along() -> None:
    assert words("要用好“双月”观摩机制 和“月调度”。", "“双月”观摩机制和“月调度”") == "“双月”观摩机制 和“月调度”"


@pytest.mark.parametrize("digit", ["10²家", "①②家", "½家"])
def test_folding_makes_no_digits_of_what_was_none(digit: str) -> None:
    ready = index(f"共有{digit}。")
    assert ready.find("102家") is None
    assert ready.find("12家") is None


def test_numbers_that_white_space_parts_are_not_joined() -> None:
    assert index("编号3 5家单位获评优秀。").find("编号35家单位获评优秀") is None
    assert index("编号为3", "5家单位获评优秀。").find("编号为35家单位获评优秀") is None


TEXT = "全市将持续深化科技体制改革，推动高新技术企业突破1.5万家，进一步统一技术标准，建成3家省级实验室。"


@pytest.mark.parametrize(
    "quote",
    [
        "将持续深化科技体制改革，推动高新技术企业已突破1.5万家",
        "将持续深化科技体制改革推动高新技术企业突破1.5万家",
        "持续深化科技体制的改革，推动高新技术企业突破1.5万家",
        "推动高新技术企业突破1.5万家，统一技术标准，建成3家省级实验室。",
    ],
)
def test_few_edits_away_from_the_digits_are_forgiven(quote: str) -> None:
    ready = index(TEXT)
    found = ready.find(quote)
    assert found is not None
    assert found.match == "fuzzy"
    assert "1.5万家" in ready.text[found.spans[0].start : found.spans[0].end]


@pytest.mark.parametrize(
    "quote",
    [
        "将持续深化科技体制改革，推动高新技术企业突破1.6万家",
        "将持续深化科技体制改革，推动高新技术企业突破15万家",
        "将持续深化科技体制改革，推动高新技术企业突破1.5亿家",
        "将持续深化科技体制改革，推动高新技术企业突破万家",
        "将持续深化科技体制改革，推动两高新技术企业突破1.5万家",
        "将持续深化科技体制改革，推动高新技术企业突破1.5万家2",
        "进二步统一技术标准，建成3家省级实验室。推动高新技术企业",
    ],
)
def test_no_digit_may_change_appear_or_vanish(quote: str) -> None:
    assert index(TEXT).find(quote) is None


@pytest.mark.parametrize(
    "quote",
    [
        "持续深化教育体制改革，推动规上工业企业突破1.5万家",
        "深化科技改革",
        "改革科技",
        "全市将深化改革，高新技术企业达到1.5万家，建成3家省级实验室和平台",
        "",
        "   ",
        "“”",
    ],
)
def test_a_quote_with_many_edits_or_none_at_all_is_not_found(quote: str) -> None:
    assert index(TEXT).find(quote) is None


def test_evidence_holds_the_line_break_that_stands_in_the_document() -> None:
    ready = index(f"到2027年，高新技术企业{BREAK}达到900家。")
    found = ready.find("高新技术企业达到900家")
    assert found is not None
    evidence = Evidence.model_validate(ready.evidence(found.spans[0], found.match, "高新技术企业达到900家"))
    assert evidence.quote == "高新技术企业\n\n达到900家"
    assert evidence.match == "folded"
    text = ready.article.document.text
    assert text[evidence.span.start : evidence.span.end] == evidence.quote


def test_sentences_end_at_marks_and_line_breaks() -> None:
    ready = index("第一句。“第二句！”第三句", "第四句", head=("标题",))
    assert [
        ready.text[slice(*ready.sentence(ready.text.index(word)))].strip()
        for word in ("标", "第一", "二句", "三", "四")
    ] == ["标题", "第一句。", "“第二句！”", "第三句", "第四句"]


def test_the_head_is_no_paragraph() -> None:
    ready = index("正文。", ("question", "问？"))
    assert ready.paragraph(0) is None
    roles = [p.role for at in (ready.text.index("正文"), ready.text.index("问？")) if (p := ready.paragraph(at))]
    assert roles == ["body", "question"]

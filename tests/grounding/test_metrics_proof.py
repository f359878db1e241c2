"""Metrics: the article's own words near the number, in one piece or put together."""

from __future__ import annotations

import pytest
from grounding_cases import index

from summarizer.grounding.metrics import ProvenMetric, metric_of


def proof(text: str, words: str, amount: str, *before: str) -> ProvenMetric | str:
    ready = index(*before, text)
    start = ready.text.index(text) + text.index(amount)
    return metric_of(ready, words, next(s for s in ready.sites if s.amount.span.start == start))


@pytest.mark.parametrize(
    ("text", "words", "amount"),
    [
        ("高新技术企业突破1.5万家。", "高新技术企业", "1.5万家"),
        ("突破1.5万家高新技术企业。", "高新技术企业", "1.5万家"),
        ("“新物种”企业超过200家。", "新物种企业", "200家"),
        ("“新物种”企业超过200家。", "“新物种”企业", "200家"),
        ("ＧＤＰ突破800亿元。", "GDP", "800亿元"),
        ("高新技术企业突破1.5万家。", "高新技术企业数量", "1.5万家"),
        ("建有3家省级、10家市级产业研究院。", "省级产业研究院", "3家"),
        ("建有3家省级、10家市级产业研究院。", "市级产业研究院", "10家"),
        ("全社会研发经费投入强度达到3%。", "全社会研发投入强度", "3%"),
        ("规模以上的工业企业达到900家。", "规模以上工业企业", "900家"),
        ("备案的企业有412家，占31%。", "备案的企业占比", "31%"),
        ("保险在两个县试点，扩大到5个县。", "保险试点县", "5个"),
        ("三、四级手术占比为38%。", "三级手术占比", "38%"),
        ("PM2.5年均浓度33微克。", "PM2.5浓度", "33微克"),
    ],
)
def test_words_of_the_sentence_prove_a_metric(text: str, words: str, amount: str) -> None:
    assert isinstance(proof(text, words, amount), ProvenMetric)


def test_words_that_stand_earlier_prove_a_metric() -> None:
    before = "技术合同成交额去年有180亿元。"
    assert isinstance(proof("今年突破200亿元。", "技术合同成交额", "200亿元", before), ProvenMetric)
    assert isinstance(proof("技术合同成交额稳步增长。今年突破200亿元。", "技术合同成交额", "200亿元"), ProvenMetric)


@pytest.mark.parametrize(
    ("text", "words", "amount"),
    [
        ("高新技术企业突破1.5万家。", "独角兽企业", "1.5万家"),
        ("高新技术企业突破1.5万家。", "高新企术技业", "1.5万家"),
        ("建有3家省级、10家市级产业研究院。", "国家级产业研究院", "3家"),
        ("建有3家省级、10家市级产业研究院。", "省级产业孵化器", "3家"),
        ("水土流失面积比二〇一五年减少360平方公里。", "水土流失面积比二", "360平方公里"),
        ("PM2.5年均浓度33微克。", "PM2浓度", "33微克"),
        ("PM2.5年均浓度33微克。", "PM10浓度", "33微克"),
        ("制造业税收增长9%，惠及企业76户；海洋税收占比升至16.9%。", "制造业企业", "16.9%"),
        ("制造业税收增长9%，惠及企业76户。海洋税收占比升至16.9%。", "制造业企业", "16.9%"),
        ("高新技术企业突破1.5万家。", "", "1.5万家"),
        ("高新技术企业突破1.5万家。", "“”", "1.5万家"),
        ("高新技术企业突破1.5万家。", "高新技术企业" * 11, "1.5万家"),
    ],
)
def test_other_words_are_refused(text: str, words: str, amount: str) -> None:
    assert isinstance(proof(text, words, amount), str)


def test_words_that_only_follow_in_another_sentence_are_refused() -> None:
    assert isinstance(proof("今年突破200亿元。技术合同成交额是大头。", "技术合同成交额", "200亿元"), str)


def test_a_head_from_far_away_does_not_make_a_metric() -> None:
    before = "人工智能产业研究院建设提速。"
    assert isinstance(proof("省级平台达到3家。", "省级产业研究院", "3家", before, "另一段话。"), str)


def test_the_nearest_place_is_the_metrics_own() -> None:
    text = "平台有好有坏。平台达到3家，平台会更好。"
    found = proof(text, "平台", "3家")
    assert isinstance(found, ProvenMetric)
    assert found.span is not None
    ready = index(text)
    assert ready.text[found.span.start :].startswith("平台达到")


def test_a_metric_is_given_in_the_articles_width() -> None:
    found = proof("ＧＤＰ突破800亿元。", "gdp", "800亿元")
    assert isinstance(found, ProvenMetric)
    assert found.text == "ＧＤＰ"


def test_a_sentence_that_refers_to_the_one_before_has_its_words() -> None:
    text = "留在本市就业的有1870人，占毕业生总数的29.6%。2027年这个比例达到四成。"
    assert isinstance(proof(text, "留在本市就业占毕业生总数", "四成"), ProvenMetric)
    other = text.replace("这个比例", "上座率")
    assert isinstance(proof(other, "留在本市就业占毕业生总数", "四成"), str)

"""Sign and measure where the words decide them."""

from __future__ import annotations

import pytest

from summarizer.grounding.derive import derive
from summarizer.quantities.amounts import find_amounts
from summarizer.schemas.vocabulary import Measure
from summarizer.text import fold


def read(text: str, metric: str, measure: Measure = "level", which: int = -1) -> tuple[bool, Measure]:
    amounts = find_amounts(text)
    return derive(fold(text), amounts[which], metric, measure, lambda: amounts)


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("单位产值能耗下降13.5%", "单位产值能耗"),
        ("化肥使用量减少2%左右", "化肥使用量"),
        ("能耗强度累计下降超过5%", "能耗强度"),
        ("物流成本降低了约10%", "物流成本"),
        ("降低社会物流成本10%", "社会物流成本"),
        ("减少化肥使用量2%", "化肥使用量"),
        ("降幅达到8%以上", "能耗"),
        ("增速为-3.2%", "增速"),
        ("出口负增长3.2%", "出口"),
        ("贷款利率下降0.4个百分点", "贷款利率"),
        ("同比降8%", "案件数"),
        ("审批事项再砍掉两成", "审批事项"),
        ("办理时限压缩了50%", "办理时限"),
    ],
)
def test_a_fall_of_a_rate_is_a_negative_growth(text: str, metric: str) -> None:
    assert read(text, metric) == (True, "growth")


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("车程缩短55分钟", "车程"),
        ("减少碳排放约20万吨", "碳排放"),
        ("减轻企业负担30亿元", "企业负担"),
        ("运费每件能降0.6元", "运费"),
        ("重污染天数同比少3天", "重污染天数"),
        ("少用水两亿立方米", "用水"),
        ("户均少缴税21万元", "少缴税"),
        ("粗钢产能压减200万吨", "粗钢产能"),
    ],
)
def test_a_fall_of_an_amount_is_a_negative_increment(text: str, metric: str) -> None:
    assert read(text, metric) == (True, "increment")


@pytest.mark.parametrize("which", [0, 1, 2])
def test_several_numbers_share_one_verb(which: int) -> None:
    assert read("煤耗、水耗、电耗分别下降3.2%、1.1%和0.5%", "水耗", which=which) == (True, "growth")


@pytest.mark.parametrize(
    ("text", "metric", "said", "measure"),
    [
        ("车程由2小时缩短到55分钟", "车程", "growth", "level"),
        ("失业率降至5%", "失业率", "growth", "share"),
        ("失业率下降到5%以内", "失业率", "increment", "share"),
        ("利用率提高到50%", "利用率", "growth", "share"),
        ("减少企业跑动次数至1次", "企业跑动次数", "increment", "level"),
        ("产值增长至1,083亿元", "产值", "growth", "level"),
        ("从5%下降3个百分点至2%", "漏损率", "growth", "share"),
        ("占比下降为2.3%", "占比", "level", "level"),
    ],
)
def test_what_is_reached_is_neither_fall_nor_growth(text: str, metric: str, said: Measure, measure: Measure) -> None:
    assert read(text, metric, said) == (False, measure)


@pytest.mark.parametrize(
    ("text", "metric", "said", "measure"),
    [
        ("增加值增长8.7%", "增加值", "share", "growth"),
        ("增长率达到8%", "投资", "level", "growth"),
        ("比重提高5个百分点", "比重", "increment", "growth"),
        ("产值翻两番", "产值", "level", "growth"),
        ("总值比上年增加1800亿元", "总值", "level", "increment"),
        ("新增4家重点实验室", "重点实验室", "level", "increment"),
        ("净增企业300家", "企业", "increment", "increment"),
        ("产值1000亿元", "产值", "growth", "level"),
        ("改造提升农田9.5万亩", "农田", "increment", "increment"),
        ("满意度98%", "满意度", "share", "share"),
        ("占比31%", "占比", "level", "level"),
    ],
)
def test_measure_follows_the_words_and_else_the_model(text: str, metric: str, said: Measure, measure: Measure) -> None:
    assert read(text, metric, said) == (False, measure)


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("降低能耗的企业达到300家", "企业"),
        ("投诉量下降30%、满意度98%", "满意度"),
        ("利率下降，1083家企业受益", "企业"),
        ("建成不少于3家", "平台"),
        ("至少办好1所", "学校"),
        ("升降机改造30台", "升降机"),
        ("推进减税降费，惠及3万户", "户"),
        ("没有减少1家", "门店"),
    ],
)
def test_a_word_of_falling_elsewhere_leaves_the_number_alone(text: str, metric: str) -> None:
    assert read(text, metric) == (False, "level")

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation.similarity import ALIKE, bare, iou, likeness, overlap
from summarizer.text import Span

spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda p: Span(min(p), max(p)))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“三河”工程", "三河工程"),
        ("《条 例》", "条例"),
        ("\uff21\uff22\uff11\uff12", "ab12"),
        ("碧湖・东岸", "碧湖·东岸"),
    ],
)
def test_width_case_space_and_quotation_marks_make_no_difference(a: str, b: str) -> None:
    assert bare(a) == bare(b)
    assert likeness(a, b) == 1.0


def test_likeness_is_the_dice_coefficient_of_characters_and_pairs() -> None:
    # 规上工业产值: 6 characters and 5 pairs; 工业产值: 4 and 3, all of them shared.
    assert likeness("规上工业产值", "工业产值") == pytest.approx(2 * 7 / (11 + 7))
    # A repeated character counts as often as both have it: 人, 工 and 人工 are shared, of 2 + 1 grams and of 3 + 2.
    assert likeness("人工", "人人工") == pytest.approx(2 * 3 / (3 + 5))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("货运吞吐量", "港口货运吞吐量"),
        ("规模以上工业增加值", "规上工业增加值"),
        ("5G基站", "基站"),
        ("省级孵化器", "孵化器"),
        ("一刻钟便民生活圈", "便民生活圈"),
    ],
)
def test_paraphrases_of_a_metric_are_alike(a: str, b: str) -> None:
    assert likeness(a, b) >= ALIKE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("快递业务量", "外贸进出口额"),
        ("创新主体培育行动", "营商环境提升行动"),
        ("地铁3号线", "地铁5号线"),
        ("北岸物流园", "南湖科学城"),
    ],
)
def test_different_things_are_not_alike(a: str, b: str) -> None:
    assert likeness(a, b) < ALIKE


@given(st.text("云泽望湖禾川12“” ", max_size=8), st.text("云泽望湖禾川12“” ", max_size=8))
def test_likeness_is_symmetric_and_between_0_and_1(a: str, b: str) -> None:
    assert likeness(a, b) == likeness(b, a)
    assert 0 <= likeness(a, b) <= 1
    assert likeness(a, a) == 1


def test_overlap_takes_the_best_of_several_places() -> None:
    assert iou(Span(0, 10), Span(5, 15)) == pytest.approx(5 / 15)
    assert overlap([Span(0, 10), Span(90, 100)], [Span(92, 100)]) == pytest.approx(0.8)
    assert overlap([], [Span(0, 1)]) == 0


@given(spans, spans)
def test_overlap_is_symmetric_and_between_0_and_1(a: Span, b: Span) -> None:
    assert iou(a, b) == iou(b, a)
    assert 0 <= iou(a, b) <= 1

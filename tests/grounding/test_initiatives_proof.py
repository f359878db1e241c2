"""Initiatives: names of the article, in or beside their quotes."""

from __future__ import annotations

import pytest
from grounding_cases import PROVENANCE, article, draft, initiative, reasons

from summarizer.grounding import ground
from summarizer.schemas.draft import DraftInitiative
from summarizer.schemas.summary import InterviewSummary

TEXT = "深入开展“三清”活动，落实好重点项目“双月”观摩机制，争创全国文明城市。出台《城市更新 条例》。"


def proved(*initiatives: DraftInitiative, text: str = TEXT) -> InterviewSummary:
    return ground(article(text), draft(initiatives=initiatives), PROVENANCE)


@pytest.mark.parametrize(
    ("name", "quote", "given"),
    [
        ("三清活动", "深入开展“三清”活动", "三清活动"),
        ("“三清”活动", "深入开展“三清”活动", "三清活动"),
        ("重点项目双月观摩机制", "落实好重点项目“双月”观摩机制", "重点项目双月观摩机制"),
        ("城市更新条例", "出台《城市更新 条例》", "城市更新 条例"),
        ("全国文明城市", "争创", "全国文明城市"),
        ("深入开展三清活动", "“三清”活动", "深入开展三清活动"),
    ],
)
def test_a_name_may_bridge_quotation_marks_and_is_given_without_them(name: str, quote: str, given: str) -> None:
    summary = proved(initiative(name, quote))
    assert [item.name for item in summary.initiatives] == [given]


@pytest.mark.parametrize(
    ("name", "quote", "reason"),
    [
        ("四清活动", "深入开展“三清”活动", "name not found in the article"),
        ("三清活动", "深入开展“四新”活动", "quote not found in the article"),
        ("城市更新条例", "深入开展“三清”活动", "name stands elsewhere than its quote"),
        ("“”", "深入开展“三清”活动", "name is too short"),
        ("三", "深入开展“三清”活动", "name is too short"),
        ("三清活动" * 20, "深入开展“三清”活动", "name is too long"),
        ("三清活动", "", "no quote"),
    ],
)
def test_other_names_are_refused(name: str, quote: str, reason: str) -> None:
    summary = proved(initiative(name, quote))
    assert summary.initiatives == ()
    assert reasons(summary) == [reason]


def test_a_name_inside_a_longer_number_is_refused() -> None:
    assert proved(initiative("267工程", "实施1267工程"), text="实施1267工程。").initiatives == ()


def test_a_name_is_given_once_for_each_kind_by_its_first_item() -> None:
    summary = proved(
        initiative("三清活动", "深入开展“三清”活动", status="ongoing"),
        initiative("“三清”活动", "“三清”活动", status="done"),
        initiative("三清活动", "深入开展“三清”活动", kind="priority"),
    )
    assert [(item.kind, item.status) for item in summary.initiatives] == [
        ("programme", "ongoing"),
        ("priority", "planned"),
    ]
    assert reasons(summary) == []


def test_initiatives_come_in_the_order_of_the_text() -> None:
    summary = proved(initiative("全国文明城市"), initiative("三清活动", "深入开展“三清”活动"))
    assert [item.name for item in summary.initiatives] == ["三清活动", "全国文明城市"]


def test_a_priority_longer_than_a_clause_is_refused() -> None:
    name = TEXT * 2
    assert reasons(proved(initiative(name, kind="priority"))) == ["name is too long"]

"""Periods: the time that the text gives to this number, and its end."""

from __future__ import annotations

import pytest
from grounding_cases import PROVENANCE, article, draft, figure, index, reasons

from summarizer.grounding import ground
from summarizer.grounding.times import ProvenPeriod, period_of


def proof(text: str, period: str, amount: str, published: str | None = "2024-03-05") -> ProvenPeriod | str:
    """The period of the first number written so; paragraphs are parted by `|`."""
    ready = index(*text.split("|"), published=published)
    start = ready.text.index(amount, ready.body_start)
    return period_of(ready, period, next(s for s in ready.sites if s.amount.span.start == start))


@pytest.mark.parametrize(
    ("text", "period", "amount", "due"),
    [
        ("到2027年，平台达到300家。", "到2027年", "300家", "2027"),
        ("到2027年，平台达到300家。", "2027年", "300家", "2027"),
        ("平台２０２７年底前达到300家。", "2027年底前", "300家", "2027"),
        ("力争年内新建平台300家。", "年内", "300家", "2024"),
        ("截至7月底，平台有300家，团队有40个。", "截至7月底", "40个", "2023-07"),
        ("今年，平台要提质。新建平台300家。", "今年", "300家", "2024"),
        ("邵一鸣介绍，到2027年，平台要提质。新建平台300家。", "到2027年", "300家", "2027"),
        ("“十五五”期间，新建平台300家。", "“十五五”期间", "300家", "2030"),
        ("2025年达到3%，2030年达到3.5%。", "2025年", "3%", "2025"),
        ("2025年达到3%，2030年达到3.5%。", "2030年", "3.5%", "2030"),
        ("到2027年，平台由2020年的120家增加到300家。", "到2027年", "300家", "2027"),
        ("平台由2020年的120家增加到300家。", "2020年", "120家", "2020"),
        ("今年，产值比2020年增长三成，达到300亿元。", "今年", "300亿元", "2024"),
        ("到2027年，投入（2023年为2%）达到3%。", "到2027年", "3%", "2027"),
        ("到2027年，落实《2025年行动方案》，平台达到300家。", "到2027年", "300家", "2027"),
        ("新建平台300家的任务年内完成。", "年内", "300家", "2024"),
        ("还有危桥36座，年底前全部销号。", "年底前", "36座", "2024"),
        ("今年重点有三。|一是新建平台300家。", "今年", "300家", "2024"),
        ("到2027年要做好三件事：|新建平台300家。", "到2027年", "300家", "2027"),
        ("——今年，我们提速增效。|新建平台300家。", "今年", "300家", "2024"),
        ("今年，新建平|台300家。", "今年", "300家", "2024"),
        ("投入由2020年的7亿元增至9亿元，强度由2.18%提高到2.71%。", "2020年", "2.18%", "2020"),
        ("今年，研发投入占比2025年达到3%。", "2025年", "3%", "2025"),
        ("到2027年，平台达到300家。东区平台2025年建成50家。团队达到40个。", "到2027年", "40个", "2027"),
    ],
)
def test_a_time_has_the_numbers_after_it(text: str, period: str, amount: str, due: str) -> None:
    found = proof(text, period, amount)
    assert isinstance(found, ProvenPeriod)
    assert found.due == due


@pytest.mark.parametrize(
    ("text", "period", "amount"),
    [
        ("2025年达到3%，2030年达到3.5%。", "2025年", "3.5%"),
        ("2025年达到3%，2030年达到3.5%。", "2030年", "3%"),
        ("到2025年，平台达到300家。到2030年，平台达到500家。", "2025年", "500家"),
        ("到2025年，平台达到300家。到2030年，平台达到500家。", "2030年", "300家"),
        ("到2025年，平台达到300家，为2030年远景目标打下基础。", "2030年", "300家"),
        ("平台达到300家，为2030年远景目标打下基础。", "2030年", "300家"),
        ("产值比2020年增长三成。", "2020年", "三成"),
        ("产值较去年同期增长三成。", "去年同期", "三成"),
        ("各方努力，到2025年团队有40个。今年，新建平台300家。", "2025年", "300家"),
        ("去年投资96亿元，今年计划118亿元。", "去年", "118亿元"),
        ("今年，平台要提质。|新建平台300家。", "今年", "300家"),
        ("“十四五”时期全面跃升。投入从2020年的7亿元增至9亿元。", "“十四五”时期", "7亿元"),
        ("今年，轮候时间从去年的14个月压缩到9个月。", "今年", "14个月"),
        ("投入从2020年的7亿元增至9亿元；平台达到17家。", "2020年", "17家"),
        ("投入从2020年的7亿元增至9亿元。平台达到17家。", "2020年", "17家"),
        ("平台达到300家。|到2030年，团队达到40个。", "到2030年", "300家"),
        ("平台三年内达到300家。", "年内", "300家"),
        ("平台达到300家。", "到2030年", "300家"),
        ("到12027年，平台达到300家。", "2027年", "300家"),
    ],
)
def test_a_time_of_another_number_is_refused(text: str, period: str, amount: str) -> None:
    assert isinstance(proof(text, period, amount), str)


@pytest.mark.parametrize(
    ("text", "period", "due"),
    [
        ("年内新建平台300家。", "年内", None),
        ("去年新建平台300家。", "去年", None),
        ("截至7月底，平台有300家。", "截至7月底", None),
        ("到2027年，平台有300家。", "到2027年", "2027"),
        ("2023年7月底，项目启动。|截至7月底，平台有300家。", "截至7月底", "2023-07"),
        ("2023年年底前，项目启动。|年底前，平台有300家。", "年底前", "2023"),
        ("2022年7月底和2023年7月底，项目启动。|截至7月底，平台有300家。", "截至7月底", None),
    ],
)
def test_without_a_publication_date_no_year_is_guessed(text: str, period: str, due: str | None) -> None:
    found = proof(text, period, "300家", published=None)
    assert found == ProvenPeriod(period, due)


def test_a_figure_goes_out_without_the_period_that_is_not_proved() -> None:
    page = article("到2027年，平台达到300家。")
    summary = ground(page, draft(figures=[figure("平台达到300家", "300家", "平台", period="到2029年")]), PROVENANCE)
    assert [(goal.period, goal.due) for goal in summary.goals] == [(None, None)]
    assert summary.checks.unsupported[0].text == "平台 300家 到2029年"
    assert reasons(summary) == ["period not found at or before the number; given without it"]


@pytest.mark.parametrize("period", [None, "", "  "])
def test_no_period_stays_no_period(period: str | None) -> None:
    page = article("到2027年，平台达到300家。")
    summary = ground(page, draft(figures=[figure("平台达到300家", "300家", "平台", period=period)]), PROVENANCE)
    assert (summary.goals[0].period, summary.goals[0].due) == (None, None)
    assert reasons(summary) == []

"""Confidence: what is proved but unsure is held back on demand, and never silently lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from grounding_cases import PROVENANCE, article, draft, figure, initiative
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Summarizer
from summarizer.errors import UsageError
from summarizer.grounding import ground

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"
PAGE = article("到2027年，实施“链长制”，平台达到300家，企业达到900家。")
ANSWER = draft(
    figures=[
        figure("平台达到300家", "300家", "平台", confidence=0.9),
        figure("企业达到900家", "900家", "企业", confidence=0.4),
        figure("企业达到700家", "700家", "企业", confidence=0.1),
    ],
    initiatives=[initiative("链长制", confidence=0.45)],
)


def test_what_is_unsure_is_listed_as_unsupported_with_its_words() -> None:
    checks = ground(PAGE, ANSWER, PROVENANCE, min_confidence=0.5).checks
    assert [(u.item, u.text, u.quote, u.reason) for u in checks.unsupported] == [
        ("figure", "企业 700家", "企业达到700家", "quote not found in the article"),
        ("initiative", "链长制", "链长制", "confidence 0.45 below 0.5"),
        ("figure", "企业 900家", "企业达到900家", "confidence 0.4 below 0.5"),
    ]
    assert checks.unaccounted == ()  # its amount has a verdict


def test_as_much_confidence_as_asked_for_is_enough() -> None:
    summary = ground(PAGE, ANSWER, PROVENANCE, min_confidence=0.4)
    assert [item.amount for item in summary.goals] == ["300家", "900家"]
    assert [item.name for item in summary.initiatives] == ["链长制"]


@given(st.floats(0, 1))
def test_no_item_is_lost_whatever_the_bound(least: float) -> None:
    every = ground(PAGE, ANSWER, PROVENANCE)
    sure = ground(PAGE, ANSWER, PROVENANCE, min_confidence=least)
    kept = len(sure.goals) + len(sure.results) + len(sure.initiatives)
    assert kept + len(sure.checks.unsupported) == len(ANSWER.figures) + len(ANSWER.initiatives)
    assert set(sure.goals) <= set(every.goals)
    assert sure.checks.coverage == every.checks.coverage


def test_the_bound_goes_through_the_pipeline() -> None:
    path = next(SEEDS.glob("05_*.txt"))
    every, sure = (Summarizer("local", min_confidence=c).summarize(path) for c in (0.0, 0.9))
    for one, other in zip(every, sure, strict=True):
        items = [i.confidence for i in one.initiatives] + [f.confidence for _, f in one.figures()]
        low = [confidence for confidence in items if confidence < 0.9]
        out = [u for u in other.checks.unsupported if u.reason.startswith("confidence ")]
        assert len(out) == len(low)
    assert any(u.reason.startswith("confidence ") for s in sure for u in s.checks.unsupported)


@pytest.mark.parametrize("wrong", [-0.1, 1.1, float("nan")])
def test_what_is_no_confidence_is_refused(wrong: float) -> None:
    with pytest.raises(UsageError, match="from 0 to 1"):
        Summarizer("local", min_confidence=wrong)

"""Answers and pages made to deceive or to overload: nothing false gets through, and time grows with the page."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from grounding_cases import BREAK, PROVENANCE, article, draft, evidences, exclusion, figure, index, initiative, reasons
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from summarizer.documents import Article
from summarizer.grounding import ground
from summarizer.schemas.draft import Draft, DraftFigure

CHARS = "企业平台达到突破增长下降年底省市3５一二十百万亿0.1,，。、；“”‘’《》—- 　\n%家个元的各均"
DIGITS = "0123456789"


@settings(max_examples=200, deadline=None)
@given(st.text(CHARS, min_size=1, max_size=80), st.data())
def test_any_piece_of_any_text_is_found_with_its_own_words_or_not_at_all(text: str, data: st.DataObject) -> None:
    """Also pieces that overlap, repeat, or begin and end in numbers, marks and white space."""
    page = article(text.replace("\n", BREAK).strip() or "。", head=())
    low = data.draw(st.integers(0, len(page.text) - 1))
    quote = page.text[low : data.draw(st.integers(low + 1, len(page.text)))]
    ready = index(text.replace("\n", BREAK).strip() or "。", head=())
    found = ready.find(quote)
    for span in found.spans if found else ():
        evidence = ready.evidence(span, found.match if found else "exact", quote.strip())
        start, end = evidence["span"]["start"], evidence["span"]["end"]
        assert page.document.text[start:end] == evidence["quote"]
        assert [c for c in evidence["quote"] if c.isdigit()] == [c for c in quote if c.isdigit()] or (
            evidence["match"] != "exact"
        )


@settings(max_examples=300, deadline=None)
@given(st.lists(st.integers(1, 99_999), min_size=1, max_size=6), st.data())
def test_an_altered_digit_is_never_located(numbers: list[int], data: st.DataObject) -> None:
    text = "，".join(f"平台达到{number}家" for number in numbers) + "。"
    which = data.draw(st.integers(0, len(numbers) - 1))
    digits = str(numbers[which])
    at = data.draw(st.integers(0, len(digits) - 1))
    lie = digits[:at] + data.draw(st.sampled_from([d for d in DIGITS if d != digits[at]])) + digits[at + 1 :]
    assume(int(lie) not in numbers and not lie.startswith("0"))
    summary = ground(article(text), draft(figures=[figure(f"平台达到{lie}家", f"{lie}家", "平台")]), PROVENANCE)
    assert summary.figures() == []
    assert len(summary.checks.unsupported) == 1


WORDS = ["高新技术企业", "停车泊位", "绿电占比", "技术合同成交额", "省级产业研究院", "公共充电桩"]


@given(st.permutations(WORDS), st.integers(2, 999))
def test_a_metric_of_another_article_is_never_proved(words: list[str], number: int) -> None:
    own, *others = words
    page = article(f"到2027年，{own}达到{number}个。")
    false = [figure(f"{own}达到{number}个", f"{number}个", other) for other in others]
    summary = ground(page, draft(figures=false), PROVENANCE)
    assert summary.figures() == []
    assert set(reasons(summary)) == {"metric not found near the number"}


def test_quotes_that_overlap_give_each_its_own_number() -> None:
    page = article("平台达到300家，平台达到300家，平台达到300家。")
    quotes = ["平台达到300家，平台达到300家", "平台达到300家", "300家，平台达到300家"]
    summary = ground(page, draft(figures=[figure(q, "300家", "平台") for q in quotes]), PROVENANCE)
    assert [f.amount for _, f in summary.figures()] == ["300家"] * 3
    assert summary.checks.unaccounted == ()


def test_a_quote_over_a_mended_break_has_the_break_and_divides_no_number() -> None:
    page = article(f"到2027年，平台达到3{BREAK}00家，企业{BREAK}达到{BREAK}40家。")
    wanted = [figure("平台达到300家", "300家", "平台"), figure("企业达到40家", "40家", "企业")]
    lies = [figure("00家", "00家", "平台"), figure("平台达到3", "3", "平台")]
    summary = ground(page, draft(figures=[*wanted, *lies]), PROVENANCE)
    assert [f.evidence.quote for f in summary.goals] == ["平台达到3\n\n00家", "企业\n\n达到\n\n40家"]
    for evidence in evidences(summary):
        assert page.document.text[evidence.span.start : evidence.span.end] == evidence.quote


def test_a_number_whose_parts_stand_apart_is_not_in_the_article() -> None:
    page = article("平台达到3，另有600家在建。")
    summary = ground(page, draft(abstract="平台达到3，600家。"), PROVENANCE)
    assert reasons(summary) == ["number not in the article: 3，600家"]


def metric(i: int) -> str:
    return "指标" + "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in f"{i:04}")


def told(i: int) -> DraftFigure:
    return figure(f"{metric(i)}达到{i + 2}家", f"{i + 2}家", metric(i), period=f"到202{5 + i % 5}年")


def sentences(count: int) -> Article:
    lines = [f"到202{5 + i % 5}年，实施“{metric(i)}行动”，{told(i).quote}。" for i in range(count)]
    return article(*("".join(lines[i : i + 5]) for i in range(0, count, 5)))


def true(count: int) -> tuple[Article, Draft]:
    names = [initiative(f"{metric(i)}行动") for i in range(count)]
    return sentences(count), draft(figures=[told(i) for i in range(count)], initiatives=names)


def same(count: int) -> tuple[Article, Draft]:
    text = "到2027年，高新技术企业达到3家，服务全市。"
    one = figure("高新技术企业达到3家", "3家", "高新技术企业", period="到2027年")
    return article(*[text] * count), draft(figures=[one] * count)


def one_sentence(count: int) -> tuple[Article, Draft]:
    text = "到2027年，" + "，".join(told(i).quote for i in range(count)) + "。"
    figures = [told(i).model_copy(update={"period": "到2027年"}) for i in range(count)]
    return article(text), draft(figures=figures)


def excluded(count: int) -> tuple[Article, Draft]:
    page, answer = same(count)
    return page, draft(exclusions=[exclusion(one.amount, one.quote) for one in answer.figures])


@pytest.mark.parametrize("case", [true, same, one_sentence])
def test_every_one_of_1_000_figures_is_proved_with_its_period(case: Callable[[int], tuple[Article, Draft]]) -> None:
    page, answer = case(1000)
    summary = ground(page, answer, PROVENANCE)
    assert [f.period for _, f in summary.figures()] == [one.period for one in answer.figures]
    assert summary.checks.unsupported == ()


@pytest.mark.parametrize("case", [true, same, one_sentence, excluded])
def test_ten_times_the_figures_take_no_hundred_times_as_long(case: Callable[[int], tuple[Article, Draft]]) -> None:
    def spent(count: int) -> float:
        page, answer = case(count)
        started = time.process_time()
        ground(page, answer, PROVENANCE)
        return time.process_time() - started

    few = min(spent(200) for _ in range(3))
    assert spent(2000) < 60 * few


def test_400_000_characters_are_proved_in_seconds() -> None:
    page = article(*["全市统筹推进各项工作，到2027年，平台达到300家。" * 16] * 1000)
    assert len(page.text) > 400_000
    started = time.process_time()
    invented = [figure(f"编造的指标{i}达到{i}万家", f"{i}万家", "编造的指标") for i in range(50)]
    summary = ground(page, draft(figures=invented), PROVENANCE)
    assert len(summary.checks.unaccounted) == 16_000
    assert summary.figures() == []
    assert time.process_time() - started < 20

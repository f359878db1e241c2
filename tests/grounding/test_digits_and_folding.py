"""Folding makes copies alike and leaves every digit as it is."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from summarizer.grounding.digits import digits_alike, divides, number_tokens
from summarizer.grounding.folding import bare_view, plain, tight
from summarizer.grounding.fuzzy import nearly
from summarizer.text import Span

PAGE_CHARACTERS = "０１２３456789零一二三十百千万亿〇两点．.，,％%“”‘’《》「」—－-　 \n\t①²½㎡㈠Ⅷ高新技术企业ＡbＣ"
page_text = st.text(st.one_of(st.sampled_from(PAGE_CHARACTERS), st.characters(codec="utf-8")), max_size=60)


def digits(text: str) -> list[int]:
    return [value for char in text if (value := unicodedata.decimal(char, -1)) >= 0]


@given(page_text)
def test_folding_never_changes_digits_nor_makes_nor_drops_any(text: str) -> None:
    assert digits(plain(text)) == digits(text)
    assert digits(tight(text)) == digits(text)


@given(page_text)
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


@given(page_text)
def test_the_bare_view_is_a_part_of_the_folded_text_and_knows_from_where(text: str) -> None:
    view = bare_view(text)
    even = plain(text)
    assert view.text == tight(text)
    assert [even[view.offset(i)] for i in range(len(view.text))] == list(view.text)
    assert tight(view.text) == view.text


def test_numbers_are_taken_as_they_stand() -> None:
    assert number_tokens("产值1,083.5亿元,占3.5%,约三千五百家,百分之三点五,30多万人,在8,9月") == [
        "1,083.5亿",
        "3.5",
        "三千五百",
        "百分之三点五",
        "30多万",
        "8",
        "9",
    ]


def test_the_same_digits_cut_otherwise_are_not_the_same_numbers() -> None:
    assert not digits_alike("35家", "3 5家")
    assert not digits_alike("3.5%", "35%")
    assert not digits_alike("1.5万", "1.5亿")
    assert not digits_alike("两千家", "二千家")
    assert digits_alike("达到 900 亿元", "达到900亿元")
    assert digits_alike("进一步深化", "深化")


@given(st.text("0123456789.,一二十百千万亿点分之多家%", max_size=20))
def test_cutting_never_divides_at_the_ends_and_always_inside_a_number(text: str) -> None:
    assert not divides(text, 0)
    assert not divides(text, len(text))
    at = 0
    for token in number_tokens(text):
        start = text.index(token, at)
        at = start + len(token)
        assert all(divides(text, cut) for cut in range(start + 1, at))


CHARACTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"
LETTERS = st.text(CHARACTERS, min_size=12, max_size=60)


@given(st.permutations(sorted(set(CHARACTERS))), st.data())
def test_a_quote_with_the_edits_allowed_is_found_where_it_stands(characters: list[str], data: st.DataObject) -> None:
    text = "".join(characters)
    copy = list(text)
    allowed = len(text) // 10
    for at in data.draw(st.lists(st.integers(8, len(text) - 9), unique=True, max_size=allowed)):
        copy[at] = data.draw(st.sampled_from(["", "口", copy[at] + "口"]))
    quote = "".join(copy)
    near = nearly(quote, f"……{text}……")
    assert [n.span for n in near] == [Span(2, 2 + len(text))]
    assert near[0].edits <= allowed


@given(LETTERS, st.data())
def test_a_quote_is_never_found_with_more_edits_than_allowed(text: str, data: st.DataObject) -> None:
    quote = data.draw(st.text("口" + text, min_size=8, max_size=70))
    for near in nearly(quote, text):
        assert near.edits <= len(quote) // 10
        assert distance(quote, text[near.span.start : near.span.end]) == near.edits


def distance(left: str, right: str) -> int:
    """Levenshtein's, by the whole table."""
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        above, row = row, [i]
        for j, b in enumerate(right, 1):
            row.append(min(above[j - 1] + (a != b), above[j] + 1, row[-1] + 1))
    return row[-1]


@given(LETTERS)
def test_other_words_are_not_found(text: str) -> None:
    assert nearly("口" * len(text), text) == []
    assert nearly(text[: len(text) // 2] + "口" * (len(text) // 2), text) == []


def test_short_quotes_have_no_edits() -> None:
    assert nearly("深化改革创新", "深化体制改革创新") == []
    assert nearly("深化教育改革创新", "深化教育体制改革创新") == []

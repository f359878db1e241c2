"""Every score, counted by hand."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from eval_cases import PAGE, article, faults, figure, initiative, score, speaker, tallies
from hypothesis import given
from hypothesis import strategies as st

from summarizer.evaluation.facts import ArticleFacts, FigureFact, InitiativeFact, SpeakerFact
from summarizer.evaluation.marks import FIELDS, Tally
from summarizer.evaluation.scores import score_page
from summarizer.text import Span

FULL = article(
    kicker="访云泽市科技局局长方禾",
    journalists=("丁一鸣", "苏珂"),
    outlet="云泽晚报",
    occasion="市委九届六次全会",
    speakers=(speaker("方禾", "云泽市科技局|党组书记、局长"), speaker("梁青", "望湖区科技局|局长")),
    initiatives=(
        initiative("持续做强平台", "priority", "ongoing", 20),
        initiative("春笋计划", "programme", "planned", 40),
        initiative("碧湖科学城", "project", "done", 60),
    ),
    figures=(
        figure("科技型企业", "1200", at=30, bound="min", period="到2027年", due="2027"),
        figure("研发投入强度", "3.5", "%", at=50, measure="share", period="今年", due="2023"),
    ),
    checks={"evidence.equal": (5, 5), "numbers.accounted": (1.0, 1), "items.supported": (5, 5)},
)


def test_a_perfect_prediction_scores_one_in_every_field() -> None:
    found = tallies([FULL], [FULL])
    assert set(found) == {field.name for field in FIELDS}
    assert {name: tally.score for name, tally in found.items()} == dict.fromkeys(found, 1.0)
    assert faults([FULL], [FULL]) == []


def test_an_empty_prediction_misses_everything_and_invents_nothing() -> None:
    found = tallies([FULL], [])
    assert found["articles"] == Tally(0, 1, 0, 1)
    assert found["speakers"] == Tally(0, 2, 0, 2)
    assert found["positions"] == Tally(0, 2, 0, 2)
    assert found["priorities"] == Tally(0, 1, 0, 1)
    assert found["initiatives"] == Tally(0, 2, 0, 2)
    assert found["figures"] == found["figures.strict"] == Tally(0, 2, 0, 2)
    assert found["figures"].score == 0
    assert found["figures"].precision is None
    assert "figure.role" not in found
    assert faults([FULL], []) == [("missed", "articles")]


def test_an_article_with_nothing_found_in_it_misses_each_item() -> None:
    bare_article = replace(FULL, speakers=(), initiatives=(), figures=(), checks=None)
    kinds = [kind for kind, field in faults([FULL], [bare_article])]
    assert kinds == ["missed"] * 9
    assert score("figures", [FULL], [bare_article]) == 0
    assert score("articles", [FULL], [bare_article]) == 1


def test_what_no_fixture_labels_is_not_scored_but_its_inventions_are_told() -> None:
    unlabelled = article()
    predicted = article(figures=(figure("企业", "3"),), kicker="访某局局长", outlet="云泽晚报")
    for field in ("figures", "article.kicker", "article.outlet", "speakers"):
        assert score(field, [unlabelled], [predicted]) is None
    assert ("invented", "figures") in faults([unlabelled], [predicted])
    assert ("wrong value", "article.kicker") in faults([unlabelled], [predicted])


def test_null_where_null_is_labelled_is_right_and_counts_once_the_field_is_labelled_anywhere() -> None:
    with_outlet, without = article(0, 100, outlet="云泽晚报"), article(100, 200)
    assert tallies([with_outlet, without], [with_outlet, without])["article.outlet"] == Tally(2, 2, 2, 1)
    assert score("article.outlet", [with_outlet, without], [with_outlet, replace(without, outlet="石渡日报")]) == 0.5


# Figures


def figures(*items: FigureFact) -> list[ArticleFacts]:
    return [article(figures=items)]


def test_one_figure_given_twice_is_one_hit_and_one_invention() -> None:
    once, twice = figure("企业", "100"), (figure("企业", "100"), figure("企业", "100"))
    found = tallies(figures(once), figures(*twice))["figures"]
    assert (found.hits, found.expected, found.predicted) == (1, 1, 2)
    assert found.score == pytest.approx(2 / 3)
    assert faults(figures(once), figures(*twice)) == [("invented", "figures")]
    missing = tallies(figures(*twice), figures(once))["figures"]
    assert (missing.hits, missing.expected, missing.predicted) == (1, 2, 1)


def test_two_values_swapped_between_two_metrics_are_two_wrong_values() -> None:
    expected = figures(figure("新增床位", "300", at=10), figure("新建校舍", "500", at=40))
    swapped = figures(figure("新增床位", "500", at=10), figure("新建校舍", "300", at=40))
    found = tallies(expected, swapped)["figures"]
    assert (found.hits, found.expected, found.predicted) == (0, 2, 2)
    assert faults(expected, swapped) == [("wrong value", "figures")] * 2


def test_two_roles_swapped_between_two_equal_amounts_are_two_wrong_choices() -> None:
    expected = figures(figure("新增床位", "300", at=10, role="goal"), figure("新建校舍", "300", at=40, role="result"))
    swapped = figures(figure("新增床位", "300", at=10, role="result"), figure("新建校舍", "300", at=40, role="goal"))
    assert score("figures", expected, swapped) == 1
    assert score("figure.role", expected, swapped) == 0


@pytest.mark.parametrize(
    "wrong",
    [
        figure("技术合同成交额", "363", "元"),
        figure("技术合同成交额", "363.21", "元"),
        figure("技术合同成交额", "-363.2", "元"),
        figure("技术合同成交额", "363.2", "美元"),
        figure("技术合同成交额", "363.2", "元", value_max=Decimal(400)),
    ],
)
def test_one_digit_sign_unit_or_upper_value_off_is_a_wrong_value(wrong: FigureFact) -> None:
    expected = figures(figure("技术合同成交额", "363.2", "元"))
    found = tallies(expected, figures(wrong))["figures"]
    assert (found.hits, found.expected, found.predicted) == (0, 1, 1)
    assert faults(expected, figures(wrong)) == [("wrong value", "figures")]


def test_values_compare_as_exact_decimals_and_units_without_width() -> None:
    assert score("figures", figures(figure("强度", "3.50", "%")), figures(figure("强度", "3.5", "％"))) == 1
    close = figures(figure("强度", "3.5000000000000001", "%"))
    assert score("figures", figures(figure("强度", "3.5", "%")), close) == 0


def test_a_paraphrased_metric_is_a_lenient_hit_and_no_strict_one() -> None:
    expected, predicted = figures(figure("规模以上工业增加值", "8", "%")), figures(figure("规上工业增加值", "8", "%"))
    assert score("figures", expected, predicted) == 1
    assert score("figures.strict", expected, predicted) == 0
    assert score("figure.role", expected, predicted) == 1


def test_another_metric_at_the_same_place_is_a_wrong_value_and_elsewhere_a_miss_and_an_invention() -> None:
    expected = figures(figure("高速公路", "80", "公里", at=10))
    here = figures(figure("全市投资", "80", "公里", at=11))
    assert faults(expected, here) == [("wrong value", "figures")]
    there = figures(figure("全市投资", "80", "公里", at=60))
    assert faults(expected, there) == [("missed", "figures"), ("invented", "figures")]
    assert score("figures", expected, here) == score("figures", expected, there) == 0


def test_a_shifted_quote_costs_its_overlap_and_nothing_else() -> None:
    expected, shifted = figures(figure("企业", "100", at=10)), figures(figure("企业", "100", at=14))
    # Two quotes of 10 characters, 6 of them shared, 14 in all.
    assert score("figure.evidence", expected, shifted) == pytest.approx(6 / 14)
    assert score("figures.strict", expected, shifted) == 1


def test_equal_figures_in_two_places_pair_by_place() -> None:
    first, second = figure("企业", "100", at=10, role="result"), figure("企业", "100", at=60, role="goal")
    turned = figures(replace(second, bound="min"), first)
    assert score("figure.role", figures(first, second), turned) == 1
    assert score("figure.bound", figures(first, second), turned) == 0.5
    assert score("figure.evidence", figures(first, second), turned) == 1


def test_a_pairing_never_trades_a_match_for_likeness() -> None:
    # The first is more like the second of the others, but then only one of the two would match.
    expected = figures(figure("产业投资额", "8", at=10), figure("产业投资", "8", at=30))
    predicted = figures(figure("产业投资", "8", at=30), figure("工业产业投资额", "8", at=70))
    assert score("figures", expected, predicted) == 1


def test_december_is_the_end_of_the_year_and_a_period_that_is_not_there_is_wrong() -> None:
    expected = figures(figure("企业", "1", period="今年底", due="2023"))
    same = figures(figure("企业", "1", period="今年底", due="2023-12"))
    none = figures(figure("企业", "1"))
    assert score("figure.due", expected, same) == 1
    assert score("figure.due", expected, none) == score("figure.period", expected, none) == 0


# Initiatives


def test_priorities_and_named_initiatives_are_never_confused() -> None:
    expected = [article(initiatives=(initiative("做强春笋计划", "priority"), initiative("春笋计划", "programme")))]
    turned = [article(initiatives=(initiative("做强春笋计划", "programme"), initiative("春笋计划", "priority")))]
    assert score("priorities", expected, expected) == score("initiatives", expected, expected) == 1
    assert score("initiatives", expected, [article(initiatives=expected[0].initiatives[:1])]) == 0
    # Names are alike, so each still finds a partner among its own: kind separates them, likeness pairs them.
    assert score("initiatives.strict", expected, turned) == 0


def test_two_statuses_swapped_are_two_wrong_choices() -> None:
    expected = [
        article(initiatives=(initiative("碧湖科学城", status="done"), initiative("北岸物流园", status="planned")))
    ]
    swapped = [
        article(initiatives=(initiative("碧湖科学城", status="planned"), initiative("北岸物流园", status="done")))
    ]
    assert score("initiatives", expected, swapped) == 1
    assert score("initiative.status", expected, swapped) == 0
    assert faults(expected, swapped) == [("wrong choice", "initiative.status")] * 2


def test_an_initiative_given_twice_counts_once() -> None:
    expected = [article(initiatives=(initiative("碧湖科学城"),))]
    twice = [article(initiatives=(initiative("碧湖科学城"), initiative("碧湖科学城项目", at=50)))]
    found = tallies(expected, twice)["initiatives"]
    assert (found.hits, found.expected, found.predicted) == (1, 1, 2)
    assert tallies(expected, twice)["initiatives.strict"].hits == 1


def test_a_wrong_kind_among_named_initiatives_is_a_wrong_choice() -> None:
    expected, predicted = (
        [article(initiatives=(initiative("春笋计划", "programme"),))],
        [article(initiatives=(initiative("“春笋”计划", "policy"),))],
    )
    assert score("initiatives.strict", expected, predicted) == 1
    assert faults(expected, predicted) == [("wrong choice", "initiative.kind")]


# Speakers and articles


def test_positions_count_only_with_their_own_speaker() -> None:
    expected = [article(speakers=(speaker("方禾", "甲县|县长"), speaker("梁青", "乙局|局长")))]
    swapped = [article(speakers=(speaker("方禾", "乙局|局长"), speaker("梁青", "甲县|县长")))]
    assert score("speakers", expected, swapped) == 1
    assert score("positions", expected, swapped) == 0


def test_a_name_with_one_wrong_character_is_a_wrong_value_and_keeps_its_positions() -> None:
    expected, predicted = (
        [article(speakers=(speaker("方禾", "甲县|县长"),))],
        [article(speakers=(speaker("方和", "甲县|县长"),))],
    )
    assert score("speakers", expected, predicted) == 0
    assert score("positions", expected, predicted) == 1
    assert faults(expected, predicted) == [("wrong value", "speakers"), ("wrong value", "speaker.main")]


def test_the_same_people_in_another_order_have_another_main_speaker() -> None:
    people = speaker("方禾", "甲县|县长"), speaker("梁青", "乙局|局长")
    expected, turned = [article(speakers=people)], [article(speakers=people[::-1])]
    assert score("speakers", expected, turned) == score("positions", expected, turned) == 1
    assert score("speaker.main", expected, turned) == 0


def test_an_agency_cut_elsewhere_is_a_wrong_value() -> None:
    expected, predicted = (
        [article(speakers=(speaker("方禾", "甲市科技局|局长"),))],
        [article(speakers=(speaker("方禾", "甲市|科技局局长"),))],
    )
    assert faults(expected, predicted) == [("wrong value", "positions")]


def test_articles_match_from_half_of_their_joint_span() -> None:
    assert score("articles", [article(0, 100)], [article(0, 50)]) == 1
    assert score("articles", [article(0, 100)], [article(0, 49)]) == 0
    # Two halves of one article: one of them is it, the other invented.
    found = tallies([article(0, 100)], [article(0, 60), article(60, 100)])["articles"]
    assert (found.hits, found.expected, found.predicted) == (1, 1, 2)


def test_an_invented_article_is_charged_to_the_nearest_with_all_its_items() -> None:
    near, far = article(0, 100), article(100, 200)
    extra = article(210, 300, figures=(figure("企业", "1"), figure("企业", "2")))
    rows = score_page(PAGE, [near, far], [near, far, extra])
    assert [row.key for row in rows] == [(PAGE, 0), (PAGE, 1)]
    assert "figures" not in rows[0].tallies
    assert rows[1].tallies["figures"] == Tally(0, 0, 2, 0)
    assert [fault.kind for fault in rows[1].faults] == ["invented"]


def test_a_page_without_labelled_articles_is_one_row_that_holds_the_inventions() -> None:
    (row,) = score_page(PAGE, [], [article()])
    assert (row.key, row.found) == ((PAGE, 0), False)
    assert row.tallies["articles"] == Tally(0, 0, 1, 0)


def test_white_space_width_and_quotation_marks_of_a_headline_do_not_count_and_words_do() -> None:
    expected = [article(headline="聚力“三提升” 奋进新五年")]
    assert score("article.headline", expected, [article(headline='聚力"三提升"　奋进新五年')]) == 1
    assert score("article.headline", expected, [article(headline="聚力“三提升”")]) == 0


def test_grounding_scores_are_shares_over_all_articles() -> None:
    one = article(0, 100, checks={"evidence.equal": (3, 4), "numbers.accounted": (0.5, 1), "items.supported": (4, 5)})
    two = article(100, 200, checks={"evidence.equal": (6, 6), "numbers.accounted": (1.0, 1), "items.supported": (5, 5)})
    found = tallies([one, two], [one, two])
    assert found["evidence.equal"].score == pytest.approx(0.9)
    assert found["numbers.accounted"].score == pytest.approx(0.75)
    assert found["items.supported"].score == pytest.approx(0.9)


# What holds for all


names = st.sampled_from(["春笋计划", "春笋行动计划", "碧湖科学城", "碧湖新城", "企业", "规上企业", "3号线", "4号线"])
places = st.integers(0, 60).map(lambda at: (Span(at, at + 8),))
figure_facts = st.builds(
    FigureFact,
    role=st.sampled_from(["goal", "result"]),
    metric=names,
    value=st.sampled_from([Decimal(1), Decimal("2.5")]),
    unit=st.sampled_from(["家", "%"]),
    bound=st.sampled_from(["min", "exact"]),
    measure=st.sampled_from(["level", "growth"]),
    period=st.sampled_from([None, "今年"]),
    due=st.sampled_from([None, "2023"]),
    places=places,
)
initiative_facts = st.builds(
    InitiativeFact,
    name=names,
    kind=st.sampled_from(["priority", "project", "policy"]),
    status=st.sampled_from(["planned", "done"]),
    places=places,
)
position = st.sampled_from(["甲县|县长", "乙局|局长", "乙局|书记"])
speakers = st.builds(
    lambda name, p: speaker(name, *p), st.sampled_from(["方禾", "方和", "梁青"]), st.lists(position, max_size=2)
)
articles = st.lists(
    st.builds(
        lambda figures, initiatives, people, kind: article(
            figures=tuple(figures), initiatives=tuple(initiatives), speakers=tuple(people), kind=kind
        ),
        st.lists(figure_facts, max_size=5),
        st.lists(initiative_facts, max_size=5),
        st.lists(speakers, max_size=3),
        st.sampled_from(["interview", "report"]),
    ),
    max_size=3,
).map(lambda items: [replace(item, span=Span(100 * i, 100 * i + 100)) for i, item in enumerate(items)])

SYMMETRIC = [f.name for f in FIELDS if f.kind in {"f1", "accuracy", "overlap"}]


@given(articles, articles)
def test_scores_lie_between_0_and_1(expected: list[ArticleFacts], predicted: list[ArticleFacts]) -> None:
    for tally in tallies(expected, predicted).values():
        for value in (tally.score, tally.precision, tally.recall):
            assert value is None or 0 <= value <= 1
        assert tally.hits <= min(tally.expected, tally.predicted)


@given(articles, articles)
def test_turning_the_sides_exchanges_precision_and_recall(
    expected: list[ArticleFacts], predicted: list[ArticleFacts]
) -> None:
    there, back = tallies(expected, predicted), tallies(predicted, expected)
    for name in SYMMETRIC:
        a, b = there.get(name, Tally()), back.get(name, Tally())
        assert a.hits == pytest.approx(b.hits)
        assert (a.expected, a.predicted) == (b.predicted, b.expected)


def shuffled(items: list[ArticleFacts], rng: random.Random) -> list[ArticleFacts]:
    def mix(article: ArticleFacts) -> ArticleFacts:
        figures, initiatives = list(article.figures), list(article.initiatives)
        rng.shuffle(figures)
        rng.shuffle(initiatives)
        return replace(article, figures=tuple(figures), initiatives=tuple(initiatives))

    mixed = [mix(item) for item in items]
    rng.shuffle(mixed)
    return mixed


@given(articles, articles, st.randoms(use_true_random=False))
def test_the_order_of_items_and_articles_does_not_matter(
    expected: list[ArticleFacts], predicted: list[ArticleFacts], rng: random.Random
) -> None:
    assert tallies(expected, predicted) == tallies(expected, shuffled(predicted, rng))


@given(articles)
def test_a_prediction_that_is_its_label_is_perfect(expected: list[ArticleFacts]) -> None:
    for tally in tallies(expected, expected).values():
        assert tally.score in {None, 1.0}


@given(articles.filter(bool), figure_facts)
def test_repeating_a_figure_never_raises_a_score(expected: list[ArticleFacts], extra: FigureFact) -> None:
    once = [replace(expected[0], figures=(*expected[0].figures, extra)), *expected[1:]]
    twice = [replace(expected[0], figures=(*expected[0].figures, extra, extra)), *expected[1:]]
    one, two = tallies(expected, once)["figures"], tallies(expected, twice)["figures"]
    assert two.hits == one.hits
    assert two.predicted == one.predicted + 1


def test_speakers_pair_without_positions() -> None:
    assert (
        score("speakers", [article(speakers=(SpeakerFact("方禾"),))], [article(speakers=(SpeakerFact("方禾"),))]) == 1
    )

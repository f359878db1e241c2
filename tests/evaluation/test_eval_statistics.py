from __future__ import annotations

import random
from collections.abc import Mapping

import numpy
import pytest

from summarizer.evaluation.marks import Tally
from summarizer.evaluation.statistics import compare_runs, detectable, holm, interval, permutation, spread

Ratios = list[tuple[float, float]]
TRUTH = 0.75


def sample(rng: numpy.random.Generator, articles: int, mean: float = TRUTH) -> Ratios:
    """Articles of 2 to 11 items, each article with a rate of its own (beta, so that items are not independent)."""
    sizes = rng.integers(2, 12, articles)
    rates = rng.beta(8 * mean, 8 * (1 - mean), articles)
    return [(float(rng.binomial(size, rate)), float(size)) for size, rate in zip(sizes, rates, strict=True)]


def test_the_interval_covers_the_true_score_at_about_its_rate() -> None:
    rng = numpy.random.default_rng(4)
    runs = 250
    covered = 0
    for seed in range(runs):
        found = interval(sample(rng, 40), resamples=400, seed=seed)
        assert found is not None
        covered += found.low <= TRUTH <= found.high
    # 95 % of 250 is 237.5; three standard errors of a binomial are 10.3. Small samples cover a little less.
    assert 0.90 <= covered / runs <= 0.99


def test_the_interval_narrows_as_the_root_of_the_number_of_articles() -> None:
    rng = numpy.random.default_rng(5)
    few, many = interval(sample(rng, 100)), interval(sample(rng, 1600))
    assert few is not None
    assert many is not None
    assert 3 <= (few.high - few.low) / (many.high - many.low) <= 5.5


def test_an_interval_is_the_same_for_the_same_seed_and_holds_its_score() -> None:
    ratios = sample(numpy.random.default_rng(6), 30)
    found = interval(ratios)
    assert found == interval(ratios)
    assert found is not None
    assert 0 <= found.low <= sum(h for h, _ in ratios) / sum(s for _, s in ratios) <= found.high <= 1


@pytest.mark.parametrize("ratios", [[], [(1.0, 2.0)], [(2.0, 2.0), (6.0, 6.0)], [(1.0, 2.0), (0.0, 0.0)]])
def test_there_is_no_interval_where_no_article_differs_from_another(ratios: Ratios) -> None:
    assert interval(ratios) is None


def test_the_permutation_test_rejects_at_its_level_where_two_runs_are_alike() -> None:
    rng = numpy.random.default_rng(7)
    runs = 300
    rejected = 0
    for seed in range(runs):
        sizes = rng.integers(2, 12, 25)
        rates = rng.beta(6, 2, 25)
        base, run = (
            [(float(rng.binomial(s, r)), float(s)) for s, r in zip(sizes, rates, strict=True)] for _ in range(2)
        )
        rejected += permutation(base, run, resamples=400, seed=seed) <= 0.05
    # 5 % of 300 is 15, three standard errors are 11.3; a test may reject less often, never clearly more often.
    assert rejected <= 26
    assert rejected >= 3


def test_the_permutation_test_finds_a_real_loss() -> None:
    rng = numpy.random.default_rng(8)
    base = sample(rng, 40, 0.9)
    worse = [(float(rng.binomial(int(h), 0.8)), s) for h, s in base]
    assert permutation(base, worse) < 0.01


def test_a_small_permutation_test_is_exact() -> None:
    # Six of eight articles got better, none worse: of 2^6 exchanges the two extreme ones are as far off.
    base = [(4.0, 6.0)] * 8
    run = [(4.0, 6.0)] * 2 + [(6.0, 6.0)] * 6
    assert permutation(base, run) == pytest.approx(2 / 64)
    assert permutation(run, base) == pytest.approx(2 / 64)
    assert permutation(base, base) == 1


def test_holm_multiplies_by_what_is_left_and_never_falls() -> None:
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03}) == pytest.approx({"a": 0.03, "c": 0.06, "b": 0.06})
    assert holm({"a": 0.9, "b": 0.8}) == {"a": 1.0, "b": 1.0}
    assert holm({}) == {}


def test_the_smallest_detectable_difference_is_found_with_its_chance() -> None:
    # By the normal approximation: (1.96 + 0.8416) standard errors for one test at 5 % with 80 % power.
    assert detectable(0.01) == pytest.approx(0.028016, abs=1e-5)
    wide, narrow = detectable(0.01, tests=10), detectable(0.01)
    assert wide is not None
    assert narrow is not None
    assert wide > narrow
    assert detectable(0.0) is None
    rng = random.Random(9)
    found = sum(abs(rng.gauss(narrow, 0.01)) > 1.96 * 0.01 for _ in range(4000)) / 4000
    assert found == pytest.approx(0.8, abs=0.03)


def rows(*columns: Ratios, names: tuple[str, ...]) -> list[Mapping[str, Tally]]:
    return [
        {name: Tally(h / 2, s / 2, s / 2, s / 2) for name, (h, s) in zip(names, cells, strict=True)}
        for cells in zip(*columns, strict=True)
    ]


def test_runs_are_compared_field_by_field_with_a_verdict() -> None:
    good, bad = [(10.0, 10.0)] * 12, [(6.0, 10.0)] * 10 + [(10.0, 10.0)] * 2
    names = ("figures", "initiatives", "speakers")
    found = compare_runs(rows(good, bad, good, names=names), rows(bad, good, good, names=names), names)
    assert [found[name].verdict for name in names] == ["worse", "better", "tied"]
    figures = found["figures"]
    assert figures.difference == pytest.approx(-1 / 3)
    assert figures.p == pytest.approx(2 / 1024)
    # Two of the three fields could be tested: Holm's family has two members, the third has p 1.
    assert figures.adjusted == pytest.approx(4 / 1024)
    assert (found["speakers"].p, found["speakers"].adjusted) == (1, 1)
    assert figures.interval is not None
    assert figures.interval.low <= -1 / 3 <= figures.interval.high < 0
    assert figures.articles == 12


def test_five_articles_that_differ_prove_nothing() -> None:
    good, bad = [(10.0, 10.0)] * 12, [(0.0, 10.0)] * 5 + [(10.0, 10.0)] * 7
    found = compare_runs(rows(good, names=("figures",)), rows(bad, names=("figures",)), ("figures",))["figures"]
    assert found.difference < -0.4
    assert (found.verdict, found.adjusted) == ("tied", 1)
    assert found.detectable is not None


def test_a_field_that_one_run_does_not_score_is_not_compared() -> None:
    one = [{"figures": Tally(1, 1, 1, 1)}, {"figures": Tally(1, 2, 2, 2)}]
    assert compare_runs(one, [{}, {}], ("figures", "initiatives")) == {}


def test_the_spread_of_runs_is_mean_and_sample_deviation() -> None:
    found = spread([0.8, 0.9, 1.0])
    assert [found.mean, found.deviation] == pytest.approx([0.9, 0.1])
    assert (found.lowest, found.highest, found.runs) == (0.8, 1.0, 3)
    assert spread([0.5]).deviation == 0

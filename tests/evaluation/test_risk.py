import numpy as np
import pytest
from scipy.special import betaincinv
from scipy.stats import binom

from castinspect.evaluation.risk import (
    Share,
    misses_allowed,
    parts_needed,
    parts_to_promise,
    percent_at_most,
    promised_rate,
    proof,
    upper_bound,
)


@pytest.mark.parametrize(("count", "total"), [(0, 60), (1, 60), (7, 92), (59, 60)])
def test_bound_is_the_rate_at_which_so_few_would_be_a_chance_of_five_percent(count, total):
    assert binom.cdf(count, total, upper_bound(count, total)) == pytest.approx(0.05)


def test_bounds_are_those_of_the_incomplete_beta_function():
    for total in (1, 2, 15, 300, 2000):
        for count in sorted({0, 1, 2, total // 10, total // 2, total - 2, total - 1} & set(range(total))):
            for confidence in (0.5, 0.95, 0.999):
                exact = betaincinv(count + 1, total - count, confidence)
                assert upper_bound(count, total, confidence) == pytest.approx(exact, rel=1e-11)


def test_nothing_seen_and_everything_missed_prove_nothing():
    assert upper_bound(0, 0) == upper_bound(5, 5) == 1.0
    assert Share(0, 0).rate == 0.0


@pytest.mark.parametrize(("count", "rate"), [(0, 0.01), (0, 0.5), (1, 0.05), (4, 0.002), (0, 0.99)])
def test_parts_needed_are_the_fewest_that_do(count, rate):
    needed = parts_needed(count, rate)
    assert upper_bound(count, needed) <= rate < upper_bound(count, needed - 1)


def test_sentence_says_what_is_proven_and_what_more_it_takes():
    assert str(proof(Share(0, 60))) == (
        "0 missed of 60 defective parts proves at most 4.9 % with 95 % confidence; 240 more would prove 1 %."
    )
    assert "none of them missed, would prove 1 %" in str(proof(Share(2, 60)))
    assert upper_bound(2, 60 + proof(Share(2, 60)).values["more"]) <= 0.01
    assert "would prove 0.1 %" in str(proof(Share(0, 400)))
    assert "would prove 2 %" in str(proof(Share(0, 60), goal=0.02))
    assert str(proof(Share(3, 3))) == "3 missed of 3 defective parts proves nothing."
    assert proof(Share(0, 0)).code == "proof-no-parts"


def test_limits_are_rounded_upwards():
    assert [percent_at_most(rate) for rate in (0.04871, 0.032, 0.0321, 0.00123)] == ["4.9", "3.2", "3.3", "0.13"]


@pytest.mark.parametrize(("total", "misses"), [(20, 0), (46, 0), (60, 2), (200, 5)])
def test_promised_rate_holds_in_another_lot_and_in_the_long_run(total, misses):
    generator = np.random.default_rng(total)
    rate = promised_rate(misses, total)
    draws = generator.uniform(size=(4000, 2, total))
    cut = np.sort(draws[:, 0], axis=1)[:, misses]
    elsewhere = (draws[:, 1] < cut[:, None]).mean(axis=1)
    assert (elsewhere <= rate).mean() >= 0.94  # 0.95, but for the chance of 4000 draws
    assert (cut <= rate).mean() >= 0.94


def test_allowed_misses_are_the_most_that_keep_the_rate():
    allowed = misses_allowed(200, 0.05)
    assert promised_rate(allowed, 200) <= 0.05 < promised_rate(allowed + 1, 200)
    assert misses_allowed(10, 0.01) == -1


@pytest.mark.parametrize("rate", [0.01, 0.05])
def test_parts_to_promise_are_enough_and_not_many_too_many(rate):
    count = parts_to_promise(rate)
    assert promised_rate(0, count) <= rate < promised_rate(0, count - 1)


@pytest.mark.parametrize("total", [1, 2, 5, 30, 150, 1000, 1_000_000])
@pytest.mark.parametrize("share", [0, 0.01, 0.3, 0.9])
def test_bound_is_that_of_the_beta_distribution(total, share):
    count = min(int(share * total), 2000, total - 1)
    assert upper_bound(count, total) == pytest.approx(betaincinv(count + 1, total - count, 0.95), abs=1e-12)


@pytest.mark.parametrize(
    ("found", "contradicts"),
    [(Share(0, 10), False), (Share(2, 10), False), (Share(4, 10), True), (Share(10, 10), True), (Share(0, 0), False)],
)
def test_far_more_misses_than_a_bound_allows_contradict_it(found, contradicts):
    assert found.contradicts(Share(0, 40)) is contradicts

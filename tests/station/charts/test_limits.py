"""Published control charts come out; the sources are named at their data."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.station.charts.limits import (
    ChartKind,
    Rule,
    Signal,
    fewest_crossings,
    g_chart,
    held_g_chart,
    held_p_chart,
    longest_run,
    p_chart,
    runs_now,
    signals,
    suited,
)


def numbers(text):
    return [int(word) for word in text.split()]


CANS = numbers("12 15 8 10 4 7 16 9 14 10 5 6 17 12 22 8 10 5 13 11 20 18 24 15 9 12 7 13 9 6")
"""Montgomery, example 7.1: defective orange juice cans in samples of 50 (qicharts2, ex_7.1_5.rds)."""
LATER_CANS = numbers(
    "9 6 12 5 6 4 6 3 7 6 2 4 3 6 5 4 8 5 6 7 5 6 3 5 8 7 5 6 4 5 2 3 4 7 6 5 5 3 7 9 6 10 4 3 5 8 11 9 7 3 5 2 1 4 5 "
    "3 7 6 4 4 6 8 5 6"
)
ORDERS = numbers("12 8 6 9 10 12 11 16 10 6 20 15 9 8 6 8 10 7 5 8 5 8 10 6 9")
ORDER_SIZES = numbers("100 80 80 100 110 110 100 100 90 90 110 120 120 120 110 80 80 80 90 100 100 100 100 90 90")
"""Montgomery, table 7.4: purchase orders with errors (qicharts2, tbl_7.4_1.rds)."""
TREATED = numbers(
    "266501 264225 276532 281461 269071 261215 270409 279778 270483 270320 267923 271478 255353 256820 261835 259144 "
    "255910 260863 264465 260989"
)
ATTENDED = numbers(
    "280443 276823 291681 296155 282343 275888 283867 295251 284468 282529 279618 283932 266629 268091 276803 271578 "
    "266005 273520 278574 273772"
)
"""Mohammed 2013: patients seen within four hours (qicharts2, nhs_accidents.rda)."""


def test_p_chart_of_equal_samples():
    chart = p_chart(CANS, [50] * 30)
    assert (round(chart.mean, 4), round(chart.upper[0], 4), round(chart.lower[0], 4)) == (0.2313, 0.4102, 0.0524)
    assert chart.outside == (14, 22)


def test_p_chart_with_limits_of_a_chosen_period():
    without = [number for index, number in enumerate(CANS) if index not in (14, 22)]
    limits = p_chart([*without, *CANS], [50] * 58, slice(0, 28))
    assert limits.mean == pytest.approx(0.215)
    assert limits.lower[0] == pytest.approx(0.040702839954289555)
    assert limits.upper[0] == pytest.approx(0.38929716004571047)
    assert [index - 28 + 1 for index in limits.outside if index >= 28] == [15, 21, 23]


def test_p_chart_has_no_lower_limit_under_nothing():
    chart = p_chart(LATER_CANS, [50] * 64)
    assert (chart.mean, chart.upper[0]) == pytest.approx((0.1096875, 0.24226995518120034))
    assert chart.lower[0] == 0
    assert chart.outside == ()


def test_p_chart_of_unequal_samples():
    chart = p_chart(ORDERS, ORDER_SIZES)
    assert chart.mean == pytest.approx(0.09551020408163265)
    limits = dict(zip(ORDER_SIZES, zip(chart.lower, chart.upper, strict=True), strict=True))
    assert limits[80] == pytest.approx((0, 0.19409342051458195))
    assert limits[90] == pytest.approx((0.0025650562804066107, 0.18845535188285867))
    assert limits[100] == pytest.approx((0.007334694727773067, 0.18368571343549223))
    assert limits[110] == pytest.approx((0.011438154625052752, 0.17958225353821256))
    assert limits[120] == pytest.approx((0.01501734492727154, 0.17600306323599374))
    assert chart.outside == (10,)


def test_laney_p_prime():
    chart = p_chart(TREATED, ATTENDED, laney=True)
    assert chart.mean == pytest.approx(0.95289971134419116)
    assert (chart.lower[0], chart.upper[0]) == pytest.approx((0.9401296441775141, 0.96566977851086822))
    assert (chart.lower[19], chart.upper[19]) == pytest.approx((0.93997499652290417, 0.96582442616547814))
    assert chart.spread == pytest.approx(10.6404, abs=5e-5)
    assert chart.outside == ()
    assert len(p_chart(TREATED, ATTENDED).outside) == 16  # what a plain p chart takes for special causes


def test_laney_p_prime_with_frozen_limits():
    chart = p_chart(TREATED, ATTENDED, slice(0, 10), laney=True)
    assert chart.mean == pytest.approx(0.95105964383277042)
    assert chart.lower[0] == pytest.approx(0.93866469138900677)


def test_g_chart():
    chart = g_chart([3, 40, 12, 200, 5])
    assert (chart.centre, chart.mean) == (12, 52)
    assert chart.upper[0] == pytest.approx(52 + 3 * np.sqrt(52 * 53))
    assert chart.lower.tolist() == [0] * 5
    assert chart.outside == ()
    assert g_chart([3, 40, 12, 900, 5], slice(0, 3)).outside == (3,)


@pytest.mark.parametrize(
    ("defective", "sizes", "kind"),
    [
        (TREATED, ATTENDED, ChartKind.LANEY),
        (ORDERS, ORDER_SIZES, ChartKind.P),
        ([0, 1, 0, 0, 2], [500] * 5, ChartKind.G),
    ],
)
def test_the_chart_that_suits(defective, sizes, kind):
    assert suited(defective, sizes) == kind


def of_rule(chart, rule):
    return [signal.point for signal in signals(chart) if signal.rule == rule]


def test_nine_on_one_side():
    chart = p_chart([60, 40] * 5 + [55] * 9 + [41] * 9, [1000] * 28, slice(0, 10))
    assert of_rule(chart, Rule.NINE_ON_ONE_SIDE) == [18, 27]


def test_six_rising_or_falling():
    chart = p_chart([50, 40, 45, 50, 55, 60, 65, 50], [1000] * 8)
    assert of_rule(chart, Rule.SIX_RISING_OR_FALLING) == [6]


def test_fourteen_alternating():
    chart = p_chart([50, 45] + [45, 55] * 7, [1000] * 16)
    assert of_rule(chart, Rule.FOURTEEN_ALTERNATING) == [15]


def test_long_runs_and_few_crossings_speak_for_the_whole_chart():
    found = signals(p_chart([40] * 12 + [60] * 12, [1000] * 24))
    assert Signal(Rule.LONG_RUN, -1) in found
    assert Signal(Rule.FEW_CROSSINGS, -1) in found


LONGEST = {10: 6, 11: 6, 12: 7, 22: 7, 23: 8, 45: 8, 46: 9, 90: 9, 91: 10, 109: 10}
"""Where the published table of the longest run steps up (unaettie.com, FAQ, tables 1 and 2; log2(n) + 3, rounded)."""


@pytest.mark.parametrize(("useful", "longest"), LONGEST.items())
def test_the_longest_run_that_chance_gives_is_the_published_one(useful, longest):
    assert longest_run(useful) == longest


@pytest.mark.parametrize(("useful", "fewest"), [(13, 3), (24, 8)])
def test_the_fewest_crossings_are_the_published_ones(useful, fewest):
    """13 points: sciencetrends.com on crossrun; 24: qbinom(0.05, 23, 0.5) as qicharts2 has it."""
    assert fewest_crossings(useful) == fewest


def line(*sides):
    return held_p_chart([50 + 3 * side for side in sides], [1000] * len(sides), 0.05)


def test_of_long_runs_only_the_one_that_still_goes_on_speaks_now():
    well = (1, -1) * 6
    assert runs_now(line(*well, *(1,) * 9)) == [Rule.LONG_RUN]
    over = line(*(1,) * 9, *well)
    assert runs_now(over) == []
    assert Signal(Rule.LONG_RUN, -1) in signals(over)


def test_few_crossings_speak_until_there_are_enough_again():
    slow = (1, 1, 1, 1, -1, -1, -1, -1) * 3
    assert runs_now(line(*slow)) == [Rule.FEW_CROSSINGS]
    assert runs_now(line(*slow, *(1, -1) * 12).newest(30)) == []


def test_too_few_points_for_runs_say_nothing():
    assert runs_now(line(*(1,) * 9)) == []
    assert runs_now(line(*(0,) * 20)) == []


def test_the_newest_points_keep_their_limits():
    chart = p_chart(ORDERS, ORDER_SIZES)
    newest = chart.newest(3)
    assert newest.values.tolist() == chart.values[-3:].tolist()
    assert (newest.upper[0], newest.mean) == (chart.upper[-3], chart.mean)
    assert len(chart.newest(100).values) == 25


def test_rules_are_numbered_as_people_know_them():
    assert [rule.number for rule in Rule] == [1, 2, 3, 4, 5, 6]


def test_a_steady_process_gives_no_signal():
    assert signals(p_chart([50, 52, 47, 55, 49, 46, 53, 51, 48, 54], [1000] * 10)) == []


@pytest.mark.parametrize(("defective", "sizes"), [([], []), ([1], [0]), ([3], [2]), ([1, 2], [5])])
def test_points_that_are_none_are_refused(defective, sizes):
    with pytest.raises(ValueError, match="each point needs"):
        p_chart(defective, sizes)


def test_a_g_chart_of_nothing_is_refused():
    with pytest.raises(ValueError, match="defective parts"):
        g_chart([])


def test_limits_that_are_held_are_those_of_the_period_that_gave_them():
    counts, sizes = [2, 5, 1, 30], [40, 90, 40, 90]
    of_period = p_chart(counts, sizes, slice(0, 3), laney=True)
    again = held_p_chart(counts[3:], sizes[3:], of_period.mean, of_period.spread, ChartKind.LANEY)
    assert again.kind is ChartKind.LANEY
    assert again.upper[0] == of_period.upper[3]
    assert again.outside == (0,)
    gaps = g_chart([3, 9, 40, 12])
    assert held_g_chart([200], gaps.mean, gaps.centre).upper[0] == gaps.upper[0]

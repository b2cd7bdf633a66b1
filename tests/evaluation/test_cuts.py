import numpy as np
import pytest

from castinspect.evaluation.cuts import (
    ChosenCuts,
    CutRisk,
    PartScores,
    assess,
    choose_cuts,
    part_scores,
    promise,
    trades,
)
from castinspect.evaluation.risk import Share, parts_to_promise, promised_rate
from castinspect.models.metadata import Costs, CutPolicy, Cuts

DEAR_ESCAPES = Costs(escape=10_000, overkill=20, review=1)


def scores(defective, good):
    return PartScores(np.sort(np.array(defective, float)), np.sort(np.array(good, float)))


def test_a_part_stands_for_its_worst_picture():
    found = part_scores(
        np.array([0.9, 0.2, 0.8, 0.1, 0.6]), np.array([True, True, True, False, False]), np.array([7, 7, 3, 1, 1])
    )
    assert found.defective.tolist() == [0.2, 0.8]
    assert found.good.tolist() == [0.6]


def test_no_part_that_was_seen_would_escape_or_be_overkill():
    chosen = choose_cuts(scores([0.2, 0.9], [0.1, 0.8])).cuts
    assert chosen.ok < 0.2
    assert chosen.defect > 0.8


def test_a_score_between_the_good_and_the_defective_goes_to_a_person():
    found = scores([0.9, 0.99], [0.01, 0.1])
    chosen = choose_cuts(found).cuts
    assert chosen == Cuts(ok=0.19, defect=0.5)
    assert assess(found, chosen).review.count == 0


def test_an_odd_defective_part_goes_to_review_and_not_to_ok():
    assert choose_cuts(scores([0.0001, 0.9], [0.1])).cuts.ok < 0.0001


def test_an_odd_good_part_does_not_send_every_defect_to_review():
    assert choose_cuts(scores([0.9], [0.9999])).cuts.defect == 0.95


def test_without_defective_parts_nothing_is_called_ok():
    chosen = choose_cuts(scores([], [0.1]))
    assert chosen.cuts.ok == 0.0
    assert chosen.promise is None
    assert promise(chosen, scores([], [0.1])).code == "promise-impossible"


def test_too_few_parts_promise_what_they_can():
    parts = scores(np.linspace(0.2, 0.9, 60), [0.1])
    chosen = choose_cuts(parts, CutPolicy(max_escape=0.01))
    assert chosen.promise == promised_rate(0, 60)
    assert assess(parts, chosen.cuts).escapes == Share(0, 60)
    said = promise(chosen, parts)
    assert said.code == "promise-short"
    assert said.values["needed"] == parts_to_promise(0.01)


def test_one_odd_part_among_a_hundred_does_not_send_all_to_a_person():
    parts = scores([0.0001, *np.linspace(0.6, 0.9, 99)], np.linspace(0.0, 0.2, 20))
    chosen = choose_cuts(parts, CutPolicy(max_escape=0.01))
    assert assess(parts, chosen.cuts).escapes.count == 1
    assert assess(parts, chosen.cuts).review.count == 0
    assert chosen.promise == promised_rate(1, 100)
    assert promise(chosen, parts).code == "promise-short"


def mixed(defective=40, good=20):
    """Scores of roles that overlap, with an outlier on either side."""
    return scores(
        [0.001, *np.linspace(0.3, 0.95, defective - 1)], [*np.linspace(0.02, 0.7, good - 1), 0.99]
    )  # fmt: skip


def test_no_more_than_a_fifth_of_the_parts_is_left_to_a_person_where_the_asked_rate_would_leave_most():
    parts = mixed()
    chosen = choose_cuts(parts)
    risk = assess(parts, chosen.cuts)
    assert (risk.review_good.rate + risk.review_defective.rate) / 2 <= 0.2
    assert chosen.promise == promised_rate(risk.escapes.count, 40) > 0.01
    assert promise(chosen, parts).code == "promise-short"


def test_no_other_cuts_within_that_fifth_make_fewer_mistakes():
    parts = mixed()
    found = assess(parts, choose_cuts(parts).cuts)
    fewest = 5 * found.escapes.rate + found.overkill.rate
    steps = np.linspace(0, 1, 201)
    for ok in steps[steps <= 0.5]:
        for defect in steps[steps >= 0.5]:
            risk = assess(parts, Cuts(ok=ok, defect=defect))
            if (risk.review_good.rate + risk.review_defective.rate) / 2 <= 0.2:
                assert 5 * risk.escapes.rate + risk.overkill.rate >= fewest - 1e-9


def test_of_shares_asked_together_each_has_the_cuts_that_it_has_alone():
    parts = scores(np.linspace(0.2, 1, 30).round(1), np.linspace(0, 0.8, 25).round(1))  # many stand on one score
    shares = [0.0, 0.05, 0.1, 0.2, 0.5]
    together = trades(parts, shares)
    assert [trade.review for trade in together] == shares
    assert all(trade.risk.review_load <= trade.review for trade in together)
    assert together == [trade for share in shares for trade in trades(parts, [share])]


def test_a_defect_cut_lies_under_one_half_where_that_saves_escapes():
    parts = scores([0.02, 0.3, 0.4, 0.97], [0.01, 0.1, 0.2, 0.25])
    (trade,) = trades(parts, [0.5])
    assert trade.cuts.ok < 0.02  # never over one half
    assert 0.25 < trade.cuts.defect < 0.3
    assert (trade.risk.escapes.count, trade.risk.overkill.count) == (0, 0)
    held = [assess(parts, Cuts(ok=ok, defect=0.5)) for ok in np.linspace(0, 0.5, 101)]
    assert min(risk.escapes.count for risk in held if risk.review_load <= 0.5) == 1  # what one half would cost


def test_of_a_few_parts_a_person_decides_however_many_that_are():
    parts = mixed(defective=9, good=9)
    assert choose_cuts(parts).cuts.ok < 0.001


def test_many_parts_allow_misses_within_the_promise():
    parts = scores(np.linspace(0.0, 1.0, 1000), [0.1])
    chosen = choose_cuts(parts, CutPolicy(max_escape=0.05))
    missed = assess(parts, chosen.cuts).escapes.count
    assert 20 < missed < 50
    assert promise(chosen, parts).code == "promise-kept"


@pytest.mark.parametrize("rate", [0.02, 0.05, 0.1])
@pytest.mark.parametrize("shape", [(1, 1), (2, 0.3), (0.5, 3)])
def test_promised_rate_holds_in_at_least_95_of_100_draws_whatever_the_scores(rate, shape):
    """Draws of 120 defective parts: the cut holds among as many others, and in the whole population."""
    generator = np.random.default_rng(1)
    population = generator.beta(*shape, 200_000)
    in_lot = in_population = 0
    for _ in range(400):
        first, other = generator.choice(population, (2, 120))
        chosen = choose_cuts(PartScores(np.sort(first), np.array([0.1])), CutPolicy(max_escape=rate))
        in_lot += (other <= chosen.cuts.ok).mean() <= chosen.promise
        in_population += (population <= chosen.cuts.ok).mean() <= chosen.promise
    assert in_lot >= 0.95 * 400
    assert in_population >= 0.95 * 400


def test_counts_follow_the_verdicts():
    risk = assess(scores([0.1, 0.5, 0.9], [0.05, 0.3, 0.7, 0.95]), Cuts(ok=0.1, defect=0.7))
    assert (risk.escapes.count, risk.review_defective.count) == (1, 1)
    assert (risk.overkill.count, risk.review_good.count) == (2, 1)
    assert risk.review == Share(2, 7)


def test_a_score_on_both_cuts_is_a_defect():
    risk = assess(scores([0.5], [0.5]), Cuts(ok=0.5, defect=0.5))
    assert (risk.escapes.count, risk.overkill.count, risk.review.count) == (0, 1, 0)


def test_dear_escapes_are_avoided_and_cheap_ones_are_not():
    generator = np.random.default_rng(0)
    parts = scores(generator.beta(4, 2, 200), generator.beta(2, 4, 200))
    dear = choose_cuts(parts, CutPolicy(costs=DEAR_ESCAPES))
    cheap = choose_cuts(parts, CutPolicy(costs=Costs(escape=1, overkill=20, review=10)))
    assert assess(parts, dear.cuts).escapes.count < 3
    assert dear.cuts.ok < cheap.cuts.ok
    assert dear.promise is None


def cost_of_lot(risk: CutRisk, costs: Costs, parts: int = 1000) -> float:
    """What so many parts of the line are expected to cost, escapes reckoned at their upper bound."""
    review = costs.review * costs.review_minutes
    of_defective = costs.escape * risk.escapes.upper + review * risk.review_defective.rate
    of_good = costs.overkill * risk.overkill.rate + review * risk.review_good.rate
    return parts * (costs.defect_rate * of_defective + (1 - costs.defect_rate) * of_good)


@pytest.mark.parametrize(
    "costs", [DEAR_ESCAPES, Costs(escape=50, overkill=20, review=1), Costs(escape=5, overkill=90, review=30)]
)
def test_no_other_pair_of_cuts_is_cheaper(costs):
    generator = np.random.default_rng(2)
    parts = scores(generator.beta(4, 2, 25), generator.beta(2, 4, 25))
    chosen = cost_of_lot(assess(parts, choose_cuts(parts, CutPolicy(costs=costs)).cuts), costs)
    others = [
        cost_of_lot(assess(parts, Cuts(ok=ok, defect=defect)), costs)
        for ok in np.linspace(0, 0.999999, 51)
        for defect in np.linspace(max(ok, 0.5), 0.999999, 26)
    ]
    assert chosen <= min(others) * 1.1  # a margin lies between the scores and the cuts


def test_cuts_that_give_way_to_review_do_not_ask_for_parts_that_are_there():
    scores = PartScores(np.linspace(0.03, 1, 80), np.linspace(0, 0.6, 80))
    chosen = ChosenCuts(Cuts(ok=0.11, defect=0.9), CutPolicy(max_escape=0.05), promise=0.113)
    told = promise(chosen, scores)
    assert told.code == "promise-yielded"
    assert "promise 11.3 %" in str(told)
    few = PartScores(scores.defective[:40], scores.good)
    assert promise(chosen, few).code == "promise-short"


def test_what_is_defective_at_more_than_one_in_twenty_is_not_ok_where_few_parts_are_between():
    """All scores of the folds lie far apart; those of another day need not."""
    found = PartScores(np.linspace(0.9, 1, 90), np.linspace(0, 0.3, 60) ** 4)
    chosen = choose_cuts(found)
    assert chosen.cuts.ok == 0.05
    assert assess(found, chosen.cuts).escapes.count == 0


def test_where_that_would_leave_many_to_a_person_the_cut_stays_in_the_middle():
    found = PartScores(np.linspace(0.9, 1, 90), np.linspace(0, 0.4, 60))
    assert choose_cuts(found).cuts.ok > 0.3

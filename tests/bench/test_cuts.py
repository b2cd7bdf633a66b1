import numpy as np

from castinspect.bench.cuts import check_promise
from castinspect.evaluation.cuts import PartScores


def test_promised_escape_rate_holds_in_at_least_95_of_100_resamplings():
    """Overlapping scores of 184 defective parts: many would escape by a cut at one half."""
    generator = np.random.default_rng(0)
    scores = PartScores(np.sort(generator.beta(2, 2, 184)), np.sort(generator.beta(1, 3, 60)))
    for asked in (0.01, 0.05, 0.1, 0.2):
        check = check_promise(scores, asked)
        assert check.parts == 92
        assert 0 < check.promised < 1
        assert check.held_elsewhere >= 0.95 * check.resamplings
        assert check.held_in_all >= 0.95 * check.resamplings
    assert 0 < check.mean_escapes < 0.2


def test_same_seed_gives_the_same_check():
    scores = PartScores(np.linspace(0, 1, 41), np.linspace(0, 1, 21))
    assert check_promise(scores, 0.1, 20) == check_promise(scores, 0.1, 20)
    assert check_promise(scores, 0.1, 20).parts == 20

import pytest

from castinspect.errors import TrainingError
from castinspect.studies.strategies import StrategyTrial
from castinspect.studies.trial_file import keep_trial, keeping, read_trials
from tests.helpers.runs import EVALUATION


def trial(fold=1, strategy="head", **changes):
    values = {"strategy": strategy, "asked": None, "pictures": 40, "fold": fold, "folds": 3, "settings": "a"}
    return StrategyTrial(**(values | {"seconds": 2.0, "evaluation": EVALUATION} | changes))


def test_what_is_kept_is_read_in_its_order(tmp_path):
    file = tmp_path / "trials.jsonl"
    assert read_trials(file) == []
    for fold in (1, 2):
        keep_trial(file, trial(fold))
    assert read_trials(file) == [trial(1), trial(2)]


def test_without_a_file_nothing_is_kept(tmp_path):
    keep_trial(None, trial())
    assert read_trials(None) == []
    assert list(tmp_path.iterdir()) == []


def test_a_line_that_a_power_cut_left_half_is_passed_over(tmp_path):
    file = tmp_path / "trials.jsonl"
    keep_trial(file, trial(1))
    with file.open("a", encoding="utf-8") as opened:
        opened.write('{"strategy": "hea')
    assert read_trials(file) == [trial(1)]
    keep_trial(file, trial(2))
    assert trial(1) in read_trials(file)


@pytest.mark.parametrize("content", [b"name,escapes\n", b"\xff\xfe\x00"])
def test_another_file_is_told(tmp_path, content):
    file = tmp_path / "other.csv"
    file.write_bytes(content)
    with pytest.raises(TrainingError) as caught:
        read_trials(file)
    assert caught.value.code == "trials-unreadable"


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(TrainingError) as caught:
        keep_trial(tmp_path, trial())
    assert caught.value.code == "trials-not-written"


def test_a_comparison_keeps_each_new_trial_before_it_is_shown(tmp_path):
    file, closed = tmp_path / "trials.jsonl", []

    def compare():
        try:
            yield from ("begun", trial(1), trial(2))
        finally:
            closed.append(True)

    events = keeping(compare(), file, [trial(1)])
    assert next(events) == "begun"
    assert next(events) == trial(1)
    assert read_trials(file) == []  # known before
    assert next(events) == trial(2)
    assert read_trials(file) == [trial(2)]
    events.close()
    assert closed == [True]

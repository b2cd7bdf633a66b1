import threading
from dataclasses import replace

import numpy as np
import pytest

from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import Notice
from castinspect.training.events import BatchFinished, EpochFinished, PhaseStarted
from castinspect.training.learner.criterion import WeightedCrossEntropy
from castinspect.training.learner.learner import Learner
from castinspect.training.run import choice
from castinspect.training.run.files import RunFiles
from castinspect.training.run.phases import PhaseLoop
from castinspect.training.run.preparation import metadata_of
from castinspect.training.run.state import RunState, load_state
from castinspect.training.strategies import LayerGroup, Phase, plan_phases
from tests.helpers.jobs import of


@pytest.fixture
def make(make_context, learner_of, tmp_path):
    """The loop of a run, its files, and the event that ends it."""

    def loop(state=None, phases=None, **changes):
        context = make_context(out=tmp_path / "part.safetensors", **({"strategy": "full", "epochs": 3} | changes))
        metadata, finish = metadata_of(context), threading.Event()
        files = RunFiles.of(context.config.out, resumable=True)
        state = state or RunState(context.config, metadata.dataset)
        phases = phases or plan_phases(context.config, context.backbone)
        return PhaseLoop(context, learner_of(context), phases, metadata, files, finish, state), files, finish

    return loop


def worse_and_worse(monkeypatch, by=1.0):
    """Make each evaluation worse than the one before."""
    evaluate, count = Learner.evaluate, []

    def worse(*arguments):
        count.append(1)
        return replace(evaluate(*arguments), loss=100.0 + by * len(count))

    monkeypatch.setattr(Learner, "evaluate", worse)


def test_epochs_follow_each_other_and_the_last_is_kept_in_which_the_rates_have_fallen(make):
    loop, files, _ = make(strategy="scratch", epochs=3)
    events = list(loop.run())
    epochs = of(EpochFinished, events)
    assert [event.epoch for event in epochs] == [1, 2, 3]
    assert loop.outcome == "completed"
    assert loop.best.epoch == 3
    assert epochs[-1].best
    kept = load_checkpoint(files.unfinished).tensors
    assert np.array_equal(kept["fc.1.weight"], loop.best.state["fc.1.weight"].numpy())


def test_the_end_of_a_batch_is_early_enough_to_stop(make):
    loop, _, finish = make()
    events = []
    for event in loop.run():
        events.append(event)
        if isinstance(event, BatchFinished) and event.epoch == 2:
            finish.set()
    assert loop.outcome == "stopped"
    assert [event.epoch for event in of(EpochFinished, events)] == [1]
    assert loop.best.epoch == 1


def test_a_phase_without_progress_ends_early_and_says_so(make, monkeypatch):
    worse_and_worse(monkeypatch)
    loop, _, _ = make(epochs=9, patience=2)
    events = list(loop.run())
    codes = [notice.message.code for notice in of(Notice, events)]
    assert codes == ["phase-ended-early", "fine-tuned-kept"]
    assert [event.epoch for event in of(EpochFinished, events)] == [1, 2, 3]
    assert loop.best.phase == "all"


def test_epochs_that_an_early_end_spared_are_no_longer_counted(make, monkeypatch):
    worse_and_worse(monkeypatch)
    everything = LayerGroup(("",), 1e-3)
    phases = (Phase("all", 6, (everything,), fresh_head=True), Phase("all again", 3, (everything,)))
    loop, _, _ = make(phases=phases, epochs=9, patience=1)
    epochs = of(EpochFinished, loop.run())
    assert [event.phase for event in epochs] == ["all", "all", "all again"]
    assert epochs[0].epochs == 9
    assert epochs[-1].epochs < 9


def test_the_head_that_is_kept_is_fitted_once_more_to_all_pictures(make, monkeypatch):
    worse_and_worse(monkeypatch)
    monkeypatch.setattr(choice, "_MANY_PARTS", 2)
    monkeypatch.setattr(choice, "mean_by_part", lambda *_: np.array([0.9, 1.0, 1.1]))
    loop, _, _ = make()
    list(loop.run())
    assert loop.best.phase == "head"
    assert sorted(loop.best.judged_on.tolist()) == list(range(11))


def test_a_loss_that_breaks_down_ends_the_run_and_keeps_what_there_was(make, monkeypatch):
    forward = WeightedCrossEntropy.forward
    loop, _, _ = make(strategy="scratch")
    events = []
    for event in loop.run():
        events.append(event)
        if isinstance(event, EpochFinished):
            monkeypatch.setattr(WeightedCrossEntropy, "forward", lambda *values: forward(*values) * np.nan)
    assert loop.outcome == "diverged"
    assert loop.best.epoch == 1
    assert len(of(EpochFinished, events)) == 1


def test_the_state_after_an_epoch_is_one_to_go_on_from(make):
    whole, _, _ = make(epochs=4)
    losses = [event.validation_loss for event in of(EpochFinished, whole.run())]
    loop, files, finish = make(epochs=4)
    for event in loop.run():
        if isinstance(event, EpochFinished) and event.epoch == 2:
            finish.set()
    rest, _, _ = make(load_state(files.state), epochs=4)
    events = list(rest.run())
    assert [event.validation_loss for event in of(EpochFinished, events)] == losses
    assert [started.index for started in of(PhaseStarted, events)] == [1]

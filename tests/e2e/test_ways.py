"""A picture's way and a training step's way go through the rooms in one order, and never climb back."""

from __future__ import annotations

import pytest

from castinspect.cli import run
from castinspect.settings import Settings
from castinspect.synthetic.folder import write_castings
from tests.helpers.tracing import Trace

PICTURE = (
    "cli.app:run",
    "station.line:Line.watch",
    "station.sources.folder:WatchedFolder.scan",
    "station.history.recording:StationRecord.claim",
    "inspection.reading:read_picture",
    "imaging.content:read_file",
    "imaging.loading:decode_picture",
    "imaging.completeness:refuse_incomplete",
    "imaging.preprocessing:Preprocessing.resized",
    "inspection.measuring:picture_statistics",
    "inspection.gate:check",
    "inspection.judge:Judge.judge",
    "inspection.engines.torch:TorchEngine.run",
    "inspection.novelty:NoveltyReference.novelty",
    "inspection.prediction:to_predictions",
    "inspection.second_look:looked_again",
    "inspection.verdict:decide",
    "inspection.judge:Judge._inspection",
    "station.history.recording:StationRecord.judged_together",
    "station.intentions:Intentions.of",
    "station.history.store:Store.record_all",
    "station.history.ledger:Ledger.audit",
)
"""From an arrival to the record, which everything after it waits for."""

AFTER_THE_RECORD = {
    "cli.common.sinks:Sinks.take",
    "station.routing.routes:Router.carry_out",
    "station.outputs.json_files:JsonOutput.send",
}

ONCE = {
    "imaging.content:read_file", "imaging.loading:decode_picture", "imaging.completeness:refuse_incomplete",
    "inspection.measuring:picture_statistics", "inspection.engines.torch:TorchEngine.run", "inspection.verdict:decide",
    "station.history.store:Store.record_all", "station.routing.routes:Router.carry_out",
    "station.outputs.json_files:JsonOutput.send", "cli.common.sinks:Sinks.take",
}  # fmt: skip
"""What is done to a picture once, whoever asks for it."""

HANDED_IN = {
    "inspector", "inspector_of",  # who makes what judges
    "__iter__", "__next__",  # the pictures
    "attach", "both",  # what goes along with each
}  # fmt: skip
"""What a lower room calls in a higher one because it was handed in, by the function's name."""

TRAINING = (
    "cli.app:run",
    "training.config:TrainingConfig._within_bounds",
    "training.run.trainer:train",
    "data.folders:read_dataset",
    "training.run.preparation:prepare",
    "data.samples:load_samples",
    "imaging.preprocessing:Preprocessing.load",
    "data.likeness:signature",
    "data.parts:group_parts",
    "data.splits:split_samples",
    "training.run.preparation:build_learner",
    "models.weights:build_started_model",
    "training.strategies:plan_phases",
    "training.run.phases:PhaseLoop.run",
    "training.run.fine_tuning:FineTuning.run",
    "training.learner.learner:Learner.train_one_epoch",
    "training.learner.sources:Pictures.logits",
    "training.learner.augmentation:augment",
    "training.learner.criterion:WeightedCrossEntropy.forward",
    "training.learner.optimisation:Optimisation.update",
    "training.learner.learner:Learner.evaluate",
    "models.checkpoint:save_checkpoint",
    "training.run.conclusion:conclude",
    "evaluation.calibration:fit_temperature",
    "evaluation.cuts:choose_cuts",
)
"""From typed settings to a step of the optimiser, and on to the cuts."""

LOSS = "training.learner.criterion:WeightedCrossEntropy.forward"


@pytest.fixture
def station(tmp_path):
    """A camera's folder with one casting, an output and routing."""
    write_castings(tmp_path / "parts", 2, seed=7)
    camera, routed = tmp_path / "camera", tmp_path / "routed"
    camera.mkdir()
    routed.mkdir()
    next((tmp_path / "parts").rglob("*.png")).rename(camera / "part.png")
    assert run(["outputs", "add", "beside", "json"]) == 0
    settings = Settings.load()
    settings.routing = settings.routing.model_copy(update={"folder": routed, "action": "copy"})
    settings.save()
    return camera


def test_a_pictures_way_goes_through_the_rooms_in_order_and_does_each_thing_once(station):
    with Trace() as trace:
        assert run(["watch", str(station), "--model", "demo", "--engine", "torch", "--device", "cpu", "--once"]) == 0
    # the engine scored the golden pictures before: what is asked is asked from the claim on
    begins = trace.first("station.history.recording:StationRecord.claim")
    way = trace.steps[begins:]
    assert _in_order(trace.steps[:begins], PICTURE[:3]) == list(PICTURE[:3])
    assert _in_order(way, PICTURE[3:]) == list(PICTURE[3:])
    recorded = way.index("station.history.ledger:Ledger.audit")
    assert {step: way.index(step) > recorded for step in AFTER_THE_RECORD} == dict.fromkeys(AFTER_THE_RECORD, True)
    assert {step: way.count(step) for step in ONCE} == dict.fromkeys(ONCE, 1)
    assert {step.rsplit(".", 1)[-1].split(":")[-1] for _, step in _climbs(trace)} <= HANDED_IN


def test_a_training_steps_way_goes_through_the_rooms_in_order_and_reaches_the_loss_in_five_calls(data_folder, tmp_path):
    wish = {"strategy": "full", "backbone": "resnet18", "weights": "none", "epochs": 1, "size": 32, "folds": 0}
    options = [text for name, value in wish.items() for text in (f"--{name}", str(value))]
    with Trace(stack_at=LOSS) as trace:
        assert (
            run(["train", str(data_folder), *options, "--device", "cpu", "--out", str(tmp_path / "w.safetensors")]) == 0
        )
    assert _in_order(trace.steps, TRAINING) == list(TRAINING)
    assert _climbs(trace) == set()
    stack = trace.stacks[0]
    calls = stack[stack.index("training.run.trainer:TrainingRun.__iter__") + 1 :]  # the last one computes the loss
    assert len(calls) <= 5, calls


def _in_order(steps, wanted):
    """The wanted steps that were entered, by when each was first."""
    return sorted((step for step in wanted if step in steps), key=steps.index)


def _climbs(trace):
    """Who climbs; going on with a generator that was handed to `drain` is no call of the ground's own."""
    return {(caller, step) for caller, step in trace.climbs() if caller != "progress"}

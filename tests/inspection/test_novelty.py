"""How unlike the training pictures a picture is."""

from __future__ import annotations

import dataclasses
import subprocess
import sys

import numpy as np
import pytest

from castinspect.errors import CheckpointError
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.novelty import NoveltyReference
from castinspect.inspection.verdict import Verdict
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.models.metadata import Novelty
from castinspect.training.novelty.fit import fit_likeness
from tests.helpers.checkpoints import OPEN_GATE, metadata_of
from tests.helpers.engines import BrightnessEngine
from tests.helpers.narrow import NARROW

RANDOM = np.random.default_rng(0)


def reference_of(cut=2.0, width=4):
    likeness = fit_likeness(RANDOM.normal(size=(40, 157)), own_scales=True)
    features = fit_likeness(RANDOM.normal(size=(40, width)), own_scales=False)
    return NoveltyReference(likeness, features, cut)


@pytest.fixture
def stored(random_checkpoint, tmp_path):
    """A checkpoint with the given extra tensors."""

    def store(extra, novelty):
        plain = random_checkpoint("resnet18")
        metadata = plain.metadata.model_copy(update={"novelty": novelty})
        import torch

        state = {name: torch.from_numpy(array) for name, array in plain.tensors.items()}
        extra = {name: torch.from_numpy(np.array(array)) for name, array in extra.items()}
        save_checkpoint(tmp_path / "part.safetensors", state, metadata, extra)
        return load_checkpoint(tmp_path / "part.safetensors")

    return store


def test_distance_is_that_of_mahalanobis_where_few_directions_matter():
    values = RANDOM.normal(size=(4000, 8)) * [1, 2, 5, 1, 1, 1, 1, 1] + 7
    near = fit_likeness(values, own_scales=False)
    exact = np.linalg.inv(np.cov(values.T))
    offsets = np.diag([1.0, 4, 10, 2, 3, 1, 1, 1])
    expected = np.sqrt(np.einsum("ni,ij,nj->n", offsets, exact, offsets) / 8)
    np.testing.assert_allclose(near.distances(values.mean(0) + offsets), expected, rtol=0.05)


def test_pictures_like_those_of_the_fit_lie_about_1_away_and_others_further():
    values = RANDOM.normal(size=(200, 60))
    likeness = fit_likeness(values, own_scales=True)
    assert 0.8 < np.median(likeness.distances(RANDOM.normal(size=(200, 60)))) < 1.5
    assert likeness.distances(np.full((1, 60), 5.0))[0] > 4


def test_a_distance_does_not_hang_on_what_else_is_judged():
    values = np.random.default_rng(0).normal(size=(24, 200)).astype(np.float32)
    likeness = fit_likeness(values, own_scales=True)
    alone = [likeness.distances(values[index : index + 1])[0] for index in range(24)]
    assert likeness.distances(values).tolist() == likeness.distances(values[:7]).tolist() + alone[7:] == alone
    assert likeness.distances(values[:0]).shape == (0,)


def test_the_larger_distance_counts_in_parts_of_the_cut():
    reference = reference_of()
    described, features = reference.appearance.mean[None], reference.features.mean[None]
    far = features + 100
    assert reference.larger_distance(described, features)[0] < 1e-3
    assert reference.larger_distance(described, far)[0] == reference.features.distances(far)[0]
    assert reference.larger_distance(described + 100, features)[0] == reference.appearance.distances(described + 100)[0]


def test_features_that_are_not_numbers_give_a_novelty_that_is_not_finite():
    batch, broken = np.zeros((1, 48, 48), np.uint8), np.full((1, 4), np.nan, np.float32)
    assert not np.isfinite(reference_of().novelty(batch, broken)).any()


def test_a_reference_comes_back_from_the_checkpoint_as_it_was(stored):
    reference = reference_of(width=NARROW.features)
    found = NoveltyReference.of_checkpoint(stored(reference.arrays(), Novelty(cut=2.0, good_parts=3)))
    batch, features = RANDOM.integers(0, 255, (2, 48, 48), np.uint8), RANDOM.random((2, NARROW.features), np.float32)
    np.testing.assert_array_equal(found.novelty(batch, features), reference.novelty(batch, features))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("features.deviations", lambda array: -array),
        ("features.scale", lambda array: array * 0),
        ("features.unit", lambda array: array * 0),
        ("features.rest", lambda array: -array),
        ("features.mean", lambda array: array[:-1]),
        ("features.axes", lambda array: array[0]),
        ("appearance.axes", lambda array: array[:, :0]),
        ("appearance.deviations", lambda array: array[:0]),
    ],
)
def test_arrays_of_other_shapes_or_signs_are_refused(stored, name, change):
    arrays = reference_of(width=NARROW.features).arrays()
    arrays[f"novelty.{name}"] = change(arrays[f"novelty.{name}"])
    with pytest.raises(CheckpointError):
        NoveltyReference.of_checkpoint(stored(arrays, Novelty(cut=2.0, good_parts=3)))


def test_a_reference_for_another_backbone_is_refused(stored):
    with pytest.raises(CheckpointError):
        NoveltyReference.of_checkpoint(stored(reference_of().arrays(), Novelty(cut=2.0, good_parts=3)))


def test_a_checkpoint_without_one_has_none_and_judges_as_before(stored):
    assert NoveltyReference.of_checkpoint(stored({}, None)) is None


def test_a_checkpoint_that_lost_part_of_it_is_refused(stored):
    arrays = reference_of().arrays()
    del arrays["novelty.features.axes"]
    with pytest.raises(CheckpointError, match="changed after it was made"):
        Inspector.from_checkpoint(stored(arrays, Novelty(cut=2.0, good_parts=3)), "cpu")


@pytest.mark.parametrize(("cut", "verdict"), [(1e9, Verdict.OK), (1e-9, Verdict.REVIEW)])
def test_the_inspector_asks_for_it(data_folder, cut, verdict):
    engine = BrightnessEngine(logits=np.array([[-9.0, 9.0]]))
    reference = dataclasses.replace(reference_of(), cut=cut)
    inspector = Inspector(engine, metadata_of(gate=OPEN_GATE), novelty=reference, batch_size=1)
    inspection = next(inspector.inspect(sorted((data_folder / "ok_front").iterdir())))
    assert inspection.verdict is verdict
    assert inspection.prediction.novelty > 0
    assert [reason.code for reason in inspection.reasons] == ["unlike-training"] * (verdict is Verdict.REVIEW)


def test_scoring_loads_neither_torch_nor_scikit_learn_nor_scipy():
    code = "import sys, castinspect.inspection.novelty; print({'torch', 'sklearn', 'scipy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize("guards", [{"gate": OPEN_GATE}, {"novelty": True}, {}])
def test_without_gate_or_novelty_nothing_is_called_ok(data_folder, guards):
    engine = BrightnessEngine(logits=np.array([[-9.0, 9.0]]))
    reference = dataclasses.replace(reference_of(), cut=1e9) if "novelty" in guards else None
    inspector = Inspector(engine, metadata_of(gate=guards.get("gate")), novelty=reference, batch_size=1)
    inspection = next(inspector.inspect(sorted((data_folder / "ok_front").iterdir())))
    assert inspection.verdict is Verdict.REVIEW
    assert [reason.code for reason in inspection.reasons] == ["not-guarded"]

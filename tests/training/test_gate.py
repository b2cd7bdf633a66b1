"""The bounds are set by what the training pictures measure, and leave a margin."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.errors import DataError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.gate import MEASURED, STATISTICS, TOGETHER, VARY_TOGETHER, check
from castinspect.progress import PicturesDescribed, drain
from castinspect.training.gate import fit_gate, fit_joint, learn_gate, with_distances

PREPROCESSING = Preprocessing(size=32)


def learned(paths, events=None):
    take = events.append if events is not None else lambda event: None
    return drain(learn_gate(paths, [str(path) for path in paths], PREPROCESSING), take)


def rows(count, **changes):
    """Statistics of pictures that vary a little."""
    generator = np.random.default_rng(0)
    values = np.full((count, len(STATISTICS)), 0.5) + generator.normal(0, 0.01, (count, len(STATISTICS)))
    for name, value in changes.items():
        values[:, STATISTICS.index(name)] = value
    return values.astype(np.float32)


def test_the_pictures_that_it_was_learned_from_pass(data_folder):
    paths, events = sorted(data_folder.rglob("*.png")), []
    found = learned(paths, events)
    assert found.statistics.shape == (16, len(STATISTICS))
    assert found.gate.pictures == found.gate.parts == 16
    assert events[-1] == PicturesDescribed(16, 16)
    for row in found.statistics:
        assert check(dict(zip(STATISTICS, map(float, row), strict=True)), found.gate).hold == ()


def test_pictures_that_can_no_longer_be_read_are_left_out(data_folder, tmp_path):
    paths = [*sorted(data_folder.rglob("*.png"))[:3], tmp_path / "gone.png"]
    assert learned(paths).gate.pictures == 3


def test_where_none_can_be_read_that_is_told(tmp_path):
    with pytest.raises(DataError, match="can be read any more"):
        learned([tmp_path / "gone.png"])


def test_few_parts_leave_a_wider_margin():
    values = rows(100)
    few, many = fit_gate(values, 4), fit_gate(values, 100)
    assert few.bounds["level"].low < many.bounds["level"].low < values[:, 0].min()
    assert few.bounds["level"].high > many.bounds["level"].high > values[:, 0].max()


def test_one_odd_picture_among_many_does_not_open_the_gate():
    values = rows(400)
    values[0, STATISTICS.index("level")] = 0.0
    assert fit_gate(values, 400).bounds["level"].low > 0.3


def test_size_and_grey_levels_are_bounded_by_a_share_of_what_was_seen():
    bounds = fit_gate(rows(10, short_side=300, levels=200), 10).bounds
    assert bounds["short_side"].low == pytest.approx(270)
    assert bounds["short_side"].high == pytest.approx(375)
    assert (bounds["levels"].low, bounds["levels"].high) == (pytest.approx(100), None)


def test_few_parts_say_little_of_steps_between_lines():
    few, many = fit_gate(rows(4, seam=2.0), 4), fit_gate(rows(100, seam=2.0), 100)
    assert few.bounds["seam"].high == pytest.approx(5.0)
    assert many.bounds["seam"].high == pytest.approx(3.4)


@pytest.mark.parametrize(("name", "value"), [("local_sharpness", 0.35), ("roughness", 0.41)])
def test_what_varies_with_the_files_form_passes(name, value):
    assert fit_gate(rows(20), 20).bounds[name].low <= value


def test_a_seam_over_the_whole_picture_is_nearer_to_what_was_seen():
    few, many = fit_gate(rows(4, frame_seam=1.0), 4), fit_gate(rows(100, frame_seam=1.0), 100)
    assert few.bounds["frame_seam"].high == pytest.approx(1.7)
    assert many.bounds["frame_seam"].high == pytest.approx(1.3)


@pytest.mark.parametrize("parts", [4, 400])
def test_two_rows_of_300_that_no_block_of_a_jpeg_explains_are_enough(parts):
    bounds = fit_gate(rows(parts, run_of_rows=0.0, copied_rows=0.0), parts).bounds
    assert bounds["run_of_rows"].high < 2 / 299
    assert bounds["copied_rows"].high < 4 / 300
    assert fit_gate(rows(parts, run_of_rows=0.2), parts).bounds["run_of_rows"].high > 0.2


def test_the_distance_stands_where_checkpoints_of_before_have_it():
    found = with_distances(together(300), fit_joint(together(300)))
    assert found.shape == (300, len(STATISTICS))
    assert STATISTICS.index(TOGETHER) == 24
    assert 0.2 < found[:, 24].mean() < 1.5
    assert np.delete(found, 24, axis=1).tolist() == together(300).tolist()
    assert not with_distances(together(300), None)[:, 24].any()


def test_some_white_columns_pass_where_the_training_pictures_had_none():
    assert fit_gate(rows(20, repeated_columns=0.0), 20).bounds["repeated_columns"].high > 0.15


def test_rows_that_repeat_by_chance_pass_where_few_parts_were_seen_and_lost_ones_never():
    few, many = (fit_gate(rows(count, repeated_rows=0.0, constant_rows=0.0), count).bounds for count in (25, 2500))
    assert few["repeated_rows"].high == pytest.approx(0.07)
    assert many["repeated_rows"].high == pytest.approx(0.025)
    assert few["constant_rows"].high == many["constant_rows"].high == pytest.approx(0.02)


def together(count, seed=0):
    """Statistics of which those that vary together do so: one number moves them all."""
    generator = np.random.default_rng(seed)
    values = generator.normal(0.5, 0.01, (count, len(MEASURED)))
    moved = generator.normal(0, 1, (count, 1))
    places = [MEASURED.index(name) for name in VARY_TOGETHER]
    values[:, places] = 1 + moved * np.linspace(0.5, 1, len(places)) + generator.normal(0, 0.02, (count, len(places)))
    return values.astype(np.float32)


def checked(values, gate):
    return check(dict(zip(MEASURED, map(float, values), strict=True)), gate).hold


def gate_of(values, parts):
    joint = fit_joint(values)
    return fit_gate(with_distances(values, joint), parts, joint)


def test_what_does_not_go_together_is_held_though_each_is_usual():
    gate = gate_of(together(300), 300)
    others = together(1000, seed=1)
    assert sum("structure-unexpected" in {message.code for message in checked(row, gate)} for row in others) <= 10
    odd = others[0].copy()
    odd[MEASURED.index("roughness")] += 0.5
    assert "structure-unexpected" in {message.code for message in checked(odd, gate)}


def test_too_few_pictures_say_nothing_of_what_goes_together():
    assert fit_joint(together(40)) is None
    gate = gate_of(together(40), 40)
    assert gate.joint is None
    assert TOGETHER not in gate.bounds


def test_a_gate_that_is_widened_is_measured_as_it_measures(data_folder):
    paths = sorted(data_folder.rglob("*.png"))
    known = gate_of(together(300), 300)
    found = drain(learn_gate(paths, [str(path) for path in paths], PREPROCESSING, known), lambda event: None)
    assert found.gate.joint == known.joint
    assert found.gate.bounds[TOGETHER].high > known.bounds[TOGETHER].high
    assert (found.statistics[:, STATISTICS.index(TOGETHER)] > 0).all()

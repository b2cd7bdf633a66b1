"""The bench counts what became OK, and what the gate stops."""

from __future__ import annotations

import numpy as np

from castinspect.bench.gate import ALTERATIONS, GateMeasured, measure_gate
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.verdict import Verdict
from castinspect.models.metadata import Bounds, Gate
from castinspect.progress import PicturesScored
from tests.helpers.checkpoints import metadata_of
from tests.helpers.engines import BrightnessEngine
from tests.helpers.jobs import walked


class NothingIsNew:
    """Compares with nothing."""

    def novelty(self, pixels, features):
        return np.zeros(len(pixels))


class DarkIsSound(BrightnessEngine):
    """Calls what is dark OK."""

    def run(self, batch):
        found = super().run(batch)
        found.logits[:] = np.where(batch.mean(axis=(1, 2))[:, None] > 60, [[9, -9]], [[-9, 9]])
        return found


def measured(data_folder, bounds):
    metadata = metadata_of(gate=Gate(bounds=bounds, pictures=1, parts=1))
    inspector = Inspector(DarkIsSound(), metadata, novelty=NothingIsNew())
    paths = [sorted((data_folder / name).iterdir()) for name in ("def_front", "ok_front")]
    return walked(measure_gate(inspector, *paths))


def test_without_bounds_dark_parts_become_ok(data_folder):
    progress, found = measured(data_folder, {})
    assert isinstance(found, GateMeasured)
    by_name = {altered.name: altered for altered in found.altered}
    assert by_name["brightness x0.03"].became_ok == 8
    assert by_name["brightness x1.5"].became_ok == 0
    assert (found.good, found.stopped) == (8, 0)
    total = 8 * (len(ALTERATIONS) + 2)
    assert progress[-1] == PicturesScored(total, total)


def test_a_gate_stops_them_and_its_codes_are_counted(data_folder):
    _, found = measured(data_folder, {"level": Bounds(low=0.3), "short_side": Bounds(low=60)})
    by_name = {altered.name: altered for altered in found.altered}
    assert by_name["brightness x0.03"].became_ok == 0
    assert by_name["brightness x0.03"].verdicts[Verdict.HOLD] == 8
    assert by_name["brightness x0.03"].reasons["too-dark"] == 8
    assert (found.stopped, found.reasons) == (8, {"too-small": 8})

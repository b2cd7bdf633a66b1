"""An engine in 8-bit integers: it judges what is clear, and float32 beside it judges what it leaves in doubt.

Rounding to integers moves a score most where it matters most, between the cuts, and hardly where a picture is clear
(cascades of a cheap and an exact classifier: Viola and Jones 2001, doi:10.1109/CVPR.2001.990517).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from castinspect.inspection.engines.engine import EngineOutput, Pixels
from castinspect.inspection.engines.openvino import OpenVinoEngine
from castinspect.inspection.engines.parity import INT8_TOLERANCE
from castinspect.inspection.novelty import NoveltyReference
from castinspect.inspection.prediction import softmax
from castinspect.inspection.second_look import leaves_doubt
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import Cuts

_NEARLY_NOVEL = 0.9
"""Of the cut of novelty: what comes nearer to it is in doubt."""

_EDGES = Cuts(ok=INT8_TOLERANCE, defect=1 - INT8_TOLERANCE)
"""Beyond them a probability cannot move by more than the tolerance without crossing them."""


class Int8Engine:
    """Judges in integers, and once more in float32 where that leaves doubt.

    Doubt is: a probability of some class, or of a defect, lies between the bounds, between the cuts or near one of
    them, as for a second look; or the features are nearly too unlike those of the training pictures.

    Args:
        integers: The network in 8-bit integers.
        exact: The same in float32.
        checkpoint: What both run: its cuts, temperature and novelty say what is clear.
    """

    name = "openvino"

    def __init__(self, integers: OpenVinoEngine, exact: OpenVinoEngine, checkpoint: LoadedCheckpoint) -> None:
        self._integers, self.exact = integers, exact
        self._metadata, self._novelty = checkpoint.metadata, NoveltyReference.of_checkpoint(checkpoint)
        self.tolerance, self.device = INT8_TOLERANCE, integers.device
        self.lanes, self.largest_batch = integers.lanes, integers.largest_batch
        self.conversion: Mapping[str, str] = {}
        self.doubted = 0
        """Pictures so far that float32 judged, too; a rough count where several threads judge."""

    def run(self, pixels: Pixels) -> EngineOutput:
        """Judge pictures one by one; calls from several threads run side by side.

        Raises:
            RuntimeError: The device failed.
        """
        output = self._integers.run(pixels)
        doubted = np.flatnonzero(self._leaves_doubt(output))
        if not len(doubted):
            return output
        self.doubted += len(doubted)
        exact = self.exact.run(pixels[doubted])
        output.logits[doubted], output.features[doubted] = exact.logits, exact.features
        if output.maps is not None and exact.maps is not None:
            output.maps[doubted] = exact.maps
        return output

    def _leaves_doubt(self, output: EngineOutput) -> NDArray[np.bool_]:
        """Of n pictures, whether integers do not settle each."""
        probabilities = softmax(output.logits / self._metadata.temperature)
        defect = 1 - probabilities[:, list(self._metadata.ok_indices)].sum(axis=1)
        doubt = leaves_doubt(probabilities, _EDGES).any(axis=1) | leaves_doubt(defect, self._metadata.cuts)
        doubt |= ~np.isfinite(probabilities).all(axis=1)
        if self._novelty is not None:
            with np.errstate(invalid="ignore", over="ignore"):
                unlike = self._novelty.features.distances(output.features) / self._novelty.cut
            doubt |= ~(unlike < _NEARLY_NOVEL)
        return doubt

"""What the models tab calls what the registry knows, in the window's language."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from castinspect.gui.training.words import strategy_words
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.messages import printable
from castinspect.models.metadata import Evaluation
from castinspect.registry.journal import Action
from castinspect.registry.versions import Version
from castinspect.training.config import Strategy

translate = QCoreApplication.translate


def offered(versions: Iterable[Version]) -> list[tuple[str, Path]]:
    """Name and file of each version that can be read, as lists offer them."""
    return [(printable(version.name), version.path) for version in versions if version.metadata is not None]


def action_word(action: Action) -> str:
    """What was done to a version."""
    words = {
        Action.TRAINED: translate("models", "trained"),
        Action.ADAPTED: translate("models", "adapted"),
        Action.RECUT: translate("models", "cuts moved"),
        Action.REGATED: translate("models", "gate widened"),
        Action.GATE_SET_ANEW: translate("models", "gate set anew"),
        Action.IMPORTED: translate("models", "imported"),
        Action.PROMOTED: translate("models", "promoted"),
        Action.ROLLED_BACK: translate("models", "rolled back"),
        Action.AGREED: translate("models", "agreed to"),
        Action.RENAMED: translate("models", "renamed"),
        Action.NOTED: translate("models", "noted"),
        Action.EXPORTED: translate("models", "exported"),
        Action.CONVERTED: translate("models", "converted"),
        Action.REMOVED: translate("models", "removed"),
        Action.LOCKED: translate("models", "pictures locked"),
    }
    return words.get(action, str(action))


def input_words(preprocessing: Preprocessing) -> str:
    """Size of the network's picture, how others are brought to it, and whether it has colour."""
    words = {
        "fit": translate("models", "fit"),
        "stretch": translate("models", "stretched"),
        "grey": translate("models", "grey"),
        "rgb": translate("models", "colour"),
    }
    return f"{preprocessing.size} px, {words[preprocessing.resize]}, {words[preprocessing.colour]}"


def statistic_word(name: str) -> str:
    """What the gate measures of a picture."""
    words = {
        "level": translate("models", "brightness"),
        "darkest": translate("models", "darkest spots"),
        "brightest": translate("models", "brightest spots"),
        "contrast": translate("models", "contrast"),
        "clipped_dark": translate("models", "share that is black"),
        "clipped_bright": translate("models", "share that is white"),
        "levels": translate("models", "grey levels"),
        "sharpness": translate("models", "sharpness"),
        "axis_sharpness": translate("models", "sharpness along one axis"),
        "short_side": translate("models", "shorter side in pixels"),
        "aspect": translate("models", "width to height (logarithm)"),
        "colour": translate("models", "colour"),
        "repeated_rows": translate("models", "repeated rows"),
        "darkest_area": translate("models", "darkest area"),
        "brightest_area": translate("models", "brightest area"),
        "local_sharpness": translate("models", "sharpness of the least sharp area"),
        "uneven_sharpness": translate("models", "difference of sharpness between areas"),
        "seam": translate("models", "step between two lines"),
        "repeated_columns": translate("models", "repeated columns"),
        "texture": translate("models", "fine texture"),
        "roughness": translate("models", "roughness of the surface"),
        "constant_rows": translate("models", "rows of one value"),
        "hole": translate("models", "stretch of a row that is black or white"),
        "frame_seam": translate("models", "step between two lines, over the whole picture"),
        "run_of_rows": translate("models", "rows that repeat one"),
        "run_of_columns": translate("models", "columns that repeat one"),
        "copied_rows": translate("models", "rows that stand elsewhere, too"),
        "copied_columns": translate("models", "columns that stand elsewhere, too"),
        "structure": translate("models", "contrast, sharpness and texture together"),
    }
    return words.get(name, name)


def strategy_title(name: str) -> str:
    """Which parts of the network learned."""
    return strategy_words(Strategy(name))[0] if name in list(Strategy) else name


def accuracy_text(score: Evaluation | None) -> str:
    """Balanced accuracy, or a dash."""
    return f"{score.balanced_accuracy:.1%}" if score else "–"


def escapes_text(score: Evaluation | None) -> str:
    """Escapes of how many defective parts."""
    return of_text(score.escapes, score.defective) if score else "–"


def overkill_text(score: Evaluation | None) -> str:
    """Overkill of how many good parts."""
    return of_text(score.overkill, score.good) if score else "–"


def of_text(count: int, total: int) -> str:
    """A count with its denominator."""
    return translate("models", "{count} of {total}").format(count=count, total=total)

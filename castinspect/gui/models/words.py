"""What the models tab calls what the registry knows, in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from castinspect.gui.training.words import strategy_words
from castinspect.models.metadata import Evaluation
from castinspect.registry.journal import Action
from castinspect.training.config import Strategy

translate = QCoreApplication.translate


def action_word(action: Action) -> str:
    """What was done to a version."""
    words = {
        Action.TRAINED: translate("models", "trained"),
        Action.ADAPTED: translate("models", "adapted"),
        Action.RECUT: translate("models", "cuts moved"),
        Action.REGATED: translate("models", "gate widened"),
        Action.IMPORTED: translate("models", "imported"),
        Action.PROMOTED: translate("models", "promoted"),
        Action.ROLLED_BACK: translate("models", "rolled back"),
        Action.RENAMED: translate("models", "renamed"),
        Action.NOTED: translate("models", "noted"),
        Action.EXPORTED: translate("models", "exported"),
        Action.REMOVED: translate("models", "removed"),
        Action.LOCKED: translate("models", "pictures locked"),
    }
    return words.get(action, str(action))


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

"""The settings of a run, declared once: command line, form, validation and help walk this table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from numbers import Real

from castinspect.errors import SettingError


class Strategy(StrEnum):
    """Which layers of the network learn."""

    SCRATCH = "scratch"
    HEAD = "head"
    FULL = "full"
    GRADUAL = "gradual"


class Kind(StrEnum):
    """What a setting's values are."""

    WHOLE = "whole number"
    NUMBER = "number"
    CHOICE = "choice"
    SWITCH = "switch"
    TEXT = "text"
    LIGHT = "light"
    ROLES = "roles"
    FILE = "file"


class Group(StrEnum):
    """Settings that are shown together; the value is the heading."""

    NETWORK = "Network"
    LEARNING = "Learning"
    PICTURES = "Pictures"
    EVALUATION = "Validation, test and cuts"
    RUN = "Run"


FINE_TUNING = frozenset({Strategy.FULL, Strategy.GRADUAL})
LEARNING_BACKBONE = frozenset(Strategy) - {Strategy.HEAD}


@dataclass(frozen=True)
class Setting:
    """One setting of a run.

    Attributes:
        name: The field of `TrainingConfig`.
        kind: What its values are.
        default: Where nothing is asked for; None is chosen by the run.
        group: Where it is shown.
        help: A sentence for the command line, and for the form's tip.
        caption: What the form calls it; empty where the form does not show it, or shows it by a widget of its own.
        lowest: The lowest number that it takes.
        highest: The highest.
        step: By how much the form's arrows move it.
        choices: All that it takes, where these are few words.
        concerns: The strategies that it makes a difference to.
        option: The option of the command line, where it is not the name.
        short: Its single letter, or nothing.
        metavar: What the command line's help calls its value, where no bounds or choices say it.
    """

    name: str
    kind: Kind
    default: object
    group: Group
    help: str
    caption: str = ""
    lowest: float | None = None
    highest: float | None = None
    step: float = 1
    choices: tuple[str, ...] = ()
    concerns: frozenset[Strategy] = frozenset(Strategy)
    option: str = ""
    short: str = ""
    metavar: str = ""

    @property
    def flag(self) -> str:
        """The option of the command line, as `--batch-size`."""
        return "--" + (self.option or self.name.replace("_", "-"))

    @property
    def bounds(self) -> str:
        """What it takes, in short, as `2..512` or `head|full`."""
        if self.choices:
            return "|".join(self.choices)
        if self.lowest is not None and self.highest is not None:
            return f"{_plain(self.lowest)}..{_plain(self.highest)}"
        return self.metavar

    def read(self, text: str) -> object:
        """The value that was typed on the command line.

        Raises:
            SettingError: It is none that the setting takes.
        """
        value: object = text
        try:
            if self.kind is Kind.WHOLE:
                value = int(text)
            elif self.kind is Kind.NUMBER:
                value = float(text)
        except ValueError:
            raise self._refusal(text, self.flag) from None
        self.check(value, self.flag)
        return value

    def check(self, value: object, called: str = "") -> None:
        """Refuse what the setting does not take; None is taken where the run may choose.

        Args:
            value: As the command line, the form, or a file gives it.
            called: What the person knows the setting by; empty takes its name.

        Raises:
            SettingError: With the bounds or the choices.
        """
        if value is None and self.default is None:
            return
        match self.kind:
            case Kind.WHOLE | Kind.NUMBER:
                fits = self._is_within(value)
            case Kind.CHOICE:
                fits = value in self.choices
            case Kind.LIGHT:
                fits = _is_light(value)
            case _:
                fits = True
        if not fits:
            raise self._refusal(value, called or self.name)

    def _is_within(self, value: object) -> bool:
        assert self.lowest is not None, "every number has bounds"
        assert self.highest is not None
        if isinstance(value, bool) or not isinstance(value, Real):
            return False
        number = float(value)
        is_whole = number.is_integer() or self.kind is Kind.NUMBER
        return self.lowest <= number <= self.highest and is_whole

    def _refusal(self, value: object, called: str) -> SettingError:
        given = " ".join(map(str, value)) if isinstance(value, tuple | list) else value
        if self.kind is Kind.LIGHT:
            return SettingError("setting-light", name=called, value=given)
        if self.choices:
            return SettingError("setting-choice", name=called, value=given, choices=", ".join(self.choices))
        code = "setting-whole-number" if self.kind is Kind.WHOLE else "setting-number"
        return SettingError(code, name=called, value=given, lowest=_plain(self.lowest), highest=_plain(self.highest))


def _plain(bound: float | None) -> str:
    """A bound as a person writes it: 512, 0.5, 0.000001."""
    return "" if bound is None else f"{bound:.6f}".rstrip("0").rstrip(".")


def _is_light(value: object) -> bool:
    """Whether a value is a mean from 0 to 1 and a standard deviation over 0 and up to 1."""
    if not isinstance(value, tuple | list) or len(value) != 2 or not all(isinstance(part, Real) for part in value):
        return False
    mean, contrast = map(float, value)
    return 0 <= mean <= 1 and 0 < contrast <= 1


_SETTINGS = (
    # --- network ---
    Setting(
        "backbone", Kind.TEXT, "efficientnet_b0", Group.NETWORK, "Which network; see `castinspect backbones`.",
        "Backbone", short="b", metavar="NAME",
    ),
    Setting(
        "weights", Kind.TEXT, "auto", Group.NETWORK,
        "What the backbone starts from: auto, imagenet, starter, none or a file. auto takes ImageNet weights, with "
        "efficientnet_lite0 where efficientnet_b0's are not at hand, else the starter.",
        "Start from", short="w", metavar="NAME|FILE", concerns=frozenset(Strategy) - {Strategy.SCRATCH},
    ),
    Setting(
        "strategy", Kind.CHOICE, Strategy.GRADUAL, Group.NETWORK,
        "Which layers learn. scratch: all, from random weights; head: the last layer alone; full: the head, then all; "
        "gradual: the head, then the late layers.",
        "Strategy", choices=tuple(Strategy), short="s",
    ),
    Setting(
        "size", Kind.WHOLE, None, Group.NETWORK, "Side of the network's input in pixels; else the backbone's own.",
        "Input size, pixels", 32, 1024, step=32,
    ),
    # --- learning ---
    Setting(
        "epochs", Kind.WHOLE, 12, Group.LEARNING, "Passes over the pictures, in all phases together.", "Epochs",
        1, 1000,
    ),
    Setting("batch_size", Kind.WHOLE, 16, Group.LEARNING, "Pictures in one step.", "Batch size", 2, 512),
    Setting(
        "learning_rate", Kind.NUMBER, 1e-3, Group.LEARNING, "Learning rate of the head.", "Rate of the head",
        1e-6, 1.0, option="rate",
    ),
    Setting(
        "backbone_learning_rate", Kind.NUMBER, 1e-3, Group.LEARNING,
        "Learning rate of the backbone's last stage; lower stages learn slower.", "Rate of the backbone",
        1e-6, 1.0, concerns=FINE_TUNING, option="backbone-rate",
    ),
    Setting(
        "layer_decay", Kind.NUMBER, 1.0, Group.LEARNING,
        "Each stage of the backbone learns at this share of the rate of the one above it.",
        "Each lower stage slower by", 0.01, 1.0, 0.05, concerns=FINE_TUNING,
    ),
    Setting(
        "patience", Kind.WHOLE, 30, Group.LEARNING,
        "A phase ends early after so many epochs without a lower validation loss.", "Epochs without progress", 1, 1000,
        concerns=LEARNING_BACKBONE,
    ),
    # --- pictures ---
    Setting(
        "light", Kind.LIGHT, None, Group.PICTURES,
        "Mean and standard deviation of brightness, from 0 to 1, that every picture is brought to; else as suits the "
        "weights.", "Own brightness, contrast", metavar="MEAN CONTRAST",
    ),
    Setting(
        "augment", Kind.SWITCH, True, Group.PICTURES, "Turn, mirror and relight the pictures at random.",
        "Turn, mirror and relight pictures at random",
    ),
    Setting(
        "turns", Kind.CHOICE, "auto", Group.PICTURES,
        "How parts may lie: none: one right way up, so they are not turned; quarter: turned by quarters; any: at any "
        "angle; auto: as the pictures show.",
        "How parts may lie", choices=("auto", "none", "quarter", "any"),
    ),
    Setting(
        "colour", Kind.CHOICE, "auto", Group.PICTURES,
        "Whether the network sees colour; auto: where the pictures have some.", "Colour",
        choices=("auto", "grey", "rgb"),
    ),
    Setting(
        "bits", Kind.WHOLE, None, Group.PICTURES,
        "Bits that the camera uses in files of 16, where the files do not say: 10, 12 or 14; 16 if it uses all.",
        "Bits of the camera", 8, 16,
    ),
    Setting(
        "class_level", Kind.WHOLE, 1, Group.PICTURES,
        "How many folders down the classes lie: 2 for DATA/LINE/CLASS.", lowest=1, highest=5,
    ),
    Setting(
        "roles", Kind.ROLES, {}, Group.PICTURES, "What a class means, where its name does not tell; repeat it.",
        option="role", metavar="NAME=ok|defect",
    ),
    Setting(
        "part_pattern", Kind.TEXT, None, Group.PICTURES,
        "Finds the part number in each file name, as 'part_(\\d+)' does; pictures of one number show one part.",
        metavar="REGEX",
    ),
    Setting(
        "regroup", Kind.SWITCH, False, Group.PICTURES,
        "Bring all pictures of a part to one side where DATA has it in train and in test.",
    ),
    # --- evaluation ---
    Setting(
        "validation_share", Kind.NUMBER, 0.1, Group.EVALUATION,
        "Share of the training pictures held back to choose the best epoch.", "Share to validate on", 0.01, 0.5, 0.05,
    ),
    Setting(
        "test_share", Kind.NUMBER, 0.2, Group.EVALUATION,
        "Share held back for the score, where there is no test folder.", "Share to test on", 0.01, 0.5, 0.05,
    ),
    Setting(
        "folds", Kind.WHOLE, 5, Group.EVALUATION,
        "So many more networks learn, each without a share of the parts, so that the cuts of a fine-tuned network are "
        "chosen by every part. 0 chooses them by the validation pictures alone.",
        "Folds to choose the cuts by", 0, 10, concerns=LEARNING_BACKBONE,
    ),
    # --- run ---
    Setting(
        "seed", Kind.WHOLE, 0, Group.RUN, "The same seed gives the same run on the same machine.", "Seed", 0, 2**31 - 1,
    ),
    Setting(
        "half", Kind.SWITCH, False, Group.RUN, "Store the weights in half precision: half the file.",
        "Store half-precision weights: half the file",
    ),
    Setting(
        "device", Kind.CHOICE, "auto", Group.RUN, "Where to compute; auto takes CUDA, then MPS, then the CPU.",
        choices=("auto", "cuda", "mps", "cpu"),
    ),
    Setting(
        "out", Kind.FILE, None, Group.RUN, "Checkpoint to write; else into the models folder.", short="o",
        metavar="FILE",
    ),
)  # fmt: skip

FORM = {setting.name: setting for setting in _SETTINGS}
"""Every setting of a run by the name that `TrainingConfig` gives it; the data is no setting."""


def check_settings(values: dict[str, object]) -> None:
    """Refuse the first value that its setting does not take.

    Raises:
        SettingError: With the bounds or the choices.
    """
    for name, value in values.items():
        if name in FORM:
            FORM[name].check(value)


def form_texts() -> Iterator[str]:
    """What the window and the help of the command line say of the settings, for translation."""
    yield from (group.value for group in Group)
    for setting in FORM.values():
        if setting.caption:
            yield setting.caption
        yield setting.help

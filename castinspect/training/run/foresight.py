"""What the parts allow, told before the first epoch: folds that cannot be, and what that leaves to be promised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from castinspect.data.folds import FOLDS
from castinspect.evaluation.cuts import DEFAULT_POLICY
from castinspect.evaluation.risk import parts_to_promise, percent_at_most, promised_rate
from castinspect.messages import Message
from castinspect.models.metadata import Role
from castinspect.training.run.context import RunContext


@dataclass(frozen=True)
class FewestParts:
    """The class of the fewest parts among the pictures to learn from or to validate on, and how many it has."""

    name: str
    parts: int


def foreseen(context: RunContext) -> Iterator[Message]:
    """Say it where a class has fewer parts than there are to be folds, and what its cuts can promise at best.

    Nothing is said where the parts are enough, or where no folds are asked for.

    Args:
        context: Of a run that has not begun to learn.
    """
    asked = FOLDS if context.is_head_alone else context.config.folds
    fewest = fewest_parts(context)
    if asked < 2 or fewest.parts >= asked:
        return
    values: dict[str, object] = {"name": fewest.name, "parts": fewest.parts, "asked": asked}
    by_folds = fewest.parts > 1
    yield Message("folds-fewer-ahead" if by_folds else "folds-none-ahead", values)
    yield at_best(_defective_parts(context, context.pool if by_folds else context.splits.validation))


def fewest_parts(context: RunContext) -> FewestParts:
    """Count the parts of each class that are there to learn from or to validate on."""
    labels, groups = context.samples.labels, context.samples.groups
    counts = [
        (len({groups[i] for i in context.pool if labels[i] == label}), part_class.name)
        for label, part_class in enumerate(context.dataset.classes)
    ]
    parts, name = min(counts)
    return FewestParts(name, parts)


def at_best(defective: int) -> Message:
    """What cuts that are chosen by so many defective parts can promise at best, and how many would promise 1 %."""
    if not defective:
        return Message("promise-impossible-ahead")
    asked = DEFAULT_POLICY.max_escape
    assert asked is not None, "the default policy states a rate"
    rate = percent_at_most(promised_rate(0, defective))
    values = {"parts": defective, "rate": rate, "asked": f"{100 * asked:g}", "needed": parts_to_promise(asked)}
    return Message("promise-ahead", values)


def _defective_parts(context: RunContext, indices: Sequence[int]) -> int:
    """How many defective parts the pictures of these indices show."""
    defective = {label for label, found in enumerate(context.dataset.classes) if found.role is Role.DEFECT}
    labels, groups = context.samples.labels, context.samples.groups
    return len({groups[i] for i in indices if int(labels[i]) in defective})

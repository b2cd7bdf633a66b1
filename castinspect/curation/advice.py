"""Whether there are enough pictures, of every class, and what more of them would be worth."""

from __future__ import annotations

from collections.abc import Sequence

from castinspect.data.folders import MIN_PER_CLASS
from castinspect.evaluation.risk import Share, proof
from castinspect.messages import Message
from castinspect.models.metadata import Role

UNEVEN = 3
"""From so many times the parts of the smallest class, imbalance is told. Training weighs the classes equally, so it is
no error; but the smallest class then decides how much the score can prove."""


def advise(classes: Sequence[tuple[str, Role | None, int]], empty: Sequence[str]) -> tuple[Message, ...]:
    """Say what is missing.

    Each class needs `MIN_PER_CLASS` parts to be on every side of a split. How many defective parts are worth having
    follows from what no miss among them would prove of the escape rate.

    Args:
        classes: Name, role and number of parts of each.
        empty: Names of class folders without a picture.
    """
    said = [Message("data-class-empty", {"name": name}) for name in empty]
    roles = {role for _, role, _ in classes if role}
    if len(classes) == 1:
        said.append(Message("data-one-class", {"name": classes[0][0]}))
    elif unclear := [name for name, role, _ in classes if role is None]:
        said.append(Message("data-roles-unclear", {"names": ", ".join(unclear), "example": unclear[0]}))
    elif len(roles) == 1:
        names = ", ".join(name for name, _, _ in classes)
        said.append(Message("data-one-role", {"names": names, "missing": (set(Role) - roles).pop()}))
    for name, _, parts in classes:
        if parts < MIN_PER_CLASS:
            values = {"name": name, "parts": parts, "needed": MIN_PER_CLASS, "more": MIN_PER_CLASS - parts}
            said.append(Message("data-class-small", values))
    counts = sorted((parts, name) for name, _, parts in classes)
    (few, small), (many, large) = counts[0], counts[-1]
    if few and many >= UNEVEN * few:
        said.append(Message("data-uneven", {"small": small, "few": few, "large": large, "many": many}))
    if defective := sum(parts for _, role, parts in classes if role is Role.DEFECT):
        said.append(Message("data-at-best", {"proof": proof(Share(0, defective))}))
    return tuple(said)

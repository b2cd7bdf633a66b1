"""In what versions differ: their data, settings and cuts, as plain texts beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from castinspect.models.metadata import CheckpointMetadata


@dataclass(frozen=True)
class Difference:
    """One fact that is not the same for all versions.

    Attributes:
        name: Of the fact, as the checkpoint names it.
        values: For each version; empty where it has no such fact.
    """

    name: str
    values: tuple[str, ...]


def facts_of(metadata: CheckpointMetadata) -> dict[str, str]:
    """What a version was made from and judges by, by name."""
    facts: dict[str, str] = {
        "backbone": metadata.backbone,
        "weights": metadata.weights,
        "strategy": metadata.strategy,
        "classes": ", ".join(f"{one.name} ({one.role})" for one in metadata.classes),
        "cuts": f"OK <= {metadata.cuts.ok:.1%}, DEFECT >= {metadata.cuts.defect:.1%}",
        "second look": "yes" if metadata.second_look else "no",
        "temperature": f"{metadata.temperature:.3f}",
        "seed": str(metadata.seed),
    }
    facts |= {f"input {key}": str(value) for key, value in metadata.preprocessing.model_dump().items()}
    facts |= {f"data {name}": _short(value) for name, value in metadata.dataset.items()}
    facts |= {f"setting {name}": str(value) for name, value in metadata.settings.items()}
    facts |= {f"made with {name}": value for name, value in metadata.versions.items()}
    gate = metadata.gate
    bounds: Mapping[str, object] = gate.bounds if gate else {}
    facts |= {f"gate {name}": str(bound) for name, bound in bounds.items()}
    return facts


def differences(versions: Sequence[CheckpointMetadata]) -> list[Difference]:
    """What is not the same for all of some versions, in the order in which the facts are named."""
    found = [facts_of(metadata) for metadata in versions]
    names = list(dict.fromkeys(name for facts in found for name in facts))
    rows = [Difference(name, tuple(facts.get(name, "") for facts in found)) for name in names]
    return [row for row in rows if len(set(row.values)) > 1]


def _short(value: str) -> str:
    """A count with the first digits of its fingerprint."""
    count, _, digest = value.partition(" ")
    return f"{count} {digest[:15]}" if digest else value

"""Every sentence the core says to a person, in one catalogue that the window can translate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

MESSAGES: dict[str, str] = {
    # --- imaging ---
    # --- models ---
    # --- training ---
    "pretraining-nothing-to-resume": "There is no stopped pretraining to go on with. Start one without --resume.",
    "pretraining-state-unreadable": "The stopped pretraining in {path} cannot be read. Start anew without --resume.",
    "pretraining-other-settings": "The stopped pretraining had other settings. Name the same ones, or start anew without --resume.",
    "pretraining-diverged": "Pretraining broke down at step {step}: the loss is no number. Start anew with another seed.",
    # --- inspection ---
    "no-model": "No model is promoted. Train one, or promote a checkpoint, then inspect again.",
    "score-not-finite": "The network gave a score that is not a number. Promote another checkpoint.",
    "between-cuts": "Defect probability {probability:.0%} lies between the cuts ({ok:.0%} and {defect:.0%}). Look at the part.",
    "unexpected": "Something unexpected went wrong: {detail}",
    # --- station ---
    # --- command line ---
    "no-pictures": "There is no picture in {folder}. Name pictures (JPEG, PNG, BMP, TIFF, WebP) or folders that hold some.",
    "pretraining-two-lengths": "Give either --minutes or --images, not both.",
    "pretraining-size": "The size {size} is not a multiple of 32. Use 160, 192 or 224.",
    "role-option-invalid": "--role {option} is not of the form NAME=ok or NAME=defect, as in --role front_side=ok.",
    "synth-folder-not-empty": "{folder} is not empty. Name a new folder, so that nothing is overwritten.",
    "demo-folder-not-ours": "{folder} holds something else than an earlier demo. Name another folder with --out.",
    # --- settings ---
    "settings-invalid": "The settings in {file} cannot be read ({detail}). Correct the file, or delete it to start afresh.",
    "settings-not-saved": "The settings could not be saved to {file} ({detail}). Check that the folder can be written.",
}


@dataclass(frozen=True)
class Message:
    """A sentence for a person: the code that programs and translations go by, and the values it is filled with."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return MESSAGES[self.code].format(**self.values)

"""The station's settings as the dialog shows them: one row each, in groups, with the words a person reads."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Row:
    """One setting.

    Attributes:
        name: In the settings file.
        level: Whose it is: `device`, `version` or `station`.
        caption: What it is called.
        help: What it does, in a sentence.
    """

    name: str
    level: str
    caption: str
    help: str


def rows() -> list[Row]:
    """All settings that the dialog offers, in their order, in the window's language."""
    return [
        Row("language", "station", translate("settings", "Language"),
            translate("settings", "Of the window; auto takes what the system speaks.")),
        Row("theme", "station", translate("settings", "Look"), translate("settings", "Light or dark.")),
        Row("station_name", "station", translate("settings", "Name of the station"),
            translate("settings", "Stands in the record and in every output; empty takes the computer's name.")),
        Row("kiosk", "station", translate("settings", "Operator's screen at the start"),
            translate("settings", "Fills the screen and hides what an operator must not touch.")),
        Row("scan_seconds", "station", translate("settings", "Seconds between two looks at the folder"),
            translate("settings", "A picture is judged when it is unchanged over two looks.")),
        Row("watch_subfolders", "station", translate("settings", "Folders below the watched one"),
            translate("settings", "Looked into, too, as those that a camera makes by date or lot. Acts when watching "
                                  "begins.")),
        Row("second_person", "station", translate("settings", "Second person for decided parts"),
            translate("settings", "A decided part becomes a picture to train on only once two people have said the "
                                  "same of it.")),
        Row("largest_escape_rate", "version", translate("settings", "Largest escape rate"),
            translate("settings", "Share of the defective parts that may be called OK. A model that does not prove "
                                  "to keep to it is asked about before it is promoted.")),
        Row("release_escapes", "version", translate("settings", "Release: more escapes in a suite"),
            translate("settings", "So many more defective pictures of a suite may a version call OK than the promoted "
                                  "one does, or it is not promoted.")),
        Row("release_overkill", "version", translate("settings", "Release: more overkill in a suite"),
            translate("settings", "Share of a suite's good pictures that a version may call DEFECT, more.")),
        Row("release_review", "version", translate("settings", "Release: more to review in a suite"),
            translate("settings", "Share of a suite's pictures that a version may leave to a person, more.")),
        Row("release_two_people", "version", translate("settings", "Release: two people agree"),
            translate("settings", "A version is promoted only when another engineer agreed. Passwords must be set; "
                                  "only an administrator can switch it off.")),
        Row("release_shadow_parts", "version", translate("settings", "Release: parts judged in shadow"),
            translate("settings", "So many parts of the line must a version have judged beside the promoted one before "
                                  "it is promoted; 0 asks for none.")),
        Row("overlay_opacity", "station", translate("settings", "Strength of the heat map"),
            translate("settings", "From 0 to 1.")),
        Row("device", "device", translate("settings", "Device"),
            translate("settings", "Where networks learn and, with the torch engine, judge; auto takes the fastest "
                                  "that works.")),
        Row("engine", "device", translate("settings", "Engine"),
            translate("settings", "What judges; auto takes the fastest that agrees with PyTorch.")),
    ]  # fmt: skip


def level_title(level: str) -> str:
    """Whose a setting is."""
    titles = {
        "device": translate("settings", "This computer"),
        "version": translate("settings", "What is promoted"),
        "station": translate("settings", "The whole station"),
    }
    return titles[level]


def choice_word(choice: str) -> str:
    """What a choice is called; names of devices, engines and languages are their own."""
    words = {
        "auto": translate("settings", "automatic"),
        "en": "English",
        "ko": "한국어",
        "light": translate("settings", "light"),
        "dark": translate("settings", "dark"),
        "cpu": "CPU",
        "cuda": "CUDA",
        "mps": "MPS",
        "torch": "PyTorch",
        "openvino": "OpenVINO",
        "openvino-gpu": "OpenVINO, GPU",
        "openvino-npu": "OpenVINO, NPU",
    }
    return words.get(choice, choice)

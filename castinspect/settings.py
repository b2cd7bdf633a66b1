"""The app's settings: one TOML file, read with validation and written in one step."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Literal, get_args

import tomli_w
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from castinspect.access import require
from castinspect.errors import SettingsError
from castinspect.files import write_atomically
from castinspect.paths import settings_file
from castinspect.roles import Act
from castinspect.sections import (
    AnyOutput,
    ChartSection,
    IdentitySection,
    OutputName,
    RoutingSection,
    ShiftSection,
    WatchedMeasure,
)

DeviceName = Literal["auto", "cuda", "mps", "cpu"]
EngineName = Literal["auto", "openvino", "openvino-gpu", "openvino-npu", "torch"]
ENGINES: tuple[str, ...] = get_args(EngineName)
_ANYBODYS = frozenset(
    {"language", "theme", "watched_folder", "data_folder", "overlay_visible", "overlay_opacity", "window_geometry",
     "watching"}
)  # fmt: skip
"""What anybody may set, also where passwords are set."""


class Settings(BaseModel):
    """What the person chose. Unknown keys are ignored, so that a newer file does not stop an older app."""

    model_config = ConfigDict(extra="ignore", validate_assignment=True)

    language: Literal["auto", "en", "ko"] = "auto"
    theme: Literal["light", "dark"] = "light"
    device: DeviceName = "auto"
    engine: EngineName = "auto"
    watched_folder: Path | None = None
    data_folder: Path | None = None
    overlay_visible: bool = False
    overlay_opacity: float = Field(0.5, ge=0, le=1)
    largest_escape_rate: float = Field(0.1, gt=0, le=1)
    """Share of the defective parts that may be called OK; a model that does not prove to keep to it is asked about."""
    release_escapes: int = Field(0, ge=0, le=1000)
    """So many more defective pictures of a suite may a version call OK than the promoted one does."""
    release_overkill: float = Field(0.01, ge=0, le=1)
    """Share of a suite's good pictures that it may call DEFECT, more."""
    release_review: float = Field(0.05, ge=0, le=1)
    """Share of all pictures of a suite that it may leave to a person, more."""
    release_two_people: bool = False
    """Whether a second engineer must agree before a version is promoted."""
    release_shadow_parts: int = Field(0, ge=0, le=1_000_000)
    """So many parts must a version have judged beside the promoted one; 0 asks for none."""
    scan_seconds: float = Field(1.0, ge=0.1, le=3600)
    watch_subfolders: bool = True
    """Whether folders below the watched one are looked into, as those that cameras make by date."""
    window_geometry: str = ""
    watching: bool = False
    kiosk: bool = False
    idle_minutes: float = Field(10.0, ge=1, le=480)
    """After so long without a touch whoever is logged in at the window is logged out."""
    station_name: str = Field("", max_length=60)
    record_server: str = Field("", max_length=300)  # postgresql+psycopg://USER@HOST/NAME; its password is in ~/.pgpass
    shared_folders: dict[str, str] = Field(default_factory=dict)
    """What all computers of the plant call a folder, by this one's path of it; a network share says so itself."""
    fleet_keys: list[str] = Field(default_factory=list)
    """Public keys of the administrators who may push versions to this station."""
    second_person: bool = False
    """Whether a decided part becomes a labelled picture only once two people have said the same of it."""
    outputs: dict[OutputName, AnyOutput] = Field(default_factory=dict)
    routing: RoutingSection = Field(default_factory=RoutingSection)
    identity: IdentitySection = Field(default_factory=IdentitySection)
    shift: ShiftSection = Field(default_factory=ShiftSection)
    charts: dict[WatchedMeasure, ChartSection] = Field(default_factory=dict)
    """Process charts that are alarms of the station where they break a rule, by what they chart."""

    @classmethod
    def load(cls, file: Path | None = None) -> Settings:
        """Read the settings; a missing file gives the defaults.

        Raises:
            SettingsError: The file is not valid; the sentence says where.
        """
        file = file or settings_file()
        try:
            return cls.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return cls()
        except ValidationError as error:
            first = error.errors()[0]
            detail = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
            raise SettingsError("settings-invalid", file=file, detail=detail) from error
        except (OSError, ValueError, RecursionError) as error:  # numbers of thousands of digits, brackets in brackets
            raise SettingsError("settings-invalid", file=file, detail=error) from error

    @classmethod
    def load_or_last_good(cls, file: Path | None = None) -> tuple[Settings, SettingsError | None]:
        """Read the settings; where they are damaged, those that were saved last, and the error to tell of it."""
        file = file or settings_file()
        try:
            return cls.load(file), None
        except SettingsError as error:
            try:
                return cls.load(last_good(file)), error
            except SettingsError:
                return cls(), error

    def acts_since(self, before: Settings) -> set[Act]:
        """What somebody did who changed the settings to these; what anybody may is left out."""
        fields = type(self).model_fields
        changed = [name for name in fields if getattr(self, name) != getattr(before, name)]
        acts = (_act_of(name, is_on=bool(getattr(self, name))) for name in changed)
        return {act for act in acts if act is not None}

    def require_allowed(self, before: Settings) -> None:
        """Refuse changes that need a role which whoever is at this process does not have.

        Args:
            before: The settings as they were.

        Raises:
            AccessError: It may not be.
        """
        for act in self.acts_since(before):
            require(act)

    def save(self, file: Path | None = None) -> None:
        """Write the settings in one step, and a copy to fall back to; a damaged file is put aside, not overwritten.

        Raises:
            SettingsError: The folder cannot be written.
            AccessError: Something changed that needs a role which whoever is at this process does not have.
        """
        file = file or settings_file()
        self.require_allowed(self.load_or_last_good(file)[0])
        content = tomli_w.dumps(self.model_dump(mode="json", exclude_none=True)).encode()
        try:
            _put_aside_if_damaged(file)
            write_atomically(file, content)
            write_atomically(last_good(file), content)
        except OSError as error:
            raise SettingsError("settings-not-saved", file=file, detail=error) from error


def _act_of(name: str, *, is_on: bool) -> Act | None:
    """What changing a setting is; None where anybody may."""
    if name == "kiosk":
        return None if is_on else Act.LEAVE_KIOSK
    if name in {"outputs", "routing"}:
        return Act.OUTPUTS
    if name == "release_two_people" and not is_on:  # else one of the two could do away with the other
        return Act.USERS
    return None if name in _ANYBODYS else Act.SETTINGS


def last_good(file: Path) -> Path:
    """Where the settings are kept as they were saved last."""
    return file.with_stem(f"{file.stem}.last-good")


def _put_aside_if_damaged(file: Path) -> None:
    try:
        Settings.load(file)
    except SettingsError:
        if file.is_file():
            file.replace(file.with_stem(f"{file.stem}.damaged"))

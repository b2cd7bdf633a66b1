"""Where the app's own files are: resources beside the program, everything else in the user's folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

CHECKPOINT_SUFFIX = ".safetensors"
_APP = "CastInspect"
HOME_VARIABLE = "CASTINSPECT_HOME"
"""Environment variable that puts settings, models, cache and logs under one folder (portable use, tests)."""


def resources_dir() -> Path:
    """Folder of icons, translations and starter weights: of a frozen app, an installed wheel or a source tree."""
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / "resources", package.parent / "resources"]
    if frozen:
        candidates.insert(0, Path(frozen) / "resources")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"CastInspect's resources are missing; looked in {', '.join(map(str, candidates))}")


def resource(*parts: str) -> Path:
    """Path of one bundled file, for example `resource("icons", "castinspect.svg")`."""
    return resources_dir().joinpath(*parts)


def demo_checkpoint() -> Path:
    """The bundled checkpoint that judges synthetic castings, and nothing else."""
    return resource("models", "synthetic-castings-only.safetensors")


def settings_file() -> Path:
    """The one TOML file of settings."""
    return _user_dir("config") / "settings.toml"


def people_file() -> Path:
    """Who may log in at this station, with their roles and password hashes."""
    return _user_dir("config") / "people.json"


def attempts_file() -> Path:
    """The journal of log-ins, from which lockouts are computed."""
    return _user_dir("data") / "log-ins.jsonl"


def models_dir() -> Path:
    """Checkpoints that the station may promote."""
    return _user_dir("data") / "models"


def models_below(home: Path) -> Path:
    """The same of a station whose folders all lie in one, as `HOME_VARIABLE` puts them."""
    return home / "data" / "models"


def record_file() -> Path:
    """The station's record: one SQLite file, with the heads of its audit chains and its backups beside it."""
    return _user_dir("data") / "record" / "history.db"


def studies_dir() -> Path:
    """Agreement studies of the station, a folder each."""
    return _user_dir("data") / "studies"


def weights_dir() -> Path:
    """ImageNet weights, downloaded or imported."""
    return _user_dir("data") / "weights"


CACHE_VARIABLE = "CASTINSPECT_CACHE"
"""Environment variable that puts the cache alone elsewhere, as a measurement does that must begin with an empty one."""


def cache_dir() -> Path:
    """What can be made again."""
    own = os.environ.get(CACHE_VARIABLE)
    return Path(own).expanduser() if own else _user_dir("cache")


def instance_dir() -> Path:
    """Where the running app says that it runs."""
    return cache_dir()


def logs_dir() -> Path:
    """The folder of log files."""
    return _user_dir("log")


def _user_dir(kind: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).expanduser() / kind
    find = {
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
        "cache": platformdirs.user_cache_path,
        "log": platformdirs.user_log_path,
    }[kind]
    return find(_APP, appauthor=False)

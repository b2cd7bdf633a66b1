"""What stands on the pages of a PDF, as a library reads it that did not write it."""

from __future__ import annotations

import re
from pathlib import Path

from pypdf import PdfReader


def text_of(path: Path) -> str:
    """All pages, with single spaces."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(path).pages))


def links_of(path: Path) -> list[object]:
    """Everything that could be clicked or run."""
    reader = PdfReader(path)
    found = [note for page in reader.pages for note in page.get("/Annots", ())]
    catalogue = reader.trailer["/Root"]
    return found + [catalogue[name] for name in ("/OpenAction", "/AA", "/Names") if name in catalogue]

"""A table that a person fills in with a spreadsheet: CSV in UTF-8, its cells between commas or semicolons."""

from __future__ import annotations

import csv
import io
from pathlib import Path


def read_table(file: Path) -> list[dict[str, str | None]]:
    """The rows of a table by the names of its columns; None in a cell that is not there.

    Raises:
        OSError: It cannot be read.
        ValueError: It is not in UTF-8, or no table.
    """
    text = file.read_bytes().decode("utf-8-sig")
    head, _, _ = text.partition("\n")
    try:
        return list(csv.DictReader(io.StringIO(text), delimiter=";" if ";" in head else ","))
    except csv.Error as error:
        raise ValueError(str(error)) from error

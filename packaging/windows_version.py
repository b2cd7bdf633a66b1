"""The version information that Windows shows of a program."""

from __future__ import annotations

import re
from typing import Any

_LANGUAGE_AND_CODEPAGE = (0x0409, 1200)  # US English, Unicode


def version_information(version: str) -> Any:
    """PyInstaller's version resource for both programs."""
    from PyInstaller.utils.win32.versioninfo import (
        FixedFileInfo,
        StringFileInfo,
        StringStruct,
        StringTable,
        VarFileInfo,
        VarStruct,
        VSVersionInfo,
    )

    numbers = four_numbers(version)
    texts = {
        "CompanyName": "CastInspect",
        "FileDescription": "CastInspect, inspection station for cast parts",
        "FileVersion": version,
        "InternalName": "castinspect",
        "LegalCopyright": "Apache-2.0",
        "ProductName": "CastInspect",
        "ProductVersion": version,
    }
    table = StringTable("040904B0", [StringStruct(name, text) for name, text in texts.items()])
    return VSVersionInfo(
        ffi=FixedFileInfo(filevers=numbers, prodvers=numbers),
        kids=[
            StringFileInfo([table]),
            VarFileInfo([VarStruct("Translation", list(_LANGUAGE_AND_CODEPAGE))]),
        ],
    )


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """`1.2.3rc1` as Windows wants it: (1, 2, 3, 0)."""
    numbers = [int(number) for number in re.findall(r"(?:^|\.)(\d+)", version)]
    first, second, third, fourth, *_ = [*numbers, 0, 0, 0, 0]
    return first, second, third, fourth

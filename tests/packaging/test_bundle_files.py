"""What is asked of the files that describe the app to an operating system."""

from __future__ import annotations

import configparser
import json
import plistlib
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from icons import draw
from safetensors import safe_open
from windows_version import four_numbers

from castinspect.cli import run
from castinspect.paths import demo_checkpoint, resource

_MIME = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}


def begins_as(match, start):
    """Whether a file begins as a match says, and as one of those within it, where there are any."""
    is_there = start[int(match.get("offset")) :].startswith(match.get("value").encode())
    within = match.findall("m:match", _MIME)
    return is_there and (not within or any(begins_as(inner, start) for inner in within))


@pytest.mark.parametrize("is_hash_first", [False, True])
def test_the_magic_of_the_mime_type_is_how_a_checkpoint_begins(packaging_folder, is_hash_first):
    """The library that writes the header puts its two entries in any order."""
    magic = ET.parse(packaging_folder / "linux" / "castinspect.xml").find(".//m:magic", _MIME)
    with safe_open(demo_checkpoint(), "np") as file:
        entries = file.metadata()
    ordered = {name: entries[name] for name in sorted(entries, reverse=is_hash_first)}
    start = bytes(8) + json.dumps({"__metadata__": ordered}, separators=(",", ":")).encode()
    assert any(begins_as(match, start) for match in magic.findall("m:match", _MIME))
    with demo_checkpoint().open("rb") as file:
        start = file.read(200)
    assert any(begins_as(match, start) for match in magic.findall("m:match", _MIME))


def test_the_desktop_entry_opens_what_the_mime_type_names(packaging_folder):
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(packaging_folder / "linux" / "castinspect.desktop", encoding="utf-8")
    mime = ET.parse(packaging_folder / "linux" / "castinspect.xml").find("m:mime-type", _MIME)
    assert entry["Desktop Entry"]["MimeType"] == mime.get("type") + ";"
    assert entry["Desktop Entry"]["Exec"] == "castinspect window %F"


def unit_of(packaging_folder):
    unit = configparser.ConfigParser(interpolation=None, strict=False, allow_no_value=True)
    unit.optionxform = str
    unit.read(packaging_folder / "linux" / "castinspect@.service", encoding="utf-8")
    return unit


def test_the_service_starts_a_command_that_there_is_with_options_that_it_has(packaging_folder, capsys):
    program, command, *arguments = unit_of(packaging_folder)["Service"]["ExecStart"].split()
    assert program == "/usr/bin/castinspect"
    assert run([command, "--help"]) == 0
    told = capsys.readouterr().out
    assert [argument for argument in arguments if argument.startswith("--") and argument not in told] == []


def test_a_line_that_hangs_is_started_anew_and_wrong_usage_is_not(packaging_folder):
    service = unit_of(packaging_folder)["Service"]
    assert (service["Type"], service["WatchdogSec"], service["Restart"]) == ("notify", "2min", "always")
    assert service["RestartPreventExitStatus"] == "2"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_the_service_is_understood_by_systemd(packaging_folder, tmp_path):
    text = (packaging_folder / "linux" / "castinspect@.service").read_text(encoding="utf-8")
    unit = tmp_path / "castinspect@press3.service"  # the program is not installed where tests run
    unit.write_text(text.replace("/usr/bin/castinspect ", f"{sys.executable} "), encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", unit], capture_output=True, text=True
    )
    assert (done.returncode, [line for line in done.stderr.splitlines() if str(unit.name) in line]) == (0, [])


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="desktop-file-validate is not installed")
def test_the_desktop_entry_is_valid(packaging_folder):
    subprocess.run(["desktop-file-validate", packaging_folder / "linux" / "castinspect.desktop"], check=True)


def test_the_app_for_macos_may_be_signed_and_opens_checkpoints(packaging_folder):
    with (packaging_folder / "macos" / "entitlements.plist").open("rb") as file:
        assert all(plistlib.load(file).values())
    with (packaging_folder / "macos" / "document_types.plist").open("rb") as file:
        information = plistlib.load(file)
    declared = information["UTImportedTypeDeclarations"][0]
    assert information["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["safetensors"]


def test_the_installer_for_windows_needs_no_administrator_and_associates_checkpoints(packaging_folder):
    script = (packaging_folder / "windows" / "castinspect.iss").read_text(encoding="utf-8-sig")
    assert "PrivilegesRequired=lowest" in script
    assert re.search(r"Subkey: \"Software\\Classes\\\.safetensors\\OpenWithProgids\"", script)
    assert '""{app}\\castinspectw.exe"" window ""%1""' in script
    assert (packaging_folder / "windows" / re.search(r"LicenseFile=(\S+)", script)[1].replace("\\", "/")).exists()


@pytest.mark.parametrize(
    ("version", "numbers"), [("1.2.3", (1, 2, 3, 0)), ("0.1", (0, 1, 0, 0)), ("1.2.3rc1", (1, 2, 3, 0))]
)
def test_windows_gets_a_version_of_four_numbers(version, numbers):
    assert four_numbers(version) == numbers


def test_the_icon_is_drawn_with_its_transparency(qapp):
    drawn = draw(resource("icons", "castinspect.svg"), 64)
    assert drawn.size == (64, 64)
    assert drawn.getpixel((0, 0))[3] < 255
    assert drawn.getchannel("A").getextrema()[1] == 255

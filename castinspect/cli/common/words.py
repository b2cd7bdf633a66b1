"""Words of the core that are said by the value of an enumeration; named here so that they are translated, too."""

from __future__ import annotations

from castinspect.language import marked

WORDS = (
    marked("OK"), marked("DEFECT"), marked("REVIEW"), marked("HOLD"),
    marked("acceptable"), marked("marginal"), marked("unacceptable"),
    marked("confirmed"), marked("overruled"), marked("decided"),
    marked("operator"), marked("engineer"), marked("administrator"),
    marked("test"), marked("train"), marked("validation"), marked("out-of-fold"), marked("given"),
    marked("stopped"), marked("diverged"),
    marked("ok"), marked("defect"), marked("unclear"),
    marked("reasons"), marked("classes"),
    marked("head"), marked("late layers"), marked("all"), marked("imagenet"), marked("starter"), marked("none"),
    marked("at work"), marked("away"), marked("unknown"),
    marked("waiting"), marked("ready"), marked("promoted"), marked("refused"),
    marked("trained"), marked("adapted"), marked("cuts moved"), marked("gate widened"), marked("gate set anew"),
    marked("imported"), marked("rolled back"), marked("agreed to"), marked("renamed"), marked("noted"),
    marked("exported"), marked("converted"), marked("removed"), marked("locked"),
)  # fmt: skip

SYSTEM = (
    marked("No such file or directory"), marked("Permission denied"), marked("Operation not permitted"),
    marked("No space left on device"), marked("Disk quota exceeded"), marked("Read-only file system"),
    marked("Input/output error"), marked("Stale file handle"), marked("Is a directory"), marked("Not a directory"),
    marked("File exists"), marked("File name too long"), marked("Too many open files"),
    marked("Device or resource busy"), marked("Cannot allocate memory"), marked("Invalid argument"),
    marked("Connection refused"), marked("Connection reset by peer"), marked("Connection timed out"),
    marked("Broken pipe"), marked("Network is unreachable"), marked("No route to host"), marked("Host is down"),
    marked("Transport endpoint is not connected"), marked("Address already in use"), marked("timed out"),
    marked("Name or service not known"), marked("Temporary failure in name resolution"),
)  # fmt: skip
"""What Linux says of files, disks and networks, as it stands in the details of our sentences."""

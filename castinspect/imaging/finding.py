"""Finding pictures by their names, and telling what lies beside them.

Whoever judges, checks or learns from a folder asks here, so that the same is left out everywhere, and whatever is
neither a picture nor known is counted and named once.
"""

from __future__ import annotations

import errno
import fnmatch
import os
import re
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from castinspect.errors import ImageError
from castinspect.messages import Message

PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".dib", ".tif", ".tiff", ".webp"})

_BY_PRODUCTS = (
    "@eadir", "@tmp", "@recycle*", "@recently-snapshot", "@snapshot*", "@share*", "@syno*", "@__thumb", "@transcode",
    "@upload_cache", "@gmt-*", "#recycle", "#snapshot", "$recycle.bin", "$windows.~*", "$winreagent", "$sysreset",
    "$getcurrent", "$extend", "$mft*", "__macosx", "lost+found", "system volume information", "recycler", "recycled",
    "thumbs.db", "ehthumbs.db", "desktop.ini", "autorun.inf", "network trash folder", "temporary items", "config.msi",
    "found.[0-9][0-9][0-9]", "lost.dir", "windowsimagebackup", "~*", "*~", "icon\r", "pspbrwse.jbf", "picasa.ini",
    "zbthumbnail.info",
)  # fmt: skip
"""What systems, NAS boxes and viewers leave, in lower case; hidden names are theirs, too."""

_BY_PRODUCT = re.compile("|".join(map(fnmatch.translate, _BY_PRODUCTS)))
_ARRIVING = frozenset({".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".download", ".swp", ".lock"})
_OURS = frozenset({"groups.csv", "labels.jsonl"})
_MOST_NAMES = 3
_MOST_KINDS = 8


class Why(StrEnum):
    """Why an entry of a folder was left out."""

    LOOSE = "loose"
    KIND = "kind"
    BELOW = "below"
    LINK = "link"
    UNREADABLE = "unreadable"
    MASK = "mask"


_SENTENCES = {
    Why.LOOSE: "left-out-loose", Why.KIND: "left-out-kind", Why.BELOW: "left-out-below", Why.LINK: "left-out-link",
    Why.UNREADABLE: "left-out-unreadable", Why.MASK: "left-out-mask",
}  # fmt: skip


@dataclass(frozen=True)
class LeftOut:
    """What lies in a folder and is neither a picture that is looked at nor known.

    Attributes:
        folder: The folder that is looked into.
        entries: Each path with the reason why, in the order in which they were found.
    """

    folder: Path
    entries: tuple[tuple[Path, Why], ...] = ()

    def messages(self) -> tuple[Message, ...]:
        """A sentence for each reason, with the count and some names."""
        by_reason: dict[Why, list[Path]] = defaultdict(list)
        for path, why in self.entries:
            by_reason[why].append(path)
        return tuple(self._message(why, by_reason[why]) for why in Why if by_reason[why])

    def _message(self, why: Why, paths: list[Path]) -> Message:
        names = [path.relative_to(self.folder).as_posix() if self.folder in path.parents else str(path)
                 for path in paths]  # fmt: skip
        listed = _by_kind(names) if why is Why.KIND else _some(names)
        return Message(_SENTENCES[why], {"count": len(paths), "folder": self.folder, "names": listed})


@dataclass(frozen=True)
class Found:
    """What was found in a folder.

    Attributes:
        pictures: In natural order.
        left_out: What else is there.
    """

    pictures: tuple[Path, ...]
    left_out: tuple[LeftOut, ...] = ()

    def messages(self) -> tuple[Message, ...]:
        """What should be told of what was left out."""
        return tuple(message for found in self.left_out for message in found.messages())


@dataclass
class Told:
    """Remembers of which entries a person was told, so that each is told of once."""

    _known: set[tuple[Path, Why]] = field(default_factory=set)

    def news(self, left_out: LeftOut) -> tuple[Message, ...]:
        """Sentences on the entries that are new."""
        new = tuple(entry for entry in left_out.entries if entry not in self._known)
        self._known |= set(new)
        return LeftOut(left_out.folder, new).messages()


def find_pictures(paths: Iterable[Path]) -> list[Path]:
    """List pictures: files as they are named, folders with all pictures below them, in natural order.

    Raises:
        ImageError: A path does not exist, or a folder cannot be read.
    """
    return list(survey(paths).pictures)


def survey(paths: Iterable[Path]) -> Found:
    """List pictures as `find_pictures` does, and tell what was left out.

    Hidden entries and what systems leave are left out without a word. Links that lead out of their folder, to
    themselves or to a device are not followed, and neither they nor a folder below that cannot be read stop the others.

    Raises:
        ImageError: A path does not exist, or a folder that was named cannot be read.
    """
    found: dict[Path, None] = {}
    left_out: list[LeftOut] = []
    for path in paths:
        if path.is_dir():
            walk = _Walk(path)
            found.update(dict.fromkeys(sorted(walk.pictures(path), key=natural)))
            left_out.append(walk.left_out)
        elif path.exists():
            found[path] = None
        else:
            raise ImageError("image-missing", path=path)
    return Found(tuple(found), tuple(left_out))


def is_picture_name(name: str) -> bool:
    """Whether a file of this name is taken for a picture: a known extension, not hidden, not temporary."""
    return not is_by_product(name) and has_picture_suffix(name)


def has_picture_suffix(name: str) -> bool:
    """Whether a name ends as those of pictures do, whatever stands before."""
    return os.path.splitext(name)[1].lower() in PICTURE_SUFFIXES  # noqa: PTH122


def is_by_product(name: str) -> bool:
    """Whether an entry of this name is hidden, temporary, or left by a system: nobody needs to be told of it."""
    lower = name.lower()
    if lower.startswith(".") or lower in _OURS or os.path.splitext(lower)[1] in _ARRIVING:  # noqa: PTH122
        return True
    return _BY_PRODUCT.match(lower) is not None


def leads_out(link: Path, folder: Path) -> bool:
    """Whether a link leads out of a folder.

    Raises:
        OSError: It leads nowhere, or to itself.
    """
    try:
        return not link.resolve(strict=True).is_relative_to(folder.resolve())
    except RuntimeError as error:  # a link to itself
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(link)) from error


def natural(path: Path) -> list[tuple[int, int | str]]:
    """Sort key that puts `part_2` before `part_10`."""
    return [(0, int(piece)) if piece.isdecimal() else (1, piece.lower()) for piece in re.split(r"(\d+)", str(path))]


class _Walk:
    """Goes through a folder and keeps what is left out.

    Args:
        root: Where it starts; links that lead out of it are not followed.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._entries: list[tuple[Path, Why]] = []

    @property
    def left_out(self) -> LeftOut:
        return LeftOut(self._root, tuple(sorted(self._entries, key=lambda entry: natural(entry[0]))))

    def pictures(self, folder: Path) -> Iterator[Path]:
        """All pictures in the folder and in those below it."""
        try:
            with os.scandir(folder) as opened:
                entries = list(opened)
        except OSError as error:
            if folder == self._root:
                raise ImageError("image-folder-unreadable", path=folder, detail=error.strerror or error) from error
            self._entries.append((folder, Why.UNREADABLE))
            return
        for entry in entries:
            if is_by_product(entry.name):
                continue
            path = Path(entry.path)
            try:
                why = self._why_not(entry, path)
            except FileNotFoundError:  # gone since it was listed
                continue
            if why:
                self._entries.append((path, why))
            elif entry.is_dir():
                yield from self.pictures(path)
            else:
                yield path

    def _why_not(self, entry: os.DirEntry[str], path: Path) -> Why | None:
        """Why an entry is left out; None where it is a picture or a folder to go into."""
        try:
            if entry.is_symlink() and (entry.is_dir() or leads_out(path, self._root)):
                return Why.LINK
            mode = entry.stat().st_mode
        except OSError as error:  # a link to itself, a stale handle
            if entry.is_symlink():
                return Why.LINK
            if isinstance(error, FileNotFoundError):
                raise
            return Why.UNREADABLE
        is_wanted = stat.S_ISDIR(mode) or (stat.S_ISREG(mode) and has_picture_suffix(entry.name))
        return None if is_wanted else Why.KIND


def _by_kind(names: list[str]) -> str:
    """How many of each extension, with some names."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for name in names:
        kinds[os.path.splitext(name)[1].lower()].append(name)  # noqa: PTH122
    most = sorted(kinds.items(), key=lambda kind: -len(kind[1]))
    listed = [f"{len(found)} × {kind or '–'} ({_some(found)})" for kind, found in most[:_MOST_KINDS]]
    return ", ".join([*listed, *(["…"] if len(most) > _MOST_KINDS else [])])


def _some(names: list[str]) -> str:
    return ", ".join([*names[:_MOST_NAMES], *(["…"] if len(names) > _MOST_NAMES else [])])

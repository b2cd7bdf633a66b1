"""A watched folder that may be a share: an empty folder in its place is where the share was."""

from __future__ import annotations

import errno
from pathlib import Path


class MountedFolder:
    """Knows a folder again by its number in the file system.

    Args:
        folder: That is watched.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._identity: tuple[int, int] | None = None

    def remember(self) -> None:
        """The folder that is there now is the right one.

        Raises:
            OSError: It cannot be asked.
        """
        self._identity = self._identity_now()

    def refuse_bare_mount_point(self) -> None:
        """See that this is not an empty folder where a share was: nothing is written there, nor proven by it.

        Raises:
            OSError: It is, or it cannot be asked.
        """
        is_other = self._identity not in {None, self._identity_now()}
        if is_other and not any(self._folder.iterdir()):
            raise OSError(errno.ESTALE, "another folder, and empty")

    def _identity_now(self) -> tuple[int, int]:
        status = self._folder.stat()
        return status.st_dev, status.st_ino

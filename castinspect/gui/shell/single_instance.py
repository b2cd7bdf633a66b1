"""One CastInspect per user and home: a second start hands its paths to the first and ends.

The first holds a lock file in its home for as long as it lives; the lock of a process that crashed is known by its
number. Beside it lies the name of a local socket, new for every start, on which the first listens. The name is drawn at
random and known only through that file, so that no other user can listen in the first one's place.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from castinspect.files import write_atomically
from castinspect.paths import instance_dir

_LOCK, _ADDRESS = "instance.lock", "instance.json"
_PATIENCE = 5.0  # seconds that a second start waits for an answer
_PAUSE = 0.05
_ANSWER_MS = 2000
_LONGEST_REQUEST = 1 << 20  # bytes
_RECEIVED = b"received\n"
_ACTIVATION = "XDG_ACTIVATION_TOKEN"


class Start(Enum):
    """What became of a start."""

    FIRST = "first"
    """This process is the one; it goes on."""
    HANDED_OVER = "handed over"
    """Another one has taken the paths and comes to the front; this process ends."""
    NO_ANSWER = "no answer"
    """Another one is there but does not answer."""


class SingleInstance(QObject):
    """This process's claim to be the only one; `handed` brings what later starts hand over, absolute paths.

    Args:
        folder: Of the lock; None takes the user's own.
        parent: Keeps it alive.
    """

    handed = Signal(object)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or instance_dir()
        self._lock = QLockFile(str(self._folder / _LOCK))
        self._lock.setStaleLockTime(0)  # stale only when its process is gone, however long it runs
        self._server: QLocalServer | None = None

    def start(self, paths: Sequence[Path], patience: float = _PATIENCE) -> Start:
        """Claim to be the only one, or hand the paths to the one that is.

        Args:
            paths: What this start should open.
            patience: Seconds to wait for an answer: the other may still be starting, or just ending.
        """
        deadline = time.monotonic() + patience
        while True:
            if self._claim():
                return Start.FIRST
            if _hand_over(self._folder / _ADDRESS, paths):
                return Start.HANDED_OVER
            if time.monotonic() > deadline:
                return Start.NO_ANSWER
            time.sleep(_PAUSE)

    @Slot()
    def fall_silent(self) -> None:
        """Answer no more: the window closes, and a later start waits for this one's end instead of joining it."""
        if self._server is not None:
            self._server.close()
            self._server = None
            (self._folder / _ADDRESS).unlink(missing_ok=True)

    def release(self) -> None:
        """Let a later start be the first."""
        self.fall_silent()
        self._lock.unlock()

    def _claim(self) -> bool:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True  # a home that cannot be written holds no lock; the window opens all the same
        if not self._lock.tryLock(0):
            return self._lock.error() is not QLockFile.LockError.LockFailedError
        self._listen()
        return True

    def _listen(self) -> None:
        _remove_stale_socket(self._folder / _ADDRESS)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_new_connection)
        if not server.listen(f"castinspect-{uuid4().hex}"):
            return  # a later start gets no answer and says so
        write_atomically(self._folder / _ADDRESS, json.dumps({"server": server.serverName()}).encode())
        self._server = server

    @Slot()
    def _on_new_connection(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._on_ready_read)
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._receive(socket)

    @Slot()
    def _on_ready_read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._receive(socket)

    def _receive(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST_REQUEST:
                socket.abort()
            return
        request = bytes(socket.readLine().data())
        try:
            content = json.loads(request)
            paths = tuple(Path(path) for path in content["paths"])
            token = str(content.get(_ACTIVATION, ""))
        except (ValueError, KeyError, TypeError, AttributeError):
            socket.abort()
            return
        socket.write(_RECEIVED)
        socket.flush()
        if token:  # Wayland lets only the holder of the token come to the front
            os.environ[_ACTIVATION] = token
        self.handed.emit(paths)


def _hand_over(address: Path, paths: Sequence[Path]) -> bool:
    name = _server_name(address)
    if name is None:
        return False
    _allow_to_front()
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    request = {"paths": [str(path.absolute()) for path in paths], _ACTIVATION: os.environ.get(_ACTIVATION, "")}
    socket.write(json.dumps(request).encode() + b"\n")
    socket.flush()
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_ANSWER_MS):
            return False
    return bytes(socket.readLine().data()) == _RECEIVED


def _server_name(address: Path) -> str | None:
    try:
        return str(json.loads(address.read_bytes())["server"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remove_stale_socket(address: Path) -> None:
    """A process that crashed leaves its socket behind, and nobody else would ever remove it."""
    name = _server_name(address)
    if name is not None and Path(name).name == name:  # a name, not somebody's file
        QLocalServer.removeServer(name)


def _allow_to_front() -> None:
    """On Windows only the process that the person started may say who comes to the front."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)

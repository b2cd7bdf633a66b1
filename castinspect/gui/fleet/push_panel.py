"""Pushing a version to the chosen stations: which one, whose key signs, why."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from castinspect.access import present, require
from castinspect.errors import CastInspectError, CheckpointError
from castinspect.gui.common.file_dialogs import ask_for_files
from castinspect.gui.common.flow import FlowLayout
from castinspect.gui.common.job import Job
from castinspect.gui.common.question import ask
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.widgets import offer, problem_label, show_problem
from castinspect.gui.models.words import offered
from castinspect.identity import Attribution, current_user
from castinspect.models.checkpoint import load_checkpoint
from castinspect.registry.registry import Registry
from castinspect.roles import Act
from castinspect.station.fleet.conversion import packed
from castinspect.station.fleet.server import open_fleet, push
from castinspect.station.fleet.signing import load_key

_WORDS_WIDTH = 180


@dataclass(frozen=True)
class PushWish:
    """What a person asked for.

    Attributes:
        url: Of the server.
        checkpoint: The version's file.
        stations: That are to judge with it.
        key: The administrator's key.
        password: Of the key; empty for none.
        by: Who asks, and why.
    """

    url: str
    checkpoint: Path
    stations: tuple[str, ...]
    key: Path
    password: str
    by: Attribution


def pushed(wish: PushWish) -> Generator[object, None, int]:
    """Sign the orders and put them on the server, with the version's conversion for stations without PyTorch.

    Yields:
        The progress of a conversion.

    Returns:
        How many were given.

    Raises:
        CastInspectError: The key, the version or the server cannot be used; then no order was given.
    """
    key = load_key(wish.key, wish.password)
    yield None
    database = open_fleet(wish.url)
    try:
        conversion = yield from packed(load_checkpoint(wish.checkpoint))
        return len(push(database, wish.checkpoint, wish.stations, key, wish.by, conversion))
    finally:
        database.close()


class PushPanel(Retranslated, QWidget):
    """A row of choices and a button. Each station proves the version by itself before it takes it up.

    Args:
        keeper: Its settings name the server, and the limit of escapes.
        registry: Of this computer; its versions can be pushed.
        parent: The window.
    """

    given = Signal()
    """Orders are on the server."""

    def __init__(self, keeper: SettingsKeeper, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper, self._registry = keeper, registry
        self._stations: tuple[str, ...] = ()
        self._key: Path | None = None
        self.job = Job(self)
        self._build_layout()
        self._connect_signals()
        self._retranslate()

    @property
    def problem(self) -> str:
        """Why the last push was not given; empty where it was."""
        return self._problem.text() if self._problem.isVisibleTo(self) else ""

    def set_stations(self, names: Sequence[str]) -> None:
        """The stations that are chosen now."""
        self._stations = tuple(names)
        self._retranslate()

    def set_key(self, file: Path) -> None:
        """The administrator's key that signs."""
        self._key = file
        self._retranslate()

    def list_versions(self) -> None:
        """Read again which versions there are; the chosen one stays."""
        offer(self.version, offered(self._registry.versions()))
        self._retranslate()

    def _build_layout(self) -> None:
        self.version, self.key_button, self.push_button = QComboBox(), QPushButton(), QPushButton()
        self.password, self.why = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.version.setMinimumWidth(_WORDS_WIDTH)
        self._problem = problem_label()
        row = FlowLayout()
        for widget in (self.version, self.key_button, self.password, self.why, self.push_button):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._problem)

    def _connect_signals(self) -> None:
        self.key_button.clicked.connect(self._on_key_clicked)
        self.push_button.clicked.connect(self._on_push_clicked)
        self.job.returned.connect(self._on_returned)
        self.job.failed.connect(self._on_failed)
        self.job.ended.connect(self._retranslate)

    @Slot()
    def _on_key_clicked(self) -> None:
        title = self.tr("An administrator's key")
        ask_for_files(self, title, self.tr("Keys (*.key *.pem);;All files (*)"), lambda files: self.set_key(files[0]))

    @Slot()
    def _on_push_clicked(self) -> None:
        """Ask first: what is pushed is what whole stations judge with."""
        assert self._key is not None, "the button is only enabled with a key"
        try:
            require(Act.USERS)
            doubt = self._doubt(self.version.currentData())
        except CastInspectError as error:
            show_problem(self._problem, error_text(error))
            return
        person = present()
        by = Attribution(person.name if person else current_user(), self.why.text().strip())
        wish = PushWish(
            self._keeper.values.record_server, self.version.currentData(), self._stations, self._key,
            self.password.text(), by,
        )  # fmt: skip
        question = self.tr(
            "Push {name} to {stations}? Each proves it by itself and judges with it from its next pause on."
        ).format(name=self.version.currentText(), stations=", ".join(wish.stations))
        ask(self, " ".join((question, doubt)).strip(), self.tr("Push it"), lambda: self._begin(wish))

    def _doubt(self, checkpoint: Path) -> str:
        """What the version does not prove.

        Raises:
            CheckpointError: It cannot be read.
        """
        from castinspect.evaluation.proven import refuse_unproven

        try:
            refuse_unproven(checkpoint, self._keeper.values.largest_escape_rate)
        except CheckpointError as error:
            if error.code != "promotion-unproven":
                raise
            return self.tr(
                "Note: {missed} missed of {parts} defective parts proves at most {bound} % with 95 % confidence; this "
                "station allows {limit} %."
            ).format(**error.message.values)
        return ""

    def _begin(self, wish: PushWish) -> None:
        show_problem(self._problem, "")
        self.job.start(lambda: pushed(wish))
        self._retranslate()

    @Slot(object)
    def _on_returned(self, _count: int) -> None:
        self.password.clear()
        self.why.clear()
        self.given.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, CastInspectError):
            raise error
        show_problem(self._problem, error_text(error))

    @Slot()
    def _retranslate(self) -> None:
        self.key_button.setText(self._key.name if self._key is not None else self.tr("Key…"))
        self.key_button.setToolTip(self.tr("An administrator's key, as `castinspect fleet key` makes it"))
        self.password.setPlaceholderText(self.tr("Password of the key"))
        self.why.setPlaceholderText(self.tr("Why"))
        count = len(self._stations)
        self.push_button.setText(self.tr("Push to {count} stations").format(count=count))
        self.push_button.setEnabled(
            bool(count and self._key is not None and self.version.count()) and not self.job.is_running
        )

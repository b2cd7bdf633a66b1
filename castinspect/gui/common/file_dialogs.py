"""Asking for files and folders without blocking: what was chosen is handed over when the person has chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_folder(parent: QWidget, title: str, act: Callable[[Path], object], start: object = "") -> QFileDialog:
    """Ask for one folder."""
    dialog = _dialog(parent, title, start, QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: act(Path(name)))
    dialog.open()
    return dialog


def ask_for_files(
    parent: QWidget, title: str, pattern: str, act: Callable[[list[Path]], object], start: object = ""
) -> QFileDialog:
    """Ask for files that are there; `pattern` is Qt's name filter."""
    dialog = _dialog(parent, title, start, QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilter(pattern)
    dialog.filesSelected.connect(lambda names: act([Path(name) for name in names]))
    dialog.open()
    return dialog


def ask_where_to_save(
    parent: QWidget, title: str, name: str, pattern: str, act: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file to write; the dialog asks whether to replace one that is there."""
    dialog = _dialog(parent, title, Path(name).parent, QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(pattern)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(Path(name).name)
    dialog.fileSelected.connect(lambda chosen: act(Path(chosen)))
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, start: object, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(start))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(mode)
    return dialog

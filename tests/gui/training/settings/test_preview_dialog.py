from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from castinspect.gui.training.settings.preview_dialog import PreviewDialog
from castinspect.imaging.preprocessing import Preprocessing


def test_each_picture_is_shown_with_views_and_other_ones_on_demand(qtbot, data_folder):
    paths = sorted(data_folder.rglob("*.png"))[:2]
    dialog = PreviewDialog(paths, Preprocessing(size=32))
    dialog.show()
    qtbot.waitUntil(lambda: dialog._more.isEnabled())
    assert dialog.shown == 2
    view = dialog._labels[0][1]
    before = view.pixmap().toImage()
    assert not before.isNull()
    dialog._more.click()
    qtbot.waitUntil(lambda: dialog._more.isEnabled())
    assert view.pixmap().toImage() != before
    dialog.close()


def test_closing_in_the_middle_leaves_no_thread(qtbot, data_folder):
    dialog = PreviewDialog(sorted(data_folder.rglob("*.png")), Preprocessing(size=32))
    dialog.show()
    dialog.close()


def test_escape_in_the_middle_ends_the_thread_before_the_dialog_is_gone(qtbot, data_folder):
    dialog = PreviewDialog(sorted(data_folder.rglob("*.png")), Preprocessing(size=32))
    dialog.show()
    job = dialog._job
    assert job.is_running
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not job.is_running

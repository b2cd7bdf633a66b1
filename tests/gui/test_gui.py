"""What holds from the first import of the window on."""

import subprocess
import sys

_PROGRAM = """
import linecache
import threading
import castinspect.gui
from PySide6.QtWidgets import QApplication, QLabel
import colorsys
elsewhere = threading.Thread(target=lambda: __import__("wave"))
elsewhere.start()
elsewhere.join()
print([name for name in linecache.cache if name.endswith(("colorsys.py", "wave.py"))])
QApplication([])
print(QLabel("painted").text())
"""


def test_modules_are_imported_without_pyside_reading_their_sources() -> None:
    ended = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, check=True)

    assert ended.stdout.splitlines() == ["[]", "painted"]

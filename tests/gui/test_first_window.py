# SPDX-License-Identifier: MIT
"""What the form can do without is not loaded before the person sees it."""

import json
import os
import subprocess
import sys

from PySide6.QtCore import QCoreApplication

from form12b25.gui import forms

# QtPrintSupport and QtPdfWidgets are not among them: `screen` tries whether they can be loaded before a window opens.
LATER = {"reportlab", "pikepdf", "PIL", "holidays", "icalendar", "pypdfium2", "spylls", "importlib.metadata", "difflib",
         "fractions", "uuid", "_hashlib", "socket",
         "PySide6.QtNetwork", "form12b25.cli", "form12b25.paper.press", "form12b25.gui.help_window",
         "form12b25.gui.printers",
         "form12b25.gui.print_dialog", "form12b25.gui.cups", "form12b25.form.calendar_file"}

# The program as its command begins it; the modules are told when the window is about to be painted, and once more when
# there is nothing left to do.
FIRST_WINDOW = """
import json, linecache, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

class Painted(QObject):
    def eventFilter(self, window, event):
        if event.type() is QEvent.Type.Paint and not told:
            told.append(sorted(sys.modules))
            QTimer.singleShot(0, app, lambda: QTimer.singleShot(0, app, window.close))
        return False

def loop(application):
    global app, painted
    app, painted = application, Painted()
    [window] = [widget for widget in application.topLevelWidgets() if type(widget).__name__ == "MainWindow"]
    window.installEventFilter(painted)
    return until_closed()

told, until_closed, QApplication.exec = [], QApplication.exec, loop
sys.argv = ["form12b25"]
from form12b25.__main__ import main
status = main()
print(json.dumps([told[0], sorted(sys.modules), status, sorted(linecache.cache)]))
"""


def test_what_can_wait_is_not_loaded_before_the_form_is_painted_and_drafts_are_kept_right_after(tmp_path):
    begun = subprocess.run([sys.executable, "-c", FIRST_WINDOW], capture_output=True, text=True, check=True, timeout=60,
                           env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "FORM12B25_PORTABLE": str(tmp_path)})
    painted, closed, status, read = json.loads(begun.stdout)
    assert status == 0
    assert "form12b25.gui.main_window" in painted
    assert LATER.intersection(painted) == set()
    assert "form12b25.gui.keeping" not in painted
    assert "form12b25.gui.keeping" in closed
    assert [source for source in read if source.endswith("main_window.py")] == []  # by PySide6, which would keep it


def test_the_files_of_designer_are_read_without_its_plugins_and_qt_finds_its_own_all_the_same(qapp):
    places = QCoreApplication.libraryPaths()
    assert forms._loader().pluginPaths() == []  # one of them would load all of Qt Quick
    assert QCoreApplication.libraryPaths() == places != []

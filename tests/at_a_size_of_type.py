# SPDX-License-Identifier: MIT
"""Every window in the system's type of so many points, in a process of its own: says in JSON what is cut off there.

Run with a folder, the points, and the width and height of the window in pixels; the screen comes from the variables
of Qt.
"""

import json
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from test_keys_of_dialogs import MAKERS

import every_window
import whole
from form12b25.gui.asking import Dialogs
from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import prepared
from gui_person import Person


def settle():
    for _ in range(6):
        QTest.qWait(20)


def main(folder, points, width, height):
    application = prepared()
    font = application.font()
    font.setPointSizeF(points)
    application.setFont(font)
    said = {}
    for name, maker in every_window.makers(MAKERS).items():
        person = Person()
        window = person.window = MainWindow(QSettings(str(folder / f"{name}.ini"), QSettings.Format.IniFormat),
                                            lambda: date(2026, 6, 15), person)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        room = maker(window, folder)
        if not room.isVisible():
            Dialogs(window).dialog(room, lambda: None)
        settle()
        said[name] = list(whole.cut_off(room))
        if room is not window:
            room.close()
        window.session.undo.setClean()
        window.close()
        window.deleteLater()
        QApplication.processEvents()
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))

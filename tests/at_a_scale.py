# SPDX-License-Identifier: MIT
"""The program on a screen of another kind, in a process of its own: says in JSON what could not be read there.

Run with a folder, the size of the system's type as a multiple of the usual one, and the name of a scheme of colours.
The scale of the screen and the style come from the variables of Qt, QT_SCALE_FACTOR and QT_STYLE_OVERRIDE.
"""

import json
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from test_keys_of_dialogs import MAKERS

import every_window
import sight
import whole
from form12b25.form.keys import Key
from form12b25.gui.asking import Dialogs
from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import prepared
from gui_person import Person

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
TYPED = (Key.REGISTRANT_NAME, Key.EXPECTED_FILING_DATE)  # one on the sheet, one on the worksheet


def settle(turns=10):
    for _ in range(turns):
        QTest.qWait(20)


def until(holds):
    """Wait at most a minute until it holds."""
    for _ in range(3000):
        if holds():
            return
        QTest.qWait(20)
    raise AssertionError("it did not come")


def waves(area):
    """Whether there is more ink beneath a misspelt word when it is marked."""
    marks = area.extraSelections()
    [mark] = [one for one in marks if one.format.underlineStyle() is WAVE]
    end = area.cursorRect(mark.cursor)
    word = area.fontMetrics().horizontalAdvance(mark.cursor.selectedText())
    place = end.adjusted(-word, 0, 0, 3) & area.viewport().rect()
    with_it = sight.large(area.viewport(), place)
    area.setExtraSelections([one for one in marks if one is not mark])
    without = sight.large(area.viewport(), place)
    area.setExtraSelections(marks)
    return sight.change(without, with_it)


def main(folder, times, scheme):
    application = prepared()
    font = application.font()
    font.setPointSizeF(font.pointSizeF() * times)
    application.setFont(font)
    person = Person()
    window = person.window = MainWindow(QSettings(str(folder / "x.ini"), QSettings.Format.IniFormat),
                                        lambda: date(2026, 6, 15), person)
    window.resize(1024, 700)
    window.show()
    window.activateWindow()
    window.filing.example("igene-1998")
    with every_window.scheme(scheme):
        settle()
        said = {"ratio": window.devicePixelRatio(), "style": application.style().objectName(),
                "points": application.font().pointSizeF(),
                "cut off": [f"the window: {one}" for one in whole.cut_off(window)]}
        view = window.preview.view
        if view.isVisible():
            until(lambda: 0 in view._shown)
            settle()
            said["blurred"] = view._shown[0].picture.width() - round(view.page_width * view.devicePixelRatio())
        pale = {}
        for key in TYPED:
            window.session.enter(key, "Crested Corp.")
            window.binder.lead_to(key)
            window.binder.lead_to(Key.NOTES)  # as it looks when it is left
            window._area.ensureWidgetVisible(person.field(key))
            settle(2)
            line = person.field(key)
            ground, inks = sight.inks(sight.large(line, line.rect().adjusted(4, 4, -4, -4)))
            pale[key] = max(sight.contrast(ground, ink) for ink, share in inks if share > 0.02)
        said["contrast of what is typed"] = pale
        window.session.enter(Key.NARRATIVE, "The regsitrant could not.")
        window.binder.lead_to(Key.NARRATIVE)
        area = person.field(Key.NARRATIVE)
        until(lambda: any(one.format.underlineStyle() is WAVE for one in area.extraSelections()))
        settle(2)
        said["wave"] = waves(area)
        for name, maker in MAKERS.items():
            dialog = maker(window, folder)
            assert isinstance(dialog, QDialog)
            Dialogs(window).dialog(dialog, lambda: None)
            settle(3)
            said["cut off"] += [f"{name}: {one}" for one in whole.cut_off(dialog)]
            dialog.done(0)
            settle(1)
    sys.stdout.write(json.dumps(said))
    window.session.undo.setClean()
    window.close()
    QApplication.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3])

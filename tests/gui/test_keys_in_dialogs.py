# SPDX-License-Identifier: MIT
"""Tab goes through a dialog in the order in which it is read, and out of its text."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from form12b25.form.draft import Exhibit
from form12b25.gui.exhibit_list import ExhibitDialog


def test_tab_goes_through_an_exhibit_as_it_is_read(window, person, qtbot):
    dialog = ExhibitDialog(window, Exhibit("other"), person)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.kind.setFocus()
    visited = []
    for _ in range(5):
        visited.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert visited == [dialog.kind, dialog.titled, dialog.signed_by, dialog.typed,
                       dialog.findChild(QPushButton, "attach")]
    assert dialog.typed.toPlainText() == ""

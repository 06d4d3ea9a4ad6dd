# SPDX-License-Identifier: MIT
"""Misspelt words are marked in a typed exhibit too, and mended there; undo is that of the box."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QPushButton

from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key
from form12b25.gui.spelling import Spelling

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")  # menus on no screen
WRONG = "The acountant could not sign its statemnts."


def marked(area):
    return [one.cursor.selectedText() for one in area.extraSelections()
            if one.format.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline]


def entries():
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    return [action.text() for action in shown.actions() if not action.isSeparator()]


@pytest.fixture
def dialog(window, qtbot):
    """The dialog of an exhibit with two misspelt words, both marked."""
    exhibit = Exhibit("accountant-statement", title="Statement", text=WRONG)
    window.session.open(window.session.draft.enter(Key.EXHIBITS, (exhibit,)), None)
    editor = window.sheet.editors[Key.EXHIBITS]
    editor.ask = shown = Shown()
    editor.widget.findChild(QListWidget, "exhibit_list").setCurrentRow(0)
    editor.widget.findChild(QPushButton, "exhibit_edit").click()
    dialog = shown.dialogs[0]
    dialog.show()
    qtbot.waitUntil(lambda: marked(dialog.typed) == ["acountant", "statemnts"])
    yield dialog
    while shown := QApplication.activePopupWidget():
        shown.close()
    dialog.done(0)
    window.session.undo.setClean()


class Shown:
    """Lets a dialog stay open."""

    def __init__(self):
        self.dialogs = []

    def dialog(self, dialog, then):
        self.dialogs.append(dialog)


def test_f7_goes_from_word_to_word_and_a_suggestion_is_taken_and_undone(dialog, qtbot):
    for word in ("acountant", "statemnts", "acountant"):
        QTest.keyClick(dialog, Qt.Key.Key_F7)
        assert dialog.typed.textCursor().selectedText() == word
        assert entries()[0] == {"acountant": "accountant", "statemnts": "statements"}[word]
        if word == "statemnts":
            QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
            assert dialog.typed.toPlainText() == WRONG.replace("statemnts", "statements")
            qtbot.waitUntil(lambda: marked(dialog.typed) == ["acountant"])
        else:
            QApplication.activePopupWidget().close()
        dialog.activateWindow()  # without a screen no system does it when the menu has closed
        qtbot.waitUntil(dialog.isActiveWindow)
    dialog.typed.undo()
    assert dialog.typed.toPlainText() == WRONG


def test_a_word_added_there_is_right_everywhere(dialog, window, qtbot, tmp_path):
    window.session.enter(Key.NARRATIVE, "The acountant left.")
    narrative = window.sheet.editors[Key.NARRATIVE].widget
    qtbot.waitUntil(lambda: marked(narrative) == ["acountant"])
    QTest.keyClick(dialog, Qt.Key.Key_F7)
    shown = QApplication.activePopupWidget()
    next(action for action in shown.actions() if action.text() == "Add to my words").trigger()
    shown.close()
    qtbot.waitUntil(lambda: (marked(dialog.typed), marked(narrative)) == (["statemnts"], []))
    assert (tmp_path / "my-words.txt").read_text(encoding="utf-8") == "acountant\n"


def test_elsewhere_the_menu_is_the_boxs_own(dialog):
    place = dialog.typed.cursorRect().center()
    cursor = dialog.typed.textCursor()
    cursor.setPosition(1)
    dialog.typed.setTextCursor(cursor)
    QApplication.sendEvent(dialog.typed, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place,
                                                           dialog.typed.mapToGlobal(place)))
    assert "Add to my words" not in entries()
    assert any(words.startswith("Select All") for words in entries())


def test_where_nothing_is_misspelt_it_says_so(dialog, window):
    said = []
    window.findChild(Spelling).said.connect(said.append)
    dialog.typed.setPlainText("The accountant could not sign.")
    QTest.keyClick(dialog, Qt.Key.Key_F7)
    assert said[-1].startswith("No word")
    assert QApplication.activePopupWidget() is None

# SPDX-License-Identifier: MIT
"""What is pasted keeps its words, by whichever way it comes, and what is left out is said."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key
from form12b25.gui.exhibit_list import ExhibitDialog
from gui_person import copied

WORD = "<p class=MsoNormal><b>First</b> words.</p><p class=MsoNormal>Second <img src='x.png'>words.</p>"
PDF = ("The Company could not complete the audit of its subsidiary in Ohio, since the\n"
       "accountant of the subsidiary resigned in May and a new one was engaged in June.")


def paste(person, given, key):
    person.window.binder.lead_to(key)
    QGuiApplication.clipboard().setMimeData(given)
    person.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_of_word_the_paragraphs_stay_and_what_went_is_said(window, person):
    paste(person, copied("First words.\nSecond words.", WORD), Key.NARRATIVE)
    assert window.session.draft.entered[Key.NARRATIVE] == "First words.\n\nSecond words."
    assert window.statusBar().currentMessage() == "Pasted 2 paragraphs. Left out: bold type and 1 picture."
    assert window.action("action_undo").text() == "&Undo pasting into Part III, Narrative"


def test_one_undo_brings_back_the_lines_of_a_pdf_and_another_takes_back_the_paste(window, person):
    person.type("Before. ", Key.NARRATIVE)
    paste(person, copied(PDF), Key.NARRATIVE)
    assert window.session.draft.entered[Key.NARRATIVE] == "Before. " + PDF.replace("\n", " ")
    assert "1 line was joined" in window.statusBar().currentMessage()
    assert window.action("action_undo").text() == "&Undo joining of lines in Part III, Narrative"
    person.undoes()
    assert window.session.draft.entered[Key.NARRATIVE] == "Before. " + PDF
    person.undoes()
    assert window.session.draft.entered[Key.NARRATIVE] == "Before. "


def test_on_a_line_line_ends_become_blanks_and_it_is_said(window, person):
    paste(person, copied(" Quantum\r\nCorporation\n"), Key.REGISTRANT_NAME)
    assert window.session.draft.entered[Key.REGISTRANT_NAME] == "Quantum Corporation"
    assert window.statusBar().currentMessage() == "Pasted on one line: 1 line end became a blank."
    person.undoes()
    assert Key.REGISTRANT_NAME not in window.session.draft.entered


def test_a_picture_alone_says_what_to_do(window, person):
    given = QMimeData()
    given.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    paste(person, given, Key.NARRATIVE)
    assert Key.NARRATIVE not in window.session.draft.entered
    assert "only a picture" in window.statusBar().currentMessage()


@pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent:DeprecationWarning")  # there is no other to make
@pytest.mark.parametrize("key", [Key.NARRATIVE, Key.REGISTRANT_NAME])
def test_text_dropped_is_as_text_pasted(window, person, key):
    field = person.field(key)
    target = field.viewport() if key is Key.NARRATIVE else field
    given = copied("Dropped words", "<p>Dropped <i>words</i></p>")
    how = Qt.DropAction.CopyAction, given, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), *how))
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), *how))
    assert window.session.draft.entered[key] == "Dropped words"


def test_the_menu_of_a_line_pastes_as_the_key_does(window, person, monkeypatch):
    shown = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: shown.append(menu))
    QGuiApplication.clipboard().setMimeData(copied("Two\nlines"))
    field = person.field(Key.FORMER_NAME)
    middle = field.rect().center()
    QApplication.sendEvent(field, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, field.mapToGlobal(middle)))
    [menu] = shown
    next(action for action in menu.actions() if action.objectName() == "edit-paste").trigger()
    assert window.session.draft.entered[Key.FORMER_NAME] == "Two lines"


def test_in_the_dialog_of_an_exhibit_it_is_said_beneath_the_text_and_undone_there(window, person, qtbot):
    person.answer = "discard"  # at the end of the test
    dialog = ExhibitDialog(window, Exhibit("other"), person)
    qtbot.addWidget(dialog)
    dialog.show()
    QGuiApplication.clipboard().setMimeData(copied(PDF))
    dialog.typed.setFocus()
    QTest.keyClick(dialog.typed, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.exhibit().text == PDF.replace("\n", " ")
    assert "1 line was joined" in dialog.findChild(QLabel, "trouble").text()
    QTest.keyClick(dialog.typed, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.exhibit().text == PDF


def test_nothing_is_pasted_into_what_is_read_only(window, person):
    window.session.reading = True
    window.sheet.set_read_only(True)
    for key in (Key.NARRATIVE, Key.REGISTRANT_NAME):
        paste(person, copied("words"), key)
        assert key not in window.session.draft.entered


def test_blanks_are_kept_as_they_should_be_behind_a_character_that_counts_twice(window, person):
    person.type("😀😀 Corp", Key.REGISTRANT_NAME)
    person.field(Key.REGISTRANT_NAME).setCursorPosition(len("😀😀".encode("utf-16-le")) // 2)
    paste(person, copied(" Acme "), Key.REGISTRANT_NAME)
    assert person.field(Key.REGISTRANT_NAME).text() == "😀😀 Acme Corp"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)")  # menus on no screen
@pytest.mark.parametrize("key", [Key.REGISTRANT_NAME, Key.NARRATIVE])
def test_a_menu_that_was_closed_is_gone(window, person, qtbot, key):
    box = person.field(key)
    for _ in range(3):
        QApplication.sendEvent(box, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), QPoint(2, 2)))
        QApplication.activePopupWidget().close()
    qtbot.waitUntil(lambda: not box.findChildren(QMenu))

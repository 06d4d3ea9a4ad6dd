# SPDX-License-Identifier: MIT
"""The dialogs that a person sees, opened for real; elsewhere in the tests another asks in their place."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QLabel, QLineEdit, QMessageBox, QWidget

from form12b25.form.keys import Key
from form12b25.gui.asking import CANCEL, Answer, Dialogs, FileKind
from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import lettered

KIND = FileKind("Draft of Form 12b-25", ".12b25")


@pytest.fixture
def asking(qtbot):
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return Dialogs(parent)


def shown(qtbot, kind):
    """The dialog of that kind that stands open."""
    found = []

    def look():
        found[:] = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind)
                    and widget.isVisible()]
        return bool(found)

    qtbot.waitUntil(look)
    return found[0]


def test_the_print_dialog_opens_and_gives_the_printer(asking, qtbot):
    chosen, printer = [], QPrinter()
    asking.printer(printer, chosen.append)
    shown(qtbot, QPrintDialog).accept()
    assert chosen == [printer]


def test_a_print_dialog_that_is_cancelled_gives_none(asking, qtbot):
    chosen = []
    asking.printer(QPrinter(), chosen.append)
    shown(qtbot, QPrintDialog).reject()
    assert chosen == []


def test_a_question_gives_the_answer_clicked_and_escape_the_last(asking, qtbot):
    given = []
    answers = (Answer("save", "Save"), Answer("discard", "Discard", QMessageBox.ButtonRole.DestructiveRole), CANCEL)
    asking.choose("Save the changes?", "They will be lost.", answers, given.append)
    box = shown(qtbot, QMessageBox)
    next(button for button in box.buttons() if button.text() == "Discard").click()
    asking.choose("Save the changes?", "They will be lost.", answers, given.append)
    QTest.keyClick(shown(qtbot, QMessageBox), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(given) == 2)
    assert given == ["discard", "cancel"]


@pytest.mark.parametrize(("letter", "kept"), [(Qt.Key.Key_S, True), (Qt.Key.Key_D, False)])
def test_whether_to_save_is_answered_by_a_letter(qtbot, settings, today, tmp_path, letter, kept):
    lettered()
    window = MainWindow(settings, lambda: today)  # asks with real dialogs
    qtbot.addWidget(window)
    window.show()
    file = tmp_path / "acme.12b25"
    window.session.path = file
    window.session.enter(Key.REGISTRANT_NAME, "Acme")
    window.close()
    QTest.keyClick(shown(qtbot, QMessageBox), letter, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert file.exists() is kept


def test_enter_gives_the_first_answer_unless_it_destroys_something(asking, qtbot):
    given = []
    deleting = (Answer("delete", "Delete", QMessageBox.ButtonRole.DestructiveRole), CANCEL)
    for answers in ((Answer("save", "Save"), *deleting), deleting):
        asking.choose("Delete it?", "It cannot be brought back.", answers, given.append)
        QTest.keyClick(shown(qtbot, QMessageBox), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not any(isinstance(box, QMessageBox) for box in QApplication.topLevelWidgets()))
    assert given == ["save", "cancel"]


def test_what_is_said_is_shown_as_plain_text(asking, qtbot):
    asking.tell("The file was not opened", "<b>name</b>.12b25 cannot be read.")
    box = shown(qtbot, QMessageBox)
    assert box.informativeText() == "<b>name</b>.12b25 cannot be read."
    assert box.textFormat().name == "PlainText"
    box.accept()


def test_a_file_to_save_gets_the_ending_of_its_kind(asking, qtbot, tmp_path):
    chosen = []
    asking.file_to_save("Save the draft", KIND, tmp_path / "Form 12b-25.12b25", chosen.append)
    dialog = shown(qtbot, QFileDialog)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    dialog.selectFile("quantum")
    dialog.accept()
    assert chosen == [tmp_path / "quantum.12b25"]


def test_a_name_with_a_dot_gets_its_ending_all_the_same_and_replaces_nothing_unasked(asking, qtbot, tmp_path):
    chosen = []
    (tmp_path / "Acme v1.2.12b25").write_bytes(b"kept")
    for name, answer in (("Acme v1.3", None), ("Acme v1.2", "Cancel"), ("Acme v1.2", "Replace")):
        asking.file_to_save("Save the draft", KIND, tmp_path / "Form.12b25", chosen.append)
        dialog = shown(qtbot, QFileDialog)
        dialog.selectFile(name)
        dialog.accept()
        if answer:
            box = shown(qtbot, QMessageBox)
            next(button for button in box.buttons() if button.text() == answer).click()
    assert [path.name for path in chosen] == ["Acme v1.3.12b25", "Acme v1.2.12b25"]


def test_a_file_to_open_is_one_that_exists(asking, qtbot, tmp_path):
    chosen = []
    (tmp_path / "kept.12b25").write_bytes(b"")
    asking.file_to_open("Open a draft", KIND, tmp_path, chosen.append)
    dialog = shown(qtbot, QFileDialog)
    dialog.selectFile(str(tmp_path / "kept.12b25"))
    dialog.accept()
    assert chosen == [Path(tmp_path / "kept.12b25")]


def test_a_form_of_our_own_calls_back_only_if_accepted(asking, qtbot):
    done = []
    for ended in (QDialog.reject, QDialog.accept):
        dialog = QDialog()
        asking.dialog(dialog, lambda: done.append(True))
        ended(dialog)
    assert done == [True]


def test_a_line_is_asked_for_under_words_that_are_no_markup_and_fit_the_screen(asking, qtbot):
    given = []
    words = "The exchange “<b>NYSE</b>” is in the list more than once. " * 12
    asking.line("Answer", words, "as it was", given.append)
    dialog = shown(qtbot, QInputDialog)
    [label], [line] = dialog.findChildren(QLabel), dialog.findChildren(QLineEdit)
    assert (label.text(), label.textFormat(), line.text()) == (words, Qt.TextFormat.PlainText, "as it was")
    assert dialog.width() < 800
    assert label.height() >= label.heightForWidth(label.width())
    long = "x" * 100_000
    line.setText(long)
    QTest.keyClick(line, Qt.Key.Key_Return)
    asking.line("Answer", "Why?", "", given.append)
    shown(qtbot, QInputDialog).reject()
    assert given == [long]

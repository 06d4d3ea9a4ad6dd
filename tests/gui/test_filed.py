# SPDX-License-Identifier: MIT
"""A notice marked as filed: it says so, nothing in it can be changed, and it offers to be amended."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QToolButton

from form12b25 import assets
from form12b25.drafts import store
from form12b25.form.draft import Exhibit, Filed
from form12b25.form.figures import ResultsLine
from form12b25.form.keys import Key
from form12b25.gui.filed import FiledBar, FiledDialog

PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
PRESSED = [(Qt.Key.Key_X, PLAIN), (Qt.Key.Key_Space, PLAIN), (Qt.Key.Key_Delete, PLAIN), (Qt.Key.Key_Insert, PLAIN),
           (Qt.Key.Key_V, CONTROL), (Qt.Key.Key_Z, CONTROL)]


def say_filed(person, day="June 15, 2026", way="on paper, by mail"):
    """Mark the notice on the screen as filed, as a person fills the dialog."""
    def fill(dialog):
        dialog.day.setText(day)
        dialog.way.setCurrentText(way)

    person.fill = fill
    person.chooses("action_mark_filed")


@pytest.fixture
def filed(window, person, qtbot):
    """The filing of 2026, marked as filed."""
    qtbot.waitUntil(lambda: "being read" not in window.dates.standing.text())
    person.chooses("action_example_quantum")
    say_filed(person)
    return window


def bar(window):
    return window.findChild(FiledBar)


def test_the_title_the_bar_and_the_dates_say_when_and_how(filed):
    assert filed.windowTitle() == "New notice (filed June 15, 2026, on paper, by mail)[*] - Form 12b-25"
    assert filed.isWindowModified()
    assert bar(filed).isVisible()
    assert bar(filed).words.text() == ("Filed June 15, 2026, on paper, by mail. It can be read, printed and saved, and "
                                       "not be changed.")
    assert [button.text() for button in bar(filed).findChildren(QToolButton)] == [
        "Amend this notice", "New from this one", "Withdraw the mark “filed”"]
    assert filed.dates.standing.text() == "✓ The notice was filed June 15, 2026, in time."
    assert not filed.action("action_mark_filed").isEnabled()


def test_one_filed_after_the_last_day_says_that_the_relief_is_lost(window, person, qtbot):
    qtbot.waitUntil(lambda: "being read" not in window.dates.standing.text())
    person.chooses("action_example_quantum")
    say_filed(person, "June 17, 2026")
    assert window.dates.standing.text() == ("✕ The notice was filed June 17, 2026, after its last day: the "
                                            "relief of Rule 12b-25(b) is lost.")


def test_no_blank_takes_what_is_typed_clicked_or_pasted(filed, person):
    before = filed.session.draft
    for key in Key:
        for stop in filed.sheet.editors[key].stops():
            stop.setFocus()
            person.click(stop)
            QGuiApplication.clipboard().setText("pasted")
            for widget in {stop, QApplication.focusWidget() or stop}:
                for key_pressed, modifier in PRESSED:
                    QTest.keyClick(widget, key_pressed, modifier)
    assert filed.session.draft is before
    assert not filed.action("action_undo").isEnabled()
    for key in (Key.REGISTRANT_NAME, Key.NARRATIVE):
        assert person.field(key).isReadOnly()


def test_what_comes_from_elsewhere_is_refused_and_said(filed):
    before = filed.session.draft
    filed.session.enter(Key.NOTES, "late thought")
    assert "marked as filed and cannot be changed: amend it" in filed.statusBar().currentMessage()
    filed.session.confirm([Key.SIGNER_NAME])
    assert filed.session.draft is before
    assert filed.session.undo.count() == 0


def test_a_cell_that_is_being_typed_is_closed(window, person):
    table = window.sheet.editors[Key.RESULTS_TABLE].widget
    window.binder.lead_to(Key.RESULTS_TABLE)
    table.setCurrentCell(0, 1)
    QTest.keyClick(table, Qt.Key.Key_5)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    say_filed(person)
    assert not any(line.isVisible() for line in table.findChildren(QLineEdit))
    assert table.item(0, 1).text() == "5"


def test_what_is_in_a_blank_can_be_selected_and_copied(filed, person):
    for key in (Key.REGISTRANT_NAME, Key.NARRATIVE):
        filed.binder.lead_to(key)
        person.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        person.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QGuiApplication.clipboard().text() == filed.session.draft.text(key)


def test_exhibits_and_figures_can_be_looked_at_and_not_changed(window, person):
    letter = Exhibit("accountant-statement", "Letter", "Smith LLP", "We cannot.")
    window.session.open(assets.example("quantum-2026").enter(Key.EXHIBITS, (letter, letter)).enter(
        Key.RESULTS_TABLE, (ResultsLine("Net sales", "5", "4"),)), None)
    say_filed(person)
    editor = window.sheet.editors[Key.EXHIBITS].widget
    editor.findChild(QListWidget, "exhibit_list").setCurrentRow(1)
    states = {name: editor.findChild(QPushButton, f"exhibit_{name}").isEnabled()
              for name in ("add", "edit", "remove", "up", "down")}
    assert states == {"add": False, "edit": True, "remove": False, "up": False, "down": False}
    seen = []

    def look(dialog):
        seen.append((dialog.typed.toPlainText(), dialog.typed.isReadOnly(), dialog.titled.isReadOnly(),
                     [button.text().replace("&", "") for button in dialog.findChildren(QPushButton)
                      if button.isEnabled()]))

    person.fill = look
    view = editor.findChild(QPushButton, "exhibit_edit")
    assert view.text() == "View…"
    view.click()
    assert seen == [("We cannot.", True, True, ["Close"])]
    assert not any(button.isEnabled() for button in window.sheet.editors[Key.RESULTS_TABLE].stops()[1:])
    assert window.session.draft.exhibits == (letter, letter)


def test_no_warning_is_answered_after_the_filing(window, person):
    person.chooses("action_example_quantum")
    person.type("Item 8", Key.PORTION_ITEMS)  # of which a note reminds
    say_filed(person)
    window.findings.list.setCurrentRow(0)
    person.asked.clear()
    person.typed = "It is so."
    window.findings.answer.trigger()
    assert person.asked == []
    assert window.findings.summary.text() == "This notice is filed; it can be printed again."
    assert "cannot be changed: amend it" in window.statusBar().currentMessage()
    assert window.session.draft.considered == ()


def test_it_can_be_printed_saved_and_opened_again_as_filed(filed, person, tmp_path, qtbot):
    person.file = tmp_path / "filed.12b25"
    person.chooses("action_save")
    assert not filed.isWindowModified()
    assert filed.windowTitle().startswith("filed.12b25 (filed June 15, 2026, on paper, by mail)")
    person.chooses("action_new_2018")
    assert not bar(filed).isVisible()
    assert not person.field(Key.REGISTRANT_NAME).isReadOnly()
    person.type("Crested", Key.REGISTRANT_NAME)
    assert filed.session.draft.text(Key.REGISTRANT_NAME) == "Crested"
    filed.session.undo.setClean()
    filed.open(person.file)
    assert bar(filed).isVisible()
    assert person.field(Key.REGISTRANT_NAME).isReadOnly()
    person.file = tmp_path / "packet.pdf"
    person.chooses("action_save_packet")
    qtbot.waitUntil(lambda: not filed.printing.work.busy, timeout=30_000)
    assert person.file.read_bytes().startswith(b"%PDF")
    person.file = tmp_path / "copy.12b25"
    person.chooses("action_save_as")
    assert store.read_draft(person.file, assets.edition).filed == Filed("June 15, 2026", "on paper, by mail")


def test_one_of_the_other_edition_is_read_only_too(window, person, tmp_path):
    person.chooses("action_example_igene")
    say_filed(person, way="by courier")
    person.file = tmp_path / "igene.12b25"
    person.chooses("action_save")
    person.chooses("action_new_2018")
    window.open(person.file)
    assert "filed June 15, 2026, by courier" in window.windowTitle()
    assert all(area.isReadOnly() for area in window.sheet.findChildren(QPlainTextEdit))


def test_the_mark_is_withdrawn_after_a_question(filed, person):
    person.chooses("action_withdraw_filed")
    assert person.asked[-1] == "Withdraw the mark?"
    assert "filed June 15, 2026, on paper, by mail" in person.words
    assert bar(filed).isVisible()
    person.answer = "withdraw"
    person.chooses("action_withdraw_filed")
    assert not bar(filed).isVisible()
    assert "filed" not in filed.windowTitle()
    assert filed.isWindowModified()
    person.type("s", Key.REGISTRANT_NAME)
    assert filed.session.draft.text(Key.REGISTRANT_NAME) == "QUANTUM CORPORATIONs"
    person.click(person.boxes(Key.REPORT_FORM)["Form 10-Q"])
    assert filed.session.draft.text(Key.REPORT_FORM) == "10-Q"


def test_steps_before_the_filing_are_not_undone_after_it(window, person):
    person.chooses("action_example_quantum")
    person.type("s", Key.REGISTRANT_NAME)
    say_filed(person)
    person.undoes()
    assert window.session.draft.text(Key.REGISTRANT_NAME) == "QUANTUM CORPORATIONs"
    assert window.isWindowModified()


@pytest.fixture
def dialog(qtbot):
    shown = FiledDialog(None, date(2026, 6, 15))
    qtbot.addWidget(shown)
    return shown


def test_the_dialog_offers_today_and_the_ways(dialog):
    assert dialog.day.text() == "June 15, 2026"
    assert [dialog.way.itemText(row) for row in range(dialog.way.count())] == ["on paper, by hand",
                                                                              "on paper, by mail", "through EDGAR"]


@pytest.mark.parametrize(("day", "way", "said"), [
    ("soon", "by hand", "“soon” cannot be read as a date"), ("", "by hand", "cannot be read as a date"),
    ("June 16, 2026", "by hand", "June 16, 2026 is still to come"),
    ("June 15, 2026", " ", "Say how it was filed")])
def test_what_is_no_day_or_no_way_is_not_taken_and_said(dialog, day, way, said):
    dialog.day.setText(day)
    dialog.way.setCurrentText(way)
    dialog.accept()
    assert said in dialog.trouble.text()
    assert dialog.result() == 0


def test_other_words_and_another_day_are_taken(dialog):
    dialog.day.setText("6/13/2026")
    dialog.way.setCurrentText("by courier")
    dialog.accept()
    assert dialog.result() == 1
    assert dialog.filed() == Filed("6/13/2026", "by courier")


def test_what_is_not_ready_is_said_before_it_is_marked(window, person):
    said = []
    person.fill = lambda dialog: said.append(dialog.trouble.text())
    person.chooses("action_mark_filed")
    assert said[0].startswith("The form is not ready: ")

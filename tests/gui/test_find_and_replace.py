# SPDX-License-Identifier: MIT
"""Words are found in the narratives, in paper order, and others put in their place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit, QPushButton, QScrollArea

from form12b25.form.keys import Key
from form12b25.gui.find_bar import FindBar
from form12b25.gui.searching import Searching

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def story(window, person):
    person.type("The audit of the Form. An AUDIT is an audit.", Key.NARRATIVE)
    person.type("No audit here, 😀 auditor.", Key.NOTES)
    window.binder.lead_to(Key.SEC_FILE_NUMBER)
    return window


def bar(window):
    return window.findChild(FindBar)


def find(window, words):
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(window.focusWidget(), words)
    return bar(window)


def presses(window, words):
    """Go to a button of the bar by Tab, and press it with the blank."""
    for _ in range(12):
        button = window.focusWidget()
        if isinstance(button, QAbstractButton) and button.text() == words:
            QTest.keyClick(button, Qt.Key.Key_Space)
            return
        QTest.keyClick(button, Qt.Key.Key_Tab)
    raise AssertionError(words)


def chosen(person, key):
    return person.field(key).textCursor().selectedText()


def test_places_are_counted_and_walked_in_paper_order_and_around(story, person):
    shown = find(story, "audit")
    assert shown.isVisible()
    assert shown.counted.text() == "1 of 5"
    for count, key, start in (("2", Key.NARRATIVE, 26), ("3", Key.NARRATIVE, 38), ("4", Key.NOTES, 3),
                              ("5", Key.NOTES, 18)):
        QTest.keyClick(story.focusWidget(), Qt.Key.Key_F3)
        assert shown.counted.text() == f"{count} of 5"
        assert person.field(key).textCursor().selectionStart() == start
        assert chosen(person, key).lower() == "audit"
    QTest.keyClick(story.focusWidget(), Qt.Key.Key_F3)
    assert shown.counted.text().startswith("1 of 5. The end was reached")
    QTest.keyClick(story.focusWidget(), Qt.Key.Key_F3, SHIFT)
    assert shown.counted.text().startswith("5 of 5. The top was reached")


def test_what_is_found_is_marked_in_the_texts_and_no_longer_when_the_bar_is_closed(story, person):
    find(story, "audit")
    marked = [one.cursor.selectedText() for key in (Key.NARRATIVE, Key.NOTES)
              for one in person.field(key).extraSelections()]
    assert marked == ["audit", "AUDIT", "audit", "audit", "audit"]
    QTest.keyClick(story.focusWidget(), Qt.Key.Key_Escape)
    assert not bar(story).isVisible()
    assert person.field(Key.NARRATIVE).extraSelections() == []
    assert QApplication.focusWidget() is person.field(Key.NARRATIVE)
    assert chosen(person, Key.NARRATIVE) == "audit"


def test_escape_returns_to_the_blank_that_was_left_if_nothing_was_found(story, person):
    story.binder.lead_to(Key.CITY_STATE_ZIP)
    assert "Not found" in find(story, "xyzzy").counted.text()
    QTest.keyClick(story.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is person.field(Key.CITY_STATE_ZIP)


def test_capitals_and_whole_words_count_when_asked(story, person):
    shown = find(story, "audit")
    presses(story, "Match case")
    assert shown.counted.text() == "1 of 4"
    presses(story, "Whole words")
    assert shown.counted.text() == "1 of 3"


def test_one_is_replaced_and_the_next_one_shown(story, person):
    shown = find(story, "audit")
    QTest.keyClick(story.focusWidget(), Qt.Key.Key_H, CONTROL)
    QTest.keyClicks(story.focusWidget(), "review")
    QTest.keyClick(story.focusWidget(), Qt.Key.Key_Return)
    assert story.session.draft.entered[Key.NARRATIVE] == "The review of the Form. An AUDIT is an audit."
    assert shown.counted.text() == "1 of 4"
    assert chosen(person, Key.NARRATIVE) == "AUDIT"
    assert story.action("action_undo").text() == "&Undo replacing in Part III, Narrative"


def test_all_are_replaced_as_one_step(story, person):
    before = story.session.draft.entered
    find(story, "audit")
    QTest.keyClick(story.focusWidget(), Qt.Key.Key_H, CONTROL)
    QTest.keyClicks(story.focusWidget(), "review")
    presses(story, "Replace all")
    assert story.session.draft.entered[Key.NARRATIVE] == "The review of the Form. An review is an review."
    assert story.session.draft.entered[Key.NOTES] == "No review here, 😀 reviewor."
    assert "5 replaced in the narratives" in story.statusBar().currentMessage()
    assert story.action("action_undo").text() == "&Undo replacing in the narratives"
    person.undoes()
    assert story.session.draft.entered == before


def test_what_is_read_only_can_be_searched_and_not_be_changed(story, person):
    story.session.reading = True
    story.sheet.set_read_only(True)
    before = story.session.draft.entered
    shown = find(story, "audit")
    assert shown.counted.text() == "1 of 5"
    QTest.keyClick(story.focusWidget(), Qt.Key.Key_H, CONTROL)
    assert [line.isEnabled() for line in shown.findChildren(QLineEdit)] == [True, False]
    shown.replace_all.emit()
    assert story.session.draft.entered == before


def test_f3_without_words_asks_for_them(story, person):
    QTest.keyClick(story.focusWidget(), Qt.Key.Key_F3)
    assert bar(story).isVisible()
    assert story.isAncestorOf(QApplication.focusWidget())


def test_what_is_typed_meanwhile_is_counted(story, person, qtbot):
    shown = find(story, "audit")
    person.type("audit ", Key.FURTHER_STATEMENTS)
    qtbot.waitUntil(lambda: shown.counted.text().endswith("of 6"))


def test_the_bar_stands_beneath_the_sheet(story):
    shown, area = find(story, "audit"), story.findChild(QScrollArea, "sheet_area")
    QApplication.processEvents()
    assert shown.mapToGlobal(shown.rect().topLeft()).y() >= area.mapToGlobal(area.rect().bottomLeft()).y()


@pytest.mark.parametrize("line", [1, 30, 59])


def test_what_is_found_is_in_view_at_once(window, person, line):
    """From the end of a long text, with the bar taking its place from the sheet at that moment."""
    person.type("\n".join(f"Line {number} of the narrative." for number in range(60)), Key.NARRATIVE)
    area, viewport = person.field(Key.NARRATIVE), window.findChild(QScrollArea, "sheet_area").viewport()
    person.press(Qt.Key.Key_End, CONTROL)
    find(window, f"Line {line} of")
    QApplication.processEvents()
    assert chosen(person, Key.NARRATIVE) == f"Line {line} of"
    place = area.cursorRect().translated(area.viewport().mapTo(viewport, area.viewport().rect().topLeft()))
    assert viewport.rect().contains(place), (place, viewport.rect())


def test_from_the_words_to_find_tab_goes_to_those_that_take_their_place(story):
    find(story, "audit")
    QTest.keyClick(story.focusWidget(), Qt.Key.Key_Tab)
    assert story.focusWidget().accessibleName() == "Replace with"


def test_when_the_last_one_is_replaced_it_is_not_said_to_be_missing(story, person, qtbot):
    shown = find(story, "Form")
    assert shown.counted.text() == "1 of 1"
    QTest.keyClick(story.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(story.focusWidget(), "report")
    QTest.keyClick(story.focusWidget(), Qt.Key.Key_Return)
    assert person.field(Key.NARRATIVE).toPlainText().startswith("The audit of the report.")
    assert shown.counted.text() == "All replaced."
    searching = story.findChild(Searching)
    qtbot.waitUntil(lambda: not searching._later.isActive())  # the texts are searched again after a pause
    assert shown.counted.text() == "All replaced."
    find(story, "xyzzy")
    assert shown.counted.text() == "Not found in the narratives."


def test_nothing_is_replaced_at_a_place_that_has_moved_since(story, person):
    shown = find(story, "audit")
    story.binder.lead_to(Key.NARRATIVE)
    person.field(Key.NARRATIVE).moveCursor(QTextCursor.MoveOperation.Start)
    person.type("Now. ")
    shown.replace.emit()
    assert story.session.draft.entered[Key.NARRATIVE] == "Now. The audit of the Form. An AUDIT is an audit."
    assert chosen(person, Key.NARRATIVE) == "audit"
    shown.replace.emit()
    shown.replace.emit()
    assert story.session.draft.entered[Key.NARRATIVE] == "Now. The  of the Form. An  is an audit."


def test_return_presses_the_button_that_has_the_keyboard(story):
    shown = find(story, "audit")
    for words in ("Replace all", "Close"):
        [button] = [one for one in shown.findChildren(QPushButton) if one.text() == words]
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert story.session.draft.entered[Key.NARRATIVE] == "The  of the Form. An  is an ."
    assert not shown.isVisible()


def test_on_the_start_page_there_is_nothing_to_replace(window):
    window.arriving.stand()
    QTest.keyClick(window, Qt.Key.Key_H, CONTROL)
    window.session.open(window.session.draft, None)
    assert not bar(window).isVisible()


def test_words_replaced_by_themselves_are_no_step_and_leave_what_can_be_redone(story, person):
    person.type(" More.", Key.NARRATIVE)
    person.undoes()
    story.session.undo.setClean()
    shown = find(story, "audit")
    shown.findChild(QCheckBox).setChecked(True)
    shown.findChildren(QLineEdit)[1].setText("audit")
    presses(story, "Replace all")
    assert not story.isWindowModified()
    assert story.session.undo.canRedo()
    assert story.statusBar().currentMessage().startswith("Nothing was replaced")


def test_what_moved_a_moment_ago_is_not_replaced_where_it_stood(story, person):
    shown = find(story, "audit")
    shown.findChildren(QLineEdit)[1].setText("review")
    QTest.keyClick(story.focusWidget(), Qt.Key.Key_F3)  # the second
    story.session.enter(Key.NARRATIVE, "Well: " + story.session.draft.text(Key.NARRATIVE))  # as undo and redo do
    shown.replace.emit()
    assert story.session.draft.text(Key.NARRATIVE) == "Well: The audit of the Form. An AUDIT is an audit."
    shown.replace.emit()
    assert story.session.draft.text(Key.NARRATIVE) == "Well: The audit of the Form. An review is an audit."

# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from form12b25.form.keys import Key
from form12b25.gui.choice_editors import BoxesEditor


def test_what_is_typed_is_the_draft_and_its_finding_vanishes(window, person):
    assert any("Full name of registrant" in line for line in person.listed())
    assert Key.REGISTRANT_NAME in person.remarks()
    person.type("IGENE Biotechnology, Inc.", Key.REGISTRANT_NAME)
    assert window.session.draft.entered[Key.REGISTRANT_NAME] == "IGENE Biotechnology, Inc."
    assert not any("Full name of registrant" in line for line in person.listed())
    assert Key.REGISTRANT_NAME not in person.remarks()


def test_a_fault_is_said_when_its_field_is_left_and_vanishes_as_soon_as_it_is_mended(window, person):
    person.type("December 32, 2025", Key.PERIOD_ENDED)
    assert Key.PERIOD_ENDED not in person.remarks()
    person.press(Qt.Key.Key_Tab)
    assert "December 2025 has no day 32" in person.remarks()[Key.PERIOD_ENDED]
    assert person.field(Key.PERIOD_ENDED).property("state") == "faulty"
    assert "no day 32" in person.field(Key.PERIOD_ENDED).accessibleDescription()
    person.window.binder.lead_to(Key.PERIOD_ENDED)
    assert Key.PERIOD_ENDED in person.remarks()
    field = person.field(Key.PERIOD_ENDED)
    field.setCursorPosition(len("December 3"))
    person.press(Qt.Key.Key_Delete)
    assert field.text() == "December 3, 2025"
    assert Key.PERIOD_ENDED not in person.remarks()
    assert not field.property("state")


def test_undo_takes_back_a_word_wherever_the_cursor_is_and_leads_to_its_blank(window, person):
    person.type("IGENE Biotechnology", Key.REGISTRANT_NAME)
    person.type("Columbia", Key.CITY_STATE_ZIP)
    person.undoes()
    assert person.field(Key.CITY_STATE_ZIP).text() == ""
    assert window.action("action_undo").text() == "&Undo typing in Part I, Full name of registrant"
    person.undoes()
    assert person.field(Key.REGISTRANT_NAME).text() == "IGENE "
    assert QApplication.focusWidget() is person.field(Key.REGISTRANT_NAME)
    person.undoes()
    assert person.field(Key.REGISTRANT_NAME).text() == ""
    assert not window.isWindowModified()
    for _ in range(3):
        person.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert person.field(Key.REGISTRANT_NAME).text() == "IGENE Biotechnology"
    assert person.field(Key.CITY_STATE_ZIP).text() == "Columbia"


def test_erasing_is_a_step_of_its_own(person):
    person.type("Igene", Key.REGISTRANT_NAME)
    for _ in range(3):
        person.press(Qt.Key.Key_Backspace)
    person.undoes()
    assert person.field(Key.REGISTRANT_NAME).text() == "Igene"


def test_a_letter_typed_elsewhere_or_after_a_paste_is_a_step_of_its_own(person):
    person.type("é pasted", Key.REGISTRANT_NAME)
    person.type("z")
    person.undoes()
    assert person.field(Key.REGISTRANT_NAME).text() == "é pasted"
    person.type("bc")
    person.press(Qt.Key.Key_Home)
    person.type("a")
    person.undoes()
    assert person.field(Key.REGISTRANT_NAME).text() == "é pastedbc"


def test_a_box_is_not_typed(window, person):
    person.click(person.boxes(Key.OTHER_REPORTS_FILED)["Yes"])
    person.click(person.boxes(Key.OTHER_REPORTS_FILED)["No"])
    assert window.action("action_undo").text() == "&Undo change of Part IV, Other reports filed"


def test_undo_reaches_narratives_and_check_boxes(person):
    person.type("The audit is\nnot complete.", Key.NARRATIVE)
    person.click(person.boxes(Key.REPORT_FORM)["Form 10-K"])
    person.undoes()
    assert not person.boxes(Key.REPORT_FORM)["Form 10-K"].isChecked()
    person.undoes()
    assert person.field(Key.NARRATIVE).toPlainText() == ""


def test_the_menu_of_a_field_has_no_history_of_its_own(window, person, qtbot, monkeypatch):
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QMenu

    shown = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: shown.append([a.objectName() for a in menu.actions()]))
    for key in (Key.REGISTRANT_NAME, Key.NARRATIVE):
        field = person.field(key)
        middle = field.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, field.mapToGlobal(middle))
        QApplication.sendEvent(field, event)
    for actions in shown:
        assert "edit-paste" in actions
        assert not {"edit-undo", "edit-redo"} & set(actions)
    assert len(shown) == 2


def test_at_most_one_report_form_is_checked_and_a_second_click_clears_it(window, person):
    boxes = person.boxes(Key.REPORT_FORM)
    person.click(boxes["Form 10-K"])
    person.click(boxes["Form 10-Q"])
    assert [words for words, box in boxes.items() if box.isChecked()] == ["Form 10-Q"]
    assert window.session.draft.text(Key.REPORT_FORM) == "10-Q"
    person.click(boxes["Form 10-Q"])
    assert Key.REPORT_FORM not in window.session.draft.entered


def test_space_checks_a_box_and_tab_passes_it_by(window, person):
    person.window.binder.lead_to(Key.RELIEF_REQUESTED)
    person.press(Qt.Key.Key_Space)
    assert window.session.draft.checked(Key.RELIEF_REQUESTED)
    person.press(Qt.Key.Key_Tab)
    assert window.session.draft.checked(Key.RELIEF_REQUESTED)
    assert QApplication.focusWidget() is person.field(Key.NARRATIVE)


def test_tab_goes_in_the_order_of_the_paper_and_leaves_text_areas(window, person):
    editors = [window.sheet.editors[key] for key in Key]
    stops = [stop for editor in editors for stop in (editor.stops()[:1] if isinstance(editor, BoxesEditor)
                                                     else editor.stops()) if stop.isEnabled()]
    stops[0].setFocus()
    visited = [QApplication.focusWidget()]
    for _ in stops[1:]:
        person.press(Qt.Key.Key_Tab)
        for _ in range(11 if QApplication.focusWidget() is visited[-1] else 0):
            person.press(Qt.Key.Key_Tab)  # through the other cells of the table
        visited.append(QApplication.focusWidget())
    assert visited == stops
    assert window.session.draft.entered == {}


def test_arrow_keys_move_among_the_boxes_of_a_question_without_checking_them(window, person):
    first, second, *_ = window.sheet.editors[Key.REPORT_FORM].stops()
    first.setFocus()
    person.press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is second
    person.press(Qt.Key.Key_Left)
    assert QApplication.focusWidget() is first
    assert Key.REPORT_FORM not in window.session.draft.entered


def test_the_amendment_number_is_kept_as_a_number_and_anything_else_as_typed(window, person):
    person.type("2", Key.AMENDMENT_NUMBER)
    assert window.session.draft.entered[Key.AMENDMENT_NUMBER] == 2
    person.type("nd", Key.AMENDMENT_NUMBER)
    assert window.session.draft.entered[Key.AMENDMENT_NUMBER] == "2nd"
    person.press(Qt.Key.Key_Tab)
    assert "not a whole number" in person.remarks()[Key.AMENDMENT_NUMBER]


def test_a_non_breaking_blank_survives_in_a_narrative(window, person):
    person.type("Item\u00a08.\n\nNext", Key.NARRATIVE)
    assert window.session.draft.entered[Key.NARRATIVE] == "Item\u00a08.\n\nNext"


def test_a_character_that_the_paper_cannot_show_is_said_beside_the_field(person):
    person.type("株式会社", Key.REGISTRANT_NAME)
    person.press(Qt.Key.Key_Tab)
    assert "“株”" in person.remarks()[Key.REGISTRANT_NAME]


def test_no_pasted_text_is_too_long_for_a_line(window, person):
    long = "é" + "x" * 100_000
    person.type(long, Key.STREET_ADDRESS)
    assert window.session.draft.entered[Key.STREET_ADDRESS] == long


def test_exchanges_are_named_one_a_line(window, person):
    person.type("New York Stock Exchange\n\n NYSE Texas\n", Key.EXCHANGES)
    assert window.session.draft.exchanges == ("New York Stock Exchange", " NYSE Texas")
    assert person.field(Key.EXCHANGES).toPlainText() == "New York Stock Exchange\n\n NYSE Texas\n"


@pytest.mark.parametrize("key", [Key.NARRATIVE, Key.REGISTRANT_NAME])
def test_undo_keeps_the_cursor_where_the_text_changed(person, key):
    person.type("first third", key)
    field = person.field(key)
    if isinstance(field, QLineEdit):
        field.setCursorPosition(6)
    else:
        cursor = field.textCursor()
        cursor.setPosition(6)
        field.setTextCursor(cursor)
    person.window.session.pause()
    person.type("second ")
    person.undoes()
    text = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
    assert text == "first third"
    at = field.textCursor().position() if isinstance(field, QPlainTextEdit) else field.cursorPosition()
    assert at == 6


def test_pasting_never_runs_what_was_copied(window, person):
    QGuiApplication.clipboard().setText("<b>bold</b> & R&D")
    window.binder.lead_to(Key.FORMER_NAME)
    person.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.session.draft.entered[Key.FORMER_NAME] == "<b>bold</b> & R&D"


@pytest.mark.parametrize("key", [Key.SEC_FILE_NUMBER, Key.PERIOD_ENDED, Key.NARRATIVE, Key.EXCHANGES])
def test_a_letter_meant_for_a_menu_that_has_none_is_not_typed(window, person, key):
    person.type("12", key)
    person.press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    person.press(Qt.Key.Key_Z, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    person.type("34")
    field = person.field(key)
    assert (field.text() if isinstance(field, QLineEdit) else field.toPlainText()) == "1234"

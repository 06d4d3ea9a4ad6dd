# SPDX-License-Identifier: MIT
"""A notice begun from another, from a profile or from a template: what is marked, and how the marks go."""

import pytest
from PySide6.QtCore import Qt

from form12b25.form.keys import Key
from form12b25.form.renewal import MARK
from form12b25.gui.field_sign import FieldSign


@pytest.fixture
def fresh(window, person):
    """A notice for the next quarter, begun from a filing that is on the screen."""
    person.chooses("action_example_quantum")
    person.chooses("action_new_from_this")
    return window


def entries(window, menu):
    shown = window.menu(menu)
    shown.aboutToShow.emit()
    return {entry.text(): entry for entry in shown.actions() if not entry.isSeparator()}


def marked(window, key):
    """How a blank shows that it was carried over: ground, sign and words, which stand or fall together."""
    widget = window.sheet.editors[key].widget
    corner = widget.findChild(FieldSign)
    shown = [widget.property("carried") is True, corner is not None and corner.sign == "◥" and not corner.isHidden(),
             widget.accessibleDescription().startswith(MARK), MARK in widget.toolTip()]
    assert len(set(shown)) == 1, shown
    return shown[0]


def test_the_registrant_is_carried_over_and_the_late_report_is_not(fresh, person):
    assert person.field(Key.REGISTRANT_NAME).text() == "QUANTUM CORPORATION"
    assert person.field(Key.SIGNER_TITLE).text() == "Chief Financial Officer"
    assert person.field(Key.PERIOD_ENDED).text() == ""
    assert person.field(Key.NARRATIVE).toPlainText() == ""
    assert not any(box.isChecked() for box in person.boxes(Key.REPORT_FORM).values())
    assert not any(box.isChecked() for box in person.boxes(Key.RESULTS_CHANGE).values())
    assert person.boxes(Key.FILER_STATUS)["Accelerated"].isChecked()
    assert fresh.session.path is None
    assert fresh.isWindowModified()
    assert not fresh.action("action_undo").isEnabled()
    assert fresh.statusBar().currentMessage() == ("12 fields were carried over and marked. Confirm each (F9) or change "
                                                  "it.")


def test_what_was_carried_over_shows_it_by_ground_sign_and_words_and_the_list_counts_it(fresh, person):
    for key in (Key.REGISTRANT_NAME, Key.SIGNER_IS_OFFICER, Key.FILER_STATUS):
        assert marked(fresh, key)
    for box in person.boxes(Key.FILER_STATUS).values():
        assert box.accessibleDescription().startswith(MARK)
    for key in (Key.CUSIP_NUMBER, Key.NARRATIVE, Key.REPORT_FORM):
        assert not marked(fresh, key)
    [note] = [line for line in person.listed() if "carried over" in line]
    assert note.startswith("Part I, Full name of registrant\nNote: 12 blanks were carried over")
    assert "Note: 12 blanks were carried over" in person.remarks()[Key.REGISTRANT_NAME]


def test_typing_in_a_field_confirms_it_and_undo_brings_the_mark_back(fresh, person):
    person.type("s", Key.REGISTRANT_NAME)
    assert not marked(fresh, Key.REGISTRANT_NAME)
    person.undoes()
    assert person.field(Key.REGISTRANT_NAME).text() == "QUANTUM CORPORATION"
    assert marked(fresh, Key.REGISTRANT_NAME)
    person.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert not marked(fresh, Key.REGISTRANT_NAME)


def test_another_box_confirms_the_choice(fresh, person):
    person.click(person.boxes(Key.FILER_STATUS)["Non-accelerated"])
    assert not marked(fresh, Key.FILER_STATUS)
    fresh.binder.lead_to(Key.SIGNER_IS_OFFICER)
    person.press(Qt.Key.Key_Space)
    assert not marked(fresh, Key.SIGNER_IS_OFFICER)


def test_a_key_goes_from_field_to_field_and_confirms_them(fresh, person):
    said = []
    person.press(Qt.Key.Key_F9)
    assert fresh.binder.focused() is Key.REGISTRANT_NAME
    for _ in range(4):
        said.append(fresh.binder.focused())
        person.press(Qt.Key.Key_F9)
        assert not marked(fresh, said[-1])
        person.press(Qt.Key.Key_F9)
    assert said == [Key.REGISTRANT_NAME, Key.FORMER_NAME, Key.STREET_ADDRESS, Key.CITY_STATE_ZIP]
    assert "8 blanks were" in next(line for line in person.listed() if "carried over" in line)
    assert fresh.binder.focused() is Key.CONTACT_NAME
    assert fresh.statusBar().currentMessage() == "City, state and zip code is confirmed. 8 left; F9 goes to the next."
    person.undoes()
    assert fresh.statusBar().currentMessage() == ""
    assert fresh.binder.focused() is Key.CITY_STATE_ZIP
    assert marked(fresh, Key.CITY_STATE_ZIP)
    assert "confirming of Part I, City, state and zip code" in fresh.action("action_redo").text()


def test_all_are_confirmed_in_one_step_that_can_be_undone(fresh, person):
    person.chooses("action_confirm_all")
    assert not any(marked(fresh, key) for key in Key)
    assert not any("carried over" in line for line in person.listed())
    assert not fresh.action("action_confirm_all").isEnabled()
    assert not fresh.action("action_confirm_field").isEnabled()
    assert person.field(Key.REGISTRANT_NAME).text() == "QUANTUM CORPORATION"
    person.undoes()
    assert sum(marked(fresh, key) for key in Key) == 12


def test_the_marks_are_saved_and_opened_again(fresh, person, tmp_path):
    person.press(Qt.Key.Key_F9)
    person.press(Qt.Key.Key_F9)
    person.file = tmp_path / "next.12b25"
    person.chooses("action_save")
    person.chooses("action_new_2018")
    assert not any(marked(fresh, key) for key in Key)
    fresh.open(person.file)
    assert not marked(fresh, Key.REGISTRANT_NAME)
    assert sum(marked(fresh, key) for key in Key) == 11


def test_the_next_notice_is_on_the_form_in_use_today(window, person):
    person.chooses("action_example_igene")
    person.chooses("action_new_from_this")
    assert "1995" not in window.windowTitle()
    assert "Form N-CEN" in person.boxes(Key.REPORT_FORM)
    assert person.field(Key.CONTACT_NAME).text() == "Stephen F. Hiu"
    assert marked(window, Key.CONTACT_NAME)


def test_nothing_to_carry_over_is_said_and_the_notice_stays(window, person):
    person.type("March 31, 2026", Key.PERIOD_ENDED)
    person.chooses("action_new_from_this")
    assert person.told[0][0] == "Nothing was carried over"
    assert person.field(Key.PERIOD_ENDED).text() == "March 31, 2026"


@pytest.mark.parametrize("deed", ["this", "profile", "template"])
def test_changes_are_never_lost_unasked(window, person, deed):
    person.chooses("action_example_quantum")
    person.typed = "Quantum"
    entries(window, "menu_profiles")["&Save this notice as a profile…"].trigger()
    person.asked.clear()
    person.type("x", Key.REGISTRANT_NAME)
    if deed == "this":
        person.chooses("action_new_from_this")
    elif deed == "profile":
        entries(window, "menu_profiles")["Quantum"].trigger()
    else:
        entries(window, "menu_templates")["Form 10-Q"].trigger()
    assert person.asked == ["Save the changes?"]
    assert person.field(Key.NARRATIVE).toPlainText() != ""


def test_a_profile_is_saved_under_a_name_and_begins_a_notice(window, person):
    person.chooses("action_example_quantum")
    person.typed = " Quantum & Co. "
    entries(window, "menu_profiles")["&Save this notice as a profile…"].trigger()
    assert person.present == "QUANTUM CORPORATION"
    assert "“Quantum & Co.” was saved" in window.statusBar().currentMessage()
    person.chooses("action_new_1995")
    entries(window, "menu_profiles")["Quantum && Co."].trigger()
    assert "1995" not in window.windowTitle()
    assert person.field(Key.SIGNER_NAME).text() == "William H. White"
    assert person.field(Key.NARRATIVE).toPlainText() == ""
    assert sum(marked(window, key) for key in Key) == 12


def test_an_empty_notice_is_no_profile_and_no_template(window, person):
    entries(window, "menu_profiles")["&Save this notice as a profile…"].trigger()
    entries(window, "menu_templates")["&Save this notice as a template…"].trigger()
    assert [title for title, _ in person.told] == ["No profile was saved", "No template was saved"]
    assert person.asked == []


def test_a_name_that_is_there_is_replaced_only_when_that_is_the_answer(window, person):
    person.chooses("action_example_quantum")
    save = "&Save this notice as a profile…"
    person.typed = "One"
    entries(window, "menu_profiles")[save].trigger()
    person.type(" Inc.", Key.REGISTRANT_NAME)
    entries(window, "menu_profiles")[save].trigger()
    assert person.asked[-1] == "Replace “One”?"
    window.session.undo.setClean()
    entries(window, "menu_profiles")["One"].trigger()
    assert person.field(Key.REGISTRANT_NAME).text() == "QUANTUM CORPORATION"
    person.type(" Inc.", Key.REGISTRANT_NAME)
    person.answer = "replace"
    entries(window, "menu_profiles")[save].trigger()
    window.session.undo.setClean()
    entries(window, "menu_profiles")["One"].trigger()
    assert person.field(Key.REGISTRANT_NAME).text() == "QUANTUM CORPORATION Inc."


def test_a_name_that_no_file_can_have_is_refused_and_said(window, person):
    person.chooses("action_example_quantum")
    person.typed = "a/b"
    entries(window, "menu_profiles")["&Save this notice as a profile…"].trigger()
    [(title, words)] = person.told
    assert title == "It was not saved"
    assert "“a/b” cannot be the name of a file" in words


def test_profiles_are_renamed_and_deleted_after_a_question(window, person):
    assert not entries(window, "menu_profiles")["&Rename or delete profiles…"].isEnabled()
    person.chooses("action_example_quantum")
    for person.typed in ("One", "Two"):
        entries(window, "menu_profiles")["&Save this notice as a profile…"].trigger()

    def fill(dialog):
        dialog.list.setCurrentRow(0)
        person.typed = "Two"
        dialog.rename.click()
        assert "There is “Two” already" in dialog.said.text()
        person.typed = "First"
        dialog.rename.click()
        assert dialog.list.currentItem().text() == "First"
        person.answer = "cancel"
        dialog.delete.click()
        assert dialog.list.count() == 2
        person.answer = "delete"
        dialog.delete.click()
        assert dialog.said.text() == "“First” was deleted."
        assert dialog.list.currentItem().text() == "Two"

    person.fill = fill
    entries(window, "menu_profiles")["&Rename or delete profiles…"].trigger()
    assert list(entries(window, "menu_profiles")) == ["Two", "&Save this notice as a profile…",
                                                      "&Rename or delete profiles…"]


def test_a_damaged_profile_is_named_and_what_is_on_the_screen_stays(window, person, tmp_path):
    person.chooses("action_example_quantum")
    person.typed = "Good"
    entries(window, "menu_profiles")["&Save this notice as a profile…"].trigger()
    (tmp_path / "profiles" / "Bad.json").write_text('{"registrant": 1}', encoding="utf-8")
    entries(window, "menu_profiles")["Bad"].trigger()
    [(title, words)] = person.told
    assert title == "“Bad” was not used"
    assert "Bad.json cannot be read: there is no key" in words
    assert person.field(Key.NARRATIVE).toPlainText() != ""
    entries(window, "menu_profiles")["Good"].trigger()
    assert person.field(Key.REGISTRANT_NAME).text() == "QUANTUM CORPORATION"


@pytest.mark.parametrize("form", ["10-K", "10-Q", "20-F", "11-K"])
def test_a_template_that_ships_checks_the_box_and_nothing_else(window, person, form):
    entries(window, "menu_templates")[f"Form {form}"].trigger()
    assert [words for words, box in person.boxes(Key.REPORT_FORM).items() if box.isChecked()] == [f"Form {form}"]
    assert list(window.session.draft.entered) == [Key.REPORT_FORM]
    assert not any(marked(window, key) for key in Key)


def test_a_notice_becomes_a_template_without_its_reasons_answers_and_dates(window, person):
    person.chooses("action_example_quantum")
    person.typed = "Annual report"
    entries(window, "menu_templates")["&Save this notice as a template…"].trigger()
    person.chooses("action_new_2018")
    entries(window, "menu_templates")["Annual report"].trigger()
    assert person.boxes(Key.REPORT_FORM)["Form 10-K"].isChecked()
    assert "Forward-Looking" in person.field(Key.FURTHER_STATEMENTS).toPlainText()
    assert marked(window, Key.FURTHER_STATEMENTS)
    assert not marked(window, Key.REPORT_FORM)
    for key in (Key.PERIOD_ENDED, Key.SIGNATURE_DATE, Key.NARRATIVE, Key.OTHER_REPORTS_FILED, Key.RESULTS_CHANGE):
        assert key not in window.session.draft.entered


def test_any_file_of_answers_in_the_folder_is_a_template(window, person, tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "By hand.json").write_text(
        '{"report_form": "10-Q", "contact_name": "A. Person", "signature_date": "May 5, 2020"}', encoding="utf-8")
    entries(window, "menu_templates")["By hand"].trigger()
    assert marked(window, Key.CONTACT_NAME)
    assert person.field(Key.SIGNATURE_DATE).text() == ""


def test_the_sign_stays_in_the_corner_when_the_window_changes(fresh, qtbot):
    fresh.resize(900, 700)
    for key in (Key.REGISTRANT_NAME, Key.FILER_STATUS):
        widget = fresh.sheet.editors[key].widget
        corner = widget.findChild(FieldSign)
        assert corner.geometry().right() == widget.rect().right()
        assert corner.isVisibleTo(widget)

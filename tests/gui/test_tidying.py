# SPDX-License-Identifier: MIT
"""The file number and the telephone number are tidied when they are left, never while they are typed."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from form12b25.form.keys import Key


def test_a_file_number_is_tidied_when_left_and_one_undo_brings_back_what_was_typed(window, person):
    person.type("1-13419", Key.SEC_FILE_NUMBER)
    assert person.field(Key.SEC_FILE_NUMBER).text() == "1-13419"
    person.press(Qt.Key.Key_Tab)
    assert person.field(Key.SEC_FILE_NUMBER).text() == "001-13419"
    assert "“1-13419” is now 001-13419" in window.statusBar().currentMessage()
    assert window.action("action_undo").text() == "&Undo tidying of Head of the form, SEC file number"
    person.undoes()
    assert person.field(Key.SEC_FILE_NUMBER).text() == "1-13419"
    person.press(Qt.Key.Key_Tab)
    assert window.session.draft.entered[Key.SEC_FILE_NUMBER] == "1-13419"


def test_a_telephone_number_gives_its_area_code_to_the_blank_before_it_in_one_step(window, person):
    person.type("(408) 944-4000", Key.CONTACT_TELEPHONE)
    person.press(Qt.Key.Key_Tab)
    blanks = [person.field(key) for key in (Key.CONTACT_AREA_CODE, Key.CONTACT_TELEPHONE)]
    assert [blank.text() for blank in blanks] == ["408", "944-4000"]
    person.undoes()
    assert [blank.text() for blank in blanks] == ["", "(408) 944-4000"]


def test_a_foreign_telephone_number_stays(window, person):
    person.type("+44 20 7946 0958", Key.CONTACT_TELEPHONE)
    person.press(Qt.Key.Key_Tab)
    assert window.session.draft.entered[Key.CONTACT_TELEPHONE] == "+44 20 7946 0958"


def test_a_draft_that_is_only_walked_through_stays_as_it_is(window, person):
    window.session.open(window.session.draft.enter(Key.SEC_FILE_NUMBER, "1-13419"), None)
    window.binder.lead_to(Key.SEC_FILE_NUMBER)
    person.press(Qt.Key.Key_Tab)
    assert person.field(Key.SEC_FILE_NUMBER).text() == "1-13419"
    assert not window.isWindowModified()


def test_what_undo_brings_back_stays_as_it_was(window, person):
    window.session.open(window.session.draft.enter(Key.SEC_FILE_NUMBER, "1-13419"), None)
    person.type("7", Key.SEC_FILE_NUMBER)
    person.undoes()
    person.press(Qt.Key.Key_Tab)
    assert window.session.draft.entered[Key.SEC_FILE_NUMBER] == "1-13419"


@pytest.mark.parametrize("deed", ["action_save_packet", "action_save_working_copy"])
def test_the_paper_has_a_number_as_it_stands_on_the_screen_though_its_blank_was_not_left(
        window, person, quantum, qtbot, tmp_path, deed):
    window.session.open(quantum, None)
    person.type("0-20179", Key.SEC_FILE_NUMBER)
    person.file = tmp_path / "printed.pdf"
    person.chooses(deed)
    window.binder.lead_to(Key.CUSIP_NUMBER)  # as the dialog takes the cursor away
    qtbot.waitUntil(lambda: not window.work.busy, timeout=60_000)
    printed = pypdfium2.PdfDocument(person.file)[0].get_textpage().get_text_bounded()
    assert person.field(Key.SEC_FILE_NUMBER).text() == "000-20179"
    assert "000-20179" in printed

# SPDX-License-Identifier: MIT
"""Traps into which form programs fell, each by the name of what went wrong there: keys, undo, faults.

A docstring names the program and the number of the thread in which its users told of it.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from form12b25.form.findings import Severity
from form12b25.form.keys import Key


def test_tab_into_a_check_box_does_not_toggle_it(window, person):
    """linuxmint/xreader#380: on the tax form of the IRS, Tab into a box checked it."""
    boxes = [box for box in window.sheet.findChildren(QCheckBox) if box.isVisible()]
    window.sheet.editors[Key.SEC_FILE_NUMBER].widget.setFocus()
    reached, before = set(), window.session.draft
    for _ in range(70):
        reached.add(window.focusWidget())
        person.press(Qt.Key.Key_Tab)
    assert len(reached & set(boxes)) >= 7  # one of each question, and each box by itself
    assert [box.text() for box in boxes if box.isChecked()] == []
    assert window.session.draft is before
    relief = window.sheet.editors[Key.RELIEF_REQUESTED].widget
    relief.setFocus()
    person.press(Qt.Key.Key_Space)
    assert relief.isChecked()
    person.press(Qt.Key.Key_Tab)
    assert relief.isChecked()


def test_tab_leaves_text_areas_and_types_nothing_into_them(window, person):
    """dart-pdf#932: the biggest gap for long forms."""
    areas = [area for area in window.sheet.findChildren(QPlainTextEdit) if area.isVisible() and area.isEnabled()]
    assert len(areas) >= 5
    for area in areas:
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            area.setFocus()
            person.press(key)
            assert window.focusWidget() is not area, area.objectName()
        assert area.toPlainText() == "", area.objectName()


def test_shift_and_tab_lead_back_by_the_stops_by_which_tab_came(window, person):
    """dart-pdf#932: a real keyboard sends Shift as a key of its own, before the Tab that goes back."""
    window.sheet.editors[Key.SEC_FILE_NUMBER].widget.setFocus()
    there = []
    for _ in range(40):
        there.append(window.focusWidget())
        person.press(Qt.Key.Key_Tab)
    back = []
    for _ in range(40):
        person.press(Qt.Key.Key_Shift)
        person.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        back.append(window.focusWidget())
    assert back[::-1] == there


def test_undo_takes_back_boxes_and_all_that_follows_from_them(window, person, qtbot):
    """Okular's KVCF order, Stirling-PDF#6755, pdf.js#18727, activepieces#8618: its effects stayed."""
    qtbot.waitUntil(lambda: window.session.calendar is not None, timeout=30_000)
    person.type("12/31/2025", Key.PERIOD_ENDED)
    person.click(person.boxes(Key.FILER_STATUS)["Accelerated"])
    box = person.boxes(Key.REPORT_FORM)["Form 10-K"]

    def stands():
        return box.isChecked(), window.session.draft, window.findings.summary.text(), window.session.review.deadlines

    without = stands()
    person.click(box)
    with_it = stands()
    assert without[0] is False
    assert without[3] is None
    assert with_it[0] is True
    assert with_it[3] is not None
    assert with_it[2] != without[2]
    for _ in range(3):
        person.undoes()
        assert stands() == without
        person.chooses("action_redo")
        assert stands() == with_it


# When a fault is told


def said(person, key):
    return person.remarks().get(key, "")


def test_a_field_is_quiet_while_something_is_typed_into_it(window, person):
    """USWDS took its live check list away: "major usability and accessibility issues"; flutter_form_builder#10."""
    before = said(person, Key.PERIOD_ENDED)
    for letter in "Decembr 31":
        person.type(letter) if window.binder.focused() is Key.PERIOD_ENDED else person.type(letter, Key.PERIOD_ENDED)
        assert said(person, Key.PERIOD_ENDED) in (before, "")
        assert not [finding for finding in window.binder.findings
                    if finding.key is Key.PERIOD_ENDED and finding.severity is Severity.ERROR]
    person.press(Qt.Key.Key_Tab)
    assert "Decembr 31" in said(person, Key.PERIOD_ENDED)


def test_a_fault_goes_with_the_keystroke_that_mends_it(window, person):
    """CMS design system, nhsuk PR#703: a fault that was mended stood on until the next press of the button."""
    person.type("Decembr 31, 2025", Key.PERIOD_ENDED)
    person.press(Qt.Key.Key_Tab)
    assert "Decembr" in said(person, Key.PERIOD_ENDED)
    field = person.field(Key.PERIOD_ENDED)
    person.window.binder.lead_to(Key.PERIOD_ENDED)
    assert "Decembr" in said(person, Key.PERIOD_ENDED)  # coming back to mend it does not hide what is to be mended
    field.setCursorPosition(len("Decemb"))
    person.type("e")
    assert said(person, Key.PERIOD_ENDED) == ""


def test_what_is_blank_is_to_do_and_no_error_until_it_is_to_be_printed(window, person):
    """GOV.UK, govuk-frontend#1199: nobody has done wrong who has not begun."""
    for _ in range(12):
        person.press(Qt.Key.Key_Tab)
    assert {finding.severity for finding in window.binder.findings} == {Severity.TODO}
    remarks = window.sheet.margin.remarks()
    assert {remark.property("severity") for remark in remarks} == {"todo"}
    person.answer = "show"
    person.chooses("action_print")
    assert {remark.property("severity") for remark in window.sheet.margin.remarks()} == {"error"}


def test_the_summary_gets_the_focus_and_its_entries_lead_to_their_fields(window, person):
    """nhsuk PR#703 (the summary without the focus is not heard), govuk-frontend#1186, design-system-backlog#46."""
    person.answer = "show"
    person.chooses("action_print")
    assert window.focusWidget() is window.findings.list
    first = window.binder.findings[window.findings.list.currentRow()]
    person.press(Qt.Key.Key_Return)
    assert window.binder.focused() is first.key


@pytest.mark.parametrize("typed", ["12/31/2025", " 12-31-2025 ", "2025-12-31", "Dec. 31, 2025", "31 December 2025",
                                   "december 31 2025"])
def test_a_date_is_taken_in_any_form_that_means_one_day(window, person, typed):
    """GOV.UK: accept any format that is unambiguous, and pay no heed to stray characters."""
    person.type(typed, Key.PERIOD_ENDED)
    person.press(Qt.Key.Key_Tab)
    assert said(person, Key.PERIOD_ENDED) == ""


def test_tab_comes_to_the_first_box_of_a_new_notice_whatever_the_one_before_had_checked(window, person):
    """Space would check there what is late no more."""
    person.chooses("action_example_quantum")
    person.click(person.boxes(Key.REPORT_FORM)["Form 10-Q"])
    person.answer = "discard"
    person.chooses("action_new_2018")
    window.binder.lead_to(Key.CUSIP_NUMBER)
    person.press(Qt.Key.Key_Tab)
    assert window.focusWidget() is person.boxes(Key.REPORT_FORM)["Form 10-K"]

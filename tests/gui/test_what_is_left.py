# SPDX-License-Identifier: MIT
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from form12b25 import assets
from form12b25.form.figures import ResultsLine
from form12b25.form.keys import Key
from form12b25.gui.entries import HEADING, WORDS
from form12b25.gui.print_dialog import PrintDialog


def test_each_entry_of_the_list_leads_to_its_blank_and_brings_it_into_view(window, person):
    entries = window.findings.list
    for row in range(entries.count()):
        entries.itemClicked.emit(entries.item(row))
        key = entries.item(row).data(Qt.ItemDataRole.UserRole)
        widget = QApplication.focusWidget()
        assert widget in window.sheet.editors[key].stops()
        top = widget.mapTo(window._area.viewport(), QPoint(0, 0)).y()
        assert 0 <= top < window._area.viewport().height()
    assert entries.count() == 15


def test_f6_walks_what_is_left_in_paper_order_and_begins_again(window, person):
    visited = []
    window.binder.lead_to(Key.SEC_FILE_NUMBER)
    for _ in range(16):
        person.chooses("action_next")
        visited.append(window.binder.focused())
    todo = [finding.key for finding in window.session.review.findings]
    assert visited == [*todo, todo[0]]


def test_a_click_on_a_remark_in_the_margin_leads_to_its_blank(window, person):
    margin = window.sheet.margin
    remark = next(remark for remark in margin.remarks() if remark.key is Key.NARRATIVE)
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=remark.geometry().center())
    assert QApplication.focusWidget() is person.field(Key.NARRATIVE)


def test_remarks_stand_beside_their_blanks_and_do_not_overlap(window, qtbot):
    margin = window.sheet.margin
    remarks = margin.remarks()
    for above, below in pairwise(remarks):
        assert above.geometry().bottom() < below.geometry().top()
    narrative = next(remark for remark in remarks if remark.key is Key.NARRATIVE)
    field = window.sheet.editors[Key.NARRATIVE].widget
    assert narrative.mapTo(window, QPoint(0, 0)).y() == field.mapTo(window, QPoint(0, 0)).y()


def test_the_list_counts_what_is_left_until_nothing_is(window, person, tmp_path):
    assert window.findings.summary.text() == "15 still to do."
    person.click(person.boxes(Key.REPORT_FORM)["Form 10-K"])
    assert window.findings.summary.text() == "14 still to do."
    person.type("never", Key.PERIOD_ENDED)
    person.press(Qt.Key.Key_Tab)
    assert window.findings.summary.text() == "1 to mend, 13 still to do."


def test_what_is_to_do_is_quiet_until_the_person_asks_to_print(window, person):
    field = person.field(Key.REGISTRANT_NAME)
    assert field.property("state") == "todo"
    person.answer = "show"
    person.chooses("action_print")
    assert field.property("state") == "faulty"
    person.type("Crested Corp.", Key.REGISTRANT_NAME)
    assert not field.property("state")


def test_a_very_long_narrative_is_judged_when_typing_pauses_and_always_before_it_is_printed(window, person, qtbot):
    """A review of 1,000 pages takes a moment, which no keystroke waits for."""
    long = assets.example("quantum-2026").enter(Key.NARRATIVE, "A fire burned the ledgers. " * 10_000)
    window.session.open(long, None)
    judged = []
    window.session.reviewed.connect(judged.append)
    qtbot.keyClicks(person.field(Key.NARRATIVE), "xy")
    assert judged == []
    assert window.session.review.notice.text(Key.NARRATIVE).endswith("ledgers. xy")
    qtbot.waitUntil(lambda: len(judged) == 1)
    assert judged[0].draft is window.session.draft


def test_the_key_that_walks_what_is_left_chooses_its_entry_so_that_it_can_be_answered(window, person, qtbot):
    person.chooses("action_example_igene")
    person.chooses("action_next")
    assert not window.findings.answer.isEnabled()
    qtbot.keyClicks(person.field(Key.NARRATIVE), "A fire burned the ledgers of the plant in Ohio, where all stock was.")
    person.chooses("action_next")
    assert "Change in results" in window.findings.list.currentItem().text()
    assert window.findings.answer.isEnabled()


def drawn(window, row):
    """An entry of the list as it is seen."""
    entries = window.findings.list
    return entries.viewport().grab(entries.visualItemRect(entries.item(row))).toImage()


def light(picture, place):
    """How light the lightest and the darkest pixel are in a part of a picture."""
    seen = [picture.pixelColor(x, y).lightness() for x in range(place.left(), place.right())
            for y in range(place.top(), place.bottom())]
    return min(seen), max(seen)


def headings(window):
    entries = window.findings.list
    return [words for row in range(entries.count()) if (words := entries.item(row).data(HEADING))]


def test_the_list_stands_under_a_heading_for_each_part_with_counts(window, person):
    assert headings(window) == ["Head of the form: 2 to do", "Part I: 3 to do", "Part III: 1 to do", "Part IV: 5 to do",
                                "Signature: 4 to do"]
    assert window.findings.finished.text() == "Nothing is left in Part II and the worksheet."
    person.type("never", Key.PERIOD_ENDED)
    person.type("An officer", Key.SIGNER_NAME)
    person.press(Qt.Key.Key_Tab)
    assert headings(window)[0] == "Head of the form: 1 to mend, 1 to do"
    assert headings(window)[-1] == "Signature: 3 to do, 1 to consider"
    assert window.findings.summary.text() == "1 to mend, 13 still to do, 1 to consider."


def test_the_arrow_keys_stop_at_entries_alone_and_a_screen_reader_hears_the_heading_with_the_first(window):
    entries = window.findings.list
    entries.setFocus()
    QTest.keyClick(entries, Qt.Key.Key_Home)
    passed = []
    for _ in range(entries.count()):
        passed.append(entries.currentItem().text().split("\n")[0])
        QTest.keyClick(entries, Qt.Key.Key_Down)
    assert len(set(passed)) == entries.count() == 15
    read_out = QAccessible.queryAccessibleInterface(entries)
    names = [read_out.child(row).text(QAccessible.Text.Name) for row in range(3)]
    assert names[0].startswith("Head of the form: 2 to do. Head of the form, Report form\nTo do: Check the one form")
    assert names[1].startswith("Head of the form, Period ended")
    assert names[2].startswith("Part I: 3 to do. Part I, Full name of registrant")


@pytest.mark.parametrize("points", [9, 16, 24])
def test_the_sign_stands_at_the_first_line_and_no_line_is_cut_off(window, points):
    entries = window.findings.list
    font = QFont(entries.font())
    font.setPointSize(points)
    entries.setFont(font)
    QApplication.processEvents()
    letters, row = entries.fontMetrics(), 1  # an entry without a heading
    picture = drawn(window, row)
    indent = letters.capHeight() * 2
    first = QRect(1, 1, indent, letters.lineSpacing() + 2)
    dark, bright = light(picture, first)
    assert bright - dark > 120
    beneath = QRect(1, letters.lineSpacing() + 6, indent - 2, picture.height() - letters.lineSpacing() - 8)
    assert light(picture, beneath)[0] == light(picture, beneath)[1]
    words = entries.item(row).data(WORDS)
    needed = letters.boundingRect(QRect(0, 0, picture.width() - 3 * letters.capHeight(), 10_000),
                                  Qt.TextFlag.TextWordWrap, words).height()
    assert picture.height() >= needed


def test_the_sign_of_the_chosen_entry_has_the_colour_of_its_words(window):
    entries = window.findings.list
    palette = entries.palette()
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#102040"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("white"))
    entries.setPalette(palette)
    entries.setCurrentRow(1)
    place = QRect(1, 1, entries.fontMetrics().capHeight() * 2, entries.fontMetrics().lineSpacing())
    assert light(drawn(window, 1), place)[1] > 200  # a light sign on a dark row
    assert light(drawn(window, 3), place)[0] < 60  # a dark one on the paper


def test_shift_f8_walks_back_and_the_status_bar_says_where_one_is(window, person):
    person.chooses("action_example_igene")
    window.binder.lead_to(Key.SEC_FILE_NUMBER)
    said = []
    for step in ("next", "next", "next", "next", "previous", "previous"):
        person.chooses(f"action_{step}")
        said.append(window.statusBar().currentMessage())
    there = ["1 of 3: Part III, Narrative", "2 of 3: Part IV, Change in results", "3 of 3: Worksheet, Exhibits"]
    assert said == [*there, there[0], there[2], there[1]]
    assert window.binder.focused() is Key.RESULTS_CHANGE
    person.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    person.type("A fire burned the ledgers of the plant in Ohio, where all stock was kept, on March 2, 1998.")
    assert window.statusBar().currentMessage() == ""  # one of three it is no more


def test_from_a_field_where_nothing_is_left_the_walk_goes_on_in_either_direction(window, person):
    window.binder.lead_to(Key.FORMER_NAME)
    person.chooses("action_previous")
    assert window.binder.focused() is Key.REGISTRANT_NAME
    window.binder.lead_to(Key.FORMER_NAME)
    person.chooses("action_next")
    assert window.binder.focused() is Key.STREET_ADDRESS
    window.binder.lead_to(Key.SEC_FILE_NUMBER)
    person.chooses("action_previous")
    assert window.binder.focused() is Key.SIGNER_TITLE


def test_a_form_that_is_printed_too_early_leads_to_the_list_and_return_to_the_field(window, person):
    window.action("action_show_findings").setChecked(False)
    person.answer = "show"
    person.chooses("action_print")
    entries = window.findings.list
    assert QApplication.focusWidget() is entries
    assert entries.currentItem().text().startswith("Head of the form, Report form")
    assert window.statusBar().currentMessage() == "15 still to do."
    read_out = QAccessible.queryAccessibleInterface(entries)
    assert read_out.text(QAccessible.Text.Description) == "15 still to do."
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is person.field(Key.PERIOD_ENDED)


def test_when_nothing_is_left_the_list_says_so_and_offers_to_print(window, person, qtbot):
    assert not window.findings.print.isVisible()
    person.chooses("action_example_quantum")
    assert window.findings.list.count() == 0
    assert window.findings.finished.text() == "Nothing is left to do."
    assert window.findings.summary.text() == "Ready to print, sign and send."
    person.chooses("action_next")
    assert window.statusBar().currentMessage() == "Nothing is left to do."
    asked = []
    person.fill = asked.append
    person.click(window.findings.print)
    qtbot.waitUntil(lambda: len(asked) == 1 and not window.printing.work.busy)
    assert isinstance(asked[0], PrintDialog)


def test_an_entry_about_a_figure_leads_to_its_cell(window, person):
    rows = (ResultsLine("Net sales", "1", "2"), ResultsLine("", "5", "6"), ResultsLine("Net income", "3", "many"))
    window.session.enter(Key.RESULTS_TABLE, rows)
    table, entries = person.field(Key.RESULTS_TABLE), window.findings.list
    found = {}
    for row in range(entries.count()):
        if "Results in figures" in entries.item(row).text():
            entries.itemActivated.emit(entries.item(row))
            at = table.currentItem()
            found[table.item(at.row(), 0).text(), at.column()] = at.text()
    assert found == {("Net income", 2): "many", ("", 0): ""}
    assert QApplication.focusWidget() is table


def test_a_notice_whose_last_day_has_passed_is_not_said_to_be_ready_to_send(window, person, qtbot):
    qtbot.waitUntil(lambda: "Enter both" in window.dates.standing.text(), timeout=10_000)
    window.session.open(assets.example("quantum-2026").enter(Key.PERIOD_ENDED, "December 31, 2025").enter(
        Key.SIGNATURE_DATE, "March 17, 2026"), None)
    assert window.dates.standing.text().startswith("✕ The last day for this notice has passed. It is signed March 17")
    assert window.findings.summary.text() == "Ready to print, but the last day for this notice has passed."
    window.session.enter(Key.SIGNER_IS_OFFICER, None)
    assert window.findings.summary.text() == ("Ready to print, but the last day for this notice has passed. Before you "
                                              "print, 1 to consider.")
    window.session.enter(Key.SIGNER_IS_OFFICER, True)
    person.fill = lambda dialog: (dialog.day.setText("March 17, 2026"), dialog.way.setCurrentText("through EDGAR"))
    person.chooses("action_mark_filed")
    assert window.findings.summary.text() == "This notice is filed; it can be printed again."
    assert window.dates.standing.text() == "✓ The notice was filed March 17, 2026, in time."


def test_the_question_about_a_draft_never_saved_is_one_sentence(window, person):
    person.type("Crested", Key.REGISTRANT_NAME)
    person.chooses("action_new_2018")
    assert person.words == "The changes to this draft, which was never saved, will be lost if they are not saved."


def test_next_leads_to_the_filer_status_while_the_dates_wait_for_it(window, person, qtbot):
    qtbot.waitUntil(lambda: "Enter both" in window.dates.standing.text(), timeout=10_000)
    window.session.open(assets.example("quantum-2026").enter(Key.FILER_STATUS, None), None)
    assert window.findings.summary.text() == "Ready to print, sign and send. Before that, 1 to consider."
    person.chooses("action_next")
    assert window.binder.focused() is Key.FILER_STATUS
    person.click(person.boxes(Key.FILER_STATUS)["Non-accelerated"])
    assert window.findings.list.count() == 0
    assert window.dates.days()["due"].startswith("Monday, June 29, 2026")

# SPDX-License-Identifier: MIT
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from form12b25 import assets
from form12b25.form.keys import Key


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

# SPDX-License-Identifier: MIT
"""The dates beside the form: what moves them, how they stand today, and the way to their reasons."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from form12b25.form.keys import Key
from form12b25.gui import office_days
from form12b25.gui.main_window import MainWindow
from gui_person import Person


@pytest.fixture
def today():
    """A day that a test may change, as the window asks for it."""
    class Day:
        now = date(2026, 6, 15)

    return Day


@pytest.fixture
def window(qtbot, settings, today, monkeypatch):
    """The window with the calendar in it, looking at the clock all the time."""
    monkeypatch.setattr(office_days, "_LOOK", 5)
    person = Person()
    shown = MainWindow(settings, lambda: today.now, person)
    person.window = shown
    shown.show()
    qtbot.waitExposed(shown)
    qtbot.waitUntil(lambda: "Enter both" in shown.dates.standing.text(), timeout=10_000)
    yield shown
    shown.session.undo.setClean()
    shown.close()
    shown.deleteLater()


@pytest.fixture
def quantum(window, person):
    person.chooses("action_example_quantum")
    return window


QUANTUM = {"due": "Monday, June 15, 2026 (today)", "notice_by": "Tuesday, June 16, 2026 (tomorrow)",
           "extended": "Tuesday, June 30, 2026 (in 15 days)"}


def test_the_three_dates_follow_each_keystroke(window, person):
    dates = window.dates
    assert dates.days() == {}
    person.click(person.boxes(Key.REPORT_FORM)["Form 10-K"])
    assert dates.standing.text() == "The dates follow from the period ended. Enter it."
    person.type("March 31, 2026", Key.PERIOD_ENDED)
    assert "depends on the filer status" in dates.standing.text()
    person.click(person.boxes(Key.FILER_STATUS)["Accelerated"])
    assert dates.days() == QUANTUM
    assert dates.standing.text() == "✓ In time: 1 day left for this notice."
    person.undoes()
    assert dates.days() == {}


@pytest.mark.parametrize(("key", "entered", "due"), [
    (Key.PERIOD_ENDED, "December 31, 2025", "Monday, March 16, 2026 (91 days ago)"),
    (Key.REPORT_FORM, "10-Q", "Monday, May 11, 2026 (35 days ago)"),
    (Key.FILER_STATUS, "non-accelerated", "Monday, June 29, 2026 (in 14 days)"),
])
def test_each_answer_moves_the_dates(quantum, key, entered, due):
    assert quantum.dates.days() == QUANTUM
    quantum.session.enter(key, entered)
    assert quantum.dates.days()["due"] == due


def test_a_transition_report_and_a_plan_under_erisa_move_the_dates(quantum, person):
    person.click(person.boxes(Key.TRANSITION_REPORT)["Transition Report on Form 10-K"])
    assert quantum.dates.standing.text() == "The dates follow from the transition period ended. Enter it."
    quantum.dates.lead.click()
    assert quantum.binder.focused() is Key.TRANSITION_PERIOD_ENDED
    person.type("December 31, 2025", Key.TRANSITION_PERIOD_ENDED)
    assert quantum.dates.days()["due"] == "Monday, March 16, 2026 (91 days ago)"
    person.type("February 2, 2026", Key.DETERMINATION_DATE)
    assert quantum.dates.days()["due"] == "Monday, April 20, 2026 (56 days ago)"
    person.click(person.boxes(Key.TRANSITION_REPORT)["Transition Report on Form 10-K"])
    quantum.session.enter(Key.REPORT_FORM, "11-K")
    assert quantum.dates.days()["due"] == "Monday, June 29, 2026 (in 14 days)"
    person.click(person.field(Key.ERISA_PLAN))
    assert quantum.dates.days()["due"] == "Monday, September 28, 2026 (in 105 days)"


def test_what_is_missing_has_a_button_that_leads_to_its_blank(quantum, person):
    person.click(person.boxes(Key.FILER_STATUS)["Accelerated"])
    assert quantum.dates.days() == {}
    assert quantum.dates.lead.text() == "&Go to Filer status"
    quantum.dates.lead.click()
    assert quantum.binder.focused() is Key.FILER_STATUS
    person.click(person.boxes(Key.FILER_STATUS)["Accelerated"])
    assert quantum.dates.lead.isHidden()
    assert quantum.dates.days() == QUANTUM


def test_midnight_is_noticed_and_the_standing_is_told_in_words_and_by_a_sign(quantum, qtbot, today):
    dates = quantum.dates
    assert dates.standing.property("late") is False
    for day, said, notice_by in (
            (16, "! Today is the last day for this notice.", "Tuesday, June 16, 2026 (today)"),
            (17, ("✕ The last day for this notice has passed. It is signed June 15, 2026, in time: if it was filed by "
                  "its last day, mark it as filed; if not, the relief of Rule 12b-25(b) is lost, but the notice is "
                  "still owed."), "Tuesday, June 16, 2026 (yesterday)")):
        today.now = date(2026, 6, day)
        qtbot.waitUntil(lambda said=said: dates.standing.text() == said)
        assert dates.days()["notice_by"] == notice_by
        assert dates.standing.property("late") is True


def test_midnight_is_noticed_by_the_rest_of_the_review_too(quantum, person, qtbot, today):
    quantum.session.enter(Key.SIGNATURE_DATE, "June 16, 2026")
    person.click(person.field(Key.REGISTRANT_NAME))
    assert any("still to come" in line for line in person.listed())
    today.now = date(2026, 6, 16)
    qtbot.waitUntil(lambda: not any("still to come" in line for line in person.listed()))


def test_the_dates_open_into_their_reasons(quantum, person):
    shown = []

    def read(dialog):
        shown.append(dialog.steps.toPlainText())
        dialog.copy.click()
        dialog.reject()

    person.fill = read
    quantum.dates.why.click()
    [words] = shown
    copied = QGuiApplication.clipboard().text()
    for said in (words, copied):
        assert "Sunday, June 14, 2026: Due date before weekends and holidays" in said
        assert "June 14, 2026 is a Sunday, so the date moves" in said
        assert said.count("Rule 0-3(a)") == 1
        assert said.count("Rule 12b-25(b)(2)(ii)") == 1


def test_the_dates_are_saved_for_a_calendar_from_the_reasons_and_from_the_menu(quantum, person, tmp_path):
    person.file = tmp_path / "a.ics"
    person.fill = lambda dialog: dialog.save.click()
    quantum.dates.why.click()
    content = person.file.read_bytes()
    assert person.suggested.name == "QUANTUM CORPORATION, NT 10-K, March 31, 2026 dates.ics"
    assert content.count(b"SUMMARY:QUANTUM CORPORATION: ") == 3
    assert quantum.statusBar().currentMessage() == f"The dates were saved as {person.file}"
    told = {Key.REGISTRANT_NAME, Key.REGISTRANT_NAME_IN_CHARTER, Key.PERIOD_ENDED, Key.FILER_STATUS}
    private = [value for key, value in quantum.session.draft.entered.items()
               if isinstance(value, str) and len(value) > 5 and key not in told]
    assert len(private) > 8
    whole = content.decode().replace("\r\n ", "")
    assert [value for value in private if value in whole] == []
    person.file = tmp_path / "b.ics"
    person.chooses("action_save_dates")
    assert person.file.read_bytes().count(b"BEGIN:VEVENT") == 3


def test_where_there_are_no_dates_none_are_saved_and_a_file_that_cannot_be_written_is_named(window, person, tmp_path):
    person.file = tmp_path / "gone" / "a.ics"
    person.chooses("action_save_dates")
    assert person.told.pop() == ("There are no dates to save",
                                 "The dates follow from the report form and the period ended. Enter both.")
    person.chooses("action_example_quantum")
    person.chooses("action_save_dates")
    title, words = person.told.pop()
    assert title == "The dates were not saved"
    assert str(person.file) in words


def test_a_calendar_that_cannot_be_read_is_said_and_the_form_goes_on(qtbot, settings, monkeypatch):
    def fail(*_):
        raise ImportError("holidays")

    monkeypatch.setattr(office_days, "_worked_out", fail)
    person = Person()
    person.window = shown = MainWindow(settings, lambda: date(2026, 6, 15), person)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: "Install the program anew" in shown.dates.standing.text())
    person.chooses("action_example_quantum")
    assert shown.session.review.ready
    assert "Install the program anew" in shown.dates.standing.text()
    assert shown.dates.lead.isHidden()
    shown.session.undo.setClean()
    shown.close()


def test_the_calendar_is_not_loaded_before_the_window_is_painted(qtbot, settings, monkeypatch):
    begun = []
    monkeypatch.setattr(office_days, "_worked_out", lambda *_: begun.append(True))
    shown = MainWindow(settings, lambda: date(2026, 6, 15), Person())
    qtbot.addWidget(shown)
    QApplication.processEvents()
    assert begun == []
    assert shown.dates.standing.text() == "The calendar of federal holidays is being read."
    shown.show()
    qtbot.waitUntil(lambda: begun == [True])
    shown.close()


def test_a_window_that_is_closed_as_soon_as_it_is_painted_loads_nothing(qtbot, settings, monkeypatch):
    begun = []
    monkeypatch.setattr(office_days, "_worked_out", lambda *_: begun.append(True))
    shown = MainWindow(settings, lambda: date(2026, 6, 15), Person())
    qtbot.addWidget(shown)
    shown.office_days.eventFilter(shown, QEvent(QEvent.Type.Paint))
    shown.close()
    QApplication.processEvents()
    assert begun == []


def test_the_dates_say_that_they_are_computed(quantum):
    for label, day in quantum.dates._rows.values():
        assert label.text().startswith("= ")
        assert "Computed." in day.toolTip()

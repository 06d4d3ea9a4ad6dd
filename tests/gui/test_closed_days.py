# SPDX-License-Identifier: MIT
"""Days closed and opened by hand, in the window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from form12b25.form.keys import Key
from form12b25.gui.main_window import MainWindow
from gui_person import Person


def counted(window, qtbot):
    qtbot.waitUntil(lambda: "is being read" not in window.dates.standing.text(), timeout=10_000)


@pytest.fixture
def quantum(window, person, qtbot):
    counted(window, qtbot)
    person.chooses("action_example_quantum")
    return window


def enters(*days, button="add"):
    """Type days into the dialog; what it says of each is kept in `said`."""
    def fill(dialog):
        for day in days:
            dialog.typed.clear()
            QTest.keyClicks(dialog.typed, day)
            getattr(dialog, button).click()
            fill.said.append(dialog.said.text())
        fill.listed = [dialog.list.item(row).text() for row in range(dialog.list.count())]

    fill.said = []
    return fill


def due(window):
    return window.dates.days()["due"]


def test_a_day_that_is_closed_moves_the_dates_at_once(quantum, person, qtbot):
    seen = []

    def fill(dialog):
        dialog.show()
        QTest.keyClicks(dialog.typed, "15 June 2026")
        QTest.keyClick(dialog.typed, Qt.Key.Key_Return)
        seen.append((dialog.said.text(), due(quantum), dialog.typed.text()))
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        dialog.list.setFocus()
        QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
        seen.append((dialog.said.text(), due(quantum), dialog.list.count()))

    person.fill = fill
    person.chooses("action_closed_days")
    assert seen == [
        ("Monday, June 15, 2026 no longer counts.", "Tuesday, June 16, 2026 (tomorrow)", ""),
        ("June 15, 2026 is as the calendar has it.", "Monday, June 15, 2026 (today)", 0)]


def test_a_holiday_that_is_struck_counts(quantum, person):
    quantum.session.enter(Key.PERIOD_ENDED, "April 19, 2026")
    assert due(quantum) == "Monday, July 6, 2026 (in 21 days)"
    person.fill = fill = enters("November 4, 2025", "July 3, 2026", button="strike")
    person.chooses("action_closed_days")
    assert fill.said == ["November 4, 2025, a Tuesday, is a business day as it is; there is nothing to strike.",
                         "Friday, July 3, 2026 counts from now on."]
    assert fill.listed == ["Friday, July 3, 2026: open, struck (Independence Day (observed))"]
    assert due(quantum) == "Friday, July 3, 2026 (in 18 days)"


@pytest.mark.parametrize(("typed", "said"), [
    ("", "Type a day first, such as June 17, 2026."),
    ("soon", "“soon” cannot be read as a date: it is not a date. Write it as in June 17, 2026."),
    ("6/5/2026", ("“6/5/2026” cannot be read as a date: it may be June 5, 2026 or May 6, 2026. Write it as in June 17, "
                  "2026.")),
    ("6/19/26", ("“6/19/26” cannot be read as a date: its year must have four digits and lie between 1934 and 2199. "
                 "Did you mean June 19, 2026?")),
    ("June 13, 2026", "June 13, 2026 is a Saturday and does not count as it is; there is nothing to add."),
    ("July 3, 2026", ("July 3, 2026 is Independence Day (observed) and does not count as it is; there is nothing to "
                      "add.")),
])
def test_what_cannot_be_closed_is_said(quantum, person, typed, said):
    person.fill = fill = enters(typed)
    person.chooses("action_closed_days")
    assert fill.said == [said]
    assert fill.listed == []


def test_a_day_cannot_be_both_and_a_sunday_not_opened(quantum, person):
    person.fill = enters("June 17, 2026")
    person.chooses("action_closed_days")
    person.fill = fill = enters("June 17, 2026", "June 14, 2026", button="strike")
    person.chooses("action_closed_days")
    assert fill.said == ["June 17, 2026 would be both closed and open. Give it as one of them only.",
                         ("June 14, 2026 is a Sunday, which never counts (Rule 0-3(a)); it cannot be open. Correct "
                          "the date.")]
    assert fill.listed == ["Wednesday, June 17, 2026: closed"]


def opened(settings, qtbot):
    person = Person()
    person.window = again = MainWindow(settings, lambda: date(2026, 6, 15), person)
    qtbot.addWidget(again)
    again.show()
    counted(again, qtbot)
    person.chooses("action_example_quantum")
    return again, person


def test_the_days_are_there_when_the_window_opens_again(quantum, person, settings, qtbot):
    person.fill = enters("June 15, 2026", "June 16, 2026")
    person.chooses("action_closed_days")
    assert due(quantum) == "Wednesday, June 17, 2026 (in 2 days)"
    settings.sync()
    again, someone = opened(settings, qtbot)
    assert due(again) == "Wednesday, June 17, 2026 (in 2 days)"
    someone.fill = fill = enters()
    someone.chooses("action_closed_days")
    assert fill.listed == ["Monday, June 15, 2026: closed", "Tuesday, June 16, 2026: closed"]
    again.session.undo.setClean()
    again.close()


@pytest.mark.parametrize("damaged", [
    "soon", 5, b"\xff", ["2026-06-15", "2026-02-30", "", 7], {"a": 1}, "2026-06-15", ["99999-01-01"],
    ["2026-06-15\x00"]])
def test_damaged_settings_do_not_stop_the_window(settings, qtbot, damaged):
    settings.setValue("closed_days/added", damaged)
    settings.setValue("closed_days/struck", damaged)
    again, _ = opened(settings, qtbot)
    assert due(again) == "Monday, June 15, 2026 (today)"  # a day that is both is open
    again.session.undo.setClean()
    again.close()
    settings.remove("closed_days/struck")
    again, _ = opened(settings, qtbot)
    kept = "2026-06-15" in (damaged if isinstance(damaged, list) else [damaged])
    assert due(again) == ("Tuesday, June 16, 2026 (tomorrow)" if kept else "Monday, June 15, 2026 (today)")
    again.session.undo.setClean()
    again.close()


def test_the_file_of_the_settings_can_be_edited_into_nonsense(tmp_path, qtbot):
    from PySide6.QtCore import QSettings

    path = tmp_path / "window.ini"
    path.write_text('[closed_days]\nadded=@ByteArray(2026-06-15)\nstruck="2026-06-13, , x"\n', encoding="utf-8")
    again, _ = opened(QSettings(str(path), QSettings.Format.IniFormat), qtbot)
    assert due(again) == "Monday, June 15, 2026 (today)"
    again.session.undo.setClean()
    again.close()


def test_the_dialog_says_why_a_day_may_have_to_be_closed_and_every_control_has_a_name(quantum, person):
    from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton

    def look(dialog):
        said = " ".join(label.text() for label in dialog.findChildren(QLabel))
        assert "executive order" in said
        assert "shutdown of the government is no holiday" in said
        names = [control.accessibleName() or control.text() for kind in (QLineEdit, QListWidget, QPushButton)
                 for control in dialog.findChildren(kind)]
        assert "" not in names
        assert dialog.focusWidget() is dialog.typed
        looked.append(True)

    looked = []
    person.fill = look
    person.chooses("action_closed_days")
    assert looked == [True]

# SPDX-License-Identifier: MIT
"""A date is chosen from a calendar, with the keyboard or the mouse."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QTableView, QToolButton

from form12b25.form import sensible_days
from form12b25.form.calendar import federal_calendar
from form12b25.form.definition import FIELDS, Date
from form12b25.form.keys import Key

# Qt's offscreen screen has no grabs, which a popup asks for
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
DATES = [key for key, declared in FIELDS.items() if isinstance(declared, Date)]


def calendar():
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup.findChild(QCalendarWidget)


def press(key):
    QTest.keyClick(calendar().findChild(QTableView), key)


@pytest.mark.parametrize("opening", [(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
                                     (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier)])
def test_return_takes_the_day_as_one_step_and_it_is_written_as_on_the_paper(window, person, opening):
    person.type("December 30, 1997", Key.PERIOD_ENDED)
    person.press(*opening)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None
    assert window.session.draft.entered[Key.PERIOD_ENDED] == "December 31, 1997"
    assert window.action("action_undo").text() == "&Undo choosing of Head of the form, Period ended"
    assert QApplication.focusWidget() is person.field(Key.PERIOD_ENDED)
    person.undoes()
    assert person.field(Key.PERIOD_ENDED).text() == "December 30, 1997"


def test_escape_leaves_the_date_as_it_was(window, person):
    person.type("12/31/1997", Key.PERIOD_ENDED)
    person.press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert window.session.draft.entered[Key.PERIOD_ENDED] == "12/31/1997"


@pytest.mark.parametrize("key", DATES)
def test_each_date_has_a_button_with_a_name_that_is_no_stop_for_tab(window, person, key):
    [button] = person.field(key).findChildren(QToolButton)
    assert button.accessibleName() == f"Calendar for {FIELDS[key].label}"
    assert not button.focusPolicy() & Qt.FocusPolicy.TabFocus
    person.window.binder.lead_to(key)
    button.click()
    shown = calendar()
    assert shown.locale().language() is QLocale.Language.English
    assert shown.firstDayOfWeek() is Qt.DayOfWeek.Sunday
    QApplication.activePopupWidget().close()


def test_days_on_which_offices_are_closed_are_marked_and_named(window, person):
    window.session.count_by(federal_calendar(added=frozenset({date(2026, 11, 13)})))
    person.type("November 10, 2026", Key.EXPECTED_FILING_DATE)
    person.press(Qt.Key.Key_F4)
    assert calendar().dateTextFormat(QDate(2026, 11, 11)).toolTip() == "Veterans Day"
    assert calendar().dateTextFormat(QDate(2026, 11, 13)).toolTip() == "a closure added by hand"
    assert not calendar().dateTextFormat(QDate(2026, 11, 12)).toolTip()
    press(Qt.Key.Key_Right)
    popup = QApplication.activePopupWidget()
    assert popup.chosen.text() == "Wednesday, November 11, 2026: Veterans Day"
    popup.close()


def test_a_calendar_follows_the_colours_of_the_system_not_those_of_the_paper(window, person):
    colours = window.palette()
    colours.setColor(QPalette.ColorRole.Base, QColor("#202020"))
    colours.setColor(QPalette.ColorRole.Window, QColor("#202020"))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        colours.setColor(role, QColor("#f0f0f0"))
    QApplication.setPalette(colours)
    try:
        person.window.binder.lead_to(Key.PERIOD_ENDED)
        person.press(Qt.Key.Key_F4)
        shown = calendar()
        assert shown.palette().text().color().name() == "#f0f0f0"
        assert shown.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color().name() == "#f0f0f0"
        QApplication.activePopupWidget().close()
    finally:
        QApplication.setPalette(QPalette())


def test_what_is_read_only_has_no_calendar(window, person):
    window.session.reading = True
    window.session.read_only_changed.emit(True)
    [button] = person.field(Key.PERIOD_ENDED).findChildren(QToolButton)
    assert not button.isEnabled()


@pytest.mark.parametrize(("form", "today", "begins"), [
    ("10-K", date(2026, 6, 15), date(2026, 3, 31)), ("10-K", date(1998, 4, 1), date(1998, 1, 31)),
    ("10-Q", date(2026, 11, 10), date(2026, 9, 30)), ("10-D", date(2026, 10, 16), date(2026, 9, 30)),
])
def test_a_calendar_of_a_period_begins_at_an_end_of_a_month(window, form, today, begins):
    draft = window.session.draft.enter(Key.REPORT_FORM, form)
    assert sensible_days.to_begin_with(Key.PERIOD_ENDED, draft, today) == begins
    assert sensible_days.to_begin_with(Key.SIGNATURE_DATE, draft, today) == today


@pytest.mark.parametrize("percent", [90, 100, 200, 300])
def test_the_button_is_as_large_as_the_letters_and_no_letter_stands_under_it(window, person, percent):
    window.zoom.set_percent(percent)
    QApplication.processEvents()
    for key in DATES:
        line = person.field(key)
        [button] = line.findChildren(QToolButton)
        assert button.iconSize().width() >= max(16, 1.4 * line.fontMetrics().capHeight())
        assert line.rect().contains(button.geometry())
        assert line.width() - line.textMargins().right() <= button.x()


def offers(window):
    """The buttons above the list, by what is on them."""
    return {" ".join(offer.text().split()): offer for offer in window.findings.offers if offer.isVisible()}


def test_a_short_year_is_asked_about_and_one_click_enters_what_was_meant(window, person):
    person.type("11/23/26", Key.PERIOD_ENDED)
    assert offers(window) == {}  # a field is judged when it is left
    person.press(Qt.Key.Key_Tab)
    assert "Did you mean November 23, 2026?" in person.remarks()[Key.PERIOD_ENDED]
    assert person.field(Key.PERIOD_ENDED).text() == "11/23/26"  # never by itself
    [(words, offer)] = offers(window).items()
    assert words == "Period ended: enter November 23, 2026"
    person.click(offer)
    assert window.session.draft.entered[Key.PERIOD_ENDED] == "November 23, 2026"
    assert offers(window) == {}
    assert QApplication.focusWidget() is person.field(Key.PERIOD_ENDED)  # before the eyes, to be looked at
    person.undoes()
    assert person.field(Key.PERIOD_ENDED).text() == "11/23/26"


def test_who_takes_a_day_by_key_stands_in_its_blank_and_enters_no_other_day(window, person):
    person.type("11/23/26", Key.PERIOD_ENDED)
    person.press(Qt.Key.Key_Tab)
    person.type("12/23/26", Key.EXPECTED_FILING_DATE)
    person.press(Qt.Key.Key_Tab)
    offer = offers(window)["Period ended: enter November 23, 2026"]
    offer.setFocus()
    person.press(Qt.Key.Key_Space)
    assert window.session.draft.entered[Key.PERIOD_ENDED] == "November 23, 2026"
    assert window.focusWidget() is person.field(Key.PERIOD_ENDED)
    person.press(Qt.Key.Key_Space)  # held too long
    assert window.session.draft.entered[Key.EXPECTED_FILING_DATE] == "12/23/26"


@pytest.mark.parametrize("key", DATES)
def test_what_is_offered_is_read_to_its_end(window, person, key):
    person.type("9/10/26", key)
    person.press(Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert len(offers(window)) == 2
    for words, offer in offers(window).items():
        assert words.endswith(("enter September 10, 2026", "enter October 9, 2026"))
        assert offer.width() >= offer.sizeHint().width()


@pytest.mark.parametrize("key", DATES)
def test_in_the_blank_one_key_enters_the_only_day_that_can_be_meant(window, person, key):
    person.type("11/23/26", key)
    person.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert person.field(key).text() == "November 23, 2026"
    person.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.session.draft.entered[key] == "November 23, 2026"


def test_of_two_days_that_may_be_meant_none_is_taken_by_a_key_and_both_are_offered(window, person):
    person.type("03/04/26", Key.SIGNATURE_DATE)
    person.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert person.field(Key.SIGNATURE_DATE).text() == "03/04/26"
    person.press(Qt.Key.Key_Tab)
    assert "it may be March 4, 2026 or April 3, 2026" in person.remarks()[Key.SIGNATURE_DATE]
    assert list(offers(window)) == ["Date of signature: enter March 4, 2026",
                                     "Date of signature: enter April 3, 2026"]
    in_menu = [action for action in person.field(Key.SIGNATURE_DATE).actions() if action.text().startswith("Enter ")]
    assert [action.text() for action in in_menu] == ["Enter March 4, 2026", "Enter April 3, 2026"]
    in_menu[1].trigger()
    assert person.field(Key.SIGNATURE_DATE).text() == "April 3, 2026"
    assert not any(action.text().startswith("Enter ") for action in person.field(Key.SIGNATURE_DATE).actions())


def test_the_calendar_opens_at_the_day_that_was_meant(window, person):
    person.type("11/23/26", Key.EXPECTED_FILING_DATE)
    person.press(Qt.Key.Key_F4)
    assert calendar().selectedDate() == QDate(2026, 11, 23)
    press(Qt.Key.Key_Escape)


def test_a_notice_on_the_other_edition_of_the_form_offers_the_same(window, person):
    person.chooses("action_new_1995")
    person.type("11/23/26", Key.PERIOD_ENDED)
    person.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert person.field(Key.PERIOD_ENDED).text() == "November 23, 2026"

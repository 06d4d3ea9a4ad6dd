# SPDX-License-Identifier: MIT
"""The three dates in view when their panel is not: what the line says, when it is there, where it leads."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from form12b25.form.keys import Key
from form12b25.gui.deadline_line import Line


@pytest.fixture
def today():
    return date(2026, 6, 14)


@pytest.fixture
def line(window, person, qtbot):
    """The line of a window in which the side pane is hidden."""
    qtbot.waitUntil(lambda: "Enter both" in window.dates.standing.text(), timeout=10_000)
    window.action("action_show_findings").setChecked(False)
    return window.findChild(Line)


def test_the_line_does_not_repeat_what_the_panel_shows(window, line, qtbot):
    assert line.isVisible()
    window.action("action_show_findings").setChecked(True)
    qtbot.waitUntil(lambda: window.dates.isVisible() and not line.isVisible())
    window.action("action_show_findings").setChecked(False)
    assert line.isVisible()


def test_without_dates_the_line_says_what_is_needed_and_leads_to_it(window, person, line):
    assert line.text() == "No dates yet: give “Report form”"
    person.click(line)
    assert window.binder.focused() is Key.REPORT_FORM
    person.press(Qt.Key.Key_Space)
    assert line.text() == "No dates yet: give “Period ended”"
    person.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.binder.focused() is Key.PERIOD_ENDED


def test_the_three_dates_stand_on_the_line_with_a_sign_and_lead_to_the_panel(window, person, line, qtbot):
    person.chooses("action_example_quantum")
    assert line.text() == "✓ Report due June 15 – notice by Tue, June 16 (in 2 days) – with relief by June 30"
    assert line.accessibleName() == line.text()
    assert not line.late
    person.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert window.dates.isVisible()
    assert QApplication.focusWidget() is window.dates.why
    qtbot.waitUntil(lambda: not line.isVisible())


def test_what_is_late_is_told_by_sign_words_and_colour(window, person, line):
    person.chooses("action_example_quantum")
    calm = line.grab().toImage()
    window.session.enter(Key.PERIOD_ENDED, "December 31, 2025")
    assert line.text() == "✕ Report due March 16 – notice by Tue, March 17 (89 days ago) – with relief by March 31"
    assert line.late
    alarmed = line.grab().toImage()

    def red(picture):
        return sum(picture.pixelColor(x, y).red() > picture.pixelColor(x, y).blue() + 60
                   for x in range(picture.width()) for y in range(picture.height()))

    assert red(calm) == 0
    assert red(alarmed) > 50


def test_a_filed_notice_says_so_on_the_line(window, person, line):
    person.chooses("action_example_quantum")
    person.fill = lambda dialog: (dialog.day.setText("June 12, 2026"), dialog.way.setCurrentText("through EDGAR"))
    person.chooses("action_mark_filed")
    assert line.text() == "✓ Report due June 15 – notice filed June 12, in time – with relief by June 30"


@pytest.mark.parametrize("points", [9, 16, 24])
@pytest.mark.parametrize("width", [300, 1000])
def test_the_line_is_never_cut_off_and_widens_no_window(qtbot, points, width):
    line = Line()
    qtbot.addWidget(line)
    font = QFont(line.font())
    font.setPointSize(points)
    line.setFont(font)
    line.say("✓ Report due June 15 – notice by Tue, June 16 (in 2 days) – with relief by June 30", late=False)
    line.resize(width, 10)
    line.show()
    QApplication.processEvents()
    needed = line.fontMetrics().boundingRect(0, 0, line.width() - 24, 10_000, Qt.TextFlag.TextWordWrap, line.text())
    assert line.height() >= needed.height()
    assert line.minimumSizeHint().width() < 300

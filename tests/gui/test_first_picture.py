# SPDX-License-Identifier: MIT
"""What is not in view may come after the first picture, and must then be as if it had been there all along."""

import pytest
from PySide6.QtCore import QPoint

from form12b25.form.keys import Key
from form12b25.gui.main_window import MainWindow
from gui_person import Person


@pytest.fixture
def opening(qtbot, settings, today):
    """The window at the moment at which it is shown and nothing is painted yet."""
    person = Person()
    window = person.window = MainWindow(settings, lambda: today, person)
    qtbot.addWidget(window)
    window.show()
    yield person
    window.session.undo.setClean()
    window.close()


def top(person, widget):
    """How far below the upper edge of the sheet it stands, in pixels."""
    return widget.mapTo(person.window.sheet, QPoint(0, 0)).y()


def remark(person, key):
    return next(remark for remark in person.window.sheet.margin.remarks() if remark.key is key)


def test_the_first_page_is_there_at_once_and_the_others_once_it_is_painted(opening, qtbot):
    assert opening.field(Key.SEC_FILE_NUMBER).isVisible()
    assert not opening.field(Key.NARRATIVE).isVisible()
    assert not opening.field(Key.NOTES).isVisible()
    qtbot.waitUntil(opening.field(Key.NOTES).isVisible)
    paper = Key.REGISTRANT_NAME, Key.NARRATIVE, Key.SIGNATURE_DATE, Key.NOTES
    places = [top(opening, opening.field(key)) for key in paper]
    assert places == sorted(places)


def test_what_is_said_of_a_page_that_is_still_to_come_comes_with_it(opening, qtbot):
    assert remark(opening, Key.REGISTRANT_NAME).isVisible()
    assert not remark(opening, Key.NARRATIVE).isVisible()
    qtbot.waitUntil(remark(opening, Key.NARRATIVE).isVisible)
    assert top(opening, remark(opening, Key.NARRATIVE)) == top(opening, opening.field(Key.NARRATIVE))


def test_who_is_led_to_a_page_that_is_still_to_come_finds_it(opening):
    opening.window.binder.lead_to(Key.NOTES)
    field, view = opening.field(Key.NOTES), opening.window._area.viewport()
    assert field.isVisible()
    assert opening.window.focusWidget() is field
    assert 0 <= field.mapTo(view, QPoint(0, 0)).y() < view.height()


def test_pages_that_were_there_are_not_put_off_again(opening, qtbot):
    window, field = opening.window, opening.field(Key.NOTES)
    qtbot.waitUntil(field.isVisible)
    window.binder.lead_to(Key.NOTES)
    window.hide()
    window.resize(window.width() - 150, window.height())
    window.show()
    assert field.isVisible()
    qtbot.waitExposed(window)
    view = window._area.viewport()
    assert 0 <= field.mapTo(view, QPoint(0, 0)).y() < view.height()

# SPDX-License-Identifier: MIT
"""Nothing blinks and nothing moves by itself: while nobody does anything the picture stays, but for the caret."""

from time import monotonic

import pytest
from PySide6.QtCore import QAbstractAnimation
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QProgressBar

import sight
from form12b25.form.keys import Key

_WATCHED = 3.0  # seconds


@pytest.fixture
def still(window, qtbot):
    """The window with a draft, once the calendar and the pages are there; the caret does not blink."""
    application = QApplication.instance()
    before = application.cursorFlashTime()
    application.setCursorFlashTime(0)
    with qtbot.waitSignal(window.preview.shown, timeout=20_000):
        window.filing.example("igene-1998")
    qtbot.waitUntil(lambda: window.session.review.deadlines is not None, timeout=20_000)
    yield window
    application.setCursorFlashTime(before)


def pictures(window, qtbot):
    """What is on the screen for a while, and how far everything is scrolled."""
    end = monotonic() + _WATCHED
    while monotonic() < end:
        yield sight.dots(window.grab()), [(area.verticalScrollBar().value(), area.horizontalScrollBar().value())
                                          for area in window.findChildren(QAbstractScrollArea)]
        qtbot.wait(100)  # this is the watching itself


def settled(window, qtbot):
    """Wait until what was begun is done."""
    qtbot.waitUntil(lambda: not window.preview._running and not window.preview._pause.isActive(), timeout=20_000)
    QApplication.processEvents()


@pytest.mark.parametrize("place", ["a line", "a narrative", "the list", "the pages"])
def test_the_picture_stays_as_it_is(still, qtbot, place):
    still.binder.lead_to(Key.NARRATIVE if place == "a narrative" else Key.REGISTRANT_NAME)
    if place == "the list":
        still.findings.list.setFocus()
    elif place == "the pages":
        still.preview.view.setFocus()
    settled(still, qtbot)
    seen = list(pictures(still, qtbot))
    assert len(seen) > 2
    assert all(one == seen[0] for one in seen)


def test_nothing_is_animated(still):
    running = [one for one in still.findChildren(QAbstractAnimation) if one.state() == QAbstractAnimation.State.Running]
    assert running == []
    assert [bar for bar in still.findChildren(QProgressBar) if bar.isVisible()] == []


def test_the_form_stays_where_it_is_while_the_calendar_and_the_pages_come(window, qtbot):
    bar = window._area.verticalScrollBar()
    window.filing.example("igene-1998")
    window.binder.lead_to(Key.SIGNER_NAME)
    QApplication.processEvents()
    at = bar.value()
    assert at > 0
    qtbot.waitUntil(lambda: window.session.review.deadlines is not None and bool(window.preview.pages), timeout=20_000)
    settled(window, qtbot)
    assert bar.value() == at
    assert window.binder.focused() is Key.SIGNER_NAME

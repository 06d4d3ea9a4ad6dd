# SPDX-License-Identifier: MIT
"""Whatever is done in other threads, and whichever ends first: turns are short meanwhile, and as ever afterwards."""

import sys
from threading import Event

import pytest
from PySide6.QtCore import QObject

from form12b25.gui.turns import TURNS
from form12b25.gui.work import Work


@pytest.fixture
def work(qtbot):
    parent = QObject()
    work = Work(parent)
    yield work
    work.close()


def test_turns_are_short_until_the_last_of_several_has_ended(work, qtbot):
    usual, go_on = sys.getswitchinterval(), Event()
    work.begin("Saving the packet", lambda _: go_on.wait(5), lambda _: None)
    with TURNS.short():  # as the pages are pressed
        with qtbot.waitSignal(work.idle):
            go_on.set()
        assert sys.getswitchinterval() < usual / 5
    assert sys.getswitchinterval() == usual


def test_turns_are_as_ever_after_a_deed_that_is_cancelled_or_cut_short_by_the_end(work, qtbot):
    usual = sys.getswitchinterval()
    stop = Event()
    work.begin("Opening a draft", lambda _: stop.wait(5), lambda _: None, harmless=True)
    work.cancel()
    assert sys.getswitchinterval() == usual
    work.begin("Opening another", lambda _: stop.wait(5), lambda _: None)
    stop.set()
    work.close()
    work.close()
    assert sys.getswitchinterval() == usual

# SPDX-License-Identifier: MIT
import gc
import threading

import pytest
from PySide6.QtCore import QObject

from form12b25.gui.sweeping import Sweeping


class Part:
    """Something that refers to itself, so that only sweeping takes it away."""

    gone_in: list[threading.Thread] = []  # noqa: RUF012 - told by what is gone itself

    def __init__(self):
        self.itself = self

    def __del__(self):
        Part.gone_in.append(threading.current_thread())


@pytest.fixture
def swept(qtbot):
    """Sweeping of our own, and Python's as it was afterwards."""
    Part.gone_in.clear()
    gc.collect()
    yield QObject()
    gc.enable()


def much():
    """Asks for memory so often that Python would sweep."""
    kept = [[] for _ in range(200_000)]
    assert len(kept) == 200_000


def elsewhere(deed):
    thread = threading.Thread(target=deed)
    thread.start()
    thread.join()


def test_what_only_refers_to_itself_goes_in_the_thread_of_the_window(swept, qtbot):
    sweeping = Sweeping(swept, lambda: False)
    Part()
    elsewhere(much)
    assert Part.gone_in == []
    much()
    sweeping.look()
    assert Part.gone_in == [threading.main_thread()]


def test_nothing_is_swept_while_a_long_deed_is_being_done(swept):
    busy = True
    sweeping = Sweeping(swept, lambda: busy)
    Part()
    much()
    sweeping.look()
    assert Part.gone_in == []
    busy = False
    sweeping.look()
    assert len(Part.gone_in) == 1


def test_python_itself_would_sweep_in_another_thread(swept):
    Part()
    elsewhere(much)
    assert Part.gone_in
    assert threading.main_thread() not in Part.gone_in

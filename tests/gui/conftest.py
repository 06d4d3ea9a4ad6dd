# SPDX-License-Identifier: MIT
"""A real window, and a person who answers its questions."""

from datetime import date

import pytest
from PySide6.QtCore import QSettings

from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import lettered
from form12b25.paths import Folders
from gui_person import Person


@pytest.fixture
def today():
    return date(2026, 6, 15)


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def folders(tmp_path):
    """Where the program keeps its own things."""
    kept = Folders(tmp_path / "settings", tmp_path / "state", tmp_path / "logs")
    for folder in (kept.settings, kept.state, kept.recovery, kept.backups, kept.logs):
        folder.mkdir()
    return kept


@pytest.fixture
def window(qtbot, settings, today):
    """The window as it opens for the first time. Whatever a test leaves in it is discarded."""
    lettered()
    person = Person()
    shown = MainWindow(settings, lambda: today, person)
    person.window = shown
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.session.undo.setClean()
    shown.close()
    shown.deleteLater()


@pytest.fixture
def person(window):
    return window.ask


@pytest.fixture
def packet(window, person, tmp_path, qtbot):
    """The packet of a notice that is ready, as it was saved."""
    window.filing.example("quantum-2026")
    person.file = tmp_path / "packet.pdf"
    person.chooses("action_save_packet")
    bar = window.statusBar()
    qtbot.waitUntil(lambda: bool(person.told) or "packet.pdf" in bar.currentMessage(), timeout=60_000)
    assert person.told == []
    return person.file

# SPDX-License-Identifier: MIT
"""A real window, and a person who answers its questions."""

from datetime import date

import pytest
from PySide6.QtCore import QSettings

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.gui.keeping import Keeping
from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import lettered
from form12b25.paths import Folders
from gui_person import Person
from gui_program import ends


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
def saved(tmp_path):
    """A draft file on the disk."""
    path = tmp_path / "crested.12b25"
    draft = Draft(assets.edition("sec1344-2018")).enter(Key.REGISTRANT_NAME, "Crested Corp.")
    store.write(path, document.to_bytes(draft.enter(Key.REPORT_FORM, "10-K").enter(Key.NARRATIVE, "The audit.")))
    return path


@pytest.fixture
def starts(qtbot, tmp_path, folders, today):
    """Starts the program again and again: each time a window with a person at it, the dialogs that offer what was left
    behind by another, and what these have listed. `fill` is what the person does to such a dialog.
    """
    people = []

    def start(fill=lambda dialog: None):
        person = Person()
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        window = person.window = MainWindow(settings, lambda: today, person)
        window.keeping = Keeping(window, folders)
        people.append(person)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        person.dialogs, person.offered = [], []

        def filled(dialog):
            person.dialogs.append(dialog)
            person.offered += [dialog.list.item(row).text() for row in range(dialog.list.count())]
            fill(dialog)

        person.fill = filled
        window.keeping.recovering.offer()
        return person

    yield start
    for person in people:
        ends(person)
        person.window.deleteLater()


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

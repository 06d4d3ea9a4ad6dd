# SPDX-License-Identifier: MIT
"""About: what the program is made of and under which terms, where it keeps things, and a report without the draft."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from form12b25 import __version__
from form12b25.form.keys import Key
from form12b25.gui.about_dialog import AboutDialog
from form12b25.gui.keeping import Keeping
from form12b25.gui.licences import licences
from form12b25.paths import Folders


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """In the person's own folder, which bears a name."""
    home = tmp_path / "jane.roe"
    monkeypatch.setattr(Path, "home", lambda: home)
    kept = Folders(home / "settings", home / "state", home / "logs")
    for folder in (kept.settings, kept.state, kept.recovery, kept.backups, kept.logs):
        folder.mkdir(parents=True)
    return kept


@pytest.fixture
def about(window, person, folders):
    """The dialog, as the menu opens it."""
    keeping, shown = Keeping(window, folders), []
    person.fill = shown.append
    person.chooses("action_about")
    [dialog] = shown
    assert isinstance(dialog, AboutDialog)
    yield dialog
    dialog.deleteLater()
    window.session.undo.setClean()
    keeping.close()


def test_it_names_the_program_and_the_version_of_each_part(about):
    told = about.findChild(QPlainTextEdit, "about_versions").toPlainText()
    lines = dict(line.split(": ", 1) for line in told.splitlines())
    assert about.findChild(QLabel, "about_name").text() == f"form12b25 {__version__}"
    for part in ("Python", "Qt", "PySide6", "ReportLab", "pikepdf", "PDFium", "holidays", "chunspell"):
        assert lines[part][0].isdigit(), part
    assert lines["System"]
    assert lines["Platform"] == "offscreen"


def test_each_part_has_its_licence_with_the_text_that_comes_with_it(about):
    texts = {licence.part: licence.text for licence in licences()}
    for part, words in (("form12b25", "Permission is hereby granted, free of charge"),
                        ("Liberation Serif, the typeface", "SIL OPEN FONT LICENSE"),
                        ("SCOWL, the words of the spelling check", "Kevin Atkinson"),
                        ("Hunspell, which checks the spelling", "MOZILLA PUBLIC LICENSE"),
                        ("chunspell", "Permission is hereby granted"),
                        ("Qt and PySide6", "GNU LESSER GENERAL PUBLIC LICENSE"), ("ReportLab", "Redistribution"),
                        ("pikepdf", "Mozilla Public License"), ("pypdfium2 and PDFium", "Apache License"),
                        ("Pillow", "Pillow"), ("holidays", "Permission is hereby granted"),
                        ("icalendar", "Redistribution"), ("platformdirs", "Permission is hereby granted")):
        assert words in texts.pop(part), part
    assert texts == {}
    for row in range(about.list.count()):
        about.list.setCurrentRow(row)
        assert about.text.toPlainText().startswith(about.list.item(row).text())


def test_a_click_on_a_folder_shows_it_and_the_home_folder_is_written_as_a_tilde(about, person, folders):
    for button in about.folders:
        button.click()
    assert person.shown == [folders.settings, folders.recovery, folders.backups, folders.logs]
    assert [button.description() for button in about.folders] == [
        str(Path("~") / folder.relative_to(Path.home())) for folder in person.shown]


def test_the_report_on_the_clipboard_has_versions_and_faults_and_nothing_of_the_draft(
        about, window, person, folders, tmp_path):
    window.session.enter(Key.NARRATIVE, "The merger is confidential.")
    window.session.path = tmp_path / "secret merger.12b25"
    (folders.logs / "faults.log").write_text(
        "2026-06-15 10:00:00 0.1.0 KeyError at gui/filing.py:88\n2026-06-15 10:00:01 0.1.0 the merger\n")
    about.copy.click()
    told = QGuiApplication.clipboard().text()
    assert told.startswith(f"form12b25: {__version__}\nPython: ")
    assert told.endswith("\n\nLast faults:\n2026-06-15 10:00:00 0.1.0 KeyError at gui/filing.py:88\n")
    for words in ("Screen: ", "Style: ", "Font: ", "PDFium: "):
        assert words in told
    for word in ("merger", "jane.roe", str(tmp_path)):
        assert word not in told
    assert "The report is on the clipboard" in about.said.text()


def test_nothing_of_it_is_loaded_with_the_window():
    heavy = ("form12b25.gui.about_dialog", "form12b25.gui.report", "form12b25.gui.licences",
             "form12b25.gui.fault_dialog", "importlib.metadata", "reportlab", "pikepdf", "hunspell")
    code = ("import sys; from form12b25.gui import start, dropping, reporting, about; "
            f"print([name for name in {heavy!r} if name in sys.modules])")
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                         env={"PYTHONPATH": ":".join(sys.path), "QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin"})
    assert ran.stdout.strip() == "[]"

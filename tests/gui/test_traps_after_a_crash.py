# SPDX-License-Identifier: MIT
"""Traps into which form programs fell, each by the name of what went wrong there: what is there after a crash.

A docstring names the program and the number of the thread in which its users told of it.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from form12b25 import assets
from form12b25.form.keys import Key
from gui_program import crash, ends, recover

SOURCE = Path(__file__).parents[2] / "src"
TYPING = """
import sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from form12b25.form.keys import Key
from form12b25.gui.keeping import Keeping
from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import prepared
from form12b25.paths import Folders
application = prepared()
settings, state, logs = map(Path, sys.argv[1:4])
window = MainWindow(QSettings(str(settings / "x.ini"), QSettings.Format.IniFormat), lambda: date(2026, 6, 15))
keeping = Keeping(window, Folders(settings, state, logs))
window.show()
QTest.keyClicks(window.sheet.editors[Key.REGISTRANT_NAME].widget, sys.argv[4])
print("typed", flush=True)
application.exec()
"""


def test_what_was_typed_survives_a_program_that_is_killed(folders, starts, qtbot):
    """xournalpp#4458 and #7754: recovery hung on signals, and kill -9 sends none that is heard."""
    other = subprocess.Popen([sys.executable, "-c", TYPING, folders.settings, folders.state, folders.logs, "Quantum"],
                             stdout=subprocess.PIPE, env=os.environ | {"QT_QPA_PLATFORM": "offscreen",
                                                                       "PYTHONPATH": str(SOURCE)})
    try:
        assert other.stdout.readline() == b"typed\n"
        qtbot.waitUntil(lambda: b"Quantum" in b"".join(
            path.read_bytes() for path in folders.recovery.rglob("*.journal")), timeout=20_000)
        other.send_signal(signal.SIGKILL)
    finally:
        other.kill()
        other.communicate()
    again = starts(recover)
    assert len(again.offered) == 1
    assert again.field(Key.REGISTRANT_NAME).text() == "Quantum"
    assert again.window.isWindowModified()


def test_recovery_is_not_deleted_by_opening_the_file(starts, saved):
    """xournalpp#6278: opening the file deleted the newer autosave."""
    first = starts()
    first.window.open(saved)
    first.type(" and subsidiaries", Key.REGISTRANT_NAME)
    crash(first)
    again = starts()  # and goes by what is offered
    assert len(again.offered) == 1
    again.window.open(saved)
    assert again.field(Key.REGISTRANT_NAME).text() == "Crested Corp."
    ends(again)
    third = starts(recover)
    assert third.field(Key.REGISTRANT_NAME).text() == "Crested Corp. and subsidiaries"


def test_recovery_is_not_deleted_or_written_over_by_another_day_of_work(starts, saved):
    """xournalpp#7697 and notepad-plus-plus#15427: the next session, ended well, took the recovered work with it."""
    first = starts()
    first.type("Never saved", Key.REGISTRANT_NAME)
    crash(first)
    second = starts()
    second.window.open(saved)
    second.type("X", Key.REGISTRANT_NAME)
    second.chooses("action_save")
    ends(second)
    third = starts()
    third.type("Y", Key.FORMER_NAME)
    crash(third)
    assert len(starts().offered) == 2  # xournalpp#1324: a list, not the last alone


@pytest.mark.parametrize("kind", ["answers", "packet"])
def test_what_did_not_begin_as_a_draft_file_is_kept_for_recovery_too(starts, tmp_path, qtbot, kind):
    """xournalpp#2249: no autosave for what was begun from a PDF file."""
    first = starts()
    first.window.filing.example("quantum-2026")
    if kind == "packet":
        first.answer, first.file = "carry", tmp_path / "packet.pdf"
        first.chooses("action_save_packet_with_draft")
        qtbot.waitUntil(lambda: "packet.pdf" in first.window.statusBar().currentMessage(), timeout=60_000)
    else:
        first.file = tmp_path / "quantum.json"
        first.file.write_bytes(assets.resource("examples", "quantum-2026.answers.json"))
        first.answer = "discard"
    first.chooses("action_open")
    qtbot.waitUntil(lambda: first.window.session.draft.text(Key.REGISTRANT_NAME) != "")
    first.type("!", Key.REGISTRANT_NAME)
    written = first.field(Key.REGISTRANT_NAME).text()
    crash(first)
    assert starts(recover).field(Key.REGISTRANT_NAME).text() == written

# SPDX-License-Identifier: MIT
"""Traps into which form programs fell, each by the name of what went wrong there: what is kept, and shared.

A docstring names the program and the number of the thread in which its users told of it. What shows only on the screen
is in test_traps_on_screen.py, on paper in test_traps_on_paper.py, in typing in test_traps_of_typing.py; what needs a
window manager is in tests/machines.
"""

import errno
import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from test_locking import HOLDING

from form12b25 import assets
from form12b25.drafts import document, replacement, store, trouble
from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.gui.keeping import Keeping
from form12b25.gui.main_window import MainWindow
from gui_person import Person

SOURCE = Path(__file__).parents[2] / "src"
BLANK = Draft(assets.edition("sec1344-2018"))


# What is there after a crash


@pytest.fixture
def saved(tmp_path):
    """A draft file on the disk."""
    path = tmp_path / "crested.12b25"
    store.write(path, document.to_bytes(BLANK.enter(Key.REGISTRANT_NAME, "Crested Corp.")))
    return path


@pytest.fixture
def starts(qtbot, settings, today, folders):
    """Starts the program again and again: each time a window with a person at it, and what it offers."""
    windows = []

    def start(fill=lambda dialog: None):
        person = Person()
        window = person.window = MainWindow(settings, lambda: today, person)
        window.keeping = Keeping(window, folders)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        person.offered = []

        def filled(dialog):
            person.offered += [dialog.list.item(row).text() for row in range(dialog.list.count())]
            fill(dialog)

        person.fill = filled
        window.keeping.recovering.offer()
        return person

    yield start
    for window in windows:
        ends(window)
        window.deleteLater()


def ends(window):
    """The window is closed, and whatever was not saved is given up."""
    window.session.undo.setClean()
    window.close()
    window.keeping.close()


def crash(person):
    """The program is gone, and has tidied away nothing."""
    window = person.window
    assert window.keeping.recovering.recovery.settled()
    window.keeping.recovering.recovery.close()
    window.filing.locks.release()
    window.hide()


def recover(dialog):
    dialog.recover.click()


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
    ends(again.window)
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
    ends(second.window)
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


# What is not saved yet


def test_a_cancelled_print_does_not_clear_the_unsaved_mark(window, person, qtbot, monkeypatch):
    """mozilla/pdf.js#12283: after a print that was cancelled nobody was warned of what was not saved."""
    monkeypatch.setattr("form12b25.gui.printers.trouble", lambda: "")
    window.filing.example("quantum-2026")
    person.type("!", Key.NOTES)
    person.chooses("action_print")
    qtbot.waitUntil(lambda: "printer" in person.asked, timeout=60_000)  # which gives none: cancelled
    assert window.isWindowModified()
    window.close()
    qtbot.waitUntil(lambda: person.asked[-1] == "Save the changes?")
    assert window.isVisible()


def test_a_finished_print_is_no_save_either(window, person, tmp_path, qtbot):
    """mozilla/pdf.js#12283: printing is not saving."""
    window.filing.example("quantum-2026")
    person.type("!", Key.NOTES)
    person.file = tmp_path / "packet.pdf"
    person.chooses("action_save_packet")
    qtbot.waitUntil(lambda: "packet.pdf" in window.statusBar().currentMessage(), timeout=60_000)
    assert window.isWindowModified()


def test_a_full_disk_destroys_neither_the_draft_nor_the_unsaved_mark(window, person, saved, monkeypatch):
    """omawrite PR#50 and xournalpp#5664: a save in place, begun on a full disk, left a file without content."""
    window.open(saved)
    before = saved.read_bytes()
    person.type(" Inc.", Key.REGISTRANT_NAME)

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(replacement, "flush", full)
    person.chooses("action_save")
    [(_, words)] = person.told
    assert "the disk is full" in words
    assert saved.read_bytes() == before
    assert window.isWindowModified()
    assert [path.name for path in saved.parent.iterdir() if path.suffix == ".part"] == []  # spyder#13041
    monkeypatch.undo()
    person.chooses("action_save")
    assert store.read_draft(saved, assets.edition).text(Key.REGISTRANT_NAME) == "Crested Corp. Inc."
    assert not window.isWindowModified()


def test_reopening_the_file_that_is_open_here_loses_nothing_unasked(window, person, saved):
    """linuxmint/xreader#384 and #650: what was filled in was gone when the file was opened again."""
    window.open(saved)
    person.type(" Inc.", Key.REGISTRANT_NAME)
    person.file = saved
    person.chooses("action_open")
    assert person.asked == ["Save the changes?"]
    assert person.field(Key.REGISTRANT_NAME).text() == "Crested Corp. Inc."
    person.answer = "save"
    person.chooses("action_open")
    assert person.field(Key.REGISTRANT_NAME).text() == "Crested Corp. Inc."


# Files that others have


@pytest.fixture
def held(monkeypatch):
    """A viewer that has a PDF file open and lets nobody write it until it is closed: its name; empty it to close it."""
    names = []
    replaced = os.replace

    def refused(source, target):
        if Path(target).name in names:
            raise PermissionError(errno.EACCES, "Access is denied", str(target))
        replaced(source, target)

    monkeypatch.setattr(replacement.os, "replace", refused)
    monkeypatch.setattr(trouble, "_WINDOWS", True)
    return names


def test_a_pdf_that_is_open_elsewhere_is_written_once_it_is_closed(packet, window, person, qtbot, held):
    """musescore#28061 (silent), gcs#649 and horizon#166 (crash; wants Retry), Zettlr#771."""
    before = packet.read_bytes()
    held.append(packet.name)
    person.type("!", Key.STREET_ADDRESS)
    person.chooses("action_save_packet")
    qtbot.waitUntil(lambda: "The packet was not saved" in person.asked, timeout=60_000)
    assert str(packet) in person.words
    assert "another program has it open" in person.words
    assert "try again" in person.words
    assert packet.read_bytes() == before
    assert [path.name for path in packet.parent.iterdir() if path.suffix == ".part"] == []
    answers = iter(["again"])

    def closed_and_again(title, words, offered, then):
        held.clear()
        then(next(answers))

    person.choose = closed_and_again
    held.append(packet.name)
    person.chooses("action_save_packet")
    qtbot.waitUntil(lambda: packet.read_bytes() != before, timeout=60_000)
    qtbot.waitUntil(lambda: not window.work.busy)
    with pypdfium2.PdfDocument(packet) as read:
        assert len(read) == 20


def test_a_pdf_that_is_open_elsewhere_spoils_no_other(packet, window, person, qtbot, held):
    """l5rcm#93: after one export that failed all failed; horizon#166: save under another name."""
    held.append(packet.name)
    person.answer, other = "elsewhere", packet.with_name("other.pdf")
    names = iter([packet, other])
    person.file_to_save = lambda title, kind, suggested, then: then(next(names))
    person.chooses("action_save_packet")
    qtbot.waitUntil(other.exists, timeout=60_000)
    qtbot.waitUntil(lambda: "other.pdf" in window.statusBar().currentMessage())
    with pypdfium2.PdfDocument(other) as read:
        assert len(read) == 20


@pytest.mark.skipif(sys.platform != "linux", reason="only there the system lists what is open")
def test_the_program_itself_keeps_no_pdf_and_no_draft_open(packet, window, person, saved, qtbot):
    """musescore#28061: the program that showed the PDF was the one that locked it."""
    window.session.undo.setClean()
    window.open(saved)
    window.open(packet)
    open_now = {os.path.realpath(handle) for handle in Path("/proc/self/fd").iterdir()}
    assert {str(packet), str(saved)} & open_now == set()


def test_a_lock_left_by_a_crash_shuts_nobody_out(window, person, saved):
    """QtPass PR#1721, FeatherPad#101, tail-tray PR#117, SingleApplication#4: what a crash left blocked each start."""
    other = subprocess.Popen([sys.executable, "-c", HOLDING, saved.with_name(".crested.12b25.lock")],
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout.readline() == b"locked\n"
    window.open(saved)
    assert person.asked == ["crested.12b25 is open already"]
    other.kill()
    other.communicate()
    window.open(saved)
    assert window.session.path == saved
    assert len(person.asked) == 1


def of_a_newer_program(saved, **changed):
    """Make of a draft what a newer program would have written."""
    with zipfile.ZipFile(saved) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries["draft.json"] = json.dumps(json.loads(entries["draft.json"]) | changed).encode()
    with zipfile.ZipFile(saved, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return saved.read_bytes()


def test_a_draft_of_a_newer_program_is_refused_with_both_numbers_and_left_alone(window, person, saved):
    """TimeLineAnnotator PR#550, areg#472, MuseScore#10556; treesheets#160: the double click had no answer at all."""
    before = of_a_newer_program(saved, format=7)
    person.type("Mine", Key.REGISTRANT_NAME)
    person.answer = "discard"
    window.open(saved)
    [(title, words)] = person.told
    assert title == "The file was not opened"
    assert "crested.12b25" in words
    assert "format 7" in words
    assert "up to format 1" in words
    assert saved.read_bytes() == before
    assert person.field(Key.REGISTRANT_NAME).text() == "Mine"
    assert window.isWindowModified()


def test_what_only_a_newer_program_knows_survives_a_save_by_this_one(window, person, saved):
    """OpenBoard#1417, synfig#1307, nodebox#265: the older program threw away what it did not know."""
    before = of_a_newer_program(saved, auditor={"name": "Krüger & Co.", "since": 2031})
    window.open(saved)
    assert saved.read_bytes() == before  # nothing is written by opening
    person.type(" Inc.", Key.REGISTRANT_NAME)
    person.chooses("action_save")
    with zipfile.ZipFile(saved) as archive:
        kept = json.loads(archive.read("draft.json"))
    assert kept["auditor"] == {"name": "Krüger & Co.", "since": 2031}
    assert kept["registrant_name"] == "Crested Corp. Inc."


def carried(pdf):
    """The draft inside a packet, as another program gets it out."""
    with pikepdf.open(pdf) as read:
        [held] = list(read.attachments.values())
        return held.get_file().read_bytes()


def test_the_draft_in_the_pdf_is_the_draft_file_byte_for_byte_from_window_and_command(window, person, tmp_path, qtbot,
                                                                                   program):
    """drawio#4389, drawio-desktop#1328 (what came back was less) and #1170 (the command line forgot to embed it)."""
    window.filing.example("quantum-2026")
    person.type("Ask counsel — again.", Key.NOTES)
    person.file = draft = tmp_path / "quantum.12b25"
    person.chooses("action_save")
    person.answer, person.file = "carry", tmp_path / "packet.pdf"
    person.chooses("action_save_packet_with_draft")
    qtbot.waitUntil(lambda: "packet.pdf" in window.statusBar().currentMessage(), timeout=60_000)
    assert carried(person.file) == draft.read_bytes()
    assert program("print", draft, "-o", "commanded.pdf", "--carry-draft").returncode == 0
    assert carried(tmp_path / "commanded.pdf") == draft.read_bytes()
    with zipfile.ZipFile(draft) as archive:
        assert json.loads(archive.read("draft.json"))["notes"] == "Ask counsel — again."


def test_a_packet_of_an_older_program_still_opens(window, person, tmp_path):
    """drawio#3026: the PDF of an older version could not be opened any more."""
    older = sorted((Path(__file__).parents[1] / "data" / "drafts").glob("format-*/*.12b25"))
    assert older
    for draft in older:
        pdf = pikepdf.new()
        pdf.add_blank_page()
        pdf.attachments["old.12b25"] = pikepdf.AttachedFileSpec(pdf, draft.read_bytes(), filename="old.12b25",
                                                               relationship=pikepdf.Name.Source)
        pdf.save(tmp_path / "old.pdf")
        person.answer = "discard"
        window.open(tmp_path / "old.pdf")
        assert person.told == []
        assert window.session.draft == store.read_draft(draft, assets.edition)

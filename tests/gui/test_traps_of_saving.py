# SPDX-License-Identifier: MIT
"""Traps into which form programs fell, each by the name of what went wrong there: what is saved, and what is not yet.

A docstring names the program and the number of the thread in which its users told of it.
"""

import errno

from form12b25 import assets
from form12b25.drafts import replacement, store
from form12b25.form.keys import Key


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

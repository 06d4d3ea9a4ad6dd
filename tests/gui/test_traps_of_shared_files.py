# SPDX-License-Identifier: MIT
"""Traps into which form programs fell, each by the name of what went wrong there: files that others have, or made.

A docstring names the program and the number of the thread in which its users told of it.
"""

import errno
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from test_locking import HOLDING

from form12b25 import assets
from form12b25.drafts import replacement, store, trouble
from form12b25.form.keys import Key


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

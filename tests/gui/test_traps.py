# SPDX-License-Identifier: MIT
"""Traps into which form programs fell, each by the name of what went wrong there: what is entered, kept and printed.

A docstring names the program and the number of the thread in which its users told of it. What shows only on the screen
is in test_traps_on_screen.py, what needs a window manager in tests/machines.
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
import pypdfium2.raw as pdfium
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit
from test_locking import HOLDING

from form12b25 import assets
from form12b25.drafts import document, replacement, store, trouble
from form12b25.form.draft import Draft
from form12b25.form.findings import Severity
from form12b25.form.keys import Key
from form12b25.gui.keeping import Keeping
from form12b25.gui.main_window import MainWindow
from form12b25.paper.geometry import PAGE
from form12b25.paths import Folders
from gui_person import Person

SOURCE = Path(__file__).parents[2] / "src"
BLANK = Draft(assets.edition("sec1344-2018"))


# What is there after a crash


@pytest.fixture
def folders(tmp_path):
    kept = Folders(tmp_path / "settings", tmp_path / "state", tmp_path / "logs")
    for folder in (kept.settings, kept.state, kept.recovery, kept.backups, kept.logs):
        folder.mkdir()
    return kept


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


# Text on paper


def letters(pdf):
    """Each letter in a PDF file: what it is, its size in points, its sides from the left and the bottom, its page."""
    found = []
    with pypdfium2.PdfDocument(pdf) as read:
        for number, page in enumerate(read):
            text = page.get_textpage()
            for place in range(text.count_chars()):
                letter = chr(pdfium.FPDFText_GetUnicode(text, place))
                if letter.strip():
                    found.append((letter, pdfium.FPDFText_GetFontSize(text, place), text.get_charbox(place), number))
    return found


def working_copy(person, path, qtbot):
    """The letters of the working copy of what stands on the screen."""
    person.file = path
    person.chooses("action_save_working_copy")
    bar = person.window.statusBar()
    qtbot.waitUntil(lambda: bool(person.told) or path.name in bar.currentMessage(), timeout=60_000)
    assert person.told == []
    return letters(path)


@pytest.mark.parametrize("key", [Key.SEC_FILE_NUMBER, Key.FORMER_NAME, Key.CITY_STATE_ZIP, Key.CONTACT_NAME,
                                 Key.CONTACT_TELEPHONE, Key.PORTION_ITEMS, Key.SIGNER_TITLE])
@pytest.mark.parametrize("letter", ["ı", "Ẍ"])  # a narrow one and a wide one, which the form itself has not
def test_text_is_never_cut_off_on_paper_whatever_its_letters(window, person, tmp_path, qtbot, key, letter):
    """va.gov-team#93519 (silent loss), #40605, #129477 (limits counted in characters), FireForm#290, PyPDFForm#620."""
    for count in (30, 400):
        window.session.open(BLANK, None)
        person.type(letter * count, key)
        found = [one for one in working_copy(person, tmp_path / f"{count}.pdf", qtbot) if one[0] == letter]
        assert len(found) == count
        for _, _, (left, bottom, right, top), _ in found:
            assert 0 < left < right < PAGE.width
            assert 0 < bottom < top < PAGE.height


def test_room_is_measured_and_letters_are_not_counted(window, person, tmp_path, qtbot):
    """unipdf-examples#212: 30 × i is narrower than 30 × X."""
    pages = {}
    for letter in "ıẌ":
        window.session.open(BLANK, None)
        person.type(letter * 400, Key.CITY_STATE_ZIP)
        pages[letter] = {number for one, *_, number in working_copy(person, tmp_path / f"{letter}.pdf", qtbot)
                         if one == letter}
    assert pages["ı"] == {0}
    assert pages["Ẍ"] == {3}  # an extra sheet


def test_letters_are_never_made_smaller_until_they_fit(window, person, tmp_path, qtbot):
    """pdfcpu#698, bentopdf#804, hexapdf#260; Rule 12b-12 asks for type of at least ten points."""
    person.type("ı" * 5000, Key.REGISTRANT_NAME)
    person.type("ĸ ĸ\n" * 500, Key.NARRATIVE)
    found = [one for one in working_copy(person, tmp_path / "copy.pdf", qtbot) if one[0] in "ıĸ"]
    assert min(size for _, size, *_ in found) >= 9.99
    assert sum(letter == "ĸ" for letter, *_ in found) == 1000
    assert sum(letter == "ı" for letter, *_ in found) >= 5000


def test_words_between_signs_of_a_markup_do_not_vanish(window, person, tmp_path, qtbot):
    """Of our own press: its paragraphs take what stands between < and > for a tag, and lose it without a word."""
    person.type("R&D <unaudited> results &amp; <b>losses", Key.NARRATIVE)
    found = "".join(letter for letter, *_ in working_copy(person, tmp_path / "copy.pdf", qtbot))
    assert "R&D<unaudited>results&amp;<b>losses" in found


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


def test_viewers_are_told_not_to_shrink_the_pages(packet):
    """cups-filters#178, glabels-gtk#11, asn-qr#14: fit to page makes the form smaller than the form."""
    with pikepdf.open(packet) as pdf:
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"


def test_no_letter_is_borrowed_from_the_viewer_and_nothing_is_left_to_fill_in(packet):
    """poppler MR#1663 and Okular bug 331697 (fonts); ustaxcourt/ef-cms#8147 and #8175 (fields emptied elsewhere)."""
    fonts = 0
    with pikepdf.open(packet) as pdf:
        assert "/AcroForm" not in pdf.Root
        for page in pdf.pages:
            assert "/Annots" not in page
            for font in page.resources.get("/Font", {}).values():
                described = font.get("/FontDescriptor") or font.DescendantFonts[0].FontDescriptor
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys()), font.BaseFont
                fonts += 1
    assert fonts


def test_the_driver_is_never_asked_for_copies(window, person, tmp_path, qtbot, monkeypatch):
    """OpenPrinting/cups#1124 (of N copies one came), cups-filters#448, #242, #613, apple/cups#3275, #589."""
    monkeypatch.setattr("form12b25.gui.printers.trouble", lambda: "")
    window.filing.example("quantum-2026")
    printers, path = [], tmp_path / "printed.pdf"

    def printer(offered, then):
        offered.setOutputFileName(str(path))
        offered.setResolution(72)
        offered.setCopyCount(2)
        printers.append(offered)
        then(offered)

    person.printer, person.answer = printer, "times"
    person.chooses("action_print")
    qtbot.waitUntil(lambda: "All 40 pages" in window.statusBar().currentMessage(), timeout=120_000)
    assert [one.copyCount() for one in printers] == [1]
    with pypdfium2.PdfDocument(path) as read:
        pictures = [page.render(scale=0.3).to_pil().tobytes() for page in read]
    assert len(pictures) == 40
    assert pictures[:20] == pictures[20:]  # the packet and then the packet, not each page twice
    assert pictures[0] != pictures[1]


def test_a_pdf_can_always_be_had_instead_of_paper(window, person, tmp_path, qtbot, monkeypatch):
    """xdg-desktop-portal#522, scribus#126, flathub onlyoffice#76: where nothing can be printed, a PDF must do."""
    monkeypatch.setattr("form12b25.gui.printers.trouble", lambda: "No printer is set up on this computer.")
    window.filing.example("quantum-2026")
    person.answer, person.file = "save", tmp_path / "packet.pdf"
    person.chooses("action_print")
    qtbot.waitUntil(lambda: "packet.pdf" in window.statusBar().currentMessage(), timeout=60_000)
    with pypdfium2.PdfDocument(person.file) as read:
        assert len(read) == 20


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


# Keys and undo


def test_tab_into_a_check_box_does_not_toggle_it(window, person):
    """linuxmint/xreader#380: on the tax form of the IRS, Tab into a box checked it."""
    boxes = [box for box in window.sheet.findChildren(QCheckBox) if box.isVisible()]
    window.sheet.editors[Key.SEC_FILE_NUMBER].widget.setFocus()
    reached, before = set(), window.session.draft
    for _ in range(70):
        reached.add(window.focusWidget())
        person.press(Qt.Key.Key_Tab)
    assert len(reached & set(boxes)) >= 7  # one of each question, and each box by itself
    assert [box.text() for box in boxes if box.isChecked()] == []
    assert window.session.draft is before
    relief = window.sheet.editors[Key.RELIEF_REQUESTED].widget
    relief.setFocus()
    person.press(Qt.Key.Key_Space)
    assert relief.isChecked()
    person.press(Qt.Key.Key_Tab)
    assert relief.isChecked()


def test_tab_leaves_text_areas_and_types_nothing_into_them(window, person):
    """dart-pdf#932: the biggest gap for long forms."""
    areas = [area for area in window.sheet.findChildren(QPlainTextEdit) if area.isVisible() and area.isEnabled()]
    assert len(areas) >= 5
    for area in areas:
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            area.setFocus()
            person.press(key)
            assert window.focusWidget() is not area, area.objectName()
        assert area.toPlainText() == "", area.objectName()


def test_shift_and_tab_lead_back_by_the_stops_by_which_tab_came(window, person):
    """dart-pdf#932: a real keyboard sends Shift as a key of its own, before the Tab that goes back."""
    window.sheet.editors[Key.SEC_FILE_NUMBER].widget.setFocus()
    there = []
    for _ in range(40):
        there.append(window.focusWidget())
        person.press(Qt.Key.Key_Tab)
    back = []
    for _ in range(40):
        person.press(Qt.Key.Key_Shift)
        person.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        back.append(window.focusWidget())
    assert back[::-1] == there


def test_undo_takes_back_boxes_and_all_that_follows_from_them(window, person, qtbot):
    """Okular's KVCF order, Stirling-PDF#6755, pdf.js#18727, activepieces#8618: its effects stayed."""
    qtbot.waitUntil(lambda: window.session.calendar is not None, timeout=30_000)
    person.type("12/31/2025", Key.PERIOD_ENDED)
    person.click(person.boxes(Key.FILER_STATUS)["Accelerated"])
    box = person.boxes(Key.REPORT_FORM)["Form 10-K"]

    def stands():
        return box.isChecked(), window.session.draft, window.findings.summary.text(), window.session.review.deadlines

    without = stands()
    person.click(box)
    with_it = stands()
    assert without[0] is False
    assert without[3] is None
    assert with_it[0] is True
    assert with_it[3] is not None
    assert with_it[2] != without[2]
    for _ in range(3):
        person.undoes()
        assert stands() == without
        person.chooses("action_redo")
        assert stands() == with_it


# When a fault is told


def said(person, key):
    return person.remarks().get(key, "")


def test_a_field_is_quiet_while_something_is_typed_into_it(window, person):
    """USWDS took its live check list away: "major usability and accessibility issues"; flutter_form_builder#10."""
    before = said(person, Key.PERIOD_ENDED)
    for letter in "Decembr 31":
        person.type(letter) if window.binder.focused() is Key.PERIOD_ENDED else person.type(letter, Key.PERIOD_ENDED)
        assert said(person, Key.PERIOD_ENDED) in (before, "")
        assert not [finding for finding in window.binder.findings
                    if finding.key is Key.PERIOD_ENDED and finding.severity is Severity.ERROR]
    person.press(Qt.Key.Key_Tab)
    assert "Decembr 31" in said(person, Key.PERIOD_ENDED)


def test_a_fault_goes_with_the_keystroke_that_mends_it(window, person):
    """CMS design system, nhsuk PR#703: a fault that was mended stood on until the next press of the button."""
    person.type("Decembr 31, 2025", Key.PERIOD_ENDED)
    person.press(Qt.Key.Key_Tab)
    assert "Decembr" in said(person, Key.PERIOD_ENDED)
    field = person.field(Key.PERIOD_ENDED)
    person.window.binder.lead_to(Key.PERIOD_ENDED)
    assert "Decembr" in said(person, Key.PERIOD_ENDED)  # coming back to mend it does not hide what is to be mended
    field.setCursorPosition(len("Decemb"))
    person.type("e")
    assert said(person, Key.PERIOD_ENDED) == ""


def test_what_is_blank_is_to_do_and_no_error_until_it_is_to_be_printed(window, person):
    """GOV.UK, govuk-frontend#1199: nobody has done wrong who has not begun."""
    for _ in range(12):
        person.press(Qt.Key.Key_Tab)
    assert {finding.severity for finding in window.binder.findings} == {Severity.TODO}
    remarks = window.sheet.margin.remarks()
    assert {remark.property("severity") for remark in remarks} == {"todo"}
    person.answer = "show"
    person.chooses("action_print")
    assert {remark.property("severity") for remark in window.sheet.margin.remarks()} == {"error"}


def test_the_summary_gets_the_focus_and_its_entries_lead_to_their_fields(window, person):
    """nhsuk PR#703 (the summary without the focus is not heard), govuk-frontend#1186, design-system-backlog#46."""
    person.answer = "show"
    person.chooses("action_print")
    assert window.focusWidget() is window.findings.list
    first = window.binder.findings[window.findings.list.currentRow()]
    person.press(Qt.Key.Key_Return)
    assert window.binder.focused() is first.key


@pytest.mark.parametrize("typed", ["12/31/2025", " 12-31-2025 ", "2025-12-31", "Dec. 31, 2025", "31 December 2025",
                                   "december 31 2025"])
def test_a_date_is_taken_in_any_form_that_means_one_day(window, person, typed):
    """GOV.UK: accept any format that is unambiguous, and pay no heed to stray characters."""
    person.type(typed, Key.PERIOD_ENDED)
    person.press(Qt.Key.Key_Tab)
    assert said(person, Key.PERIOD_ENDED) == ""

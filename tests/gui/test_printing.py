# SPDX-License-Identifier: MIT
"""From the print command to the printer, on a machine that need not have one: the pages are painted into a file.

The queues of a real printing system are in tests/machines.
"""

from threading import Event
from types import SimpleNamespace

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from form12b25.form.keys import Key
from form12b25.form.steps import unwatched
from form12b25.gui import cups, painting, printing
from form12b25.gui.asking import Dialogs
from form12b25.gui.printers import Job
from form12b25.gui.selection import Selection
from form12b25.gui.work import Cancelled

WHAT_IS_TO_DO = "sign the original in ink, and file the original with its 4 conformed copies."


def pages(pdf):
    """The text of each page of a file."""
    return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in pypdfium2.PdfDocument(pdf)]


def ink(pdf, number):
    """Where the ink of a page begins and ends, in half points."""
    picture = pypdfium2.PdfDocument(pdf)[number].render(scale=2, grayscale=True).to_pil()
    return picture.point(lambda grey: 255 * (grey < 200)).getbbox()


@pytest.fixture
def ready(window, tmp_path, monkeypatch):
    """A window with a notice that is ready, on a computer that has a printer."""
    monkeypatch.setattr("form12b25.gui.printers.trouble", lambda: "")
    window.filing.example("quantum-2026")
    return window


@pytest.fixture
def said(ready):
    return lambda: ready.statusBar().currentMessage()


@pytest.fixture
def packet(ready):
    return printing.pressed(ready.session.review.notice, unwatched)


@pytest.fixture
def painter(tmp_path):
    """Paints a selection into a file; gives the file."""
    def paint(selection, step=unwatched):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFileName(str(tmp_path / "painted.pdf"))
        printer.setResolution(150)
        painting.set_up(printer)
        painting.paint(printer, selection.packet.pdf, selection.faces(), step)
        return tmp_path / "painted.pdf"
    return paint


def test_print_sends_every_set_in_true_size(ready, person, tmp_path, qtbot, said, packet):
    person.printed_on = tmp_path / "printed.pdf"
    person.chooses("action_print")
    qtbot.waitUntil(lambda: "All 20 pages" in said(), timeout=60_000)
    assert said().endswith(f": {WHAT_IS_TO_DO}")
    printed = pypdfium2.PdfDocument(person.printed_on)
    assert len(printed) == 20
    assert {tuple(round(side) for side in page.get_size()) for page in printed} == {(612, 792)}
    for number in (0, 5):
        wanted, got = ink(packet.pdf, number), ink(person.printed_on, number)
        assert all(abs(one - two) <= 2 for one, two in zip(wanted, got, strict=True)), (number, wanted, got)


@pytest.mark.parametrize("dots", [150, 300])
def test_pages_are_painted_at_the_resolution_of_the_printer_in_bands_that_take_little_memory(
        ready, packet, tmp_path, dots):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "painted.pdf"))
    printer.setResolution(dots)
    painting.set_up(printer)
    painting.paint(printer, packet.pdf, [0], unwatched)
    [page] = pypdfium2.PdfDocument(tmp_path / "painted.pdf")
    bands = [found.get_px_size() for found in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,))]
    assert {width for width, _ in bands} == {round(8.5 * dots)}
    assert sum(height for _, height in bands) == 11 * dots
    assert all(width * height <= painting.MOST_DOTS for width, height in bands)
    assert painting.MOST_DOTS * 4 < 20 * 2**20


def test_pages_2_to_4_of_one_set_can_be_painted_and_backs_stay_empty(packet, painter):
    one_side = pypdfium2.PdfDocument(painter(Selection(packet, (2,), 2, 4)))
    assert len(one_side) == 3
    both = painter(Selection(packet, (2, 0), 1, 3, both_sides=True))
    assert len(pypdfium2.PdfDocument(both)) == 8
    assert ink(both, 0) is not None
    odd = Selection(type(packet)(packet.pdf, packet.sets, 5), (1,), 1, 5, both_sides=True)
    assert [ink(painter(odd), number) is None for number in (4, 5)] == [False, True]


def test_painting_stops_when_it_is_cancelled(packet, painter):
    steps = []

    def step(done, total):
        steps.append((done, total))
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        painter(Selection.of_all(packet), step)
    assert steps == [(0, 20), (1, 20), (2, 20)]


def test_chosen_pages_are_saved_as_pdf_instead(ready, person, tmp_path, qtbot, packet):
    def fill(dialog):
        dialog._check(Qt.CheckState.Unchecked)
        dialog.sets.item(2).setCheckState(Qt.CheckState.Checked)
        dialog.first.setValue(2)
        dialog.last.setValue(3)
        dialog.to_file = True

    person.fill, person.file = fill, tmp_path / "again.pdf"
    person.chooses("action_print")
    qtbot.waitUntil(person.file.exists)
    assert person.suggested.name.endswith(" pages.pdf")
    assert pages(person.file) == pages(packet.pdf)[9:11]


def test_a_computer_without_a_printer_offers_the_pdf(ready, person, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr("form12b25.gui.printers.trouble", lambda: "No printer is set up on this computer.")
    person.answer, person.file = "save", tmp_path / "instead.pdf"
    person.chooses("action_print")
    qtbot.waitUntil(person.file.exists)
    assert person.words == "No printer is set up on this computer."
    assert "printer" not in person.asked
    assert len(pages(person.file)) == 20


@pytest.mark.parametrize(("refusal", "answers"), [
    (cups.Unprinted("The printer Laser accepts no jobs at present."), 1),
    (cups.Paused("The printer Laser is paused."), 2)])
def test_a_printer_that_refuses_offers_the_pdf_and_a_paused_one_to_wait(ready, person, tmp_path, qtbot, monkeypatch,
                                                                       said, refusal, answers):
    tried = []

    def send(job, step):
        tried.append(job.though_paused)
        if not job.though_paused:
            raise refusal

    monkeypatch.setattr(Job, "__call__", send)
    person.printed_on, person.file = tmp_path / "never.pdf", tmp_path / "instead.pdf"
    person.answer = "save" if answers == 1 else "wait"
    person.chooses("action_print")
    qtbot.waitUntil(lambda: said() != "")
    assert person.words == str(refusal)
    if answers == 1:
        assert len(pages(person.file)) == 20
        assert tried == [False]
    else:
        assert tried == [False, True]
        assert said().startswith("All 20 pages wait in the queue of")


@pytest.mark.parametrize(("answer", "sent"), [("once", 20), ("times", 60), ("cancel", None)])
def test_copies_that_the_system_was_told_to_make_are_asked_about_and_are_whole_packets(
        ready, person, tmp_path, qtbot, monkeypatch, answer, sent):
    jobs = []
    monkeypatch.setattr(Job, "__call__", lambda job, step: jobs.append((job.pages, job.printer.copyCount())))
    person.printed_on, person.copies, person.answer = tmp_path / "printed.pdf", 3, answer
    person.chooses("action_print")
    qtbot.waitUntil(lambda: "Print everything 3 times?" in person.asked)
    assert "5 sets already" in person.words
    qtbot.waitUntil(lambda: not ready.printing.work.busy)
    assert jobs == ([(sent, 1)] if sent else [])


def test_the_window_answers_while_the_packet_is_prepared_and_it_can_be_cancelled(ready, person, qtbot, monkeypatch,
                                                                                said):
    begun, on = Event(), Event()

    def slow(notice, step, *_):
        begun.set()
        on.wait(20)
        step(1, 2)

    monkeypatch.setattr(printing, "pressed", slow)
    try:
        person.chooses("action_print")
        assert begun.wait(10)
        progress = ready.printing.work.progress
        qtbot.waitUntil(progress.isVisible)
        assert progress.words.text() == "Preparing the packet…"
        assert progress.bar.accessibleName()
        person.type("X", Key.SEC_FILE_NUMBER)
        assert person.field(Key.SEC_FILE_NUMBER).text() == "X"
        person.chooses("action_save_packet")
        person.file = None
        assert person.asked[-1] == "Save the packet"
        QTest.mouseClick(progress.button, Qt.MouseButton.LeftButton)
        assert progress.words.text() == "Stopping…"
    finally:
        on.set()
    qtbot.waitUntil(lambda: said() == "Canceled.")
    assert not progress.isVisible()
    assert "printer" not in person.asked


def test_one_thing_is_printed_at_a_time(ready, person, tmp_path, qtbot, monkeypatch, said):
    on = Event()
    monkeypatch.setattr(printing, "pressed", lambda *_: on.wait(20) and pytest.fail("never shown"))
    try:
        person.chooses("action_print")
        person.chooses("action_print")
        assert said() == "Preparing the packet is not finished yet: wait for it, or cancel it (Esc)."
    finally:
        ready.printing.work._then = None
        on.set()


def test_the_window_closes_only_after_asking_whether_to_stop_printing(ready, person, qtbot, monkeypatch):
    on = Event()

    def slow(notice, step, *_):
        on.wait(20)
        step(1, 1)

    monkeypatch.setattr(printing, "pressed", slow)
    person.answer = "on"
    person.chooses("action_print")
    ready.close()
    qtbot.waitUntil(lambda: "Stop preparing the packet?" in person.asked)
    assert ready.isVisible()
    person.answer = "stop"
    ready.close()
    qtbot.waitUntil(lambda: person.asked.count("Stop preparing the packet?") == 2)
    on.set()
    qtbot.waitUntil(lambda: not ready.isVisible())


def test_the_dialog_of_the_system_opens_without_waiting_and_leaves_us_what_we_asked(qtbot, window):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    chosen = []
    Dialogs(window).printer(printer, chosen.append)
    [dialog] = [child for child in window.findChildren(QDialog) if child.inherits("QPrintDialog")]
    assert dialog.isVisible()
    offered = dialog.options()
    for option in (dialog.PrintDialogOption.PrintToFile, dialog.PrintDialogOption.PrintPageRange,
                   dialog.PrintDialogOption.PrintCollateCopies):
        assert not offered & option
    dialog.reject()
    assert chosen == []


def test_a_dialog_that_went_back_to_other_paper_is_overruled():
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape,
                                      QMarginsF(20, 20, 20, 20)))
    printer.setCopyCount(4)
    painting.set_up(printer)
    assert printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.Letter
    assert printer.pageLayout().orientation() is QPageLayout.Orientation.Portrait
    assert printer.copyCount() == 1


@pytest.mark.parametrize(("sets", "first", "last", "ending"), [
    ((0, 1, 2, 3, 4), 1, 4, f"All 20 pages were sent to Laser: {WHAT_IS_TO_DO}"),
    ((0,), 1, 4, "4 pages were sent to Laser: sign the original in ink."),
    ((2,), 2, 4, "3 pages were sent to Laser: put them into their sets."),
    ((2,), 4, 4, "1 page was sent to Laser: put it into its set."),
    ((0,), 2, 2, "1 page was sent to Laser: put it into its set, and sign the original in ink."),
    ((1, 2), 1, 4, "8 pages were sent to Laser.")])
def test_what_was_printed_and_what_is_to_do_is_one_sentence(packet, sets, first, last, ending):
    laser = SimpleNamespace(printerName=lambda: "Laser")
    assert printing._ending(Job(laser, Selection(packet, sets, first, last))) == ending


@pytest.mark.parametrize("server", ["printserver.example", "localhost", ""])
def test_no_connection_is_opened_to_a_printing_service_by_network(monkeypatch, server):
    asked = []
    library = SimpleNamespace(cupsServer=server.encode, cupsSetServer=asked.append,
                              cupsSetPasswordCB2=lambda *_: None, httpConnect2=lambda *_: pytest.fail("connected"))
    monkeypatch.setattr(cups, "_library", lambda: library)
    with pytest.raises(cups.Unprinted, match="is not running, and this program opens no connection to another"):
        cups.refuse_if_not_running()
    assert asked == [None]  # it looks again whether the service has been started meanwhile


def test_what_was_printed_is_said_to_a_screen_reader_too(window, monkeypatch):
    spoken = []
    monkeypatch.setattr("form12b25.gui.main_window.QAccessible.updateAccessibility",
                        lambda event: spoken.append(event.message()))
    window.printing.said.emit("All 20 pages were sent to Laser.")
    assert spoken == ["All 20 pages were sent to Laser."]
    assert window.statusBar().currentMessage() == spoken[0]

# SPDX-License-Identifier: MIT
"""What goes into a real queue of CUPS comes out of it; and a queue that does not print is reported."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrintEngine, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from form12b25.form.keys import Key
from form12b25.form.steps import unwatched
from form12b25.gui import cups, printing
from form12b25.gui.print_dialog import PrintDialog
from form12b25.gui.printers import NAME
from form12b25.gui.work import Cancelled

pytestmark = pytest.mark.machine
CHOSEN = QPrintEngine.PrintEnginePropertyKey(0xFE00)


def words(pdf):
    """The words of each page of a file, less what the driver, which speaks PostScript, writes in signs of its own."""
    return ["".join(sign for sign in page.get_textpage().get_text_bounded() if "!" <= sign <= "~")
            for page in pypdfium2.PdfDocument(pdf)]


def place(pdf, number, sought):
    """Where some words begin on a page, in points from its lower left corner."""
    text = pypdfium2.PdfDocument(pdf)[number].get_textpage()
    first, _ = text.search(sought).get_next()
    return text.get_charbox(first, loose=True)[:2]


def ink(pdf, number):
    """The box around the ink of a page, in a third of a point."""
    picture = pypdfium2.PdfDocument(pdf)[number].render(scale=3, grayscale=True).to_pil()
    return picture.point(lambda grey: 255 * (grey < 200)).getbbox()


@pytest.fixture
def said(person):
    return lambda: person.window.statusBar().currentMessage()


@pytest.fixture
def packet(person):
    return printing.pressed(person.window.session.review.notice, unwatched)


@pytest.fixture
def prints(person, service, qtbot, said):
    """Prints from the window; gives the number of the job, once there is one."""
    def printed():
        before = service.jobs()
        person.window.statusBar().clearMessage()
        person.chooses("action_print")
        qtbot.waitUntil(lambda: said() != "", timeout=30_000)
        [job] = [number for number in service.jobs() if number not in before]
        return job
    return printed


def test_every_set_comes_out_once_in_order_as_text_in_true_size(person, service, prints, packet, said):
    job = prints()
    assert said().startswith(f"All 20 pages were sent to {service.queue}: sign the original in ink")
    printed = service.printed(job)
    assert words(printed) == words(packet.pdf)
    assert ["/s/WilliamH.White" in "".join(words(printed)[4 * one:4 * one + 4]) for one in range(5)] == [
        False, True, True, True, True]
    assert {page.get_size() for page in pypdfium2.PdfDocument(printed)} == {(612, 792)}
    for number in (0, 5, 19):
        assert all(abs(one - two) <= 1 for one, two in zip(ink(packet.pdf, number), ink(printed, number), strict=True))
    for number, sought in ((0, "QUANTUM CORPORATION"), (5, "/s/ William"), (19, "Page 4 of 4")):
        assert place(printed, number, sought) == pytest.approx(place(packet.pdf, number, sought), abs=0.5)  # of a point
    assert service.given(job) == packet.pdf
    assert "print-scaling=none" in service.options(job)
    assert "sides=one-sided" in service.options(job)
    assert "media=Letter" in service.options(job)


def test_set_3_pages_2_to_4_come_out_alone(person, service, prints, packet, said):
    def fill(dialog):
        dialog._check(Qt.CheckState.Unchecked)
        dialog.sets.item(2).setCheckState(Qt.CheckState.Checked)
        dialog.first.setValue(2)

    person.fill = fill
    assert words(service.printed(prints())) == words(packet.pdf)[9:12]
    assert said() == f"3 pages were sent to {service.queue}: put them into their sets."


def test_on_both_sides_each_set_begins_on_a_front_side(person, service, prints):
    person.type("A long story.\n" * 60, Key.NARRATIVE)
    person.fill = lambda dialog: dialog.both_sides.setChecked(True)
    person.printer_chosen = lambda printer: printer.setPrinterName(service.duplexer)
    packet = printing.pressed(person.window.session.review.notice, unwatched)
    assert packet.pages == 5
    job = prints()
    assert "sides=two-sided-long-edge" in service.options(job)
    printed, whole = words(service.printed(job)), words(packet.pdf)
    assert len(printed) == 30
    for one in range(5):
        assert printed[6 * one:6 * one + 6] == [*whole[5 * one:5 * one + 5], ""]


def test_a_printer_of_one_side_gets_no_empty_backs(person, service, prints):
    person.type("A long story.\n" * 60, Key.NARRATIVE)
    person.fill = lambda dialog: dialog.both_sides.setChecked(True)
    job = prints()
    assert "sides=one-sided" in service.options(job)
    assert len(words(service.printed(job))) == 25


def test_the_sides_set_in_the_dialog_of_the_system_count(person, service, prints):
    def chosen(printer):
        printer.setPrinterName(service.duplexer)
        printer.setDuplex(QPrinter.DuplexMode.DuplexShortSide)

    person.printer_chosen = chosen
    assert "sides=two-sided-short-edge" in service.options(prints())


@pytest.mark.parametrize(("answer", "sets"), [("once", 5), ("times", 10)])
def test_copies_come_out_as_whole_packets_and_are_not_asked_of_the_driver(person, service, prints, packet, answer,
                                                                          sets):
    def chosen(printer):
        printer.setPrinterName(service.queue)
        printer.setCopyCount(2)
        printer.setCollateCopies(False)

    person.printer_chosen, person.answer = chosen, answer
    assert words(service.printed(prints())) == words(packet.pdf) * (sets // 5)


def test_what_was_chosen_under_properties_is_kept_but_for_what_would_change_the_pages(person, service, prints):
    def chosen(printer):
        printer.setPrinterName(service.queue)
        printer.printEngine().setProperty(CHOSEN, ["number-up", "2", "Resolution", "600dpi", "page-set", "odd",
                                                   "media", "A4", "fit-to-page", "true"])

    person.printer_chosen = chosen
    job = prints()
    options = service.options(job)
    assert "Resolution=600dpi" in options
    for changed in ("number-up=2", "page-set", "A4", "fit-to-page=true", "copies=2"):
        assert changed not in options
    assert len(words(service.printed(job))) == 20


def test_the_queue_does_not_tell_whose_form_it_is(person, service, prints):
    assert NAME == "Form 12b-25"
    service.does("cupsdisable", service.queue)
    person.answer = "wait"
    prints()
    assert "uantum" not in service.does("lpstat", "-l", "-o").lower().replace("quantum.json", "")


def test_the_dialogs_of_the_system_lead_to_the_same(open_window, service, qtbot, packet):
    window = open_window(None)

    def shown(kind):
        return next((one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None)

    before = service.jobs()
    window.action("action_print").trigger()
    qtbot.waitUntil(lambda: shown(PrintDialog) is not None)
    shown(PrintDialog).choose.click()
    qtbot.waitUntil(lambda: shown(QPrintDialog) is not None)
    QDialog.accept(shown(QPrintDialog))
    qtbot.waitUntil(lambda: window.statusBar().currentMessage().startswith("All 20 pages were sent"), timeout=30_000)
    [job] = set(service.jobs()) - set(before)
    assert words(service.printed(job)) == words(packet.pdf)


@pytest.fixture
def refused(person, service, qtbot, tmp_path):
    """Prints in vain, and takes the PDF instead; gives the sentence, and how many pages the PDF has."""
    def tried():
        before = service.jobs() if service.running else []
        person.answer, person.file = "save", tmp_path / "instead.pdf"
        person.chooses("action_print")
        qtbot.waitUntil(person.file.exists, timeout=30_000)
        if service.running:
            assert service.jobs() == before
        return person.words, len(words(person.file))
    return tried


def test_a_paused_queue_is_reported_and_gets_nothing(service, refused):
    service.does("cupsdisable", "-r", "Out of toner", service.queue)
    sentence, pages = refused()
    assert sentence == (f"The printer {service.queue} is paused. Resume it in the system's printer settings, or "
                        "save the PDF and print it elsewhere.")
    assert pages == 20


def test_a_job_can_wait_in_a_paused_queue(person, service, prints, packet, said):
    service.does("cupsdisable", service.queue)
    person.answer = "wait"
    job = prints()
    assert said().startswith(f"All 20 pages wait in the queue of {service.queue}: sign")
    assert service.waiting(service.queue) == 1
    service.does("cupsenable", service.queue)
    assert words(service.printed(job)) == words(packet.pdf)


def test_a_queue_that_takes_no_jobs_is_reported(service, refused):
    service.does("cupsreject", service.queue)
    sentence, pages = refused()
    assert sentence.startswith(f"The printer {service.queue} accepts no jobs at present.")
    assert "save the PDF" in sentence
    assert pages == 20


def test_a_queue_that_is_gone_is_reported(person, service, refused):
    def chosen(printer):
        printer.setPrinterName("Shortlived")
        service.does("lpadmin", "-x", "Shortlived")

    service.does("lpadmin", "-p", "Shortlived", "-E", "-v", "cups-pdf:/", "-m", "raw")
    person.printer_chosen = chosen
    sentence, pages = refused()
    assert sentence.startswith("There is no printer Shortlived any more.")
    assert pages == 20


def test_a_printing_service_that_does_not_run_is_reported_before_any_printer_is_sought(person, service, refused):
    service.stop()
    sentence, pages = refused()
    assert sentence.startswith("The printing service of this computer (CUPS) is not running.")
    assert "printer" not in person.asked
    assert pages == 20


def test_a_printing_service_that_ends_while_the_printer_is_chosen_is_reported(person, service, refused):
    def chosen(printer):
        printer.setPrinterName(service.queue)
        service.stop()

    person.printer_chosen = chosen
    sentence, pages = refused()
    assert sentence.startswith("The printing service of this computer (CUPS) is not running. Have it started, or save")
    assert pages == 20


def test_a_job_that_is_cancelled_on_the_way_prints_nothing(service, packet):
    def step(done, total):
        if done:
            raise Cancelled

    before = service.jobs()
    with pytest.raises(Cancelled):
        cups.send(service.queue, packet.pdf, NAME, {}, step, sides="one-sided")
    assert service.waiting(service.queue) == 0
    [job] = set(service.jobs()) - set(before)
    assert not list(service._folder.glob(f"printed/*job_{job}.pdf"))


def test_the_printer_chosen_last_is_offered_again(person, service, prints):
    person.printer_chosen = lambda printer: printer.setPrinterName(service.duplexer)
    prints()
    offered = []
    person.printer_chosen = lambda printer: offered.append(printer.printerName())
    prints()
    assert offered == [service.duplexer] != [QPrinterInfo.defaultPrinterName()]


def test_no_printer_at_all_is_reported(person, service, refused, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    sentence, _ = refused()
    assert sentence.startswith("No printer is set up on this computer.")
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]

# SPDX-License-Identifier: MIT
"""Print, save the packet, save a working copy: what leaves the window on paper or as PDF."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QObject, QRect, QSize, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from form12b25.drafts import store
from form12b25.form.notice import Notice, read
from form12b25.form.refusal import Refusal
from form12b25.gui.asking import CANCEL, Answer, Asking, FileKind
from form12b25.gui.session import DraftSession

_PDF = FileKind("PDF file", ".pdf")
_FINEST = 600  # dots per inch; beyond it the eye gains nothing and the memory is gone
_BAND = 500  # dots; a page is rendered in bands of this height
MOST_DOTS = round(8.5 * _FINEST) * _BAND  # of a letter page in memory at a time


class Printing(QObject):
    """Signals: `demanded()` when the form is not ready to be printed; `said(sentence)` for the status bar."""

    demanded = Signal()
    said = Signal(str)

    def __init__(self, session: DraftSession, ask: Asking, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._ask = ask
        self._job: Iterator[str] | None = None

    def print(self) -> None:
        """Ask for a printer, and send it the packet: whole sets, so that the driver has no copies to count."""
        self._when_ready(lambda notice: self._with_packet(notice, self._choose_printer))

    def save_packet(self) -> None:
        """Ask for a name, and save the packet."""
        self._when_ready(lambda notice: self._with_packet(notice, lambda pdf: self._save("packet", pdf)))

    def save_working_copy(self) -> None:
        """Ask for a name, and save one set that is marked as not for filing."""
        from form12b25.paper import packet

        try:
            self._save("working copy", packet.working_copy(read(self._session.draft)))
        except Refusal as refusal:
            self._ask.tell("The working copy was not made", str(refusal))

    def _when_ready(self, deed: Callable[[Notice], None]) -> None:
        review = self._session.review
        if review.notice is not None:
            deed(review.notice)
            return
        self.demanded.emit()
        left = len(review.stopping)
        things = "1 thing is" if left == 1 else f"{left} things are"
        self._ask.choose(
            "The form is not ready", f"{things} still to do or to mend; the list at the right says what. Meanwhile a "
            "working copy can be saved, which is marked as not for filing.",
            (Answer("show", "Show what is left"), Answer("working", "Save a working copy…"), CANCEL),
            lambda answer: self.save_working_copy() if answer == "working" else None)

    def _with_packet(self, notice: Notice, deed: Callable[[bytes], None]) -> None:
        from form12b25.paper import packet

        try:
            printed = packet.packet(notice)
        except Refusal as refusal:
            self._ask.tell("The packet was not made", str(refusal))
            return
        deed(printed)

    def _save(self, what: str, pdf: bytes) -> None:
        path = self._session.path or Path.home() / "Form 12b-25"
        suggested = path.with_name(f"{path.stem} {what}.pdf")
        self._ask.file_to_save(f"Save the {what}", _PDF, suggested, lambda chosen: self._write(what, chosen, pdf))

    def _write(self, what: str, path: Path, pdf: bytes) -> None:
        try:
            store.write(path, pdf)
        except Refusal as refusal:
            self._ask.tell(f"The {what} was not saved", str(refusal))
            return
        self.said.emit(f"The {what} was saved as {path}")

    def _choose_printer(self, pdf: bytes) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0))
        printer.setDocName("Form 12b-25")
        self._ask.printer(printer, lambda chosen: self._start(chosen, pdf))

    def _start(self, printer: QPrinter, pdf: bytes) -> None:
        self._job = _sent(printer, pdf)
        self._go_on()

    def _go_on(self) -> None:
        """Send the next page, then let the window answer before the one after."""
        if self._job is None:
            return
        try:
            self.said.emit(next(self._job))
        except StopIteration:
            self._job = None
            return
        except Refusal as refusal:
            self._job = None
            self._ask.tell("The packet was not printed", str(refusal))
            return
        QTimer.singleShot(0, self._go_on)


def _sent(printer: QPrinter, pdf: bytes) -> Iterator[str]:
    """Send the pages to the printer at its own resolution and in true size; says after each what was done."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)  # type: ignore[call-overload]
    document.load(buffer)
    painter = QPainter()
    if not painter.begin(printer):
        raise Refusal("The printer did not take the job. See whether it is on and not paused, or save the packet as "
                      "PDF and print that from another program.")
    count = document.pageCount()
    for number in range(count):
        if number and not printer.newPage():
            painter.end()
            raise Refusal(f"The printer stopped after {number} of {count} pages. Print again, or save the packet as "
                          "PDF.")
        _paint(painter, printer, document, number)
        yield f"Sent page {number + 1} of {count} to the printer"
    painter.end()
    yield f"All {count} pages were sent to the printer"


def _paint(painter: QPainter, printer: QPrinter, document: QPdfDocument, number: int) -> None:
    """Paint a page in bands, so that even at 600 dots per inch it takes little memory."""
    points: QSizeF = document.pagePointSize(number)
    dots = min(printer.resolution(), _FINEST)
    size = QSize(round(points.width() * dots / 72), round(points.height() * dots / 72))
    scale = printer.resolution() / dots
    sheet = printer.pageLayout().paintRectPixels(printer.resolution())
    for top in range(0, size.height(), _BAND):
        band = QRect(0, top, size.width(), min(_BAND, size.height() - top))
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(size)
        # WORKAROUND: Qt takes the last row and column of the clip for its size, and would shrink the band by them.
        options.setScaledClipRect(band.adjusted(0, 0, 1, 1))
        image = document.render(number, band.size(), options)
        white = QImage(image.size(), QImage.Format.Format_RGB32)
        white.fill(0xFFFFFFFF)
        ground = QPainter(white)
        ground.drawImage(0, 0, image)
        ground.end()
        place = QRect(-sheet.left(), round(top * scale) - sheet.top(), round(band.width() * scale),
                      round((top + band.height()) * scale) - round(top * scale))
        painter.drawImage(place, white)

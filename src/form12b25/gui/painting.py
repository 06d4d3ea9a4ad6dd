# SPDX-License-Identifier: MIT
"""Pages painted on a printer at its own resolution and in true size, where no queue takes the PDF file itself."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from form12b25.form.refusal import Refusal

MOST_DOTS = 3_000_000  # of a page in memory at a time: a page is painted in bands of so many


def set_up(printer: QPrinter) -> None:
    """Whole letter pages, upright, and one copy: the packet has its copies in it."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    printer.setCopyCount(1)
    printer.setCollateCopies(False)


def paint(printer: QPrinter, pdf: bytes, faces: Sequence[int | None], step: Callable[[int, int], None]) -> None:
    """Paint those pages, counted from 0; None is an empty one. May run in any thread.

    Raises Refusal where the printer stops. When `step` raises, the job is withdrawn as far as it is not on paper yet.
    """
    document, buffer = _opened(pdf)  # the document reads from the buffer as it goes
    painter = QPainter()
    if not painter.begin(printer):
        raise Refusal("The printer did not take the job. See whether it is on and not paused, or save the PDF and "
                      "print it from another program.")
    try:
        for done, face in enumerate(faces):
            step(done, len(faces))
            if done and not printer.newPage():
                raise Refusal(f"The printer stopped after {done} of {len(faces)} pages. Print again, or save the PDF "
                              "and print it from another program.")
            if face is not None:
                _paint(painter, printer, document, face)
        step(len(faces), len(faces))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
        document.close()
        buffer.close()


def pages(pdf: bytes) -> int:
    """How many pages a PDF file has."""
    document, buffer = _opened(pdf)
    count = document.pageCount()
    document.close()
    buffer.close()
    return count


def _opened(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(None)  # type: ignore[call-overload]
    document.load(buffer)
    return document, buffer


def _paint(painter: QPainter, printer: QPrinter, document: QPdfDocument, number: int) -> None:
    points: QSizeF = document.pagePointSize(number)
    dots = printer.resolution()
    size = QSize(round(points.width() * dots / 72), round(points.height() * dots / 72))
    sheet = printer.pageLayout().paintRectPixels(dots)
    height = max(1, MOST_DOTS // size.width())
    for top in range(0, size.height(), height):
        band = QRect(0, top, size.width(), min(height, size.height() - top))
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(size)
        # WORKAROUND: Qt takes the last row and column of the clip for its size, and would shrink the band by them.
        options.setScaledClipRect(band.adjusted(0, 0, 1, 1))
        painter.drawImage(QRect(band.topLeft() - sheet.topLeft(), band.size()),
                          _on_white(document.render(number, band.size(), options)))


def _on_white(image: QImage) -> QImage:
    """Paper has no transparency; and grey takes a quarter of the way to the printer."""
    white = QImage(image.size(), QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    ground = QPainter(white)
    ground.drawImage(0, 0, image)
    ground.end()
    return white.convertToFormat(QImage.Format.Format_Grayscale8) if white.allGray() else white

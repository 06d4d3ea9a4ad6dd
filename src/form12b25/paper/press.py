# SPDX-License-Identifier: MIT
"""Ink: placed marks into a PDF file. Decides nothing; every page is drawn once and shown by each set."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from form12b25.paper import fonts, inlay
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import PAGE
from form12b25.paper.marks import CheckBox, Frame, Leaf, Mark, Page, Picture, Rule, Words


@dataclass(frozen=True)
class PrintedSet:
    """One set of the packet. A conformed one bears what stands for the signature."""

    name: str
    conformed: bool = False


def press(pages: Sequence[Page], sets: Sequence[PrintedSet], *, title: str, duplex: bool = False) -> bytes:
    """The PDF file of those sets: the same input gives the same bytes. `duplex`: each set begins on a front side."""
    fonts.loaded()
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(PAGE.width, PAGE.height), invariant=1, pageCompression=1, lang="en-US",
                    initialFontName=Face.REGULAR.value, initialFontSize=10)
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("SEC Form 12b-25, Notification of Late Filing")
    canvas.setCreator("form12b25")
    canvas.setViewerPreference("PrintScaling", "None")
    for number, page in enumerate(pages):
        canvas.beginForm(f"page{number}", 0, 0, PAGE.width, PAGE.height)
        _draw(canvas, page.marks)
        canvas.endForm()
    for place, one in enumerate(sets):
        canvas.bookmarkPage(f"set{place}")
        canvas.addOutlineEntry(one.name, f"set{place}", 0)
        for number, page in enumerate(pages):
            canvas.doForm(f"page{number}")
            if one.conformed:
                _draw(canvas, page.conformed)
            canvas.showPage()
        if duplex and len(pages) % 2:
            canvas.showPage()
    canvas.save()
    attached = any(isinstance(mark, Leaf | Picture) for page in pages for mark in page.marks)
    return inlay.laid(file.getvalue(), pages) if attached and sets else file.getvalue()


def _draw(canvas: Canvas, marks: Iterable[Mark]) -> None:
    foot = PAGE.bottom  # ReportLab counts y from the lower left corner
    for mark in marks:
        match mark:
            case Words():
                canvas.setFont(mark.face.value, mark.size)
                canvas.drawString(mark.left, foot - mark.baseline, mark.text)
            case Rule():
                canvas.setLineWidth(mark.weight)
                canvas.line(mark.left, foot - mark.top, mark.right, foot - mark.bottom)
            case Frame():
                canvas.setLineWidth(mark.weight)
                canvas.rect(mark.box.left, foot - mark.box.bottom, mark.box.width, mark.box.height)
            case CheckBox():
                _check_box(canvas, mark)
            case Picture() | Leaf():
                pass  # laid into the drawn pages by inlay


def _check_box(canvas: Canvas, mark: CheckBox) -> None:
    foot, box = PAGE.bottom, mark.box
    canvas.setLineWidth(0.8)
    canvas.rect(box.left, foot - box.bottom, box.width, box.height)
    if mark.checked:
        canvas.setLineWidth(1.1)
        for start, end in ((box.left + 1.6, box.right - 1.6), (box.right - 1.6, box.left + 1.6)):
            canvas.line(start, foot - box.top - 1.6, end, foot - box.bottom + 1.6)

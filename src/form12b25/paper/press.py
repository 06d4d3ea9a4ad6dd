# SPDX-License-Identifier: MIT
"""Ink: placed marks into a PDF file. Decides nothing; every page is drawn once and bound into each set."""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from threading import Lock

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from form12b25.form.steps import Stage, Step, unwatched
from form12b25.paper import fonts, inlay
from form12b25.paper.binding import PrintedSet, bind
from form12b25.paper.enclosure import Enclosure, enclose
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import PAGE
from form12b25.paper.marks import CheckBox, Frame, Leaf, Mark, Page, Picture, Rule, Words

_ALONE = Lock()  # two packets of thousands of pages at a time, one for the eye, would take twice the memory
_LOOK = 0.1  # seconds between two steps while another is pressed


def press(pages: Sequence[Page], sets: Sequence[PrintedSet], *, title: str, duplex: bool = False,
          enclosure: Enclosure | None = None, step: Step = unwatched) -> bytes:
    """The PDF file of those sets: the same input gives the same bytes. `duplex`: each set begins on a front side."""
    with _alone(step):
        return _pressed(pages, sets, title, enclosure, step, duplex=duplex)


@contextmanager
def _alone(step: Step) -> Iterator[None]:
    while not _ALONE.acquire(timeout=_LOOK):
        step(0, 0, Stage.DRAWING)
    try:
        yield
    finally:
        _ALONE.release()


def _pressed(pages: Sequence[Page], sets: Sequence[PrintedSet], title: str, enclosure: Enclosure | None, step: Step, *,
             duplex: bool) -> bytes:
    fonts.loaded()
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(PAGE.width, PAGE.height), invariant=1, pageCompression=1, lang="en-US",
                    initialFontName=Face.REGULAR.value, initialFontSize=10)
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("SEC Form 12b-25, Notification of Late Filing")
    canvas.setCreator("form12b25")
    canvas.setViewerPreference("PrintScaling", "None")
    conformed = [number for number, page in enumerate(pages) if page.conformed]
    faces = [*(page.marks for page in pages), *(pages[number].conformed for number in conformed)]
    for number, marks in enumerate(faces):
        step(number, 2 * len(faces), Stage.DRAWING)  # the other half is to write them down
        _draw(canvas, marks)
        canvas.showPage()
    _save(canvas, len(faces), step)
    finished = io.BytesIO()
    with ExitStack() as sources:
        pdf = sources.enter_context(pikepdf.open(file))
        drawn = list(pdf.pages)
        inlay.lay(pdf, drawn[:len(pages)], pages, sources, step)
        signatures = dict(zip(conformed, drawn[len(pages):], strict=True))
        bind(pdf, drawn[:len(pages)], signatures, sets, duplex=duplex, step=step)
        if enclosure is not None:
            enclose(pdf, enclosure)
        pdf.save(finished, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate,
                 progress=lambda percent: step(percent, 100, Stage.WRITING))
    return finished.getvalue()


def _save(canvas: Canvas, faces: int, step: Step) -> None:
    """Have ReportLab write down what was drawn: a single call, in which each thing that it looks up is a step."""
    class Things(dict[str, object]):
        done = 0

        def __getitem__(self, name: str) -> object:
            self.done += 1
            step(faces + min(self.done // 2, faces), 2 * faces, Stage.DRAWING)
            return super().__getitem__(name)

    drawn = canvas._doc
    drawn.idToObject = Things(drawn.idToObject)
    canvas.save()
    drawn.__dict__.clear()  # they point at each other, and would stay in memory until it is swept
    canvas.__dict__.clear()


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

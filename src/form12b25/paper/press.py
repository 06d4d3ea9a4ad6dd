# SPDX-License-Identifier: MIT
"""Ink: placed marks into a PDF file. Decides nothing; every page is drawn once and bound into each set."""

import io
from collections.abc import Iterable, Sequence

import pikepdf
from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from form12b25.paper import fonts
from form12b25.paper.binding import PrintedSet, bind
from form12b25.paper.enclosure import Enclosure, enclose
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import PAGE
from form12b25.paper.marks import CheckBox, Frame, Leaf, Mark, Page, Picture, Rule, Words


def press(pages: Sequence[Page], sets: Sequence[PrintedSet], *, title: str, duplex: bool = False,
          enclosure: Enclosure | None = None) -> bytes:
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
    conformed = [number for number, page in enumerate(pages) if page.conformed]
    for marks in [*(page.marks for page in pages), *(pages[number].conformed for number in conformed)]:
        _draw(canvas, marks)
        canvas.showPage()
    canvas.save()
    finished = io.BytesIO()
    with pikepdf.open(file) as pdf:
        drawn = list(pdf.pages)
        _lay(pdf, ((number, mark) for number, page in enumerate(pages) for mark in page.marks
                   if isinstance(mark, Leaf)))
        signatures = dict(zip(conformed, drawn[len(pages):], strict=True))
        bind(pdf, drawn[:len(pages)], signatures, sets, duplex=duplex)
        if enclosure is not None:
            enclose(pdf, enclosure)
        pdf.save(finished, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return finished.getvalue()


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
            case Picture():
                canvas.drawImage(_image(mark.content), mark.box.left, foot - mark.box.bottom, mark.box.width,
                                 mark.box.height)
            case Leaf():
                pass  # laid over the finished page by _with_leaves


def _check_box(canvas: Canvas, mark: CheckBox) -> None:
    foot, box = PAGE.bottom, mark.box
    canvas.setLineWidth(0.8)
    canvas.rect(box.left, foot - box.bottom, box.width, box.height)
    if mark.checked:
        canvas.setLineWidth(1.1)
        for start, end in ((box.left + 1.6, box.right - 1.6), (box.right - 1.6, box.left + 1.6)):
            canvas.line(start, foot - box.top - 1.6, end, foot - box.bottom + 1.6)


def _image(content: bytes) -> ImageReader:
    """The picture upright and on white, since paper has no transparency."""
    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
        upright = ImageOps.exif_transpose(picture)
        if upright.mode.startswith("I"):  # 16 bits a dot, more than paper shows
            upright = upright.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
        if not upright.has_transparency_data:
            return ImageReader(upright.copy() if upright.mode in ("L", "1") else upright.convert("RGB"))
        layers = upright.convert("RGBA")
    white = Image.new("RGBA", layers.size, "white")
    return ImageReader(Image.alpha_composite(white, layers).convert("RGB"))


def _lay(pdf: pikepdf.Pdf, leaves: Iterable[tuple[int, Leaf]]) -> None:
    """Pages of attached PDF files on the pages made for them: content alone, nothing active, each stored once."""
    sources: dict[bytes, pikepdf.Pdf] = {}
    copied: dict[tuple[int, int], pikepdf.Object] = {}
    for number, leaf in leaves:
        if leaf.content not in sources:
            sources[leaf.content] = pikepdf.open(io.BytesIO(leaf.content))
            sources[leaf.content].flatten_annotations("print")
        source, page = sources[leaf.content], pdf.pages[number]
        place = (id(source), leaf.number)
        if place not in copied:
            copied[place] = pdf.copy_foreign(_whole(source.pages[leaf.number]).as_form_xobject())
        name = page.add_resource(copied[place], pikepdf.Name.XObject, pikepdf.Name("/Attached"))  # else at random
        area = pikepdf.Rectangle(leaf.box.left, PAGE.bottom - leaf.box.bottom, leaf.box.right,
                                 PAGE.bottom - leaf.box.top)
        page.contents_add(page.calc_form_xobject_placement(
            copied[place], name, area, invert_transformations=True, allow_shrink=True, allow_expand=False))


def _whole(page: pikepdf.Page) -> pikepdf.Page:
    """The page as it shows on a screen: a box meant for the printer's knife must not cut it."""
    try:
        media = pikepdf.Rectangle(page.mediabox)
        shown = media & pikepdf.Rectangle(page.cropbox)
    except (TypeError, ValueError):  # it gives no size, and stands for a letter page
        return page
    page.trimbox = (shown if shown.width > 0 and shown.height > 0 else media).as_array()
    return page

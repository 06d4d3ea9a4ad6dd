# SPDX-License-Identifier: MIT
"""Attached pages and pictures laid into the pages drawn for them: content alone, nothing active, each stored once.

The press draws each page once, for every set to show; what is attached goes onto that page. A page of a PDF
file keeps its text as text. A picture in PNG or JPEG goes in as it is packed, where PDF knows that packing; its dots
are never all unpacked at once then.
"""

from collections.abc import Sequence
from contextlib import ExitStack

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from form12b25.form.steps import Stage, Step, unwatched
from form12b25.paper import attached_pdf, pictures
from form12b25.paper.geometry import PAGE, Box
from form12b25.paper.marks import Leaf, Page, Picture


def lay(pdf: Pdf, drawn: Sequence[pikepdf.Page], pages: Sequence[Page], stack: ExitStack,
        step: Step = unwatched) -> None:
    """Lay into the `drawn` pages of the file, which are those pages in order, what is attached on them.

    `stack` keeps the attached files open until the file is written.
    """
    sources: dict[bytes, list[pikepdf.Page]] = {}  # listed once: to find one page in a file takes as long as all
    images: dict[bytes, Object] = {}
    for number, (ground, page) in enumerate(zip(drawn, pages, strict=True)):
        step(number, len(pages), Stage.LAYING)
        for mark in page.marks:
            if isinstance(mark, Leaf):
                if mark.content not in sources:
                    source = stack.enter_context(attached_pdf.opened(mark.content, step))
                    sources[mark.content] = list(source.pages)
                    _keep_layers(pdf, source)
                sheet = pdf.copy_foreign(sources[mark.content][mark.number].as_form_xobject())
                _put(ground, sheet, _placement(ground, sheet, mark.box))
            elif isinstance(mark, Picture):
                if mark.content not in images:
                    images[mark.content] = pictures.image(pdf, mark.content)
                _put(ground, images[mark.content], pictures.placement(mark))


def _keep_layers(pdf: Pdf, source: Pdf) -> None:
    """Let layers that are off stay off."""
    if off := attached_pdf.hidden_layers(source):
        copies = [pdf.copy_foreign(group) for group in off]
        kept = pdf.Root.get("/OCProperties", Dictionary(OCGs=Array(), D=Dictionary(OFF=Array(), Order=Array())))
        for copy in copies:
            kept.OCGs.append(copy)
            kept.D.OFF.append(copy)
        pdf.Root.OCProperties = kept


def _placement(page: pikepdf.Page, sheet: Object, box: Box) -> bytes:
    area = pikepdf.Rectangle(box.left, PAGE.bottom - box.bottom, box.right, PAGE.bottom - box.top)
    return bytes(page.calc_form_xobject_placement(
        sheet, Name("/Attached"), area, invert_transformations=True, allow_shrink=True, allow_expand=False))


def _put(page: pikepdf.Page, thing: Object, placement: bytes) -> None:
    """Show a thing on that page, over what is drawn there."""
    page.add_resource(thing, Name.XObject, Name("/Attached"))
    page.contents_add(placement)

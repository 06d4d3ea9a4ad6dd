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

from form12b25.paper import attached_pdf, pictures
from form12b25.paper.geometry import PAGE, Box
from form12b25.paper.marks import Leaf, Page, Picture


def lay(pdf: Pdf, pages: Sequence[Page], stack: ExitStack) -> None:
    """Lay into the drawn pages of the file, which are those pages in order, what is attached on them.

    `stack` keeps the attached files open until the file is written.
    """
    sources: dict[bytes, Pdf] = {}
    images: dict[bytes, Object] = {}
    for number, page in enumerate(pages):
        for mark in page.marks:
            if isinstance(mark, Leaf):
                if mark.content not in sources:
                    source = stack.enter_context(attached_pdf.opened(mark.content))
                    sources[mark.content] = source
                    _keep_layers(pdf, source)
                sheet = pdf.copy_foreign(sources[mark.content].pages[mark.number].as_form_xobject())
                _put(pdf, number, sheet, _placement(pdf, number, sheet, mark.box))
            elif isinstance(mark, Picture):
                if mark.content not in images:
                    images[mark.content] = pictures.image(pdf, mark.content)
                _put(pdf, number, images[mark.content], pictures.placement(mark))


def _keep_layers(pdf: Pdf, source: Pdf) -> None:
    """Let layers that are off stay off."""
    if off := attached_pdf.hidden_layers(source):
        copies = [pdf.copy_foreign(group) for group in off]
        kept = pdf.Root.get("/OCProperties", Dictionary(OCGs=Array(), D=Dictionary(OFF=Array(), Order=Array())))
        for copy in copies:
            kept.OCGs.append(copy)
            kept.D.OFF.append(copy)
        pdf.Root.OCProperties = kept


def _placement(pdf: Pdf, number: int, sheet: Object, box: Box) -> bytes:
    area = pikepdf.Rectangle(box.left, PAGE.bottom - box.bottom, box.right, PAGE.bottom - box.top)
    return bytes(pdf.pages[number].calc_form_xobject_placement(
        sheet, Name("/Attached"), area, invert_transformations=True, allow_shrink=True, allow_expand=False))


def _put(pdf: Pdf, number: int, thing: Object, placement: bytes) -> None:
    """Show a thing on that page, over what is drawn there."""
    pdf.pages[number].add_resource(thing, Name.XObject, Name("/Attached"))
    pdf.pages[number].contents_add(placement)

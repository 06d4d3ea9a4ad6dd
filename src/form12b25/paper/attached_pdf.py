# SPDX-License-Identifier: MIT
"""Attached PDF files, which are not trusted: made plain to be printed, or refused.

What a screen shows of a page is printed, filled fields and annotations included; what a program could run or follow is
not: actions, scripts, links, embedded files, XFA. A layer that is switched off stays off. What would be printed in
part only is refused: damaged files and pages, forms that only Adobe's reader can build, comments without an image.
A page without a size, or with none worth the name, stands for a letter page, as it does on a screen.
"""

import io
import logging
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from form12b25.form.steps import Stage, Step, unwatched
from form12b25.paper import fields
from form12b25.paper.fields import Trouble
from form12b25.paper.geometry import PAGE

__all__ = ["Trouble", "opened", "pages"]

MOST_PAGES = 5000  # of all attached files together: each set shows them anew, and the memory must hold a dozen sets
_MOST_UNPACKED = 64 * 2**20  # bytes, of one stream; more is a trap
_DAMAGED = "it is damaged. Save it anew as PDF, and attach it again"
_HIDDEN, _PRINT, _NO_VIEW = 2, 4, 32  # flags of an annotation
_PUSH_BUTTON = 1 << 16  # of a field
# Keys of a stream that lead elsewhere or hold what is not shown.
_ASIDE = ("/AA", "/AF", "/Metadata", "/PieceInfo", "/OPI", "/Ref", "/Alternates", "/F", "/FFilter", "/FDecodeParms",
          "/StructParent", "/StructParents", "/PtData", "/Measure", "/LastModified")
_WITHOUT_INK = ("/Link", "/Popup", "/Text", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/3D", "/RichMedia",
                "/TrapNet", "/PrinterMark", "/Widget", "/Projection")

logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # it says on standard error what it found damaged
pikepdf.settings.set_qpdf_limits(flate_max_memory=_MOST_UNPACKED, run_length_max_memory=_MOST_UNPACKED,
                                 png_max_memory=_MOST_UNPACKED, tiff_max_memory=_MOST_UNPACKED)


def pages(content: bytes, step: Step = unwatched) -> int:
    """How many pages an attached PDF file has. Raises Trouble where it cannot be printed whole."""
    with opened(content, step) as attached:
        total = len(attached.pages)
        for number, page in enumerate(attached.pages):
            step(total + number, 2 * total, Stage.JUDGING)  # the first half was to open it
            _read_through(page)
        if any("error decoding" in str(warning) or "damaged" in str(warning) for warning in attached.get_warnings()):
            raise Trouble(_DAMAGED)
        return len(attached.pages)


@contextmanager
def opened(content: bytes, step: Step = unwatched) -> Iterator[Pdf]:
    """The file with nothing but what its pages show. Raises Trouble."""
    try:
        with pikepdf.open(io.BytesIO(content)) as attached:
            _refuse_unusable(attached)
            off = hidden_layers(attached)
            fields.make_appearances(attached)
            total = len(attached.pages)
            for number, page in enumerate(attached.pages, 1):
                step(number, 2 * total, Stage.JUDGING)
                _choose_annotations(page, number, off)
            attached.flatten_annotations("print")
            for thing in attached.objects:
                if isinstance(thing, Stream):
                    step(total, 2 * total, Stage.JUDGING)
                    _strip(thing)
            for page in attached.pages:
                _strip_properties(page.obj.get("/Resources"))
                _give_size(page)
            yield attached
    except pikepdf.PasswordError:
        raise Trouble("it is locked with a password. Save it without one, and attach it again") from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError,
            zlib.error):
        raise Trouble(_DAMAGED) from None


def hidden_layers(attached: Pdf) -> list[Object]:
    """The layers (optional content groups) that are off, on the screen or on paper."""
    properties = attached.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return []
    usual = properties.get("/D", Dictionary())
    groups = [group for group in properties.get("/OCGs", Array()) if isinstance(group, Dictionary)]
    on = {group.objgen for group in usual.get("/ON", Array())}
    off = {group.objgen for group in usual.get("/OFF", Array())}
    if usual.get("/BaseState") == Name.OFF:
        off |= {group.objgen for group in groups} - on
    return [group for group in groups if group.objgen in off
            or group.get("/Usage", Dictionary()).get("/Print", Dictionary()).get("/PrintState") == Name.OFF]


def _refuse_unusable(attached: Pdf) -> None:
    # What could be rescued of a damaged file may lack pages, or words on them.
    if any("file is damaged" in str(warning) for warning in attached.get_warnings()):
        raise Trouble(_DAMAGED)
    count = len(attached.pages)
    if not 1 <= count <= MOST_PAGES:
        raise Trouble(f"it has {count:,} pages; 1 to {MOST_PAGES:,} can be attached. Attach only the pages that are "
                      "needed")
    if "/Collection" in attached.Root:
        raise Trouble("it is a portfolio, a cover with other files inside. Attach each of those files as an exhibit")
    form = attached.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/XFA" in form:
        widgets = any(annotation.get("/Subtype") == Name.Widget for page in attached.pages
                      for annotation in _annotations(page))
        if not widgets or attached.Root.get("/NeedsRendering"):
            raise Trouble("it is a form of the kind XFA, whose pages only Adobe's own reader can build. Open it there, "
                          "print it to a new PDF file, and attach that")
        del form["/XFA"]


def _annotations(page: Page) -> list[Dictionary]:
    found = page.obj.get("/Annots")
    return [one for one in found if isinstance(one, Dictionary)] if isinstance(found, Array) else []


def _choose_annotations(page: Page, number: int, off: list[Object]) -> None:
    """Leave the annotations that a screen shows, and mark them to be printed.

    Many programs forget the flag that asks for printing; what the filer saw must not vanish from the paper. The
    buttons of a form, which do something and say nothing, are printed only where they ask for it.
    """
    if "/Annots" not in page.obj:
        return
    hidden = {group.objgen for group in off}
    left = Array()
    for one in _annotations(page):
        flags = int(one.get("/F", 0))
        button = one.get("/Subtype") == Name.Widget and fields.inherited(one, "/FT") == Name.Btn and int(
            fields.inherited(one, "/Ff") or 0) & _PUSH_BUTTON
        unasked = not flags & _PRINT and (flags & _NO_VIEW or button)
        if flags & _HIDDEN or unasked or one.get("/Subtype") == Name.Popup:
            continue
        if "/OC" in one and one.OC.objgen in hidden:
            continue
        appearance = one.get("/AP", Dictionary()).get("/N")
        if appearance is None and str(one.get("/Subtype")) not in _WITHOUT_INK and _has_area(one):
            raise Trouble(f"page {number} has a comment or a drawing that only the program it was made with can show. "
                          "Print the file to a new PDF file there, and attach that")
        one.F = flags & ~_NO_VIEW | _PRINT
        left.append(one)
    page.obj.Annots = left


def _has_area(annotation: Dictionary) -> bool:
    box = fields.rectangle(annotation)
    return bool(box.width and box.height)


def _strip(thing: Stream) -> None:
    """Take from a stream what is not shown; a program in PostScript is shown by printers alone, and goes."""
    for key in _ASIDE:
        if key in thing:
            del thing[key]
    _strip_properties(thing.get("/Resources"))
    if thing.get("/Subtype") == "/PS" or thing.get("/Subtype2") == "/PS":
        thing.write(b"")
        thing.Subtype, thing.BBox = Name.Form, Array([0, 0, 0, 0])


def _strip_properties(resources: Object | None) -> None:
    """Of the property lists of marked content, only layers show."""
    properties = resources.get("/Properties") if isinstance(resources, Dictionary) else None
    if isinstance(properties, Dictionary):
        for name in list(properties.keys()):
            listed = properties[name]
            if not (isinstance(listed, Dictionary) and listed.get("/Type") in ("/OCG", "/OCMD")):
                properties[name] = Dictionary()


def _give_size(page: Page) -> None:
    """Let the page be shown as on a screen: a box meant for the printer's knife must not cut it."""
    letter = pikepdf.Rectangle(PAGE.left, PAGE.top, PAGE.right, PAGE.bottom)
    try:
        media = pikepdf.Rectangle(page.mediabox)
    except (TypeError, ValueError):
        media = letter
    if min(media.width, media.height) <= 0:
        media = letter
    try:
        shown = media & pikepdf.Rectangle(page.cropbox)
    except (TypeError, ValueError):
        shown = media
    box = (shown if min(shown.width, shown.height) > 0 else media).as_array()
    page.obj.MediaBox = media.as_array()
    page.obj.CropBox = page.obj.TrimBox = box


def _read_through(page: Page) -> None:
    """Unpack the content of a page once. Raises PdfError where it cannot be unpacked."""
    content = page.obj.get("/Contents")
    for part in content if isinstance(content, Array) else [content]:
        if isinstance(part, Stream):
            if part.get("/Filter") in (Name.FlateDecode, Array([Name.FlateDecode])):
                _unpack(part.read_raw_bytes())
            else:
                part.read_bytes()
        elif part is not None:
            raise Trouble(_DAMAGED)


def _unpack(packed: bytes) -> None:
    """Unpack to the last block, which is more than readers ask for; the check sum, which some leave out, is not."""
    unpack, size = zlib.decompressobj(-zlib.MAX_WBITS), 0
    left = packed[2:]
    while not unpack.eof and left and size <= _MOST_UNPACKED:
        size += len(unpack.decompress(left, 2**20))
        left = unpack.unconsumed_tail
    if packed and not unpack.eof:
        raise Trouble(_DAMAGED)

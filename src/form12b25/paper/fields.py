# SPDX-License-Identifier: MIT
"""Filled fields of an attached PDF form that carry no image of themselves, or one that may be out of date.

Such a form asks the reading program to draw them (`NeedAppearances`). They are drawn here, in the typeface of the
paper, whole: what is too long for its field is set smaller.
"""

import io
import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from reportlab.pdfgen.canvas import Canvas

from form12b25.form import characters, values
from form12b25.paper import fonts, text
from form12b25.paper.fonts import Face

_SIZE = re.compile(r"([\d.]+)\s+Tf")
_COLOUR = re.compile(r"((?:[\d.]+\s+){1,4})(g|rg|k)\b")
_MULTILINE, _PASSWORD, _COMB = 1 << 12, 1 << 13, 1 << 24  # flags of a field of text
_RADIO_OR_PUSH = (1 << 15) | (1 << 16)
_USUAL, _LEAST = 12.0, 2.0  # points of type where the field does not say; where nothing fits
_PAD = 2.0  # points inside the field's edge
_DEEPEST = 50  # fields within fields


class Trouble(Exception):  # noqa: N818 - the middle of a sentence that a person reads
    """Why a PDF file cannot be printed, and what to do."""


def inherited(field: Dictionary, key: str) -> Object | None:
    """What a field says, or the field that it is part of."""
    for _ in range(_DEEPEST):
        if key in field:
            found: Object = field[key]
            return found
        above = field.get("/Parent")
        if not isinstance(above, Dictionary):
            return None
        field = above
    return None


def rectangle(annotation: Dictionary) -> pikepdf.Rectangle:
    """Where an annotation stands on its page."""
    left, bottom, right, top = (float(edge) for edge in annotation.get("/Rect", (0, 0, 0, 0)))
    return pikepdf.Rectangle(left, bottom, right, top)


def make_appearances(attached: Pdf) -> None:
    """Draw each filled field that has no image, or all of them where the form asks for it. Raises Trouble."""
    form = attached.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return
    anew = bool(form.get("/NeedAppearances"))
    drawn: list[Dictionary] = []
    file = io.BytesIO()
    fonts.loaded()
    canvas = Canvas(file, invariant=1, initialFontName=Face.REGULAR.value)
    for page in attached.pages:
        annotations = page.obj.get("/Annots")
        for widget in annotations if isinstance(annotations, Array) else ():
            if isinstance(widget, Dictionary) and widget.get("/Subtype") == Name.Widget and _draw(
                    canvas, widget, form, anew=anew):
                drawn.append(widget)
                canvas.showPage()
    if "/NeedAppearances" in form:
        del form["/NeedAppearances"]  # else they would not be laid on the page
    if not drawn:
        return
    canvas.save()
    with pikepdf.open(io.BytesIO(file.getvalue())) as images:
        for widget, image in zip(drawn, images.pages, strict=True):
            widget["/AP"] = Dictionary(N=attached.copy_foreign(image.as_form_xobject()))


def _draw(canvas: Canvas, widget: Dictionary, form: Dictionary, *, anew: bool) -> bool:
    """Draw a field on a page of its own size, if it must be drawn."""
    kind, has_image = inherited(widget, "/FT"), "/N" in widget.get("/AP", Dictionary())
    box = rectangle(widget)
    width, height = float(box.width), float(box.height)
    if min(width, height) <= 0:
        return False
    canvas.setPageSize((width, height))
    if kind == Name.Btn:
        return not has_image and _cross(canvas, widget, width, height)
    if kind not in (Name.Tx, Name.Ch) or (has_image and not anew):
        return False
    words = _value(widget)
    if not words:
        return False
    if missing := characters.unprintable(words, spacing=True):
        raise Trouble(f"a field filled in its form has the character {characters.describe(missing[0])}, which the file "
                      "brings no letter for. Open it in the program it was filled in, print it to a new PDF file, and "
                      "attach that")
    _background(canvas, widget, width, height)
    style = inherited(widget, "/DA") or form.get("/DA") or String("")
    _colour(canvas, str(style))
    flags = _number(inherited(widget, "/Ff"))
    if kind == Name.Tx and flags & _PASSWORD:
        words = "*" * len(words)
    cells = _number(inherited(widget, "/MaxLen"))
    if kind == Name.Tx and flags & _COMB and 0 < len(words) <= cells and "\n" not in words:
        _comb(canvas, words, cells, width, height)
    else:
        size = float(found[1]) if (found := _SIZE.search(str(style))) else 0.0
        _set(canvas, words, width, height, size, many=bool(flags & _MULTILINE) or kind == Name.Ch,
             placed=_number(inherited(widget, "/Q") or form.get("/Q")))
    return True


def _number(found: object) -> int:
    return int(str(found)) if found is not None else 0


def _value(widget: Dictionary) -> str:
    value = inherited(widget, "/V")
    if isinstance(value, pikepdf.Stream):
        value = String(value.read_bytes().decode("latin-1"))
    chosen = [str(one) for one in value] if isinstance(value, Array) else [str(value)] if isinstance(
        value, String) else []
    options = inherited(widget, "/Opt")
    shown = {str(pair[0]): str(pair[1]) for pair in options if isinstance(pair, Array) and len(pair) == 2
             } if isinstance(options, Array) else {}
    return values.composed("\n".join("\n".join(values.lines(shown.get(one, one))) for one in chosen)).strip("\n")


def _set(canvas: Canvas, words: str, width: float, height: float, size: float, *, many: bool, placed: int) -> None:
    """The words inside the field, at its size or as much smaller as they must be. `placed`: left, middle, right."""
    size = size or min(_USUAL, _USUAL if many else 0.75 * height)
    room = max(width - 2 * _PAD, 1.0)
    while True:
        lines = text.broken(words, room, Face.REGULAR, size) if many else [words.replace("\t", " ").replace("\n", " ")]
        high = len(lines) * 1.15 * size
        widest = max(fonts.width(line, Face.REGULAR, size) for line in lines)
        if size <= _LEAST or (widest <= room and high <= max(height - (2 * _PAD if many else 0), size)):
            break
        size = max(_LEAST, size - 0.5)
    canvas.setFont(Face.REGULAR.value, size)
    baseline = height - _PAD - 0.9 * size if many else (height - 0.7 * size) / 2
    for line in lines:
        left = _PAD + (room - fonts.width(line, Face.REGULAR, size)) * {1: 0.5, 2: 1.0}.get(placed, 0.0)
        canvas.drawString(left, baseline, line)
        baseline -= 1.15 * size


def _comb(canvas: Canvas, words: str, cells: int, width: float, height: float) -> None:
    size = min(_USUAL, 0.75 * height, 1.2 * width / cells)
    canvas.setFont(Face.REGULAR.value, size)
    for place, letter in enumerate(words):
        canvas.drawCentredString((place + 0.5) * width / cells, (height - 0.7 * size) / 2, letter)


def _cross(canvas: Canvas, widget: Dictionary, width: float, height: float) -> bool:
    """A check box that is on, and that brings no image."""
    state = widget.get("/AS", inherited(widget, "/V"))
    if _number(inherited(widget, "/Ff")) & _RADIO_OR_PUSH and "/AS" not in widget:
        return False
    if not isinstance(state, Name) or state == Name.Off:
        return False
    _background(canvas, widget, width, height)
    canvas.line(_PAD, _PAD, width - _PAD, height - _PAD)
    canvas.line(_PAD, height - _PAD, width - _PAD, _PAD)
    if "/AS" in widget:
        del widget["/AS"]  # the image is one, not one for each state
    return True


def _background(canvas: Canvas, widget: Dictionary, width: float, height: float) -> None:
    looks = widget.get("/MK", Dictionary())
    for key, paint, fill in (("/BG", canvas.setFillColorRGB, 1), ("/BC", canvas.setStrokeColorRGB, 0)):
        parts = [float(part) for part in looks.get(key, ())]
        if len(parts) in (1, 3):
            paint(*(parts * 3)[:3])
            edge = 0.5 * (1 - fill)  # points, half the weight of the line
            canvas.rect(edge, edge, width - 2 * edge, height - 2 * edge, stroke=1 - fill, fill=fill)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setStrokeColorRGB(0, 0, 0)


def _colour(canvas: Canvas, style: str) -> None:
    if found := _COLOUR.search(style):
        parts = [float(part) for part in found[1].split()]
        if len(parts) == 4:
            canvas.setFillColorCMYK(*parts)
        elif len(parts) in (1, 3):
            canvas.setFillColorRGB(*(parts * 3)[:3])

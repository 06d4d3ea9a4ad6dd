# SPDX-License-Identifier: MIT
"""A finished file, read by PDFium, which knows nothing of the programs that wrote it."""

import ctypes
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from types import TracebackType
from typing import Self

import pikepdf
import pypdfium2
from pypdfium2 import raw

from form12b25.paper.enclosure import Enclosure, enclosed
from form12b25.paper.geometry import PAGE, Box

_ALONE = Lock()  # PDFium serves one thread at a time
# PDFium gives a hyphen at the end of a line as a control character, or as no character at all.
_AS_READ = str.maketrans({"\x02": "-", "\ufffe": "-"})
_DRAWN = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM)


class Unreadable(ValueError):  # noqa: N818 - it says what the file is
    """The file, or a page of it, cannot be read."""


@dataclass(frozen=True)
class Dots:
    """A page as a screen shows it: rows of dots, each of blue, green, red and a byte of nothing."""

    width: int
    height: int
    rows: bytes


def dots(pdf: bytes, width: int) -> list[Dots]:
    """Each page of a file, so many dots wide, on white. Raises Unreadable."""
    with _ALONE:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as fault:
            raise Unreadable(str(fault)) from fault
        try:
            seen = []
            for page in document:
                picture = page.render(scale=width / page.get_width(), prefer_bgrx=True)
                seen.append(Dots(picture.width, picture.height, bytes(picture.buffer)))
                picture.close()
                page.close()
            return seen
        finally:
            document.close()


class SeenPage:
    """A page as it is seen. `text` has one character for each glyph, and line ends between lines."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._letters = page.get_textpage()
        self.text: str = self._letters.get_text_range().translate(_AS_READ)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def origin(self, place: int) -> tuple[float, float]:
        """Where the pen stood for the character at that place of the text: x and y of its baseline, in points."""
        raw.FPDFText_GetCharOrigin(self._letters.raw, place, self._x, self._y)
        return self._x.value, PAGE.bottom - self._y.value

    def text_in(self, box: Box) -> str:
        """What can be read inside the box."""
        read: str = self._letters.get_text_bounded(box.left, PAGE.bottom - box.bottom, box.right, PAGE.bottom - box.top)
        return read.translate(_AS_READ)

    def drawn(self) -> list[Box]:
        """The box around each thing on the page that is no letter: a line, a frame, a picture, an attached page."""
        edges = [ctypes.c_float() for _ in range(4)]
        found = []
        for place in range(raw.FPDFPage_CountObjects(self._page.raw)):
            thing = raw.FPDFPage_GetObject(self._page.raw, place)
            if raw.FPDFPageObj_GetType(thing) in _DRAWN and raw.FPDFPageObj_GetBounds(thing, *edges):
                left, bottom, right, top = (edge.value for edge in edges)
                found.append(Box(left, PAGE.bottom - top, right, PAGE.bottom - bottom))
        return found

    def attached(self) -> int:
        """How many attached pages are shown.

        Where each stands cannot be told from what it draws: a page may draw beyond its own edge, where it is cut.
        """
        things = (raw.FPDFPage_GetObject(self._page.raw, place)
                  for place in range(raw.FPDFPage_CountObjects(self._page.raw)))
        return sum(raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_FORM for thing in things)

    def close(self) -> None:
        self._letters.close()


class Finished:
    """The file, for as long as it is read; one thread at a time. Raises Unreadable."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf

    def __enter__(self) -> Self:
        _ALONE.acquire()
        try:
            self._document = pypdfium2.PdfDocument(self._pdf)
            self._structure = pikepdf.open(io.BytesIO(self._pdf))
            self._pages = list(self._structure.pages)  # once: to find one page in a file takes as long as all
            self._likenesses = [page.obj.unparse(resolved=True) for page in self._pages]
        except (pypdfium2.PdfiumError, pikepdf.PdfError) as fault:
            _ALONE.release()
            raise Unreadable(str(fault)) from fault
        except BaseException:
            _ALONE.release()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        try:
            self._document.close()
            self._structure.close()
        finally:
            _ALONE.release()

    def __len__(self) -> int:
        return len(self._document)

    def outline(self) -> list[tuple[str, int]]:
        """The names in the outline, and the page, from 0, to which each leads."""
        return [(entry.get_title(), entry.get_dest().get_index()) for entry in self._document.get_toc(max_depth=1)]

    def likeness(self, number: int) -> bytes:
        """The page without its ink: equal for two that show the very same streams in the very same typefaces."""
        return self._likenesses[number]

    def fonts(self) -> list[pikepdf.Object]:
        """Each font that the pages name."""
        found: dict[tuple[int, int], pikepdf.Object] = {}
        read: set[tuple[int, int]] = set()
        for number in dict(zip(self._likenesses, range(len(self._likenesses)), strict=True)).values():
            resources = self._pages[number].obj.Resources
            named = resources.Font if "/Font" in resources else None
            if named is not None and (named.objgen not in read or not named.is_indirect):
                read.add(named.objgen)
                found |= {font.objgen: font for font in named.as_dict().values()}
        return list(found.values())

    def enclosures(self) -> list[Enclosure]:
        """The files inside the file."""
        return enclosed(self._structure)

    @contextmanager
    def page(self, number: int) -> Iterator[SeenPage]:
        """The page of that number, from 0."""
        try:
            page = self._document[number]
        except (pypdfium2.PdfiumError, IndexError) as fault:
            raise Unreadable(f"page {number + 1}") from fault
        seen = SeenPage(page)
        try:
            yield seen
        finally:
            seen.close()
            page.close()

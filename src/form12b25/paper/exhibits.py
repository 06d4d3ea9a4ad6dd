# SPDX-License-Identifier: MIT
"""The exhibits, each beginning on a page of its own: typed, or attached as PDF, PNG or JPEG."""

import io
from collections.abc import Iterator

import pikepdf
from PIL import Image, UnidentifiedImageError

from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key
from form12b25.form.notice import Reading
from form12b25.form.refusal import Refusal
from form12b25.paper import text
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import BODY, FOOT, LEADING, LIVE, Box
from form12b25.paper.marks import Leaf, Mark, Picture, Rule

_LINE = BODY + LEADING
_LAST = FOOT - 20  # points; the lowest baseline
_MOST_PAGES = 5000
_MOST_PIXELS = 100_000_000
_DOTS_PER_INCH = 150  # of a picture that does not say
_MOST_LINES = 8  # of a heading; a longer one stands whole in front of the exhibit's text or attached pages

Image.MAX_IMAGE_PIXELS = None  # the limit is _MOST_PIXELS, known before anything is unpacked


class Unusable(Refusal):
    """An attached file that cannot be printed. The message names the file and the remedy."""

    def __init__(self, exhibit: Exhibit, reason: str) -> None:
        super().__init__(f"The file {exhibit.file!r} of exhibit {exhibit.title!r} cannot be printed: {reason}.")


def leaves(reading: Reading) -> Iterator[list[Mark]]:
    """The pages of all exhibits, in order. Raises Unusable."""
    for number, exhibit in enumerate(reading.exhibits, 1):
        lines = text.broken(exhibit.title, LIVE.width, Face.BOLD)
        if exhibit.signed_by:
            lines += text.broken(f"Signed by {exhibit.signed_by}", LIVE.width, Face.BOLD)
        heading = _headed(reading, number, text.at_most(lines, _MOST_LINES))
        whole = lines if len(lines) > _MOST_LINES else []
        if exhibit.content is None:
            yield from _typed(heading, [*whole, *text.broken(exhibit.text, LIVE.width)])
        else:
            if whole:
                yield from _typed(heading, whole)
            yield from _attached(heading, exhibit, exhibit.content)


def refuse_unusable(exhibit: Exhibit) -> None:
    """Raise Unusable where the attached file cannot be printed, so that it is known when it is attached."""
    if exhibit.content is not None:
        _pages(exhibit, exhibit.content) if _is_pdf(exhibit.content) else _size(exhibit, exhibit.content)


def _is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:1024]


def _headed(reading: Reading, number: int, lines: list[str]) -> tuple[list[Mark], float]:
    """The heading of each page of an exhibit, and the y of its foot."""
    marks: list[Mark] = [*text.set_lines([f"EXHIBIT {number}"], LIVE, LIVE.top + 16, face=Face.BOLD, size=12,
                                         centred=True)]
    marks += text.set_lines(lines, LIVE, LIVE.top + 32, face=Face.BOLD, centred=True)
    foot = LIVE.top + 32 + len(lines) * _LINE
    about = text.at_most(text.broken(f"Form 12b-25, {reading.text(Key.REGISTRANT_NAME)}", LIVE.width), 3)
    marks += text.set_lines(about, LIVE, foot, centred=True)
    foot += (len(about) - 1) * _LINE + 8
    marks.append(Rule(LIVE.left, foot, LIVE.right, foot, 0.8))
    return marks, foot


def _typed(heading: tuple[list[Mark], float], lines: list[str]) -> Iterator[list[Mark]]:
    marks, foot = heading
    room = int((_LAST - foot - 20) / _LINE) + 1
    for start in range(0, len(lines), room):
        yield [*marks, *text.set_lines(lines[start:start + room], LIVE, foot + 20, key=Key.EXHIBITS)]


def _attached(heading: tuple[list[Mark], float], exhibit: Exhibit, content: bytes) -> Iterator[list[Mark]]:
    marks, foot = heading
    area = Box(LIVE.left, foot + 6, LIVE.right, _LAST + 4)
    if _is_pdf(content):
        for page in range(_pages(exhibit, content)):
            yield [*marks, Leaf(area, content, page)]
    else:
        width, height = _size(exhibit, content)
        scale = min(1.0, area.width / width, area.height / height)
        left = area.middle - width * scale / 2
        yield [*marks, Picture(Box(left, area.top, left + width * scale, area.top + height * scale), content)]


def _pages(exhibit: Exhibit, content: bytes) -> int:
    """How many pages an attached PDF file has."""
    try:
        with pikepdf.open(io.BytesIO(content)) as attached:
            count = len(attached.pages)
            whole = not any("file is damaged" in str(warning) for warning in attached.get_warnings())
    except pikepdf.PasswordError:
        raise Unusable(exhibit, "it is locked with a password. Save it without one, and attach it again") from None
    except (pikepdf.PdfError, ValueError, RuntimeError):
        count, whole = 0, False
    if not whole:  # what could be rescued may lack pages, or words on them
        raise Unusable(exhibit, "it is damaged. Save it anew as PDF, and attach it again")
    if not 1 <= count <= _MOST_PAGES:
        raise Unusable(exhibit, f"it has {count} pages; 1 to {_MOST_PAGES} can be attached")
    return count


def _size(exhibit: Exhibit, content: bytes) -> tuple[float, float]:
    """How large an attached picture is, in points."""
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            width, height = picture.size
            if width * height > _MOST_PIXELS:
                raise Unusable(exhibit, "the picture is too large. Save it smaller, and attach it again")
            picture.load()  # one cut short shows only now
            dots = picture.info.get("dpi", (_DOTS_PER_INCH, _DOTS_PER_INCH))
            turned = picture.getexif().get(0x0112, 1) >= 5  # a camera held upright
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise Unusable(exhibit, "it is no PDF, PNG or JPEG file, or it is damaged. Save it anew in one of these forms, "
                                "and attach it again") from None
    across, down = (float(dot) if 20 <= float(dot) <= 5000 else _DOTS_PER_INCH for dot in dots)
    points = width * 72 / across, height * 72 / down
    return (points[1], points[0]) if turned else points

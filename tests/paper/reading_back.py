# SPDX-License-Identifier: MIT
"""Drafts to print, and what stands on the printed pages, read and looked at by an independent program (PDFium)."""

import io
import re
from datetime import date
from functools import cache
from typing import Any

import pypdfium2
from PIL import Image, ImageChops

from form12b25 import assets
from form12b25.drafts import store
from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.form.notice import Notice, Reading, read
from form12b25.form.review import review
from form12b25.paper.binding import PrintedSet
from form12b25.paper.compose import compose
from form12b25.paper.geometry import Box
from form12b25.paper.marks import Page, Words
from form12b25.paper.press import press

EDITIONS = ("sec1344-2018", "sec1344-1995")
POINTER = re.compile(r"\((?P<how>[^()]*?) ?\b(?:Extra )?Sheet (?P<sheet>\d+), page (?P<page>\d+)\)")


@cache
def example(name: str) -> Draft:
    answers = assets.resource("examples", f"{name}.answers.json")
    return store.parse_answers(answers, assets.edition)


def quantum(**entered: Any) -> Draft:
    return entering(example("quantum-2026"), **entered)


def igene(**entered: Any) -> Draft:
    """The filing of 1998, with the narrative that it lacks."""
    return entering(example("igene-1998"), **{"narrative": "The auditors cannot express an opinion.", **entered})


def blank(edition: str = "sec1344-2018", **entered: Any) -> Draft:
    return entering(Draft(assets.edition(edition)), **entered)


def entering(draft: Draft, **entered: Any) -> Draft:
    for key, value in entered.items():
        draft = draft.enter(Key(key), value)
    return draft


def reading(draft: Draft) -> Reading:
    return read(draft)


def original(draft: Draft, omb_expires: str = "") -> bytes:
    """The original of any draft, alone and not proved."""
    return press(compose(read(draft), omb_expires=omb_expires), [PrintedSet("Signed original")], title="Form 12b-25")


def notice(draft: Draft) -> Notice:
    judged = review(draft, date(2026, 6, 15))
    assert judged.notice is not None, judged.stopping
    return judged.notice


def inkless(text: str) -> str:
    """Text without blanks: what a break between lines or sheets may take away is gone."""
    return "".join(text.split())


def words(page: Page) -> list[Words]:
    return [mark for mark in page.marks if isinstance(mark, Words)]


def lettering(pages: tuple[Page, ...], key: Key, *, first: int = 0) -> str:
    """What stands on the pages as the value of that key, without blanks."""
    return inkless("".join(mark.text for page in pages[first:] for mark in words(page) if mark.key is key))


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, as PDFium reads it."""
    with pypdfium2.PdfDocument(pdf) as document:
        found = []
        for page in document:
            text_page = page.get_textpage()
            found.append(text_page.get_text_range().replace("\r\n", "\n").replace("\x02", "-").replace("\ufffe", "-"))
            text_page.close()
            page.close()
    return found


def rendered(pdf: bytes, number: int, dpi: int = 150) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        image = page.render(scale=dpi / 72).to_pil().convert("RGB")
        page.close()
    return image


def ink(image: Image.Image, dpi: int = 150) -> Box | None:
    """The box around everything that is not white, in points."""
    return difference(image, Image.new("RGB", image.size, "white"), dpi)


def difference(one: Image.Image, other: Image.Image, dpi: int = 150) -> Box | None:
    """The box around all that differs, in points; None if nothing does."""
    found = ImageChops.difference(one, other).getbbox()
    return Box(*(edge * 72 / dpi for edge in found)) if found else None


def png(image: Image.Image, **how: Any) -> bytes:
    return _saved(image, "PNG", how)


def jpeg(image: Image.Image, **how: Any) -> bytes:
    return _saved(image, "JPEG", how)


def _saved(image: Image.Image, form: str, how: dict[str, Any]) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **how)
    return file.getvalue()

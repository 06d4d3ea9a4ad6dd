# SPDX-License-Identifier: MIT
"""The typeface, embedded in every packet: Liberation Serif, as wide as Times New Roman."""

import io
from enum import StrEnum
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from form12b25 import assets


class Face(StrEnum):
    """A cut of the typeface, by the name under which ReportLab knows it."""

    REGULAR = "LiberationSerif-Regular"
    BOLD = "LiberationSerif-Bold"
    ITALIC = "LiberationSerif-Italic"


@cache
def loaded() -> None:
    """Make the faces known to ReportLab, once; nothing can be measured or printed before."""
    for face in Face:
        pdfmetrics.registerFont(TTFont(face.value, io.BytesIO(assets.resource("fonts", f"{face}.ttf"))))


@lru_cache(maxsize=50_000)
def width(text: str, face: Face, size: float) -> float:
    """How wide the text sets, in points."""
    loaded()
    return float(pdfmetrics.stringWidth(text, face.value, size))

# SPDX-License-Identifier: MIT
"""The typeface, embedded in every packet: Liberation Serif, as wide as Times New Roman."""

import io
from enum import StrEnum
from functools import cache
from typing import cast

from reportlab import rl_config
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
    rl_config.useA85 = 0  # or it would write a quarter more, in letters that no reader of today needs
    for face in Face:
        pdfmetrics.registerFont(TTFont(face.value, io.BytesIO(assets.resource("fonts", f"{face}.ttf"))))


@cache
def _table(face: Face) -> dict[int, float]:
    loaded()
    return cast("dict[int, float]", pdfmetrics.getFont(face.value).face.charWidths)


def advances(text: str, face: Face) -> list[float]:
    """How far each character moves the pen, in thousandths of the size."""
    table = _table(face)
    return [table[number] for number in map(ord, text)]


def width(text: str, face: Face, size: float) -> float:
    """How wide the text sets, in points."""
    return sum(map(_table(face).__getitem__, map(ord, text))) * size / 1000

# SPDX-License-Identifier: MIT
"""The drawings in `resources/icons`, as Qt shows them."""

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QIcon, QPixmap

from form12b25 import assets


def drawn(name: str, colour: str) -> QIcon:
    """A drawing from `resources/icons`, in the colour of the words beside it, sharp at twice the size."""
    drawing = assets.resource("icons", f"{name}.svg").decode().replace("currentColor", colour)
    icon = QIcon()
    for scale in (1, 2):
        picture = QPixmap()
        wide = drawing.replace('width="20" height="20"', f'width="{20 * scale}" height="{20 * scale}"')
        picture.loadFromData(QByteArray(wide.encode()), "SVG")
        picture.setDevicePixelRatio(scale)
        icon.addPixmap(picture)
    return icon

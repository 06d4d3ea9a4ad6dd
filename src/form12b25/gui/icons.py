# SPDX-License-Identifier: MIT
"""The drawings in `resources/icons`, as Qt shows them."""

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QIcon, QPixmap

from form12b25 import assets


def drawn(name: str, colour: str, scales: tuple[int, ...] = (1, 2)) -> QIcon:
    """A drawing from `resources/icons`, in the colour of the words beside it, sharp at twice the size, or as asked."""
    drawing = assets.resource("icons", f"{name}.svg").decode().replace("currentColor", colour)
    icon = QIcon()
    for scale in scales:
        picture = QPixmap()
        wide = drawing.replace('width="20" height="20"', f'width="{20 * scale}" height="{20 * scale}"')
        picture.loadFromData(QByteArray(wide.encode()), "SVG")
        icon.addPixmap(picture)
    return icon

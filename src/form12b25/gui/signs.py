# SPDX-License-Identifier: MIT
"""The signs of findings and of the states of blanks, drawn as lines: sharp at any size, distinct without colour."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF

_LINES: Mapping[str, tuple[tuple[tuple[float, float], ...], ...]] = MappingProxyType({  # from 0, 0 to 1, 1
    "✕": (((0.1, 0.1), (0.9, 0.9)), ((0.9, 0.1), (0.1, 0.9))),
    "✓": (((0.05, 0.55), (0.38, 0.88), (0.95, 0.12)),),
    "=": (((0.05, 0.32), (0.95, 0.32)), ((0.05, 0.72), (0.95, 0.72))),
    "!": (((0.5, 0.05), (0.5, 0.6)), ((0.5, 0.92), (0.5, 0.93))),
    "i": (((0.5, 0.07), (0.5, 0.08)), ((0.5, 0.4), (0.5, 0.95))),
})
_RING, _CORNER = "○", "◥"
_THICK = 0.17  # of the side
_LEAST = 1.4  # pixels
INKS: Mapping[str, str] = MappingProxyType({  # on the white sheet, whatever the ground of the blank
    "○": "#7a5c00", "✓": "#2d6a35", "◥": "#5b3fa0", "=": "#404040", "✕": "#a51d2d", "!": "#8a3c00"})
_ALARMS = ("#b3141f", "#ff8f8a")  # on a bright ground, on a dark one


def draw(painter: QPainter, sign: str, square: QRectF, ink: QColor) -> None:
    """Draw a sign into a square, in that colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = square.width()
    pen = QPen(ink, max(_LEAST, side * _THICK), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
               Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if sign == _CORNER:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF([square.topLeft(), square.topRight(), square.bottomRight()]))
    elif sign == _RING:
        inset = pen.widthF() / 2
        painter.drawEllipse(square.adjusted(inset, inset, -inset, -inset))
    else:
        for line in _LINES.get(sign, ()):
            painter.drawPolyline(QPolygonF([QPointF(square.x() + x * side, square.y() + y * side) for x, y in line]))
    painter.restore()


def alarm(palette: QPalette) -> QColor:
    """The red of what is late, as it is read with ease on the ground of a window in this scheme."""
    ground = palette.color(QPalette.ColorRole.Window)
    return QColor(_ALARMS[ground.lightnessF() < 0.5])

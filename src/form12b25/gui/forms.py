# SPDX-License-Identifier: MIT
"""The files of Qt Designer, loaded at run time through the one door to `ui/`."""

from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QObject, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QCheckBox, QWidget

from form12b25 import assets

_TODO = "#fff0b8"  # the yellow of what is to do
_RESTING = "#6a6a6a"  # the ink of a box that cannot be changed: quieter, and still read with ease
_CARRIED = "#ece6f6"  # of what was carried over, as in resources/style
_FOCUS = "#1a5fb4"  # the blue of the focus on paper, as in resources/style


class PaperBox(QCheckBox):
    """A check box as on the paper: a square, crossed when it is checked, its caption at the right."""

    def sizeHint(self) -> QSize:
        """Room for the square, the caption and the frame of the focus."""
        words = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(self._indent + words.width() + 5 if self.text() else self._side + 8,
                     max(self._side, words.height()) + 8)

    def minimumSizeHint(self) -> QSize:
        """The caption is never cut off."""
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        """A click on the caption counts as one on the square."""
        return self.rect().contains(position)

    @property
    def _side(self) -> int:
        """A side of the square, in pixels: as high as the capitals, and a little."""
        return round(self.fontMetrics().capHeight() * 1.35)

    @property
    def _indent(self) -> int:
        return self._side + 8

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the square, the cross, the caption, and a frame when the box has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(self.foregroundRole()) if self.isEnabled() else QColor(_RESTING)
        square = QRectF(4, (self.height() - self._side) / 2, self._side, self._side)
        state = self.property("state")
        painter.setPen(QPen(ink, 2.2 if state == "faulty" else 1.3))
        ground = _TODO if state == "todo" else _CARRIED if self.property("carried") else None
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRect(square)
        if self.isChecked():
            cross = square.adjusted(2.5, 2.5, -2.5, -2.5)
            painter.setPen(QPen(ink, 1.8))
            painter.drawLine(cross.topLeft(), cross.bottomRight())
            painter.drawLine(cross.topRight(), cross.bottomLeft())
        painter.setPen(ink)
        words = self.rect().adjusted(self._indent, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, self.text())
        if self.hasFocus():
            on_white = ink.lightnessF() < 0.5
            painter.setPen(QPen(QColor(_FOCUS) if on_white else self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)  # the frame goes around the words, not over them
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)


class _Loader(QUiLoader):
    def __init__(self, into: QWidget | None) -> None:
        super().__init__()
        self._into = into

    def createWidget(self, kind: str, parent: QWidget | None = None, name: str = "") -> QWidget:
        if parent is None and self._into is not None:
            self._into.setObjectName(name)
            return self._into
        if kind == "QCheckBox":
            box = PaperBox(parent)
            box.setObjectName(name)
            return box
        return super().createWidget(kind, parent, name)


def load(name: str, into: QWidget | None = None) -> QWidget:
    """The widget that a file of Qt Designer describes; `into` takes the place of its outermost widget."""
    buffer = QBuffer()
    buffer.setData(assets.ui(name))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    loader = _Loader(into)
    widget = loader.load(buffer)
    if widget is None:
        raise RuntimeError(f"ui/{name}.ui: {loader.errorString()}")
    return widget


def child(parent: QObject, kind: type[Any], name: str) -> Any:
    """The child of that name and kind. Raises LookupError where the Designer file has none."""
    found = parent.findChild(kind, name)
    if found is None:
        raise LookupError(f"{parent.objectName()} has no {kind.__name__} named {name}")
    return found

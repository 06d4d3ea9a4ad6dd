# SPDX-License-Identifier: MIT
"""The studio in which `pictures.py` pictures the program: a window without a screen, and the eye that looks at it."""

import io
import os
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import cast

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded
os.environ["QT_SCALE_FACTOR"] = "1"

from PIL import Image, PngImagePlugin
from PySide6.QtCore import QPoint, QRect, QSettings
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QWidget

from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import prepared

LAYOUT = "Layout"  # the name under which a picture of the sheet carries the places of its blanks
_TYPE = "DejaVu Sans"  # of the words around the sheet: on Linux it comes with what finds typefaces
_COLORS = 256  # in a picture
_FRAME = "#9a9a9a"  # the line around a picture, which tells it from a page as white as it is
_PATIENCE = 60  # seconds for anything to appear
_STILL = 0.2  # seconds in which nothing changes
_ROLE = QPalette.ColorRole
_DARK = {_ROLE.Window: "#323232", _ROLE.WindowText: "#f0f0f0", _ROLE.Base: "#242424", _ROLE.AlternateBase: "#323232",
         _ROLE.Text: "#f0f0f0", _ROLE.Button: "#323232", _ROLE.ButtonText: "#f0f0f0", _ROLE.BrightText: "#ffffff",
         _ROLE.Highlight: "#62a0ea", _ROLE.HighlightedText: "#000000", _ROLE.Link: "#8ab8f5",
         _ROLE.LinkVisited: "#8ab8f5", _ROLE.ToolTipBase: "#242424", _ROLE.ToolTipText: "#f0f0f0",
         _ROLE.Accent: "#62a0ea", _ROLE.PlaceholderText: "#a8a8a8"}


class Studio:
    """A window with the examples, and the eye that pictures it. `folder` is its own and goes when all is done."""

    def __init__(self, folder: Path, today: date) -> None:
        self.application = prepared()
        if _TYPE not in QFontDatabase.families():
            raise SystemExit(f"The typeface {_TYPE} is missing. On Debian: sudo apt-get install fonts-dejavu-core")
        QApplication.setFont(QFont(_TYPE, 9))
        self.style = NoCaret("fusion")
        self.style.setObjectName("fusion")
        self.application.setStyle(self.style)
        self.light = QPalette(QApplication.palette())
        self.folder, self.today, self.windows = folder, today, 0
        self.open: list[MainWindow] = []

    def window(self, wide: int, high: int, *, dark: bool = False) -> MainWindow:
        """A new window of that many pixels, with the form of today in it."""
        QApplication.setPalette(_dark() if dark else self.light)
        self.windows += 1
        settings = QSettings(str(self.folder / f"{self.windows}.ini"), QSettings.Format.IniFormat)
        window = MainWindow(settings, lambda: self.today)
        self.open.append(window)
        window.resize(wide, high)
        window.show()
        self.until(window.isActiveWindow)
        self.until(lambda: window.office_days._counting)
        return window

    def clear(self) -> None:
        """Close what is open."""
        for window in self.open:
            window.session.undo.setClean()
            window.close()
            window.deleteLater()
        self.open.clear()
        self.application.processEvents()

    def until(self, happens: Callable[[], object]) -> None:
        """Let the program go on until something has happened."""
        ends = monotonic() + _PATIENCE
        while not happens():
            if monotonic() > ends:
                raise SystemExit(f"Nothing came in {_PATIENCE} seconds; no picture was made of it.")
            self.application.processEvents()
            sleep(0.005)

    def still(self, widget: QWidget) -> QPixmap:
        """A picture of it once nothing in it changes any more."""
        seen = widget.grab().toImage()
        while True:
            ends = monotonic() + _STILL
            self.until(partial(_over, ends))
            now = widget.grab().toImage()
            if now == seen:
                return QPixmap.fromImage(now)
            seen = now

    def shot(self, window: MainWindow, part: QWidget | None = None, over: QWidget | None = None) -> QImage:
        """The window with its pages pressed, and with what lies over it; or only a part of it."""
        preview = window.preview
        wish = preview._wish
        self.until(lambda: not preview.isVisible() or ((wanted := wish()) is not None and preview._stands(wanted)))
        seen = self.still(window)
        if over is not None:
            painter = QPainter(seen)
            painter.drawPixmap(over.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0)), self.still(over))
            painter.end()
        whole = seen.rect() if part is None else QRect(part.mapTo(window, QPoint(0, 0)), part.size())
        return seen.copy(whole).toImage()


class NoCaret(QProxyStyle):
    """The style of the program on Linux, without the bar that blinks where one types."""

    def pixelMetric(self, which: QStyle.PixelMetric, option: QStyleOption | None = None,  # noqa: N802
                    widget: QWidget | None = None) -> int:
        """Lengths in pixels."""
        return 0 if which is QStyle.PixelMetric.PM_TextCursorWidth else super().pixelMetric(which, option, widget)


def _over(ends: float) -> bool:
    return monotonic() > ends


def _dark() -> QPalette:
    palette = QPalette(QColor("#323232"), QColor("#323232"))
    for role, color in _DARK.items():
        palette.setColor(role, QColor(color))
    for role in (_ROLE.Text, _ROLE.WindowText, _ROLE.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#a8a8a8"))
    return palette


def reduced(seen: QImage) -> bytes:
    """The picture as a PNG file of few colors: the commonest are exact, others become the nearest of these."""
    whole = seen.convertToFormat(QImage.Format.Format_RGB888)
    painter = QPainter(whole)
    painter.setPen(QColor(_FRAME))
    painter.drawRect(whole.rect().adjusted(0, 0, -1, -1))
    painter.end()
    rows = b"".join(bytes(cast("memoryview", whole.constScanLine(row)))[:3 * whole.width()]
                    for row in range(whole.height()))
    dots = [rows[at:at + 3] for at in range(0, len(rows), 3)]
    counted = Counter(dots)
    commonest = sorted(counted, key=lambda color: (-counted[color], color))[:_COLORS]
    exact = {color: number for number, color in enumerate(commonest)}
    colors = Image.new("P", (1, 1))
    colors.putpalette(b"".join(commonest))
    size = whole.width(), whole.height()
    near = Image.frombytes("RGB", size, rows).quantize(palette=colors, dither=Image.Dither.NONE).tobytes()
    made = Image.frombytes("P", size, bytes(exact.get(dot, other) for dot, other in zip(dots, near, strict=True)))
    made.putpalette(b"".join(commonest))
    told = PngImagePlugin.PngInfo()
    if seen.text(LAYOUT):
        told.add_text(LAYOUT, seen.text(LAYOUT))
    written = io.BytesIO()
    made.save(written, "PNG", optimize=True, pnginfo=told)
    return written.getvalue()

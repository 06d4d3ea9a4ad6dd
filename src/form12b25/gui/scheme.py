# SPDX-License-Identifier: MIT
"""The colours around the sheet, after the system's scheme: light, dark or of high contrast, also while it changes."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QPushButton,
    QRadioButton,
    QWidget,
)

from form12b25 import assets
from form12b25.gui.forms import PaperBox

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

LEGIBLE = 4.5  # to 1, the least contrast of words and their ground
SEEN = 5.0  # to 1, that of the edge of a control: WCAG 1.4.11 asks 3, and a round one is drawn paler
_EDGES = (50, 60, 70, 80, 90)  # per cent of the words' colour in an edge
_DARKER, _LIGHTER = 140, 110  # per cent, by which Fusion makes an edge of the ground
# For a light ground and for a dark one; where neither can be read, the colour of the words serves.
_MEANINGS = {"fault": ("#b0141f", "#ff9a96"), "warning": ("#9a3c00", "#ffb070"), "todo": ("#765c00", "#e6c34a"),
             "note": ("#1a5fb4", "#8ab8f5"), "good": ("#1a6b33", "#7fd49a")}
_LOOKED_AT = (QPalette.ColorRole.Window, QPalette.ColorRole.WindowText, QPalette.ColorRole.Base,
              QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.Mid)


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours as the Web Content Accessibility Guidelines compute it, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
              for part in (colour.redF(), colour.greenF(), colour.blueF())]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def colours(palette: QPalette) -> dict[str, str]:
    """The colour of each meaning, legible on the grounds of that palette."""
    grounds = [palette.color(role) for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base)]
    words = palette.color(QPalette.ColorRole.WindowText).name()
    return {meaning: next((offered for offered in choice
                           if all(contrast(QColor(offered), ground) >= LEGIBLE for ground in grounds)), words)
            for meaning, choice in _MEANINGS.items()} | {"edge": edge(palette).name()}


def edge(palette: QPalette) -> QColor:
    """The colour of a control's edge: between the words' and the ground's, and seen on every ground of that palette."""
    ground, base, ink = (palette.color(role) for role in (
        QPalette.ColorRole.Window, QPalette.ColorRole.Base, QPalette.ColorRole.WindowText))
    parts = (ink.red(), ground.red()), (ink.green(), ground.green()), (ink.blue(), ground.blue())
    mixed = (QColor(*(round((share * one + (100 - share) * other) / 100) for one, other in parts)) for share in _EDGES)
    return next((colour for colour in mixed if min(contrast(colour, ground), contrast(colour, base)) >= SEEN), ink)


def edged(room: QWidget, palette: QPalette) -> None:
    """Give the boxes and buttons in a window whose edge the style draws by itself one that is seen.

    Fusion derives it from the ground, which these widgets do not paint; a style sheet would take their signs from them.
    """
    given, seen = QPalette(), edge(palette).darker(_LIGHTER).lighter(_DARKER)
    given.setColor(QPalette.ColorRole.Window, seen)
    for kind in (QCheckBox, QRadioButton, QComboBox, QAbstractSpinBox, QPushButton):
        for box in room.findChildren(kind):
            if not isinstance(box, PaperBox):
                box.setPalette(given)
    for listed in room.findChildren(QListWidget):
        if listed.count() and listed.item(0).flags() & Qt.ItemFlag.ItemIsUserCheckable:
            listed.setPalette(given)
            listed.verticalScrollBar().setPalette(palette)


def coloured(style: str, meanings: Mapping[str, str]) -> str:
    """A style sheet with `@fault` and its kin in the colours of the scheme."""
    for meaning, colour in meanings.items():
        style = style.replace(f"@{meaning}", colour)
    return style


def dress(widget: QWidget) -> None:
    """Put the style of what stands around the sheet on a widget and all in it, and anew when the colours change.

    Only on what the style speaks of: Qt asks it about each widget beneath at every turn, and on the window as a whole
    it took a tenth of the start.
    """
    Dress(widget).put()


def outline(widget: QWidget) -> None:
    """Only what `edged` does, and anew when the colours change; for what is on the way to the first picture."""
    Dress(widget, styled=False).put()


def embolden(label: QLabel) -> None:
    """Bold, in whatever type and size the system asks for; cheaper than a style."""
    bold = QFont()  # that asks for nothing else
    bold.setBold(True)
    label.setFont(bold)


class Dress(QObject):
    """The style on one widget, or with `styled` off the edges in it alone."""

    def __init__(self, widget: QWidget, *, styled: bool = True) -> None:
        super().__init__(widget)
        self._widget, self._styled = widget, styled

    def put(self) -> None:
        """Put it on in the colours of now; without that a widget with a style keeps those that it had."""
        palette = QApplication.palette()
        if self._styled:
            self._widget.setStyleSheet(coloured(_style(), colours(palette)))
        edged(self._widget, palette)


@cache
def _style() -> str:
    return assets.resource("style", "window.qss").decode()


class Scheme(QObject):
    """Puts what is dressed in a window in other colours when the system has others. Signal: `changed()` after that."""

    changed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._seen = self._looked_at()
        self._soon = QTimer(self, singleShot=True, interval=0)  # once all in the window have heard of it
        self._soon.timeout.connect(self._follow)
        window.installEventFilter(self)

    def _looked_at(self) -> list[str]:
        palette = QApplication.palette()
        return [palette.color(role).name() for role in _LOOKED_AT]

    def _follow(self) -> None:
        seen = self._looked_at()
        if seen != self._seen:
            self._seen = seen
            for dressed in self._window.findChildren(Dress):
                dressed.put()
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The system, or the person in its settings, chose other colours."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._soon.start()
        return super().eventFilter(watched, event)

# SPDX-License-Identifier: MIT
"""The wheel of the mouse scrolls the page and never changes a value, not even in what has the focus."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QScrollBar


class Wheel(QObject):
    """Looks at each turn of the wheel anywhere in the application."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        QTimer.singleShot(0, self, self._watch)  # once the window is there: until then nobody turns a wheel

    def _watch(self) -> None:
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A value lets the wheel pass by, to whatever scrolls around it."""
        if event.type() != QEvent.Type.Wheel or not _holds_a_value(watched):
            return False
        event.ignore()
        return True


def _holds_a_value(widget: QObject) -> bool:
    """Whether the wheel would change something; of a slider all but scroll bars."""
    return (isinstance(widget, QComboBox | QAbstractSpinBox)
            or (isinstance(widget, QAbstractSlider) and not isinstance(widget, QScrollBar)))

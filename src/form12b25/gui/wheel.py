# SPDX-License-Identifier: MIT
"""The wheel of the mouse scrolls the page and never changes a value, not even in what has the focus."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QScrollBar, QWidget

from form12b25.gui.after_painting import AfterPainting


class Wheel(QObject):
    """Looks at each turn of the wheel anywhere in the application, once the window is painted.

    Nobody turns a wheel before, and each event that is looked at costs something, the first one much.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        AfterPainting(window, self._watch)

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

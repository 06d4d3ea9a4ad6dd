# SPDX-License-Identifier: MIT
"""The trap of many form programs: the wheel of the mouse silently changes a value."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateEdit,
    QDial,
    QDoubleSpinBox,
    QScrollBar,
    QSlider,
    QSpinBox,
)

from form12b25 import assets
from form12b25.gui import forms


def turn(widget):
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(middle, QPointF(widget.mapToGlobal(middle.toPoint())), QPoint(0, 0), QPoint(0, -120),
                        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()  # what is not accepted goes to the page, if it comes from a mouse


def stands(widget):
    return (widget.currentIndex() if isinstance(widget, QComboBox) else widget.value()
            if isinstance(widget, QAbstractSlider) else widget.text())


def values(parent):
    return [widget for kind in (QComboBox, QAbstractSpinBox, QAbstractSlider) for widget in parent.findChildren(kind)
            if not isinstance(widget, QScrollBar)]


@pytest.mark.parametrize("kind", [QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QSlider, QDial])
def test_the_wheel_is_left_to_the_page_over_a_value_that_has_the_focus(window, qtbot, kind):
    widget = kind()
    qtbot.addWidget(widget)
    if kind is QComboBox:
        widget.addItems(["one", "two", "three"])
    widget.show()
    widget.setFocus()
    before = stands(widget)
    assert not turn(widget)
    assert stands(widget) == before


@pytest.mark.parametrize("name", assets.names_of_ui())
def test_in_no_window_or_dialog_the_wheel_changes_a_value(window, qtbot, name):
    made = window if name == "main_window" else forms.load(name)
    qtbot.addWidget(made) if made is not window else None
    made.show()
    for widget in values(made):
        if isinstance(widget, QComboBox):
            widget.addItems(["one", "two"])
        widget.setFocus()
        before = stands(widget)
        assert not turn(widget)
        assert stands(widget) == before, widget.objectName()

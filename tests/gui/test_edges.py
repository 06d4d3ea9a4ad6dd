# SPDX-License-Identifier: MIT
"""Every box off the sheet has an edge that is seen, 3 to 1 against what is around it (WCAG 1.4.11), in every scheme."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QTableWidget,
    QTextBrowser,
    QTreeWidget,
)
from test_keys_of_dialogs import MAKERS

import every_window
import sight
from form12b25.gui.forms import PaperBox

WINDOWS = every_window.makers(MAKERS)
BOXES = QLineEdit, QPlainTextEdit, QTextBrowser, QListWidget, QTreeWidget, QTableWidget, QComboBox, QAbstractSpinBox, \
    QPushButton
SQUARES = {QCheckBox: QStyle.SubElement.SE_CheckBoxIndicator, QRadioButton: QStyle.SubElement.SE_RadioButtonIndicator}
PART_OF_A_PANE = "findings"  # the list is all of its pane: nothing else is there to be told apart from it


def of_another(widget):
    """Whether it is on the paper, or the line within a box that has an edge itself."""
    around = widget.parentWidget()
    while around is not None:
        if around.property("role") == "page" or isinstance(around, QAbstractSpinBox | QComboBox):
            return True
        around = around.parentWidget()
    return False


def edges(room):
    """The places in a window at which an edge is to be seen, with what has it."""
    for kind in BOXES:
        for box in room.findChildren(kind):
            if box.objectName() != PART_OF_A_PANE and not of_another(box):
                yield box, box.rect()
    for kind, element in SQUARES.items():
        for box in room.findChildren(kind):
            if not isinstance(box, PaperBox):
                option = QStyleOptionButton()
                box.initStyleOption(option)
                yield box, box.style().subElementRect(element, option, box)


def strongest(box, place):
    """The contrast of the upper edge of a place with what is above it."""
    window = box.window()
    at = box.mapTo(window, QPoint(place.center().x(), place.top()))
    strip = sight.dots(sight.large(window, QRect(at.x(), at.y() - 2, 1, 6), scale=1))
    return max(sight.contrast(strip[0], dot) for dot in strip)


@pytest.mark.parametrize("scheme", every_window.SCHEMES)
@pytest.mark.parametrize("name", WINDOWS)
def test_the_edge_of_every_box_is_seen(name, scheme, window, qtbot, tmp_path):
    with every_window.scheme(scheme):
        room = every_window.opened(WINDOWS[name], window, tmp_path, qtbot)
        faint = {}
        for box, place in edges(room):
            if box.window() is not room or not box.isEnabled():
                continue
            if hasattr(room, "_area") and room.sheet.isAncestorOf(box):
                room._area.ensureWidgetVisible(box, 20, 20)
            if box.visibleRegion().contains(place.center()) and (seen := strongest(box, place)) < sight.SIGN:
                faint[f"{type(box).__name__} {box.objectName() or box.accessibleName()}"] = round(seen, 2)
        if room is not window:
            room.close()
        assert faint == {}

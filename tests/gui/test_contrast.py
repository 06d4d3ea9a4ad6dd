# SPDX-License-Identifier: MIT
"""Every word can be read with ease, and every sign seen: contrast as painted, in light, dark and high-contrast schemes.

What cannot be used at the moment may be paler. Each widget is painted three times its size, so that the strokes of its
letters have their full colour; the ground is the commonest colour, the ink the commonest of the others.
"""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextBrowser,
    QToolButton,
    QTreeView,
    QWidget,
)
from test_keys_of_dialogs import MAKERS

import every_window
import sight
from form12b25.gui.deadline_line import Line
from form12b25.gui.field_sign import FieldSign
from form12b25.gui.help_strip import StateLine

WINDOWS = every_window.makers(MAKERS)
_EDGE = 4  # pixels in which a frame may be
_TALL = 150  # pixels: of what is taller than the view a part is enough
_SHADE = 1.5  # the contrast of what still belongs to the ground
_INK = 0.15  # of what is not ground: less is the edge of a letter


@pytest.fixture
def room(request, window, qtbot, tmp_path):
    """A window of the program, open."""
    shown = every_window.opened(WINDOWS[request.param], window, tmp_path, qtbot)
    yield shown
    if shown is not window:
        shown.close()


in_every_scheme = pytest.mark.parametrize("scheme", every_window.SCHEMES)


def _bare(button):
    """Whether it is a picture without words."""
    return isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly and (
        not button.icon().isNull())


def lettered(room):
    """The places in a window where words stand: what they are called, the widget, the place in it."""
    for widget in room.findChildren(QWidget):
        if not widget.isEnabled() or widget.window() is not room or not widget.visibleRegion().boundingRect().isValid():
            continue
        name = f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()}"
        if isinstance(widget, QAbstractItemView):
            for index in _items(widget):
                place = widget.visualRect(index) & widget.viewport().rect()
                if index.data() and place.height() > _EDGE:
                    yield f"{name} {index.data()[:30]}", widget.viewport(), place.adjusted(2, 2, -2, -2)
        elif isinstance(widget, QLabel | StateLine | Line):
            words = widget.text() if isinstance(widget, QLabel | Line) else widget.words
            if words:
                place = widget.contentsRect()
                if isinstance(widget, QLabel) and widget.alignment() & Qt.AlignmentFlag.AlignTop:
                    place.setHeight(min(place.height(), widget.sizeHint().height()))  # beside what is taller
                yield f"{name} {words[:30]}", widget, place
        elif isinstance(widget, QAbstractButton):
            if widget.text() and not _bare(widget):
                around = 0 if isinstance(widget, QCheckBox) else _EDGE
                left = widget.height() if isinstance(widget, QCheckBox) else around
                yield f"{name} {widget.text()}", widget, widget.rect().adjusted(left, around, -around, -around)
        elif isinstance(widget, QLineEdit | QComboBox):
            words = widget.text() or widget.placeholderText() if isinstance(widget, QLineEdit) else widget.currentText()
            if words:
                within = isinstance(widget.parentWidget(), QAbstractSpinBox)  # which has the frame and the buttons
                edges = (1, 1, -1, -1) if within else (_EDGE, _EDGE, -widget.height(), -_EDGE)
                yield f"{name} {words[:30]}", widget, widget.rect().adjusted(*edges)
        elif isinstance(widget, QPlainTextEdit | QTextBrowser):
            words = widget.toPlainText() or (widget.placeholderText() if isinstance(widget, QPlainTextEdit) else "")
            if words:
                yield f"{name} {words[:30]}", widget.viewport(), widget.viewport().rect()


def _items(view):
    model = view.model()
    columns = model.columnCount(QModelIndex()) if isinstance(view, QTableView | QTreeView) else 1
    return [model.index(row, column, QModelIndex()) for row in range(model.rowCount(QModelIndex()))
            for column in range(columns)]


def part(widget, place):
    """Of a widget, that part of a place which lies open: nothing else is painted over it."""
    return place & widget.visibleRegion().boundingRect()


def pale(widget, place):
    """The contrast of the words of a place, if it is too little; of two inks the paler. A ground may be shaded."""
    ground, found = sight.inks(sight.large(widget, place))
    apart = [(colour, share) for colour, share in found if sight.contrast(ground, colour) > _SHADE]
    whole = sum(share for _, share in apart)
    strong = [colour for colour, share in apart if share > _INK * whole] or [colour for colour, _ in apart[:1]]
    least = min((sight.contrast(ground, colour) for colour in strong), default=1)
    return least if least < sight.TEXT else None


@in_every_scheme
@pytest.mark.parametrize("room", WINDOWS, indirect=True)
def test_every_word_can_be_read_with_ease(room, scheme, qtbot):
    with every_window.scheme(scheme):
        tired, seen = {}, 0
        bar = room._area.verticalScrollBar() if hasattr(room, "_area") else None
        for top in range(0, (bar.maximum() if bar else 0) + 1, max(1, bar.pageStep() * 9 // 10) if bar else 1):
            if bar:
                bar.setValue(top)
            for name, widget, place in list(lettered(room)):
                lying = part(widget, place)
                if lying.size() == place.size() or lying.height() > _TALL:
                    seen += 1
                    if (least := pale(widget, lying)) is not None:
                        tired[name] = round(least, 2)
        assert tired == {}
        assert seen


@in_every_scheme
def test_every_calendar_can_be_seen(window, scheme):
    with every_window.scheme(scheme):
        buttons = [button for button in window.sheet.findChildren(QToolButton) if _bare(button)]
        assert len(buttons) == 5
        faint = {}
        for button in buttons:
            window._area.ensureWidgetVisible(button)
            ground, found = sight.inks(sight.large(button))
            strongest = max(sight.contrast(ground, colour) for colour, _ in found)
            if strongest < sight.SIGN:
                faint[button.accessibleName()] = strongest
        assert faint == {}


@in_every_scheme
def test_every_sign_of_a_blank_can_be_seen(window, tmp_path, scheme):
    every_window.with_a_draft(window, tmp_path)
    with every_window.scheme(scheme):
        pale_signs, seen = {}, set()
        for sign in window.sheet.findChildren(FieldSign):
            if sign.isVisibleTo(window.sheet):
                window._area.ensureWidgetVisible(sign, 10, 10)
                ground, found = sight.inks(sight.large(sign))
                seen.add(sign.sign)
                best = max(sight.contrast(ground, ink) for ink, _ in found[:3])  # words of a list may lie beneath it
                if best < sight.SIGN:
                    pale_signs[sign.parentWidget().objectName()] = best
        assert pale_signs == {}
        assert {"✓", "○", "✕", "!"} <= seen

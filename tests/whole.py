# SPDX-License-Identifier: MIT
"""What of a window has less room than its words: labels, buttons, entries, headings, and the window on its screen."""

from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QTabWidget,
    QToolButton,
)

from form12b25.gui.help_strip import StateLine

_LETTERS = 8  # that a line to type in shows at least
_LINES = 2  # that a list shows at least, if it has so many


def _within(window, kind):
    """The widgets of a kind that can be seen in a window."""
    return [widget for widget in window.findChildren(kind) if widget.isVisible() and widget.window() is window]


def cut_off(window):
    """What is cut off in a window, in words for who mends it."""
    for told in (_labels, _buttons, _lines, _entries, _headings, _choices):
        yield from told(window)
    screen = window.screen().availableGeometry()
    if isinstance(window, QDialog) and (window.width() > screen.width() or window.height() > screen.height()):
        yield f"{window.objectName()} is larger than the screen: {window.size().toTuple()}"


def _labels(window):
    for label in _within(window, QLabel):
        if not label.text():
            continue
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        wide = 0 if label.wordWrap() else label.sizeHint().width()
        if label.height() < needed or label.width() < wide:
            yield f"{label.objectName()} {label.text()[:40]!r} {label.size().toTuple()} {(wide, needed)}"
    for state in _within(window, StateLine):
        if state.visibleRegion().boundingRect() != state.rect():
            yield f"the line beneath the sheet: {state.visibleRegion().boundingRect()}"


def _buttons(window):
    for button in _within(window, QAbstractButton):
        if not button.text() or isinstance(button, QToolButton):
            continue
        letters = button.fontMetrics().size(0, button.text().replace("&", ""))
        need = button.sizeHint() if isinstance(button, QCheckBox | QRadioButton) else button.minimumSizeHint()
        edges = 8 if isinstance(button, QPushButton) else 0  # pixels, of the button
        if button.width() < min(need.width(), letters.width() + edges) or button.height() < letters.height():
            yield f"{button.objectName()} {button.text()!r} {button.size().toTuple()} {letters.toTuple()}"
        elif not _whole(button, window):
            yield f"{button.objectName()} {button.text()!r} lies beyond an edge"


def _whole(widget, window):
    """Whether it lies within each widget around it, up to one that scrolls."""
    at, around = widget, widget.parentWidget()
    while at is not window and around is not None and around.objectName() != "qt_scrollarea_viewport":
        if not around.rect().contains(QRect(widget.mapTo(around, QPoint(0, 0)), widget.size())):
            return False
        at, around = around, around.parentWidget()
    return True


def _on_paper(widget):
    """Whether it is of the sheet, whose blanks are as wide as those of the paper."""
    while widget is not None and widget.objectName() != "sheet":
        widget = widget.parentWidget()
    return widget is not None


def _lines(window):
    for line in _within(window, QLineEdit):
        letter = line.fontMetrics()
        if line.height() < letter.height():
            yield f"{line.objectName()} {line.height()} {letter.height()}"
        within = isinstance(line.parentWidget(), QAbstractSpinBox | QComboBox)
        if not within and not _on_paper(line) and line.width() < _LETTERS * letter.averageCharWidth():
            yield f"{line.objectName() or line.accessibleName()} has room for few letters: {line.width()}"


def _indexes(view):
    model, table = view.model(), isinstance(view, QTableView)
    waiting = [QModelIndex()]
    while waiting:
        above = waiting.pop()
        for row in range(model.rowCount(above)):
            waiting.append(model.index(row, 0, above))
            for column in range(model.columnCount(above) if table else 1):
                yield model.index(row, column, above)


def _entries(window):
    for view in _within(window, QAbstractItemView):
        if isinstance(view, QHeaderView) or _on_paper(view):
            continue
        sideways = view.horizontalScrollBar().maximum()
        for index in _indexes(view):
            place = view.visualRect(index)
            if not index.data() or not place.isValid():
                continue
            room = place.width() if isinstance(view, QTableView) else view.viewport().width() - place.x() + sideways
            if place.width() < 1 or (not view.wordWrap() and view.sizeHintForIndex(index).width() > room):
                yield f"{view.objectName() or view.accessibleName()}: {index.data()[:50]!r} has room of {room} pixels"
            elif view.wordWrap() and _longest(view, index) > min(place.width(), view.viewport().width()):
                yield f"{view.objectName()}: a word of {index.data()[:50]!r} is wider than its column"
        lines = min(_LINES, view.model().rowCount()) if isinstance(window, QDialog) else 0
        if view.viewport().height() < lines * view.fontMetrics().lineSpacing():
            yield f"{view.objectName() or view.accessibleName()} has {view.viewport().height()} pixels for its entries"


def _longest(view, index):
    """The widest word of an entry, in pixels."""
    return max(view.fontMetrics().horizontalAdvance(word) for word in index.data().split())


def _headings(window):
    for header in _within(window, QHeaderView):
        for section in range(header.count()):
            if not header.isSectionHidden(section) and not _on_paper(header) and (
                    header.sectionSize(section) < header.sectionSizeFromContents(section).width()):
                yield f"the heading {header.model().headerData(section, header.orientation())!r} is cut off"
    for box in _within(window, QGroupBox):
        if box.width() < box.fontMetrics().horizontalAdvance(box.title().replace("&", "")):
            yield f"the heading {box.title()!r} is cut off"
    for tabs in _within(window, QTabWidget):
        bar = tabs.tabBar()
        for place in range(bar.count()):
            letters = bar.fontMetrics().horizontalAdvance(bar.tabText(place).replace("&", ""))
            if bar.tabRect(place).width() < letters or bar.tabRect(place).right() > bar.width():
                yield f"the tab {bar.tabText(place)!r} is cut off"


def _choices(window):
    for box in _within(window, QComboBox):
        if box.width() < box.fontMetrics().horizontalAdvance(box.currentText()) + box.fontMetrics().height():
            yield f"{box.objectName()}: {box.currentText()!r} is cut off"



# SPDX-License-Identifier: MIT
"""The line on which a cell of a table is typed. Each letter counts at once; nothing waits for being entered.

A cell with a sign, such as that of what is computed, shows it in its upper left corner: figures stand at the right.
"""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from form12b25.form.figures import COLUMNS
from form12b25.gui import signs
from form12b25.gui.editors import LONGEST_LINE

SIGN = Qt.ItemDataRole.UserRole + 1  # of a cell
_Index = QModelIndex | QPersistentModelIndex


class Cells(QStyledItemDelegate):
    """Opens and closes the line. `first`: whose event filter sees the events of the line before all others.

    Signals: `typed(row, column, text)` after each letter, `closed()`.
    """

    typed = Signal(int, int, str)
    closed = Signal()

    def __init__(self, first: QObject) -> None:
        super().__init__(first)
        self._first = first

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The cell, and its sign over it."""
        super().paint(painter, option, index)
        if sign := index.data(SIGN):
            side = round(option.fontMetrics.capHeight() * 0.7)
            square = QRectF(option.rect.left() + 3, option.rect.top() + 3, side, side)
            signs.draw(painter, sign, square, QColor(signs.INKS[sign]))

    def createEditor(self, parent: QWidget, _: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A line in the cell."""
        line = QLineEdit(parent)
        row, column = index.row(), index.column()
        line.setMaxLength(LONGEST_LINE)
        line.setAlignment(Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
        line.setAccessibleName(f"{COLUMNS[column]}, line {row + 1}")
        line.textEdited.connect(lambda text: self.typed.emit(row, column, text))
        return line

    def setEditorData(self, line: QWidget, index: _Index) -> None:
        """Change the line only where it differs, so that the cursor stays where it is."""
        text = str(index.data() or "")
        if isinstance(line, QLineEdit) and line.text() != text:
            line.setText(text)

    def setModelData(self, *_: object) -> None:
        """What was typed is there already."""

    def destroyEditor(self, line: QWidget, index: _Index) -> None:
        """The cell is typed no more."""
        super().destroyEditor(line, index)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo, Tab and the like are not the line's."""
        return self._first.eventFilter(watched, event) or super().eventFilter(watched, event)

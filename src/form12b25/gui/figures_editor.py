# SPDX-License-Identifier: MIT
"""The results in figures on the sheet: a table in which cells are typed or pasted, and the change is computed.

A letter counts as soon as it is typed, so that nothing waits in a cell for being entered; the table has no history of
its own. The usual lines are offered: they are there to be filled, and are no part of the draft while they are blank.
"""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from form12b25.form import figures, pasted
from form12b25.form.draft import Value
from form12b25.form.figures import COLUMNS, ResultsLine
from form12b25.gui import figures_cells, forms
from form12b25.gui.cells import Cells
from form12b25.gui.editors import Editor
from form12b25.gui.figures_cells import AT_LEFT, AT_RIGHT, COMPUTES, ENTERED, typed
from form12b25.gui.scale import at

_HEADINGS = ("Line", "This period", "Same period\nlast year", "Change\n(computed)", "Percent\n(computed)")
_WIDTHS = (0, 106, 106, 106, 84)  # pixels at 100 %; the first takes what is left
_LOWEST = 26  # pixels of a row at 100 %
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_PASSING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Shift)  # Shift is pressed before the Tab that goes back
_TALLEST = 640  # pixels at 100 %; a longer table scrolls in its box
_TRIGGERS = (QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
             | QAbstractItemView.EditTrigger.EditKeyPressed)


class FiguresEditor(Editor):
    """The lines of the results.

    Signals: `said(words)`, what became of cells that were pasted; `stood()` when the cursor stands on another cell.
    """

    said = Signal(str)
    stood = Signal()

    def __init__(self, widget: QTableWidget) -> None:
        super().__init__(widget)
        self._table = widget
        self._rows: list[ResultsLine] = list(figures.offered(()))
        self._passing = False  # whether Tab brought the person to a table in which nothing stands
        widget.cellPressed.connect(self._stay)
        self._delegate = Cells(self)
        self._delegate.typed.connect(self._type)
        self._delegate.closed.connect(self._letter_all)
        widget.setItemDelegate(self._delegate)
        widget.setColumnCount(len(COLUMNS))
        for column, words in enumerate(_HEADINGS):
            heading = QTableWidgetItem(words)
            heading.setTextAlignment(AT_RIGHT if column else AT_LEFT)
            widget.setHorizontalHeaderItem(column, heading)
        widget.setEditTriggers(_TRIGGERS)
        widget.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        across, down = widget.horizontalHeader(), widget.verticalHeader()
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            across.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed if width
                                        else QHeaderView.ResizeMode.Stretch)
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        down.sectionResized.connect(lambda *_: self._grow())
        for corner in widget.findChildren(QAbstractButton):
            corner.setAccessibleName("All cells of the results in figures")
        self._buttons: list[QPushButton] = []
        for name, deed in (("add", self._add), ("remove", self._remove), ("up", lambda: self._move(-1)),
                           ("down", lambda: self._move(1))):
            button: QPushButton = forms.child(cast("QWidget", widget.parentWidget()), QPushButton, f"results_{name}")
            button.clicked.connect(lambda _=False, deed=deed: deed())
            self._buttons.append(button)
        self._buttons[0].clicked.connect(lambda _=False: widget.setFocus())  # to type into the new line
        self._zoom = 1.0
        self._letter_all()
        widget.setCurrentCell(0, 0)
        widget.currentCellChanged.connect(lambda *_: self._moved())

    def stops(self) -> list[QWidget]:
        """The table, then its buttons."""
        return [self._table, *self._buttons]

    def holds(self, widget: QWidget | None) -> bool:
        """The cell that is being typed is in the table, too."""
        return super().holds(widget) or (widget is not None and self._table.isAncestorOf(widget))

    def release(self) -> None:
        """A cell that is being typed as the sheet goes has nothing more to say."""
        super().release()
        self.blockSignals(True)  # noqa: FBT003 - Qt takes it by its place

    def scale(self, zoom: float) -> None:
        """Columns and rows are as wide and as high as their letters need now."""
        self._zoom = zoom
        for column, width in enumerate(_WIDTHS):
            if width:
                self._table.horizontalHeader().resizeSection(column, at(width, zoom))
        self._table.verticalHeader().setMinimumSectionSize(at(_LOWEST, zoom))

    def settle(self) -> None:
        """The rows are as high as what is in them now."""
        across = self._table.horizontalHeader()
        across.ensurePolished()  # to be measured in its own type
        across.headerDataChanged(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._table.resizeRowsToContents()
        self._grow()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt has it
        """Cells can still be chosen and copied."""
        super().set_read_only(read_only)
        for line in self._table.findChildren(QLineEdit):
            self._delegate.closeEditor.emit(line)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers if read_only else _TRIGGERS)

    def value(self) -> Value | None:
        """The lines in which something stands."""
        return tuple(row for row in self._rows if not figures.is_blank(row)) or None

    def show(self, value: Value | None) -> None:
        """Put the lines on the screen; the cell that differs first becomes the chosen one."""
        rows = tuple(row for row in value if isinstance(row, ResultsLine)) if isinstance(value, tuple) else ()
        if (rows or None) == self.value():
            return
        before, self._rows = self._rows, list(figures.offered(rows))
        self._letter_all()
        differing = next(((place, column) for place, (one, other) in enumerate(zip(before, self._rows, strict=False))
                          for column, (left, right) in enumerate(zip(typed(one), typed(other), strict=True))
                          if left != right), (0, 0))
        self._table.setCurrentCell(*differing)

    @property
    def computes(self) -> str:
        """What the chosen cell computes; nothing for one that is typed."""
        return COMPUTES.get(self._table.currentColumn(), "")

    def choose(self, line: int, column: int) -> None:
        """Choose a cell, by its line among those in which something was entered."""
        filled = [place for place, row in enumerate(self._rows) if not figures.is_blank(row)]
        if line < len(filled):
            self._table.setCurrentCell(filled[line], column)

    def _type(self, row: int, column: int, text: str) -> None:
        """Letters were typed into a cell."""
        self._rows[row] = figures.put(self._rows[row], column, [text])
        figures_cells.letter(self._table, row, self._rows[row], typing=column)
        self.edited.emit(self.value())

    def _paste(self) -> None:
        """Take the cells that were copied from a spreadsheet."""
        rows, words = pasted.taken(self._rows, QGuiApplication.clipboard().text(), *self._chosen())
        self._put(rows, self._chosen())
        self.said.emit(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the table; those of a cell that is being typed are looked at first."""
        if watched is self._table and event.type() == QEvent.Type.KeyPress:
            self._passing &= cast("QKeyEvent", event).key() in _PASSING
            if self._pressed(cast("QKeyEvent", event)):
                return True
        elif watched is self._table and event.type() == QEvent.Type.FocusIn:
            reason = cast("QFocusEvent", event).reason()
            self._passing = not self.value() and reason in _BY_TAB
            if reason == Qt.FocusReason.TabFocusReason:
                self._table.setCurrentCell(0, 0)
            elif reason == Qt.FocusReason.BacktabFocusReason:
                self._table.setCurrentCell(len(self._rows) - 1, ENTERED - 1)
        elif isinstance(watched, QLineEdit) and event.type() == QEvent.Type.KeyPress and self._leads_on(
                watched, cast("QKeyEvent", event)):
            return True
        return super().eventFilter(watched, event)

    def _leads_on(self, cell: QLineEdit, key: QKeyEvent) -> bool:
        """Whether a key pressed in a cell is not the cell's: then it was seen to, as a rule by the table."""
        pasting = key.matches(QKeySequence.StandardKey.Paste)
        copied = QGuiApplication.clipboard().text().strip("\r\n") if pasting else ""
        block = not set(copied).isdisjoint("\t\r\n")
        if pasting and not block:
            cell.insert(copied)  # a single cell comes with a line end
            return True
        if not block and key.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter,
                                           Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        self._delegate.closeEditor.emit(cell)
        self._table.setFocus()
        QApplication.sendEvent(self._table, QKeyEvent(key.type(), key.key(), key.modifiers(), key.text()))
        return True

    def _pressed(self, key: QKeyEvent) -> bool:
        """Whether a key did something in the table."""
        row, column = self._chosen()
        deeds: dict[tuple[int, Qt.KeyboardModifier], Callable[[], None]] = {
            (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier): self._add,
            (Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier): self._remove,
            (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier): self._clear,
            (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier): self._clear,
            (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier): lambda: self._move(-1),
            (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): lambda: self._move(1)}
        pressed = key.key(), key.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.read_only and (key.matches(QKeySequence.StandardKey.Paste) or pressed in deeds):
            return True
        if key.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif key.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif pressed in deeds:
            deeds[pressed]()
        elif key.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._step(1 if key.key() == Qt.Key.Key_Tab else -1)
        elif key.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row + 1 < len(self._rows):
                self._table.setCurrentCell(row + 1, column)
            elif column + 1 < ENTERED:
                self._table.setCurrentCell(0, column + 1)
        else:  # no letter searches the table
            return column >= ENTERED and key.text().isprintable() and bool(key.text())
        return True

    def _stay(self) -> None:
        self._passing = False

    def _step(self, step: int) -> bool:
        """On to the next cell that can be typed, or back; False after the last and before the first.

        Nor is there a next cell for who came by Tab to a table without figures: who has none passes it by with one key.
        """
        if self._passing:
            return False
        row, column = self._chosen()
        place = row * ENTERED + min(column, ENTERED - 1 if step > 0 else ENTERED) + step
        if not 0 <= place < len(self._rows) * ENTERED:
            return False
        self._table.setCurrentCell(*divmod(place, ENTERED))
        return True

    def _chosen(self) -> tuple[int, int]:
        """The chosen cell."""
        return max(self._table.currentRow(), 0), max(self._table.currentColumn(), 0)

    def _add(self) -> None:
        row = min(self._table.currentRow() + 1, len(self._rows))
        self._put([*self._rows[:row], ResultsLine(), *self._rows[row:]], (row, 0))

    def _remove(self) -> None:
        row, column = self._chosen()
        self._put([*self._rows[:row], *self._rows[row + 1:]], (row, column))

    def _move(self, step: int) -> None:
        row, column = self._chosen()
        if row < len(self._rows) and 0 <= row + step < len(self._rows):
            rows = [*self._rows]
            rows[row], rows[row + step] = rows[row + step], rows[row]
            self._put(rows, (row + step, column))

    def _clear(self) -> None:
        rows = [*self._rows]
        for index in self._table.selectedIndexes():
            if index.column() < ENTERED:
                rows[index.row()] = figures.put(rows[index.row()], index.column(), [""])
        self._put(rows, self._chosen())

    def _copy(self) -> None:
        chosen = sorted((index.row(), index.column()) for index in self._table.selectedIndexes())
        lines = ["\t".join(str(self._table.model().index(*cell).data()) for cell in chosen if cell[0] == row)
                 for row in sorted({row for row, _ in chosen})]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _put(self, rows: Sequence[ResultsLine], chosen: tuple[int, int]) -> None:
        before, self._rows = self.value(), list(rows)
        self._letter_all()
        self._table.setCurrentCell(min(chosen[0], len(rows) - 1), chosen[1])
        if self.value() != before:
            self.edited.emit(self.value())

    def _letter_all(self) -> None:
        """Put all lines on the screen."""
        self._table.setRowCount(len(self._rows))
        for number in range(len(self._rows)):
            figures_cells.letter(self._table, number, self._rows[number])
        self._grow()

    def _moved(self) -> None:
        """Another cell is chosen: it must be in view."""
        self.stood.emit()
        if self.holds(QApplication.focusWidget()):
            place = self._table.visualRect(self._table.currentIndex())
            self.reached.emit(place.translated(self._table.viewport().geometry().topLeft()))

    def _grow(self) -> None:
        """The table is as high as its lines; the page scrolls, not the table."""
        rows = sum(self._table.rowHeight(row) for row in range(self._table.rowCount()))
        wanted = rows + self._table.horizontalHeader().sizeHint().height() + 2 * self._table.frameWidth()
        self._table.setFixedHeight(min(wanted, at(_TALLEST, self._zoom)))

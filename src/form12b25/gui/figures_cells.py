# SPDX-License-Identifier: MIT
"""How the cells of the results in figures are lettered: typed, offered, computed or wrong."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from form12b25.form import figures
from form12b25.form.figures import COLUMNS, ResultsLine
from form12b25.form.review import State
from form12b25.form.verdict import sign
from form12b25.gui.cells import SIGN

ENTERED = 3  # columns that are typed; those after them are computed
COMPUTES = {3: "Computed: this period less the same period last year.",
            4: "Computed: the change in percent of the same period last year."}
AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PAPER, _COMPUTED, _FAULTY = QColor(Qt.GlobalColor.transparent), QColor("#f0f0f0"), QColor("#fdeaea")
_OFFERED, _INK = QColor("#6a6a6a"), QColor("#000000")


def typed(row: ResultsLine) -> tuple[str, str, str]:
    """What stands in the cells of a line that are typed."""
    return row.line, row.current, row.prior


def letter(table: QTableWidget, number: int, row: ResultsLine, *, typing: int | None = None) -> None:
    """Put a line of the results into a row of the table; the cell that is being typed is not judged."""
    shown = figures.lettered(row)
    for column, text in enumerate((*typed(row), shown.change, shown.per_cent)):
        item = table.item(number, column) or _item(table, number, column)
        if item.text() != text:
            item.setText(text)
        if column >= ENTERED:
            item.setToolTip(" ".join((COMPUTES[column], *shown.notes)))
            item.setData(SIGN, sign(State.COMPUTED) if text else "")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text or 'blank'} ({COLUMNS[column]}, computed)")
            continue
        item.setData(Qt.ItemDataRole.AccessibleTextRole,
                     f"{text or 'blank'} ({COLUMNS[column]}, line {number + 1})")
        if column == 0:
            offered = bool(text) and figures.is_blank(row)
            item.setForeground(_OFFERED if offered else _INK)
            item.setToolTip("Offered: it is printed once it has a figure." if offered else "")
        else:
            faulty = column != typing and not figures.is_amount(text)
            item.setBackground(_FAULTY if faulty else _PAPER)
            item.setData(SIGN, sign(State.FAULTY) if faulty else "")


def _item(table: QTableWidget, row: int, column: int) -> QTableWidgetItem:
    item = QTableWidgetItem()
    if column:
        item.setTextAlignment(AT_RIGHT)
    if column >= ENTERED:
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setBackground(_COMPUTED)
    table.setItem(row, column, item)
    return item

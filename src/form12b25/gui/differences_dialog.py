# SPDX-License-Identifier: MIT
"""The dialog that shows, field by field, in what the draft on the screen and the one in the file differ."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from form12b25.form.differences import Difference
from form12b25.gui import forms
from form12b25.gui.asking import give_room

_NOTHING = "(nothing)"
_LABEL = 35  # letters, the width at first of the column of labels, where the other headings leave it that room
_AROUND = 48  # pixels around the table
_WIDE, _HIGH = 143, 37  # letters and lines


class DifferencesDialog(QDialog):
    """A table with a row for each passage: the field, the words on the screen, the words in the file."""

    def __init__(self, parent: QWidget | None, found: Sequence[Difference], name: str) -> None:
        super().__init__(parent)
        forms.load("differences", self)
        said: QLabel = forms.child(self, QLabel, "said_of_differences")
        said.setTextFormat(Qt.TextFormat.PlainText)
        many = f"{len(found)} fields differ" if len(found) > 1 else "One field differs"
        said.setText(f"{many} between what is on the screen and {name}. Of long texts only what differs is shown.")
        self.table: QTableWidget = forms.child(self, QTableWidget, "differences")
        rows = [(difference.label, *passage) for difference in found for passage in difference.passages]
        self.table.setRowCount(len(rows))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text.strip("\n") or _NOTHING)
                item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                self.table.setItem(row, column, item)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        across, down = self.table.horizontalHeader(), self.table.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        down.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        down.hide()
        self.table.setCurrentCell(0, 0)
        buttons: QDialogButtonBox = forms.child(self, QDialogButtonBox, "buttons")
        buttons.rejected.connect(self.reject)
        give_room(self, _WIDE, _HIGH)
        left = self.width() - _AROUND - 2 * max(across.sectionSizeHint(column) for column in (1, 2))
        across.resizeSection(0, min(_LABEL * self.fontMetrics().averageCharWidth(), left))
        self.table.setFocus()

    def reject(self) -> None:
        """However it is closed, the question that led here is asked again."""
        self.accept()

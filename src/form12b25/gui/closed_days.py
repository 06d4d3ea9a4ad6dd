# SPDX-License-Identifier: MIT
"""The dialog in which a person closes a day, opens one that the calendar has as closed, or takes that back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from form12b25.form import values
from form12b25.form.calendar import federal_calendar
from form12b25.form.closures import OwnDays
from form12b25.form.refusal import Refusal
from form12b25.gui import forms
from form12b25.gui.asking import give_room
from form12b25.gui.editors import LONGEST_LINE

_DAY = Qt.ItemDataRole.UserRole
_NO_DAY = "Type a day first, such as June 17, 2026."
_NOT_A_DATE = "“{typed}” cannot be read as a date: {reason}. {remedy}"
_CLOSED, _OPENED, _REMOVED = "{day} no longer counts.", "{day} counts from now on.", "{day} is as the calendar has it."
_WIDE, _HIGH = 92, 30  # letters and lines


class ClosedDays(QDialog):
    """A list of the days, a line to type one, and a sentence on what came of it.

    Signal: `changed(own)` at once with each change; there is nothing to confirm.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None, own: OwnDays) -> None:
        super().__init__(parent)
        forms.load("closed_days", self)
        self.own = own
        self.list: QListWidget = forms.child(self, QListWidget, "own_days")
        self.typed: QLineEdit = forms.child(self, QLineEdit, "typed_day")
        self.said: QLabel = forms.child(self, QLabel, "said_of_day")
        self.add: QPushButton = forms.child(self, QPushButton, "close_day")
        self.strike: QPushButton = forms.child(self, QPushButton, "open_day")
        self.remove: QPushButton = forms.child(self, QPushButton, "remove_day")
        self.typed.setMaxLength(LONGEST_LINE)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.add.clicked.connect(lambda _=False: self._take(lambda day: self.own.add(day), _CLOSED))
        self.strike.clicked.connect(lambda _=False: self._take(lambda day: self.own.strike(day), _OPENED))
        self.remove.clicked.connect(lambda _=False: self._remove())
        self.list.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self._remove,
                  context=Qt.ShortcutContext.WidgetShortcut)
        buttons: QDialogButtonBox = forms.child(self, QDialogButtonBox, "buttons")
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        give_room(self, _WIDE, _HIGH)
        self._show(None)
        self.typed.setFocus()

    def _take(self, changed: Callable[[date], OwnDays], words: str) -> None:
        typed = self.typed.text().strip()
        try:
            day = values.parse_date(typed)
            self._change(changed(day), day, words)
        except values.NotADate as reason:
            remedy = reason.remedy("June 17, 2026")
            self._say(_NOT_A_DATE.format(typed=typed, reason=reason, remedy=remedy) if typed else _NO_DAY)
        except Refusal as reason:
            self._say(str(reason))
        else:
            self.typed.clear()
        self.typed.setFocus()
        self.typed.selectAll()

    def _remove(self) -> None:
        if item := self.list.currentItem():
            day: date = date.fromisoformat(item.data(_DAY))
            self._change(self.own.remove(day), None, _REMOVED.format(day=values.write_date(day)))

    def _change(self, own: OwnDays, day: date | None, words: str) -> None:
        self.own = own
        self._show(day)
        self._say(words.format(day=f"{values.weekday(day)}, {values.write_date(day)}") if day else words)
        self.changed.emit(own)

    def _show(self, current: date | None) -> None:
        """List the days in their order; `current`, or the one that stands where the last was, is chosen."""
        row = self.list.currentRow()
        self.list.clear()
        days = sorted(self.own.added | self.own.struck)
        for day in days:
            item = QListWidgetItem(f"{values.weekday(day)}, {values.write_date(day)}: {self._state(day)}", self.list)
            item.setData(_DAY, day.isoformat())
        self.list.setCurrentRow(days.index(current) if current in days else min(row, len(days) - 1))
        self.remove.setEnabled(self.list.currentRow() >= 0)

    def _state(self, day: date) -> str:
        if day in self.own.added:
            return "closed"
        why = federal_calendar().why_closed(day)
        return f"open, struck ({why})" if why else "open"

    def _say(self, words: str) -> None:
        """Show a sentence, and tell it to a screen reader."""
        self.said.setText(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.said, words))

# SPDX-License-Identifier: MIT
"""A notice that was filed: the dialog that asks when and how, the bar that says so, and the fields that then rest."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from form12b25.form import renewal, values, verdict
from form12b25.form.draft import Filed
from form12b25.gui import forms
from form12b25.gui.asking import CANCEL, Answer, give_room
from form12b25.gui.editors import LONGEST_LINE
from form12b25.gui.scheme import embolden

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_RESTS = "It can be read, printed and saved, and not be changed."
_REFUSED = "This notice is marked as filed and cannot be changed: amend it, or withdraw the mark (menu File)."
_WIDE, _HIGH = 76, 17  # letters and lines


class FiledMark(QObject):
    """Marks the notice as filed and takes the mark back, and keeps the window to it. Signal: `said(sentence)`."""

    said = Signal(str)

    def __init__(self, window: "MainWindow", today: Callable[[], date]) -> None:
        super().__init__(window)
        self._window, self._session, self._ask, self._today = window, window.session, window.ask, today
        self._mark, self._withdraw = window.action("action_mark_filed"), window.action("action_withdraw_filed")
        self._amend = window.action("action_amend")
        self._mark.triggered.connect(lambda _=False: self.mark())
        self._withdraw.triggered.connect(lambda _=False: self.withdraw())
        self.bar = FiledBar((self._amend, window.action("action_new_from_this"), self._withdraw))
        forms.child(window, QWidget, "central").layout().insertWidget(0, self.bar)
        self._session.opened.connect(self._follow)
        self._session.read_only_changed.connect(lambda _: self._follow())
        self._session.refused.connect(self._refuse)
        self._follow()

    def _refuse(self) -> None:
        if not self._session.reading:
            self.said.emit(_REFUSED)

    def mark(self) -> None:
        """Ask when and how the notice was filed; from then on it cannot be changed."""
        review = self._session.review
        dialog = FiledDialog(self._window, self._today(), "" if review.ready else verdict.verdict(review.findings))
        self._ask.dialog(dialog, lambda: self._marked(dialog.filed()))

    def withdraw(self) -> None:
        """Ask, and let the notice be changed again."""
        filed = renewal.filed_words(self._session.draft.filed or Filed())
        self._ask.choose("Withdraw the mark?", f"The notice is marked as {filed}. Without the mark it can be changed, "
                         "and then no longer shows what was filed. To change what has been filed, amend it instead.",
                         (Answer("withdraw", "Withdraw the mark", QMessageBox.ButtonRole.DestructiveRole), CANCEL),
                         lambda answer: self._withdrawn() if answer == "withdraw" else None)

    def _marked(self, filed: Filed) -> None:
        self._session.file(filed)
        self.said.emit(f"The notice is marked as {renewal.filed_words(filed)}. Save it to keep the mark.")

    def _withdrawn(self) -> None:
        self._session.file(None)
        self.said.emit("The mark was withdrawn; the notice can be changed again.")

    def _follow(self) -> None:
        """The bar, the menus and the fields show whether the notice can be changed."""
        filed = self._session.draft.filed
        self.bar.setVisible(filed is not None)
        if filed is not None:
            self.bar.say(renewal.filed_words(filed))
        for action in (self._withdraw, self._amend):
            action.setEnabled(filed is not None)
        self._mark.setEnabled(filed is None)
        self._window.sheet.set_read_only(self._session.read_only)


class FiledBar(QFrame):
    """Above the sheet: that the notice was filed, and what can be done with it."""

    def __init__(self, actions: tuple[QAction, ...]) -> None:
        super().__init__()
        self.setObjectName("filed_bar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.words = QLabel()
        self.words.setObjectName("filed_words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        embolden(self.words)
        across = QHBoxLayout(self)
        across.setContentsMargins(12, 6, 12, 6)
        across.addWidget(self.words, 1)
        for action in actions:
            button = QToolButton()
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setDefaultAction(action)
            across.addWidget(button)

    def say(self, filed: str) -> None:
        """Say when and how."""
        self.words.setText(f"{filed[0].upper()}{filed[1:]}. {_RESTS}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line parts it from the sheet."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.palette().mid())
        painter.end()


class FiledDialog(QDialog):
    """Asks for the day and the way of filing. `trouble`: what speaks against it, said from the beginning."""

    def __init__(self, parent: QWidget | None, today: date, trouble: str = "") -> None:
        super().__init__(parent)
        forms.load("filed", self)
        self._today = today
        self.day: QLineEdit = forms.child(self, QLineEdit, "filed_date")
        self.way: QComboBox = forms.child(self, QComboBox, "filed_way")
        self.trouble: QLabel = forms.child(self, QLabel, "trouble")
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setText(trouble)
        self.day.setMaxLength(LONGEST_LINE)
        self.day.setText(values.write_date(today))
        self.way.addItems(renewal.WAYS)
        buttons: QDialogButtonBox = forms.child(self, QDialogButtonBox, "buttons")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        give_room(self, _WIDE, _HIGH)
        self.day.setFocus()
        self.day.selectAll()

    def filed(self) -> Filed:
        """What was filled in."""
        return Filed(self.day.text().strip(), self.way.currentText().strip())

    def accept(self) -> None:
        """Take it, unless the day is none, or is still to come, or the way is missing."""
        typed = self.day.text().strip()
        try:
            day = values.parse_date(typed)
        except values.NotADate as reason:
            self._refuse(f"“{typed}” cannot be read as a date: {reason}. {reason.remedy('June 15, 2026')}",
                         self.day)
            return
        if day > self._today:
            self._refuse(f"{values.write_date(day)} is still to come. Give the day on which it was filed.", self.day)
        elif not self.way.currentText().strip():
            self._refuse("Say how it was filed, such as on paper, by mail.", self.way)
        else:
            super().accept()

    def _refuse(self, words: str, where: QWidget) -> None:
        self.trouble.setText(words)
        where.setFocus()

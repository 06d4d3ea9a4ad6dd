# SPDX-License-Identifier: MIT
"""The dialog that says that something unexpected happened, lets the draft be saved, and offers the report."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QWidget

from form12b25.gui import forms, report
from form12b25.gui.asking import give_room
from form12b25.gui.faults import Fault, FaultLog
from form12b25.gui.filing import Filing

_KEPT = "The draft is still here, and what you typed is kept for recovery. Save it now all the same."
_NOT_KEPT = "The draft is still here, but it could not be kept for recovery. Save it now."
_COPIED = "The report is on the clipboard. Nothing was sent."
_WIDE, _HIGH = 92, 28  # letters and lines


class FaultDialog(QDialog):
    """Says what happened and counts what happens while it stands open."""

    def __init__(self, parent: QWidget | None, filing: Filing) -> None:
        super().__init__(parent)
        forms.load("fault", self)
        self._filing = filing
        self.words: QLabel = forms.child(self, QLabel, "fault_words")
        self.count: QLabel = forms.child(self, QLabel, "fault_count")
        self.said: QLabel = forms.child(self, QLabel, "said_of_fault")
        self.report: QPlainTextEdit = forms.child(self, QPlainTextEdit, "fault_report")
        for label in (self.words, self.count, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
        buttons: QDialogButtonBox = forms.child(self, QDialogButtonBox, "buttons")
        roles = QDialogButtonBox.ButtonRole
        self.save: QPushButton = buttons.addButton("&Save the draft…", roles.ActionRole)
        self.copy: QPushButton = buttons.addButton("Copy &report", roles.ActionRole)
        self.go_on: QPushButton = buttons.addButton("&Go on", roles.RejectRole)
        for button in (self.copy, self.go_on):
            button.setAutoDefault(False)
        self.save.setDefault(True)
        self.save.setFocus()
        self.save.clicked.connect(lambda _=False: self._save())
        self.copy.clicked.connect(lambda _=False: self._copy())
        buttons.rejected.connect(self.reject)
        give_room(self, _WIDE, _HIGH)

    def tell(self, counts: Counter[Fault], log: FaultLog, *, kept: bool) -> None:
        """Say what has happened so far, how often, and whether the draft is kept."""
        self.words.setText(_KEPT if kept else _NOT_KEPT)
        latest, total = list(counts)[-1], counts.total()
        others = total - counts[latest]
        many = "" if not others else ", and there was 1 other" if others == 1 else f", and there were {others} others"
        often = f" {counts[latest]} times" if counts[latest] > 1 else ""
        self.count.setText(f"The fault: {latest.short}{often}{many}.")
        self.report.setPlainText(report.report(log, counts))
        self.report.moveCursor(QTextCursor.MoveOperation.End)  # the faults stand there

    def _save(self) -> None:
        self._filing.save_as(self._saved)

    def _saved(self) -> None:
        self.said.setText("The draft was saved.")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.said.setText(_COPIED)

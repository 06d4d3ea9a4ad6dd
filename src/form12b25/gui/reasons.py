# SPDX-License-Identifier: MIT
"""The dialog that says how each date came about, step by step, to be read, copied, or saved for a calendar."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QTextBrowser, QWidget

from form12b25.form import standing, values
from form12b25.form.deadlines import Deadlines, Step
from form12b25.gui import forms
from form12b25.gui.asking import give_room

_STEP = "<p><b>{day}: {what}</b><br>{why}<br><i>{citation}</i></p>"
_WIDE, _HIGH = 104, 33  # letters and lines


class Reasons(QDialog):
    """The steps as a list. `save` is called for the calendar file, with the dialog still open."""

    def __init__(self, parent: QWidget | None, found: Deadlines, save: Callable[[], None]) -> None:
        super().__init__(parent)
        forms.load("reasons", self)
        self.about: QLabel = forms.child(self, QLabel, "words_reasons")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setText(f"Form {found.report}, period ended {values.write_date(found.period_ended)}. The dates are "
                           "counted in this order:")
        self.steps: QTextBrowser = forms.child(self, QTextBrowser, "steps")
        self.steps.setHtml("".join(map(_shown, found.steps)))
        buttons: QDialogButtonBox = forms.child(self, QDialogButtonBox, "buttons")
        self.copy: QPushButton = buttons.addButton("Cop&y all", QDialogButtonBox.ButtonRole.ActionRole)
        self.save: QPushButton = buttons.addButton("&Save for a calendar…", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(lambda _=False: QGuiApplication.clipboard().setText(standing.in_words(found)))
        self.save.clicked.connect(lambda _=False: save())
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        give_room(self, _WIDE, _HIGH)
        self.steps.setFocus()


def _shown(step: Step) -> str:
    return _STEP.format(day=escape(f"{values.weekday(step.day)}, {values.write_date(step.day)}"),
                        what=escape(step.what), why=escape(step.why), citation=escape(step.citation))

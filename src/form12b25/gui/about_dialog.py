# SPDX-License-Identifier: MIT
"""The dialog About: versions, licences, folders, and the report for those who mend the program."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from form12b25 import __version__
from form12b25.gui import forms, report
from form12b25.gui.asking import give_room
from form12b25.gui.faults import FaultLog
from form12b25.gui.licences import licences
from form12b25.paths import Folders

_COPIED = "The report is on the clipboard: versions, screen and the last faults; no word of a draft. Nothing was sent."
_WIDE, _HIGH = 92, 34  # letters and lines
_ROWS = 6  # of the list of licences, before it scrolls


class AboutDialog(QDialog):
    """What the program is. `show` shows a folder."""

    def __init__(self, parent: QWidget | None, folders: Folders, show: Callable[[Path], None]) -> None:
        super().__init__(parent)
        forms.load("about", self)
        self._log, self._show = FaultLog(folders.logs), show
        named: QLabel = forms.child(self, QLabel, "about_name")
        named.setText(f"form12b25 {__version__}")
        versions: QPlainTextEdit = forms.child(self, QPlainTextEdit, "about_versions")
        versions.setPlainText("\n".join(f"{name}: {words}" for name, words in
                                        [*report.versions(), *report.surroundings()]))
        self.said: QLabel = forms.child(self, QLabel, "said_of_report")
        self.list: QListWidget = forms.child(self, QListWidget, "licence_list")
        self.text: QPlainTextEdit = forms.child(self, QPlainTextEdit, "licence_text")
        self._licences = licences()
        self.list.addItems([f"{licence.part}: {licence.terms}" for licence in self._licences])
        self.list.setMaximumHeight((_ROWS + 1) * self.list.fontMetrics().lineSpacing())
        self.list.currentRowChanged.connect(self._show_licence)
        self.list.setCurrentRow(0)
        self.folders = self._lead_to(("Settings, profiles and templates", folders.settings),
                                     ("What is typed and not saved", folders.recovery),
                                     ("Drafts as they were before", folders.backups), ("Logs of faults", folders.logs))
        buttons: QDialogButtonBox = forms.child(self, QDialogButtonBox, "buttons")
        self.copy: QPushButton = buttons.addButton("Copy &report", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda _=False: self._copy())
        closing = buttons.button(QDialogButtonBox.StandardButton.Close)
        closing.setDefault(True)
        closing.setFocus()
        buttons.rejected.connect(self.reject)
        give_room(self, _WIDE, _HIGH)

    def _lead_to(self, *places: tuple[str, Path]) -> list[QCommandLinkButton]:
        """A button for each folder, which shows it."""
        down: QVBoxLayout = forms.child(self, QWidget, "folders_place").layout()
        made = []
        for words, folder in places:
            button = QCommandLinkButton(words, report.without_home(str(folder)))
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # or its path is cut off
            button.setAccessibleName(f"Show the folder: {words}")
            button.setAccessibleDescription(button.description())
            button.clicked.connect(lambda _=False, folder=folder: self._show(folder))
            down.addWidget(button)
            made.append(button)
        down.addStretch(1)
        return made

    def _show_licence(self, row: int) -> None:
        self.text.setPlainText(self._licences[row].text if row >= 0 else "")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(report.report(self._log))
        self.said.setText(_COPIED)

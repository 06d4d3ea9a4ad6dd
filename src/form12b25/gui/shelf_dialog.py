# SPDX-License-Identifier: MIT
"""The dialog in which profiles or templates are renamed and deleted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QMessageBox, QPushButton, QWidget

from form12b25.drafts.shelf import Shelf
from form12b25.form.refusal import Refusal
from form12b25.gui import forms
from form12b25.gui.asking import CANCEL, Answer, Asking, give_room

_WIDE, _HIGH = 86, 26  # letters and lines


class ShelfDialog(QDialog):
    """The names on a shelf, and a sentence on what came of a change. `kind` is what each is called."""

    def __init__(self, parent: QWidget | None, shelf: Shelf, kind: str, ask: Asking) -> None:
        super().__init__(parent)
        forms.load("shelf", self)
        self._shelf, self._kind, self._ask = shelf, kind, ask
        self.setWindowTitle(f"{kind.capitalize()}s")
        words: QLabel = forms.child(self, QLabel, "words_shelf")
        self.said: QLabel = forms.child(self, QLabel, "said_of_shelf")
        for label in (words, self.said):
            label.setTextFormat(Qt.TextFormat.PlainText)
        words.setText(f"Each {kind} is a small file in the folder {shelf.folder}, which only you can read.")
        self.list: QListWidget = forms.child(self, QListWidget, "shelf_names")
        self.rename: QPushButton = forms.child(self, QPushButton, "shelf_rename")
        self.delete: QPushButton = forms.child(self, QPushButton, "shelf_delete")
        self.rename.clicked.connect(lambda _=False: self._rename())
        self.delete.clicked.connect(lambda _=False: self._delete())
        self.list.itemDoubleClicked.connect(lambda _: self._rename())
        self.rename.setDefault(True)  # what Enter does in the list
        self.list.currentRowChanged.connect(lambda _: self._enable())
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self._delete, context=Qt.ShortcutContext.WidgetShortcut)
        buttons: QDialogButtonBox = forms.child(self, QDialogButtonBox, "buttons")
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        give_room(self, _WIDE, _HIGH)
        self._show("")
        self.list.setFocus()

    def _rename(self) -> None:
        if name := self._chosen():
            self._ask.line(f"Rename the {self._kind}", f"Another name for “{name}”:", name,
                           lambda typed: self._renamed(name, typed))

    def _renamed(self, name: str, typed: str) -> None:
        try:
            named = self._shelf.rename(name, typed)
        except Refusal as refusal:
            self._say(f"“{name}” was not renamed. {refusal}")
        else:
            self._show(named)
            self._say(f"“{name}” is “{named}” from now on.")

    def _delete(self) -> None:
        if name := self._chosen():
            self._ask.choose(f"Delete the {self._kind} “{name}”?", "Its file is deleted. Notices that were made from "
                             "it stay as they are.",
                             (Answer("delete", "Delete", QMessageBox.ButtonRole.DestructiveRole), CANCEL),
                             lambda answer: self._deleted(name) if answer == "delete" else None)

    def _deleted(self, name: str) -> None:
        try:
            self._shelf.remove(name)
        except Refusal as refusal:
            self._say(str(refusal))
        else:
            self._show("")
            self._say(f"“{name}” was deleted.")

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return item.text() if item else ""

    def _show(self, chosen: str) -> None:
        """List the names; the one that is `chosen`, or what stands where the last one was, is current."""
        row = max(self.list.currentRow(), 0)
        names = self._shelf.names()
        self.list.clear()
        self.list.addItems(names)
        self.list.setCurrentRow(names.index(chosen) if chosen in names else min(row, len(names) - 1))
        self._enable()

    def _enable(self) -> None:
        for button in (self.rename, self.delete):
            button.setEnabled(self.list.currentRow() >= 0)

    def _say(self, words: str) -> None:
        """Show a sentence, and tell it to a screen reader."""
        self.said.setText(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.said, words))

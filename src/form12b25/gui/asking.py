# SPDX-License-Identifier: MIT
"""The one door for every question to the person at the screen. Nothing here waits: the answer calls back.

Tests put another `Asking` in its place.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QMessageBox, QWidget

from form12b25.drafts import store
from form12b25.gui.editors import LONGEST_LINE
from form12b25.gui.scheme import dress, outline

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_READABLE = 440  # pixels, a width at which sentences are easy to read
_WIDEST, _BESIDE = 1000, 120  # pixels of a row of buttons, before Qt cuts them, and beside it on the screen
FRAME = QSize(16, 48)  # pixels that a system may draw around a window


@dataclass(frozen=True)
class FileKind:
    """A kind of file for the file dialogs: its name, its ending with the dot, other endings to offer."""

    name: str
    ending: str
    others: tuple[str, ...] = ()

    @property
    def filter(self) -> str:
        """The words in which Qt wants it."""
        patterns = " ".join(f"*{ending}" for ending in (self.ending, *self.others))
        return f"{self.name} ({patterns})"


@dataclass(frozen=True)
class Answer:
    """A button under a question."""

    name: str
    words: str
    role: QMessageBox.ButtonRole = QMessageBox.ButtonRole.AcceptRole


CANCEL = Answer("cancel", "Cancel", QMessageBox.ButtonRole.RejectRole)


class Asking(Protocol):
    """What can be asked."""

    def file_to_open(self, title: str, kind: FileKind, folder: Path, then: Callable[[Path], None]) -> None:
        """Which file to open; not called back if none."""

    def file_to_save(self, title: str, kind: FileKind, suggested: Path, then: Callable[[Path], None]) -> None:
        """Under which name to save; a name that exists has been confirmed. Not called back if none."""

    def choose(self, title: str, words: str, answers: Sequence[Answer], then: Callable[[str], None]) -> None:
        """Which of the answers; the last is taken for closing the question."""

    def line(self, title: str, words: str, present: str, then: Callable[[str], None]) -> None:
        """One line of text; not called back if cancelled."""

    def tell(self, title: str, words: str) -> None:
        """Nothing is asked; something went wrong, and is said."""

    def inform(self, title: str, words: str) -> None:
        """Nothing is asked and nothing is wrong."""

    def printer(self, printer: "QPrinter", then: "Callable[[QPrinter], None]") -> None:
        """Which printer, set up how; not called back if none."""

    def dialog(self, dialog: QDialog, then: Callable[[], None]) -> None:
        """Fill a form of our own; called back if accepted."""

    def show_folder(self, folder: Path) -> None:
        """Nothing is asked: the folder is shown with the system's own means."""


class Dialogs:
    """Asks with the dialogs of the system, which are loaded when something is asked."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def file_to_open(self, title: str, kind: FileKind, folder: Path, then: Callable[[Path], None]) -> None:
        """Ask with the system's file dialog."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._parent, title, str(folder), f"{kind.filter};;All files (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        self._show(dialog)

    def file_to_save(self, title: str, kind: FileKind, suggested: Path, then: Callable[[Path], None]) -> None:
        """Ask with the system's file dialog, which confirms a name that exists."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._parent, title, str(suggested.parent), kind.filter)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind.ending.removeprefix("."))
        dialog.selectFile(suggested.name)
        dialog.fileSelected.connect(lambda name: self._with_ending(Path(name), kind, then))
        self._show(dialog)

    def _with_ending(self, path: Path, kind: FileKind, then: Callable[[Path], None]) -> None:
        """Qt takes what follows any dot for an ending; a name such as "Acme v1.2" still needs its own."""
        if path.suffix.lower() == kind.ending:
            then(path)
            return
        path = path.with_name(path.name + kind.ending)
        if store.gone(path):
            then(path)
            return
        self.choose("Replace the file?", f"{path.name} exists already.", (Answer("replace", "Replace"), CANCEL),
                    lambda answer: then(path) if answer == "replace" else None)

    def choose(self, title: str, words: str, answers: Sequence[Answer], then: Callable[[str], None]) -> None:
        """Ask with a message box; Escape gives the last answer, Enter the first that destroys nothing."""
        box = QMessageBox(QMessageBox.Icon.Question, "Form 12b-25", title, parent=self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(words)
        buttons = {box.addButton(answer.words, answer.role): answer.name for answer in answers}
        *_, last = buttons
        box.setDefaultButton(next((button for button in buttons if box.buttonRole(button)
                                   is not QMessageBox.ButtonRole.DestructiveRole), last))
        box.setEscapeButton(last)
        _stack(box)
        box.buttonClicked.connect(lambda button: then(buttons[button]))
        self._show(box)

    def line(self, title: str, words: str, present: str, then: Callable[[str], None]) -> None:
        """Ask with a small dialog."""
        from PySide6.QtWidgets import QInputDialog

        dialog = QInputDialog(self._parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(words)
        dialog.setTextValue(present)
        [label], [line] = dialog.findChildren(QLabel), dialog.findChildren(QLineEdit)
        label.setTextFormat(Qt.TextFormat.PlainText)  # the words may repeat what was typed into a blank
        label.setWordWrap(True)
        label.setMinimumWidth(_READABLE)
        line.setMaxLength(LONGEST_LINE)
        line.setText(present)
        dialog.textValueSelected.connect(then)
        self._show(dialog)
        outline(dialog)  # its buttons are made as it is shown

    def tell(self, title: str, words: str) -> None:
        """Say it in a message box."""
        self._show(self._box(QMessageBox.Icon.Warning, title, words))

    def inform(self, title: str, words: str) -> None:
        """Say it in a message box."""
        self._show(self._box(QMessageBox.Icon.Information, title, words))

    def _box(self, icon: QMessageBox.Icon, title: str, words: str) -> QMessageBox:
        box = QMessageBox(icon, "Form 12b-25", title, QMessageBox.StandardButton.Ok, self._parent)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(words)
        return box

    def printer(self, printer: "QPrinter", then: "Callable[[QPrinter], None]") -> None:
        """Ask with the system's print dialog, less what our own has asked already."""
        from PySide6.QtPrintSupport import QPrintDialog  # loaded when something is printed

        dialog = QPrintDialog(printer, self._parent)
        offered = QPrintDialog.PrintDialogOption
        for option in (offered.PrintToFile, offered.PrintPageRange, offered.PrintSelection, offered.PrintCurrentPage,
                       offered.PrintCollateCopies):
            dialog.setOption(option, on=False)
        dialog.accepted.connect(lambda: then(printer))
        self._show(dialog)

    def dialog(self, dialog: QDialog, then: Callable[[], None]) -> None:
        """Show the form over the window."""
        dialog.accepted.connect(then)
        self._show(dialog, _make_room)

    def show_folder(self, folder: Path) -> None:
        """Show it in the system's file manager; where there is none, say where it is."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.inform("The folder", f"{folder}")

    @staticmethod
    def _show(dialog: QDialog, fit: Callable[[QDialog], None] = lambda _: None) -> None:
        """Called last: a dialog of the system may wait for the answer before this ends."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dress(dialog)  # which that would undo in a message box
        fit(dialog)
        QDialog.open(dialog)  # not the open() of QPrintDialog, which takes the place of this one and wants a slot


def give_room(dialog: QDialog, letters: int, lines: int) -> None:
    """Make a form so many letters of the system's type wide and so many lines high, if the screen has that room."""
    metrics = dialog.fontMetrics()
    wanted = QSize(letters * metrics.averageCharWidth(), lines * metrics.lineSpacing())
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() - FRAME))


def _stack(box: QMessageBox) -> None:
    """Put the buttons of a question one below the other if the screen has no room for them in a row."""
    [row] = box.findChildren(QDialogButtonBox)
    if row.sizeHint().width() > min(box.screen().availableSize().width() - _BESIDE, _WIDEST):
        row.setOrientation(Qt.Orientation.Vertical)


def _make_room(dialog: QDialog) -> None:
    """Let a form be so high that its words are not cut off, in whatever type the system has, if the screen allows."""
    if (layout := dialog.layout()) is None or not layout.hasHeightForWidth():
        return
    width = max(dialog.width(), layout.totalMinimumSize().width())
    needed = min(layout.totalMinimumHeightForWidth(width), dialog.screen().availableGeometry().height())
    if needed > dialog.height():
        dialog.resize(width, needed)

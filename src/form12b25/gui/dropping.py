# SPDX-License-Identifier: MIT
"""Drafts, answers, packets and exhibits dropped onto the window.

What is dragged is seen before any blank of the sheet sees it, since a blank would take the name of a file for text. A
text that is dragged is left to the blanks, but over the exhibits it becomes one.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QDragLeaveEvent, QDropEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from form12b25 import assets
from form12b25.drafts import store
from form12b25.drafts.trouble import CarriesNone, FileTrouble
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal
from form12b25.gui import dropped, forms
from form12b25.gui.asking import CANCEL, Answer
from form12b25.gui.drags import Drags, offered
from form12b25.gui.drop_place import DropPlace
from form12b25.gui.dropped import Dropped
from form12b25.gui.exhibit_list import ExhibitDialog, ExhibitsEditor
from form12b25.gui.work import AT_ONCE

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_LARGEST_TEXT = 2**20  # bytes, some 300 pages
_TEXT = "Drop to make this text an exhibit."


class Dropping(Drags):
    """Takes what is dropped onto the window. Signal: `said(sentence)`."""

    said = Signal(str)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._session, self._ask, self._filing = window, window.session, window.ask, window.filing
        self._held: Dropped | None = None
        self.place = DropPlace(window)

    def dragged(self, handle: QWindow, kind: QEvent.Type, event: QDropEvent) -> bool:
        """Whether it is ours; if not, the widget beneath gets it."""
        at = event.position().toPoint()
        if kind == QEvent.Type.DragEnter or (kind == QEvent.Type.Drop and self._held is None):
            self._held = dropped.sorted_out(event.mimeData())
        held, exhibits = self._held, self._exhibits_at(at)
        text = "" if held or exhibits is None or event.mimeData().hasUrls() else event.mimeData().text()
        if held is None and not text.strip():
            self.place.hide()
            return False
        if held is None and not self.place.isVisible():  # a blank has shown where the text would go
            QCoreApplication.sendEvent(handle, QDragLeaveEvent())
        if QApplication.activeModalWidget() is not None or not offered(event):
            event.ignore()
            self.gone()
            return True
        event.accept()
        if kind == QEvent.Type.Drop:
            self.gone()
            # later: the program from which it was dragged waits for the end of this
            QTimer.singleShot(0, self, lambda: self.take(held, at_exhibits=exhibits is not None) if held
                              else self._attach_text(text))
        else:
            self._show(held, exhibits)
        return True

    def _show(self, held: Dropped | None, exhibits: QRect | None) -> None:
        rests = self._rests
        words = held.promise(at_exhibits=exhibits is not None, rests=rests) if held else (
            rests or _TEXT)
        central = forms.child(self._window, QWidget, "central")
        attaches = exhibits is not None and not (held and held.notices)
        framed = exhibits if attaches and exhibits is not None else central.geometry()
        if not self.place.isVisible() or (framed, words) != (self.place.framed, self.place.words.text()):
            self.place.tell(framed, words)

    def gone(self) -> None:
        """It was taken away again, or dropped."""
        self._held = None
        self.place.hide()

    def _exhibits_at(self, at: QPoint) -> QRect | None:
        """The part of the exhibits' field that is in view, in the window, if that place is in it."""
        area, field = self._window.sheet.parentWidget(), self._editor().widget
        if area is None or not field.isVisible():
            return None
        shown = _in_window(area, self._window).intersected(_in_window(field, self._window))
        return shown if shown.contains(at) else None

    def _editor(self) -> ExhibitsEditor:
        return cast("ExhibitsEditor", self._window.sheet.editors[Key.EXHIBITS])

    # What becomes of it

    def take(self, held: Dropped, *, at_exhibits: bool) -> None:
        """Open or attach what was dropped, and name what cannot be used."""
        self._window.activateWindow()
        if held.strange:
            self._ask.tell("Not everything was taken" if held.notices or held.attachable else "It was not taken",
                           dropped.sentences(held.strange))
        if len(held.notices) > 1:
            self._ask.tell("None was opened", dropped.several(held.notices))
        elif held.notices:
            if held.attachable:
                self._ask.tell("Not everything was taken", dropped.not_used(held.attachable))
            self._filing.open_path(held.notices[0])
        elif at_exhibits:
            self._attach(held.attachable)
        elif len(held.attachable) == 1 and held.packets:
            self._open_or_attach(held.packets[0])
        elif held.attachable:
            self._ask_to_attach(held.attachable)

    @property
    def _rests(self) -> str:
        """Why nothing can be attached to what is on the screen; empty if something can."""
        if self._window.arriving.stands:
            return dropped.NO_NOTICE
        return dropped.RESTS if self._session.read_only else ""

    def _open_or_attach(self, path: Path) -> None:
        """Open the draft that a PDF file carries; one that carries none may be meant as an exhibit."""
        def refused(trouble: Refusal) -> None:
            if not isinstance(trouble.__cause__, CarriesNone):
                self._ask.tell("The file was not opened", str(trouble))
            elif rests := self._rests:
                self._ask.tell("The file was not opened", f"{dropped.carries_none(path)} {rests}")
            else:
                self._ask_to_attach((path,), dropped.carries_none(path))

        work = self._window.work
        work.do(f"Looking into {path.name}", lambda step: store.read_draft(path, assets.edition, step),
                lambda _: self._filing.open_path(path), refused,
                lambda: self.said.emit(f"Cancelled. {path.name} was not opened."),
                long=not work.busy and store.extent(path) > AT_ONCE)

    def _ask_to_attach(self, paths: Sequence[Path], before: str = "") -> None:
        if self._window.arriving.stands:
            self._ask.tell("It was not attached", dropped.NO_NOTICE)
            return
        if self._session.read_only:
            self._session.refused.emit()
            return
        title, words = dropped.question(paths, before)
        self._ask.choose(title, words, (Answer("attach", "&Attach"), CANCEL),
                         lambda answer: self._attach(paths) if answer == "attach" else None)

    def _attach(self, paths: Sequence[Path]) -> None:
        """A dialog for each, one after the other; those that cannot be printed are named and left out."""
        if self._session.read_only:
            self._session.refused.emit()
            return
        self._fill(paths, [], [])

    def _fill(self, paths: Sequence[Path], dialogs: list[ExhibitDialog], refused: list[str]) -> None:
        """Put each dropped file into the dialog of a new exhibit; a large one is looked at while the window answers."""
        if not paths:
            self._filled(dialogs, refused)
            return
        path, *others = paths
        dialog = self._editor().begun()

        def filled(trouble: str) -> None:
            if trouble:
                refused.append(trouble)
                dialog.deleteLater()
            else:
                dialogs.append(dialog)
            self._fill(others, dialogs, refused)

        if dropped.is_text(path):
            filled(_fill_with_text(dialog, path))
        else:
            dialog.attach(path, self._window.work, lambda: filled(dialog.trouble))

    def _filled(self, dialogs: Sequence[ExhibitDialog], refused: Sequence[str]) -> None:
        if refused:
            self._ask.tell("It was not attached" if not dialogs else "Not everything was attached",
                           dropped.sentences(refused))
        for number, dialog in enumerate(dialogs, 1):
            if len(dialogs) > 1:
                dialog.setWindowTitle(f"{dialog.windowTitle()} ({number} of {len(dialogs)} dropped)")
        self._next(dialogs, 0)

    def _attach_text(self, text: str) -> None:
        self._window.activateWindow()
        if self._session.read_only:
            self._session.refused.emit()
            return
        dialog = self._editor().begun()
        dialog.typed.setPlainText(text)
        self._next([dialog], 0)

    def _next(self, dialogs: Sequence[ExhibitDialog], taken: int) -> None:
        """Show the first of them, and the others once it is answered."""
        if not dialogs:
            if taken:
                self._window.binder.lead_to(Key.EXHIBITS)
                self.said.emit(f"{taken} exhibits were added." if taken > 1 else "The exhibit was added.")
            return
        dialog, *others = dialogs

        def accepted() -> None:
            self._editor().append(dialog.exhibit())
            self._next(others, taken + 1)

        dialog.rejected.connect(lambda: self._next(others, taken))
        self._ask.dialog(dialog, accepted)


def _fill_with_text(dialog: ExhibitDialog, path: Path) -> str:
    """Put a dropped text into the dialog of a new exhibit; gives why it cannot be one, or nothing."""
    try:
        content = store.read_content(path)
    except FileTrouble as trouble:
        return str(trouble)
    if len(content) > _LARGEST_TEXT:
        return f"{dropped.named([path])} is longer than an exhibit that is typed. Save it as PDF, and attach that."
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return f"{dropped.named([path])} is no text in UTF-8. Save it as such, or as PDF, and drop it again."
    dialog.typed.setPlainText(text)
    dialog.titled.setText(path.stem)
    return ""


def _in_window(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget stands in the window."""
    return QRect(window.mapFromGlobal(widget.mapToGlobal(QPoint(0, 0))), widget.size())

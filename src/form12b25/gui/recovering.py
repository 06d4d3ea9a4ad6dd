# SPDX-License-Identifier: MIT
"""Keeps what is typed in a window for recovery, and offers what was left behind by one that ended without closing."""

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from form12b25 import assets
from form12b25.drafts import fingerprint, recovered, store
from form12b25.drafts.holding import Held
from form12b25.drafts.recovered import Found
from form12b25.drafts.recovery import Recovery
from form12b25.form.differences import differences
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal
from form12b25.gui.asking import CANCEL, Answer, Asking
from form12b25.gui.exhibit_list import ExhibitDialog
from form12b25.gui.filing import Filing
from form12b25.gui.locking import Claim, Holder
from form12b25.gui.recovered_dialog import Listed, RecoveredDialog
from form12b25.gui.session import DraftSession
from form12b25.paths import Folders

_LOOK = 400  # milliseconds between looks into a dialog
_KEPT_AGAIN = "What you type is kept for recovery again."
_NOT_KEPT = "What you type cannot be kept for recovery ({trouble}). It is being tried again; save often meanwhile."
_TAKEN = "Another window has taken it meanwhile, or it was deleted."


class Recovering(QObject):
    """Joins a session and its recovery.

    Signals: `said(words)`, for the status bar; `not_kept(trouble)` when what is typed can no longer be kept, and
    why in the system's words, or with none when it is kept again.
    """

    said = Signal(str)
    not_kept = Signal(str)
    _troubled = Signal(str)

    def __init__(self, session: DraftSession, filing: Filing, ask: Asking, folders: Folders, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._filing = filing
        self._ask = ask
        self._folders = folders
        self._adopting = False
        self._dialog: RecoveredDialog | None = None
        self.recovery = Recovery(folders.recovery, self._troubled.emit)
        self._troubled.connect(self._say)  # a slot of this object: it comes from another thread
        self._filled_in: Exhibit | None = None  # in a dialog that is open
        self._looking = QTimer(self, interval=_LOOK)
        self._looking.timeout.connect(self._look_into_dialog)
        self._looking.start()
        session.entered.connect(lambda _: self._keep())
        session.read_only_changed.connect(lambda _: self._keep())
        session.undo.cleanChanged.connect(self._settle)
        session.placed.connect(self._keep)
        if session.modified:  # it was typed before this was made
            self._keep()

    def offer(self) -> None:
        """Offer what was left behind, if something would be missed without it."""
        listed = self.look()
        if self.worth_offering(listed):
            self._open(listed)

    @property
    def anything(self) -> bool:
        """Whether something may have been left behind, at a glance."""
        return recovered.anything(self._folders.recovery)

    def look(self) -> list[Listed]:
        """What was left behind, each beside its saved file; takes a while, and may be called by any thread."""
        return self._listed()

    def worth_offering(self, listed: list[Listed]) -> int:
        """How many of these would be missed; what was saved whole is tidied away."""
        for one in listed:
            if one.was_saved:  # the program stopped between saving and tidying up; every byte stands in the saved file
                with suppress(Held, OSError):
                    recovered.delete(one.left)
        return sum(one.worth_offering for one in listed)

    def show(self) -> None:
        """Show what was left behind, by request."""
        listed = self._listed()
        if listed:
            self._open(listed)
        else:
            self._ask.inform("There is no recovered work", "Whatever was typed has been saved or discarded. What you "
                             f"type is kept in {self._folders.recovery} until then.")

    def keep_at_once(self, patience: float = 2.0) -> bool:
        """Bring what is typed to the disk now, also what stands in a dialog; gives whether it is there.

        `patience`: seconds.
        """
        self._look_into_dialog()
        if self._filled_in is None and self._session.modified:
            self._keep()
        return self.recovery.settled(patience)

    def close(self) -> None:
        """The window is closed; whatever was unsaved has been answered for."""
        self._looking.stop()
        self.recovery.close()

    def _say(self, trouble: str) -> None:
        if trouble:
            self.said.emit(_NOT_KEPT.format(trouble=trouble))
        elif self._session.modified:  # else there is nothing to keep, and whether it could be kept is not known
            self.said.emit(_KEPT_AGAIN)
        self.not_kept.emit(trouble)

    def _keep(self, draft: Draft | None = None) -> None:
        """Have the draft kept, as it is or as it would be."""
        self.recovery.change(draft or self._session.draft, self._session.path, self._session.known)

    def _settle(self, clean: bool) -> None:  # noqa: FBT001 - as Qt has it
        """Nothing would be lost any more; or what was read is to be saved before it can be."""
        if self._adopting or self._session.marking:
            return
        if clean:
            self.recovery.rest()
        else:
            self._keep()

    def _look_into_dialog(self) -> None:
        """What is typed into the dialog of an exhibit is kept too, as if it had been taken over."""
        dialog, window = QApplication.activeModalWidget(), self.parent()
        if dialog and window and not isinstance(dialog, ExhibitDialog):  # a report of a fault may stand before one
            dialog = next((one for one in window.findChildren(ExhibitDialog) if one.isVisible()), None)
        if isinstance(dialog, ExhibitDialog) and dialog.changed:
            filled_in = dialog.exhibit()
            if filled_in != self._filled_in:
                self._filled_in, draft = filled_in, self._session.draft
                exhibits = tuple(filled_in if exhibit is dialog.given else exhibit for exhibit in draft.exhibits)
                new = () if any(exhibit is dialog.given for exhibit in draft.exhibits) else (filled_in,)
                self._keep(draft.enter(Key.EXHIBITS, (*exhibits, *new)))
        elif self._filled_in:
            self._filled_in = None
            self._settle(clean=not self._session.modified)

    def _listed(self) -> list[Listed]:
        return [self._compared(left) for left in recovered.found(
            self._folders.recovery, assets.edition, lambda path: store.read_draft(path, assets.edition))]

    @staticmethod
    def _compared(left: Found) -> Listed:
        if left.draft is None:
            return Listed(left, ())
        saved: Draft | None = None
        before, trouble = Draft(left.draft.edition), ""
        if left.path and not store.gone(left.path):
            try:
                before = saved = store.read_draft(left.path, assets.edition)
            except Refusal as refusal:
                trouble = f"The saved file cannot be compared: {refusal}"
        return Listed(left, differences(before, left.draft), trouble, was_saved=saved == left.draft)

    def _open(self, listed: list[Listed]) -> None:
        parent = self.parent()
        self._dialog = RecoveredDialog(parent if isinstance(parent, QWidget) else None, self._recover, self._delete,
                                       lambda left: self._ask.show_folder(left.folder))
        self._dialog.destroyed.connect(self._forget)
        self._dialog.fill(listed)
        self._ask.dialog(self._dialog, lambda: None)

    def _forget(self) -> None:
        self._dialog = None

    def _recover(self, left: Found) -> None:
        if self._dialog:
            self._dialog.reject()
        self._filing.unless_lost(lambda: self._put(left))

    def _put(self, left: Found) -> None:
        """Put what was found on the screen, as a draft with changes that are not saved."""
        if left.draft is None:
            return
        claim = self._claim(left)
        path = claim.path if isinstance(claim, Claim) else None
        self._adopting = True
        try:
            self.recovery.adopt(left, path)
            self._session.open(left.draft, path, fingerprint.expected_at(path) if path else None)
            self._session.undo.resetClean()
        except (Held, OSError):
            self._ask.tell("It was not recovered", _TAKEN)
            if isinstance(claim, Claim):
                self._filing.locks.leave(claim)
            return
        finally:
            self._adopting = False
        if isinstance(claim, Claim):
            self._filing.locks.keep(claim)
        self._keep()
        if isinstance(claim, Holder) and left.path:
            self._ask.inform("It was recovered as a new draft", f"{left.path.name} is open already. {claim.words} "
                             "Save what was recovered under another name.")

    def _claim(self, left: Found) -> Claim | Holder | None:
        """The right to save over the saved file; None where that would lose what was written there since."""
        if left.path is None or (left.saved_since and not store.gone(left.path)):
            return None
        return self._filing.locks.attempt(left.path)

    def _delete(self, left: Found) -> None:
        def answered(answer: str) -> None:
            if answer != "delete":
                return
            try:
                recovered.delete(left)
            except (Held, OSError):
                self._ask.tell("It was not deleted", _TAKEN)
            if self._dialog:
                self._dialog.fill(self._listed())

        self._ask.choose("Delete what was recovered?", "It cannot be brought back. The saved file, if there is one, "
                         "stays as it is.", (Answer("delete", "&Delete", QMessageBox.ButtonRole.DestructiveRole),
                                             CANCEL), answered)

# SPDX-License-Identifier: MIT
"""New, open, save, the recent files, and the question before something would be lost."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.drafts.fingerprint import Expected, Fingerprint
from form12b25.drafts.trouble import ChangedOnDisk, NotFlushed
from form12b25.form.draft import Draft
from form12b25.form.refusal import Refusal
from form12b25.form.review import Review
from form12b25.form.steps import Stage, Step
from form12b25.gui.asking import CANCEL, Answer, Asking, FileKind
from form12b25.gui.changed_file import ChangedFile
from form12b25.gui.locking import Claim, Holder, Locking
from form12b25.gui.session import DraftSession
from form12b25.gui.work import AT_ONCE, Deed, Work

DRAFT = FileKind("Draft of Form 12b-25", document.ENDING)
_OPENABLE = FileKind("Draft, answers, or packet with a draft inside", document.ENDING, (".json", ".pdf"))
_MOST_RECENT = 8
_RECENT = "recent"
_BACKUPS = "backups"


def _nothing() -> None:
    """Nothing is to be done."""


@dataclass(frozen=True)
class _Read:
    """A draft that was read and judged, and what its file is known by."""

    draft: Draft
    known: Fingerprint | None
    review: Review | None


class Filing(QObject):
    """What the File menu does with drafts; what may take long is done by `work`.

    Signals: `recent_changed()`; `said(sentence)` for the status bar.
    """

    recent_changed = Signal()
    said = Signal(str)

    def __init__(self, session: DraftSession, ask: Asking, settings: QSettings, parent: QObject,
                 work: Work | None = None) -> None:
        super().__init__(parent)
        self._work = work or Work(self)
        self._moving = False  # whether a draft is on its way from or to the disk
        self._session = session
        self._ask = ask
        self._settings = settings
        self._asking = False
        self.locks = Locking(session, ask, self)
        self._changed = ChangedFile(session, ask, self.read, self.save_as, self._write)

    def new(self, edition: str) -> None:
        """A blank notice on that edition of the form."""
        self.unless_lost(lambda: self._session.open(Draft(assets.edition(edition)), None))

    def example(self, name: str) -> None:
        """One of the real filings that ship with the program, as a draft that was never saved."""
        self.unless_lost(lambda: self._session.open(assets.example(name), None))

    def open(self) -> None:
        """Ask which file, and open it."""
        self.unless_lost(lambda: self._ask.file_to_open("Open a draft", _OPENABLE, self._folder(), self.read))

    def open_path(self, path: Path) -> None:
        """Open that file, once what is on screen is safe."""
        self.unless_lost(lambda: self.read(path))

    def read(self, path: Path) -> None:
        """Put the draft in that file on screen; a file that cannot be read is named, and what is on screen stays."""
        try:
            path = path.absolute()
        except OSError as trouble:  # the folder that the program was started in is gone
            self._ask.tell("The file was not opened", str(trouble))
            return
        if path.suffix.lower() == ".json":  # answers begin a draft that was never saved
            self._bring(path, lambda _: (store.read_answers(path, assets.edition), None), self._put_new)
        elif path.suffix.lower() == ".pdf":  # a packet that carries its draft is not what Save is to write over
            self._bring(path, lambda step: (store.read_draft(path, assets.edition, step), None),
                        lambda read: self._session.open(read.draft, None, judged=read.review))
        else:
            self.locks.claim(path, self._read_claimed)

    def _put_new(self, read: "_Read") -> None:
        self._session.open(read.draft, None, judged=read.review)
        self._session.undo.resetClean()

    def _read_claimed(self, claim: Claim) -> None:
        """Put a draft on screen in the way in which it may be opened."""
        def put(read: _Read) -> None:
            self.locks.keep(claim)
            if claim.copy:
                self._put_new(read)
                return
            self._session.open(read.draft, claim.path, read.known, reading=claim.reading, judged=read.review)
            self._remember(claim.path)

        self._bring(claim.path, lambda step: store.read_known(claim.path, assets.edition, step), put,
                    lambda: self.locks.leave(claim))

    def _bring(self, path: Path, read: Callable[[Step], tuple[Draft, Fingerprint | None]],
               put: Callable[["_Read"], None], leave: Callable[[], None] = _nothing) -> None:
        """Read and judge a draft, and `put` it in place of what is on the screen; `leave` it if that is not to be.

        What is typed meanwhile is not lost without the question.
        """
        before, calendar, judge = self._session.draft, self._session.calendar, self._session.judge()
        long = store.extent(path) > AT_ONCE

        def deed(step: Step) -> _Read:
            draft, known = read(step)
            step(0, 0, Stage.REVIEWING)
            judged = judge(draft)
            step(1, 1, Stage.REVIEWING)
            return _Read(draft, known, judged)

        def done(found: _Read) -> None:
            dialog = QApplication.activeModalWidget()
            if long and isinstance(dialog, QDialog):  # what is being filled in there belongs to what is on the screen
                dialog.finished.connect(lambda _: QTimer.singleShot(0, self, lambda: done(found)))
                return
            if self._session.calendar is not calendar:  # it was loaded meanwhile
                found = replace(found, review=None)
            if self._session.draft is before:
                put(found)
            else:
                self.unless_lost(lambda: put(found), leave)

        def refused(trouble: Refusal) -> None:
            leave()
            self._ask.tell("The file was not opened", str(trouble))

        def cancelled() -> None:
            leave()
            self.said.emit(f"Canceled. {path.name} was not opened.")

        if not self._moves(f"Opening {path.name}", deed, done, refused, cancelled, long=long, harmless=True):
            leave()

    def _moves(self, words: str, deed: Deed, done: Callable[[Any], None], refused: Callable[[Refusal], None],
               cancelled: Callable[[], None], *, long: bool, harmless: bool = False) -> bool:
        """Do a deed with a draft: a long one by the worker, while the window answers. Gives whether it was begun."""
        if self._moving or (long and self._work.busy):
            self.said.emit(self._work.refusal)
            return False
        def arrived(then: Callable[..., None]) -> Callable[..., None]:
            def told(*given: Any) -> None:
                self._moving = False
                then(*given)
            return told

        self._moving = long
        self._work.do(words, deed, arrived(done), arrived(refused), arrived(cancelled), long=long,
                      harmless=harmless)
        return True

    def save(self, then: Callable[[], None] = _nothing) -> None:
        """Save where the draft was last saved, or ask where. Goes on with `then` only once it is saved."""
        if self._session.path is None or self._session.reading:
            self.save_as(then)
        else:
            self._write(self._session.path, then, self._session.known)

    def save_as(self, then: Callable[[], None] = _nothing) -> None:
        """Ask where, and save there."""
        suggested = self._session.path or self._folder() / f"{self._session.title}{document.ENDING}"
        if self._session.reading:
            suggested = suggested.with_stem(f"{suggested.stem}, copy")

        def named(path: Path) -> None:
            same = path == self._session.path or store.same(path, self._session.path)
            self._write(path, then, self._session.known if same else store.agreed(path))

        self._ask.file_to_save("Save the draft", DRAFT, suggested, named)

    def offer_backups(self, setting: QAction) -> None:
        """Let that entry of the menu say whether the previous version is kept beside a draft that is saved."""
        setting.setChecked(self._backups)
        setting.toggled.connect(lambda wanted: self._settings.setValue(_BACKUPS, wanted))

    def unless_lost(self, deed: Callable[[], None], otherwise: Callable[[], None] = _nothing) -> None:
        """Do it at once if everything is saved; ask first if not; do the `otherwise` if it is not to be done."""
        if self._asking:  # the question stands on the screen
            otherwise()
            return
        if self._moving:
            self.said.emit(self._work.refusal)
            otherwise()
            return
        if not self._session.modified:
            deed()
            return
        name = self._session.path.name if self._session.path else "this draft, which was never saved,"
        answers = (Answer("save", "&Save"),
                   Answer("discard", "&Discard", QMessageBox.ButtonRole.DestructiveRole), CANCEL)

        def answered(answer: str) -> None:
            self._asking = False
            if answer == "save":
                self.save(deed)
            elif answer == "discard":
                deed()
            else:
                otherwise()

        self._asking = True
        self._ask.choose("Save the changes?", f"The changes to {name} will be lost if they are not saved.", answers,
                         answered)

    def recent(self) -> list[Path]:
        """The files opened or saved last, the latest first."""
        kept = self._settings.value(_RECENT, [])
        names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return [Path(name) for name in names if isinstance(name, str)]

    def forget(self, path: Path) -> None:
        """Take one file from the list; the file itself stays."""
        self._settings.setValue(_RECENT, [str(kept) for kept in self.recent() if kept != path])
        self.recent_changed.emit()

    def forget_recent(self) -> None:
        """Empty the list of recent files."""
        self._settings.remove(_RECENT)
        self.recent_changed.emit()

    def _write(self, path: Path, then: Callable[[], None], expected: Expected) -> None:
        claim = self.locks.attempt(path)
        if isinstance(claim, Holder):
            self._ask.tell("The draft was not saved", f"{path.name} is open already. {claim.words} Save under another "
                           "name. What you entered is still on the screen.")
            return
        draft, backup = self._session.draft, self._backups

        def deed(step: Step) -> Fingerprint | None:
            return store.write(path, document.to_bytes(draft, step), expected=expected, backup=backup, step=step)

        def done(known: Fingerprint | None) -> None:
            self.locks.keep(claim)
            if self._session.draft == draft:
                self._session.saved(path, known)
                self._remember(path)
                self.said.emit(f"{path.name} was saved.")
                then()
            else:  # something was typed meanwhile: the file has what was there before
                self._session.saved_before(path, known)
                self._remember(path)
                self.said.emit(f"{path.name} was saved without what you typed while it was being saved. Save again.")
                if then is not _nothing:
                    self.unless_lost(then)

        def refused(trouble: Refusal) -> None:
            if isinstance(trouble, ChangedOnDisk):
                self.locks.leave(claim)
                self._changed.ask(trouble, then)
            elif isinstance(trouble, NotFlushed):  # the file has it, but that is not yet what a person means by saved
                self.locks.keep(claim)
                self._session.saved_before(path, trouble.kept)
                self._ask.tell("The draft is not safe yet", f"{trouble} What you entered is still on the screen.")
            else:
                self.locks.leave(claim)
                self._ask.tell("The draft was not saved", f"{trouble} What you entered is still on the screen.")

        def cancelled() -> None:
            self.locks.leave(claim)
            self.said.emit(f"Canceled. {path.name} is as it was before; what you entered is not saved.")

        long = not self._work.busy and draft.extent > AT_ONCE  # what is being printed keeps nobody from saving
        if not self._moves(f"Saving {path.name}", deed, done, refused, cancelled, long=long):
            self.locks.leave(claim)

    @property
    def _backups(self) -> bool:
        return self._settings.value(_BACKUPS, defaultValue=False, type=bool) is True

    def _remember(self, path: Path) -> None:
        others = [known for known in self.recent() if known != path]
        self._settings.setValue(_RECENT, [str(kept) for kept in [path, *others][:_MOST_RECENT]])
        self.recent_changed.emit()

    def _folder(self) -> Path:
        if self._session.path:
            return self._session.path.parent
        with suppress(OSError):  # a drive that is lost
            latest = self.recent()[:1]
            if latest and latest[0].parent.is_dir():
                return latest[0].parent
        return Path.home()

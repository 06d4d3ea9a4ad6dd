# SPDX-License-Identifier: MIT
"""New, open, save, the recent files, and the question before something would be lost."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.drafts.fingerprint import Fingerprint
from form12b25.drafts.trouble import ChangedOnDisk, NotFlushed
from form12b25.form.draft import Draft
from form12b25.form.refusal import Refusal
from form12b25.gui.asking import CANCEL, Answer, Asking, FileKind
from form12b25.gui.changed_file import ChangedFile
from form12b25.gui.locking import Claim, Holder, Locking
from form12b25.gui.session import DraftSession

DRAFT = FileKind("Draft of Form 12b-25", document.ENDING)
_OPENABLE = FileKind("Draft, answers, or packet with a draft inside", document.ENDING, (".json", ".pdf"))
_MOST_RECENT = 8
_RECENT = "recent"
_BACKUPS = "backups"


class Filing(QObject):
    """What the File menu does with drafts. Signal: `recent_changed()`."""

    recent_changed = Signal()

    def __init__(self, session: DraftSession, ask: Asking, settings: QSettings, parent: QObject) -> None:
        super().__init__(parent)
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
            if path.suffix.lower() == ".json":  # answers begin a draft that was never saved
                self._session.open(store.read_answers(path, assets.edition), None)
                self._session.undo.resetClean()
                return
            if path.suffix.lower() == ".pdf":  # a packet that carries its draft is not what Save is to write over
                self._session.open(store.read_draft(path, assets.edition), None)
                return
        except (Refusal, OSError) as trouble:  # OSError: the folder that the program was started in is gone
            self._ask.tell("The file was not opened", str(trouble))
            return
        self.locks.claim(path, self._read_claimed)

    def _read_claimed(self, claim: Claim) -> None:
        """Put a draft on screen in the way in which it may be opened."""
        try:
            draft, known = store.read_known(claim.path, assets.edition)
        except Refusal as trouble:
            self.locks.leave(claim)
            self._ask.tell("The file was not opened", str(trouble))
            return
        self.locks.keep(claim)
        if claim.copy:
            self._session.open(draft, None)
            self._session.undo.resetClean()
            return
        self._session.open(draft, claim.path, known, reading=claim.reading)
        self._remember(claim.path)

    def save(self, then: Callable[[], None] = lambda: None) -> None:
        """Save where the draft was last saved, or ask where. Goes on with `then` only once it is saved."""
        if self._session.path is None or self._session.reading:
            self.save_as(then)
        else:
            self._write(self._session.path, then, self._session.known)

    def save_as(self, then: Callable[[], None] = lambda: None) -> None:
        """Ask where, and save there."""
        suggested = self._session.path or self._folder() / f"{self._session.title}{document.ENDING}"
        if self._session.reading:
            suggested = suggested.with_stem(f"{suggested.stem}, copy")
        self._ask.file_to_save("Save the draft", DRAFT, suggested, lambda path: self._write(
            path, then, self._session.known if path == self._session.path else None))

    def offer_backups(self, setting: QAction) -> None:
        """Let that entry of the menu say whether the previous version is kept beside a draft that is saved."""
        setting.setChecked(self._backups)
        setting.toggled.connect(lambda wanted: self._settings.setValue(_BACKUPS, wanted))

    def unless_lost(self, deed: Callable[[], None]) -> None:
        """Do it at once if everything is saved; otherwise ask first."""
        if self._asking:
            return  # the question stands on the screen
        if not self._session.modified:
            deed()
            return
        name = self._session.path.name if self._session.path else "this draft, which was never saved,"
        answers = (Answer("save", "Save"), Answer("discard", "Discard", QMessageBox.ButtonRole.DestructiveRole), CANCEL)

        def answered(answer: str) -> None:
            self._asking = False
            if answer == "save":
                self.save(deed)
            elif answer == "discard":
                deed()

        self._asking = True
        self._ask.choose("Save the changes?", f"The changes to {name} will be lost if they are not saved.", answers,
                         answered)

    def recent(self) -> list[Path]:
        """The files opened or saved last, the latest first."""
        kept = self._settings.value(_RECENT, [])
        names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return [Path(name) for name in names if isinstance(name, str)]

    def forget_recent(self) -> None:
        """Empty the list of recent files."""
        self._settings.remove(_RECENT)
        self.recent_changed.emit()

    def _write(self, path: Path, then: Callable[[], None], expected: Fingerprint | None) -> None:
        claim = self.locks.attempt(path)
        if isinstance(claim, Holder):
            self._ask.tell("The draft was not saved", f"{path.name} is open already. {claim.words} Save under another "
                           "name. What you entered is still on the screen.")
            return
        try:
            known = store.write(path, document.to_bytes(self._session.draft), expected=expected, backup=self._backups)
        except ChangedOnDisk as changed:
            self.locks.leave(claim)
            self._changed.ask(changed, then)
            return
        except NotFlushed as trouble:  # the file has it, but that is not yet what a person means by saved
            self.locks.keep(claim)
            self._session.path, self._session.known = path, trouble.kept
            self._ask.tell("The draft is not safe yet", f"{trouble} What you entered is still on the screen.")
            return
        except Refusal as trouble:
            self.locks.leave(claim)
            self._ask.tell("The draft was not saved", f"{trouble} What you entered is still on the screen.")
            return
        self.locks.keep(claim)
        self._session.saved(path, known)
        self._remember(path)
        then()

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
        latest = self.recent()[:1]
        return latest[0].parent if latest and latest[0].parent.is_dir() else Path.home()

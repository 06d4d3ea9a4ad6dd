# SPDX-License-Identifier: MIT
"""Two at once: a draft that is open in a window is locked, by a file beside it, and others are told who has it.

A lock left behind by a program that is gone is taken over without a word. Where no lock can be put, in a folder that
cannot be written, there is none.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QSysInfo
from PySide6.QtWidgets import QMessageBox

from form12b25.drafts import store
from form12b25.drafts.holding import Held, Hold
from form12b25.gui.asking import CANCEL, Answer, Asking
from form12b25.gui.session import DraftSession

Raise = Callable[[int, Path], bool]  # brings that process's window to the front; gives whether it has the draft
_READING, _COPY, _BREAK = "reading", "copy", "break"


@dataclass(frozen=True)
class Holder:
    """Who has a draft open: account, computer, process, since when. What is not known is "", 0 or None."""

    who: str
    computer: str
    process: int
    since: datetime | None

    @property
    def here(self) -> bool:
        """Whether on this computer."""
        return self.computer == QSysInfo.machineHostName()

    @property
    def words(self) -> str:
        """Who has it, for a sentence."""
        since = f" since {self.since:%B} {self.since.day}, {self.since:%Y, %H:%M}" if self.since else ""
        where = " on this computer" if self.here else f" on the computer {self.computer}" if self.computer else ""
        return f"{self.who or 'Somebody'} has it open{where}{since}."


@dataclass(frozen=True)
class Claim:
    """How a draft may be opened: with its lock, if one can be put there; for `reading` only; or as a `copy`."""

    path: Path
    lock: QLockFile | None = None
    reading: bool = False
    copy: bool = False


class Locking(QObject):
    """The lock of the draft in this window. `raise_window` is asked before a person is."""

    def __init__(self, session: DraftSession, ask: Asking, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._ask = ask
        self._held: Claim | None = None
        self.raise_window: Raise = lambda _process, _path: False
        session.opened.connect(self._opened)

    def claim(self, path: Path, then: Callable[[Claim], None]) -> None:
        """Ask for a draft that is to be opened; not called back if it is not to be opened in this window."""
        holder = self.attempt(path)
        if isinstance(holder, Claim):
            then(holder)
        elif holder.here and self.raise_window(holder.process, path):
            self._ask.inform("The draft is open already", f"{path.name} is open in another window, which is now in "
                             "front.")
        else:
            self._choose(path, holder, then)

    def attempt(self, path: Path) -> Claim | Holder:
        """The right to a draft, or who has it."""
        place = _place(path)
        if self._held and self._held.lock and _place(self._held.path) == place:
            return Claim(path, self._held.lock)
        lock = QLockFile(str(place))
        lock.setStaleLockTime(0)
        if lock.tryLock(0):
            return Claim(path, lock)
        if lock.error() is not QLockFile.LockError.LockFailedError:
            return Claim(path)
        holder = _holder(lock, place)
        if holder.here and _abandoned(place) and lock.removeStaleLockFile() and lock.tryLock(0):
            return Claim(path, lock)  # another program has the number of the one that is gone
        return holder

    def keep(self, claim: Claim) -> None:
        """The draft is in the window: its lock takes the place of the one before."""
        before, self._held = self._held, claim
        if before and before.lock is not claim.lock:
            self.leave(before)

    def leave(self, claim: Claim) -> None:
        """The draft is not in the window after all."""
        if claim.lock and claim is not self._held and not (self._held and claim.lock is self._held.lock):
            claim.lock.unlock()

    def release(self) -> None:
        """The draft leaves the window."""
        held, self._held = self._held, None
        if held:
            self.leave(held)

    def _opened(self) -> None:
        if self._held and self._session.path != self._held.path:
            self.release()

    def _choose(self, path: Path, holder: Holder, then: Callable[[Claim], None]) -> None:
        answers = [Answer(_READING, "Open for &reading"), Answer(_COPY, "Take a co&py"), CANCEL]
        words = f"{holder.words} You can read it as it was saved last, or take a copy and save that under another name."
        if not (holder.here and holder.process):
            answers.insert(2, Answer(_BREAK, "It is &not open…", QMessageBox.ButtonRole.DestructiveRole))

        def answered(answer: str) -> None:
            if answer in (_READING, _COPY):
                then(Claim(path, reading=answer == _READING, copy=answer == _COPY))
            elif answer == _BREAK:
                self._break(path, holder, then)

        self._ask.choose(f"{path.name} is open already", words, answers, answered)

    def _break(self, path: Path, holder: Holder, then: Callable[[Claim], None]) -> None:
        def answered(answer: str) -> None:
            if answer != _BREAK:
                return
            with suppress(OSError):
                _place(path).unlink()
            self.claim(path, then)

        self._ask.choose("Take the draft over?", f"{holder.words} If that is no longer so, because that computer "
                         "stopped or lost its connection, take the draft over. If it is, what one of you saves will "
                         "be lost when the other saves.", (Answer(_BREAK, "&Take it over"), CANCEL), answered)


def holder(path: Path) -> Holder | None:
    """Who has a draft open, at a glance that takes nothing; None if nobody seems to."""
    place = _place(path)
    return _holder(QLockFile(str(place)), place) if not store.gone(place) else None


def _place(path: Path) -> Path:
    """Where the lock of a draft is, whichever of its names it goes by."""
    with suppress(OSError, RuntimeError, ValueError):  # the last for a name that no file can have
        path = path.resolve()
    return path.with_name(f".{path.name}.lock")


def _abandoned(place: Path) -> bool:
    """Whether no program on this computer holds the file of a lock, as far as this account can tell."""
    try:
        Hold(place).release()
    except (Held, OSError):
        return False
    return True


def _holder(lock: QLockFile, place: Path) -> Holder:
    process, computer, _ = lock.getLockInfo()
    who, since = "", None
    with suppress(OSError):
        since = datetime.fromtimestamp(place.stat().st_mtime).astimezone()
    with suppress(OSError, KeyError, NotImplementedError):
        who = place.owner()
    return Holder(who, str(computer), int(process), since)

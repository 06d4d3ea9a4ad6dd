# SPDX-License-Identifier: MIT
"""The drafts opened last, and what is known of each: read and counted away from the window's thread."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QObject, Signal

from form12b25 import assets
from form12b25.drafts import store
from form12b25.drafts.trouble import FileTrouble
from form12b25.form import outline
from form12b25.form.calendar import BusinessCalendar
from form12b25.form.draft import Draft
from form12b25.form.review import review
from form12b25.gui.looking import PATIENCE, Looking

_BEING_READ = "Being read…"
_SLOW = "✕ It does not answer. Is the drive that it stands on connected?"
_MISSING = "✕ Missing: it was moved, renamed or deleted, or its drive is not connected."
_UNREADABLE = "✕ It cannot be read: {reason}."
_UNCOUNTED = "○ Its dates cannot be told."
_WILL_NOT_OPEN = "{name} does not answer, so it was not opened. Is the drive that it stands on connected?"


@dataclass(frozen=True)
class Entry:
    """A line of the list: the file, the `name` by which it is told from others, whose notice it is, how it stands."""

    path: Path
    name: str
    title: str
    dates: str = _BEING_READ

    @property
    def place(self) -> str:
        """The name of the file and its folder."""
        return f"{self.name}, in {self.path.parent}"

    @property
    def spoken(self) -> str:
        """All of it, to be read out."""
        return f"{self.title}. {self.dates.lstrip('✓!✕○ ')} {self.place}"


class RecentDrafts(QObject):
    """What is known of the drafts opened last. `read` reads one without what is attached; it may raise Refusal.

    Signals: `changed()` when more is known of one, or of another; `wanted(path)` when a draft that was asked for has
    answered, so that it can be opened without waiting; `said(sentence)`.
    """

    changed = Signal()
    wanted = Signal(object)
    said = Signal(str)

    def __init__(self, parent: QObject, read: Callable[[Path], Draft] | None = None,
                 patience: float = PATIENCE) -> None:
        super().__init__(parent)
        self._read = read or (lambda path: store.read_draft(path, assets.edition, attached=False))
        self._entries: dict[Path, Entry] = {}
        self._asked_for: Path | None = None
        self._latest: dict[Path, int] = {}  # the number of the count that matters, for an earlier one may end later
        self._counting = Lock()  # one at a time: it keeps the processor, and the window needs it too
        self._today, self._calendar = date.min, BusinessCalendar(lambda _: {})
        self._looking = Looking(self, patience)
        self._looking.answered.connect(self._answered)
        self._looking.slow.connect(self._slow)

    @property
    def entries(self) -> list[Entry]:
        """What is known, the latest first."""
        return list(self._entries.values())

    def follow(self, paths: Sequence[Path]) -> None:
        """These are the drafts; of those that are new nothing is known yet."""
        names = told_apart(paths)
        known = self._entries
        self._entries = {path: replace(known[path], name=names[path]) if path in known else
                         Entry(path, names[path], path.name) for path in paths}
        self.changed.emit()

    def look(self, today: date, calendar: BusinessCalendar) -> None:
        """Read all of them, and count their dates as of that day."""
        self._today, self._calendar = today, calendar
        for path in self._entries:
            self._begin(path)

    def ask_for(self, path: Path) -> None:
        """Have a draft told as `wanted` as soon as it can be opened, which nearly always is at once."""
        if self._looking.is_slow(path):
            self._say_slow(path)
            return
        self._asked_for = path
        self._begin(path)

    def forget_asking(self) -> None:
        """The person has gone on: nothing is to be opened any more."""
        self._asked_for = None

    def _begin(self, path: Path) -> None:
        self._looking.begin(path, lambda: self._read(path))

    def _answered(self, name: object, found: object) -> None:
        if isinstance(name, Path):
            self._show_read(name, found)
        elif isinstance(name, tuple) and self._latest[name[0]] == name[1]:
            self._put(name[0], dates=found if isinstance(found, str) else _UNCOUNTED)

    def _show_read(self, path: Path, found: object) -> None:
        if isinstance(found, Draft):
            self._put(path, title=outline.title(found) or path.name)
            self._count(path, found)
        else:
            self._put(path, title=path.name, dates=_why_not(found))
        if path == self._asked_for:
            self._asked_for = None
            self.wanted.emit(path)

    def _count(self, path: Path, draft: Draft) -> None:
        today, calendar, counting = self._today, self._calendar, self._counting

        def count() -> str:
            with counting:
                return outline.dates(review(draft, today, calendar=calendar), today)

        self._latest[path] = self._latest.get(path, 0) + 1
        self._looking.begin((path, self._latest[path]), count)

    def _slow(self, name: object) -> None:
        if not isinstance(name, Path):
            return
        self._put(name, dates=_SLOW)
        if name == self._asked_for:
            self._asked_for = None
            self._say_slow(name)

    def _say_slow(self, path: Path) -> None:
        self.said.emit(_WILL_NOT_OPEN.format(name=path.name))

    def _put(self, path: Path, *, title: str | None = None, dates: str | None = None) -> None:
        """Say more of an entry, if it is still listed."""
        if entry := self._entries.get(path):
            now = replace(entry, title=entry.title if title is None else title,
                          dates=entry.dates if dates is None else dates)
            if now != entry:
                self._entries[path] = now
                self.changed.emit()


def told_apart(paths: Sequence[Path]) -> dict[Path, str]:
    """The names of the files; where two have the same, each with the part of its folder that the other has not."""
    many = Counter(path.name for path in paths)
    return {path: path.name if many[path.name] == 1 else
            f"{path.name} ({_own_part(path, [other for other in paths if other.name == path.name])})" for path in paths}


def _own_part(path: Path, alike: Sequence[Path]) -> str:
    """The nearest folder whose name tells the path from all others; the whole folder where there is no such one."""
    for up in range(1, len(path.parent.parts)):
        names = [other.parent.parts[-up] if up < len(other.parent.parts) else "" for other in alike]
        if names.count(path.parent.parts[-up]) == 1:
            return path.parent.parts[-up]
    return str(path.parent)


def _why_not(found: object) -> str:
    """Why a file was not read, in a line."""
    if isinstance(found, FileTrouble):
        if isinstance(found.__cause__, FileNotFoundError | NotADirectoryError):
            return _MISSING
        return _UNREADABLE.format(reason=found.reason)
    return _UNREADABLE.format(reason=f"something unexpected happened ({type(found).__name__})")

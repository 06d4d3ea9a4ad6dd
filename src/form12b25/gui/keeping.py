# SPDX-License-Identifier: MIT
"""Joins a window and the program's folders: recovery, windows that know of each other, and the way to each folder."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from form12b25.gui.about import About
from form12b25.gui.locking import holder
from form12b25.gui.main_window import MainWindow
from form12b25.gui.raising import Raising, raised
from form12b25.gui.recovering import Recovering
from form12b25.paths import Folders

if TYPE_CHECKING:
    from form12b25.gui.not_kept import NotKept


class Keeping(QObject):
    """What keeps the work of a window, until it is closed."""

    def __init__(self, window: MainWindow, folders: Folders) -> None:
        super().__init__(window)
        self._window = window
        self.recovering = Recovering(window.session, window.filing, window.ask, folders, window)
        self.recovering.said.connect(window.say)
        self._not_kept: NotKept | None = None  # made when it is first so
        self.recovering.not_kept.connect(self._mark)
        window.arriving.recovering = self.recovering
        self._raising = Raising(window, window.session, folders.state)
        window.filing.locks.raise_window = lambda process, path: raised(folders.state, process, path)
        window.action("action_recovered").triggered.connect(lambda _=False: self.recovering.show())
        window.action("action_recovered").setEnabled(True)
        for name, folder in (("recovery", folders.recovery), ("backups", folders.backups),
                             ("settings", folders.settings), ("logs", folders.logs)):
            self._lead(name, folder)
        self._lead("draft", None)
        About(window, folders)
        window.session.opened.connect(self._enable)
        window.filing.recent_changed.connect(self._enable)
        self._enable()

    def close(self) -> None:
        """The window is closed."""
        self._raising.close()
        self.recovering.close()

    def _mark(self, trouble: str) -> None:
        """Let a line in the window say what is not kept, and why."""
        if self._not_kept is None:
            from form12b25.gui.not_kept import NotKept

            self._not_kept = NotKept(self._window)
        self._not_kept.say(trouble)

    def _lead(self, name: str, folder: Path | None) -> None:
        """Have an entry of the menu show a folder; None for that of the draft."""
        action = self._window.action(f"action_show_{name}_folder")
        action.triggered.connect(lambda _=False: self._show(folder))
        action.setEnabled(True)

    def _show(self, folder: Path | None) -> None:
        path = self._window.session.path
        if folder := folder or (path.parent if path else None):
            self._window.ask.show_folder(folder)

    def _enable(self) -> None:
        self._window.action("action_show_draft_folder").setEnabled(self._window.session.path is not None)


def raised_elsewhere(folder: Path, path: Path) -> bool:
    """Whether another window of this person has that draft, and came to the front."""
    has = holder(path)
    return bool(has and has.here and raised(folder, has.process, path))

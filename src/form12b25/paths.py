# SPDX-License-Identifier: MIT
"""The program's own folders, asked of the system once and passed down."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

PORTABLE = "FORM12B25_PORTABLE"  # the variable that names one folder for everything, such as one on a USB stick


@dataclass(frozen=True)
class Folders:
    """Where the program keeps what is its own. Each is readable by its owner only.

    `settings` hold the size of the window and the recent drafts; `state` what is typed and not saved (`recovery`) and
    drafts as they were before (`backups`); `logs` where faults arose, never what was typed.
    """

    settings: Path
    state: Path
    logs: Path

    @property
    def recovery(self) -> Path:
        """For what is typed and not saved, a folder for each draft."""
        return self.state / "recovery"

    @property
    def backups(self) -> Path:
        """For drafts as they were before they were saved over."""
        return self.state / "backups"


def folders() -> Folders:
    """All of them, made here.

    Where they cannot be kept, on a disk that is full or read-only, the window opens all the same; that what is typed
    is not kept is said as soon as something is typed.
    """
    found = _places()
    for folder in (found.settings, found.state, found.logs, found.recovery, found.backups):
        with suppress(OSError):
            _made(folder)
    return found


def settings_folder() -> Path:
    """Where the settings are kept: the folder that the system gives a program of this name.

    Made here, readable by its owner only: the list of recent drafts is nobody else's concern.
    """
    return _made(_places().settings)


def _places() -> Folders:
    if portable := os.environ.get(PORTABLE):
        here = Path(portable).expanduser().absolute()
        return Folders(here / "settings", here / "state", here / "logs")
    system = platformdirs.PlatformDirs("form12b25", appauthor=False)
    return Folders(system.user_config_path, system.user_state_path, system.user_log_path)


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):  # made by someone else, or on a disk without owners
        folder.chmod(0o700)
    return folder

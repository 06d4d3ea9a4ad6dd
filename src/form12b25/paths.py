# SPDX-License-Identifier: MIT
"""The program's own folder, asked of the system once and passed down."""

from contextlib import suppress
from pathlib import Path

import platformdirs


def settings_folder() -> Path:
    """Where the settings are kept: the folder that the system gives a program of this name.

    Made here, readable by its owner only: the list of recent drafts is nobody else's concern.
    """
    folder = platformdirs.PlatformDirs("form12b25", appauthor=False).user_config_path
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(OSError):  # made by someone else, or on a disk without owners
        folder.chmod(0o700)
    return folder

# SPDX-License-Identifier: MIT
"""The program's own folders, asked of the system once and passed down."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs


@dataclass(frozen=True)
class Folders:
    """Where settings and state are kept. They are made when first written to, readable by their owner only."""

    settings: Path
    state: Path


def of_this_person() -> Folders:
    """The folders that the system gives a program of this name."""
    own = platformdirs.PlatformDirs("form12b25", appauthor=False)
    return Folders(own.user_config_path, own.user_state_path)

# SPDX-License-Identifier: MIT
"""Opens a draft with the window's own code, changes it, saves it with its previous version kept, tells what was said.

    python saving_from_the_window.py SETTINGS.ini DRAFT
"""

import json
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from form12b25 import assets
from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.gui.filing import Filing
from form12b25.gui.session import DraftSession


class Listener:
    """Takes what is told; nothing is to be asked."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, title: str, words: str) -> None:
        """Keep it."""
        self.told.append(words)


def main() -> None:
    """Do it."""
    application = QApplication([])
    Path(sys.argv[1]).unlink(missing_ok=True)  # each time the same
    settings = QSettings(sys.argv[1], QSettings.Format.IniFormat)
    settings.setValue("backups", True)
    session = DraftSession(Draft(assets.edition("sec1344-2018")), lambda: date(2026, 6, 15), application)
    listener = Listener()
    filing = Filing(session, listener, settings, application)
    filing.read(Path(sys.argv[2]))
    if not listener.told:
        session.enter(Key.NOTES, "Saved from the window.")
        filing.save()
    sys.stdout.write(json.dumps({"told": " ".join(listener.told), "modified": session.modified}))


main()

# SPDX-License-Identifier: MIT
"""The line above the form that says, for as long as it is so, that what is typed cannot be kept for recovery."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from form12b25.gui import forms
from form12b25.gui.deadline_line import Line

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_WORDS = "! What you type is not kept for recovery ({trouble}). Save often."
_MORE = ("What you type is on the disk only once you save it; if the computer stops before that, it is lost. Keeping "
         "it is being tried again. A click saves the draft, as Ctrl+S does.")


class NotKept:
    """Puts the line up and takes it away. It is over the whole width of the window, whatever panes are open."""

    def __init__(self, window: "MainWindow") -> None:
        self.line = Line("not_kept_line")
        self.line.setToolTip(f"<qt>{_MORE}</qt>")
        self.line.setAccessibleDescription(_MORE)
        self.line.clicked.connect(lambda _=False: window.action("action_save").trigger())
        self.line.hide()
        forms.child(window, QWidget, "central").layout().insertWidget(0, self.line)

    def say(self, trouble: str) -> None:
        """Say why, in the system's words; with none it is kept again."""
        if trouble:
            self.line.say(_WORDS.format(trouble=trouble), late=True)
        self.line.setVisible(bool(trouble))

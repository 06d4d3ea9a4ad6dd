# SPDX-License-Identifier: MIT
"""What helps with writing: calendars, tidying, pasting that says what it left out, finding and replacing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from form12b25.gui.boxes import Line, Paragraphs
from form12b25.gui.calendars import Calendars
from form12b25.gui.searching import Searching
from form12b25.gui.tidying import Tidying
from form12b25.gui.true_until_changed import TrueUntilChanged
from form12b25.gui.wheel import Wheel

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow


class Writing(QObject):
    """Gives each sheet that the window lays out its helpers. Signal: `said(words)`."""

    said = Signal(str)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.wheel = Wheel(window)
        self.calendars, self.tidying, self.searching = Calendars(window), Tidying(window), Searching(window)
        passing = TrueUntilChanged(window)  # Ctrl+Z is said to bring back the step that was last
        for room in (self.tidying, self.searching):
            room.said.connect(self.said)
            room.said.connect(passing.keep)
        window.laid_out.connect(self._attach)
        self._attach()

    def _attach(self) -> None:
        sheet = self._window.sheet
        for line in sheet.findChildren(Line):
            line.said.connect(self.said)
        for area in sheet.findChildren(Paragraphs):
            area.said.connect(self.said)
        self.calendars.attach()
        self.tidying.attach()
        self.searching.attach()

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
    from form12b25.gui.long_pastes import LongPastes
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
        self._long_pastes: LongPastes | None = None
        window.laid_out.connect(self._attach)
        self._attach()

    def _attach(self) -> None:
        sheet = self._window.sheet
        for line in sheet.findChildren(Line):
            line.said.connect(self.said)
            line.elsewhere = self._take
        for area in sheet.findChildren(Paragraphs):
            area.said.connect(self.said)
            area.elsewhere = self._take
        self.calendars.attach()
        self.tidying.attach()
        self.searching.attach()

    def _take(self, box: Line | Paragraphs, plain: str, html: str, picture: bool) -> None:  # noqa: FBT001
        from form12b25.gui.long_pastes import LongPastes  # made when so much is pasted for the first time

        if self._long_pastes is None:
            self._long_pastes = LongPastes(self._window.work, self._window.ask, self)
            self._window.session.opened.connect(self._long_pastes.forget)
        self._long_pastes.take(box, plain, html, picture)

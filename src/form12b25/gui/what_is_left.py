# SPDX-License-Identifier: MIT
"""Walking what is left to do: forward and back by key, and to the list when the form was to be printed too early."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from form12b25.form import renewal, standing, verdict
from form12b25.form.considered import where
from form12b25.form.findings import Finding
from form12b25.form.keys import Key
from form12b25.form.review import Review
from form12b25.form.standing import Standing

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow


class WhatIsLeft(QObject):
    """Joins the list, its keys and the form. Signal: `said(sentence)`."""

    said = Signal(str)

    def __init__(self, window: "MainWindow", today: Callable[[], date]) -> None:
        super().__init__(window)
        self._window, self._list, self._today = window, window.findings, today
        self._told = ""
        window.action("action_next").triggered.connect(lambda _=False: self.walk(1))
        window.action("action_previous").triggered.connect(lambda _=False: self.walk(-1))
        window.printing.demanded.connect(self._demand)
        self._list.wanted.connect(self._lead)
        self._list.taken.connect(self._take)
        self._list.print_wanted.connect(window.action("action_print").trigger)
        window.session.reviewed.connect(self._judge)
        self._judge(window.session.review)

    def walk(self, step: int) -> None:
        """Go to the next blank in which something is left, or with a step of -1 to the one before, and say where."""
        key = self._list.following(self._window.binder.focused(), step)
        if key is None:
            self.said.emit(verdict.NOTHING_LEFT)
            return
        self._list.choose(key)
        if finding := self._list.finding(key):
            self._lead(finding)
        walk = self._list.walk()  # anew: a fault that waited until its field was left stands in it by now
        if key in walk:
            self._told = f"{walk.index(key) + 1} of {len(walk)}: {where(key)}"
            self.said.emit(self._told)

    def _lead(self, finding: Finding) -> None:
        self._window.binder.lead_to_finding(finding)

    def _take(self, key: Key, day: str) -> None:
        """Enter the day that was meant, and lead to where it stands: the button goes, and the keyboard with it."""
        self._window.binder.lead_to(key)
        self._window.session.choose(key, day)

    def _demand(self) -> None:
        """The form was to be printed and is not ready: the keyboard is in the list, which says how much is left.

        Where there is no room for the list the cursor is in the first blank that is to be filled or mended.
        """
        window = self._window
        window.binder.demand()
        window.action("action_show_findings").setChecked(True)
        if self._list.list.isVisible():
            self._list.first()
        elif stopping := window.session.review.stopping:
            self._lead(stopping[0])
        self.said.emit(self._list.summary.text())

    def _judge(self, review: Review) -> None:
        """What was told of the walk is not true any more. A notice that is ready may be filed already, or too late."""
        if self._told and self._window.statusBar().currentMessage() == self._told:
            self._window.statusBar().clearMessage()
            self._told = ""
        dates = review.deadlines
        late = dates is not None and standing.standing(dates, self._today()) is Standing.LATE
        filed = review.draft.filed is not None
        in_time = renewal.day_filed(review.draft) is not None
        self._list.show_ready(verdict.READY_FILED if filed else
                              verdict.READY_LATE if late and not in_time else verdict.READY)

# SPDX-License-Identifier: MIT
"""Which days count, for as long as the window is open: the calendar, the person's own days, and what day it is."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date

from PySide6.QtCore import QObject, QSettings, QTimer, Signal
from PySide6.QtWidgets import QWidget

from form12b25.form import closures, patterns
from form12b25.form.calendar import BusinessCalendar
from form12b25.form.closures import OwnDays
from form12b25.gui.after_painting import AfterPainting
from form12b25.gui.asking import Asking
from form12b25.gui.session import DraftSession

_ADDED, _STRUCK = "closed_days/added", "closed_days/struck"
_AROUND = range(-3, 3)  # years around today that are worked out beforehand; any other costs half a millisecond once
_LOOK = 20_000  # milliseconds between looks at the clock, for one that sleeps or is set right tells nobody


class OfficeDays(QObject):
    """Hands the calendar to the session: once it is loaded, and again whenever the person's own days change.

    It takes some 150 ms to load, so a worker does that, and not before the window has been painted once.

    Signal: `failed(sentence)` when it could not be loaded.
    """

    failed = Signal(str)
    _loaded = Signal(object)

    def __init__(self, session: DraftSession, ask: Asking, settings: QSettings, today: Callable[[], date],
                 window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._ask = ask
        self._settings = settings
        self._today = today
        self._day = today()
        self._window = window
        self._counting = False
        self.own = closures.kept_days(_days(settings.value(_ADDED)), _days(settings.value(_STRUCK)))
        self._worker = ThreadPoolExecutor(1, "calendar")
        self._loaded.connect(self._count)
        self._painted = AfterPainting(window, self._load)
        self._clock = QTimer(self, interval=_LOOK)
        self._clock.timeout.connect(self._look)
        self._clock.start()

    def edit(self) -> None:
        """Show the person's own days, to be changed."""
        from form12b25.gui.closed_days import ClosedDays  # loaded when it is wanted

        dialog = ClosedDays(self._window, self.own)
        dialog.changed.connect(self.take)
        self._ask.dialog(dialog, lambda: None)

    def take(self, own: OwnDays) -> None:
        """Keep these days, and count by them from now on."""
        self.own = own
        for name, days in ((_ADDED, own.added), (_STRUCK, own.struck)):
            self._settings.setValue(name, [day.isoformat() for day in sorted(days)])
        if self._counting:
            self._session.count_by(own.calendar)

    def close(self) -> None:
        """Nothing more is begun."""
        self._painted.cancel()
        self._clock.stop()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _load(self) -> None:
        self._worker.submit(_worked_out, self.own.calendar, self._day.year).add_done_callback(self._loaded.emit)

    def _count(self, loaded: "Future[None]") -> None:
        if trouble := loaded.exception():
            self.failed.emit(f"The dates cannot be told, for the calendar of federal holidays cannot be read "
                             f"({type(trouble).__name__}). Install the program anew; everything else works.")
            return
        self._counting = True
        self._session.count_by(self.own.calendar)

    def _look(self) -> None:
        """Midnight may have passed."""
        if self._today() != self._day:
            self._day = self._today()
            self._session.judge_anew()


def _worked_out(calendar: BusinessCalendar, year: int) -> None:
    """Load the calendar, and work out the years around this one; then have the patterns ready for what is typed."""
    for offset in _AROUND:
        calendar.closed_in(year + offset)
    patterns.compile_all()


def _days(kept: object) -> list[date]:
    """Days from the settings, which anyone may have edited; what is none is passed over."""
    days = []
    for name in [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []:
        try:
            days.append(date.fromisoformat(name))
        except (TypeError, ValueError):
            continue
    return days

# SPDX-License-Identifier: MIT
"""A calendar for each blank that takes a date: a button at the end of its line, or Alt+Down, or F4.

Where what was typed cannot be read, the menu of the line offers the days that may have been meant; one alone has a key.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QFont, QKeySequence, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLabel, QLineEdit, QTableView, QVBoxLayout, QWidget

from form12b25.form import sensible_days, values
from form12b25.form.calendar import BusinessCalendar
from form12b25.form.definition import FIELDS, Date
from form12b25.form.keys import Key
from form12b25.form.review import Review
from form12b25.gui import icons
from form12b25.gui.calendar_button import CalendarButton

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_INK = "#404040"  # on the white sheet
_SHOWN = 42  # days of the calendar at one time, the last ones of the month before among them
_EARLIEST, _LATEST = date(1934, 1, 1), date(2199, 12, 31)  # as a date that is typed
_SUNDAYS_FIRST = Qt.DayOfWeek.Sunday
_ONE_DAY = timedelta(days=1)


class Calendars(QObject):
    """Gives the blanks of a sheet their calendars, and enters the day that is picked as one step."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._actions: dict[Key, QAction] = {}
        self._offers: dict[Key, list[QAction]] = {}
        window.scheme.changed.connect(self._draw)
        self._session.opened.connect(self._enable)
        self._session.read_only_changed.connect(self._enable)
        self._session.reviewed.connect(self._offer)

    def attach(self) -> None:
        """Put the buttons on the lines of the sheet that the window has now."""
        self._actions.clear()
        self._offers.clear()
        for key, declared in FIELDS.items():
            line = self._window.sheet.editors[key].widget
            if not isinstance(declared, Date) or not isinstance(line, QLineEdit):
                continue
            action = QAction("Choose from a &calendar", line)
            action.setToolTip("Choose from a calendar (Alt+Down)")
            action.setShortcuts([QKeySequence("Alt+Down"), QKeySequence("F4")])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, key=key: self.open(key))
            line.addAction(action)
            CalendarButton(action, line, f"Calendar for {declared.label}")
            self._actions[key] = action
        self._draw()
        self._enable()
        self._offer(self._session.review)

    def _offer(self, review: Review) -> None:
        """Let the line of each date have what may have been meant there, while it cannot be read."""
        meant = {finding.key: finding.meant for finding in review.findings if finding.meant}
        for key in {*self._offers, *meant}:
            line, days = self._window.sheet.editors[key].widget, meant.get(key, ())
            if [action.data() for action in self._offers.get(key, ())] == list(days):
                continue
            for gone in self._offers.pop(key, ()):
                line.removeAction(gone)
                gone.deleteLater()
            for day in days:
                action = QAction(f"&Enter {day}" if len(days) == 1 else f"Enter {day}", line)
                action.setData(day)
                if len(days) == 1:
                    action.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
                    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
                action.triggered.connect(lambda _=False, key=key, day=day: self._session.choose(key, day))
                line.addAction(action)
                self._offers.setdefault(key, []).append(action)

    def _draw(self) -> None:
        """In the ink of the paper; on the worksheet, in that of the system's words."""
        words = self._window.palette().text().color().name()
        for key, action in self._actions.items():
            action.setIcon(icons.drawn("calendar", _INK if key in _ON_PAPER else words, (1, 2, 4)))

    def open(self, key: Key) -> "CalendarPopup":
        """Show the calendar beneath the line of that blank."""
        line = self._window.sheet.editors[key].widget
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        session = self._session
        begin = sensible_days.to_begin_with(key, session.draft, session.today, session.review.deadlines)
        popup = CalendarPopup(self._window, FIELDS[key].label, min(max(begin, _EARLIEST), _LATEST), session.calendar)
        popup.calendar.activated.connect(lambda day: self._take(popup, key, day))
        popup.show_beneath(line)
        return popup

    def _take(self, popup: "CalendarPopup", key: Key, day: QDate) -> None:
        popup.close()
        self._session.choose(key, values.write_date(_day(day)))

    def _enable(self) -> None:
        for action in self._actions.values():
            action.setEnabled(not self._session.read_only)


_ON_PAPER = frozenset(key for key, declared in FIELDS.items() if declared.on_paper)


class CalendarPopup(QFrame):
    """A calendar; Return or a click takes the day, Esc and a click elsewhere leave things as they were.

    Days on which federal offices are closed are bold and underlined, and named in the line below when chosen.
    """

    def __init__(self, parent: QWidget, label: str, begin: date, closed: BusinessCalendar | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("calendar_popup")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._closed = closed
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(f"Calendar for {label}")
        self.calendar.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        self.calendar.setFirstDayOfWeek(_SUNDAYS_FIRST)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setDateEditEnabled(False)
        plain = QTextCharFormat()
        plain.setForeground(self.palette().text())
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):  # in red they would be hard to read
            self.calendar.setWeekdayTextFormat(weekend, plain)
        self.calendar.setDateRange(_qdate(_EARLIEST), _qdate(_LATEST))
        self.chosen = QLabel()
        self.chosen.setTextFormat(Qt.TextFormat.PlainText)
        self.chosen.setWordWrap(True)
        down = QVBoxLayout(self)
        down.setContentsMargins(4, 4, 4, 4)
        down.addWidget(self.calendar)
        down.addWidget(self.chosen)
        self.calendar.selectionChanged.connect(self._name_chosen)
        self.calendar.currentPageChanged.connect(self._mark)
        self.calendar.clicked.connect(self.calendar.activated)
        self.calendar.setSelectedDate(_qdate(begin))
        self._mark(begin.year, begin.month)
        self._name_chosen()

    def show_beneath(self, line: QWidget) -> None:
        """Show it where the line is, within the screen."""
        self.adjustSize()
        room = line.screen().availableGeometry()
        place = line.mapToGlobal(QPoint(0, line.height()))
        if place.y() + self.height() > room.bottom():
            place = line.mapToGlobal(QPoint(0, -self.height()))
        self.move(max(room.left(), min(place.x(), room.right() - self.width())), max(room.top(), place.y()))
        self.show()
        for days in self.calendar.findChildren(QTableView):
            days.setFocus()

    def _mark(self, year: int, month: int) -> None:
        """Mark and name the days of a month on which federal offices are closed."""
        if self._closed is None:
            return
        first = date(year, month, 1)
        for day in (first + count * _ONE_DAY for count in range(-7, _SHOWN)
                    if first.toordinal() + count >= _EARLIEST.toordinal()):
            closed = self._closed.why_closed(day)
            if closed is not None and day.weekday() < _SATURDAY:
                form = QTextCharFormat()
                form.setFontWeight(QFont.Weight.Bold)
                form.setFontUnderline(True)
                form.setToolTip(closed)
                self.calendar.setDateTextFormat(_qdate(day), form)

    def _name_chosen(self) -> None:
        """Say the chosen day in words, and why it does not count."""
        day = _day(self.calendar.selectedDate())
        why = self._closed.why_closed(day) if self._closed is not None and day.weekday() < _SATURDAY else None
        words = f"{values.weekday(day)}, {values.write_date(day)}" + (f": {why}" if why else "")
        self.chosen.setText(words)
        self.calendar.setAccessibleDescription(words)


_SATURDAY = 5  # and every later number of a day of the week


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())

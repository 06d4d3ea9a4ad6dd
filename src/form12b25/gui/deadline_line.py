# SPDX-License-Identifier: MIT
"""The three dates on one line above the sheet, for as long as the panel that has them in full cannot be seen."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QVBoxLayout, QWidget

from form12b25.form import renewal, standing
from form12b25.form.definition import FIELDS
from form12b25.form.review import Review
from form12b25.form.standing import Standing
from form12b25.gui import forms, signs
from form12b25.gui.dates_panel import SIGNS

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_AROUND = 4  # pixels above and below the words
_SIDE = 12  # pixels at their left, as in the strip beneath the sheet
_LETTERS = 12  # of the line that stay in view in the narrowest window
_HIDING = frozenset((QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize, QEvent.Type.ShowToParent,
                     QEvent.Type.HideToParent))


class Line(QPushButton):
    """A line that can be clicked. It is as wide as its place; what does not fit is on a second line."""

    def __init__(self, name: str = "deadline_line") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a key does the same: Ctrl+D for that of the dates
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.late = False

    def say(self, words: str, *, late: bool) -> None:
        """Say it; what is `late`, or alarming in another way, in the color of an alarm."""
        self.setText(words)
        self.setAccessibleName(words)
        self.late = late
        self._fit()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters; the rest goes on to further lines."""
        return QSize(_LETTERS * self.fontMetrics().averageCharWidth(), self.height())

    def event(self, event: QEvent) -> bool:
        """Another width or another font may need another height."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        return done

    def _fit(self) -> None:
        room = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        room.setHeight(10_000)
        lines = QFontMetrics(self.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height()
        self.setFixedHeight(max(lines, self.fontMetrics().lineSpacing()) + 2 * _AROUND)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The words at the left, on the ground of a flat button."""
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken):
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Midlight))
        painter.setPen(signs.alarm(self.palette()) if self.late else
                       self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect().adjusted(_SIDE, 0, -_SIDE, 0), Qt.AlignmentFlag.AlignVCenter
                         | Qt.TextFlag.TextWordWrap, self.text())
        painter.end()


class DeadlineLine(QObject):
    """Keeps the line true, and leads from it to the dates. Signal: `said(sentence)`."""

    said = Signal(str)

    def __init__(self, window: "MainWindow", today: Callable[[], date]) -> None:
        super().__init__(window)
        self._window, self._dates, self._today = window, window.dates, today
        self.line = Line()
        place: QVBoxLayout = forms.child(window, QWidget, "sheet_place_and_help").layout()
        place.insertWidget(0, self.line)
        self.line.clicked.connect(lambda _=False: self.open())
        window.action("action_show_dates").triggered.connect(lambda _=False: self.open())
        self._dates.installEventFilter(self)
        window.session.reviewed.connect(self._show)
        self._show(window.session.review)
        self._hide_or_show()

    def open(self) -> None:
        """Bring the dates into view with the keyboard in them, or go to the blank without which there are none."""
        review = self._window.session.review
        if review.dates_ask is not None:
            self._window.binder.lead_to(review.dates_ask)
            self.said.emit(review.dates_untold)
            return
        self._window.action("action_show_findings").setChecked(True)
        if self._dates.isVisible():
            self._dates.why.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.said.emit(self._dates.standing.text())
        elif review.deadlines is not None:
            self._dates.explain()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The panel came into view, or left it."""
        if event.type() in _HIDING:
            self._hide_or_show()
        return super().eventFilter(watched, event)

    def _hide_or_show(self) -> None:
        """The line repeats nothing that can be seen."""
        seen = self._dates.isVisibleTo(self._window) and bool(self._dates.width() and self._dates.height())
        self.line.setVisible(not seen)

    def _show(self, review: Review) -> None:
        found, today = review.deadlines, self._today()
        if found is None:
            ask = review.dates_ask
            self.line.say(f"No dates yet: give “{FIELDS[ask].label}”" if ask else self._dates.standing.text(),
                          late=False)
            return
        filed = renewal.day_filed(review.draft)
        stands = standing.standing(found, filed or today)
        if filed and stands is Standing.LAST_DAY:
            stands = Standing.IN_TIME
        self.line.say(f"{SIGNS[stands]} {standing.in_brief(found, today, filed)}", late=stands is not Standing.IN_TIME)

# SPDX-License-Identifier: MIT
"""The three dates around the late report, where the person sees them, and the way to their reasons."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from form12b25.drafts import store
from form12b25.form import renewal, standing, values, verdict
from form12b25.form.definition import FIELDS
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal
from form12b25.form.review import Review, State
from form12b25.form.standing import Standing
from form12b25.gui import signs
from form12b25.gui.asking import Asking, FileKind
from form12b25.gui.scheme import embolden, outline
from form12b25.gui.session import DraftSession

_ROWS = (("due", "Report due"), ("notice_by", "This notice by"), ("extended", "With relief, by"))
SIGNS = {Standing.IN_TIME: "✓", Standing.LAST_DAY: "!", Standing.LATE: "✕"}
_LOADING = "The calendar of federal holidays is being read."
_NO_BREAK = "\u00a0"
_COMPUTED = f"{verdict.described(State.COMPUTED)} “Why these dates…” shows how."
_CALENDAR = FileKind("Calendar file", ".ics")


class DatesPanel(QWidget):
    """Shows what each review tells of the dates; nothing is counted here.

    Signals: `wanted(key)` when the person asks for the blank without which the dates cannot be told; `said(sentence)`.
    """

    wanted = Signal(object)
    said = Signal(str)

    def __init__(self, session: DraftSession, ask: Asking, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("dates")
        self._session = session
        self._ask = ask
        self._today = today
        self._shown: object = None
        self._untold = _LOADING
        self.standing = QLabel()
        self.standing.setObjectName("standing")
        embolden(self.standing)
        self.standing.setWordWrap(True)
        self.standing.setTextFormat(Qt.TextFormat.PlainText)
        self._rows: dict[str, tuple[QLabel, QLabel]] = {}
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (name, caption) in enumerate(_ROWS):
            label, day = QLabel(f"{verdict.sign(State.COMPUTED)} {caption}"), QLabel()
            label.setAccessibleName(caption)
            for words in (label, day):
                words.setToolTip(f"<qt>{_COMPUTED}</qt>")
                words.setAccessibleDescription(_COMPUTED)
            day.setWordWrap(True)
            day.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(day, row, 1)
            self._rows[name] = (label, day)
        self.why = QPushButton("&Why these dates…")
        self.why.clicked.connect(lambda _=False: self.explain())
        self.lead = QPushButton("&Go to the blank that is needed")
        self.lead.clicked.connect(lambda _=False: self.wanted.emit(self._session.review.dates_ask))
        down = QVBoxLayout(self)
        down.setContentsMargins(8, 8, 8, 4)
        down.addWidget(self.standing)
        down.addLayout(grid)
        for button in (self.why, self.lead):
            down.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        outline(self)
        session.reviewed.connect(self.show_review)
        self.show_review(session.review)

    def show_review(self, review: Review) -> None:
        """The dates of a review as they stand today, or why there are none."""
        today = self._today()
        shown = (review.deadlines, review.dates_untold or self._untold, today, renewal.day_filed(review.draft),
                 review.draft.day(Key.SIGNATURE_DATE))
        if shown != self._shown:
            self._shown = shown
            self._place(review, today)

    def fail(self, words: str) -> None:
        """The calendar cannot be read, and never will be."""
        self._untold = words
        self.show_review(self._session.review)

    def days(self) -> dict[str, str]:
        """The dates as they stand on the screen."""
        return {name: day.text().replace(_NO_BREAK, " ") for name, (_, day) in self._rows.items() if not day.isHidden()}

    def save(self) -> None:
        """Ask where, and save the dates for a calendar."""
        from form12b25.form import calendar_file  # loads what makes identifiers, for which no window waits

        session, found = self._session, self._session.review.deadlines
        if found is None:
            self._ask.tell("There are no dates to save", self.standing.text())
            return
        registrant = session.draft.text(Key.REGISTRANT_NAME)
        path = session.path or Path.home() / f"{session.title}.12b25"

        def write(chosen: Path) -> None:
            try:
                store.write(chosen, calendar_file.calendar_file(found, datetime.now(UTC), registrant))
            except Refusal as trouble:
                self._ask.tell("The dates were not saved", str(trouble))
            else:
                self.said.emit(f"The dates were saved as {chosen}")

        self._ask.file_to_save("Save the dates for a calendar", _CALENDAR, path.with_name(f"{path.stem} dates.ics"),
                               write)

    def _place(self, review: Review, today: date) -> None:
        found, missing = review.deadlines, review.dates_ask
        filed = renewal.day_filed(review.draft)
        stands = standing.standing(found, filed or today) if found else None
        signed = review.draft.day(Key.SIGNATURE_DATE)
        said = "" if found is None else (standing.words_of_filed(found, filed) if filed
                                         else standing.words(found, today, signed))
        sign = SIGNS[Standing.IN_TIME if filed and stands is Standing.LAST_DAY else stands] if stands else ""
        self.standing.setText(f"{sign} {said}" if stands else review.dates_untold or self._untold)
        self.standing.setProperty("late", sign not in ("", SIGNS[Standing.IN_TIME]))
        self._redden()
        self.why.setVisible(found is not None)
        self.lead.setVisible(missing is not None)
        if missing:
            self.lead.setText(f"&Go to {FIELDS[missing].label}")
        for name, caption in _ROWS:
            for label in self._rows[name]:
                label.setVisible(found is not None)
            if found:
                at: date = getattr(found, name)
                away = standing.away(at, today).replace(" ", _NO_BREAK)  # on the next line as a whole where it must be
                shown = f"{values.weekday(at)}, {values.write_date(at)} ({away})"
                self._rows[name][1].setText(shown)
                self._rows[name][1].setAccessibleName(f"{caption}: {shown}")

    def _redden(self) -> None:
        """What is late is red, as red is read in this scheme."""
        colour = signs.alarm(self.palette()).name() if self.standing.property("late") else ""
        self.standing.setStyleSheet(f"color: {colour}" if colour else "")

    def changeEvent(self, event: QEvent) -> None:
        """Another scheme has another red."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._redden()

    def explain(self) -> None:
        """Show how the dates were counted."""
        from form12b25.gui.reasons import Reasons  # read when somebody asks

        if found := self._session.review.deadlines:
            self._ask.dialog(Reasons(self.window(), found, self.save), lambda: None)

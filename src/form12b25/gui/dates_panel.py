# SPDX-License-Identifier: MIT
"""The three dates around the late report, where the person sees them, and the way to their reasons."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from form12b25.form import deadlines, standing, values
from form12b25.form.calendar import federal_calendar
from form12b25.form.deadlines import CannotTell, Deadlines
from form12b25.form.draft import Draft
from form12b25.gui.asking import Asking

_PAUSE = 200  # milliseconds without a keystroke
_ROWS = (("due", "Report due"), ("notice_by", "This notice by"), ("extended", "With relief, report by"))


def told(draft: Draft) -> Deadlines:
    """The dates of a draft. Raises CannotTell. The first call loads the calendar, which takes a moment."""
    return deadlines.of_draft(draft, federal_calendar())


class DatesPanel(QWidget):
    """Follows the draft after each pause in typing; the calendar is loaded away from the keyboard's thread."""

    _finished = Signal(object, object)

    def __init__(self, ask: Asking, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("dates")
        self._ask = ask
        self._today = today
        self._draft: Draft | None = None
        self._found: Deadlines | None = None
        self._worker = ThreadPoolExecutor(1, "dates")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell)
        self._finished.connect(self._show)
        self.standing = QLabel()
        self.standing.setObjectName("standing")
        self.standing.setWordWrap(True)
        self.standing.setTextFormat(Qt.TextFormat.PlainText)
        self._rows: dict[str, tuple[QLabel, QLabel]] = {}
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, (name, caption) in enumerate(_ROWS):
            label, day = QLabel(caption), QLabel()
            day.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, row, 0)
            grid.addWidget(day, row, 1)
            self._rows[name] = (label, day)
        self.why = QPushButton("&Why these dates…")
        self.why.clicked.connect(self._explain)
        down = QVBoxLayout(self)
        down.setContentsMargins(8, 8, 8, 4)
        down.addWidget(self.standing)
        down.addLayout(grid)
        down.addWidget(self.why, alignment=Qt.AlignmentFlag.AlignLeft)
        self._place(None, "The dates follow from the report form and the period ended.")

    def follow(self, draft: Draft) -> None:
        """Tell the dates of this draft as soon as typing pauses."""
        self._draft = draft
        self._pause.start()

    def days(self) -> dict[str, str]:
        """The dates as they stand on the screen."""
        return {name: day.text() for name, (_, day) in self._rows.items() if not day.isHidden()}

    def close_worker(self) -> None:
        """Nothing more is begun."""
        self._pause.stop()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _tell(self) -> None:
        draft = self._draft
        if draft is not None:
            self._worker.submit(told, draft).add_done_callback(lambda future: self._finished.emit(draft, future))

    def _show(self, draft: Draft, future: "Future[Deadlines]") -> None:
        if draft is not self._draft:
            return
        trouble = future.exception()
        if trouble is None:
            found = future.result()
            self._place(found, standing.words(found, self._today()))
        else:
            self._place(None, str(trouble) if isinstance(trouble, CannotTell) else "The dates cannot be told.")

    def _place(self, found: Deadlines | None, words: str) -> None:
        self._found = found
        late = found is not None and standing.standing(found, self._today()) is not standing.Standing.IN_TIME
        self.standing.setText(("! " if late else "") + words)
        self.standing.setProperty("late", late)
        self.standing.style().unpolish(self.standing)
        self.standing.style().polish(self.standing)
        self.why.setVisible(found is not None)
        for name, (label, day) in self._rows.items():
            for shown in (label, day):
                shown.setVisible(found is not None)
            if found is not None:
                at: date = getattr(found, name)
                day.setText(f"{values.weekday(at)}, {values.write_date(at)}")

    def _explain(self) -> None:
        if self._found is not None:
            self._ask.inform("Why these dates", "\n\n".join(
                f"{values.weekday(step.day)}, {values.write_date(step.day)}: {step.what}.\n{step.why} ({step.citation})"
                for step in self._found.steps))

# SPDX-License-Identifier: MIT
"""One long deed at a time, done away from the window's thread, with a bar that shows how far it is and a way out.

The deed is named by what it does, as "Saving the packet": so the bar, the button and the question whether to stop it
are each named for the ear and the eye.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from time import monotonic
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from form12b25.form.refusal import Refusal
from form12b25.form.steps import Stage, Step, unwatched
from form12b25.gui.scheme import outline
from form12b25.gui.turns import TURNS

AT_ONCE = 2**18  # bytes of a file that nobody feels being read and looked at
_PATIENCE = 300  # milliseconds; a deed that is done by then shows no bar
_WIDTH = 160  # pixels of the bar
_LOOK = 0.05  # seconds between two looks at the bar; each page of thousands is a step

Deed = Callable[[Step], Any]
Ended = Callable[[Future[Any]], None]  # told in the window's thread of the deed that has ended


class Cancelled(Exception):  # noqa: N818 - someone's wish, no error
    """The deed was cancelled on the way."""


class Work(QObject):
    """Does deeds with a worker thread. `progress` is for the status bar of a window, or for a dialog; Escape, pressed
    there and wanted by nothing else, cancels.

    Signal: `idle()` when a deed has ended in whatever way and its end has been told.
    """

    idle = Signal()
    _stepped = Signal(int, int, str)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, "work")
        self._then: Ended | None = None
        self._future: Future[Any] = Future()
        self._stop = Event()
        self._words = self._reached = ""
        self._harmless = False
        self._hurried = False  # whether it has asked for short turns
        self.progress = Progress()
        self.progress.cancelled.connect(self.cancel)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._show)
        self._stepped.connect(self.progress.step)
        self._ended.connect(self._end)

    @property
    def busy(self) -> bool:
        """Whether a deed is being done."""
        return self._then is not None and not self._future.done()

    @property
    def doing(self) -> str:
        """What is being done, in the middle of a sentence."""
        return _in_a_sentence(self._words)

    @property
    def refusal(self) -> str:
        """Why nothing else can be begun, in a sentence."""
        return f"{self._words} is not finished yet: wait for it, or cancel it (Esc)."

    @property
    def question(self) -> tuple[str, str]:
        """Whether to stop it: the title and the words."""
        return f"Stop {self.doing}?", f"It is not finished.{self._reached}"

    def begin(self, words: str, deed: Deed, then: Ended, reached: str = "", *, harmless: bool = False) -> None:
        """Begin a deed; `then` is told of its end in the window's thread. Not while busy.

        `words` say what is done, as "Saving the packet"; `reached`, a sentence, what cannot be taken back any more.
        A `harmless` deed changes nothing outside: cancelled, it counts as ended at once, and stops when it can.
        """
        if self.busy:
            raise RuntimeError("one deed at a time")
        self._end(self._stop, self._future)  # of the deed before, if it is not told yet
        self._then = then
        self._harmless = harmless
        self._words, self._reached = words, f" {reached}" if reached else ""
        self._stop = stop = Event()
        self.progress.begin(words)
        self.progress.window().installEventFilter(self)
        self._patience.start()
        TURNS.shorten()
        self._hurried = True
        shown, stage = 0.0, None

        def step(done: int, total: int, named: Stage | None = None, /) -> None:
            nonlocal shown, stage
            if stop.is_set():
                raise Cancelled
            now = monotonic()
            if now - shown >= _LOOK or named is not stage:
                shown, stage = now, named
                self._stepped.emit(done, total, named or "")

        self._future = self._worker.submit(deed, step)
        self._future.add_done_callback(lambda ended: self._ended.emit(stop, ended))

    def do(self, words: str, deed: Deed, done: Callable[[Any], None], refused: Callable[[Refusal], None],
           cancelled: Callable[[], None], *, long: bool = True, reached: str = "",
           harmless: bool = False) -> None:
        """Have a deed done, at once if it is not `long`, and go on with what it gave, or with its refusal, or with its
        having been cancelled. What nobody foresaw is raised. Not while busy, if it is `long`.
        """
        def ended(future: "Future[Any]") -> None:
            trouble = future.exception()
            if trouble is None:
                done(future.result())
            elif isinstance(trouble, Cancelled):
                cancelled()
            elif isinstance(trouble, Refusal):
                refused(trouble)
            else:
                raise trouble

        if long:
            self.begin(words, deed, ended, reached, harmless=harmless)
            return
        try:
            given = deed(unwatched)
        except Refusal as refusal:
            refused(refusal)
        else:
            done(given)

    def cancel(self) -> None:
        """Ask the deed to stop at its next step."""
        self._stop.set()
        if self._harmless:
            ended: Future[Any] = Future()
            ended.set_exception(Cancelled())
            self._end(self._stop, ended)
        else:
            self.progress.stopping()

    def close(self) -> None:
        """Cancel what is being done, and wait for it to stop."""
        self._then = None
        self._stop.set()
        self._rest()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape cancels."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.busy \
                and event.key() == Qt.Key.Key_Escape and not self._stop.is_set():
            self.cancel()
            return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self.progress.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.progress, self.progress.words.text()))

    def _rest(self) -> None:
        self._patience.stop()
        self.progress.window().removeEventFilter(self)
        if self._hurried:
            TURNS.lengthen()
            self._hurried = False

    def _end(self, stop: Event, future: "Future[Any]") -> None:
        if self._then is None or stop is not self._stop:
            return
        then, self._then = self._then, None
        self._rest()
        self.progress.hide()
        then(future)
        if not self.busy:
            self.idle.emit()


class Progress(QWidget):
    """The words, the bar and the button of the deed being done. Signal: `cancelled()` when the button is pressed."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._deed = ""
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(_WIDTH)
        self.bar.setAccessibleName("How far it is")
        self.button = QPushButton("Cancel")
        self.button.setAutoDefault(False)  # in a dialog Enter is not for it
        self.button.setToolTip("Esc")
        self.button.clicked.connect(self.cancelled)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        for widget in (self.words, self.bar, self.button):
            across.addWidget(widget)
            widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        outline(self)
        self.hide()

    def begin(self, words: str) -> None:
        """Nothing is done yet; of how much is not known."""
        self._deed = words
        self.words.setText(f"{words}…")
        self.bar.setAccessibleName(f"How far {_in_a_sentence(words)} is")
        self.button.setAccessibleName(f"Cancel {_in_a_sentence(words)}")
        self.bar.setRange(0, 0)
        self.button.setEnabled(True)

    def step(self, done: int, total: int, stage: str = "") -> None:
        """So much is done."""
        if not self.button.isEnabled():
            return  # it is being stopped
        self.words.setText(f"{self._deed}: {stage}…" if stage else f"{self._deed}…")
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def stopping(self) -> None:
        """It has been cancelled, and stops when it can."""
        self.words.setText("Stopping…")
        self.button.setEnabled(False)


def _in_a_sentence(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"

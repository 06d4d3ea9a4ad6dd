# SPDX-License-Identifier: MIT
"""One long deed at a time, done away from the window's thread, with a bar that shows how far it is and a way out."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

_PATIENCE = 300  # milliseconds; a deed that is done by then shows no bar
_WIDTH = 160  # pixels of the bar


class Cancelled(Exception):  # noqa: N818 - someone's wish, no error
    """The deed was cancelled on the way."""


Step = Callable[[int, int], None]  # called by the deed with how much is done and of how much; raises Cancelled
Deed = Callable[[Step], Any]
Ended = Callable[[Future[Any]], None]  # told in the window's thread of the deed that has ended


class Work(QObject):
    """Does deeds with a worker thread. `progress` is for the status bar.

    Signal: `idle()` when a deed has ended in whatever way and its end has been told.
    """

    idle = Signal()
    _stepped = Signal(int, int)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, "printing")
        self._then: Ended | None = None
        self._future: Future[Any] = Future()
        self._stop = Event()
        self.progress = Progress(self.cancel)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self.progress.show)
        self._stepped.connect(self.progress.step)
        self._ended.connect(self._end)

    @property
    def busy(self) -> bool:
        """Whether a deed is being done."""
        return self._then is not None and not self._future.done()

    def begin(self, words: str, deed: Deed, then: Ended) -> None:
        """Begin a deed; `then` is told of its end in the window's thread. Not while busy."""
        if self.busy:
            raise RuntimeError("one deed at a time")
        self._end(self._stop, self._future)  # of the deed before, if it is not told yet
        self._then = then
        self._stop = stop = Event()
        self.progress.begin(words)
        self._patience.start()

        def step(done: int, total: int) -> None:
            if stop.is_set():
                raise Cancelled
            self._stepped.emit(done, total)

        self._future = self._worker.submit(deed, step)
        self._future.add_done_callback(lambda ended: self._ended.emit(stop, ended))

    def cancel(self) -> None:
        """Ask the deed to stop at its next step."""
        self._stop.set()
        self.progress.stopping()

    def close(self) -> None:
        """Cancel what is being done, and wait for it to stop."""
        self._then = None
        self._stop.set()
        self._patience.stop()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _end(self, stop: Event, future: "Future[Any]") -> None:
        if self._then is None or stop is not self._stop:
            return
        then, self._then = self._then, None
        self._patience.stop()
        self.progress.hide()
        then(future)
        if not self.busy:
            self.idle.emit()


class Progress(QWidget):
    """The words, the bar and the button of the deed being done."""

    def __init__(self, cancel: Callable[[], None]) -> None:
        super().__init__()
        self.words = QLabel()
        self.bar = QProgressBar()
        self.bar.setFixedWidth(_WIDTH)
        self.bar.setAccessibleName("How far printing is")
        self.button = QPushButton("Cancel")
        self.button.setAccessibleName("Cancel printing")
        self.button.clicked.connect(lambda _=False: cancel())
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        for widget in (self.words, self.bar, self.button):
            across.addWidget(widget)
            widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.hide()

    def begin(self, words: str) -> None:
        """Nothing is done yet; of how much is not known."""
        self.words.setText(words)
        self.bar.setRange(0, 0)
        self.button.setEnabled(True)

    def step(self, done: int, total: int) -> None:
        """So much is done."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def stopping(self) -> None:
        """It has been cancelled, and stops when it can."""
        self.words.setText("Stopping…")
        self.button.setEnabled(False)

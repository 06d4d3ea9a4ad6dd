# SPDX-License-Identifier: MIT
"""The real pages beside the form, pressed anew after each pause in typing, away from the keyboard's thread."""

from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QTimer, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from form12b25.form.draft import Draft
from form12b25.form.notice import read
from form12b25.form.refusal import Refusal

_PAUSE = 150  # milliseconds without a keystroke


def press(draft: Draft, omb_expires: str = "") -> bytes:
    """The pages of the original, as a PDF file; may take a while."""
    from form12b25.paper import packet  # the press is loaded by the worker, after the window stands

    return packet.original(read(draft), omb_expires=omb_expires)


class Preview(QWidget):
    """Shows the original as it would print now. Signal: `shown()` after new pages stand on the screen."""

    shown = Signal()
    _finished = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._draft: Draft | None = None
        self._omb_expires = ""
        self._worker = ThreadPoolExecutor(1, "preview")
        self._running = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._press)
        self._buffer = QBuffer()
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName("Pages as they will print")
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.hide()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._trouble)
        down.addWidget(self.view)
        self._finished.connect(self._show)

    def follow(self, draft: Draft, omb_expires: str = "") -> None:
        """Show this draft as soon as typing pauses."""
        self._draft, self._omb_expires = draft, omb_expires
        if self.isVisible():
            self._pause.start()

    def showEvent(self, _: object) -> None:
        """What was typed while the pages were out of sight is shown now."""
        self._pause.start()

    def close_worker(self) -> None:
        """Wait for the page that is being pressed; nothing more is begun."""
        self._pause.stop()
        self._draft = None
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _press(self) -> None:
        if self._running or self._draft is None:
            return
        draft, self._running = self._draft, True
        future = self._worker.submit(press, draft, self._omb_expires)
        future.add_done_callback(lambda done: self._finished.emit(draft, done))

    def _show(self, draft: Draft, future: "Future[bytes]") -> None:
        self._running = False
        if future.cancelled():  # the window closed before its turn came
            return
        if self._draft is not draft:
            self._pause.start()
        trouble = future.exception()
        self._trouble.setVisible(trouble is not None)
        if trouble is not None:
            self._trouble.setText(str(trouble) if isinstance(trouble, Refusal) else
                                  "The pages cannot be shown. The draft is not affected.")
            return
        place = self.view.verticalScrollBar().value()
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(future.result()))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.view.verticalScrollBar().setValue(place)
        self.shown.emit()

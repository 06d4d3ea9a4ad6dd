# SPDX-License-Identifier: MIT
"""What is dragged over a window or a dialog, seen before the blanks in it, which would take a file's name for text."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QDropEvent, QWindow
from PySide6.QtWidgets import QWidget

_DRAGS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Drags(QObject):
    """Follows the system's window of a widget from when it is first shown."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._followed = window
        window.installEventFilter(self)  # until there is a window of the system's to follow

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what is dragged before the widgets do."""
        kind = event.type()
        if kind == QEvent.Type.Show and watched is self._followed:
            self._followed.removeEventFilter(self)
            self._followed.windowHandle().installEventFilter(self)
        elif kind in _DRAGS:
            return self.dragged(cast("QWindow", watched), kind, cast("QDropEvent", event))
        elif kind == QEvent.Type.DragLeave:
            self.gone()
        return False

    def dragged(self, handle: QWindow, kind: QEvent.Type, event: QDropEvent) -> bool:
        """Something is dragged here, or dropped; gives whether it is ours. If not, the widget beneath gets it."""
        raise NotImplementedError

    def gone(self) -> None:
        """It was taken away again."""


class FileDrop(Drags):
    """Lets one file be dropped onto a dialog."""

    def __init__(self, dialog: QWidget, take: Callable[[Path], None]) -> None:
        super().__init__(dialog)
        self._take = take

    def dragged(self, handle: QWindow, kind: QEvent.Type, event: QDropEvent) -> bool:  # noqa: ARG002 - as above
        """Take the file; of several, none."""
        files = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if not files:
            return False
        if len(files) > 1 or not offered(event):
            event.ignore()
            return True
        event.accept()
        if kind == QEvent.Type.Drop:
            path = Path(files[0].toLocalFile())
            QTimer.singleShot(0, self, lambda: self._take(path))  # later: the other program waits for the end of this
        return True


def offered(event: QDropEvent) -> bool:
    """Whether a copy can be had, which is then taken: never the file itself, or the other program deletes it."""
    for action in (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction):
        if event.possibleActions() & action:
            event.setDropAction(action)
            return True
    return False

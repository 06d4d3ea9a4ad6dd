# SPDX-License-Identifier: MIT
"""Windows of the same person on the same computer: one can ask another to come to the front.

They speak through a socket in the file system, in a folder that is its owner's alone, never over the network.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget

from form12b25.gui.session import DraftSession

_PATIENCE = 2_000  # milliseconds for the other to answer
_LONGEST = 2**16  # bytes of a name
_YES, _NO = b"raised\n", b"another\n"


class Raising(QObject):
    """Listens for other windows that look for the draft in this one."""

    def __init__(self, window: QWidget, session: DraftSession, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        with suppress(OSError):
            _clear(folder)
        name = _name(folder, os.getpid())
        if name:
            QLocalServer.removeServer(name)
            self._server.listen(name)  # where that fails, the others ask the person

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        caller = self._server.nextPendingConnection()
        caller.disconnected.connect(caller.deleteLater)
        caller.readyRead.connect(lambda: self._read(caller))
        self._read(caller)

    def _read(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            return
        asked = bytes(caller.readLine(_LONGEST).data()).decode(errors="surrogateescape").removesuffix("\n")
        mine = self._session.path is not None and not self._session.reading and _known(self._session.path) == asked
        if mine:
            to_front(self._window)
        caller.write(_YES if mine else _NO)
        caller.flush()


def to_front(window: QWidget) -> None:
    """Bring a window before all others, also out of the bar into which it was put away."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)


def raised(folder: Path, process: int, path: Path) -> bool:
    """Ask the window of that process to come to the front, if it has that draft; gives whether it did."""
    name = _name(folder, process)
    if not name or process == os.getpid():
        return False
    asking = QLocalSocket()
    asking.connectToServer(name)
    if not asking.waitForConnected(_PATIENCE):
        return False
    asking.write(_known(path).encode(errors="surrogateescape") + b"\n")
    answered = asking.waitForReadyRead(_PATIENCE) and asking.readLine().data() == _YES
    asking.abort()
    return answered


def _known(path: Path) -> str:
    """By what name two windows know that they mean the same file."""
    with suppress(OSError, RuntimeError):
        return str(path.resolve())
    return str(path)


def _name(folder: Path, process: int) -> str:
    """The name of a process's socket; "" where the folder's name is too long for one."""
    if sys.platform == "win32":
        return f"form12b25-{process}"
    name = str(_sockets(folder) / str(process))
    return name if len(os.fsencode(name)) < 100 else ""


def _sockets(folder: Path) -> Path:
    return folder / "windows"


def _clear(folder: Path) -> None:
    """Clear away the sockets of programs that are gone."""
    if sys.platform == "win32":
        return
    _sockets(folder).mkdir(mode=0o700, exist_ok=True)
    for place in _sockets(folder).iterdir():
        with suppress(PermissionError, ValueError):
            try:
                os.kill(int(place.name), 0)
            except (ProcessLookupError, OverflowError):
                place.unlink(missing_ok=True)

# SPDX-License-Identifier: MIT
"""Starts Qt and shows the window."""

import signal
import sys
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtGui import QFontDatabase, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from form12b25 import assets
from form12b25.gui.main_window import MainWindow

# Ctrl+C in the terminal, the system's request to end, the terminal closed: where the system has them.
_ENDINGS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_FACES = ("Regular", "Bold", "Italic")


def prepared() -> QApplication:
    """The application, with the typeface of the paper and the icon."""
    application = QApplication([sys.argv[0]])
    application.setApplicationName("form12b25")
    application.setApplicationDisplayName("")
    application.setDesktopFileName("form12b25")
    lettered()
    picture = QPixmap()
    picture.loadFromData(QByteArray(assets.resource("icons", "form12b25.png")))
    application.setWindowIcon(QIcon(picture))
    return application


def lettered() -> None:
    """Make the typeface of the paper known to Qt."""
    for face in _FACES:
        QFontDatabase.addApplicationFontFromData(QByteArray(assets.resource("fonts", f"LiberationSerif-{face}.ttf")))


def run(settings_folder: Path, path: Path | None) -> int:
    """Show the window until it is closed; gives the exit status."""
    application = prepared()
    settings = QSettings(str(settings_folder / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(settings, _today)
    _report_the_unexpected(window)
    _let_signals_in(window)
    window.show()
    if path is not None:
        window.open(path)
    return application.exec()


def _today() -> date:
    return datetime.now().astimezone().date()


def _report_the_unexpected(window: MainWindow) -> None:
    """An error nobody foresaw keeps the draft on the screen, and says where it arose without what was typed."""

    def report(kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}" if trace else "unknown place"
        print(f"form12b25: unexpected {kind.__name__} at {where}", file=sys.stderr)  # noqa: T201
        window.ask.tell("Something unexpected happened", "The draft is still here; save it now. The fault is at "
                        f"{where} ({kind.__name__}).")

    sys.excepthook = report


def _let_signals_in(window: MainWindow) -> None:
    """Ctrl+C in the terminal and the system's request to end close the window as its own button does."""
    for number in _ENDINGS:
        signal.signal(number, lambda *_: window.close())
    timer = QTimer(window, interval=300)  # Python sees a signal only when it runs
    timer.timeout.connect(lambda: None)
    timer.start()

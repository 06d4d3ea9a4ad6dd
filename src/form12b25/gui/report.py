# SPDX-License-Identifier: MIT
"""What a report of a fault says: versions, screen and the last faults; no word of the draft, and no name of a file."""

import json
import platform
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from types import MappingProxyType

import PySide6
from PySide6.QtCore import QLocale, QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from form12b25 import __version__
from form12b25.gui.faults import Fault, FaultLog

_PARTS = (("ReportLab", "reportlab"), ("pikepdf", "pikepdf"), ("pypdfium2", "pypdfium2"), ("Pillow", "pillow"),
          ("holidays", "holidays"), ("icalendar", "icalendar"), ("chunspell", "chunspell"),
          ("platformdirs", "platformdirs"))
NONE: Mapping[Fault, int] = MappingProxyType({})
_UNKNOWN = "unknown"
_MIDDLE = 127  # of the lightness of a colour


def versions() -> list[tuple[str, str]]:
    """What the program is made of, and which version of each; nothing of it is loaded for that."""
    system = f"{QSysInfo.prettyProductName()}, {platform.system()} {platform.release()}"
    return [("form12b25", __version__), ("Python", f"{platform.python_version()} ({platform.python_implementation()})"),
            ("Qt", qVersion()), ("PySide6", PySide6.__version__),
            *((name, _version(package)) for name, package in _PARTS), ("PDFium", _pdfium()),
            ("System", f"{system}, {QSysInfo.currentCpuArchitecture()}")]


def surroundings() -> list[tuple[str, str]]:
    """How the window is shown: the screens, the style, the font. Empty where there is no application."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return []
    screens = [f"{screen.geometry().width()} × {screen.geometry().height()} at {screen.devicePixelRatio():g}, "
               f"{screen.logicalDotsPerInch():g} dots an inch" for screen in QGuiApplication.screens()]
    font, ground = QApplication.font(), QApplication.palette().window().color()
    return [("Screen", "; ".join(screens)), ("Platform", QGuiApplication.platformName()),
            ("Style", f"{QApplication.style().name()}, {'light' if ground.lightness() > _MIDDLE else 'dark'}"),
            ("Font", f"{font.family()}, {font.pointSizeF():g} points"), ("Language", QLocale.system().name())]


def report(log: FaultLog, counts: Mapping[Fault, int] = NONE) -> str:
    """The whole of it, as text: the faults of this run with their counts, and those that stand in the log."""
    lines = [f"{fault} ({count} times)" if count > 1 else str(fault) for fault, count in counts.items()]
    lines += [line for line in log.last() if not any(str(fault) in line for fault in counts)]
    if crash := log.last_crash():
        lines.append(f"Stopped by the system: {crash}")
    told = [f"{name}: {words}" for name, words in [*versions(), *surroundings()]]
    told += ["", "Last faults:", *lines] if lines else ["", "No fault was noted."]
    return without_home("\n".join(told)) + "\n"


def without_home(text: str) -> str:
    """The text with ~ in place of the person's own folder, whose name may be theirs."""
    try:
        home = str(Path.home())
    except RuntimeError:  # nobody's: there is none
        return text
    return text.replace(home, "~") if len(home) > 1 else text


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return _UNKNOWN


def _pdfium() -> str:
    """Of the PDFium in pypdfium2, from the file beside it; the one in Qt does not tell."""
    try:
        [told] = [file for file in metadata.files("pypdfium2") or [] if file.as_posix().endswith("_raw/version.json")]
        known = json.loads(told.read_text())
        return ".".join(str(known[part]) for part in ("major", "minor", "build", "patch"))
    except (metadata.PackageNotFoundError, OSError, ValueError, KeyError, TypeError):
        return _UNKNOWN

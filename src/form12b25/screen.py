# SPDX-License-Identifier: MIT
"""Whether a window can open here. Qt ends the program when a system library or the screen is missing; so look first."""

import ctypes
import importlib
import importlib.util
import os
import sys
from contextlib import suppress
from pathlib import Path

from form12b25.form.words import printable

# What the wheels of Qt expect of a Linux system: library, and its package on Debian and Ubuntu.
_ALWAYS = {"libglib-2.0.so.0": "libglib2.0-0", "libgthread-2.0.so.0": "libglib2.0-0",
           "libgssapi_krb5.so.2": "libgssapi-krb5-2", "libstdc++.so.6": "libstdc++6",
           "libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libxkbcommon.so.0": "libxkbcommon0",
           "libdbus-1.so.3": "libdbus-1-3", "libfontconfig.so.1": "libfontconfig1"}
_FOR_X11 = {"libX11-xcb.so.1": "libx11-xcb1", "libxcb-cursor.so.0": "libxcb-cursor0",
            "libxcb-icccm.so.4": "libxcb-icccm4", "libxcb-image.so.0": "libxcb-image0",
            "libxcb-keysyms.so.1": "libxcb-keysyms1", "libxcb-randr.so.0": "libxcb-randr0",
            "libxcb-render-util.so.0": "libxcb-render-util0", "libxcb-shape.so.0": "libxcb-shape0",
            "libxcb-sync.so.1": "libxcb-sync1", "libxcb-xfixes.so.0": "libxcb-xfixes0",
            "libxcb-xkb.so.1": "libxcb-xkb1", "libxkbcommon-x11.so.0": "libxkbcommon-x11-0"}
_FOR_WAYLAND = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}
_PLATFORMS = {"offscreen": {}, "minimal": {}, "xcb": _FOR_X11, "wayland": _FOR_WAYLAND}  # on which the window is shown
_PATIENCE = 2  # seconds
_PYTHON = {"PySide6.QtWidgets": "PySide6-Essentials", "PySide6.QtPrintSupport": "PySide6-Essentials",
           "PySide6.QtUiTools": "PySide6-Essentials", "PySide6.QtPdf": "PySide6-Pdf"}


def trouble() -> str:
    """Why no window can open here and what to do about it, in sentences; the empty text if one can."""
    for module, package in _PYTHON.items():
        if not _installed(module):
            return (f"The window needs the Python package {package}, which is not installed. Install it with: "
                    f"python3 -m pip install {package}. {_WITHOUT}")
    if not sys.platform.startswith("linux"):
        return ""
    platforms = _asked_for()
    if strange := [name for name in platforms if name not in _PLATFORMS]:
        return (f"The variable QT_QPA_PLATFORM asks for “{printable(strange[0])}”, where this window cannot be shown. "
                f"Unset it, or set it to xcb or wayland. {_WITHOUT}")
    usable = any(map(_works, platforms))
    tables = [_ALWAYS] if usable else [_ALWAYS, *(_PLATFORMS[name] for name in platforms)]
    if missing := _missing(*tables):
        return (f"The window needs system libraries that are missing: {', '.join(missing)}. On Debian or Ubuntu "
                f"install them with: sudo apt-get install {' '.join(dict.fromkeys(missing.values()))}. {_WITHOUT}")
    if refused := next(filter(None, map(_refusal, _PYTHON)), ""):
        return (f"The window cannot be loaded: {refused}. Install the library that is named; on Debian or Ubuntu, "
                f"apt-file search finds its package. {_WITHOUT}")
    if usable:
        return ""
    return ("There is no screen to show the window on: neither DISPLAY nor WAYLAND_DISPLAY leads to one. Start the "
            f"program from a desktop, or connect with ssh -X. {_WITHOUT}")


def packages_missing() -> list[str]:
    """The packages of Debian and Ubuntu that are to be installed before every window and every test can run."""
    return list(dict.fromkeys(_missing(_ALWAYS, *_PLATFORMS.values()).values()))


_WITHOUT = "Without a window, the commands fill, show, check, print and deadlines do the whole job: form12b25 --help"


def _installed(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ImportError:
        return False


def _refusal(module: str) -> str:
    """Why a part of Qt cannot be loaded, in the system's words; the empty text if it can."""
    try:
        importlib.import_module(module)
    except ImportError as error:
        return str(error)
    return ""


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _missing(*tables: dict[str, str]) -> dict[str, str]:
    return {library: package for table in tables for library, package in table.items() if not _loads(library)}


def _asked_for() -> list[str]:
    """The platforms that Qt will try, in order. Left to itself it takes the one that the desktop has."""
    if named := os.environ.get("QT_QPA_PLATFORM"):
        return [name.partition(":")[0].lower() for name in named.split(";")]
    return ["wayland", "xcb"] if os.environ.get("WAYLAND_DISPLAY") and _wayland_answers() else ["xcb"]


def _works(platform: str) -> bool:
    """Whether Qt can show a window there; it ends the program where it cannot."""
    if _missing(_PLATFORMS[platform]):
        return False
    if platform == "wayland":
        return _wayland_answers()
    return platform != "xcb" or (bool(os.environ.get("DISPLAY")) and _x11_answers())


def _wayland_answers() -> bool:
    """Whether somebody listens where WAYLAND_DISPLAY leads; the name outlives the one who listened."""
    place = Path(os.environ.get("XDG_RUNTIME_DIR") or "/", os.environ.get("WAYLAND_DISPLAY") or "wayland-0")
    import socket  # only where somebody may listen

    with suppress(OSError), socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(_PATIENCE)
        asking.connect(str(place))
        return True
    return False


def _x11_answers() -> bool:
    """Whether the X server that DISPLAY names lets this program in: the question that Qt asks, without its abort."""
    with suppress(OSError):
        xcb = ctypes.CDLL("libxcb.so.1")
        xcb.xcb_connect.restype = ctypes.c_void_p
        xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
        xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
        xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
        connection = xcb.xcb_connect(None, None)
        refused = xcb.xcb_connection_has_error(connection)
        xcb.xcb_disconnect(connection)
        return not refused
    return False

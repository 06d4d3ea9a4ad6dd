# SPDX-License-Identifier: MIT
"""Keeps PySide6 from reading the source text of every module that is loaded after it.

WORKAROUND for PySide6 6.12: once it is loaded, it reads the whole source of each module that is imported, of Python's
own as well, and keeps it, only to see whether "PySide6" stands in it and the module may want the names of Qt spelled
another way (`from __feature__ import snake_case`). Nobody does here. It costs 3 MB and a fortieth of the start, and
nothing where the program is installed without its sources. A PySide6 that has no such place is left alone.
"""

import sys

import PySide6  # noqa: F401 - what reads comes with it

_READER = "shibokensupport.feature", "_mod_uses_pyside"


def leave_unread() -> None:
    """Let PySide6, which is loaded, take it that no further module wants other names."""
    module, reads = _READER
    if (reader := sys.modules.get(module)) is not None and hasattr(reader, reads):
        setattr(reader, reads, lambda _: False)

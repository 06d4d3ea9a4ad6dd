# SPDX-License-Identifier: MIT
"""Keeps `None` alive under PySide6 6.12 on Python 3.11.

WORKAROUND for the wheels of PySide6 6.12: built for the stable interface of Python 3.12, where `None`, `True` and
`False` are immortal, they return these constants without counting the reference. On Python 3.11 the references are
counted, each such call takes one away, and after some hundred keystrokes Python ends the process ("deallocating None").
So they are given here what Python 3.12 gives them: a count that is never used up. PySide6 6.11 is not affected; this
can go when Python 3.11 goes.
"""

import ctypes
import sys

_PLENTY = 1 << 48  # references: a thousand lost with each keystroke would last for millennia


def make_immortal() -> None:
    """Give the constants references to spare, where this Python counts them."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython" or sys.maxsize < _PLENTY:
        return
    for constant in (None, True, False, NotImplemented, ...):
        count = ctypes.c_ssize_t.from_address(id(constant))
        # The count stands first in an object; in a Python built for tracing it does not, and is then left alone.
        if abs(count.value - sys.getrefcount(constant)) < 100:
            count.value += _PLENTY

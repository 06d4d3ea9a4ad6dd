# SPDX-License-Identifier: MIT
"""Turns: while something is done in another thread, however much that is, the keyboard's thread has its turn soon."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_SHORT = 0.0005  # seconds that Python gives a thread while others wait; its usual is ten times that


class Turns:
    """Makes them short as long as anybody asks for it; may be called in any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._asked = 0
        self._usual = sys.getswitchinterval()

    def shorten(self) -> None:
        """Short from now on, until `lengthen` has been called as often as this."""
        with self._lock:
            if self._asked == 0:
                self._usual = sys.getswitchinterval()
                sys.setswitchinterval(_SHORT)
            self._asked += 1

    def lengthen(self) -> None:
        """This asker needs no short turns any more."""
        with self._lock:
            self._asked -= 1
            if self._asked == 0:
                sys.setswitchinterval(self._usual)

    @contextmanager
    def short(self) -> Iterator[None]:
        """Short for as long as this is entered."""
        self.shorten()
        try:
            yield
        finally:
            self.lengthen()


TURNS = Turns()  # Python has one length of a turn for all threads

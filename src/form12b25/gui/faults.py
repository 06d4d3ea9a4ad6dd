# SPDX-License-Identifier: MIT
"""A fault that nobody foresaw, and what may be told of it: its kind and its places, never what was typed.

What an exception says may repeat what stood in a blank or the name of a file, so it is never looked at.
"""

import os
import re
import stat
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath
from types import TracebackType

from form12b25.form.patterns import Pattern

_OWN = Path(__file__).parents[1]
_MOST_PLACES, _MOST_CAUSES = 10, 4
_INSTALLED = ("site-packages", "dist-packages")
_READ = 64 * 2**10  # bytes of a log, from its end
_PLACE = r"[\w./<>-]+:\d+"
_LINE = Pattern(rf"\d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d \S+(?: \(not installed\))? [\w.]+ at "
                   rf"(?:{_PLACE}|an unknown place|(?: < )|(?:, of [\w.]+ at )|(?: \(\d+ times\)))+")
_CRASH = Pattern(r"(?:Fatal Python error|Windows fatal exception): ([\w .,()-]+)")
_FRAME = Pattern(r'  File "(?P<file>[^"]+)", line (?P<line>\d+)')


@dataclass(frozen=True)
class Fault:
    """The kind of an exception, the places it came through, the innermost first, and the fault that it came of."""

    kind: str
    places: tuple[str, ...]
    cause: "Fault | None" = None

    def __str__(self) -> str:
        """All of it, on one line."""
        told = f"{self.kind} at {' < '.join(self.places) or 'an unknown place'}"
        return f"{told}, of {self.cause}" if self.cause else told

    @property
    def short(self) -> str:
        """The kind and the innermost place."""
        return f"{self.kind} at {self.places[0] if self.places else 'an unknown place'}"


def of(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None,
       causes: int = _MOST_CAUSES) -> Fault:
    """What may be told of an exception, and of `causes` that it came of."""
    places = []
    while trace is not None:
        places.append(place(trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__) if error else None
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return Fault(re.sub(r"[^\w.]", "", name), tuple(reversed(places[-_MOST_PLACES:])),
                 of(type(before), before, before.__traceback__, causes - 1) if before and causes else None)


def place(file: str, line: int) -> str:
    """A line of a module, such as "gui/filing.py:88": without the folders above, which may bear somebody's name."""
    path = PurePath(file)
    if path.is_relative_to(_OWN):
        name = path.relative_to(_OWN).as_posix()
    else:
        begins = max((place + 1 for place, part in enumerate(path.parts) if part in _INSTALLED),
                     default=len(path.parts) - 1)
        name = "/".join(path.parts[begins:])
    return f"{re.sub(r'[^A-Za-z0-9_./<>-]', '_', name)}:{line}"


class FaultLog:
    """The log of faults: a line for each, in a file that only its owner can read."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "faults.log"
        self.crashes = folder / "crashes.log"  # what the system itself stopped; written by faulthandler

    def note(self, version: str, words: str) -> None:
        """Write a line, if it can be."""
        with suppress(OSError), open(self.path, "a", encoding="utf-8", opener=for_its_owner) as log:
            log.write(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S} {version} {words}\n")

    def last(self, most: int = 10) -> list[str]:
        """The last lines; one that is not of the kind that is written here is left out."""
        return [line for line in _end(self.path) if _LINE.fullmatch(line)][-most:]

    def last_crash(self) -> str:
        """What the system last stopped the program for, and where; empty if it never did."""
        told, places = "", list[str]()
        for line in _end(self.crashes):
            if found := _CRASH.match(line):
                told, places = found[1].strip(), []
            elif (found := _FRAME.match(line)) and len(places) < _MOST_PLACES:
                places.append(place(found["file"], int(found["line"])))
        if not told:
            return ""
        day = datetime.fromtimestamp(self.crashes.stat().st_mtime).astimezone()
        return f"{day:%Y-%m-%d %H:%M:%S} {told} at {' < '.join(places) or 'an unknown place'}"


def _end(path: Path) -> Sequence[str]:
    """The last lines of a file; none if it cannot be read."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, os.fstat(file.fileno()).st_size - _READ))
            return file.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return []


def for_its_owner(name: str, flags: int) -> int:
    """Open a file as open() does; one that is made can be read by its owner only."""
    return os.open(name, flags, stat.S_IRUSR | stat.S_IWUSR)

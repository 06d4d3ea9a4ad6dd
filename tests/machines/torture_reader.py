# SPDX-License-Identifier: MIT
"""Spoils drafts in every way it knows and has them read: nothing but a draft or a sentence may come of it.

    python tests/machines/torture_reader.py 100000 [--seed 12]

Ends with status 1 where a file crashed the reader, took more than 2 s or 300 MB, or made it write anything; such a file
is kept in the present folder. The memory is limited by the system (RLIMIT_AS), and the most that was used is told.
"""

import argparse
import io
import os
import random
import re
import resource
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

import spoiling  # noqa: E402 - after the path to this checkout

from form12b25 import assets  # noqa: E402
from form12b25.drafts import document, store  # noqa: E402
from form12b25.form.refusal import Refusal  # noqa: E402

LONGEST = 2.0  # seconds
MOST = 300 * 2**20  # bytes


@dataclass
class Figures:
    """What came of it."""

    files: int = 0
    drafts: int = 0
    said: Counter = field(default_factory=Counter)
    longest: float = 0.0
    faults: list = field(default_factory=list)
    seconds: float = 0.0
    memory: int = 0

    def lines(self):
        """For people to read."""
        yield (f"{self.files:,} files in {self.seconds:,.0f} s: {self.drafts:,} still were drafts, "
               f"{self.said.total():,} were refused with {len(self.said)} different sentences")
        yield f"longest {self.longest:.2f} s, most memory {self.memory / 2**20:.0f} MB, faults {len(self.faults)}"
        yield from self.faults


def _watch_writing(written):
    """Note whatever is opened to be written, made, renamed or started from now on."""
    def note(event, given):
        if event == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            written.append(f"open {given[0]}")
        elif event.startswith(("os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "subprocess", "os.exec",
                               "socket.connect", "shutil")):
            written.append(f"{event} {given}")
    sys.addaudithook(note)


def read(content, place):
    """Have it read, from memory or from a file; gives the draft or the sentence."""
    try:
        if place is None:
            draft = document.from_file(io.BytesIO(content), assets.edition)
        else:
            draft, _ = store.read_known(place, assets.edition)
        document.to_bytes(draft)  # what was opened can be saved
        return draft
    except Refusal as refusal:
        return str(refusal)


def _most_memory():
    """The most memory that this program held, in bytes; what `getrusage` tells begins with that of who started it."""
    return int(re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text())[1]) * 1024


def torture(count, seed, place):
    """Spoil and read so many files; every seventh stands on the disk, at `place`."""
    for content in spoiling.seeds():  # what reads packets, too, is loaded before the memory is measured
        read(content, None)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + MOST, hard))
    figures, written = Figures(), []
    began = time.perf_counter()
    for number in range(count):
        content, ways = spoiling.spoilt(random.Random(f"{seed} {number}"))  # noqa: S311 - chance that can be repeated
        on_disk = place if number % 7 == 0 else None
        if on_disk:
            on_disk.write_bytes(content)
        if number == 0:
            _watch_writing(written)
        del written[:]
        start = time.perf_counter()
        try:
            found, fault = read(content, on_disk), ""
        except BaseException as error:
            found, fault = "", f"{type(error).__name__}: {error}"[:200]
            if isinstance(error, KeyboardInterrupt):
                raise
        took = time.perf_counter() - start
        figures.files += 1
        figures.longest = max(figures.longest, took)
        if isinstance(found, str):
            figures.said[re.sub(r"[“\"][^”\"]*[”\"]|\d+", "…", found)] += 1
            fault = fault or ("" if found.isprintable() and len(found) < 600 else f"no clear sentence: {found[:200]!r}")
        else:
            figures.drafts += 1
        fault = fault or (f"{took:.1f} s" if took > LONGEST else "") or "; ".join(written)
        if fault:
            figures.faults.append(f"file {number} ({', '.join(ways)}): {fault}")
            Path(f"torture-{seed}-{number}.12b25").write_bytes(content)
        del content, found
    figures.seconds = time.perf_counter() - began
    figures.memory = _most_memory()
    if figures.memory > MOST:
        figures.faults.append(f"{figures.memory / 2**20:.0f} MB of memory in all")
    return figures


def main():
    """Do as the command line says; gives the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--sentences", action="store_true", help="list them, the most frequent first")
    given = parser.parse_args()
    figures = torture(given.count, given.seed, Path.cwd() / "torture.12b25")
    Path("torture.12b25").unlink(missing_ok=True)
    lines = list(figures.lines())
    if given.sentences:
        lines += [f"{count:7,} {said}" for said, count in figures.said.most_common()]
    sys.stdout.write("\n".join([*lines, ""]))
    return 1 if figures.faults else 0


if __name__ == "__main__":
    sys.exit(main())

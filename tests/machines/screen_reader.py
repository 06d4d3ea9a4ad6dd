# SPDX-License-Identifier: MIT
"""A screen reader of our own: the buses of AT-SPI beside a screen, and what is heard on them of the program."""

import json
import queue
import shutil
import subprocess
import threading
import time
from pathlib import Path

_SYSTEM_PYTHON = "/usr/bin/python3"  # which has the bindings of AT-SPI
_PATIENCE = 30  # seconds
_QUIET = 0.4  # seconds in which nothing more is said


class ScreenReader:
    """Hears the program on a screen. Nothing of it is known but what it says of itself."""

    def __init__(self, screen):
        assert shutil.which("dbus-daemon"), "dbus-daemon: install with apt-get install dbus-daemon at-spi2-core"
        self._bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"], text=True,
                                     stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=screen.environment)
        screen.environment |= {"DBUS_SESSION_BUS_ADDRESS": self._bus.stdout.readline().strip(),
                               "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_ACCESSIBILITY": "1"}
        self._ear = subprocess.Popen([_SYSTEM_PYTHON, "-W", "ignore", str(Path(__file__).with_name("listening.py"))],
                                     text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=screen.environment)
        self._heard = queue.Queue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        assert self._heard.get(timeout=_PATIENCE)["heard"] == "ready"
        self.said = []  # everything, in its order

    def _listen(self):
        for line in self._ear.stdout:
            self._heard.put(json.loads(line))
        self._heard.put({"heard": "silence"})

    def close(self):
        for process in (self._ear, self._bus):  # the registry of AT-SPI ends with its bus
            process.kill()
            process.wait()
        self._listener.join()
        for pipe in (self._ear.stdin, self._ear.stdout, self._bus.stdout):
            pipe.close()

    def hears(self, kind, holds=lambda said: True, patience=_PATIENCE):
        """The next thing of that kind for which it holds; all before it is passed by."""
        end = time.monotonic() + patience
        passed = []
        while (left := end - time.monotonic()) > 0:
            try:
                said = self._heard.get(timeout=left)
            except queue.Empty:
                break
            self.said.append(said)
            if said["heard"] == kind and holds(said):
                return said
            passed.append(said.get("name", said.get("words", said["heard"])))
        raise AssertionError(f"no such {kind} was heard, but {passed}")

    def rests(self):
        """All that is said until nothing more is."""
        found = []
        while True:
            try:
                found.append(self._heard.get(timeout=_QUIET))
            except queue.Empty:
                self.said += found
                return found

    def tree(self):
        """What the program shows now: its windows, each object with its children."""
        self._ear.stdin.write("tree\n")
        self._ear.stdin.flush()
        programs = self.hears("tree")["programs"]
        return [window for program in programs for window in program["children"]]


def all_of(things):
    """Every object of a tree, from the top."""
    for thing in things:
        yield thing
        yield from all_of(thing["children"])

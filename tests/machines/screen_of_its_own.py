# SPDX-License-Identifier: MIT
"""A screen of our own: an X server in memory with a window manager, and the program on it, used by its keyboard."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
SAID = "said.txt"  # what the program said on its way, where nobody reads it
_NEEDED = ("Xvfb", "openbox", "xdotool")
_PATIENCE = 60  # seconds
_HELD = "0.1"  # seconds


class Screen:
    """An X server, whose keys go to the window that has the focus."""

    def __init__(self):
        missing = [name for name in _NEEDED if not shutil.which(name)]
        assert not missing, f"{', '.join(missing)}: install with apt-get install xvfb openbox xdotool"
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten",
                                        "tcp", "-noreset"], pass_fds=[write], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"
        self.environment = {name: value for name, value in os.environ.items() if name not in (
            "QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE")} | {"DISPLAY": self.display}
        self.manager = None
        self.managed()

    def managed(self):
        """A desktop has a window manager; openbox has been seen to die when a window was killed as it came."""
        if self.manager is None or self.manager.poll() is not None:
            self.manager = subprocess.Popen(["openbox"], env=self.environment, stdout=subprocess.DEVNULL,
                                            stderr=subprocess.DEVNULL)

    def close(self):
        for process in (self.manager, self.server):
            process.kill()
            process.wait()

    def program(self, folder, draft=None, *before, **environment):
        """Start the program, on a draft or as it is, with all that is its own in a folder; so is what it says."""
        self.managed()
        with (folder / SAID).open("w", encoding="utf-8") as said:
            return subprocess.Popen(
                [*before, sys.executable, "-X", "faulthandler", "-m", "form12b25", *([str(draft)] if draft else [])],
                cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, env=self.environment | {
                    "PYTHONPATH": str(SOURCE), "FORM12B25_PORTABLE": str(folder / "own")} | environment)

    def active(self):
        """The title of the window to which the keys go."""
        ran = subprocess.run(["xdotool", "getactivewindow", "getwindowname", "getwindowfocus", "getwindowname"],
                             env=self.environment, check=False, capture_output=True, text=True, timeout=_PATIENCE)
        manager, server = [*ran.stdout.splitlines(), "", ""][:2]  # what each of them says
        return manager if manager == server else ""

    def until(self, holds, patience=_PATIENCE):
        """Wait until it holds; gives whether it does."""
        end = time.monotonic() + patience
        while not holds():
            if time.monotonic() > end:
                return False
            time.sleep(0.03)
        return True

    def press(self, *keys):
        """Press keys, such as ctrl+s. Alt before them all is held: let go at once, it closes its menu."""
        if keys[0].startswith("alt+"):
            self._sent("keydown", "alt", "sleep", _HELD, "key", keys[0].removeprefix("alt+"), "sleep", _HELD, "keyup",
                       "alt")
            keys = keys[1:]
        if keys:
            self._sent("key", "--clearmodifiers", "--delay", "8", *keys)

    def type(self, text):
        """Type what is on every keyboard."""
        self._sent("type", "--delay", "8", text)

    def _sent(self, *command):
        subprocess.run(["xdotool", *command], env=self.environment, check=True, timeout=_PATIENCE,
                       stderr=subprocess.DEVNULL)

    def picture(self, path):
        """The whole screen as a picture, where ImageMagick is there."""
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=False)


def kill(process):
    """End it as a power failure would, with whatever it was about."""
    process.send_signal(signal.SIGKILL)
    process.wait()

# SPDX-License-Identifier: MIT
"""An officer of the company, who has a keyboard, a screen and a file manager, and no way into the program's code."""

import json
import os
import subprocess
import zipfile
from pathlib import Path

from screen_of_its_own import Screen, kill

_PICTURES = os.environ.get("FORM12B25_STORY_PICTURES")  # a folder, to see how a story went


class Officer:
    """Starts the program, types, and waits for what the titles of the windows and the files on the disk show."""

    def __init__(self, screen: Screen, folder: Path, **environment: str):
        self.screen, self.folder, self._environment = screen, folder, environment
        self.process = None

    def starts(self, *arguments):
        """Start the program as from a menu of the desktop."""
        self.process = self.screen.program(self.folder, *arguments, **self._environment)

    def sees(self, title, patience=60):
        """Wait until the keys go to a window whose title begins so."""
        came = self.screen.until(lambda: self.screen.active().startswith(title), patience)
        assert came, f"{title!r} did not come; there is {self.screen.active()!r}: {self._picture()}"

    def gets(self, holds, what):
        """Wait until it holds."""
        assert self.screen.until(holds), f"{what}: {self._picture()}"

    def press(self, *keys):
        """Press keys, one after the other."""
        self.screen.press(*keys)

    def type(self, text):
        """Type what is on the keyboard."""
        assert text.isascii(), text
        self.screen.type(text)

    def paste(self, text):
        """Paste what stands in a letter by counsel, with its quotation marks and dashes."""
        subprocess.run(["xclip", "-selection", "clipboard"], input=text.encode(), env=self.screen.environment,
                       check=True)
        self.press("ctrl+v")

    def enters(self, text):
        """Type it, or paste what the keyboard has not."""
        if text.isascii() and "\n" not in text:
            self.type(text)
        else:
            self.paste(text)

    def saves_as(self, deed, title, path):
        """Press the keys that save, give the name, and wait for the file."""
        self.press(deed)
        self.sees(title)
        self.press("ctrl+a")
        self.type(str(path))
        self.press("Return")
        self.gets(path.exists, f"{path.name} was not written")

    def leaves(self):
        """Close the program, which has nothing left to ask."""
        self.press("ctrl+q")
        self.gets(lambda: self.process.poll() is not None, "the program did not end")
        assert self.process.returncode == 0

    def pulls_the_plug(self):
        """The program ends without warning."""
        kill(self.process)

    def goes(self):
        """Whatever happened, the program ends."""
        if self.process is not None and self.process.poll() is None:
            kill(self.process)

    def looks(self, name):
        """Take a picture, if somebody wants to see it."""
        if _PICTURES:
            self.screen.picture(Path(_PICTURES) / f"{name}.png")

    def _picture(self):
        place = Path(_PICTURES or self.folder.parent) / f"{self.folder.name}.png"
        self.screen.picture(place)
        return place


def answers_in(draft):
    """What stands in a draft, as unzip shows it."""
    with zipfile.ZipFile(draft) as archive:
        return json.loads(archive.read("draft.json"))

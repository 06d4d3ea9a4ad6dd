# SPDX-License-Identifier: MIT
"""What tests of several rooms share: the two real filings, and the program run as a person runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from drafting import example
from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.form import answers

SOURCE = Path(__file__).parents[1] / "src"
FAR_FROM_A_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONUNBUFFERED", "PYTHONIOENCODING")

# Where CI is set the same cases are tried each time, so that a red run is the change's doing; elsewhere new ones.
settings.register_profile("house", deadline=None, print_blob=True, derandomize=bool(os.environ.get("CI")))
settings.load_profile("house")


@pytest.fixture
def igene():
    return answers.from_object(example("igene-1998"), assets.edition)


@pytest.fixture
def quantum():
    return answers.from_object(example("quantum-2026"), assets.edition)


class Program:
    """The command `form12b25` in a folder of its own, far from any screen."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {name: value for name, value in os.environ.items() if name not in FAR_FROM_A_SCREEN}
        self.environment["PYTHONPATH"] = str(SOURCE)

    def __call__(self, *arguments, given=None, **environment):
        """Run it; `given` stands on its standard input. A traceback is never what a person may see."""
        ran = subprocess.run([sys.executable, "-m", "form12b25", *map(str, arguments)], cwd=self.folder,
                             input=given if given is not None else b"", capture_output=True, timeout=60, check=False,
                             env=self.environment | environment)
        assert b"Traceback" not in ran.stderr, ran.stderr.decode()
        return ran

    def refused(self, status, *arguments, **more):
        """Run it in vain: gives its one sentence."""
        ran = self(*arguments, **more)
        said = ran.stderr.decode().splitlines()
        assert (ran.returncode, ran.stdout, len(said)) == (status, b"", 1), (ran.returncode, said)
        assert said[0].startswith("form12b25: ")
        assert said[0].endswith((".", "--help"))
        return said[0]

    def answers(self, name="igene-1998", **changed):
        """A file of answers: a real filing, with changes."""
        path = self.folder / f"{name}.json"
        path.write_text(json.dumps(example(name) | changed), encoding="utf-8")
        return path

    def draft(self, name="igene-1998", **changed):
        """A draft file made of those answers, in this process, for there are many."""
        path = self.folder / f"{name}.12b25"
        path.write_bytes(document.to_bytes(store.read_answers(self.answers(name, **changed), assets.edition)))
        return path


@pytest.fixture
def program(tmp_path):
    return Program(tmp_path)

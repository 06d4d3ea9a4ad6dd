# SPDX-License-Identifier: MIT
"""The steps of what takes long: which stage it is in, how much of it is done, and the place where it can be stopped."""

from enum import StrEnum
from typing import Protocol


class Stage(StrEnum):
    """A stage of a long deed; its value is what a person reads behind the words of the deed."""

    READING = "reading the file"
    JUDGING = "looking at what is attached"
    REVIEWING = "checking the form"
    DRAWING = "drawing the pages"
    LAYING = "laying in what is attached"
    BINDING = "binding the sets"
    PROVING = "reading the pages again"
    TAKING_OUT = "taking out the pages"
    PACKING = "packing the draft"
    COMPARING = "comparing it with what was entered"
    WRITING = "writing the file"


class Step(Protocol):
    """Called on the way with how much of a stage is done and of how much; a deed of one stage need not name it.

    What it raises stops the deed: whoever calls it leaves nothing half done.
    """

    def __call__(self, done: int, total: int, stage: Stage | None = None, /) -> None:
        """So much is done."""


def unwatched(_done: int, _total: int, _stage: Stage | None = None, /) -> None:
    """The step of a deed that nobody waits for."""

# SPDX-License-Identifier: MIT
"""What stands at a place on a page: plain values, to be tested as numbers before any PDF is made."""

from dataclasses import dataclass

from form12b25.form.keys import Key
from form12b25.paper import fonts
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import Box


@dataclass(frozen=True)
class Words:
    """One line of type. `key` names the blank whose value it is; without one, it is the form's or the program's."""

    left: float
    baseline: float
    text: str
    face: Face = Face.REGULAR
    size: float = 10.0
    key: Key | None = None

    @property
    def box(self) -> Box:
        """The room the line takes: its ascenders, its descenders, its width."""
        width = fonts.width(self.text, self.face, self.size)
        return Box(self.left, self.baseline - 0.75 * self.size, self.left + width, self.baseline + 0.22 * self.size)


@dataclass(frozen=True)
class Rule:
    """A straight line, in black."""

    left: float
    top: float
    right: float
    bottom: float
    weight: float = 0.6


@dataclass(frozen=True)
class Frame:
    """A ruled box."""

    box: Box
    weight: float = 1.0


@dataclass(frozen=True)
class CheckBox:
    """A check box, drawn as lines, never as a letter of some font. `option` tells it from others of its key."""

    box: Box
    key: Key
    option: str = ""
    checked: bool = False


@dataclass(frozen=True)
class Picture:
    """An attached picture, whole, inside the box."""

    box: Box
    content: bytes


@dataclass(frozen=True)
class Leaf:
    """A page of an attached PDF file, whole, inside the box. `number` counts from 0."""

    box: Box
    content: bytes
    number: int


Mark = Words | Rule | Frame | CheckBox | Picture | Leaf


@dataclass(frozen=True)
class Room:
    """Where the value of a key stands, or would stand if there were one; a choice has a room for each of its boxes."""

    key: Key
    box: Box


@dataclass(frozen=True)
class Page:
    """A page: the marks that every set shows, and those that only a conformed copy has, inside `signatures`.

    `signatures` are the blocks for ink; outside them a conformed copy is the original, pixel for pixel. `rooms` is no
    ink: it tells the eye on the screen what belongs to which blank, where the marks alone do not.
    """

    marks: tuple[Mark, ...]
    conformed: tuple[Mark, ...] = ()
    signatures: tuple[Box, ...] = ()
    rooms: tuple[Room, ...] = ()

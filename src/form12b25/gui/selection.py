# SPDX-License-Identifier: MIT
"""What part of the packet is printed: which sets, which pages of each, on one side of the paper or both."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Packet:
    """A finished packet: the PDF file, the names of its sets in order, and how many pages each of them has.

    `ink`: the sets, counted from 0, that are signed by hand; the first of them is the original.
    """

    pdf: bytes
    sets: tuple[str, ...]
    pages: int
    ink: tuple[int, ...] = (0,)


@dataclass(frozen=True)
class Selection:
    """Sets, counted from 0; pages `first` to `last` of each, counted as the paper counts them; one side or both."""

    packet: Packet
    sets: tuple[int, ...]
    first: int
    last: int
    both_sides: bool = False

    @classmethod
    def of_all(cls, packet: Packet) -> "Selection":
        """The whole packet, on one side."""
        return cls(packet, tuple(range(len(packet.sets))), 1, packet.pages)

    @property
    def whole(self) -> bool:
        """Whether nothing of the packet is left out."""
        return len(self.sets) == len(self.packet.sets) and len(self.pages) == self.packet.pages

    @property
    def pages(self) -> range:
        """The pages of each set. On both sides they are those of whole sheets: paper has no single side."""
        if not self.both_sides:
            return range(self.first, self.last + 1)
        return range(self.first - (self.first + 1) % 2, min(self.last + self.last % 2, self.packet.pages) + 1)

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes."""
        return len(self.sets) * ((len(self.pages) + 1) // 2 if self.both_sides else len(self.pages))

    def faces(self) -> list[int | None]:
        """The pages of the packet in the order of printing, counted from 0; None is a back that stays empty, so that
        each set begins on a front side."""
        empty = [None] if self.both_sides and len(self.pages) % 2 else []
        return [face for one in self.sets
                for face in (*(one * self.packet.pages + page - 1 for page in self.pages), *empty)]

    def on(self, *, both_sides: bool) -> "Selection":
        """The same on one side, or on both."""
        return replace(self, both_sides=both_sides)

# SPDX-License-Identifier: MIT
"""Places on a page, in points (1/72 inch). The origin is the upper left corner; y grows downward, as one reads."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right, in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom, in points."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The x of its vertical axis."""
        return (self.left + self.right) / 2

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly inside."""
        return (self.left <= other.left and other.right <= self.right
                and self.top <= other.top and other.bottom <= self.bottom)

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (self.left < other.right and other.left < self.right
                and self.top < other.bottom and other.top < self.bottom)


PAGE = Box(0, 0, 612, 792)  # letter paper, 8 1/2 by 11 inches (Rule 12b-12)
LIVE = Box(72, 36, 558, 756)  # 1 inch at the left for binding (Rule 12b-11(c)), 3/4 at the right, 1/2 above and below
BODY = 10.0  # points of type (Rule 12b-12)
LEADING = 2.0  # points between lines (Rule 12b-12)
SMALL = 8.0  # points; nothing on the paper is smaller
FOOT = 751.0  # baseline of the page number

# SPDX-License-Identifier: MIT
"""What the eye makes of a widget: contrast as WCAG 2.2 has it, measured on what is really painted."""

from collections import Counter

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPixmap, QRegion

TEXT, SIGN = 4.5, 3.0  # the least contrast of words, and of signs and frames, to 1


def contrast(one, other):
    """Of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour):
    parts = ((colour >> shift & 255) / 255 for shift in (16, 8, 0))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def dots(picture):
    """The colours of a picture, as numbers, row by row."""
    image = picture.toImage() if isinstance(picture, QPixmap) else picture
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(image.constBits()).cast("I").tolist() if image.bytesPerLine() == 4 * image.width() else []


def change(before, after):
    """How many dots of two pictures differ so much that it is seen."""
    pairs = Counter(zip(dots(before), dots(after), strict=True))
    return sum(count for (one, other), count in pairs.items() if one != other and contrast(one, other) >= SIGN)


def large(widget, rect=None, *, scale=3):
    """A widget as it lies in its window, so large that each stroke of a letter has its full colour somewhere."""
    rect = rect or widget.rect()
    window = widget.window()
    picture = QPixmap(rect.size() * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(QColor("#ff00ff"))
    window.render(picture, QPoint(0, 0), QRegion(rect.translated(widget.mapTo(window, QPoint(0, 0)))))
    return picture


def inks(picture):
    """The ground of a picture, and the colours on it with their share of what is not ground, the commonest first."""
    (ground, _), *others = Counter(dots(picture)).most_common()
    whole = sum(count for _, count in others)
    return ground, [(colour, count / whole) for colour, count in others]

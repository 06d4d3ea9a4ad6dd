# SPDX-License-Identifier: MIT
"""The lengths of the sheet at any zoom: those of its style, and those that Qt Designer's files give.

A zoom is a factor; at 1.0 an inch is 96 pixels, whatever the system says of its screen or its type.
"""

import re
from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QLayout, QPlainTextEdit, QSpacerItem, QTableWidget, QWidget

from form12b25.gui.scheme import coloured

_TYPE = re.compile(r"font-size: ([\d.]+)pt")
_LENGTH = re.compile(r"(?<![\w#.])(\d+)px")
_POINT = 96 / 72  # pixels
_UNLIMITED = (1 << 24) - 1  # pixels, Qt's QWIDGETSIZE_MAX


def at(length: float, zoom: float) -> int:
    """A length in pixels at that zoom; what is there stays there, and what is not is not."""
    return max(1, round(length * zoom)) if length > 0 else int(length)


def styled(style: str, zoom: float, colours: Mapping[str, str]) -> str:
    """A style sheet written for 100 %, at that zoom and in the colours of the scheme.

    Qt draws type in whole pixels only. What is rounded off the size is given to the spaces between the letters, so that
    a line is as long as on paper and breaks where it breaks there.
    """
    def lettered(found: re.Match[str]) -> str:
        exact = float(found[1]) * _POINT * zoom
        size = max(1, round(exact))
        return f"font-size: {size}px; letter-spacing: {exact / size - 1:.4f}em"

    longer = _LENGTH.sub(lambda found: f"{at(int(found[1]), zoom)}px", style)
    return coloured(_TYPE.sub(lettered, longer), colours)


class Lengths:
    """The margins, spacings and least and greatest sizes of a widget and all in it, as they are at 100 %.

    How high a narrative and a table are is their editors' business.
    """

    def __init__(self, widget: QWidget) -> None:
        self._layouts = [(layout, _sides(layout), _spacings(layout))
                         for layout in widget.findChildren(QLayout)]
        self._spacers = [(layout, spacer, spacer.sizeHint()) for layout, _, _ in self._layouts
                         for spacer in _spacers(layout)]
        self._sizes = [(inner, inner.minimumSize(), inner.maximumSize()) for inner in widget.findChildren(QWidget)
                       if _is_given(inner)]

    def put(self, zoom: float) -> None:
        """Give everything its size at that zoom."""
        for layout, margins, spacings in self._layouts:
            layout.setContentsMargins(*(at(side, zoom) for side in margins))
            if isinstance(layout, QGridLayout):
                layout.setHorizontalSpacing(at(spacings[0], zoom))
                layout.setVerticalSpacing(at(spacings[1], zoom))
            else:
                layout.setSpacing(at(spacings[0], zoom))
        for layout, spacer, size in self._spacers:
            policy = spacer.sizePolicy()
            spacer.changeSize(at(size.width(), zoom), at(size.height(), zoom), policy.horizontalPolicy(),
                              policy.verticalPolicy())
            layout.invalidate()
        for inner, least, greatest in self._sizes:
            inner.setMinimumSize(QSize(at(least.width(), zoom), at(least.height(), zoom)))
            inner.setMaximumSize(QSize(*(at(side, zoom) if side < _UNLIMITED else side
                                         for side in greatest.toTuple())))


def _sides(layout: QLayout) -> tuple[int, int, int, int]:
    margins = layout.contentsMargins()
    return margins.left(), margins.top(), margins.right(), margins.bottom()


def _spacings(layout: QLayout) -> tuple[int, int]:
    if isinstance(layout, QGridLayout):
        return layout.horizontalSpacing(), layout.verticalSpacing()
    return layout.spacing(), layout.spacing()


def _spacers(layout: QLayout) -> list[QSpacerItem]:
    items = (layout.itemAt(place) for place in range(layout.count()))
    found = (item.spacerItem() for item in items if item is not None)
    return [spacer for spacer in found if spacer is not None]


def _is_given(widget: QWidget) -> bool:
    """Whether a size of it is given."""
    if isinstance(widget, QPlainTextEdit | QTableWidget):
        return False
    return not widget.minimumSize().isNull() or min(widget.maximumSize().toTuple()) < _UNLIMITED

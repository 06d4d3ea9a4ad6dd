# SPDX-License-Identifier: MIT
"""How the entries of the list are drawn: under a heading for each Part, each with its sign beside its first line.

All colours are asked of the palette when they are needed, so that an entry can be read chosen or not, in any scheme.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from form12b25.gui import signs

_Index = QModelIndex | QPersistentModelIndex
HEADING = Qt.ItemDataRole.UserRole + 1  # above the entry, if it is the first of its Part
SIGN = Qt.ItemDataRole.UserRole + 2
WORDS = Qt.ItemDataRole.UserRole + 3  # without the Part, which the heading names
QUIET = Qt.ItemDataRole.UserRole + 4  # whether a person has answered it
_FAINT = 0.3  # of the ground in the letters of what is quiet
_AROUND = 3  # pixels above and below an entry
_INDENT = 1.7  # capital letters of room for a sign


class Entries(QStyledItemDelegate):
    """Draws an entry, and above the first of a Part the heading. The heading belongs to its entry: no key stops on it,
    and a click on it leads to the first thing that is left in the Part.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """The entry's own words, at the top of its room, beside its sign."""
        super().initStyleOption(option, index)
        option.text = index.data(WORDS)
        option.displayAlignment = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if index.data(QUIET):
            palette = option.palette
            palette.setColor(QPalette.ColorRole.Text, _faint(palette))
            option.palette = palette

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The heading if there is one, the entry, the sign."""
        heading, whole = index.data(HEADING), option.rect
        above = _height(option.font, heading, whole.width()) if heading else 0
        if heading:
            painter.save()
            painter.setFont(_bold(option.font))
            painter.setPen(option.palette.color(QPalette.ColorRole.Text))
            painter.drawText(QRect(whole.x() + _AROUND, whole.y(), whole.width() - 2 * _AROUND, above - _AROUND),
                             Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap,
                             heading)
            painter.restore()
        entry = QStyleOptionViewItem(option)
        self.initStyleOption(entry, index)
        entry.rect = whole.adjusted(0, above, 0, 0)
        style = entry.widget.style()
        chosen = bool(entry.state & QStyle.StateFlag.State_Selected)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, entry, painter, entry.widget)
        if entry.state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setPen(entry.palette.color(QPalette.ColorRole.Text))
            painter.drawRect(entry.rect.adjusted(0, 0, -1, -1))
            painter.restore()
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        ink = entry.palette.color(QPalette.ColorGroup.Active if chosen else QPalette.ColorGroup.Normal, role)
        painter.save()
        painter.setFont(entry.font)
        painter.setPen(ink)
        painter.drawText(_room(entry), Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, entry.text)
        painter.restore()
        letters = entry.fontMetrics
        side = letters.capHeight()
        signs.draw(painter, index.data(SIGN), QRectF(entry.rect.x() + side // 2, entry.rect.y() + _AROUND
                                                     + letters.ascent() - side, side, side), ink)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as its lines at the width of the list, and its heading."""
        entry = QStyleOptionViewItem(option)
        self.initStyleOption(entry, index)
        heading, width = index.data(HEADING), entry.rect.width()
        above = _height(entry.font, heading, width) if heading else 0
        entry.rect = QRect(0, 0, width, 100_000)
        lines = entry.fontMetrics.boundingRect(_room(entry), Qt.TextFlag.TextWordWrap, entry.text).height()
        return QSize(0, above + lines + 2 * _AROUND)


def _room(entry: QStyleOptionViewItem) -> QRect:
    """Where the words of an entry stand: right of its sign."""
    indent = round(_INDENT * entry.fontMetrics.capHeight()) + entry.fontMetrics.capHeight() // 2
    return entry.rect.adjusted(indent, _AROUND, -_AROUND, -_AROUND)


def _height(font: QFont, heading: str, width: int) -> int:
    """Of a heading that may need more than one line, with a little room around."""
    room = QRect(0, 0, max(width - 2 * _AROUND, 1), 100_000)
    return QFontMetrics(_bold(font)).boundingRect(room, Qt.TextFlag.TextWordWrap, heading).height() + 3 * _AROUND


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _faint(palette: QPalette) -> QColor:
    """The colour of the words, somewhat nearer to the ground behind them."""
    ink, ground = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
    parts = ((ink.red(), ground.red()), (ink.green(), ground.green()), (ink.blue(), ground.blue()))
    return QColor(*(round((1 - _FAINT) * one + _FAINT * other) for one, other in parts))

# SPDX-License-Identifier: MIT
"""The list of the drafts opened last: whose each is, how it stands against its last day, and where its file is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from form12b25.gui.recent_drafts import Entry

_ENTRY = Qt.ItemDataRole.UserRole
_ACROSS, _DOWN = 8, 6  # pixels around the words
_WRAPPED = Qt.TextFlag.TextWordWrap


class RecentList(QListWidget):
    """As high as its lines, so that only the page around it scrolls.

    Signals: `wanted(path)` when one is to be opened, `unwanted(path)` when one is to be taken from the list.
    """

    wanted = Signal(object)
    unwanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("recent_drafts")
        self.setAccessibleName("Drafts opened last")
        self.setItemDelegate(_Lines(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(lambda _: self.open_chosen())
        self._offer("Open", "Return", self.open_chosen)
        self._offer("Take it from the list", "Del", self.take_chosen)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; the one that is chosen stays so, or what stands in its place is."""
        if [entry.path for entry in entries] != self.paths():
            chosen, row = self.chosen(), max(self.currentRow(), 0)
            self.clear()
            for entry in entries:
                self.addItem(_item(entry))
            paths = self.paths()
            self.setCurrentRow(paths.index(chosen) if chosen in paths else min(row, len(paths) - 1))
        for row, entry in enumerate(entries):
            _fill(self.item(row), entry)
        self._fit()

    def paths(self) -> list[Path]:
        """The files, from above."""
        return [self.item(row).data(_ENTRY).path for row in range(self.count())]

    def chosen(self) -> Path | None:
        """The file of the line that is chosen."""
        item = self.currentItem()
        return item.data(_ENTRY).path if item else None

    def open_chosen(self) -> None:
        """Ask for the draft that is chosen."""
        if path := self.chosen():
            self.wanted.emit(path)

    def take_chosen(self) -> None:
        """Ask that the draft that is chosen be taken from the list."""
        if path := self.chosen():
            self.unwanted.emit(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes from the list."""
        if event.key() == Qt.Key.Key_Delete:
            self.take_chosen()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(sum(map(self.sizeHintForRow, range(self.count()))) + 2 * self.frameWidth() + 4)

    def _offer(self, words: str, key: str, deed: object) -> None:
        """An entry of the menu of the list; its key is told there, and handled by the list."""
        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(deed)
        self.addAction(action)


def _item(entry: Entry) -> QListWidgetItem:
    item = QListWidgetItem()
    _fill(item, entry)
    return item


def _fill(item: QListWidgetItem, entry: Entry) -> None:
    if item.data(_ENTRY) != entry:
        item.setData(_ENTRY, entry)
        item.setText(f"{entry.title}\n{entry.dates}\n{entry.place}")  # for typing a name to go to its line
        item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.spoken)
        item.setToolTip(str(entry.path))


class _Lines(QStyledItemDelegate):
    """Draws a line of the list in the colours of the system: the title bold, the dates, the place with its middle left
    out where it is too long."""

    def __init__(self, of: RecentList) -> None:
        super().__init__(of)
        self._list = of

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the words are in the width that there is."""
        width = self._list.viewport().width()
        rooms = self._rooms(option.font, index.data(_ENTRY), QRect(0, 0, width, 0))
        return QSize(width, rooms[-1].bottom() + 1 + _DOWN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        """The ground and the focus as the system has them, then the words."""
        shown, entry = QStyleOptionViewItem(option), index.data(_ENTRY)
        self.initStyleOption(shown, index)
        shown.text = ""
        self._list.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, self._list)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        active = bool(option.state & QStyle.StateFlag.State_Active)
        group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        title, dates, place = self._rooms(option.font, entry, option.rect)
        painter.save()
        painter.setPen(option.palette.color(group, role))
        painter.setFont(_bold(option.font))
        painter.drawText(title, _WRAPPED, entry.title)
        painter.setFont(option.font)
        painter.drawText(dates, _WRAPPED, entry.dates)
        painter.drawText(place, Qt.TextFlag.TextSingleLine,
                         QFontMetrics(option.font).elidedText(_elided(option.font, entry, place.width()),
                                                              Qt.TextElideMode.ElideMiddle, place.width()))
        painter.restore()

    @staticmethod
    def _rooms(font: QFont, entry: Entry, around: QRect) -> tuple[QRect, QRect, QRect]:
        """Where the title, the dates and the place stand."""
        plain, bold = QFontMetrics(font), QFontMetrics(_bold(font))
        left, width = around.left() + _ACROSS, max(around.width() - 2 * _ACROSS, 1)
        high = [bold.boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, entry.title).height(),
                plain.boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, entry.dates).height(), plain.height()]
        tops = [around.top() + _DOWN + sum(high[:line]) for line in range(3)]
        title, dates, place = (QRect(left, top, width, height) for top, height in zip(tops, high, strict=True))
        return title, dates, place


def _elided(font: QFont, entry: Entry, width: int) -> str:
    """The place, with the middle of the folder left out rather than a part of the name."""
    metrics = QFontMetrics(font)
    before = f"{entry.name}, in "
    room = width - metrics.horizontalAdvance(before)
    return before + metrics.elidedText(str(entry.path.parent), Qt.TextElideMode.ElideMiddle, max(room, 0))


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold

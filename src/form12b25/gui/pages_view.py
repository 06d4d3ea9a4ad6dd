# SPDX-License-Identifier: MIT
"""Pages to look at and to point at; how they are made is not known here.

A page that is out of date stays until its successor stands, and the place in view stays where it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from form12b25.form.definition import FIELDS
from form12b25.form.keys import Key
from form12b25.gui.pages_room import EDGE, WIDTH, PagesRoom

if TYPE_CHECKING:
    from form12b25.paper.marks import Room

_ROUND = 1.0  # points of tint around a value
# On the white page, as on the sheet: a frame of 6:1 against white, a tint through which black ink stays 18:1.
_FRAME, _TINT = QColor("#1a5fb4"), QColor("#e4effb")


@dataclass(frozen=True)
class Shown:
    """The picture of a page, and what on it belongs to which blank, in points."""

    picture: QImage
    rooms: "tuple[Room, ...]"


class PagesView(PagesRoom):
    """Signals: `wanted(key)` when the person asks for the field of a place; `needed()` when other pages came into view,
    or the same in another size.
    """

    wanted = Signal(object)
    needed = Signal()

    def __init__(self, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = empty  # what is said before there is a page
        self._shown: dict[int, Shown] = {}
        self._stands: Mapping[Key, tuple[int, ...]] = {}
        self._marked: Key | None = None
        self._sought = False  # the marked place is to be brought into view as soon as it is known
        self._asked: tuple[int, int, int] | None = None
        self.moved.connect(self._describe)
        self._describe()

    # What is shown

    def show_pages(self, count: int, shown: Mapping[int, Shown], stands: Mapping[Key, tuple[int, ...]]) -> None:
        """So many pages there are now, of which these are pictured; on these numbers each key stands."""
        self._count, self._stands = count, stands
        self._shown = dict(shown)
        self.measure()
        if self._sought:
            self._seek()
        self._describe()
        self.viewport().update()

    def mark(self, key: Key | None, *, seek: bool = True) -> None:
        """Mark the field in focus; a place that is out of sight comes into view, unless it is not to be sought."""
        if key is self._marked:
            return
        self._marked = key
        self._sought = seek and key is not None
        if self._sought:
            self._seek()
        self._describe()
        self.viewport().update()

    @property
    def marked(self) -> Key | None:
        """The field that is marked, if it has a place on the paper or not."""
        return self._marked

    def to_picture(self) -> set[int]:
        """The pages in view, one before and one after them, and that on which the sought place is."""
        view = self.in_view()
        pages = set(range(max(0, view.start - 1), view.stop + 1))
        if self._sought and self._marked is not None:
            pages.update(self._stands.get(self._marked, ())[:1])
        return pages

    def place_of(self, key: Key) -> list[QRect]:
        """Where a key stands on the pages that are pictured, in pixels of the viewport."""
        return [rect for _, rect in self._places(key)]

    def key_at(self, place: QPoint) -> Key | None:
        """The field to which a place in the viewport belongs."""
        for number in self.in_view():
            if number not in self._shown:
                continue
            held = [room for room in self._shown[number].rooms if self._rect(number, room, 1.5).contains(place)]
            if held:  # of two the smaller: it lies in the other, or only touches it
                return min(held, key=lambda room: room.box.width * room.box.height).key
        return None

    # Where

    def _rect(self, number: int, room: "Room", around: float) -> QRect:
        """A room on a page, with so many points around it, in pixels of the viewport."""
        scale, page, box = self.page_width / WIDTH, self.page_rect(number), room.box
        return QRectF(page.left() + (box.left - around) * scale, page.top() + (box.top - around) * scale,
                      (box.width + 2 * around) * scale, (box.height + 2 * around) * scale).toAlignedRect() & page

    def _places(self, key: Key | None) -> Iterable[tuple[int, QRect]]:
        for number, page in self._shown.items():
            for room in page.rooms:
                if room.key is key:
                    yield number, self._rect(number, room, _ROUND)

    def _seek(self) -> None:
        """Bring the marked place into view, or the page that has it until its place is known; at once, no gliding."""
        assert self._marked is not None  # noqa: S101 - sought is only what is marked
        places = sorted(self._places(self._marked), key=lambda found: found[0])
        view = self.viewport().rect()
        if any(view.intersects(place) and (view.contains(place) or place.height() > view.height() // 2)
               for _, place in places):
            self._sought = False
            return
        pages = self._stands.get(self._marked, ())
        if not pages or not self._count:
            return
        place = next((place for number, place in places if number == pages[0]), None)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if place is None:
            down.setValue(down.value() + self.page_rect(pages[0]).top() - EDGE)
            return
        down.setValue(down.value() + place.top() - view.height() // 3)
        if place.left() < 0 or place.right() > view.right():
            across.setValue(across.value() + place.left() - EDGE)
        self._sought = False

    def bring(self, number: int, top: float, bottom: float) -> None:
        """Bring a line of that page into view, if it is not, from `top` to `bottom` in points; at once, no gliding."""
        scale, page, view = self.page_width / WIDTH, self.page_rect(number), self.viewport().rect()
        first, last = page.top() + top * scale, page.top() + bottom * scale
        if first < view.top() or last > view.bottom():
            down = self.verticalScrollBar()
            down.setValue(round(down.value() + first - view.height() / 3))
        self._sought = False  # of the marked place this is what is wanted

    def _describe(self) -> None:
        """For a screen reader: where one is, and what is marked."""
        words = [self._empty] if not self._count else [
            f"Page {min(self.in_view().start + 1, self._count)} of {self._count}, {self.zoom:.0%}."]
        if self._marked is not None and self._marked in self._stands:
            words.append(f"Marked: {FIELDS[self._marked].label}. Return leads to it.")
        self.setAccessibleDescription(" ".join(words))

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in view; what is not pictured yet is asked for."""
        painter = QPainter(self.viewport())
        if not self._count:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.fillRect(event.rect(), self.palette().window())
            painter.drawText(self.viewport().rect().adjusted(EDGE, EDGE, -EDGE, -EDGE),
                             Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap,
                             self._empty)
        for number in self.in_view():
            if number < self._count:
                self._paint(painter, number)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 2))  # seen on the grey, too
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()
        view = self.in_view()
        asked = (self.dots_wide, view.start, view.stop)
        if asked != self._asked:
            self._asked = asked
            self.needed.emit()

    def _paint(self, painter: QPainter, number: int) -> None:
        page = self.page_rect(number)
        painter.fillRect(page, Qt.GlobalColor.white)
        if number in self._shown:
            picture = self._shown[number].picture
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, picture.width() != self.dots_wide)
            painter.drawImage(QRectF(page), picture, QRectF(QPointF(0, 0), picture.size().toSizeF()))
            places = [place for page_of, place in self._places(self._marked) if page_of == number]
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            for place in places:
                painter.fillRect(place, _TINT)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setPen(QPen(_FRAME, max(1, round(self.page_width / WIDTH))))
            for place in places:
                painter.drawRect(place.adjusted(0, 0, -1, -1))
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(page.adjusted(-1, -1, 0, 0))

    def changeEvent(self, event: QEvent) -> None:
        """The colours of the system may have changed."""
        super().changeEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus is seen."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """It is seen that the focus is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return leads to the marked field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._marked is not None:
            self.wanted.emit(self._marked)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Over a place that belongs to a field the cursor is a hand."""
        over = self.key_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a value, or on the blank for it, leads to its field."""
        key = self.key_at(event.position().toPoint())
        if key is not None and event.button() == Qt.MouseButton.LeftButton:
            self.mark(key, seek=False)  # the page under the mouse does not go away
            self.wanted.emit(key)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say which field is under the cursor."""
        if event.type() != QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        asked = cast("QHelpEvent", event)
        key = self.key_at(asked.pos())
        QToolTip.showText(asked.globalPos(), f"{FIELDS[key].part}, {FIELDS[key].label}" if key else "",
                          self.viewport())
        return True

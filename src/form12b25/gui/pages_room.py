# SPDX-License-Identifier: MIT
"""Room for pages one below the other: how large they are, where each stands, and what of it is in view."""

from typing import cast

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QWidget

WIDTH, HEIGHT = 612.0, 792.0  # points of a page
EDGE = 8  # pixels around the pages
_GAP = 10  # pixels between them
_NARROWEST = 60  # pixels of a page
_TRUE = 96 / 72  # pixels a point at 100 %
_ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_LINE = 40  # pixels, one step of an arrow key
_SIZES: dict[int, str] = {Qt.Key.Key_Plus: "in", Qt.Key.Key_Equal: "in", Qt.Key.Key_Minus: "out", Qt.Key.Key_0: "fit"}


class PagesRoom(QAbstractScrollArea):
    """As wide as the pane, or of a size of their own. Signals: `moved()` when another place or size came into view;
    `enlarged(zoom)` when the person chose that size, 0 for the width of the pane; `scrolled()` when they scrolled.

    What stands at the top of the view stays there when the size changes, and where it is when the number of pages does.
    """

    moved = Signal()
    scrolled = Signal()
    enlarged = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._zoom = 0.0  # 0: as wide as the pane
        self._measured = 0  # dots of a page, when it was measured last
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or the width would hang on the height
        self.viewport().setMouseTracking(True)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Dark)
        self.viewport().setAutoFillBackground(True)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().actionTriggered.connect(lambda _: self.scrolled.emit())
        self.horizontalScrollBar().setSingleStep(_LINE)

    @property
    def zoom(self) -> float:
        """Against the size of the paper; 1 is true size on a screen of 96 dots an inch."""
        return self.page_width / (WIDTH * _TRUE)

    def zoom_in(self) -> None:
        """To the next larger step."""
        self._zoom_to(next((step for step in _ZOOMS if step > self.zoom + 0.01), _ZOOMS[-1]))

    def zoom_out(self) -> None:
        """To the next smaller step."""
        self._zoom_to(next((step for step in reversed(_ZOOMS) if step < self.zoom - 0.01), _ZOOMS[0]))

    def fit_width(self) -> None:
        """As wide as the pane, whatever that becomes."""
        self._zoom_to(0.0)

    def restore_zoom(self, zoom: float) -> None:
        """The size that was chosen; 0, or what is no such size, for the width of the pane."""
        self._zoom = zoom if zoom in _ZOOMS else 0.0

    def _zoom_to(self, zoom: float) -> None:
        self._zoom = zoom
        self.measure()
        self._moved()
        self.enlarged.emit(zoom)

    @property
    def page_width(self) -> int:
        """In pixels."""
        if self._zoom:
            return round(WIDTH * _TRUE * self._zoom)
        return max(_NARROWEST, self.viewport().width() - 2 * EDGE)

    @property
    def _page_height(self) -> int:
        return round(self.page_width * HEIGHT / WIDTH)

    def measure(self) -> None:
        """Fit the scroll bars to the pages; what stands at the top of the view stays there when the size changes."""
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        before = down.maximum() + down.pageStep()
        whole = 2 * EDGE + self._count * (self._page_height + _GAP) - (_GAP if self._count else 0)
        share = down.value() / before if before else 0.0
        same, self._measured = self._measured == self.dots_wide, self.dots_wide
        down.setRange(0, max(0, whole - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        if not same:
            down.setValue(round(share * whole))
        across.setRange(0, max(0, self.page_width + 2 * EDGE - self.viewport().width()))
        across.setPageStep(self.viewport().width())

    def page_rect(self, number: int) -> QRect:
        """A page, in pixels of the viewport."""
        left = max(EDGE, (self.viewport().width() - self.page_width) // 2) - self.horizontalScrollBar().value()
        top = EDGE + number * (self._page_height + _GAP) - self.verticalScrollBar().value()
        return QRect(left, top, self.page_width, self._page_height)

    @property
    def dots_wide(self) -> int:
        """Of a page, in the dots of the screen."""
        return round(self.page_width * self.devicePixelRatio())

    def in_view(self) -> range:
        """The pages of which some is in view."""
        top, step = self.verticalScrollBar().value() - EDGE, self._page_height + _GAP
        last = (top + self.viewport().height()) // step
        return range(max(0, top // step), max(0, last) + 1)

    def sizeHint(self) -> QSize:
        """Narrow enough to stand beside the form."""
        return QSize(340, 440)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may be another size of the pages."""
        super().resizeEvent(event)
        self.measure()

    def scrollContentsBy(self, across: int, down: int) -> None:
        """Paint anew at the other place."""
        super().scrollContentsBy(across, down)
        self._moved()

    def _moved(self) -> None:
        self.viewport().update()
        self.moved.emit()

    def event(self, event: QEvent) -> bool:
        """While the focus is here the keys that enlarge the form enlarge the pages."""
        if event.type() == QEvent.Type.ShortcutOverride and self._size_of(cast("QKeyEvent", event)):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _size_of(event: QKeyEvent) -> str:
        """What a key does to the size of the pages, if anything; a plus may need Shift, or be meant where it does."""
        return _SIZES.get(event.key(), "") if event.modifiers() & Qt.KeyboardModifier.ControlModifier else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last page; the arrows and Page Up and Down scroll."""
        down = self.verticalScrollBar()
        if size := self._size_of(event):
            {"in": self.zoom_in, "out": self.zoom_out, "fit": self.fit_width}[size]()
        elif event.key() == Qt.Key.Key_Home:
            down.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
        elif event.key() == Qt.Key.Key_End:
            down.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel enlarges, as the keys do; without, it scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned := event.angleDelta().y():
                (self.zoom_in if turned > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

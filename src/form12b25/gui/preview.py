# SPDX-License-Identifier: MIT
"""The real pages beside the form, pressed anew after each pause in typing, away from the keyboard's thread.

Only what is in view is pressed, and of that only what changed. What the pages are made with is loaded by the worker,
after the view has been painted once; while nothing of it is painted, nothing is pressed.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal
from form12b25.gui.pages_view import PagesView, Shown
from form12b25.gui.turns import TURNS

if TYPE_CHECKING:
    from form12b25.paper.marks import Page
    from form12b25.paper.view import Laid

_PAUSE = 80  # milliseconds without a keystroke; with the pressing the pages are there within 150
_LONGEST_PAUSE = 1000  # milliseconds; a text that takes long is not pressed over and over while it is typed


@dataclass(frozen=True)
class Wish:
    """What is to stand on the screen: a draft, its pages of those numbers, so many dots wide."""

    draft: Draft
    omb_expires: str
    numbers: frozenset[int]
    width: int


@dataclass(frozen=True)
class Pressed:
    """A wish come true. `took`: milliseconds."""

    wish: Wish
    laid: "Laid"
    pages: "Mapping[int, tuple[Page, Shown]]"
    took: float


def press(wish: Wish, before: Pressed | None) -> Pressed:
    """What is wished for; a page that stands as it did before is not pressed again. May take a while."""
    from form12b25.paper import view  # the press is loaded by the worker, after the window stands

    start = perf_counter()
    same = before is not None and (before.wish.draft, before.wish.omb_expires) == (wish.draft, wish.omb_expires)
    laid = before.laid if before is not None and same else view.laid(wish.draft, wish.omb_expires)
    wanted = {number: laid.pages[number] for number in sorted(wish.numbers) if number < len(laid.pages)}
    kept = {number: before.pages[number] for number, page in wanted.items()
            if number in before.pages and before.pages[number][0] == page
            } if before is not None and before.wish.width == wish.width else {}
    new = view.pictured({number: page for number, page in wanted.items() if number not in kept}, wish.width)
    shown = {number: (one.page, Shown(_picture(one.dots.rows, one.dots.width, one.dots.height), one.rooms))
             for number, one in new.items()}
    return Pressed(wish, laid, kept | shown, (perf_counter() - start) * 1000)


def _picture(rows: bytes, width: int, height: int) -> QImage:
    """The dots as Qt has them; copied, for Qt does not keep the bytes alive."""
    return QImage(rows, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


class Preview(QWidget):
    """Shows the original as it would print now.

    Signals: `shown()` after new pages stand on the screen; `wanted(key)` when the person asks for the field of a place.
    """

    shown = Signal()
    wanted = Signal(object)
    _finished = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._draft: Draft | None = None
        self._omb_expires = ""
        self._pressed: Pressed | None = None
        self._failed: Wish | None = None
        self._worker = ThreadPoolExecutor(1, "preview")
        self._running = False
        self._painted = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._press)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._press)
        self.view = PagesView("The pages appear here.", self)
        self.view.setAccessibleName("Pages as they will print")
        self.view.wanted.connect(self.wanted)
        self.view.needed.connect(self._need)
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setContentsMargins(8, 4, 8, 4)
        self._trouble.hide()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._trouble)
        down.addWidget(self.view)
        self._finished.connect(self._show)

    @property
    def pages(self) -> "tuple[Page, ...]":
        """The pages of which some stand on the screen."""
        return self._pressed.laid.pages if self._pressed is not None else ()

    def follow(self, draft: Draft, omb_expires: str = "") -> None:
        """Show this draft as soon as typing pauses."""
        self._draft, self._omb_expires = draft, omb_expires
        if self._painted and self.isVisible():
            self._pause.start()

    def bring(self, key: Key, letters: int) -> None:
        """Bring the line behind so many letters of that field into view, blanks not counted, if it is on the pages."""
        if self._pressed is not None and (line := self._pressed.laid.line_at(key, letters)):
            self.view.bring(line[0], line[1].top, line[1].bottom)

    def mark(self, key: Key) -> None:
        """Mark the field in focus on the pages."""
        self.view.mark(key)

    def showEvent(self, _: object) -> None:
        """What was typed while the pages were out of sight is shown now."""
        if self._painted:
            self._soon.start()

    def close_worker(self) -> None:
        """Wait for the page that is being pressed; nothing more is begun."""
        self._draft = None
        self._pause.stop()
        self._soon.stop()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _need(self) -> None:
        """The view was painted, with other pages than before."""
        self._painted = True
        if not self._pause.isActive():
            self._soon.start()

    def _wish(self) -> Wish | None:
        if self._draft is None or not self.isVisible():
            return None
        return Wish(self._draft, self._omb_expires, frozenset(self.view.to_picture()), self.view.dots_wide)

    def _press(self) -> None:
        wish = self._wish()
        if self._running or wish is None or wish == self._failed or self._stands(wish):
            return
        self._running = True
        future = self._worker.submit(_turn_by_turn, press, wish, self._pressed)
        future.add_done_callback(lambda done: self._finished.emit(wish, done))

    def _stands(self, wish: Wish) -> bool:
        """Whether all that is wished for is on the screen."""
        last = self._pressed
        return (last is not None and last.wish.draft is wish.draft
                and (last.wish.omb_expires, last.wish.width) == (wish.omb_expires, wish.width)
                and all(number in last.pages for number in wish.numbers if number < len(last.laid.pages)))

    def _show(self, wish: Wish, future: "Future[Pressed]") -> None:
        self._running = False
        if future.cancelled() or self._draft is None:  # the window closes
            return
        trouble = future.exception()
        self._trouble.setVisible(trouble is not None)
        if trouble is not None:
            self._failed = wish
            self._trouble.setText(str(trouble) if isinstance(trouble, Refusal) else
                                  "The pages cannot be shown. The draft is not affected.")
        else:
            self._failed = None
            self._pressed = pressed = future.result()
            self._pause.setInterval(round(min(max(_PAUSE, pressed.took), _LONGEST_PAUSE)))
            self.view.show_pages(len(pressed.laid.pages), {number: shown for number, (_, shown)
                                                           in pressed.pages.items()}, pressed.laid.stands)
            self.shown.emit()
        if not self._pause.isActive():  # what came in the meantime
            self._press()


def _turn_by_turn(deed: Callable[[Wish, Pressed | None], Pressed], wish: Wish, before: Pressed | None) -> Pressed:
    with TURNS.short():
        return deed(wish, before)

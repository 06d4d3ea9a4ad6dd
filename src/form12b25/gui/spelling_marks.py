# SPDX-License-Identifier: MIT
"""The marks under the misspelt words of one narrative.

They are painted over the text and are no part of it: neither the draft nor the undo history knows of them. The text is
read through in portions, once typing pauses, and what was read before is remembered; a keystroke waits for one portion
at most.
"""

from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from form12b25.gui.places import units

if TYPE_CHECKING:
    from form12b25.gui.spelling import Spelling
    from form12b25.spelling.lexicon import Place

_PAUSE = 150  # milliseconds without a keystroke
_IDLE = 600  # the same before the dictionary is loaded, for which a keystroke would have to wait
_PORTION = 0.003  # seconds
_INK = {"light": QColor("#a51d2d"), "dark": QColor("#ff9a9a")}  # by what is behind the text
_MARK = QTextCharFormat.Property.UserProperty + 7  # tells these marks from those of others
_COUNTED = "{count} words in it are in no dictionary."
_COUNTED_ONE = "1 word in it is in no dictionary."
_AT_WORD = "“{word}” is in no dictionary."


class Marks(QObject):
    """Finds and shows the misspelt words of a narrative."""

    def __init__(self, area: QPlainTextEdit, spelling: "Spelling") -> None:
        super().__init__(area)
        self._area, self._spelling = area, spelling
        self.places: list[Place] = []  # where the words begin in the text, counted as Qt does, and how long they are
        self._revision = -1  # of the text in which they were found
        self._shown: list[Place] = []
        self._typed = -1  # where the last keystroke left the caret
        self._told, self._description = -1, ""
        self._round: Iterator[None] = iter(())
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._begin)
        self._portions = QTimer(self, interval=0)
        self._portions.timeout.connect(self._go_on)
        self._settled = QTimer(self, singleShot=True, interval=_PAUSE)
        self._settled.timeout.connect(self._settle)
        area.document().contentsChange.connect(self._changed)
        area.cursorPositionChanged.connect(self._settled.start)
        area.verticalScrollBar().valueChanged.connect(self._show)
        area.installEventFilter(self)
        area.viewport().installEventFilter(self)
        self.look_again()

    def look_again(self) -> None:
        """What is taken for right has changed: read the text anew, soon."""
        self._portions.stop()
        self._pause.start(_PAUSE if self._spelling.loaded else _IDLE)

    def read_through(self) -> list["Place"]:
        """Where the misspelt words stand now, without waiting for a pause."""
        if self._pause.isActive() or self._portions.isActive():
            self._pause.stop()
            self._begin()
            while self._portions.isActive():
                self._go_on()
        return self.places

    def word_at(self, cursor: QTextCursor) -> "Place | None":
        """The misspelt word at which a cursor stands."""
        if not self._spelling.checks(self._area):
            return None
        block = cursor.block()
        here = cursor.selectionStart() if cursor.hasSelection() else cursor.position()
        return next((place for found in self._found_in(block) for place in found
                     if place[0] <= here <= place[0] + place[1]), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A word is judged when its box is left; a box of another size shows other words. The mouse's menu is the
        same as that of the keys.
        """
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.FocusIn, QEvent.Type.Resize):
            self._settled.start()
        elif event.type() == QEvent.Type.ContextMenu and watched is self._area.viewport():
            asked = cast("QContextMenuEvent", event)
            QApplication.sendEvent(self._area, QContextMenuEvent(asked.reason(), asked.pos(), asked.globalPos(),
                                                                 asked.modifiers()))
            return True
        return False

    def _changed(self, place: int, _: int, added: int) -> None:
        self._typed = place + added
        self.look_again()

    def _begin(self) -> None:
        self._round = self._read()
        self._portions.start()
        self._go_on()

    def _go_on(self) -> None:
        until = perf_counter() + _PORTION
        for _ in self._round:
            if perf_counter() > until:
                return
        self._portions.stop()

    def _read(self) -> Iterator[None]:
        """Read the text step by step; at the end show what was found."""
        document, places = self._area.document(), list["Place"]()
        if self._spelling.checks(self._area):
            block = document.begin()
            while block.isValid():
                for found in self._found_in(block):
                    places.extend(found)
                    yield
                block = block.next()
                yield
        self.places, self._revision = places, document.revision()
        self._show()
        self._describe()

    def _found_in(self, block: QTextBlock) -> Iterator[list["Place"]]:
        """Step by step, the misspelt words of a block at their places in the whole text."""
        if self._spelling.lexicon is None:
            return
        text, begins = block.text(), block.position()
        plain = text.isascii()
        for found in self._spelling.lexicon.places(text):
            yield [(begins + (start if plain else units(text[:start])), length) for start, length in found]

    def _settle(self) -> None:
        self._show()
        here = self._area.textCursor()
        reached = self._spelling.loaded and self._area.hasFocus() and here.position() != self._typed
        at = self.word_at(here) if reached else None
        if at and at[0] != self._told:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(
                self._area, _AT_WORD.format(word=cut(self._area, at).selectedText())))
        self._told = at[0] if at else -1

    def _show(self) -> None:
        """Mark the words that are in view, except the one that is being typed."""
        area = self._area
        if self._revision != area.document().revision():
            return
        first = area.firstVisibleBlock().position()
        last = area.cursorForPosition(QPoint(area.viewport().width(), area.viewport().height())).block()
        end, caret = last.position() + last.length(), area.textCursor().position()
        typing = area.hasFocus() and caret == self._typed
        shown = [(start, length) for start, length in self.places if first <= start < end
                 and not (typing and start <= caret <= start + length)]
        mine = sum(one.format.hasProperty(_MARK) for one in area.extraSelections())
        if shown != self._shown or mine != len(shown):
            self._shown = shown
            others = [one for one in area.extraSelections() if not one.format.hasProperty(_MARK)]
            ink = _ink(area)
            area.setExtraSelections([*(self._marked(place, ink) for place in shown), *others])

    def _marked(self, place: "Place", ink: QColor) -> QTextEdit.ExtraSelection:
        mark, form = QTextEdit.ExtraSelection(), QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)  # some styles do not show SpellCheck's
        form.setUnderlineColor(ink)
        form.setProperty(_MARK, 1)
        mark.format, mark.cursor = form, cut(self._area, place)
        return mark

    def _describe(self) -> None:
        """Say how many there are, at the end of what is said of the blank."""
        count = len(self.places)
        self._description = "" if not count else _COUNTED_ONE if count == 1 else _COUNTED.format(count=count)
        self.describe_again()

    def describe_again(self) -> None:
        """The description has been set anew by whoever says what is to do there."""
        before: str = self._area.property("misspelt") or ""
        present = self._area.accessibleDescription()
        others = present.removesuffix(before).rstrip() if before else present
        wanted = f"{others} {self._description}".strip()
        self._area.setProperty("misspelt", self._description)
        if wanted != present:
            self._area.setAccessibleDescription(wanted)


def cut(area: QPlainTextEdit, place: "Place") -> QTextCursor:
    """A cursor over a word."""
    cursor = QTextCursor(area.document())
    cursor.setPosition(place[0])
    cursor.setPosition(place[0] + place[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _ink(area: QWidget) -> QColor:
    """Dark on the sheet, which is white in every scheme; elsewhere what its ground asks for."""
    above: QWidget | None = area
    while above is not None and above.property("role") not in ("page", "worksheet"):
        above = above.parentWidget()
    dark = ((above is None or above.property("role") == "worksheet")
            and area.palette().color(QPalette.ColorRole.Base).lightness() < 128)
    return _INK["dark" if dark else "light"]

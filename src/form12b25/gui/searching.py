# SPDX-License-Identifier: MIT
"""Finding words in the narratives of the form, in the order of the paper, and putting others in their place."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QTextEdit, QVBoxLayout

from form12b25.form import search
from form12b25.form.definition import FIELDS, Narrative
from form12b25.form.keys import Key
from form12b25.form.search import Place
from form12b25.gui import forms, showable
from form12b25.gui.find_bar import FindBar
from form12b25.gui.places import units
from form12b25.gui.scheme import dress

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_KEYS = tuple(key for key, declared in FIELDS.items() if isinstance(declared, Narrative))
_MARK = QTextFormat.Property.UserProperty + 25  # tells these marks from those of others
_MOST_MARKS = 200  # in one text, about the present place; more would be felt in painting
_LAST_OF_ONE = "\uffff"  # characters behind it count as two in a box
_PAUSE = 120  # milliseconds after a change of the draft
_FOUND, _PRESENT, _INK = QColor("#ffe27a"), QColor("#f39c3d"), QColor("#000000")
_WRAPPED = {1: "The end was reached; the search went on from the top.",
            -1: "The top was reached; the search went on from the end."}
_REPLACED = "{count} replaced in {where}. Ctrl+Z brings {them} back."
_SAME = "Nothing was replaced: the words to put in are those that stand there."
_READ_ONLY = "This notice can be searched and not be changed."


@dataclass(frozen=True)
class _Match:
    key: Key
    place: Place


class Searching(QObject):
    """Joins the bar beneath the sheet, the draft, and the marks in the texts. Signal: `said(words)`."""

    said = Signal(str)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._matches: list[_Match] = []
        self._present = -1
        self._replaced = False  # something was, since these words are looked for
        self._counted_otherwise: set[Key] = set()  # texts of which a box counts the places in its own way
        self._left_at: Key | None = None
        self.bar = FindBar(window)
        dress(self.bar)
        beneath: QVBoxLayout = forms.child(window, QObject, "sheet_place_and_help").layout()
        beneath.insertWidget(beneath.indexOf(forms.child(window, QScrollArea, "sheet_area")) + 1, self.bar)
        self.bar.hide()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._search_again)
        for name, deed in (("action_find", self.open), ("action_find_next", self.next),
                           ("action_find_previous", self.previous)):
            window.action(name).triggered.connect(deed)
        self.bar.replacing_wanted.connect(self.open_to_replace)
        self.bar.changed.connect(self._search)
        self.bar.next.connect(self.next)
        self.bar.previous.connect(self.previous)
        self.bar.replace.connect(self.replace)
        self.bar.replace_all.connect(self.replace_all)
        self.bar.closed.connect(self.close)
        self._session.entered.connect(self._entered)
        self._session.opened.connect(self._later.start)
        self._session.read_only_changed.connect(self._allow)
        self._session.opened.connect(self._allow)

    def attach(self) -> None:
        """The window has another sheet: its texts are not yet marked."""
        if self.bar.isVisible():
            self._later.start()

    def open(self) -> None:
        """Show the bar, ready for words to look for; those that are chosen in a text stand in it."""
        key = self._window.binder.focused()
        self._left_at = key or self._left_at
        chosen = self._area(key).textCursor().selectedText() if key in _KEYS and key is not None else ""
        self.bar.show()
        self._allow()
        self.bar.begin(chosen if "\u2029" not in chosen else "")
        self._search()

    def open_to_replace(self) -> None:
        """Show the bar, ready for the words that take the place of those found. The start page has none to find."""
        if self._window.arriving.stands:
            return
        self.open()
        if not self._session.read_only and self.bar.wanted:
            self.bar.begin_replacing()

    def close(self) -> None:
        """Back to the text, with what was found last chosen in it, or to the blank that was left."""
        self.bar.hide()
        match = self._matches[self._present] if 0 <= self._present < len(self._matches) else None
        self._matches, self._present = [], -1
        self._mark()
        if match is not None:
            self._choose(match)
            self._area(match.key).setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._window.binder.lead_to(self._left_at or Key.SEC_FILE_NUMBER)

    def next(self) -> None:
        """Go to the next place."""
        self._step(1)

    def previous(self) -> None:
        """Go to the place before."""
        self._step(-1)

    def replace(self) -> None:
        """Put the other words in the present place, and go on to the next.

        Where the text has changed and the places are not shown anew yet, they are shown; nothing is replaced unseen.
        """
        if not self._may_replace() or self._present < 0:
            return
        match = self._matches[self._present]
        self._find()
        if match not in self._matches:
            self._present = self._at_or_after(match.key, match.place.start)
            self._show()
            return
        held = self._session.draft.typed(match.key)
        self._session.enter(match.key, search.replaced(held, [match.place], self.bar.by), _deed(match.key))
        self._replaced = True
        behind = match.place.start + len(self.bar.by)
        self._find()
        self._present = self._at_or_after(match.key, behind)
        self._show()

    def replace_all(self) -> None:
        """Put the other words in all places, as one step."""
        if not self._may_replace():
            return
        self._find()
        keys = list(dict.fromkeys(match.key for match in self._matches))
        count = len(self._matches)
        if not keys:
            return
        texts = {key: search.replaced(self._session.draft.typed(key), [match.place for match in self._matches
                                                                       if match.key is key], self.bar.by)
                 for key in keys}
        if all(text == self._session.draft.typed(key) for key, text in texts.items()):
            self.said.emit(_SAME)  # a step that changes nothing would take away what can be redone
            return
        where = str(FIELDS[keys[0]].part) if len({FIELDS[key].part for key in keys}) == 1 else "the narratives"
        self._session.pause()
        self._session.undo.beginMacro(f"replacing in {where}")
        for key, text in texts.items():
            self._session.enter(key, text, _deed(key))
        self._session.undo.endMacro()
        self._replaced = True
        self._search_again()
        self.said.emit(_REPLACED.format(count=count, where=where, them="it" if count == 1 else "them"))

    def _may_replace(self) -> bool:
        if self._session.read_only:
            self.said.emit(_READ_ONLY)
        return not self._session.read_only

    def _allow(self) -> None:
        self.bar.allow_replacing(not self._session.read_only)

    def _entered(self, key: Key) -> None:
        if self.bar.isVisible() and key in _KEYS:
            self._later.start()

    def _find(self) -> None:
        bar, draft = self.bar, self._session.draft
        self._later.stop()
        self._counted_otherwise = {key for key in _KEYS if "\r" in draft.typed(key)
                                   or max(draft.typed(key), default="") > _LAST_OF_ONE}
        self._matches = [_Match(key, place) for key in _KEYS if self._area(key).isVisibleTo(self._window)
                         for place in search.found(draft.typed(key), bar.wanted,
                                                   match_case=bar.match_case, whole_words=bar.whole_words)]

    def _search(self) -> None:
        """Look for other words, from where the cursor was on."""
        self._replaced = False
        key = self._left_at if self._left_at in _KEYS else None
        origin = self._area(key).textCursor().selectionStart() if key is not None else 0
        self._find()
        self._present = self._at_or_after(key, origin)
        self._show()

    def _search_again(self) -> None:
        """The texts changed: the present place stays, if it is still one."""
        if not self.bar.isVisible():
            return
        present = self._matches[self._present] if 0 <= self._present < len(self._matches) else None
        self._find()
        self._present = self._at_or_after(present.key, present.place.start) if present is not None else \
            min(0, len(self._matches) - 1)
        self._mark()

    def _at_or_after(self, key: Key | None, place: int) -> int:
        """The first match from a place on; the first of all if there is none; -1 without any."""
        if key is None or not self._matches:
            return min(0, len(self._matches) - 1)
        here = _KEYS.index(key)
        return next((number for number, match in enumerate(self._matches)
                     if (_KEYS.index(match.key), match.place.start) >= (here, place)), 0)

    def _step(self, step: int) -> None:
        if not self.bar.wanted:
            self.open()
            return
        if not self.bar.isVisible():
            self.bar.show()
            self._allow()
            self._find()
            key = self._window.binder.focused()
            if key in _KEYS and key is not None:
                self._present = self._at_or_after(key, self._area(key).textCursor().selectionStart()) - (step > 0)
        if not self._matches:
            self._show()
            return
        turned = not 0 <= self._present + step < len(self._matches)
        self._present = (self._present + step) % len(self._matches)
        self._show()
        if turned:
            self.bar.add(_WRAPPED[step])
            self.said.emit(_WRAPPED[step])

    def _show(self) -> None:
        """Mark what was found, and bring the present place into view without taking the cursor from the bar."""
        self._mark()
        if 0 <= self._present < len(self._matches):
            match = self._matches[self._present]
            self._choose(match)
            area = self._area(match.key)
            caret = area.cursorRect().translated(area.viewport().geometry().topLeft())
            self._window.sheet.editors[match.key].reached.emit(caret)

    def _choose(self, match: _Match) -> None:
        self._area(match.key).setTextCursor(self._cursor(match))

    def _cursor(self, match: _Match) -> QTextCursor:
        """A cursor over the match; places in a box are counted in UTF-16, and each line end is one."""
        cursor = QTextCursor(self._area(match.key).document())
        start, end = match.place
        if match.key in self._counted_otherwise:
            held = self._session.draft.typed(match.key)
            start, end = (units(showable.in_a_box(held[:place])) for place in match.place)
        if start <= end < self._area(match.key).document().characterCount():
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark(self) -> None:
        """Mark the matches about the present one in each text, beside what others mark there."""
        for key in _KEYS:
            area = self._area(key)
            numbers = [number for number, match in enumerate(self._matches) if match.key is key]
            near = sorted(numbers, key=lambda number: abs(number - self._present))[:_MOST_MARKS]
            others = [one for one in area.extraSelections() if not one.format.hasProperty(_MARK)]
            area.setExtraSelections([*others, *(self._marked(number) for number in sorted(near))])
        self.bar.count(self._present, len(self._matches), replaced=self._replaced)

    def _marked(self, number: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setBackground(_PRESENT if number == self._present else _FOUND)
        form.setForeground(_INK)
        form.setProperty(_MARK, number)
        mark.format, mark.cursor = form, self._cursor(self._matches[number])
        return mark

    def _area(self, key: Key) -> QPlainTextEdit:
        area: QPlainTextEdit = forms.child(self._window.sheet, QPlainTextEdit, key)
        return area


def _deed(key: Key) -> str:
    return f"replacing in {FIELDS[key].part}, {FIELDS[key].label}"

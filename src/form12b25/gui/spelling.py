# SPDX-License-Identifier: MIT
"""The spelling of what is typed at length: what is taken for right, the marks, the menu of a word, one's own words.

It never says anything against the notice, and holds nothing up: a word marked is a hint.
"""

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit

from form12b25 import assets
from form12b25.form.definition import FIELDS, Narrative
from form12b25.form.keys import Key
from form12b25.gui import places, showable
from form12b25.gui.editors import plain_text
from form12b25.gui.exhibit_list import ExhibitDialog, ExhibitsEditor
from form12b25.gui.spelling_marks import Marks, cut
from form12b25.gui.true_until_changed import TrueUntilChanged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from form12b25.gui.main_window import MainWindow
    from form12b25.spelling.lexicon import Lexicon, Place

_KEYS = tuple(key for key, declared in FIELDS.items() if isinstance(declared, Narrative))
_NAMES = (Key.REGISTRANT_NAME, Key.FORMER_NAME, Key.STREET_ADDRESS, Key.CITY_STATE_ZIP, Key.CONTACT_NAME,
          Key.REGISTRANT_NAME_IN_CHARTER, Key.SIGNER_NAME, Key.EXCHANGES, Key.EXHIBITS)
_CHECK = "check_spelling"
_FILE = "my-words.txt"  # in the folder of the settings
_ADD, _IGNORE = "Add to my words", "Ignore in this draft"
_ADDED = "“{word}” is one of your words from now on. Edit, My words… takes it back."
_IGNORED = "“{word}” is not marked in this draft until it is closed."
_NOT_KEPT = ("“{word}” is taken for right until the program is closed; it could not be kept in {file}: {reason} Make "
             "room there, or let the file be written, and add it again.")
_NONE_LEFT = "No word in the narratives is misspelt, as far as the dictionary knows."
_NO_WORD = "There is no misspelt word at the cursor. F7 goes to the next one."
_OFF = "Spelling is not checked. Edit, Check spelling turns it on."
_READ_ONLY = "Nothing can be changed in this draft, so its spelling is not checked."
_NO_DICTIONARY = "Spelling is not checked, for {trouble}. Install the program anew; everything else works."
_DEED = "correction of “{word}”"


class Spelling(QObject):
    """The room of it all. Signal: `said(sentence)`."""

    said = Signal(str)

    def __init__(self, window: "MainWindow", settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._session, self._settings = window, window.session, settings
        self.file = Path(settings.fileName()).parent / _FILE
        self._ignored: frozenset[str] = frozenset()
        self._trouble = ""
        self._passing = TrueUntilChanged(window)
        self._unkept = False  # whether the file lacks what was done to the person's words last
        self._marks: dict[Key, Marks] = {}
        self._sheet: QObject | None = None
        self.on = settings.value(_CHECK, defaultValue=True, type=bool) is not False
        check = window.action("action_check_spelling")
        check.setChecked(self.on)
        check.toggled.connect(self._turn)
        window.action("action_next_misspelt").triggered.connect(self.go_on)
        window.action("action_suggest").triggered.connect(self.suggest)
        window.action("action_my_words").triggered.connect(self._edit_words)
        self._session.opened.connect(self._opened)
        self._session.entered.connect(self._entered)
        self._session.read_only_changed.connect(self._look_again)
        self._follow()

    @cached_property
    def lexicon(self) -> "Lexicon | None":
        """Loaded when the first narrative has a text, and nothing is typed; None where it cannot be, which is said."""
        from form12b25.spelling.dictionary import Dictionary, NoDictionary
        from form12b25.spelling.lexicon import Lexicon

        try:
            further = assets.resource("spelling", "securities.txt")
            read = Lexicon(Dictionary(str(assets.folder("spelling")), further))
        except (NoDictionary, OSError) as trouble:
            self._trouble = _NO_DICTIONARY.format(trouble=trouble if isinstance(trouble, NoDictionary)
                                                  else "a list of its words cannot be read")
            self.said.emit(self._trouble)
            return None
        read.let_pass(own=self.own, names=self._names(), ignored=self._ignored)
        return read

    @property
    def loaded(self) -> bool:
        """Whether the dictionary is loaded, or known to be none."""
        return "lexicon" in self.__dict__

    @cached_property
    def own(self) -> frozenset[str]:
        """The person's own words."""
        return self._kept(frozenset())

    def checks(self, area: QPlainTextEdit) -> bool:
        """Whether the words of a narrative are to be judged, and can be."""
        wanted = self.on and not self._session.read_only and not area.document().isEmpty()
        return wanted and self.lexicon is not None

    def go_on(self) -> None:
        """Go to the next misspelt word in the order of the paper, from its end to its beginning, and open its menu."""
        if not self._can_check():
            return
        at = self._focused() or _KEYS[0]
        turn = _KEYS.index(at)
        beyond = self._area(at).textCursor().selectionEnd() if self._focused() else 0
        for key in (*_KEYS[turn:], *_KEYS[:turn], at):
            place = next((place for place in self._marks[key].read_through() if place[0] >= beyond), None)
            if place:
                self._window.binder.lead_to(key)
                self._area(key).setTextCursor(cut(self._area(key), place))
                self.open_menu(self._area(key))
                return
            beyond = 0
        self._say_none_left()

    def next_in(self, marks: Marks, start: int) -> "Place | None":
        """The first misspelt word of a box after that place, or else before it; where there is none, that is said."""
        if not self._can_check():
            return None
        places = marks.read_through()
        if not places:
            self._say_none_left()
        return next((place for place in places if place[0] >= start), places[0] if places else None)

    def _say_none_left(self) -> None:
        self.said.emit(_NONE_LEFT)
        self._passing.keep(_NONE_LEFT)

    def suggest(self) -> None:
        """Open the menu of the word at which the cursor stands."""
        if not self._can_check():
            return
        key = self._focused()
        if key and self._marks[key].word_at(self._area(key).textCursor()):
            self.open_menu(self._area(key))
        else:
            self.said.emit(_NO_WORD)

    def replace(self, key: Key, place: "Place", word: str) -> None:
        """Put a word in the place of another, as one step that can be undone."""
        area, session = self._area(key), self._session
        found = cut(area, place)
        before = found.selectedText()
        stands = plain_text(area)
        ahead = places.before(stands, place[0])
        wanted = ahead + word + stands[len(ahead + before):]
        held = session.draft.entered.get(key)
        value = showable.edited(held if isinstance(held, str) else "", stands, wanted, showable.in_a_box)
        session.pause()
        session.enter(key, value, _DEED.format(word=before))
        session.pause()
        caret = QTextCursor(area.document())
        caret.setPosition(place[0] + len(word))
        area.setTextCursor(caret)

    def change(self, *, add: "Iterable[str]" = (), remove: "Iterable[str]" = ()) -> str:
        """Change the person's words, and keep them; gives why they could not be kept, or nothing.

        Another window may have changed those in the file, and neither takes back what the other did.
        """
        from form12b25.drafts import replacement
        from form12b25.drafts.trouble import FileTrouble
        from form12b25.spelling import own_words

        self.own = (self.own if self._unkept else self._kept(self.own)).union(add).difference(remove)
        self._let_pass()
        self._unkept = True
        try:
            replacement.write(self.file, own_words.written(self.own), None, backup=False)
            self._unkept = False
        except (OSError, FileTrouble) as trouble:
            return trouble.strerror + "." if isinstance(trouble, OSError) and trouble.strerror else str(trouble)
        return ""

    def _follow(self) -> None:
        """Mark the narratives of the sheet that is there now."""
        self._sheet = self._window.sheet
        self._marks = {}
        for key in _KEYS:
            self._marks[key] = Marks(self._area(key), self)
            self._window.sheet.editors[key].menu_made.connect(
                partial(self.fill_menu, self._area(key), self._marks[key], partial(self.replace, key)))
        exhibits = self._window.sheet.editors[Key.EXHIBITS]
        assert isinstance(exhibits, ExhibitsEditor)  # noqa: S101 - what lists the exhibits
        exhibits.opened.connect(self._follow_exhibit)
        self._window.binder.judged.connect(self._describe_again)

    def _follow_exhibit(self, dialog: ExhibitDialog) -> None:
        from form12b25.gui.spelling_exhibit import ExhibitSpelling

        ExhibitSpelling(dialog.typed, self)

    def _opened(self) -> None:
        self._ignored = frozenset()
        if self._window.sheet is not self._sheet:
            self._follow()
        self._know_names()
        self._look_again()

    def _entered(self, key: Key) -> None:
        if key in _NAMES:
            self._know_names()

    def _know_names(self) -> None:
        if self.loaded and self.lexicon and (self._names(), self._ignored) != (self.lexicon.names,
                                                                               self.lexicon.ignored):
            self._let_pass()

    def _let_pass(self) -> None:
        """Take for right what is to be now."""
        if self.loaded and self.lexicon:
            self.lexicon.let_pass(own=self.own, names=self._names(), ignored=self._ignored)
            self._look_again()

    def _names(self) -> frozenset[str]:
        """The words of the names and addresses in the notice."""
        from form12b25.spelling import reading

        draft = self._session.draft
        texts = [draft.text(key) for key in _NAMES if isinstance(draft.entered.get(key), str)]
        texts += [f"{exhibit.signed_by}\n{exhibit.title}" for exhibit in draft.exhibits]
        texts += map(str, draft.entered.get(Key.EXCHANGES) or ())  # type: ignore[arg-type]
        return frozenset(reading.plain(word.text) for text in texts for word in reading.words(text))

    def _look_again(self) -> None:
        for marks in self._window.findChildren(Marks):
            marks.look_again()

    def _describe_again(self) -> None:
        for marks in self._marks.values():
            marks.describe_again()

    def _turn(self, on: bool) -> None:  # noqa: FBT001 - as Qt has it
        self.on = on
        self._settings.setValue(_CHECK, on)
        self._look_again()

    def _can_check(self) -> bool:
        if not self.on or self._session.read_only:
            self.said.emit(_READ_ONLY if self.on else _OFF)
            return False
        if self.lexicon is None:
            self.said.emit(self._trouble)
            return False
        return True

    def _focused(self) -> Key | None:
        key = self._window.binder.focused()
        return key if key in _KEYS else None

    def _area(self, key: Key) -> QPlainTextEdit:
        area = self._window.sheet.editors[key].widget
        assert isinstance(area, QPlainTextEdit)  # noqa: S101 - what a narrative is typed into
        return area

    def open_menu(self, area: QPlainTextEdit) -> None:
        """As the menu key would."""
        at = area.viewport().mapTo(area, area.cursorRect().bottomLeft())
        QApplication.sendEvent(area, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, area.mapToGlobal(at)))

    def fill_menu(self, area: QPlainTextEdit, marks: Marks, replace: "Callable[[Place, str], None]", menu: QMenu,
                  event: QContextMenuEvent) -> None:
        """Put what may have been meant at the top of a box's menu, if it is opened on a misspelt word."""
        from form12b25.gui.spelling_menu import offer

        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        cursor = area.cursorForPosition(event.pos()) if by_mouse else area.textCursor()
        place = marks.word_at(cursor)
        if place and self.lexicon:
            word = cut(area, place).selectedText()
            first = offer(menu, self.lexicon.suggestions(word), partial(replace, place),
                          {_ADD: partial(self._add, word), _IGNORE: partial(self._ignore, word)})
            if not by_mouse:
                menu.aboutToShow.connect(lambda: menu.setActiveAction(first))

    def _add(self, word: str) -> None:
        from form12b25.spelling import reading

        reason = self.change(add=[reading.plain(word)])
        self.said.emit(_NOT_KEPT.format(word=word, file=self.file, reason=reason) if reason
                       else _ADDED.format(word=word))

    def _ignore(self, word: str) -> None:
        self._ignored = self._ignored | {word}
        self._let_pass()
        self.said.emit(_IGNORED.format(word=word))

    def _kept(self, otherwise: frozenset[str]) -> frozenset[str]:
        """The words in the file; where it cannot be read, as where there is none yet, those others."""
        from form12b25.spelling import own_words

        try:
            return own_words.read(self.file.read_bytes())
        except OSError:
            return otherwise

    def _edit_words(self) -> None:
        from form12b25.gui.my_words import MyWords

        dialog = MyWords(self._window, lambda: self.own, self.change)
        self._window.ask.dialog(dialog, lambda: None)

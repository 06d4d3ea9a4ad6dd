# SPDX-License-Identifier: MIT
"""Adapters between a widget and the value of its blank.

An editor shows a value without saying that it was edited, and says so only when the person at the keyboard changed it.
"""

from math import ceil
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QCheckBox, QLineEdit, QMenu, QPlainTextEdit, QWidget

from form12b25.form import splices, values
from form12b25.form.draft import Value
from form12b25.gui import showable
from form12b25.gui.boxes import Line, Paragraphs
from form12b25.gui.forms import PaperBox
from form12b25.gui.places import units
from form12b25.gui.scale import at

_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_ARROWS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_TALLEST = 640  # pixels at 100 %; a longer text scrolls in its box
LONGEST_LINE = 2**24  # characters; Qt's own limit would cut a pasted text off without a word


class Editor(QObject):
    """Shows and takes the value of one blank. Signals: `edited(value)`; `left()` when the focus goes elsewhere;
    `reached(place)` when the Tab key or the caret came to that rectangle of the widget, which then must be in view;
    `menu_made(menu, event)` before the menu of a widget in which text is typed is shown.
    """

    edited = Signal(object)
    left = Signal()
    reached = Signal(object)
    menu_made = Signal(object, object)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget
        self.read_only = False
        self.deed = ""  # what is being done, where it is not typing: "pasting into"
        if isinstance(widget, Line | Paragraphs):
            widget.doing.connect(self._do)

    def _do(self, deed: str) -> None:
        self.deed = deed

    def stops(self) -> list[QWidget]:
        """The widgets on which Tab stops, in order."""
        return [self.widget]

    def holds(self, widget: QWidget | None) -> bool:
        """Whether the cursor is in this blank when it is in that widget."""
        return widget in self.stops()

    def show(self, value: Value | None) -> None:
        """Put the value on the screen."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt has it
        """Let the blank be read and copied from, and not be changed; or be changed again."""
        self.read_only = read_only
        for stop in self.stops():
            if isinstance(stop, QLineEdit | QPlainTextEdit):
                stop.setReadOnly(read_only)
                stop.style().unpolish(stop)
                stop.style().polish(stop)
            elif isinstance(stop, QAbstractButton):
                stop.setEnabled(not read_only)

    def scale(self, zoom: float) -> None:
        """The sheet is shown at that zoom: lengths that only the editor knows follow."""

    def settle(self) -> None:
        """The widget has its width: what must be as high as what is in it follows."""

    def offer(self, captions: dict[str, str]) -> None:
        """For an editor of choices, the boxes that the edition has: value and caption."""

    def watch(self) -> None:
        """Follow the focus and the keys of the widgets on which Tab stops."""
        for widget in self.stops():
            widget.installEventFilter(self)

    def release(self) -> None:
        """Follow them no longer."""
        for widget in self.stops():
            widget.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo and redo are the form's, not the widget's; leaving is said."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        elif event.type() == QEvent.Type.FocusIn and cast("QFocusEvent", event).reason() in _BY_KEY:
            self.reached.emit(cast("QWidget", watched).rect())
        elif event.type() == QEvent.Type.ShortcutOverride:
            key = cast("QKeyEvent", event)
            if key.matches(QKeySequence.StandardKey.Undo) or key.matches(QKeySequence.StandardKey.Redo):
                event.ignore()
                return True
        elif event.type() == QEvent.Type.ContextMenu and isinstance(watched, QLineEdit | QPlainTextEdit):
            menu = watched.createStandardContextMenu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            _without_own_history(menu)
            if isinstance(watched, Line):
                watched.paste_from(menu)
            menu.addSeparator()
            menu.addActions(watched.actions())
            self.menu_made.emit(menu, event)
            menu.popup(cast("QContextMenuEvent", event).globalPos())
            return True
        return super().eventFilter(watched, event)


def _without_own_history(menu: QMenu) -> None:
    """Take the widget's own undo and redo out of its menu: they know nothing of the form's history."""
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)


class LineEditor(Editor):
    """A blank of one line."""

    def __init__(self, widget: QLineEdit) -> None:
        super().__init__(widget)
        self._line = widget
        self._held, self._stood = "", ""  # what was entered, and what stood on the line for it
        widget.setMaxLength(LONGEST_LINE)
        widget.textEdited.connect(self._changed)

    def show(self, value: Value | None) -> None:
        """Put the text on the line, unless it stands there."""
        self._held = "" if value is None else str(value)
        text, present = showable.on_a_line(self._held), self._line.text()
        if text != showable.on_a_line(present):
            change = splices.between(present, text)
            self._line.setText(text)
            self._line.setCursorPosition(units(text[:change.place + len(change.inserted)]))  # where the text changed
            present = text
        self._stood = present

    def _changed(self, text: str) -> None:
        self._held, self._stood = showable.edited(self._held, self._stood, text, showable.on_a_line), text
        self.edited.emit(self._value(self._held))

    def _value(self, text: str) -> Value:
        return text


class NumberEditor(LineEditor):
    """A blank for a whole number; anything else is kept as typed, for the review to judge."""

    def _value(self, text: str) -> Value:
        try:
            number = values.parse_whole_number(text)
        except ValueError:
            return text
        return number if str(number) == text else text


class NarrativeEditor(Editor):
    """Paragraphs. The box grows with its text."""

    def __init__(self, widget: QPlainTextEdit) -> None:
        super().__init__(widget)
        self._area = widget
        self._least = widget.minimumHeight()
        self._zoom = 1.0
        self._showing = False
        self._said: Value | None = None  # what stands in the box, if it was typed last
        self._held, self._stood = "", ""  # what was entered, and what stood in the box for it
        widget.setUndoRedoEnabled(False)
        widget.textChanged.connect(self._changed)
        widget.cursorPositionChanged.connect(self._follow)
        widget.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def text(self) -> str:
        """What stands in the box."""
        return plain_text(self._area)

    def value(self, text: str) -> Value:
        """The value that a text makes."""
        return text

    def wording(self, value: Value | None) -> str:
        """The text that makes a value."""
        return value if isinstance(value, str) else ""

    def show(self, value: Value | None) -> None:
        """Change only what differs, so that cursor and scroll bar stay where they are."""
        if value is not None and (value is self._said or value == self.value(self._held)):
            return  # it comes from here
        self._held = self.wording(value)
        wanted, present = showable.in_a_box(self._held), self.text()
        self._stood = wanted
        if wanted == showable.in_a_box(present):
            self._stood = present
            return
        change = splices.between(present, wanted)
        self._showing = True
        cursor = QTextCursor(self._area.document())
        cursor.setPosition(units(present[:change.place]))
        cursor.setPosition(units(present[:change.place + len(change.removed)]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(change.inserted)
        self._area.setTextCursor(cursor)
        self._showing = False
        self.settle()

    def _follow(self) -> None:
        """The page scrolls with the caret, since the box itself grows."""
        if self._area.hasFocus() and not self._showing:
            caret = self._area.cursorRect()
            self.reached.emit(caret.translated(self._area.viewport().geometry().topLeft()))

    def _changed(self) -> None:
        self._said = None
        if not self._showing:
            stands = self.text()
            self._held, self._stood = showable.edited(self._held, self._stood, stands, showable.in_a_box), stands
            self._said = self.value(self._held)
            self.edited.emit(self._said)

    def scale(self, zoom: float) -> None:
        """The least and the greatest height follow, and the height with them."""
        self._zoom = zoom
        self._grow()

    def settle(self) -> None:
        """The box is as high as its lines are now; Qt breaks those out of sight only when it is made to."""
        block, layout = self._area.document().begin(), self._area.document().documentLayout()
        while block.isValid():
            layout.blockBoundingRect(block)
            block = block.next()
        self._grow()

    def _grow(self) -> None:
        lines = self._area.document().documentLayout().documentSize().height()
        around = self._area.height() - self._area.viewport().height() + 2 * int(self._area.document().documentMargin())
        first = self._area.document().firstBlock().layout()
        line = first.lineAt(0).height() if first.lineCount() else self._area.fontMetrics().lineSpacing()
        wanted = ceil(lines * line) + max(around, at(12, self._zoom)) + 4
        self._area.setFixedHeight(max(at(self._least, self._zoom), min(wanted, at(_TALLEST, self._zoom))))


def plain_text(area: QPlainTextEdit) -> str:
    """The text of a box; unlike Qt's own plain text, with its non-breaking blanks."""
    return area.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


class NamesEditor(NarrativeEditor):
    """A list of names, one a line."""

    def value(self, text: str) -> Value:
        """The lines that hold a name."""
        return tuple(line for line in text.split("\n") if line.strip())

    def wording(self, value: Value | None) -> str:
        """One name a line."""
        return "\n".join(str(name) for name in value) if isinstance(value, tuple) else ""


class CheckEditor(Editor):
    """One check box."""

    def __init__(self, widget: QCheckBox) -> None:
        super().__init__(widget)
        self._box = widget
        widget.clicked.connect(lambda checked: self.edited.emit(bool(checked)))

    def show(self, value: Value | None) -> None:
        """Check the box, or not."""
        self._box.setChecked(value is True)


class BoxesEditor(Editor):
    """Check boxes of which one at most is checked; a click on the checked one clears it, as an eraser would."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._boxes: dict[str, QCheckBox] = {}

    def offer(self, captions: dict[str, str]) -> None:
        """Make the boxes, in the order given."""
        layout = cast("QBoxLayout", self.widget.layout())
        for value, caption in captions.items():
            box = PaperBox(caption.replace("&", "&&"), self.widget)
            box.setObjectName(f"{self.widget.objectName()}={value}")
            box.clicked.connect(lambda checked, value=value: self._clicked(value, checked=checked))
            layout.addWidget(box)
            self._boxes[value] = box
        self._let_tab_stop_at(self.stops()[0])

    def stops(self) -> list[QWidget]:
        """Each box."""
        return list(self._boxes.values())

    def show(self, value: Value | None) -> None:
        """Check the box of that value and clear the others."""
        for option, box in self._boxes.items():
            box.setChecked(option == value)
            if option == value:
                self._let_tab_stop_at(box)
        if not any(box.hasFocus() for box in self._boxes.values()):
            self._let_tab_begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab stops once at the boxes; among them the arrow keys move, without checking any."""
        if event.type() == QEvent.Type.FocusIn:
            self._let_tab_stop_at(cast("QWidget", watched))
        elif event.type() == QEvent.Type.FocusOut:
            self._let_tab_begin()
        elif event.type() == QEvent.Type.KeyPress and (step := _ARROWS.get(cast("QKeyEvent", event).key())):
            stops = self.stops()
            stops[(stops.index(cast("QWidget", watched)) + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _let_tab_stop_at(self, chosen: QWidget) -> None:
        for box in self._boxes.values():
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus if box is chosen else Qt.FocusPolicy.ClickFocus)

    def _let_tab_begin(self) -> None:
        """While none is checked Tab comes to the first box, and not to the one that another notice had checked."""
        if not any(box.isChecked() for box in self._boxes.values()):
            self._let_tab_stop_at(self.stops()[0])

    def _clicked(self, value: str, *, checked: bool) -> None:
        chosen = value if checked else None
        self.show(chosen)
        self.edited.emit(chosen)

# SPDX-License-Identifier: MIT
"""The sheet: the pages of the form on screen, in the words of an edition, and an editor for each blank."""

import re
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from form12b25.form import definition
from form12b25.form.definition import FIELDS
from form12b25.form.editions import Edition
from form12b25.form.keys import Key
from form12b25.gui import forms
from form12b25.gui.considered_editor import ConsideredEditor
from form12b25.gui.editors import (
    BoxesEditor,
    CheckEditor,
    Editor,
    LineEditor,
    NamesEditor,
    NarrativeEditor,
    NumberEditor,
)
from form12b25.gui.exhibit_list import ExhibitsEditor
from form12b25.gui.figures_editor import FiguresEditor
from form12b25.gui.margin import Margin

# The parts of each page, as the paper has them; the worksheet is no page of the form.
PAGES = (("head", "part_i", "part_ii"), ("part_iii", "part_iv", "signature"), ("back",), ("worksheet",))
_WORDS = re.compile(r"words_(?P<name>[a-z_]+?)(?:__(?P<item>\w+))?")
_WIDTH = 816  # pixels of a page: 8 1/2 inches
_KINDS: dict[type[definition.Field], tuple[type[QWidget], type[Editor]]] = {
    definition.Text: (QLineEdit, LineEditor), definition.Date: (QLineEdit, LineEditor),
    definition.Number: (QLineEdit, NumberEditor), definition.Narrative: (QPlainTextEdit, NarrativeEditor),
    definition.Check: (QCheckBox, CheckEditor), definition.Choice: (QWidget, BoxesEditor),
    definition.YesNo: (QWidget, BoxesEditor), definition.Names: (QPlainTextEdit, NamesEditor),
    definition.Exhibits: (QWidget, ExhibitsEditor), definition.Figures: (QTableWidget, FiguresEditor),
    definition.Considerations: (QWidget, ConsideredEditor)}
_WORKSHEET_WORDS = {"large-accelerated": "Large accelerated", "accelerated": "Accelerated",
                    "non-accelerated": "Non-accelerated"}
_BASES = {"rule-201": "Rule 201", "rule-202": "Rule 202"}


class SheetView(QWidget):
    """The pages one below the other, and the margin in which findings stand beside their blanks."""

    def __init__(self, edition: Edition) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.edition = edition
        column = QVBoxLayout()
        column.setSpacing(18)
        for parts in PAGES:
            column.addWidget(_page(parts))
        column.addStretch(1)
        self.margin = Margin(self)
        across = QHBoxLayout(self)
        across.setContentsMargins(8, 12, 0, 24)
        across.setSpacing(4)
        across.addStretch(1)
        across.addLayout(column)
        across.addWidget(self.margin)
        across.addStretch(1)
        for label in self.findChildren(QLabel):
            _letter(label, edition)
        self.editors: dict[Key, Editor] = {key: self._editor(key) for key in Key}
        self._order_stops()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt has it
        """Let the blanks be read and copied from, and not be changed; or be changed again."""
        for editor in self.editors.values():
            editor.set_read_only(read_only)

    def _editor(self, key: Key) -> Editor:
        declared = FIELDS[key]
        kind, adapter = _KINDS[type(declared)]
        widget = forms.child(self, kind, key)
        editor = adapter(widget)
        if isinstance(declared, definition.Choice):
            editor.offer({value: _box_words(self.edition, key, value) for value in declared.offers(self.edition)})
        if isinstance(declared, definition.Check) and not widget.text() and key is not Key.RELIEF_REQUESTED:
            widget.setText(declared.label)
        editor.watch()
        for stop in editor.stops():
            own = stop.text() if isinstance(stop, QAbstractButton) and len(editor.stops()) > 1 else ""
            stop.setAccessibleName(f"{declared.label}: {own}" if own else declared.label)
        return editor

    def _order_stops(self) -> None:
        """Tab goes in the order of the paper."""
        stops = [stop for key in Key for stop in self.editors[key].stops()]
        for stop, following in pairwise(stops):
            QWidget.setTabOrder(stop, following)


def _page(parts: tuple[str, ...]) -> QFrame:
    page = QFrame()
    worksheet = parts == ("worksheet",)
    page.setObjectName("page_" + parts[0])
    page.setProperty("role", "worksheet" if worksheet else "page")
    page.setFixedWidth(_WIDTH)
    down = QVBoxLayout(page)
    down.setContentsMargins(*((40, 24, 40, 24) if worksheet else (72, 40, 50, 44)))
    down.setSpacing(12)
    for part in parts:
        down.addWidget(forms.load(part))
    return page


def _letter(label: QLabel, edition: Edition) -> None:
    """Give a label the words that its name asks for: the edition's, or this program's own for a blank."""
    name = label.objectName()
    label.setTextFormat(Qt.TextFormat.PlainText)
    if name.startswith("caption_"):
        label.setText(edition.captions[Key(name.removeprefix("caption_"))])
    elif name.startswith("label_"):
        label.setText(FIELDS[Key(name.removeprefix("label_"))].label)
    elif found := _WORDS.fullmatch(name):
        words = getattr(edition, found["name"])
        if found["item"] is None:
            label.setText(words if isinstance(words, str) else "\n".join(words))
        elif isinstance(words, tuple):
            label.setText(words[int(found["item"])])
        else:  # an entry that does not stand on this printing leaves no trace, nor does its number
            label.setText(words.get(found["item"], ""))
            label.setVisible(found["item"] in words)
            number: QLabel = forms.child(label.window(), QLabel, f"{found['name']}_number_{found['item']}")
            number.setVisible(found["item"] in words)


def _box_words(edition: Edition, key: Key, value: str) -> str:
    """The words beside a check box."""
    match key:
        case Key.REPORT_FORM:
            return edition.report_caption(value)
        case Key.TRANSITION_REPORT:
            return edition.transition_caption(value)
        case Key.PAPER_FILING_BASIS:
            return _BASES[value]
        case Key.FILER_STATUS:
            return _WORKSHEET_WORDS[value]
        case _:
            return {"yes": edition.yes, "no": edition.no}[value]

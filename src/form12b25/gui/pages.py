# SPDX-License-Identifier: MIT
"""The sheet: the pages of the form on screen, in the words of an edition, and an editor for each blank."""

import re
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
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

from form12b25 import assets
from form12b25.form import definition
from form12b25.form.definition import FIELDS
from form12b25.form.editions import Edition
from form12b25.form.keys import Key
from form12b25.gui import forms, margin, scale, scheme
from form12b25.gui.after_painting import AfterPainting
from form12b25.gui.choice_editors import BoxesEditor, CheckEditor
from form12b25.gui.considered_editor import ConsideredEditor
from form12b25.gui.editors import Editor, LineEditor, NamesEditor, NarrativeEditor, NumberEditor
from form12b25.gui.exhibit_list import ExhibitsEditor
from form12b25.gui.figures_editor import FiguresEditor
from form12b25.gui.margin import Margin

# The parts of each page, as the paper has them; the worksheet is no page of the form.
PAGES = (("head", "part_i", "part_ii"), ("part_iii", "part_iv", "signature"), ("back",), ("worksheet",))
_WORDS = re.compile(r"words_(?P<name>[a-z_]+?)(?:__(?P<item>\w+))?")
_PAGE = QSize(816, 1056)  # pixels at 100 %: 8 1/2 by 11 inches
_MARGINS = (95, 45, 71, 39)  # left, top, right, bottom: those of the paper, less the edge of a pixel
_WORKSHEET_MARGINS = (40, 24, 40, 24)
_BETWEEN = 18  # pixels between two pages
_AROUND = {False: (8, 4), True: (4, 2)}  # pixels left of the pages and between them and the margin, if that is slim
_JOINT, _JOINER = re.compile(r"[-—–/](?=\S)|\S(?=—)"), "\u2060"  # what breaks no line, and is neither seen nor heard
_CROWDED = 6  # boxes in a row; more are lettered smaller, as on paper
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
    """The pages one below the other, and the margin in which findings stand beside their blanks.

    Signal: `completed()` when pages that were put off are there.
    """

    completed = Signal()

    def __init__(self, edition: Edition) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.edition = edition
        self._column = QVBoxLayout()
        self._pages = [_page(parts) for parts in PAGES]
        for page in self._pages:
            self._column.addWidget(page)
        self._column.addStretch(1)
        self.margin = Margin(self)
        self._across = QHBoxLayout(self)
        self._across.addStretch(1)
        self._across.addLayout(self._column)
        self._across.addWidget(self.margin)
        self._across.addStretch(1)
        self._lengths = [scale.Lengths(page) for page in self._pages]
        for label in self.findChildren(QLabel):
            _letter(label, edition)
        self.editors: dict[Key, Editor] = {key: self._editor(key) for key in Key}
        self._order_stops()
        self._styled: list[tuple[QWidget, str]] = [
            *((page, _style(page.property("role"))) for page in self._pages), (self.margin, _style("margin"))]
        self.zoom, self.slim = 1.0, False
        self._waiting: AfterPainting | None = None
        self._complete = False

    def showEvent(self, event: QShowEvent) -> None:
        """A sheet that nobody put at a zoom is shown at 100 %."""
        super().showEvent(event)
        if not self.margin.styleSheet():
            self.put(self.zoom, slim=self.slim)

    def put(self, zoom: float, *, slim: bool) -> None:
        """Lay the sheet out at that zoom, in the colours of the scheme. `slim`: the margin has signs, no words."""
        self.zoom, self.slim = zoom, slim
        self.setUpdatesEnabled(False)
        for lengths in self._lengths:
            lengths.put(zoom)
        for page in self._pages:
            page.setFixedWidth(scale.at(_PAGE.width(), zoom))
            if page.property("role") == "page":
                page.setMinimumHeight(scale.at(_PAGE.height(), zoom))
        self.margin.put(zoom, slim=slim)
        left, between = _AROUND[slim]
        self._across.setContentsMargins(left, 12, 0, 24)
        self._across.setSpacing(between)
        self._column.setSpacing(scale.at(_BETWEEN, zoom))
        palette = QApplication.palette()
        for part, style in self._styled:
            part.setStyleSheet(scale.styled(style, zoom, scheme.colours(palette)))
        scheme.edged(self._pages[-1], palette)  # the worksheet follows the system
        for editor in self.editors.values():
            editor.scale(zoom)
        self.setUpdatesEnabled(True)

    def put_off(self, zoom: float, height: int) -> None:
        """The sheet will be shown at that zoom in that height, in pixels: the pages below wait until that is painted.

        A person sees the form sooner by a tenth of what it takes to start, and nothing is missing that is in view.
        Pages that were there once are not put off: what the person looked at would be lost with them.
        """
        if self._complete:
            return
        if self._waiting is None:
            self._waiting = AfterPainting(self, self.complete)
        for number, page in enumerate(self._pages):
            page.setVisible(number * scale.at(_PAGE.height(), zoom) < height)

    def complete(self) -> None:
        """Lay out the pages that were put off; at once, where one is wanted before the sheet is painted."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting, self._complete = None, True
            for page in self._pages:
                page.show()
            self.completed.emit()

    def settle(self) -> None:
        """The blanks have their width: those that grow take the height that they need."""
        for editor in self.editors.values():
            editor.settle()

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
            offered = declared.offers(self.edition)
            editor.offer({value: _box_words(self.edition, key, value) for value in offered})
            widget.setProperty("crowded", len(offered) > _CROWDED)
            if key is Key.REPORT_FORM:
                _spread(widget)
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


def _style(name: str) -> str:
    return assets.resource("style", f"{name}.qss").decode()


def _page(parts: tuple[str, ...]) -> QFrame:
    page = QFrame()
    worksheet = parts == ("worksheet",)
    page.setObjectName("page_" + parts[0])
    page.setProperty("role", "worksheet" if worksheet else "page")
    if not worksheet:
        page.setPalette(_paper())
    down = QVBoxLayout(page)
    down.setContentsMargins(*(_WORKSHEET_MARGINS if worksheet else _MARGINS))
    down.setSpacing(12)
    for part in parts:
        down.addWidget(forms.load(part))
    return page


def _spread(boxes: QWidget) -> None:
    """Let them stand in the row at equal distances."""
    row = cast("QHBoxLayout", boxes.layout())
    for place in range(row.count() - 1, 0, -1):
        row.insertStretch(place, 1)


def breadth(zoom: float, *, slim: bool) -> int:
    """The width in pixels that the sheet and its margin take at that zoom."""
    return scale.at(_PAGE.width(), zoom) + margin.width(zoom, slim=slim) + sum(_AROUND[slim])


def _paper() -> QPalette:
    """What the style does not paint on paper, such as a scroll bar in a long narrative, is light in every scheme."""
    palette = QPalette(QColor("#efefef"))
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#1a5fb4"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("white"))
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor("#606060"))
    return palette


def _whole(words: str) -> str:
    """Words that break at blanks alone, as on paper; Qt would break them after a hyphen, too."""
    return _JOINT.sub(rf"\g<0>{_JOINER}", words)


def _letter(label: QLabel, edition: Edition) -> None:
    """Give a label the words that its name asks for: the edition's, or this program's own for a blank."""
    name = label.objectName()
    label.setTextFormat(Qt.TextFormat.PlainText)
    if name.startswith("caption_"):
        words = edition.captions[Key(name.removeprefix("caption_"))]
        label.setText(f"{words} {edition.extra_sheets}" if name == f"caption_{Key.NARRATIVE}" else words)
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
    if label.wordWrap() and (joined := _whole(label.text())) != label.text():
        label.setAccessibleName(label.text())
        label.setText(joined)


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

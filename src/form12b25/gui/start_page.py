# SPDX-License-Identifier: MIT
"""The start page: new notices, the drafts opened last and when they are due, examples, recovered work."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from form12b25 import assets
from form12b25.form import editions
from form12b25.gui.recent_drafts import Entry
from form12b25.gui.recent_list import RecentList

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_WORDS = ("Fills the notice that a company files when a report will be late, checks it while you type, and prints the "
          "original to sign and its copies. Nothing that you type leaves this computer.")
_KINDS = {"10-K": ("10-&K", "annual report"), "10-Q": ("10-&Q", "quarterly report"),
          "20-F": ("&20-F", "annual report of a foreign company"),
          "11-K": ("&11-K", "annual report of an employee plan"),
          "10-D": ("10-&D", "asset-backed distribution report"), "N-CEN": ("&N-CEN", "annual report of a fund"),
          "N-CSR": ("N-&CSR", "fund report to shareholders")}  # an edition to come may have others
_FIRST = ("10-K", "10-Q", "20-F", "11-K")  # the forms that are late most often
_EXAMPLES = {"action_example_quantum": "Quant&um Corporation, 2026",
             "action_example_igene": "I&GENE Biotechnology, 1998",
             "action_example_results": "Re&sults in figures, an invented notice"}
_NONE_YET = "No drafts yet. Those that you save or open will stand here, each with the last day for its notice."
_LOOKING = "Something was typed and not saved when the program or the computer stopped."
_ONE, _MANY = "1 draft was", "{count} drafts were"
_FOUND = ("{many} typed in and not saved when the program or the computer stopped. All that was kept stays until you "
          "recover or delete it.")
_WIDE = 58  # letters of the column of drafts; where there is less room, it stands beneath the other
_MARGIN = 24  # pixels


class StartPage(QScrollArea):
    """Stands in place of the form. What it leads to are the actions and the rooms of the window.

    Signals: `form_wanted(form)`, `profile_wanted(name)`, `template_wanted(name)`.
    """

    form_wanted = Signal(str)
    profile_wanted = Signal(str)
    template_wanted = Signal(str)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__()
        self._window = window
        self.setObjectName("start_page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._begun: QWidget | None = None
        self._menus: list[tuple[QPushButton, Callable[[], Sequence[str]]]] = []
        self.recovered = QFrame()
        self.recovered.setObjectName("recovered_bar")
        self.recovered_words = _plain("")
        self.look_at_recovered = self._leads("action_recovered", "&Look at recovered work…")
        across = QHBoxLayout(self.recovered)
        across.addWidget(self.recovered_words, 1)
        across.addWidget(self.look_at_recovered)
        self.recovered.hide()
        self.recent = RecentList()
        self.recent.currentRowChanged.connect(lambda _: self._follow())
        self.at_start = QCheckBox("Show this page &at start")

        page = self.content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(2 * _MARGIN)
        self._beginnings = self._build_beginnings()
        self._columns.addWidget(self._beginnings, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self._build_drafts(), 1)
        down = QVBoxLayout(page)
        down.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        down.setSpacing(12)
        title = _plain("Form 12b-25, Notification of Late Filing")
        grown = title.font()
        grown.setPointSizeF(grown.pointSizeF() * 1.5)
        grown.setBold(True)
        title.setFont(grown)
        for part in (title, _plain(_WORDS), self.recovered):
            down.addWidget(part)
        down.addLayout(self._columns)
        down.addStretch(1)
        down.addWidget(self.at_start, 0, Qt.AlignmentFlag.AlignLeft)
        self.setWidget(page)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """The drafts opened last, as far as they are known."""
        focused = self.recent.hasFocus()
        self.recent.show_entries(entries)
        self.recent.setVisible(bool(entries))
        self._none_yet.setVisible(not entries)
        for button in (self.open, self.take):
            button.setVisible(bool(entries))
        if focused and not entries:
            self.other.setFocus()

    def show_recovered(self, count: int | None) -> None:
        """That so much may be recovered; None as long as it is not known how much, 0 for nothing."""
        many = _ONE if count == 1 else _MANY.format(count=count)
        self.recovered_words.setText(_LOOKING if count is None else _FOUND.format(many=many))
        self.recovered.setVisible(count != 0)
        if count and self._untouched():
            self.look_at_recovered.setFocus()

    def begin(self) -> None:
        """The keyboard begins with what is most likely wanted: recovered work, the latest draft, a new notice."""
        for button, names in self._menus:
            button.setEnabled(bool(names()))
        self.verticalScrollBar().setValue(0)
        if not self.recovered.isHidden():
            self.look_at_recovered.setFocus()
        elif self.recent.count():
            self.recent.setCurrentRow(0)
            self.recent.setFocus()
        else:
            self._first.setFocus()
        self._begun = self.focusWidget()

    def _untouched(self) -> bool:
        """Whether the keyboard still is where it began, which was before it was known what may be recovered."""
        return self._begun is not None and self.focusWidget() is self._begun and self.recent.currentRow() <= 0

    def show_focus(self) -> None:
        """Bring into view where the keyboard is, on a page that is longer than the window."""
        if self.recent.hasFocus():
            self._follow()
        elif (widget := self.focusWidget()) is not None:
            self.ensureWidgetVisible(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room for both columns, one beneath the other where there is not."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """The font is known now."""
        super().showEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        least = self._beginnings.sizeHint().width() + _WIDE * self.fontMetrics().averageCharWidth() + 4 * _MARGIN
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if self.viewport().width() >= least else
                                   directions.TopToBottom)

    def _build_beginnings(self) -> QWidget:
        window, column = self._window, QWidget()
        down = QVBoxLayout(column)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(_heading("New notice, for a late report on"))
        offered = assets.edition(editions.DEFAULT).report_forms
        forms = [*(form for form in _FIRST if form in offered), *(form for form in offered if form not in _FIRST)]
        buttons = [self._begins(form) for form in forms]
        self._first = buttons[0]
        buttons += [self._leads("action_new_2018", "&Blank notice"),
                    self._leads("action_new_1995", "Blank notice on the form of the 199&0s"),
                    self._chooses("From a &profile", window.beginnings.profiles.names, self.profile_wanted.emit,
                                  "A profile keeps the registrant of a notice; save one with File, New."),
                    self._chooses("From a &template of yours", window.beginnings.templates.names,
                                  self.template_wanted.emit, "A template keeps more of a notice; save one with "
                                                             "File, New.")]
        for button in buttons:
            down.addWidget(button)
        down.addSpacing(12)
        down.addWidget(_heading("Examples, to look at and try out"))
        for name, words in _EXAMPLES.items():
            down.addWidget(self._leads(name, words))
        return column

    def _build_drafts(self) -> QWidget:
        column = QWidget()
        down = QVBoxLayout(column)
        down.setContentsMargins(0, 0, 0, 0)
        heading = _heading("D&rafts opened last")
        heading.setTextFormat(Qt.TextFormat.AutoText)
        heading.setBuddy(self.recent)
        self._none_yet = _plain(_NONE_YET)
        self.open, self.take = _button("&Open"), _button("Take it fro&m the list")
        self.take.setToolTip("The file itself stays where it is")
        self.open.clicked.connect(lambda _=False: self.recent.open_chosen())
        self.take.clicked.connect(lambda _=False: self.recent.take_chosen())
        self.other = self._leads("action_open", "Open else&where…")
        across = QHBoxLayout()
        for button in (self.open, self.take, self.other):
            across.addWidget(button)
        across.addStretch(1)
        for part in (heading, self._none_yet, self.recent):
            down.addWidget(part)
        down.addLayout(across)
        down.addStretch(1)
        return column

    def _begins(self, form: str) -> QPushButton:
        """A button for a notice of a late report on that form."""
        marked, kind = _KINDS.get(form, (form, ""))
        button = _button(f"Form {marked}, {kind}" if kind else f"Form {marked}", in_column=True)
        button.clicked.connect(lambda _=False: self.form_wanted.emit(form))
        return button

    def _leads(self, name: str, words: str) -> QPushButton:
        """A button that does what that action of the window does, and says the same of it."""
        button, action = _button(words, in_column=name != "action_open"), self._window.action(name)
        button.setToolTip(action.toolTip() if action.toolTip() != action.text().replace("&", "") else "")
        button.clicked.connect(lambda _=False: action.trigger())
        return button

    def _chooses(self, words: str, names: Callable[[], Sequence[str]], deed: Callable[[str], None],
                 hint: str) -> QPushButton:
        """A button with a menu of the names that there are when it is opened; without any it only says what it is."""
        button, menu = _button(words, in_column=True), QMenu(self)

        def fill() -> None:
            menu.clear()
            for name in names():
                menu.addAction(name.replace("&", "&&")).triggered.connect(lambda _=False, name=name: deed(name))

        menu.aboutToShow.connect(fill)
        button.setMenu(menu)
        button.setToolTip(hint)
        self._menus.append((button, names))
        return button

    def _follow(self) -> None:
        """Keep the line that is chosen in view, and the button about it."""
        row: QRect = self.recent.visualItemRect(self.recent.currentItem()) if self.recent.currentItem() else QRect()
        if row.isValid() and self.isVisible():
            at = self.recent.viewport().mapTo(self.content, row.center())
            self.ensureVisible(at.x(), at.y(), 0, row.height() // 2 + 12)


def _button(words: str, *, in_column: bool = False) -> QPushButton:
    """A button that Return presses, too."""
    button = QPushButton(words)
    button.setAutoDefault(True)
    if in_column:
        button.setProperty("role", "beginning")
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    return button


def _plain(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _heading(words: str) -> QLabel:
    label = _plain(words)
    label.setProperty("role", "sectionheading")
    return label

# SPDX-License-Identifier: MIT
"""The window of the help: the manual, what is to be said of a field, the rules' own text; without any network."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QByteArray,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSettings,
    QSize,
    Qt,
    QUrl,
    Signal,
)
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from form12b25.form import guide
from form12b25.form.guide import FieldHelp
from form12b25.form.keys import Key
from form12b25.gui.asking import FRAME
from form12b25.gui.help_pages import Pages, page_of
from form12b25.gui.help_search import HelpSearch
from form12b25.gui.scheme import dress

_LEAST = 70  # letters that the window is wide, even where it then hides the form
_ENDLESS = 100_000  # pixels
_GEOMETRY, _PANES = "help/geometry", "help/panes"


class _Titles(QStyledItemDelegate):
    """Titles in as many lines as they need in the width of the contents."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree
        tree.header().sectionResized.connect(lambda *_: tree.scheduleDelayedItemsLayout())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the lines of a title."""
        entry = QStyleOptionViewItem(option)
        self.initStyleOption(entry, index)
        steps = 2 if index.parent().isValid() else 1
        room = self._tree.viewport().width() - steps * self._tree.indentation()
        entry.rect = QRect(0, 0, max(room, 1), _ENDLESS)
        style = self._tree.style()
        return style.sizeFromContents(QStyle.ContentsType.CT_ItemViewItem, entry, QSize(), self._tree)


class HelpWindow(QWidget):
    """Contents at the left, a page at the right. Signal: `closed()`.

    `text` gives a page by its name, `titles` names the fields that have one.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, settings: QSettings, text: Callable[[str], str],
                 titles: Mapping[Key, str]) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("help")
        self._settings = settings
        self.pages = Pages(text)
        self.contents = QTreeWidget()
        self._items = _listed(self.contents, text, titles)
        self.contents.itemSelectionChanged.connect(self._chosen)
        self.contents.itemClicked.connect(lambda item: item.setExpanded(True))
        self.search = HelpSearch(self.contents, self._items, text)
        self.search.wanted.connect(self._show_found)
        self.find_line = QLineEdit()
        self.find_line.setAccessibleName("Find in this page")
        self.find_line.textChanged.connect(lambda words: self._find(words, anew=True))
        self.find_line.returnPressed.connect(lambda: self._find(self.find_line.text()))
        self._find_bar = QWidget()
        self._found = QLabel()
        self.back = _button("← Back", self.pages.backward)
        self.forward = _button("Forward →", self.pages.forward)
        self.pages.backwardAvailable.connect(self.back.setEnabled)
        self.pages.forwardAvailable.connect(self.forward.setEnabled)
        self.pages.sourceChanged.connect(self._arrived)
        self._panes = QSplitter()
        self._lay_out()
        dress(self)
        for keys, deed in (("Alt+Left", self.pages.backward), ("Alt+Right", self.pages.forward), ("Esc", self._leave),
                           ("Ctrl+F", self.ask_what_to_find), ("Shift+Return", self._find_before),
                           ("Ctrl+Shift+F", self.search.begin)):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        self._restore(parent)

    def open(self, place: str) -> None:
        """Show a page, in front, with the keyboard in it."""
        self.show()  # first: a page that has no size yet cannot be scrolled to a heading
        self.follow(place)
        self.activateWindow()
        self.pages.setFocus()

    def follow(self, place: str) -> None:
        """Show a page where the window stands, without taking the focus."""
        if self.pages.source() != QUrl(place):
            self.pages.open(place)

    def ask_what_to_find(self) -> None:
        """Ask what to find in this page."""
        self._find_bar.show()
        self.find_line.selectAll()
        self.find_line.setFocus()

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout(self._find_bar)
        for button in (self.back, self.forward):
            above.addWidget(button)
        above.addStretch(1)
        below.setContentsMargins(0, 0, 0, 0)
        caption = QLabel("&Find")
        caption.setBuddy(self.find_line)
        for widget in (caption, self.find_line, self._found):
            below.addWidget(widget)
        self._find_bar.hide()
        right = QWidget()
        down = QVBoxLayout(right)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.pages)
        down.addWidget(self._find_bar)
        left = QWidget()
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.search)
        beside.addWidget(self.contents)
        self._panes.addWidget(left)
        self._panes.addWidget(right)
        self._panes.setStretchFactor(1, 1)
        self._panes.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(6, 6, 6, 6)
        whole.addLayout(above)
        whole.addWidget(self._panes)

    def _restore(self, parent: QWidget) -> None:
        """As it was left; the first time at the right, so that it does not hide the form."""
        letter = self.fontMetrics()
        room = self.screen().availableGeometry()
        least = min(_LEAST * letter.averageCharWidth(), room.width() - FRAME.width())
        self.resize(max(min(105 * letter.averageCharWidth(), room.width() * 3 // 5), least),
                    min(38 * letter.lineSpacing(), room.height() * 4 // 5))
        self.move(max(parent.frameGeometry().right() - self.width(), room.left()),
                  max(min(parent.frameGeometry().top() + 40, room.bottom() - self.height()), room.top()))
        self._panes.setSizes([self.width() * 3 // 10, self.width() * 7 // 10])
        for name, restore in ((_GEOMETRY, self.restoreGeometry), (_PANES, self._panes.restoreState)):
            kept = self._settings.value(name)
            if isinstance(kept, QByteArray):
                restore(kept)

    def _arrived(self, link: QUrl) -> None:
        """Name the page, and mark it in the contents."""
        item = self._items[page_of(link)]
        fields = item.parent()
        shown = item if fields is None or fields.isExpanded() else fields  # the rules stay in view
        self.contents.blockSignals(True)  # noqa: FBT003
        self.contents.setCurrentItem(shown)
        self.contents.blockSignals(False)  # noqa: FBT003
        self.setWindowTitle(f"{item.text(0)} - Help")
        self._found.clear()

    def _chosen(self) -> None:
        chosen = self.contents.selectedItems()
        for page, item in self._items.items():
            if item in chosen:
                self.follow(f"{page}.md")

    def _find(self, words: str, *, anew: bool = False, before: bool = False) -> None:
        """Mark the next place, from the top again after the last."""
        if anew:
            self._to(QTextCursor.MoveOperation.Start)
        back = QTextDocument.FindFlag.FindBackward if before else QTextDocument.FindFlag(0)
        found = not words or self.pages.find(words, back)
        if not found and not anew:
            self._to(QTextCursor.MoveOperation.End if before else QTextCursor.MoveOperation.Start)
            found = self.pages.find(words, back)
        self._found.setText("" if found else "Not in this page")

    def _show_found(self, page: str, words: str) -> None:
        """Show a page in which something sought stands, and mark it."""
        self.follow(f"{page}.md")
        self._find(words, anew=True)

    def _find_before(self) -> None:
        self._find(self.find_line.text(), before=True)

    def _to(self, where: QTextCursor.MoveOperation) -> None:
        cursor = self.pages.textCursor()
        cursor.movePosition(where)
        self.pages.setTextCursor(cursor)

    def _leave(self) -> None:
        """First what is sought here, then what is sought everywhere, then the window."""
        if self._find_bar.isVisible():
            self._find_bar.hide()
            self.pages.setFocus()
        elif self.search.words:
            self.search.end()
            self.pages.setFocus()
        else:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and place."""
        self._settings.setValue(_GEOMETRY, self.saveGeometry())
        self._settings.setValue(_PANES, self._panes.saveState())
        event.accept()
        self.closed.emit()


def _button(words: str, deed: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setAccessibleName(words.strip("← →"))
    button.setAutoRaise(True)
    button.setEnabled(False)
    button.clicked.connect(lambda _=False: deed())
    return button


def _listed(tree: QTreeWidget, text: Callable[[str], str], titles: Mapping[Key, str]) -> dict[str, QTreeWidgetItem]:
    """List all pages: the manual, the fields in paper order, the rules; gives the entry of each page."""
    tree.setAccessibleName("Contents")
    tree.setHeaderHidden(True)
    tree.setWordWrap(True)
    tree.setItemDelegate(_Titles(tree))
    manual = QTreeWidgetItem(tree, ["The manual"])
    chapters = {page: QTreeWidgetItem(manual, [guide.headings(text(page))[0]]) for page in guide.MANUAL}
    manual.setExpanded(True)
    fields = QTreeWidgetItem(tree, ["The fields"])
    entries = {str(key): QTreeWidgetItem(fields, [title]) for key, title in titles.items()}
    return chapters | entries | {page: QTreeWidgetItem(tree, [guide.headings(text(page))[0]]) for page in guide.PAGES}


def field_page(title: str, said: FieldHelp) -> str:
    """The page on one field, in Markdown."""
    rules = "\n".join(f"- [{name}]({place})" for name, place in said.rules)
    return "\n\n".join((f"# {title}", f"**{said.sentence}**", *said.paragraphs, "## The rule's own text", rules)) + "\n"

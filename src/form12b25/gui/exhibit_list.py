# SPDX-License-Identifier: MIT
"""The list of exhibits, and the dialog in which one is typed or attached."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QMessageBox,
    QPushButton,
    QWidget,
)

from form12b25.drafts import store
from form12b25.form.draft import Exhibit, Value
from form12b25.form.refusal import Refusal
from form12b25.form.steps import Step
from form12b25.gui import beneath_a_list, forms, showable
from form12b25.gui.asking import Answer, Asking, FileKind, give_room
from form12b25.gui.boxes import Line, Paragraphs
from form12b25.gui.drags import FileDrop
from form12b25.gui.editors import LONGEST_LINE, Editor, plain_text
from form12b25.gui.work import AT_ONCE, Work

ATTACHABLE = FileKind("PDF or picture", ".pdf", (".png", ".jpg", ".jpeg"))
_KINDS = {"accountant-statement": "Statement under Rule 12b-25(c)", "authority": "Evidence of authority to sign",
          "results-explanation": "Explanation for Part IV(3)", "other": "Other"}
_NOTHING = "There is nothing in this exhibit yet. Type it or attach a file; Cancel leaves it out."
_EMPTIED = ("There is nothing left in this exhibit. Type it or attach a file; Cancel leaves it as it was. To take it "
            "off the list, use Remove there.")
_WIDE, _HIGH = 92, 34  # letters and lines


class ExhibitsEditor(Editor):
    """The exhibits of the notice, in order. `ask` must be set before the buttons can be used.

    Signal: `opened(dialog)` when an exhibit is about to be shown in its dialog.
    """

    opened = Signal(object)
    ask: Asking

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._list: QListWidget = forms.child(widget, QListWidget, "exhibit_list")
        self._buttons: dict[str, QPushButton] = {name: forms.child(widget, QPushButton, f"exhibit_{name}")
                                                 for name in ("add", "edit", "remove", "up", "down")}
        self._edit_words = self._buttons["edit"].text()
        self._exhibits: tuple[Exhibit, ...] = ()
        for name, deed in (("add", self._add), ("edit", self._edit), ("remove", self._remove),
                           ("up", lambda: self._swap(self._list.currentRow() - 1, -1)),
                           ("down", lambda: self._swap(self._list.currentRow(), 1))):
            self._buttons[name].clicked.connect(lambda _=False, deed=deed: deed())
        self._list.itemActivated.connect(lambda _: self._edit())
        self._list.currentRowChanged.connect(lambda _: self._enable())
        self._enable()

    def stops(self) -> list[QWidget]:
        """The list, then its buttons."""
        return [self._list, *self._buttons.values()]

    def show(self, value: Value | None) -> None:
        """List the exhibits by kind and title."""
        exhibits = tuple(item for item in value if isinstance(item, Exhibit)) if isinstance(value, tuple) else ()
        if exhibits == self._exhibits:
            return
        row = self._list.currentRow()
        self._exhibits = exhibits
        with QSignalBlocker(self._list):  # else no exhibit is chosen for a moment, and the buttons lose the keyboard
            self._list.clear()
            self._list.addItems([f"{number}. {exhibit.title or 'Untitled'} ({_KINDS[exhibit.kind]})"
                                 for number, exhibit in enumerate(exhibits, 1)])
            self._list.setCurrentRow(min(row, len(exhibits) - 1))
        self._enable()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt has it
        """What is listed can still be looked at."""
        super().set_read_only(read_only)
        self._buttons["edit"].setText("View…" if read_only else self._edit_words)
        self._enable()

    def _enable(self) -> None:
        row, free = self._list.currentRow(), not self.read_only
        wanted = {"add": free, "edit": row >= 0, "remove": row >= 0 and free, "up": row > 0 and free,
                  "down": 0 <= row < len(self._exhibits) - 1 and free}
        beneath_a_list.enable({self._buttons[name]: enabled for name, enabled in wanted.items()}, self._list)

    def _put(self, exhibits: tuple[Exhibit, ...]) -> None:
        self.show(exhibits)
        self.edited.emit(exhibits or None)

    def begun(self) -> "ExhibitDialog":
        """The dialog of one more exhibit, with nothing in it yet."""
        return self._dialog(Exhibit("accountant-statement"))

    def _dialog(self, exhibit: Exhibit) -> "ExhibitDialog":
        dialog = ExhibitDialog(self.widget.window(), exhibit, self.ask)
        self.opened.emit(dialog)
        return dialog

    def _add(self) -> None:
        dialog = self.begun()
        self.ask.dialog(dialog, lambda: self.append(dialog.exhibit()))

    def append(self, exhibit: Exhibit) -> None:
        """One more exhibit, after the others."""
        self._put((*self._exhibits, exhibit))
        self._list.setCurrentRow(len(self._exhibits) - 1)

    def _edit(self) -> None:
        row = self._list.currentRow()
        if row < 0:
            return
        dialog = self._dialog(self._exhibits[row])
        if self.read_only:
            dialog.show_only()
            self.ask.dialog(dialog, lambda: None)
            return
        self.ask.dialog(dialog, lambda: self._put((*self._exhibits[:row], dialog.exhibit(),
                                                   *self._exhibits[row + 1:])))

    def _remove(self) -> None:
        row = self._list.currentRow()
        self._put((*self._exhibits[:row], *self._exhibits[row + 1:]))

    def _swap(self, first: int, step: int) -> None:
        """Exchange an exhibit and the one after it; the chosen one stays chosen."""
        chosen = self._list.currentRow() + step
        one, other = self._exhibits[first:first + 2]
        self._put((*self._exhibits[:first], other, one, *self._exhibits[first + 2:]))
        self._list.setCurrentRow(chosen)


class ExhibitDialog(QDialog):
    """One exhibit: typed here, or attached as a file."""

    def __init__(self, parent: QWidget, exhibit: Exhibit, ask: Asking) -> None:
        super().__init__(parent)
        forms.load("exhibit", self)
        self._ask = ask
        self._asking = False
        self._given = exhibit
        self._file, self._content = exhibit.file, exhibit.content
        self._refused = ""  # why the file was that was to be attached last, which says more than that there is none
        self.kind: QComboBox = forms.child(self, QComboBox, "kind")
        self.titled: Line = forms.child(self, Line, "title")
        self.signed_by: Line = forms.child(self, Line, "signed_by")
        self.typed: Paragraphs = forms.child(self, Paragraphs, "text")
        self._name: QLabel = forms.child(self, QLabel, "file")
        self._trouble: QLabel = forms.child(self, QLabel, "trouble")
        for value, words in _KINDS.items():
            self.kind.addItem(words, value)
        self.kind.setCurrentIndex(self.kind.findData(exhibit.kind))
        for label in (self._name, self._trouble):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for line, text in ((self.titled, exhibit.title), (self.signed_by, exhibit.signed_by)):
            line.setMaxLength(LONGEST_LINE)
            line.setText(showable.on_a_line(text))
        self.typed.make_way(exhibit.text)
        self.typed.setPlainText(showable.in_a_box(exhibit.text))
        for box in (self.titled, self.signed_by, self.typed):
            box.said.connect(self._trouble.setText)
            box.elsewhere = self._take
        self._shown = self._fields()
        buttons: QDialogButtonBox = forms.child(self, QDialogButtonBox, "buttons")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)  # asks first if something was changed
        self._connect("attach", lambda: ask.file_to_open("Attach to the exhibit", ATTACHABLE, Path.home(), self.attach))
        self._connect("detach", self._detach)
        self._drop = FileDrop(self, self.attach)
        self.work = Work(self)
        self.work.progress.button.setText("Stop")  # the dialog has a Cancel of its own
        self.finished.connect(self._rest)
        give_room(self, _WIDE, _HIGH)
        self._show_file()

    @property
    def given(self) -> Exhibit:
        """The exhibit as it was when the dialog opened."""
        return self._given

    def exhibit(self) -> Exhibit:
        """What was filled in."""
        given, changed = self._given, dict[str, Any]()
        for name, value, shown in zip(("kind", "title", "signed_by", "text"), self._fields(), self._shown, strict=True):
            if value != shown:
                changed[name] = value if name == "kind" else showable.edited(
                    getattr(given, name), shown, value, showable.in_a_box if name == "text" else showable.on_a_line)
        if "kind" in changed:  # also in place of one that only a newer program knew
            changed["unknown"] = {name: held for name, held in given.unknown.items() if name != "kind"}
        return replace(given, **changed, file=self._file, content=self._content)

    @property
    def trouble(self) -> str:
        """What the dialog says is wrong with what was to be attached; empty if nothing is."""
        return self._trouble.text()

    def show_only(self) -> None:
        """Let it be read and copied from, and not be changed."""
        self.removeEventFilter(self._drop)
        for box in (self.titled, self.signed_by, self.typed):
            box.setReadOnly(True)
        for name in ("attach", "detach"):
            forms.child(self, QPushButton, name).setEnabled(False)
        self.kind.setEnabled(False)
        buttons: QDialogButtonBox = forms.child(self, QDialogButtonBox, "buttons")
        buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

    @property
    def changed(self) -> bool:
        """Whether something would be lost if the dialog were cancelled."""
        return self._fields() != self._shown or self._content != self._given.content or self.work.busy

    def accept(self) -> None:
        """Take what was filled in, unless that is nothing, or one half of it would not be printed."""
        if self.work.busy:
            self._trouble.setText(self.work.refusal)
            return
        if self._content is None and not any(words.strip() for words in self._fields()[1:]):
            new = self._given.content is None and not any(words.strip() for words in self._shown[1:])
            self._trouble.setText(self._refused or (_NOTHING if new else _EMPTIED))
            return
        if self._content is not None and self.typed.toPlainText().strip():
            self._trouble.setText("This exhibit has both a typed text and a file. Only one of them can be printed: "
                                  "delete the text, or detach the file.")
            return
        super().accept()

    def reject(self) -> None:
        """Leave the exhibit as it was; ask first if something was typed or attached."""
        if not self.changed:
            super().reject()
            return
        if self._asking:  # the question stands on the screen
            return

        def answered(answer: str) -> None:
            self._asking = False
            if answer == "discard":
                QDialog.reject(self)

        self._asking = True
        self._ask.choose("Discard what was entered?", "What you entered into this exhibit has not been taken over.",
                         (Answer("keep", "Go on with the exhibit"),
                          Answer("discard", "Discard", QMessageBox.ButtonRole.DestructiveRole),
                          Answer("keep", "Cancel", QMessageBox.ButtonRole.RejectRole)), answered)

    def _fields(self) -> tuple[str, str, str, str]:
        return self.kind.currentData(), self.titled.text(), self.signed_by.text(), plain_text(self.typed)

    def attach(self, path: Path, work: Work | None = None, then: Callable[[], None] = lambda: None) -> None:
        """Take a file as the exhibit, if it can be printed; otherwise say why not. Goes on with `then` in either case.

        A large one is looked at by `work`, by that of the dialog if none is given.
        """
        work, title, long = work or self.work, self.titled.text(), store.extent(path) > AT_ONCE
        if long and work.busy:
            self._trouble.setText(work.refusal)
            then()
            return

        def deed(step: Step) -> bytes:
            from form12b25.paper import exhibits  # the press is not loaded before it is needed

            content = store.read_content(path)
            exhibits.refuse_unusable(Exhibit(title=title, file=path.name, content=content), step)
            return content

        def refuse(trouble: str) -> None:
            self._refused = trouble
            self._trouble.setText(trouble)
            then()

        def take(content: bytes) -> None:
            self._trouble.clear()
            self._refused = ""
            self._file, self._content = path.name, content
            if not self.titled.text():
                self.titled.setText(path.stem)
            self._show_file()
            then()

        def refused(refusal: Refusal) -> None:
            refuse(str(refusal))

        self._trouble.clear()
        if long and work is self.work:
            self._show_progress()
        work.do(f"Attaching {path.name}", deed, take, refused, lambda: refuse(f"{path.name} was not attached."),
                long=long)

    def _take(self, box: Line | Paragraphs, plain: str, html: str, picture: bool) -> None:  # noqa: FBT001
        from form12b25.gui.long_pastes import LongPastes  # loaded when so much is pasted for the first time

        self._show_progress()
        LongPastes(self.work, self._ask, self).take(box, plain, html, picture)

    def _show_progress(self) -> None:
        forms.child(self, QWidget, "file_row").layout().addWidget(self.work.progress)

    def _rest(self) -> None:
        self.work.close()

    def _detach(self) -> None:
        self._file, self._content = "", None
        self._show_file()

    def _connect(self, name: str, deed: Callable[[], None]) -> None:
        forms.child(self, QPushButton, name).clicked.connect(lambda _=False: deed())

    def _show_file(self) -> None:
        attached = self._content is not None
        self._name.setText(self._file if attached else "None attached")
        forms.child(self, QPushButton, "detach").setEnabled(attached)

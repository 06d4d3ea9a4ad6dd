# SPDX-License-Identifier: MIT
"""The question before a draft is saved over a file that another program changed, or took away, since it was read."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from form12b25 import assets
from form12b25.drafts import store
from form12b25.drafts.fingerprint import NONE_THERE, Expected
from form12b25.drafts.trouble import ChangedOnDisk
from form12b25.form.differences import differences
from form12b25.form.refusal import Refusal
from form12b25.gui.asking import CANCEL, Answer, Asking
from form12b25.gui.session import DraftSession

Then = Callable[[], None]

_CHANGED = "The file was changed by another program"
_CHANGED_WORDS = ("{name} is no longer as it was when it was opened here or last saved, so it was not saved over.\n\n"
                  "“Keep mine” replaces the file with what is on the screen. “Take theirs” opens the file as it is "
                  "now; what you entered since you last saved is then lost.")
_GONE = "The file is no longer there"
_GONE_WORDS = ("{name} was taken away or has another name now. What you entered is still on the screen, and nowhere "
               "else.")
_APPEARED = "A file of that name is there now"
_APPEARED_WORDS = ("There was no {name} when it was last looked for. Now there is one, perhaps because its drive is "
                   "connected again; it was not saved over.\n\n"
                   "“Keep mine” replaces it with what is on the screen. “Take theirs” opens it; what is on the screen "
                   "and not saved is then lost.")
_SAME = "The file says the same as what is on the screen. It was only written in another way."

_MINE, _ELSEWHERE = Answer("mine", "Keep mine"), Answer("elsewhere", "Save elsewhere…")
_AGAIN = Answer("mine", "Save it there again")
_DIFFERENCES = Answer("differences", "Show the differences…")
_THEIRS = Answer("theirs", "Take theirs", QMessageBox.ButtonRole.DestructiveRole)


class ChangedFile:
    """Asks which of the two drafts is to stay; nothing is written before it is answered.

    `open_file` opens one, `save_as` asks for another name, `write` writes to a file that is as expected.
    """

    def __init__(self, session: DraftSession, ask: Asking, open_file: Callable[[Path], None],
                 save_as: Callable[[Then], None], write: Callable[[Path, Then, Expected], None]) -> None:
        self._session = session
        self._ask = ask
        self._open = open_file
        self._save_as = save_as
        self._write = write

    def ask(self, changed: ChangedOnDisk, then: Then) -> None:
        """Ask, and do what was answered; go on with `then` only once the draft on screen is saved."""
        path = changed.path

        def answered(answer: str) -> None:
            match answer:
                case "mine":  # but not over a third version
                    self._write(path, then, changed.found or NONE_THERE)
                case "theirs":
                    self._open(path)
                case "elsewhere":
                    self._save_as(then)
                case "differences":
                    self._show_differences(path, lambda: self.ask(changed, then))

        answers: tuple[Answer, ...]
        if changed.found is None:
            title, words, answers = _GONE, _GONE_WORDS, (_AGAIN, _ELSEWHERE, CANCEL)
        else:
            title, words = (_APPEARED, _APPEARED_WORDS) if changed.appeared else (_CHANGED, _CHANGED_WORDS)
            answers = (_DIFFERENCES, _MINE, _THEIRS, _ELSEWHERE, CANCEL)
        self._ask.choose(title, words.format(name=path.name), answers, answered)

    def _show_differences(self, path: Path, then: Then) -> None:
        """Show what differs field by field, then go back to the question."""
        try:
            theirs = store.read_draft(path, assets.edition)
        except Refusal as trouble:
            self._ask.tell("The differences cannot be shown", str(trouble))
            then()
            return
        found = differences(self._session.draft, theirs)
        if not found:
            self._ask.inform("There are no differences", _SAME)
            then()
            return
        from form12b25.gui.differences_dialog import DifferencesDialog  # loaded when it is wanted

        parent = self._session.parent()
        window = parent if isinstance(parent, QWidget) else None
        self._ask.dialog(DifferencesDialog(window, found, path.name), then)

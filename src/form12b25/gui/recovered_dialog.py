# SPDX-License-Identifier: MIT
"""The dialog that lists what was recovered: whose, from when, and what of it differs from what was saved."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QPlainTextEdit, QPushButton, QWidget

from form12b25.drafts import store
from form12b25.drafts.recovered import Found
from form12b25.form import outline
from form12b25.form.differences import Difference
from form12b25.gui import forms
from form12b25.gui.asking import give_room

_ROWS, _LEAST = 5, 3  # lines of the list, before it scrolls, and on the smallest screen
_MOST = 60  # blanks whose differences are shown
_WIDE, _HIGH = 112, 37  # letters and lines


class Listed:
    """Something that was found, and in what it differs from the saved file, or from a blank form.

    `was_saved` says that the saved file holds all of it.
    """

    def __init__(self, left: Found, differences: Sequence[Difference], trouble: str = "", *,
                 was_saved: bool = False) -> None:
        self.left = left
        self.was_saved = was_saved and not left.troubles
        self.differences = differences
        self.trouble = trouble

    @property
    def worth_offering(self) -> bool:
        """Whether something would be missed without it."""
        return bool(self.left.draft is None or self.left.troubles or self.differences)

    @property
    def name(self) -> str:
        """What a person knows it by."""
        left, draft = self.left, self.left.draft
        words = (outline.title(draft) if draft else "", left.path.name if left.path else "never saved")
        return ", ".join(filter(None, words))

    @property
    def details(self) -> str:
        """All that is known of it, in lines."""
        left = self.left
        lines = [*left.troubles, *([self.trouble] if self.trouble else [])]
        lines.append(f"Last typed in: {_hour(left.at)}{_by(left)}.")
        lines.append(f"Saved file: {left.path}" if left.path else "It was never saved to a file of your own.")
        if left.path and store.gone(left.path):
            lines.append("That file is gone. Saving makes it again.")
        elif left.saved_since:
            lines.append("That file was written again since, or cannot be reached. What is recovered opens as a new "
                         "draft, so that neither is lost.")
        lines.append(f"Kept in: {left.folder}")
        if left.draft and not self.differences:
            lines.append("Nothing differs from what was saved.")
        for difference in self.differences[:_MOST]:
            lines += ["", difference.label]
            for saved, typed in difference.passages:
                lines += [f"    saved:        {_inset(saved)}", f"    recovered: {_inset(typed)}"]
        if len(self.differences) > _MOST:
            lines += ["", f"… and {len(self.differences) - _MOST} more blanks."]
        return "\n".join(lines)


def _hour(at: float) -> str:
    """The hour as people here write it; an hour beyond the calendar is none."""
    try:
        hour = datetime.fromtimestamp(at).astimezone()
    except (OverflowError, OSError, ValueError):
        return "at an hour unknown"
    return f"{hour:%B} {hour.day}, {hour:%Y, %H:%M:%S}"


def _by(left: Found) -> str:
    about = left.about
    return (f" by {about.who}" if about.who else "") + (f" on {about.computer}" if about.computer else "")


def _inset(words: str) -> str:
    return words.replace("\n", "\n        ") if words else "(blank)"


class RecoveredDialog(QDialog):
    """Lists what was found. `deeds` does what the buttons say with the one chosen."""

    def __init__(self, parent: QWidget | None, recover: Callable[[Found], None], delete: Callable[[Found], None],
                 show: Callable[[Found], None]) -> None:
        super().__init__(parent)
        forms.load("recovered", self)
        self._listed: list[Listed] = []
        self._deeds = {"recover": recover, "delete": delete, "show": show}
        self.list: QListWidget = forms.child(self, QListWidget, "recovered_list")
        self.details: QPlainTextEdit = forms.child(self, QPlainTextEdit, "recovered_details")
        self._caption: QLabel = forms.child(self, QLabel, "caption_details")
        buttons: QDialogButtonBox = forms.child(self, QDialogButtonBox, "buttons")
        roles = QDialogButtonBox.ButtonRole
        self.recover: QPushButton = buttons.addButton("&Recover", roles.ActionRole)
        self.delete: QPushButton = buttons.addButton("De&lete…", roles.ActionRole)
        self.show_folder: QPushButton = buttons.addButton("Show &folder", roles.ActionRole)
        self.later: QPushButton = buttons.addButton("Look l&ater", roles.RejectRole)
        for name, button in (("recover", self.recover), ("delete", self.delete), ("show", self.show_folder)):
            button.clicked.connect(lambda _=False, name=name: self._do(name))
            button.setAutoDefault(False)
        self.recover.setDefault(True)
        buttons.rejected.connect(self.reject)
        self.list.currentRowChanged.connect(lambda _: self._show_details())
        self.list.itemActivated.connect(lambda _: self._do("recover"))
        line = self.list.fontMetrics().lineSpacing() + 8
        self.list.setMinimumHeight(_LEAST * line)
        self.list.setMaximumHeight((_ROWS + 1) * line)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        give_room(self, _WIDE, _HIGH)

    def fill(self, listed: list[Listed]) -> None:
        """List these; the one at the same place stays chosen."""
        row = max(self.list.currentRow(), 0)
        self._listed = listed
        self.list.clear()
        self.list.addItems([f"{one.name} — {_hour(one.left.at)}" for one in listed])
        self.list.setCurrentRow(min(row, len(listed) - 1))
        self._show_details()

    @property
    def chosen(self) -> Listed | None:
        """The one that the buttons are about."""
        row = self.list.currentRow()
        return self._listed[row] if 0 <= row < len(self._listed) else None

    def _show_details(self) -> None:
        chosen = self.chosen
        self.details.setPlainText(chosen.details if chosen else "There is no recovered work.")
        self.recover.setEnabled(bool(chosen and chosen.left.draft))
        self.delete.setEnabled(bool(chosen))
        self.show_folder.setEnabled(bool(chosen))

    def _do(self, name: str) -> None:
        if (chosen := self.chosen) and (name != "recover" or chosen.left.draft):
            self._deeds[name](chosen.left)

    def done(self, result: int) -> None:
        """Close; what holds contents of files lets go of them."""
        self._listed = []
        super().done(result)



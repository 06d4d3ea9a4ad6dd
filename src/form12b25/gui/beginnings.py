# SPDX-License-Identifier: MIT
"""Notices begun from something: the one on the screen, a profile, a template, or a filed one that is amended."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QMenu

from form12b25 import assets
from form12b25.drafts.shelf import Shelf
from form12b25.form import editions, renewal
from form12b25.form.definition import FIELDS
from form12b25.form.differences import differences
from form12b25.form.draft import Draft, Filed
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal
from form12b25.form.words import listed
from form12b25.gui.asking import CANCEL, Answer

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_SHIPPED = ("10-K", "10-Q", "20-F", "11-K")
_NOTHING = "This notice names no registrant, address, contact or signer yet. Fill these in first."


class Beginnings(QObject):
    """The menus of the window that begin a notice. What is on the screen is never lost without the question.

    Signal: `said(sentence)`.
    """

    said = Signal(str)

    def __init__(self, window: "MainWindow", settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._session, self._ask = window, window.session, window.ask
        folder = Path(settings.fileName()).parent
        self.profiles, self.templates = Shelf(folder / "profiles"), Shelf(folder / "templates")
        for name, deed in (("action_new_from_this", self.fresh), ("action_amend", self.amend),
                           ("action_show_amended", self.show_amended)):
            window.action(name).triggered.connect(lambda _=False, deed=deed: deed())
        for name, fill in (("menu_profiles", self._list_profiles), ("menu_templates", self._list_templates)):
            window.menu(name).aboutToShow.connect(fill)
            fill()
        self._session.opened.connect(self._enable)
        self._enable()

    def of_form(self, form: str) -> None:
        """A notice of a late report on that form, from the template that ships with the program if there is one."""
        self._take(assets.template(form.lower()) if form in _SHIPPED else
                   Draft(assets.edition(editions.DEFAULT)).enter(Key.REPORT_FORM, form))

    def of_profile(self, name: str) -> None:
        """A notice with the registrant kept under that name; what cannot be read is named."""
        self._use(name, lambda: self._carry_over(self.profiles.read(name, assets.edition)))

    def of_template(self, name: str) -> None:
        """A notice from the person's own template of that name; what cannot be read is named."""
        self._use(name, lambda: self._take(self.templates.read(name, assets.edition)))

    def fresh(self) -> None:
        """The next notice of the same registrant, on the form in use today."""
        self._carry_over(self._session.draft)

    def amend(self) -> None:
        """The next amendment of the filed notice on the screen."""
        amended = renewal.amendment_of(self._session.draft)
        self._begin(amended, f"This is Amendment No. {amended.text(Key.AMENDMENT_NUMBER)}. Change what is to be "
                             "amended and sign anew; what was correctly furnished need not be restated.")

    def show_amended(self) -> None:
        """Field by field, in what the amendment on the screen differs from the notice that was filed."""
        filed, amended = renewal.compared(self._session.draft)
        name = f"the notice {renewal.filed_words((self._session.draft.amends or filed).filed or Filed())}"
        if found := differences(amended, filed):
            from form12b25.gui.differences_dialog import DifferencesDialog  # loaded when it is wanted

            dialog = DifferencesDialog(self._window, found, name)
            dialog.table.setHorizontalHeaderLabels(["Field", "In this amendment", "As filed"])
            self._ask.dialog(dialog, lambda: None)
        else:
            self._ask.inform("The amendment changes nothing yet", f"All fields are as in {name}.")

    def save_profile(self) -> None:
        """Ask for a name, and keep the registrant of the notice on the screen under it."""
        profile = renewal.profile_of(self._session.draft)
        if not profile.entered:
            self._ask.tell("No profile was saved", _NOTHING)
            return
        self._ask_name("Save as a profile", "The registrant, address, contact, signer and exchanges of this notice are "
                       "kept under a name, for notices to come. The name:", self.profiles, profile)

    def save_template(self) -> None:
        """Ask for a name, and keep what a template keeps of the notice on the screen under it."""
        template = renewal.template_of(self._session.draft)
        if not template.entered:
            self._ask.tell("No template was saved", "This notice has nothing yet that a template keeps. Fill in the "
                           "form that is late, or the registrant.")
            return
        self._ask_name("Save as a template", "The form that is late, the registrant and the further statements of this "
                       "notice are kept under a name. The reasons, the answers of Part IV and the dates are not: "
                       "they are stated anew each time. The name:", self.templates, template)

    def _ask_name(self, title: str, words: str, shelf: Shelf, draft: Draft) -> None:
        def named(name: str) -> None:
            if known := shelf.known(name):
                self._ask.choose(f"Replace “{known}”?", "There is one of that name already. What it holds is replaced "
                                 "by what this notice has.", (Answer("replace", "Replace"), CANCEL),
                                 lambda answer: keep(known) if answer == "replace" else None)
            else:
                keep(name)

        def keep(name: str) -> None:
            try:
                kept = shelf.keep(name, draft)
            except Refusal as refusal:
                self._ask.tell("It was not saved", str(refusal))
            else:
                self.said.emit(f"“{kept}” was saved; it stands in the menu File, New.")

        self._ask.line(title, words, draft.text(Key.REGISTRANT_NAME), named)

    def _list_profiles(self) -> None:
        menu = self._emptied("menu_profiles")
        self._list(menu, self.profiles, self.of_profile)
        self._end(menu, "profile", self.profiles, self.save_profile)

    def _list_templates(self) -> None:
        menu = self._emptied("menu_templates")
        for form in _SHIPPED:
            entry = menu.addAction(f"Form {form}")
            entry.triggered.connect(lambda _=False, form=form: self.of_form(form))
        if self.templates.names():
            menu.addSeparator()
        self._list(menu, self.templates, self.of_template)
        self._end(menu, "template", self.templates, self.save_template)

    def _emptied(self, name: str) -> QMenu:
        menu = self._window.menu(name)
        menu.clear()
        return menu

    def _use(self, name: str, deed: Callable[[], None]) -> None:
        """Do what is to be done with what stands under that name; what cannot be read is named, and the others stay."""
        try:
            deed()
        except Refusal as refusal:
            self._ask.tell(f"“{name}” was not used", str(refusal))

    def _list(self, menu: QMenu, shelf: Shelf, deed: Callable[[str], None]) -> None:
        """An entry for each name."""
        for name in shelf.names():
            entry = menu.addAction(name.replace("&", "&&"))
            entry.triggered.connect(lambda _=False, name=name: deed(name))

    def _end(self, menu: QMenu, kind: str, shelf: Shelf, save: Callable[[], None]) -> None:
        """What is done with all of them, after the names."""
        if menu.actions():
            menu.addSeparator()
        menu.addAction(f"&Save this notice as a {kind}…").triggered.connect(lambda _=False: save())
        manage = menu.addAction(f"&Rename or delete {kind}s…")
        manage.triggered.connect(lambda _=False: self._manage(shelf, kind))
        manage.setEnabled(bool(shelf.names()))

    def _manage(self, shelf: Shelf, kind: str) -> None:
        from form12b25.gui.shelf_dialog import ShelfDialog  # loaded when it is wanted

        self._ask.dialog(ShelfDialog(self._window, shelf, kind, self._ask), lambda: None)

    def _carry_over(self, source: Draft) -> None:
        """Begin a notice with what stays the same from one to the next."""
        edition = assets.edition(editions.DEFAULT)
        begun, missing = renewal.fresh_from(source, edition), renewal.left_out(source, edition)
        if not begun.entered:
            self._ask.tell("Nothing was carried over", _NOTHING)
            return
        lost = listed([FIELDS[key].label for key in missing], "and")
        self._begin(begun, _carried(begun) + (f" Left out, for the form has no such box: {lost}." if lost else ""))

    def _take(self, template: Draft) -> None:
        begun = renewal.from_template(template)
        self._begin(begun, _carried(begun) if begun.carried else
                    f"A new notice for Form {begun.text(Key.REPORT_FORM)}.")

    def _begin(self, draft: Draft, words: str) -> None:
        """Put a notice on the screen that was never saved, once what is there is safe."""
        def begin() -> None:
            self._session.open(draft, None)
            if draft.carried or draft.amends:  # else nothing of it would be missed
                self._session.undo.resetClean()
            self.said.emit(words)

        self._window.filing.unless_lost(begin)

    def _enable(self) -> None:
        self._window.action("action_show_amended").setEnabled(self._session.draft.amends is not None)


def _carried(draft: Draft) -> str:
    count = len(draft.unconfirmed)
    many = f"{count} fields were" if count > 1 else "1 field was"
    return f"{many} carried over and marked. Confirm each (F9) or change it."

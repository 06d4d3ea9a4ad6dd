# SPDX-License-Identifier: MIT
"""Answering a warning, and withdrawing the answer: what is asked, and the step that it makes."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from form12b25.form import considered
from form12b25.form.draft import Consideration
from form12b25.form.findings import Finding, sentence
from form12b25.form.keys import Key
from form12b25.gui.asking import Asking
from form12b25.gui.session import DraftSession

_WHY = "Why may it stand as it is? The reason is kept in the draft and never printed."


class Considering(QObject):
    """Asks for the reason and enters it, as one step; an answer is given with a reason or not at all."""

    def __init__(self, session: DraftSession, ask: Asking, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self._ask = ask

    def answer(self, finding: Finding) -> None:
        """Ask for the reason to let a warning stand, or for a better one."""
        held = considered.answer_to(finding, self._given)
        source = f" ({finding.citation})" if finding.citation else ""
        self._ask_reason(finding.key, f"{sentence(finding)}{source}", held.reason if held else "",
                         lambda reason: considered.answer(finding, reason, self._given))

    def revise(self, held: Consideration) -> None:
        """Ask for a better reason for an answer, whether or not its warning still stands."""
        if finding := considered.answering(held, self._given, self.session.review.findings):
            self.answer(finding)
        else:
            stands = considered.stands(held, self._given, self.session.review.findings)
            self._ask_reason(held.key, stands, held.reason,
                             lambda reason: considered.revise(held, reason, self._given))

    def withdraw(self, held: Consideration) -> None:
        """Take an answer out of the draft; its warning speaks again."""
        self._enter(considered.withdraw(held, self._given), f"withdrawal of the answer to {considered.where(held.key)}")

    def withdraw_from(self, finding: Finding) -> None:
        """Take the answer to this finding out of the draft."""
        if held := considered.answer_to(finding, self._given):
            self.withdraw(held)

    @property
    def _given(self) -> considered.Answers:
        return self.session.draft.considered

    def _ask_reason(self, key: str, about: str, present: str, made: Callable[[str], considered.Answers]) -> None:
        where = considered.where(key)
        if self.session.read_only:
            self.session.refused.emit()
            return

        def typed(reason: str) -> None:
            if reason.strip():
                self._enter(made(reason), f"answer to {where}")
            else:
                self._ask.tell("The warning was not answered", "An answer is a reason, and none was given. Give one, "
                               "or withdraw the answer.")

        self._ask.line(f"Answer to {where}", f"{about}\n\n{_WHY}", present, typed)

    def _enter(self, answers: considered.Answers, deed: str) -> None:
        self.session.enter(Key.CONSIDERED, answers or None, deed)

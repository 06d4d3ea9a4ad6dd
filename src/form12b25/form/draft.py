# SPDX-License-Identifier: MIT
"""A draft: what was entered, uncorrected. It may be half done or wrong; that is its job."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from form12b25.form import values
from form12b25.form.definition import FIELDS, Choice
from form12b25.form.editions import Edition
from form12b25.form.figures import ResultsLine
from form12b25.form.keys import Key


@dataclass(frozen=True)
class Exhibit:
    """Something filed with the form: either typed (`text`) or attached (`file`, its name, and `content`, its bytes).

    `unknown` keeps what a newer program wrote of it, to be written back; a kind that only that program knows, too.
    """

    kind: str = "other"
    title: str = ""
    signed_by: str = ""
    text: str = ""
    file: str = ""
    content: bytes | None = field(default=None, repr=False)
    unknown: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), hash=False)


@dataclass(frozen=True)
class Consideration:
    """A person's answer to a warning: which one (key, code, and what it is `about`), and the reason to let it stand.

    Key and code are kept as written: a newer program may know more of them. A blank `about` means any. `unknown` keeps
    what a newer program wrote of it, to be written back.
    """

    key: str = ""
    code: str = ""
    about: str = ""
    reason: str = ""
    unknown: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), hash=False)


@dataclass(frozen=True)
class Filed:
    """That a notice was filed: the day, as typed, and the way, in words. `unknown` keeps what a newer program wrote."""

    date: str = ""
    way: str = ""
    unknown: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), hash=False)


Value = str | int | bool | tuple[str, ...] | tuple[Exhibit, ...] | tuple[Consideration, ...] | tuple[ResultsLine, ...]


@dataclass(frozen=True)
class Draft:
    """An edition and what was entered into its blanks.

    A blank that was never filled, or was emptied, has no entry. `unknown` keeps what a newer program wrote into the
    draft file, to be written back.

    What is said of the notice, and stands in no blank of it: whether it was `filed`; which blanks were `carried` over
    from an earlier notice and wait to be confirmed, by name, for a newer program may know more of them; and the filed
    notice that it `amends`.
    """

    edition: Edition
    entered: Mapping[Key, Value] = field(default_factory=lambda: MappingProxyType({}))
    unknown: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    filed: Filed | None = None
    carried: tuple[str, ...] = ()
    amends: "Draft | None" = None

    def enter(self, key: Key, value: Value | None) -> "Draft":
        """A draft in which that blank holds that value; None and the empty text empty it."""
        entered: dict[Key, Value | None] = {**self.entered, key: value}
        kept = {k: held for k in Key if (held := entered.get(k)) is not None and held != ""}
        return replace(self, entered=MappingProxyType(kept))

    def typed(self, key: Key) -> str:
        """What was entered, as typed; the empty text for a blank and for what is no text."""
        value = self.entered.get(key, "")
        return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""

    def text(self, key: Key) -> str:
        """What was entered, stripped of blanks at its ends; a choice as it is, for it is judged exactly."""
        typed = self.typed(key)
        return typed if isinstance(FIELDS[key], Choice) else typed.strip()

    def day(self, key: Key) -> date | None:
        """The day entered, or None where the blank is blank or no date."""
        try:
            return values.parse_date(self.text(key))
        except values.NotADate:
            return None

    def checked(self, key: Key) -> bool:
        """Whether a check box is checked."""
        return self.entered.get(key) is True

    @property
    def unconfirmed(self) -> tuple[Key, ...]:
        """The blanks that hold what was carried over and has been neither confirmed nor changed, in paper order."""
        return tuple(key for key in self.entered if key in self.carried) if self.carried else ()

    @property
    def exchanges(self) -> tuple[str, ...]:
        """The names of the exchanges that get a manually signed copy each."""
        return tuple(name for name in self._list(Key.EXCHANGES) if isinstance(name, str))

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """The exhibits, in order."""
        return tuple(exhibit for exhibit in self._list(Key.EXHIBITS) if isinstance(exhibit, Exhibit))

    @property
    def considered(self) -> tuple[Consideration, ...]:
        """The answers to warnings, those included whose warning is gone."""
        return tuple(answer for answer in self._list(Key.CONSIDERED) if isinstance(answer, Consideration))

    @property
    def results_table(self) -> tuple[ResultsLine, ...]:
        """The lines of the results in figures, in order."""
        return tuple(row for row in self._list(Key.RESULTS_TABLE) if isinstance(row, ResultsLine))

    @property
    def extent(self) -> int:
        """About how much it takes up: the characters of the texts and the bytes of the attached files."""
        typed = sum(len(value) for value in self.entered.values() if isinstance(value, str))
        return typed + sum(len(exhibit.text) + len(exhibit.content or b"") for exhibit in self.exhibits) + (
            self.amends.extent if self.amends else 0)

    def _list(self, key: Key) -> (tuple[str, ...] | tuple[Exhibit, ...] | tuple[Consideration, ...]
                                  | tuple[ResultsLine, ...]):
        value = self.entered.get(key, ())
        return value if isinstance(value, tuple) else ()

# SPDX-License-Identifier: MIT
"""The filing kit: what goes with the packet and is no part of it. A checklist, covering letters, mailing labels.

A letter says nothing that the notice does not say. The address of an exchange stands in no rule; it is left open.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from form12b25.form import checklist, editions
from form12b25.form.checklist import Checklist, Sets
from form12b25.form.deadlines import Deadlines
from form12b25.form.keys import Key
from form12b25.form.notice import Notice

FORM = "Form 12b-25, Notification of Late Filing"
_COMMISSION = "Securities and Exchange Commission"
_STREET = "100 F Street, NE"  # Rule 0-2(a); in the 1990s it was another
_CITY = "Washington, DC 20549"
_BASIS = {"rule-201": "a temporary hardship exemption, Rule 201",
          "rule-202": "a continuing hardship exemption, Rule 202"}


@dataclass(frozen=True)
class Address:
    """A name and the lines of its address; `open` where these are to be written by hand."""

    name: str
    lines: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether room is needed for an address."""
        return not self.lines


@dataclass(frozen=True)
class Enclosed:
    """Sets of the packet that go with a letter, such as 4 conformed copies of 3 pages each."""

    count: int
    what: str
    pages: int


@dataclass(frozen=True)
class Letter:
    """A covering letter. `enclosed` stands between the paragraphs `opening` and `closing`."""

    sender: Address
    day: str
    to: Address
    subject: tuple[str, ...]
    opening: str
    enclosed: tuple[Enclosed, ...]
    attached: tuple[str, ...]
    closing: tuple[str, ...]
    registrant: str
    signer: tuple[str, str]  # name and title


@dataclass(frozen=True)
class Label:
    """What a parcel bears: to whom it goes, and from whom it comes."""

    to: Address
    sender: Address


@dataclass(frozen=True)
class Kit:
    """All that the filing kit holds, in order."""

    checklist: Checklist
    letters: tuple[Letter, ...]
    labels: tuple[Label, ...]


def kit(notice: Notice, dates: Deadlines | None, sets: Sets) -> Kit:
    """The kit of a notice; `dates` where they can be told, `sets` as they are printed."""
    sender, commission = _sender(notice), _commission(notice)
    exchanges = [Address(name) for name in notice.exchanges]
    letters = (_to_commission(notice, sender, commission, sets),
               *(_to_exchange(notice, sender, exchange, sets) for exchange in exchanges))
    labels = tuple(Label(to, sender) for to in (commission, *exchanges))
    where = ", ".join((commission.name, *commission.lines))
    return Kit(checklist.checklist(notice, dates, sets, where, today_at=_elsewhere(notice)), letters, labels)


def _sender(notice: Notice) -> Address:
    lines = (notice.text(Key.STREET_ADDRESS), notice.text(Key.CITY_STATE_ZIP))
    return Address(notice.text(Key.REGISTRANT_NAME), tuple(filter(None, lines)))


def _commission(notice: Notice) -> Address:
    """Where the Commission sits: by Rule 0-2(a), or in the words of an older form (General Instruction 2)."""
    if notice.edition.id == editions.DEFAULT:
        return Address(_COMMISSION, (_STREET, _CITY))
    return Address(_COMMISSION, notice.edition.government[-1:])


def _elsewhere(notice: Notice) -> str:
    """The office of today, where the form gives another address or none."""
    return "" if notice.edition.id == editions.DEFAULT else f"{_STREET}, {_CITY}"


def _to_commission(notice: Notice, sender: Address, to: Address, sets: Sets) -> Letter:
    closing = []
    if basis := _BASIS.get(notice.text(Key.PAPER_FILING_BASIS)):
        closing.append(f"The notification is being filed in paper pursuant to {basis} of Regulation S-T, and bears the "
                       "legend of that rule.")
    return _letter(notice, sender, to,
                   "Enclosed for filing under Rule 12b-25 under the Securities Exchange Act of 1934, as General "
                   "Instruction 2 of the form provides:",
                   (Enclosed(1, "signed original", sets.pages),
                    Enclosed(sets.conformed, "conformed copies", sets.pages)), closing)


def _to_exchange(notice: Notice, sender: Address, to: Address, sets: Sets) -> Letter:
    return _letter(notice, sender, to,
                   "Enclosed for filing with you, as General Instruction 3 of the form provides for each national "
                   "securities exchange on which any class of securities of the registrant is registered:",
                   (Enclosed(1, "manually signed copy", sets.pages),), ())


def _letter(notice: Notice, sender: Address, to: Address, opening: str, enclosed: tuple[Enclosed, ...],
            closing: Sequence[str]) -> Letter:
    return Letter(sender, notice.text(Key.SIGNATURE_DATE), to, _subject(notice), opening, enclosed,
                  tuple(checklist.named(number, exhibit) for number, exhibit in enumerate(notice.exhibits, 1)),
                  (*closing, *_contact(notice)), notice.text(Key.REGISTRANT_NAME_IN_CHARTER),
                  (notice.text(Key.SIGNER_NAME), notice.text(Key.SIGNER_TITLE)))


def _subject(notice: Notice) -> tuple[str, ...]:
    """What the letter is about, as it stands in the head of the notice."""
    number = notice.text(Key.AMENDMENT_NUMBER)
    file_number = notice.text(Key.SEC_FILE_NUMBER)
    amended = f"Amended Notification, {notice.edition.amendment.format(number=number)}" if number else ""
    return tuple(filter(None, (notice.text(Key.REGISTRANT_NAME), FORM, amended, notice.subject,
                               f"SEC file number {file_number}" if file_number else "")))


def _contact(notice: Notice) -> Sequence[str]:
    """Whom Part IV(1) names, if it does; an amendment need not."""
    name, area, number = (notice.text(key) for key in (Key.CONTACT_NAME, Key.CONTACT_AREA_CODE,
                                                       Key.CONTACT_TELEPHONE))
    telephone = " ".join(filter(None, (f"({area})" if area else "", number)))
    reached = f", telephone {telephone}" if telephone else ""
    return (f"The person to contact in regard to the notification is {name}{reached}.",) if name else ()

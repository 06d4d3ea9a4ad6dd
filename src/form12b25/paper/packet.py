# SPDX-License-Identifier: MIT
"""The packet: which sets there are, and how they differ. Said here and nowhere else.

One signed original, four conformed copies (General Instruction 2), one manually signed copy for each exchange (General
Instruction 3). The original and the exchange copies are signed in ink; a conformed copy reads `/s/` and the name.
"""

from collections.abc import Sequence
from dataclasses import replace

from form12b25.form.keys import Key
from form12b25.form.notice import Notice, Reading
from form12b25.form.steps import Step, unwatched
from form12b25.paper import attachments, text
from form12b25.paper.binding import PrintedSet
from form12b25.paper.compose import compose
from form12b25.paper.enclosure import Enclosure
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import LIVE, Box
from form12b25.paper.marks import Page
from form12b25.paper.press import press
from form12b25.paper.proof import prove

CONFORMED_COPIES = 4
WORKING_COPY = "WORKING COPY - NOT FOR FILING"


def sets(notice: Reading, conformed: int = CONFORMED_COPIES) -> tuple[PrintedSet, ...]:
    """The sets of a packet, in order."""
    copies = [PrintedSet(f"Conformed copy {number}", conformed=True) for number in range(1, conformed + 1)]
    exchanges = [PrintedSet(f"Manually signed copy for {name}") for name in notice.exchanges]
    return (PrintedSet("Signed original"), *copies, *exchanges)


def packet(notice: Notice, conformed: int = CONFORMED_COPIES, *, duplex: bool = False, omb_expires: str = "",
           enclosure: Enclosure | None = None, step: Step = unwatched) -> bytes:
    """The packet to sign and send, as a PDF file, read again and found faithful. `enclosure`: a file to carry inside.

    Raises Unusable for an attached file that cannot be printed, NotFaithful where the paper does not say what the
    notice says.
    """
    return _proved(notice, _composed(notice, omb_expires, step), sets(notice, conformed), title=_title(notice),
                   duplex=duplex, enclosure=enclosure, step=step)


def working_copy(reading: Reading, *, duplex: bool = False, omb_expires: str = "",
                 enclosure: Enclosure | None = None, step: Step = unwatched) -> bytes:
    """One set of any draft, with words on each page that keep it from being filed. Raises as `packet` does."""
    warning = tuple(text.set_lines([WORKING_COPY], Box(LIVE.left, 0, LIVE.right, 0), 31, face=Face.BOLD, size=12,
                                   centred=True))
    pages = [replace(page, marks=(*page.marks, *warning)) for page in _composed(reading, omb_expires, step)]
    return _proved(reading, pages, [PrintedSet("Working copy")], title=f"{WORKING_COPY}: {_title(reading)}",
                   duplex=duplex, enclosure=enclosure, step=step)


def _composed(reading: Reading, omb_expires: str, step: Step) -> tuple[Page, ...]:
    """The pages of one set, once it is known that what is attached can be printed."""
    attachments.refuse_too_much(reading.exhibits, step)
    return compose(reading, omb_expires=omb_expires)


def _proved(reading: Reading, pages: Sequence[Page], printed: Sequence[PrintedSet], *, title: str,
            duplex: bool, enclosure: Enclosure | None, step: Step) -> bytes:
    """What leaves the program: pressed, and proved to say what was entered."""
    pdf = press(pages, printed, title=title, duplex=duplex, enclosure=enclosure, step=step)
    prove(pdf, reading, pages, printed, duplex=duplex, enclosure=enclosure, step=step)
    return pdf


def _title(reading: Reading) -> str:
    registrant = reading.text(Key.REGISTRANT_NAME)
    return f"Form 12b-25, {registrant}" if registrant else "Form 12b-25"

# SPDX-License-Identifier: MIT
"""The filing kit on paper: the checklist, each letter on pages of its own, the labels, in the typeface of the packet.

What is longer than its room wraps; what does not fit a label stands whole on a sheet behind the labels. Nothing is cut.
"""

from collections.abc import Iterator, Sequence

from form12b25.form.checklist import Checklist, Group, Sets, Task, counted
from form12b25.form.deadlines import Deadlines
from form12b25.form.keys import Key
from form12b25.form.kit import Address, Letter, kit
from form12b25.form.notice import Notice
from form12b25.paper import fonts, labels, text
from form12b25.paper.binding import PrintedSet
from form12b25.paper.column import INDENT, Column, height, start
from form12b25.paper.compose import compose
from form12b25.paper.flow import LINE
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import BODY, FOOT, LIVE
from form12b25.paper.marks import Page
from form12b25.paper.packet import CONFORMED_COPIES
from form12b25.paper.press import press
from form12b25.paper.proof import prove_as_set

NAME = "Filing kit"
_INK = 3 * LINE  # points above a line to sign on
_BLANKS = 3  # lines for an address that is written by hand
_ADDRESS = 270.0  # points, how long they are


def filing_kit(notice: Notice, dates: Deadlines | None) -> bytes:
    """The kit of a notice as a PDF file, read again and found to say what it should.

    Raises Unusable for an attached file that cannot be printed, NotFaithful where the paper does not say it.
    """
    made = kit(notice, dates, Sets(len(compose(notice)), CONFORMED_COPIES))
    pages = [Page(tuple(marks)) for marks in (*_checklist(made.checklist),
                                              *(page for letter in made.letters for page in _letter(letter)),
                                              *labels.sheets(made.labels))]
    pdf = press(pages, [PrintedSet(NAME)], title=f"{NAME}, {notice.text(Key.REGISTRANT_NAME)}")
    prove_as_set(pdf, pages, NAME)
    return pdf


def _checklist(listed: Checklist) -> Iterator[labels.Marks]:
    column = Column()
    column.words("FILING KIT: CHECKLIST", face=Face.BOLD, size=14)
    column.gap(4)
    column.words(listed.registrant, face=Face.BOLD)
    column.words(listed.subject)
    column.words("For your own use; no part of the filing. Print this kit on one side of the paper, in true size.",
                 face=Face.ITALIC)
    column.heading("Dates")
    if listed.warning:
        column.words(listed.warning, face=Face.BOLD)
        column.gap(4)
    for told in listed.dates:
        column.words(": ".join(filter(None, (told.day, told.what))), face=Face.BOLD, kept=LINE)
        column.words(_cited(told.why, told.citation), left=LIVE.left + INDENT)
        column.gap(4)
    for group in listed.groups:
        _group(column, group)
    return _footed(column.pages, "Checklist")


def _group(column: Column, group: Group) -> None:
    column.heading(group.title, height(_cited(group.tasks[0].words, group.tasks[0].citation)))
    for task in group.tasks:
        column.ticked(_cited(task.words, task.citation), further=LINE * 1.5 if task.blanks else 0)
        if task.blanks:
            _to_write(column, task)
        column.gap(5)


def _to_write(column: Column, task: Task) -> None:
    """Captions in a row, each with a rule after it to write on."""
    each = (LIVE.width - INDENT) / len(task.blanks)
    column.gap(LINE * 0.5)
    for place, caption in enumerate(task.blanks):
        left = LIVE.left + INDENT + place * each
        start = left + fonts.width(caption, Face.REGULAR, BODY) + 4
        column.caption(caption, left, rule_from=start, rule_to=left + each - 8)
    column.down(LINE)


def _cited(words: str, citation: str) -> str:
    return f"{words} [{citation}]" if citation else words


def _letter(letter: Letter) -> Iterator[labels.Marks]:
    column = Column()
    column.gap(LINE)
    _address(column, letter.sender, Face.BOLD)
    column.gap(2 * LINE)
    column.words(letter.day)
    column.gap(LINE)
    _address(column, letter.to)
    column.gap(LINE)
    column.hanging("Re:", letter.subject)
    column.gap(LINE)
    column.words("Ladies and Gentlemen:")
    column.gap(LINE)
    column.words(letter.opening, kept=2 * LINE)
    column.gap(LINE * 0.5)
    for enclosed in letter.enclosed:
        each = " each" if enclosed.count > 1 else ""
        column.hanging(f"{enclosed.count:,}", [f"{enclosed.what}, {counted(enclosed.pages, 'page')}{each}"])
    sets = sum(enclosed.count for enclosed in letter.enclosed)
    if sets > 1:
        pages = sum(enclosed.count * enclosed.pages for enclosed in letter.enclosed)
        column.hanging("", [f"{counted(sets, 'set')}, {counted(pages, 'page')} in all"])
    if letter.attached:
        column.gap(LINE * 0.5)
        column.words("Each set includes:" if sets > 1 else "It includes:", kept=LINE)
        for exhibit in letter.attached:
            column.hanging("", [exhibit])
    block = _closing_height(letter)
    for number, paragraph in enumerate(letter.closing, 1):
        column.gap(LINE)
        column.words(paragraph, kept=LINE + block if number == len(letter.closing) else 0)  # no signature alone
    column.gap(LINE)
    column.keep(block)
    _signed(column, letter)
    return _footed(column.pages, "Letter")


def _closing_height(letter: Letter) -> float:
    """The room of the close of a letter; one that is very long is divided."""
    width = LIVE.right - LIVE.middle - INDENT
    lines = sum(len(text.broken(words, width)) for words in (letter.registrant, *letter.signer))
    return start(_INK + (lines + 4) * LINE)


def _signed(column: Column, letter: Letter) -> None:
    """The close of a letter: a line for ink, the name and the title typed beneath."""
    left = LIVE.middle
    column.words("Very truly yours,", left=left)
    column.gap(LINE)
    column.words(letter.registrant, left=left)
    column.keep(_INK + LINE)
    column.down(_INK)
    column.caption("By:", left, rule_from=left + INDENT, rule_to=LIVE.right)
    column.down(LINE + 3)
    for words in letter.signer:
        column.words(words, left=left + INDENT)


def _address(column: Column, address: Address, face: Face = Face.REGULAR) -> None:
    column.words(address.name, face=face)
    for line in address.lines:
        column.words(line)
    if address.open:
        for _ in range(_BLANKS):
            column.rule(_ADDRESS, 1.6 * LINE)


def _footed(pages: Sequence[labels.Marks], name: str) -> Iterator[labels.Marks]:
    """The pages, with their numbers where there are more than one."""
    for number, marks in enumerate(pages, 1):
        foot = [f"{name}, page {number} of {len(pages)}"] if len(pages) > 1 else []
        yield [*marks, *text.set_lines(foot, LIVE, FOOT, size=9, centred=True)]

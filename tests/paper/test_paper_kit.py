# SPDX-License-Identifier: MIT
"""The filing kit on paper, read back by an independent program: every word stands, whole, in its room."""

import re
from datetime import date
from itertools import combinations

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_back import igene, ink, inkless, pages_of, quantum, rendered

from form12b25.form.calendar import federal_calendar
from form12b25.form.draft import Exhibit
from form12b25.form.kit import Address, Label
from form12b25.form.review import review
from form12b25.paper import kit, labels
from form12b25.paper.binding import PrintedSet
from form12b25.paper.collation import NotFaithful
from form12b25.paper.column import Column
from form12b25.paper.geometry import LIVE, PAGE, Box
from form12b25.paper.marks import Frame, Page, Words
from form12b25.paper.packet import packet
from form12b25.paper.press import press
from form12b25.paper.proof import prove_as_set

FOOT = re.compile(r"(Checklist|Letter), page \d+ of \d+")
LETTERS = st.text(st.sampled_from("Wi. –éß&"), min_size=1, max_size=400).map(str.strip).filter(bool)


def printed(draft):
    """The pages of the kit as they are read, with single blanks."""
    found = review(draft, date(2026, 6, 15), calendar=federal_calendar())
    assert found.notice is not None, found.stopping
    return [" ".join(page.split()) for page in pages_of(kit.filing_kit(found.notice, found.deadlines))]


def test_quantum_has_a_checklist_one_letter_and_a_sheet_of_labels():
    *checklist, letter, sheet = printed(quantum())
    assert checklist[0].startswith("FILING KIT: CHECKLIST QUANTUM CORPORATION Form 12b-25, Form 10-K")
    assert "Tuesday, June 16, 2026: Last day for Form 12b-25" in checklist[0]
    assert "Checklist, page 2 of 2" in checklist[1]
    assert letter == (
        "QUANTUM CORPORATION 10770 E. Briarwood Avenue Centennial, Colorado 80112 June 15, 2026 Securities and "
        "Exchange Commission 100 F Street, NE Washington, DC 20549 Re: QUANTUM CORPORATION Form 12b-25, "
        "Notification of Late Filing Form 10-K, period ended March 31, 2026 Ladies and Gentlemen: Enclosed for "
        "filing under Rule 12b-25 under the Securities Exchange Act of 1934, as General Instruction 2 of the form "
        "provides: 1 signed original, 4 pages 4 conformed copies, 4 pages each 5 sets, 20 pages in all The person "
        "to contact in regard to the notification is William H. White, telephone (408) 944-4000. Very truly yours, "
        "QUANTUM CORPORATION By: William H. White Chief Financial Officer")
    assert inkless(sheet) == inkless(
        "TO Securities and Exchange Commission 100 F Street, NE Washington, DC 20549 FROM QUANTUM CORPORATION "
        "10770 E. Briarwood Avenue Centennial, Colorado 80112")


def test_the_packet_has_as_many_pages_as_the_kit_says():
    drafts = (quantum(), igene(), quantum(narrative="Long reasons.\n" * 300))
    for draft in drafts:
        found = review(draft, date(2026, 6, 15))
        size = len(pages_of(packet(found.notice, conformed=0)))
        assert any(f"signed original, {size} pages" in page for page in printed(draft))


def test_the_filing_of_1998_with_two_exchanges_has_three_letters_each_on_its_own_page():
    pages = printed(igene(exchanges=("New York Stock Exchange LLC", "NYSE American LLC")))
    letters = [page for page in pages if "Ladies and Gentlemen:" in page]
    assert len(letters) == 3
    assert "Washington, D.C. 20549" in letters[0]
    assert "Each set includes: Exhibit 1, Statement of Berenson & Company LLP, March 23, 1998" in letters[0]
    for name, letter in zip(("New York Stock Exchange LLC", "NYSE American LLC"), letters[1:], strict=True):
        assert f"March 25, 1998 {name} Re: IGENE Biotechnology, Inc." in letter
        assert "1 manually signed copy, 5 pages It includes: Exhibit 1, Statement of" in letter
        assert letter.endswith("Very truly yours, IGENE Biotechnology, Inc. By: Stephen F. Hiu, Ph.D. President")


LONG = ("Quantum Extraordinarily Long Names of the Far West and Sons " * 4)[:200].strip()


def test_names_of_200_letters_stand_whole_wherever_they_stand():
    draft = quantum(registrant_name=LONG, registrant_name_in_charter=LONG, street_address="W" * 200,
                    city_state_zip=LONG, signer_name=LONG, signer_title="W" * 200, contact_name=LONG,
                    exchanges=(LONG, "NYSE"),
                    exhibits=(Exhibit("accountant-statement", LONG, LONG, "We need more time."),))
    pages = printed(draft)
    letters = inkless(FOOT.sub("", " ".join(pages)))
    for part in (f"{LONG} {'W' * 200} {LONG} June 15, 2026", f"Very truly yours, {LONG} By: {LONG} {'W' * 200}",
                 f"Exhibit 1, {LONG} The person to contact in regard to the notification is {LONG}, telephone"):
        assert letters.count(inkless(part)) == 3  # to the Commission and to each exchange
    whole = inkless(pages[-1])  # too long for a label, it stands on a sheet behind them
    assert inkless(f"Address 1 {LONG} {'W' * 200} {LONG}") == whole
    assert "Too long for a label: address 1 on the sheet behind the labels." in pages[-2]


def marks_of(sheet):
    return [mark for mark in sheet if isinstance(mark, Words)]


def places():
    """The labels of an Avery 5163 sheet, in points: 2 by 4 inches, 5/32 and 1/2 inch from the corner."""
    return [Box(left, top, left + 288, top + 144) for top in range(36, 756, 144) for left in (11.25, 312.75)]


@pytest.mark.parametrize("count", [1, 5, 6, 11])
def test_labels_stand_five_parcels_a_sheet_and_never_over_an_edge(count):
    parcels = [Label(Address(f"Exchange {number}"), Address(LONG, ("1 Main Street", "Dover, Delaware 19901")))
               for number in range(count)]
    sheets = labels.sheets(parcels)
    assert len(sheets) == -(-count // 5)
    assert [mark.text for sheet in sheets for mark in marks_of(sheet) if mark.text.startswith("Exchange")] == [
        f"Exchange {number}" for number in range(count)]
    for sheet in sheets:
        for mark in marks_of(sheet):
            assert any(place.holds(mark.box) for place in places()), mark


@settings(max_examples=60)
@given(st.lists(st.builds(Address, LETTERS, st.lists(LETTERS, max_size=2).map(tuple)), min_size=1, max_size=7))
@example([Address("W" * 5_000, ("i" * 5_000,))])
@example([Address("One", ()), Address("W " * 400, ())])
def test_an_address_of_any_length_is_never_cut_and_never_overlaps(addresses):
    sender = Address("Registrant", ("Street", "City"))
    sheets = labels.sheets([Label(address, sender) for address in addresses])
    read = inkless("".join(mark.text for sheet in sheets for mark in marks_of(sheet)))
    for address in addresses:
        assert inkless(address.name) in read
        assert all(inkless(line) in read for line in address.lines)
    for sheet in sheets:
        assert all(PAGE.holds(mark.box) for mark in marks_of(sheet))
        assert not any(one.box.overlaps(other.box) for one, other in combinations(marks_of(sheet), 2)
                       if one.baseline == other.baseline)


@pytest.mark.parametrize("times", [1, 12, 300])
def test_a_letter_and_a_checklist_of_any_length_stay_on_their_pages(times):
    name = " ".join(["Interminable Exchange of the United States"] * times)
    draft = quantum(exchanges=(name,), signer_name="William Henry White " * times)
    found = review(draft, date(2026, 6, 15), calendar=federal_calendar())
    pdf = kit.filing_kit(found.notice, found.deadlines)
    pages = pages_of(pdf)
    read = inkless(FOOT.sub("", " ".join(" ".join(page.split()) for page in pages)))
    assert read.count(inkless(name)) == 3  # in the checklist, in the letter, and on a label or behind it
    for number, page in enumerate(pages):
        if "TO" not in page.split():
            seen = ink(rendered(pdf, number, 72), 72)
            assert LIVE.left - 1 <= seen.left
            assert seen.right <= LIVE.right + 1
            assert seen.bottom <= 756


def test_the_signature_line_leaves_room_for_ink_and_stands_with_the_name_beneath():
    for lines in range(0, 60, 3):  # wherever the close of the letter falls
        draft = quantum(exhibits=tuple(Exhibit("other", f"Paper {number}", "", "Text.") for number in range(lines)))
        found = review(draft, date(2026, 6, 15))
        pdf = kit.filing_kit(found.notice, found.deadlines)
        closing = 0
        with pypdfium2.PdfDocument(pdf) as document:
            for page in document:
                text = page.get_textpage()
                read = FOOT.sub("", text.get_text_range()).rstrip()
                if "By:" in read:
                    closing += 1
                    assert read.endswith("Very truly yours,\r\nQUANTUM CORPORATION\r\nBy:\r\nWilliam H. White\r\n"
                                         "Chief Financial Officer")
                    assert "The person to contact" in read  # the signature never stands alone
                    above = text.get_charbox(read.rindex("QUANTUM"))[1]  # points from the foot of the page
                    assert above - text.get_charbox(read.index("By:"))[3] > 30
                text.close()
                page.close()
        assert closing == 1


@pytest.mark.parametrize("offset", range(12))
def test_a_box_to_tick_stands_beside_the_first_line_of_its_words_and_has_all_of_them_on_its_page(offset):
    column = Column()
    for number in range(40 + offset):
        column.words(f"Line {number}")
    for number in range(20):
        column.ticked(f"Task {number}: " + "words " * 60)
    boxes = 0
    for page in column.pages:
        for mark in page:
            if isinstance(mark, Frame):
                boxes += 1
                beside = [words.text for words in page if isinstance(words, Words)
                          and mark.box.top < words.baseline < mark.box.top + 4 * 12]
                assert beside[0].startswith("Task")
                assert " ".join(beside).count("words") == 60  # in four lines
    assert boxes == 20


def test_a_kit_that_says_other_words_than_it_should_is_not_let_out():
    meant = [Page((Words(100, 100, "Tuesday, June 16, 2026"),))]
    said = press([Page((Words(100, 100, "Tuesday, June 15, 2026"),))], [PrintedSet("Filing kit")], title="Filing kit")
    prove_as_set(press(meant, [PrintedSet("Filing kit")], title="Filing kit"), meant, "Filing kit")
    with pytest.raises(NotFaithful, match="Filing kit, page 1"):
        prove_as_set(said, meant, "Filing kit")

# SPDX-License-Identifier: MIT
"""From the first key to the paper, with the keyboard alone; what came of it is read from the disk and the printer."""

import io
import json

import pypdfium2
import pytest
from officer import answers_in

from form12b25 import assets
from form12b25.drafts import document
from form12b25.form.definition import FIELDS, Check, Choice
from form12b25.form.keys import Key

pytestmark = [pytest.mark.machine, pytest.mark.timeout(420)]

QUANTUM = json.loads(assets.resource("examples", "quantum-2026.answers.json"))
# Tab stops once at each blank; behind the table of results stand its four buttons.
STOPS = {Key.RESULTS_TABLE: 5}


def fill_in(officer, answers):
    """From the SEC file number to the worksheet, each blank in its turn."""
    keys = list(Key)
    for key in keys[keys.index(Key.SEC_FILE_NUMBER):keys.index(Key.EXCHANGES)]:
        value = answers.get(key)
        match FIELDS[key]:
            case Choice() as choice:
                if value:
                    offered = choice.offers(assets.edition(answers["edition"]))
                    officer.press(*["Right"] * offered.index(value), "space")
            case Check():
                if value:
                    officer.press("space")
            case _:
                if value:
                    officer.enters(value)
        officer.press(*["Tab"] * STOPS.get(key, 1))


def words(pdf):
    """The words of each page."""
    with pypdfium2.PdfDocument(pdf) as read:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in read]


def test_the_quantum_filing_from_a_blank_form_to_paper_with_the_keyboard_alone(officer, folder, service):
    officer.starts()
    officer.sees("Form 12b-25")  # the page on which one begins
    officer.looks("start-page")
    officer.press("ctrl+n")
    officer.sees("New notice")
    fill_in(officer, QUANTUM)
    officer.looks("quantum-filled")
    draft = folder / "quantum.12b25"
    officer.saves_as("ctrl+s", "Save the draft", draft)
    kept = answers_in(draft)
    for key, value in QUANTUM.items():
        assert (kept.get(key) or None) == (value or None), key

    packet = folder / "packet.pdf"
    officer.sees("quantum.12b25 -")
    officer.saves_as("ctrl+shift+p", "Save the packet", packet)
    officer.sees("quantum.12b25 -")
    jobs = service.jobs()
    officer.press("ctrl+p")
    officer.sees("Print")
    officer.looks("quantum-print")

    def sent():
        if officer.screen.active().startswith("Print"):  # our own dialog, then that of the system
            officer.press("Return")
        return len(service.jobs()) > len(jobs)

    officer.gets(sent, "nothing was printed")
    officer.sees("quantum.12b25 -")
    given = io.BytesIO(service.given(service.jobs()[-1]))
    assert words(given) == words(packet)
    with pypdfium2.PdfDocument(packet) as read:
        names = [entry.get_title() for entry in read.get_toc()]
        assert names == ["Signed original", *[f"Conformed copy {number}" for number in range(1, 5)]]
        pages = len(read) // 5
    out = service.printed(service.jobs()[-1])
    assert len(words(out)) == 5 * pages
    for number in range(5):
        one = " ".join(words(packet)[number * pages:(number + 1) * pages])
        assert ("/s/ William H. White" in one) == (number > 0)
        for value in (QUANTUM["registrant_name"], QUANTUM["city_state_zip"], QUANTUM["contact_name"]):
            assert value in one
        following = iter(one.split())  # the narrative goes on on another page: its words stand there in their order
        assert all(word in following for word in QUANTUM["narrative"].split())
    officer.leaves()


def made(folder, example, name):
    """A draft of an example, as a colleague left it."""
    draft = folder / name
    draft.write_bytes(document.to_bytes(assets.example(example)))
    return draft


LEDGERS = ("On March 9, 1998 a failure of the registrant's computer destroyed the ledgers of its fourth quarter. They "
           "are being restored from the bank's own records, which will end on April 10, 1998, and until then the "
           "inventory of December 31, 1997 cannot be stated.")
NO_CHANGE = "The going concern opinion was given in 1996 too; results do not change by it."
OWN_NAME = "The letter is the accountants' own and names the form they had been asked about."


def test_the_filing_of_1998_is_repaired_by_following_the_list(officer, folder):
    draft = made(folder, "igene-1998", "igene.12b25")
    officer.starts(draft)
    officer.sees("igene.12b25 -")
    officer.press("F8")
    officer.type(LEDGERS)
    for reason in (NO_CHANGE, OWN_NAME):
        officer.press("F8", "F6", "ctrl+Return")  # the next thing, the list in which it is chosen, an answer to it
        officer.sees("Answer to")
        officer.type(reason)
        officer.press("Return")
        officer.sees("igene.12b25* -")
    officer.looks("igene-repaired")
    officer.press("ctrl+s")
    officer.gets(lambda: answers_in(draft).get("narrative") == LEDGERS, "the narrative was not saved")
    kept = answers_in(draft)
    assert [(one["key"], one["reason"]) for one in kept["considered"]] == [
        ("results_change", NO_CHANGE), ("exhibits", OWN_NAME)]
    before = json.loads(assets.resource("examples", "igene-1998.answers.json"))
    changed = {key for key in before if key != "exhibits" and (kept.get(key) or None) != (before[key] or None)}
    assert changed == {"narrative"}

    packet = folder / "packet.pdf"
    officer.sees("igene.12b25 -")
    officer.saves_as("ctrl+shift+p", "Save the packet", packet)
    pages = words(packet)
    assert sum(LEDGERS in page for page in pages) == 5
    assert sum("/s/ Stephen F. Hiu, Ph.D." in page for page in pages) == 4
    assert not any(reason in page for page in pages for reason in (NO_CHANGE, OWN_NAME))
    officer.sees("igene.12b25 -")
    officer.leaves()


def test_an_amendment_is_made_from_a_notice_that_was_filed(officer, folder):
    draft = made(folder, "quantum-2026", "annual.12b25")
    officer.starts(draft)
    officer.sees("annual.12b25 -")
    officer.press("alt+f", "m")
    officer.sees("Mark as filed")
    officer.type("June 15, 2026")
    officer.press("Return")
    officer.sees("annual.12b25 (filed June 15, 2026")
    officer.type("This cannot be typed into what was filed.")
    officer.press("ctrl+s")
    officer.gets(lambda: answers_in(draft).get("filed"), "that it was filed was not saved")
    filed = draft.read_bytes()

    officer.press("alt+f", "c")
    officer.sees("New notice")
    officer.looks("amendment-begun")
    officer.press("F8")  # it is signed anew
    officer.type("June 16, 2026")
    officer.press("shift+Tab", "shift+Tab")
    officer.press("ctrl+End")
    officer.type(" Corrected on June 16, 2026: none of these statements is a promise.")
    officer.looks("amendment-made")
    amendment = folder / "amendment.12b25"
    officer.saves_as("ctrl+s", "Save the draft", amendment)
    officer.sees("amendment.12b25 -")
    packet = folder / "packet.pdf"
    officer.saves_as("ctrl+shift+p", "Save the packet", packet)
    officer.sees("amendment.12b25 -")
    officer.leaves()
    kept, was = answers_in(amendment), answers_in(draft)
    assert kept["amendment_number"] in (1, "1")
    assert kept["signature_date"] == "June 16, 2026"
    assert kept["further_statements"] == was["further_statements"] + (
        " Corrected on June 16, 2026: none of these statements is a promise.")
    assert {key: kept[key] for key in ("narrative", "registrant_name", "period_ended")} == {
        key: was[key] for key in ("narrative", "registrant_name", "period_ended")}
    firsts = [page for page in words(packet) if "AMENDED NOTIFICATION" in page]
    assert len(firsts) == 5
    assert all("Amendment No. 1" in page for page in firsts)
    assert sum("Corrected on June 16, 2026" in page for page in words(packet)) == 5
    assert draft.read_bytes() == filed


def test_what_was_typed_before_a_crash_is_there_after_it_and_goes_to_paper(officer, folder):
    draft = made(folder, "quantum-2026", "annual.12b25")
    before = draft.read_bytes()
    officer.starts(draft)
    officer.sees("annual.12b25 -")
    officer.type("0-13449")
    officer.press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "End")
    officer.type(" of the registrant, typed before the crash")
    officer.sees("annual.12b25* -")
    officer.gets(lambda: any(b"before the crash" in journal.read_bytes()
                             for journal in folder.glob("own/state/recovery/*/*.journal")), "it was not kept")
    officer.pulls_the_plug()
    assert draft.read_bytes() == before

    officer.starts(draft)
    officer.sees("Recovered work")
    officer.looks("recovered")
    officer.press("Return")
    officer.sees("annual.12b25* -")
    officer.press("Tab")
    officer.type("747906501")
    officer.press("ctrl+s")
    officer.sees("annual.12b25 -")
    packet = folder / "packet.pdf"
    officer.saves_as("ctrl+shift+p", "Save the packet", packet)
    kept = answers_in(draft)
    assert kept["sec_file_number"] == "000-13449"
    assert kept["cusip_number"] == "747906501"
    assert sum("000-13449" in page and "747906501" in page for page in words(packet)) == 5
    officer.sees("annual.12b25 -")
    officer.leaves()

# SPDX-License-Identifier: MIT
"""Working copies: of any draft, however unfinished or wrong, and never to be taken for the packet."""

import io

import pikepdf
import pytest

from form12b25.form.draft import Exhibit
from form12b25.paper import packet
from paper.reading_back import EDITIONS, blank, ink, inkless, original, pages_of, quantum, reading, rendered

WARNING = "WORKING COPY - NOT FOR FILING"


def pages_of_working_copy(draft):
    return pages_of(packet.working_copy(reading(draft)))


@pytest.mark.parametrize("identifier", EDITIONS)
def test_an_empty_draft_prints_the_empty_form_once(identifier):
    pages = pages_of_working_copy(blank(identifier))

    assert len(pages) == 3
    assert ["Page 1 of 3" in pages[0], "Page 2 of 3" in pages[1], "Page 3 of 3" in pages[2]] == [True] * 3


@pytest.mark.parametrize("draft", [
    blank(), quantum(), quantum(exchanges=("Nasdaq",), exhibits=(Exhibit(title="Letter", text="Late.\n" * 200),))],
    ids=["empty", "quantum", "long"])
def test_the_warning_stands_once_on_each_page_above_everything_else(draft):
    pdf = packet.working_copy(reading(draft))

    for number, page in enumerate(pages_of(pdf)):
        assert page.count(WARNING) == 1
        top = ink(rendered(pdf, number, 72), 72)
        assert 18 <= top.top < 36  # above the margin, and not so near the edge that a printer cuts it


def test_a_working_copy_is_one_set_without_a_signature():
    draft = quantum(exchanges=("Nasdaq",))
    pages = pages_of_working_copy(draft)

    assert len(pages) == 4
    assert "/s/" not in "".join(pages)
    with pikepdf.open(io.BytesIO(packet.working_copy(reading(draft)))) as pdf, pdf.open_outline() as entries:
        assert [entry.title for entry in entries.root] == ["Working copy"]
        assert str(pdf.docinfo["/Title"]).startswith(WARNING)


def test_a_wrong_date_stands_as_it_was_typed():
    pages = pages_of_working_copy(blank(period_ended="February 30, 2026", signature_date="soon",
                                        transition_period_ended="31/31/1997"))

    assert "February 30, 2026" in pages[0]
    assert "31/31/1997" in pages[0]
    assert "soon" in pages[1]


def test_a_good_date_is_written_out():
    assert "December 31, 1997" in pages_of_working_copy(blank(period_ended="12/31/1997"))[0]


@pytest.mark.parametrize("key", ["registrant_name", "narrative", "signer_name", "further_statements"])
def test_a_character_that_the_paper_cannot_show_is_spelled_out_as_its_number(key):
    text = inkless("".join(pages_of_working_copy(blank(**{key: "株 Co. \U0001f600"}))))

    assert "[U+682A]Co.[U+1F600]" in text


@pytest.mark.parametrize("key", ["amendment_number", "paper_filing_basis"])
def test_a_wrong_choice_in_the_head_stands_whole_however_long(key):
    typed = "not one that the form offers " * 60
    pages = pages_of_working_copy(blank(**{key: typed}))

    assert "(whole on Extra Sheet 1, page 4)" in pages[0]
    assert inkless(typed) in inkless(pages[3])
    assert "(from page 1)" in pages[3]


def test_the_packet_itself_never_bears_the_warning():
    assert WARNING not in "".join(pages_of(original(quantum())))

# SPDX-License-Identifier: MIT
"""The packet: which sets, in which order, alike in all but the signature; and the file it comes in."""

import io
import re
from itertools import pairwise

import pikepdf
import pytest

from form12b25 import assets
from form12b25.form.draft import Exhibit
from form12b25.paper import packet
from form12b25.paper.compose import compose
from form12b25.paper.geometry import Box
from form12b25.paper.sheet import sheet
from paper.reading_back import EDITIONS, difference, igene, ink, inkless, notice, pages_of, quantum, reading, rendered

FILINGS = {"quantum": quantum, "igene": igene}
both_filings = pytest.mark.parametrize("filing", FILINGS)


def pixelwise(box):
    """The box grown by a pixel at 150 dpi, since its edges may cross pixels."""
    pixel = 72 / 150
    return Box(box.left - pixel, box.top - pixel, box.right + pixel, box.bottom + pixel)


def printed(draft, *args, **kwargs):
    return packet.packet(notice(draft), *args, **kwargs)


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


def outline(pdf):
    """The name of each set and the page on which it begins, from 0."""
    with opened(pdf) as document, document.open_outline() as entries:
        places = {page.objgen: number for number, page in enumerate(document.pages)}
        found = []
        for entry in entries.root:
            target = entry.destination if entry.destination is not None else entry.action.D
            if isinstance(target, pikepdf.String | pikepdf.Name):
                target = document.Root.Dests[f"/{str(target).lstrip('/')}"]
            found.append((entry.title, places[target[0].objgen]))
        return found


def fonts_of(pdf):
    """Every font dictionary of a file, wherever it hangs."""
    with opened(pdf) as document:
        return [(str(thing.BaseFont), "/FontFile2" in thing.get("/FontDescriptor", {})) for thing in document.objects
                if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"]


@both_filings
def test_a_packet_is_one_original_and_four_conformed_copies_in_order(filing):
    pdf = printed(FILINGS[filing]())
    size = len(pages_of(pdf)) // 5

    assert outline(pdf) == [("Signed original", 0)] + [(f"Conformed copy {n}", n * size) for n in range(1, 5)]


def test_each_exchange_gets_a_manually_signed_copy_after_the_conformed_ones():
    pdf = printed(quantum(exchanges=("New York Stock Exchange", "Nasdaq", "Nasdaq")))
    pages = pages_of(pdf)
    names = [name for name, _ in outline(pdf)]

    assert names[5:] == ["Manually signed copy for New York Stock Exchange", "Manually signed copy for Nasdaq",
                         "Manually signed copy for Nasdaq"]
    assert [start for _, start in outline(pdf)] == [4 * n for n in range(8)]
    assert len(pages) == 8 * 4
    assert pages[20:24] == pages[24:28] == pages[28:32] == pages[:4]


@pytest.mark.parametrize("conformed", [0, 1, 7])
def test_as_many_conformed_copies_are_printed_as_are_asked_for(conformed):
    pdf = printed(quantum(), conformed)

    assert len(outline(pdf)) == 1 + conformed
    assert sum("/s/ William H. White" in page for page in pages_of(pdf)) == conformed


@both_filings
def test_pages_are_numbered_in_sequence_through_the_last_exhibit_in_every_set(filing):
    pages = pages_of(printed(FILINGS[filing]()))
    numbers = [re.findall(r"^Page (\d+) of (\d+)$", page, re.M) for page in pages]
    size = len(pages) // 5

    assert numbers == [[(str(number), str(size))] for _ in range(5) for number in range(1, size + 1)]


def test_the_last_page_of_the_igene_filing_is_its_accountants_statement():
    pages = pages_of(printed(igene()))

    assert len(pages) == 25
    for start in range(0, 25, 5):
        assert "EXHIBIT INDEX" in pages[start + 3]
        assert "We are the independent auditors for Igene Biotechnology, Inc." in pages[start + 4]
        assert "EXHIBIT 1" in pages[start + 4]


@both_filings
def test_every_conformed_copy_differs_from_the_original_only_inside_the_signature_blocks(filing):
    draft = FILINGS[filing](exchanges=("Nasdaq",))
    pdf = printed(draft)
    pages = compose(reading(draft))
    assert [number for number, page in enumerate(pages[:4]) if page.signatures] == [1]
    for number, page in enumerate(pages):
        original, *copies, exchange = (rendered(pdf, place * len(pages) + number) for place in range(6))
        assert len(copies) == 4
        assert difference(original, exchange) is None
        for copy in copies:
            assert difference(copies[0], copy) is None
        other = difference(original, copies[0])
        assert bool(other) == bool(page.signatures)
        if other:
            (block,) = page.signatures
            assert pixelwise(block).holds(other)


@both_filings
def test_the_signature_line_of_the_original_is_empty_for_ink(filing):
    draft = FILINGS[filing]()
    image = rendered(printed(draft, 0), 1)
    block = sheet(draft.edition).signature
    above = image.crop(tuple(int(edge * 150 / 72) for edge in (block.left, block.top, block.right, block.bottom - 1)))
    line = image.crop(tuple(int(edge * 150 / 72) for edge in (block.left, block.bottom - 1, block.right,
                                                              block.bottom + 1)))

    assert ink(above) is None
    assert ink(line) is not None


def test_a_conformed_copy_bears_the_typed_signature_and_the_original_does_not():
    pages = pages_of(printed(quantum()))

    assert [page.count("/s/ William H. White") for page in pages] == [0, 0, 0, 0] + [0, 1, 0, 0] * 4
    assert all("William H. White\nChief Financial Officer" in pages[number] for number in range(1, 20, 4))


@pytest.mark.parametrize("name", [
    "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh the Younger", "M" * 25, "Sir " + "Percival Aloysius " * 40])
def test_a_conformed_signature_of_any_length_stays_inside_its_block(name):
    draft = quantum(signer_name=name)
    pdf = printed(draft, 1)
    size = len(pages_of(pdf)) // 2
    found = difference(rendered(pdf, 1), rendered(pdf, size + 1))

    assert pixelwise(sheet(draft.edition).signature).holds(found)
    assert "/s/" in pages_of(pdf)[size + 1]
    assert inkless(name) in inkless("".join(pages_of(pdf)[size:]))


@pytest.mark.parametrize("pages", [4, 6, 7])
def test_printed_on_both_sides_each_set_begins_on_a_front_side(pages):
    exhibits = tuple(Exhibit(title=f"Letter {n}", text="It was late.") for n in range(pages - 5))
    draft = quantum(exhibits=exhibits)
    one_sided, two_sided = printed(draft), printed(draft, duplex=True)
    starts = [start for _, start in outline(two_sided)]

    assert all(start % 2 == 0 for start in starts)
    assert {after - before for before, after in pairwise(starts)} == {pages + pages % 2}
    assert [page for page in pages_of(two_sided) if page] == pages_of(one_sided)
    if pages % 2:
        assert ink(rendered(two_sided, pages, 50)) is None


@both_filings
def test_the_same_draft_gives_the_same_bytes(filing):
    assert printed(FILINGS[filing]()) == printed(FILINGS[filing]())


@both_filings
def test_the_file_says_its_title_its_language_and_how_it_is_to_be_printed(filing):
    draft = FILINGS[filing]()
    with opened(printed(draft)) as pdf:
        assert str(pdf.docinfo["/Title"]) == f"Form 12b-25, {draft.text('registrant_name')}"
        assert str(pdf.Root.Lang) == "en-US"
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert [[float(edge) for edge in page.mediabox] for page in pdf.pages] == [[0, 0, 612, 792]] * len(pdf.pages)


@both_filings
def test_the_file_is_sound_and_holds_nothing_active(filing):
    with opened(printed(FILINGS[filing]())) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert not {"/AcroForm", "/OpenAction", "/AA", "/Names"} & set(pdf.Root.keys())
        assert [page for page in pdf.pages if "/Annots" in page] == []


@pytest.mark.parametrize("identifier", EDITIONS)
def test_every_font_is_embedded(identifier):
    draft = quantum() if identifier == "sec1344-2018" else igene()
    fonts = fonts_of(printed(draft))

    assert len(fonts) >= 2
    assert [name for name, embedded in fonts if not embedded] == []
    assert {name.split("+")[-1] for name, _ in fonts} <= {f"LiberationSerif{cut}" for cut in ("", "-Bold", "-Italic")}


def test_five_sets_share_what_they_show():
    assert len(printed(quantum())) < 1.02 * len(printed(quantum(), 0))
    with opened(printed(quantum())) as five, opened(printed(quantum(), 0)) as one:
        drawn = [{ink.objgen for page in pdf.pages for ink in page.obj.Contents.wrap_in_array().as_list()}
                 for pdf in (five, one)]
    assert [len(inks) for inks in drawn] == [4 + 1, 4]  # the one is the signature of the conformed copies


def test_the_block_of_the_signature_is_where_the_paper_says_by():
    second = sheet(assets.edition("sec1344-2018"))
    by = next(mark for mark in second.pages[1].marks if getattr(mark, "text", "") == "By")

    assert by.box.right < second.signature.left
    assert isinstance(second.signature, Box)
    assert second.signature.top < by.baseline < second.signature.bottom

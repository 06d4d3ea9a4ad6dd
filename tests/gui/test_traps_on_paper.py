# SPDX-License-Identifier: MIT
"""Traps into which form programs fell, each by the name of what went wrong there: text on paper.

A docstring names the program and the number of the thread in which its users told of it.
"""

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from form12b25 import assets
from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.paper.geometry import PAGE

BLANK = Draft(assets.edition("sec1344-2018"))


def letters(pdf):
    """Each letter in a PDF file: what it is, its size in points, its sides from the left and the bottom, its page."""
    found = []
    with pypdfium2.PdfDocument(pdf) as read:
        for number, page in enumerate(read):
            text = page.get_textpage()
            for place in range(text.count_chars()):
                letter = chr(pdfium.FPDFText_GetUnicode(text, place))
                if letter.strip():
                    found.append((letter, pdfium.FPDFText_GetFontSize(text, place), text.get_charbox(place), number))
    return found


def working_copy(person, path, qtbot):
    """The letters of the working copy of what stands on the screen."""
    person.file = path
    person.chooses("action_save_working_copy")
    bar = person.window.statusBar()
    qtbot.waitUntil(lambda: bool(person.told) or path.name in bar.currentMessage(), timeout=60_000)
    assert person.told == []
    return letters(path)


@pytest.mark.parametrize("key", [Key.SEC_FILE_NUMBER, Key.FORMER_NAME, Key.CITY_STATE_ZIP, Key.CONTACT_NAME,
                                 Key.CONTACT_TELEPHONE, Key.PORTION_ITEMS, Key.SIGNER_TITLE])
@pytest.mark.parametrize("letter", ["ı", "Ẍ"])  # a narrow one and a wide one, which the form itself has not
def test_text_is_never_cut_off_on_paper_whatever_its_letters(window, person, tmp_path, qtbot, key, letter):
    """va.gov-team#93519 (silent loss), #40605, #129477 (limits counted in characters), FireForm#290, PyPDFForm#620."""
    for count in (30, 400):
        window.session.open(BLANK, None)
        person.type(letter * count, key)
        found = [one for one in working_copy(person, tmp_path / f"{count}.pdf", qtbot) if one[0] == letter]
        assert len(found) == count
        for _, _, (left, bottom, right, top), _ in found:
            assert 0 < left < right < PAGE.width
            assert 0 < bottom < top < PAGE.height


def test_room_is_measured_and_letters_are_not_counted(window, person, tmp_path, qtbot):
    """unipdf-examples#212: 30 × i is narrower than 30 × X."""
    pages = {}
    for letter in "ıẌ":
        window.session.open(BLANK, None)
        person.type(letter * 400, Key.CITY_STATE_ZIP)
        pages[letter] = {number for one, *_, number in working_copy(person, tmp_path / f"{letter}.pdf", qtbot)
                         if one == letter}
    assert pages["ı"] == {0}
    assert pages["Ẍ"] == {3}  # an extra sheet


def test_letters_are_never_made_smaller_until_they_fit(window, person, tmp_path, qtbot):
    """pdfcpu#698, bentopdf#804, hexapdf#260; Rule 12b-12 asks for type of at least ten points."""
    person.type("ı" * 5000, Key.REGISTRANT_NAME)
    person.type("ĸ ĸ\n" * 500, Key.NARRATIVE)
    found = [one for one in working_copy(person, tmp_path / "copy.pdf", qtbot) if one[0] in "ıĸ"]
    assert min(size for _, size, *_ in found) >= 9.99
    assert sum(letter == "ĸ" for letter, *_ in found) == 1000
    assert sum(letter == "ı" for letter, *_ in found) >= 5000


def test_words_between_signs_of_a_markup_do_not_vanish(window, person, tmp_path, qtbot):
    """Of our own press: its paragraphs take what stands between < and > for a tag, and lose it without a word."""
    person.type("R&D <unaudited> results &amp; <b>losses", Key.NARRATIVE)
    found = "".join(letter for letter, *_ in working_copy(person, tmp_path / "copy.pdf", qtbot))
    assert "R&D<unaudited>results&amp;<b>losses" in found


def test_viewers_are_told_not_to_shrink_the_pages(packet):
    """cups-filters#178, glabels-gtk#11, asn-qr#14: fit to page makes the form smaller than the form."""
    with pikepdf.open(packet) as pdf:
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"


def test_no_letter_is_borrowed_from_the_viewer_and_nothing_is_left_to_fill_in(packet):
    """poppler MR#1663 and Okular bug 331697 (fonts); ustaxcourt/ef-cms#8147 and #8175 (fields emptied elsewhere)."""
    fonts = 0
    with pikepdf.open(packet) as pdf:
        assert "/AcroForm" not in pdf.Root
        for page in pdf.pages:
            assert "/Annots" not in page
            for font in page.resources.get("/Font", {}).values():
                described = font.get("/FontDescriptor") or font.DescendantFonts[0].FontDescriptor
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys()), font.BaseFont
                fonts += 1
    assert fonts


def test_the_driver_is_never_asked_for_copies(window, person, tmp_path, qtbot, monkeypatch):
    """OpenPrinting/cups#1124 (of N copies one came), cups-filters#448, #242, #613, apple/cups#3275, #589."""
    monkeypatch.setattr("form12b25.gui.printers.trouble", lambda: "")
    window.filing.example("quantum-2026")
    printers, path = [], tmp_path / "printed.pdf"

    def printer(offered, then):
        offered.setOutputFileName(str(path))
        offered.setResolution(72)
        offered.setCopyCount(2)
        printers.append(offered)
        then(offered)

    person.printer, person.answer = printer, "times"
    person.chooses("action_print")
    qtbot.waitUntil(lambda: "All 40 pages" in window.statusBar().currentMessage(), timeout=120_000)
    assert [one.copyCount() for one in printers] == [1]
    with pypdfium2.PdfDocument(path) as read:
        pictures = [page.render(scale=0.3).to_pil().tobytes() for page in read]
    assert len(pictures) == 40
    assert pictures[:20] == pictures[20:]  # the packet and then the packet, not each page twice
    assert pictures[0] != pictures[1]


def test_a_pdf_can_always_be_had_instead_of_paper(window, person, tmp_path, qtbot, monkeypatch):
    """xdg-desktop-portal#522, scribus#126, flathub onlyoffice#76: where nothing can be printed, a PDF must do."""
    monkeypatch.setattr("form12b25.gui.printers.trouble", lambda: "No printer is set up on this computer.")
    window.filing.example("quantum-2026")
    person.answer, person.file = "save", tmp_path / "packet.pdf"
    person.chooses("action_print")
    qtbot.waitUntil(lambda: "packet.pdf" in window.statusBar().currentMessage(), timeout=60_000)
    with pypdfium2.PdfDocument(person.file) as read:
        assert len(read) == 20

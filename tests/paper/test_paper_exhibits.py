# SPDX-License-Identifier: MIT
"""Exhibits, typed or attached: whole, inside the margins, never larger than they were, stored once."""

import io
import zlib

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4, LEGAL, landscape, letter
from reportlab.pdfgen.canvas import Canvas

from form12b25.form.characters import PRINTABLE
from form12b25.form.draft import Exhibit
from form12b25.paper import packet
from form12b25.paper.compose import compose
from form12b25.paper.exhibits import Unusable, refuse_unusable
from form12b25.paper.geometry import LIVE
from paper.reading_back import (
    Box,
    blank,
    difference,
    inkless,
    jpeg,
    original,
    pages_of,
    png,
    quantum,
    reading,
    rendered,
)

RED, BLUE = (255, 0, 0), (0, 0, 255)
PIXEL = 72 / 150
FIRST = 5  # the page of an exhibit, from 0: behind the form, an extra sheet and the exhibit index
ROOM = Box(LIVE.left - PIXEL, LIVE.top, LIVE.right + PIXEL, LIVE.bottom)  # an edge on the margin crosses a pixel


def attached(size=letter, pages=1, change=lambda page: None, **saving):
    """A PDF file; a red border runs along the edge of each page, a blue square stands in its upper left corner."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=1)
    width, height = size
    for number in range(1, pages + 1):
        bordered(canvas, Box(0, 0, width, height), f"Sheet {number} of the accountant")
    canvas.save()
    with pikepdf.open(file) as pdf:
        for page in pdf.pages:
            change(page)
        changed = io.BytesIO()
        pdf.save(changed, **saving)
    return changed.getvalue()


def bordered(canvas, box, words):
    canvas.setStrokeColorRGB(1, 0, 0)
    canvas.setLineWidth(4)
    canvas.rect(box.left + 2, box.top + 2, box.width - 4, box.height - 4)
    canvas.setFillColorRGB(0, 0, 1)
    canvas.rect(box.left + 10, box.bottom - 30, 20, 20, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(box.left + 40, box.bottom - 28, words)
    canvas.showPage()


def exhibiting(content, name="letter.pdf", **more):
    return quantum(exhibits=(Exhibit(title="Letter of the accountant", file=name, content=content, **more),))


def coloured(image, colour):
    """The box around everything of about that colour, in points."""
    near = image.convert("RGB").point(lambda level: 255 if level > 127 else 0)
    only = Image.new("RGB", image.size, "white")
    only.paste(colour, mask=mask_of(near, colour))
    return difference(only, Image.new("RGB", image.size, "white"))


def mask_of(image, colour):
    bands = [band.point(lambda level, wanted=wanted: 255 if level == wanted else 0)
             for band, wanted in zip(image.split(), colour, strict=True)]
    both = Image.composite(bands[0], Image.new("L", image.size, 0), bands[1])
    return Image.composite(both, Image.new("L", image.size, 0), bands[2])


def placed(pdf, number=FIRST):
    """Where the red border and the blue square stand on a page."""
    image = rendered(pdf, number)
    return coloured(image, RED), coloured(image, BLUE)


def streams(pdf, subtype):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return sum(isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == subtype
                   for thing in document.objects)


def turned(page):
    page.obj.Rotate = 90


def cropped(page):
    page.obj.CropBox = [0, 0, 400, 300]


def trimmed(page):
    page.obj.TrimBox = [100, 100, 200, 200]


def shifted(page):
    page.obj.MediaBox = [-100, -100, 712, 892]


@pytest.mark.parametrize("size", [letter, A4, LEGAL, landscape(letter), (2000, 100), (100, 3000), (200, 150)],
                         ids=["letter", "A4", "legal", "landscape", "wide", "tall", "small"])
def test_an_attached_page_is_placed_whole_inside_the_margins_and_never_enlarged(size):
    pdf = original(exhibiting(attached(size)))
    border, corner = placed(pdf)

    assert ROOM.holds(border)
    scale = max(border.width, border.height) / max(size)
    assert scale <= 1 + 2 * PIXEL / max(size)
    assert border.width == pytest.approx(size[0] * scale, abs=3 * PIXEL)
    assert border.height == pytest.approx(size[1] * scale, abs=3 * PIXEL)
    if size == (200, 150):
        assert scale == pytest.approx(1, abs=2 * PIXEL / 200)
    else:  # as large as the room allows
        assert border.width > 0.98 * LIVE.width or border.bottom > 700
    if min(size) >= 150:
        assert corner.left - border.left < 12
        assert corner.top - border.top < 12


def test_an_attached_page_that_was_turned_stands_upright():
    border, corner = placed(original(exhibiting(attached(letter, change=turned))))

    assert border.width > border.height  # 11 by 8 1/2 inches
    assert ROOM.holds(border)
    assert border.right - corner.right < 12  # the upper left corner of a page turned clockwise
    assert corner.top - border.top < 12


def test_an_attached_page_that_was_cropped_shows_what_a_screen_shows_of_it():
    border, corner = placed(original(exhibiting(attached(letter, change=cropped))))

    assert border.width == pytest.approx(400, abs=2 * PIXEL)
    assert border.height == pytest.approx(300, abs=2 * PIXEL)
    assert corner is None


def test_the_marks_for_a_printers_knife_cut_nothing_off_an_attached_page():
    plain, trim = (placed(original(exhibiting(attached(letter, change=change))))
                   for change in (lambda page: None, trimmed))

    assert trim == plain


@pytest.mark.parametrize("box", [[-500, -500, 2000, 2000], [1000, 1000, 2000, 2000], [612, 792, 0, 0]],
                         ids=["around the page", "beside the page", "turned about"])
def test_a_crop_that_makes_no_sense_changes_nothing(box):
    def senseless(page):
        page.obj.CropBox = box

    assert placed(original(exhibiting(attached(change=senseless)))) == placed(original(exhibiting(attached())))


def test_an_attached_page_that_gives_no_size_stands_for_a_letter():
    def sizeless(page):
        del page.obj.MediaBox

    border, _ = placed(original(exhibiting(attached(change=sizeless))))
    assert border.width == pytest.approx(border.height * 612 / 792, abs=3 * PIXEL)


def test_an_attached_page_whose_origin_lies_elsewhere_is_placed_whole():
    border, _ = placed(original(exhibiting(attached(letter, change=shifted))))

    assert LIVE.holds(border)
    assert border.width == pytest.approx(border.height * 612 / 792, abs=3 * PIXEL)


def test_the_text_of_an_attached_file_is_text_in_every_set():
    pages = pages_of(packet.press(compose(reading(exhibiting(attached(pages=3)))),
                                  packet.sets(reading(quantum())), title="x"))

    assert len(pages) == 5 * 8
    for start in range(0, 40, 8):
        assert [f"Sheet {n} of the accountant" in pages[start + 4 + n] for n in (1, 2, 3)] == [True] * 3
        assert [f"Page {n} of 8" in pages[start + n - 1] for n in range(1, 9)] == [True] * 8


def test_each_attached_page_is_stored_once_however_many_sets_show_it():
    read = reading(exhibiting(attached(pages=3)))
    one, five = (packet.press(compose(read), packet.sets(read, conformed), title="x") for conformed in (0, 4))

    assert streams(one, "/Form") == streams(five, "/Form") == 3
    assert len(five) < 1.3 * len(one)


def test_a_picture_is_stored_once_however_many_sets_show_it():
    read = reading(exhibiting(png(Image.effect_noise((400, 400), 90)), "noise.png"))
    one, five = (packet.press(compose(read), packet.sets(read, conformed), title="x") for conformed in (0, 4))

    assert streams(one, "/Image") == streams(five, "/Image") == 1
    assert len(five) < 1.1 * len(one)


def test_a_packet_with_attached_pages_is_sound_and_repeatable():
    read = reading(exhibiting(attached(pages=2)))
    pdf, again = (packet.press(compose(read), packet.sets(read), title="x") for _ in range(2))

    assert pdf == again
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.check_pdf_syntax() == []
        assert document.Root.ViewerPreferences.PrintScaling == "/None"
        assert str(document.Root.Lang) == "en-US"


def test_nothing_active_in_an_attached_file_reaches_the_packet():
    def armed(page):
        page.obj.AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('EVIL')"))
        page.obj.Annots = [pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 99, 99],
                                              A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://EVIL"))]

    pdf = original(exhibiting(attached(change=armed)))

    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = " ".join(repr(thing) for thing in document.objects)
    assert "EVIL" not in found
    assert '"/Annots"' not in found
    assert '"/AA"' not in found


def test_a_file_locked_against_opening_is_refused_by_name_with_a_remedy():
    locked = attached(encryption=pikepdf.Encryption(owner="owner", user="user"))

    with pytest.raises(Unusable, match=r"'letter\.pdf'.*password.*Save it without"):
        original(exhibiting(locked))


def test_a_file_locked_only_against_changes_is_printed():
    guarded = attached(encryption=pikepdf.Encryption(owner="owner", user=""))

    assert "Sheet 1 of the accountant" in pages_of(original(exhibiting(guarded)))[FIRST]


@pytest.mark.parametrize("content", [
    b"%PDF-1.7\n", b"%PDF-1.7\n" + bytes(range(256)) * 40, attached(pages=3)[:-700], attached()[:400]],
    ids=["only a beginning", "noise", "cut short", "cut shorter"])
def test_a_damaged_file_is_refused_by_name_with_a_remedy(content):
    with pytest.raises(Unusable, match=r"'letter\.pdf'.*damaged.*attach it again"):
        original(exhibiting(content))


def test_a_file_with_a_harmless_slip_of_its_maker_is_printed():
    slip = attached().replace(b"/Size ", b"/Size 9")  # readers pass over a wrong count of objects

    assert slip != attached()
    assert "Sheet 1 of the accountant" in pages_of(original(exhibiting(slip)))[FIRST]


def test_a_file_that_begins_with_the_leavings_of_a_mail_program_is_printed():
    mailed = exhibiting(b"\r\nfrom the scanner\r\n" + attached())

    assert "Sheet 1 of the accountant" in pages_of(original(mailed))[FIRST]


@pytest.mark.parametrize(("content", "usable"), [(attached(), True), (png(Image.new("L", (9, 9))), True),
                                                 (attached()[:400], False), (b"hello", False), (None, True)])
def test_a_file_can_be_judged_when_it_is_attached(content, usable):
    exhibit = Exhibit(title="Letter", file="letter.pdf", content=content)

    if usable:
        refuse_unusable(exhibit)
    else:
        with pytest.raises(Unusable, match=r"'letter\.pdf'"):
            refuse_unusable(exhibit)


def test_a_file_without_a_page_is_refused():
    file = io.BytesIO()
    pikepdf.new().save(file)

    with pytest.raises(Unusable, match=r"'letter\.pdf'.*0 pages"):
        original(exhibiting(file.getvalue()))


@pytest.mark.parametrize("content", [b"", b"hello", b"GIF89a" + b"\0" * 40, png(Image.new("RGB", (9, 9)))[:30],
                                     png(Image.effect_noise((300, 300), 90))[:20_000],
                                     jpeg(Image.effect_noise((300, 300), 90))[:20_000]],
                         ids=["empty", "text", "another form", "a damaged head", "cut short", "a JPEG cut short"])
def test_a_file_that_is_no_whole_picture_is_refused_by_name_with_a_remedy(content):
    with pytest.raises(Unusable, match=r"'scan\.png'.*PDF, PNG or JPEG.*attach it again"):
        original(exhibiting(content, "scan.png"))


def test_a_picture_of_a_billion_dots_is_refused_before_it_is_unpacked():
    head = bytearray(png(Image.new("1", (8, 8))))
    head[16:24] = (40_000).to_bytes(4, "big") * 2
    head[29:33] = zlib.crc32(head[12:29]).to_bytes(4, "big")

    with pytest.raises(Unusable, match="too large"):
        original(exhibiting(bytes(head), "scan.png"))


def colours(pdf):
    """The colour in the middle of a picture near the head of the first page."""
    image = rendered(pdf, FIRST)
    return image.getpixel((round(LIVE.middle / PIXEL), round(130 / PIXEL)))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "RGB", "L"])
def test_what_is_transparent_in_a_picture_is_white_on_paper(mode):
    image = Image.new({"RGBA": "RGBA", "LA": "LA"}.get(mode, mode), (300, 300), 0)
    clear = {} if mode in ("RGBA", "LA") else {"transparency": (0, 0, 0) if mode == "RGB" else 0}

    assert colours(original(exhibiting(png(image, dpi=(72, 72), **clear), "scan.png"))) == (255, 255, 255)


@pytest.mark.parametrize(("image", "expected"), [
    (Image.new("RGB", (300, 300), (10, 200, 30)), (10, 200, 30)),
    (Image.new("L", (300, 300), 90), (90, 90, 90)),
    (Image.new("1", (300, 300), 0), (0, 0, 0)),
    (Image.new("I;16", (300, 300), 0x4000), (64, 64, 64)),
    (Image.new("RGBA", (300, 300), (0, 0, 0, 128)), (127, 127, 127)),
], ids=["colour", "grey", "black and white", "16 bits", "half transparent"])
def test_a_picture_keeps_its_colours(image, expected):
    found = colours(original(exhibiting(png(image, dpi=(72, 72)), "scan.png")))

    assert max(abs(one - other) for one, other in zip(found, expected, strict=True)) <= 2


def test_a_picture_in_printers_colours_is_printed():
    magenta_and_yellow = jpeg(Image.new("CMYK", (300, 300), (0, 255, 255, 0)), dpi=(72, 72))
    red, green, blue = colours(original(exhibiting(magenta_and_yellow, "scan.jpg")))

    assert red > 200
    assert green < 60
    assert blue < 60


def test_a_photograph_taken_upright_stands_upright():
    image = Image.new("RGB", (600, 300), "red")
    image.paste("blue", (0, 0, 600, 150))  # the upper half as stored; the right one as seen
    exif = Image.Exif()
    exif[0x0112] = 6
    red, blue = placed(original(exhibiting(jpeg(image, exif=exif, dpi=(72, 72), quality=95), "photo.jpg")))

    assert red.right <= blue.left + 2
    assert red.height == pytest.approx(blue.height, abs=2 * PIXEL)
    assert red.height == pytest.approx(2 * (red.width + blue.width), rel=0.03)  # twice as high as wide
    assert LIVE.holds(red)
    assert LIVE.holds(blue)


@pytest.mark.parametrize(("size", "dots", "inches"), [((300, 150), 150, 2), ((300, 150), 300, 1),
                                                      ((9000, 30), 72, 6.75)])
def test_a_picture_is_as_large_as_it_says_and_never_wider_than_the_paper(size, dots, inches):
    red, _ = placed(original(exhibiting(png(Image.new("RGB", size, "red"), dpi=(dots, dots)), "scan.png")))

    assert red.width == pytest.approx(inches * 72, abs=2 * PIXEL)
    assert red.left >= LIVE.left - PIXEL
    assert red.right <= LIVE.right + PIXEL


def test_a_typed_exhibit_of_many_pages_stands_whole_and_each_page_is_headed():
    lines = [f"{number}. The inventory was counted late, and then again." for number in range(1, 401)]
    pages = pages_of(original(quantum(exhibits=(Exhibit(title="Statement", signed_by="Berenson & Company LLP",
                                                        text="\n".join(lines)),))))[FIRST:]

    assert len(pages) > 5
    assert [line for page in pages for line in page.split("\n") if line[0].isdigit()] == lines
    for page in pages:
        assert page.startswith("EXHIBIT 1\nStatement\nSigned by Berenson & Company LLP\nForm 12b-25, QUANTUM")


def test_exhibits_stand_in_order_each_beginning_on_a_page_of_its_own():
    exhibits = (Exhibit(title="First", text="One."), Exhibit(title="Second", file="a.pdf", content=attached(pages=2)),
                Exhibit(title="Third", text="Three."))
    pages = pages_of(original(quantum(exhibits=exhibits)))[FIRST:]

    assert [page.split("\n")[:2] for page in pages] == [
        ["EXHIBIT 1", "First"], ["EXHIBIT 2", "Second"], ["EXHIBIT 2", "Second"], ["EXHIBIT 3", "Third"]]


def test_an_exhibit_of_no_words_still_has_its_page():
    assert "EXHIBIT 1" in pages_of(original(quantum(exhibits=(Exhibit(title="To follow"),))))[FIRST]


@pytest.mark.parametrize("content", [None, attached()], ids=["typed", "attached"])
def test_a_title_longer_than_a_heading_stands_whole_before_the_exhibit(content):
    title = " ".join(f"word{number}" for number in range(2000))
    signer = " ".join(f"partner{number}" for number in range(500))
    draft = quantum(exhibits=(Exhibit(title=title, signed_by=signer, content=content),))
    pages = compose(reading(draft))[FIRST:]
    body = inkless("".join(mark.text for page in pages for mark in page.marks
                           if getattr(mark, "baseline", 0) > 170 and not mark.text.startswith("Page ")))

    assert inkless(f"{title} Signed by {signer}") in body
    assert all(LIVE.holds(mark.box) for page in pages for mark in page.marks if hasattr(mark, "text"))


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from(sorted(PRINTABLE)) | st.sampled_from("ab \n"), max_size=3000),
       st.text(st.sampled_from(sorted(PRINTABLE)), max_size=200))
def test_a_typed_exhibit_of_any_text_stands_on_paper_whole(text, title):
    read = reading(blank(exhibits=(Exhibit(title=title, text=text),)))
    pages = compose(read)[4:]
    heading, *_ = compose(reading(blank(exhibits=(Exhibit(title=title),))))[4:]
    of_heading = {mark for mark in heading.marks if hasattr(mark, "text")}
    body = [mark for page in pages for mark in page.marks
            if hasattr(mark, "text") and mark not in of_heading and not mark.text.startswith("Page ")]

    assert inkless(read.exhibits[0].text) == inkless("".join(mark.text for mark in body))
    assert inkless(read.exhibits[0].title) in inkless("".join(mark.text for mark in heading.marks
                                                              if hasattr(mark, "text")))
    assert all(LIVE.holds(mark.box) for mark in body)

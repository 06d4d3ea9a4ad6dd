# SPDX-License-Identifier: MIT
"""Attached files that are not to be trusted: printed faithfully with nothing active left, or refused with a remedy."""

import io
import subprocess
import sys
import zlib

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from form12b25.form.draft import Exhibit
from form12b25.paper.attachments import Unusable, refuse_unusable
from paper.reading_back import jpeg, pages_of, png, quantum, rendered
from paper.test_paper_exhibits import FIRST, attached, exhibiting, original

linux = pytest.mark.skipif(sys.platform != "linux", reason="the system tells how much memory was taken")
LINE = Array([100, 600, 300, 620])
MEASURED = """
import sys
sys.path.insert(0, "tests")
from form12b25.paper import packet
from form12b25.paper.compose import compose
from paper.reading_back import reading
from paper.test_paper_exhibits import exhibiting
read = reading(exhibiting(open(sys.argv[1], "rb").read(), "file"))
pages = compose(read)
made = packet.press(pages, packet.sets(read), title="x")
most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))  # no memory of the parent's
print(len(pages), len(made), int(most.split()[1]) // 1024)
"""


def made(*edits, pages=1, **saving):
    """A sound PDF file with something done to it."""
    with pikepdf.open(io.BytesIO(attached(pages=pages))) as pdf:
        for edit in edits:
            edit(pdf)
        file = io.BytesIO()
        pdf.save(file, **saving)
    return file.getvalue()


def drawing(pdf, words, width=200, height=20):
    """An image for an annotation: words, in black."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(width, height))
    canvas.drawString(2, 5, words)
    canvas.save()
    with pikepdf.open(io.BytesIO(file.getvalue())) as image:
        return pdf.copy_foreign(image.pages[0].as_form_xobject())


def annotated(subtype="/Stamp", words="APPROVED", flags=4, **more):
    def edit(pdf):
        one = Dictionary(Type=Name.Annot, Subtype=Name(subtype), Rect=LINE, F=flags, **more)
        if words:
            one.AP = Dictionary(N=drawing(pdf, words))
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(one)])
    return edit


def form(*fields, **of_form):
    """A form; each field has its box 30 points below that of the one before."""
    def edit(pdf):
        widgets = []
        for place, field in enumerate(fields):
            box = [100, 600 - 30 * place, 300, 620 - 30 * place]
            widgets.append(pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, F=4, Rect=Array(box),
                                                        T=f"field{place}", **field)))
        pdf.pages[0].obj.Annots = Array(widgets)
        pdf.Root.AcroForm = Dictionary(Fields=Array(widgets), DA=String("/Helv 0 Tf 0 g"), **of_form)
    return edit


def text(value, **more):
    return {"FT": Name.Tx, "V": String(value), **more}


def first(content):
    return pages_of(original(exhibiting(content)))[FIRST]


def refused(content, match):
    with pytest.raises(Unusable, match=r"'letter\.pdf'.*" + match):
        original(exhibiting(content))


def everything(pdf):
    """All that a file holds, unpacked, as text."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return " ".join(repr(thing) for thing in document.objects), "".join(
            thing.read_bytes().decode("latin-1") for thing in document.objects
            if isinstance(thing, Stream) and thing.get("/Subtype") != "/Image")


def arm(pdf):
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('EVIL')"))
    pdf.Root.OpenAction = script
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), script])))
    pdf.Root.AA = Dictionary(WC=Dictionary(S=Name.Launch, F=String("EVIL.exe")))
    pdf.attachments["EVIL.exe"] = b"EVIL"
    pdf.pages[0].obj.AA = Dictionary(O=script)
    inner = Stream(pdf, b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    inner.AF = Array([Dictionary(Type=Name.Filespec, F=String("EVIL.exe"))])
    inner.Metadata = Stream(pdf, b"EVIL", Type=Name.Metadata)
    inner.Ref = Dictionary(F=String("EVIL.pdf"), Page=0)
    inner.Resources = Dictionary(Properties=Dictionary(MC0=Dictionary(JS=String("EVIL"))))
    program = Stream(pdf, b"(EVIL) run", Type=Name.XObject, Subtype=Name.PS)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Fm=inner, Ps=program)
    pdf.pages[0].contents_add(b"/Fm Do /Ps Do")
    pdf.pages[0].obj.Annots = Array([
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=LINE, A=Dictionary(S=Name.Launch, F=String("EVIL"))),
        Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=LINE, FS=Dictionary(F=String("EVIL"))),
        Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=LINE, F=4, A=script, AA=Dictionary(E=script),
                   AP=Dictionary(N=drawing(pdf, "stamped")))])


def test_nothing_that_acts_or_hides_is_left_and_what_shows_is():
    printed = original(exhibiting(made(arm)))
    structure, streams = everything(printed)

    assert "EVIL" not in structure
    assert "EVIL" not in streams
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        assert not {"/AcroForm", "/OpenAction", "/AA", "/Names", "/AF"} & set(pdf.Root.keys())
        assert pdf.check_pdf_syntax() == []
    assert "stamped" in pages_of(printed)[FIRST]
    assert "Sheet 1 of the accountant" in pages_of(printed)[FIRST]


@pytest.mark.parametrize(("flags", "shows"), [(4, True), (0, True), (4 | 32, True), (2, False), (2 | 4, False),
                                              (32, False)],
                         ids=["print", "on the screen", "on paper alone", "hidden", "hidden print", "nowhere"])
def test_an_annotation_that_shows_is_printed_and_a_hidden_one_is_not(flags, shows):
    assert ("APPROVED" in first(made(annotated(flags=flags)))) is shows


def test_a_comment_without_an_image_is_refused_since_it_would_be_lost():
    refused(made(annotated("/Highlight", words="")), "page 1 has a comment.*Print the file to a new PDF")


@pytest.mark.parametrize("subtype", ["/Link", "/Popup", "/Text"])
def test_an_annotation_that_shows_nothing_on_the_page_is_passed_over(subtype):
    assert "Sheet 1" in first(made(annotated(subtype, words="")))


def test_filled_fields_are_drawn_where_the_form_asks_for_it():
    page = first(made(form(text("Zażółć gęślą jaźń"), text("second line\nthird line", Ff=1 << 12),
                           {"FT": Name.Ch, "Ff": 1 << 17, "V": String("b"),
                            "Opt": Array([Array(map(String, pair)) for pair in (("a", "Alpha"), ("b", "Beta"))])},
                           text("12345", Ff=1 << 24, MaxLen=5), text("right", Q=2), NeedAppearances=True)))

    for words in ("Zażółć gęślą jaźń", "second line", "third line", "Beta", "right"):
        assert words in page
    assert "12345" in "".join(page.split())


def test_a_filled_field_that_brings_its_image_keeps_it_and_one_without_is_drawn():
    def with_image(pdf):
        form(text("typed"), text("no image"))(pdf)
        pdf.pages[0].obj.Annots[0].AP = Dictionary(N=drawing(pdf, "as drawn"))

    page = first(made(with_image))
    assert "as drawn" in page
    assert "typed" not in page
    assert "no image" in page


def test_a_field_that_inherits_what_it_holds_is_drawn():
    def edit(pdf):
        form({})(pdf)
        widget = pdf.pages[0].obj.Annots[0]
        widget.Parent = pdf.make_indirect(Dictionary(T="above", Kids=Array([widget]), **text("inherited words")))
        pdf.Root.AcroForm.Fields = Array([widget.Parent])

    assert "inherited words" in first(made(edit))


def test_words_longer_than_their_field_are_set_smaller_and_not_cut():
    words = "much too long for the field in which they stand " * 3
    page = first(made(form(text(words), text(words * 4, Ff=1 << 12), NeedAppearances=True)))

    assert "".join(page.split()).count("".join(words.split())) == 5


def test_a_checked_box_without_an_image_is_crossed():
    content = made(form({"FT": Name.Btn, "V": Name.Yes, "AS": Name.Yes}))
    empty = made(form({"FT": Name.Btn, "V": Name.Off, "AS": Name.Off}))

    assert rendered(original(exhibiting(content)), FIRST) != rendered(original(exhibiting(empty)), FIRST)


def test_a_button_to_press_is_not_printed_unless_it_asks_for_it():
    def button(flags):
        def edit(pdf):
            form({"FT": Name.Btn, "Ff": 1 << 16})(pdf)
            pdf.pages[0].obj.Annots[0].F = flags
            pdf.pages[0].obj.Annots[0].AP = Dictionary(N=drawing(pdf, "SUBMIT"))
        return edit

    assert "SUBMIT" not in first(made(button(0)))
    assert "SUBMIT" in first(made(button(4)))


def test_a_field_filled_with_a_character_without_a_letter_is_refused():
    refused(made(form(text("株式会社"), NeedAppearances=True)), "character.*print it to a new PDF")


def xfa(pdf):
    pdf.Root.AcroForm.XFA = Array([String("template"), Stream(pdf, b"<template/>")])


def test_a_form_that_has_xfa_beside_its_fields_is_printed_without_it():
    page = first(made(form(text("in the field"), NeedAppearances=True), xfa))

    assert "in the field" in page


def test_a_form_that_is_nothing_but_xfa_is_refused():
    refused(made(form(), xfa), "XFA.*print it to a new PDF file")


def test_a_portfolio_is_refused_for_its_pages_are_only_a_cover():
    def portfolio(pdf):
        pdf.Root.Collection = Dictionary(Type=Name.Collection)

    refused(made(portfolio), "portfolio.*Attach each")


def test_a_layer_that_is_switched_off_stays_off_in_every_set():
    def layered(pdf):
        shown, hidden = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("on", "off"))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([shown, hidden]), D=Dictionary(OFF=Array([hidden])))
        pdf.pages[0].obj.Resources.Properties = Dictionary(On=shown, Off=hidden)
        pdf.pages[0].contents_add(b"0 1 0 rg /OC /On BDC 100 100 50 50 re f EMC "
                                  b"1 0 1 rg /OC /Off BDC 300 100 50 50 re f EMC")

    colours = {colour for _, colour in rendered(original(exhibiting(made(layered))), FIRST, 72).getcolors(100_000)}
    assert (0, 255, 0) in colours
    assert (255, 0, 255) not in colours


@pytest.mark.parametrize("size", [[0, 0, 0, 0], [0, 0, 612, 0], [5, 5, 5, 700]])
def test_a_page_of_size_zero_stands_for_a_letter_page(size):
    def edit(pdf):
        pdf.pages[0].obj.MediaBox = Array(size)

    assert "Sheet 1 of the accountant" in first(made(edit))
    assert rendered(original(exhibiting(made(edit))), FIRST, 50) == rendered(original(exhibiting(made())), FIRST, 50)


def damaged(data):
    def edit(pdf):
        pdf.pages[1].obj.Contents = Stream(pdf, b"")
        pdf.pages[1].obj.Contents.write(data, filter=Name.FlateDecode)
    return made(edit, pages=2, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


PACKED = zlib.compress(b"".join(b"BT %d %d Td ET\n" % (n, n * n) for n in range(4000)))


@pytest.mark.parametrize("data", [b"x\x9c" + b"\x55" * 60, PACKED[:9000], PACKED[:6000] + b"\xff" * 9 + PACKED[6009:]],
                         ids=["noise", "cut short", "a few bytes"])
def test_a_page_whose_content_is_damaged_is_refused_since_words_may_be_lost(data):
    refused(damaged(data), "damaged.*attach it again")


def test_a_page_with_words_that_are_no_operators_shows_what_a_screen_shows():
    def edit(pdf):
        pdf.pages[0].contents_add(b"Q Q Q nonsense (unbalanced Q", prepend=False)

    pdf = original(exhibiting(made(edit)))
    assert "Sheet 1 of the accountant" in pages_of(pdf)[FIRST]
    assert "Page 6 of 6" in pages_of(pdf)[FIRST]


def test_a_stream_that_unpacks_without_end_is_refused():
    bomb = zlib.compress(b"\n" * 200_000_000, 9)

    refused(damaged(bomb), "damaged")


def test_a_file_too_large_for_the_memory_is_refused_before_it_is_read():
    with pytest.raises(Unusable, match=r"'scan\.png'.*100 MB.*smaller"):
        original(exhibiting(bytes(101 * 2**20), "scan.png"))


def measured(tmp_path, content):
    """Pages of a set, bytes of the packet, megabytes of memory, of five sets printed by a fresh process."""
    path = tmp_path / "attached"
    path.write_bytes(content)
    ran = subprocess.run([sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, timeout=120,
                         check=False)
    assert ran.returncode == 0, ran.stderr
    return map(int, ran.stdout.split())


def many_pages(count):
    file = io.BytesIO()
    canvas = Canvas(file)
    for number in range(count):
        canvas.drawString(72, 700, f"Sheet {number}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@linux
def test_five_thousand_pages_are_printed_within_the_memory(tmp_path):
    pages, _, memory = measured(tmp_path, many_pages(5000))

    assert pages == 5005
    assert memory < 500


def test_more_pages_are_refused_in_one_file_or_in_several():
    refused(many_pages(5001), "5,001 pages; 1 to 5,000.*needed")
    halves = tuple(Exhibit(title="Part", file=f"{name}.pdf", content=many_pages(2501)) for name in "ab")
    with pytest.raises(Unusable, match=r"'b\.pdf'.*5,000 pages together"):
        original(quantum(exhibits=halves))


def noise():
    return Image.effect_noise((4400, 4400), 90)


@linux
@pytest.mark.parametrize("make", [
    lambda: jpeg(Image.merge("RGB", [noise()] * 3), quality=97), lambda: png(noise()),
    lambda: png(Image.new("RGB", (10_000, 9_000), "navy")), lambda: jpeg(Image.new("RGB", (10_000, 9_000), "navy")),
    lambda: png(Image.new("RGBA", (5_000, 5_000), (0, 0, 99, 99)))],
    ids=["20 MB of JPEG", "20 MB of PNG", "90 million dots", "90 million dots of JPEG", "transparent"])
def test_large_pictures_are_printed_within_the_memory(tmp_path, make):
    content = make()
    pages, size, memory = measured(tmp_path, content)

    assert pages == 6
    assert memory < 500
    assert size < 1.1 * len(content) + 500_000


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_file_with_any_bytes_changed_is_printed_or_refused(data):
    content = bytearray(WHOLE)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=20)):
        content[place] = data.draw(st.integers(0, 255))
    exhibit = exhibiting(bytes(content))
    try:
        refuse_unusable(exhibit.exhibits[0])
    except Unusable:
        return
    assert len(pages_of(original(exhibit))) >= FIRST


WHOLE = made(form(text("field"), NeedAppearances=True), arm)


@pytest.mark.parametrize("picture", [
    Image.effect_noise((50, 30), 90), Image.merge("RGB", [Image.effect_noise((50, 30), 90)] * 3),
    Image.effect_noise((50, 30), 90).convert("P"), Image.effect_noise((51, 30), 90).convert("1")],
    ids=["grey", "colour", "palette", "one bit"])
def test_a_picture_that_stays_packed_looks_as_one_that_does_not(picture):
    plain, layered = (png(image, dpi=(72, 72)) for image in (picture, picture.convert("RGBA")))
    one, other = (rendered(original(exhibiting(content, "scan.png")), FIRST, 72) for content in (plain, layered))

    assert one == other


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photograph_is_upright_however_the_camera_was_held(turn):
    image = Image.new("RGB", (200, 100), "white")
    image.paste("red", (0, 0, 100, 50))
    image.paste("blue", (100, 0, 200, 50))
    exif = Image.Exif()
    exif[0x0112] = turn
    packed, unpacked = (Image.open(io.BytesIO(form)) for form in (
        jpeg(image, exif=exif, quality=100, subsampling=0), png(image.convert("RGBA"), exif=exif)))
    shown = [rendered(original(exhibiting(save, "photo")), FIRST, 72) for save in (
        jpeg(packed, exif=exif, quality=100, subsampling=0, dpi=(72, 72)), png(unpacked, exif=exif, dpi=(72, 72)))]
    small = [one.resize((153, 198)).point(lambda level: 255 if level > 127 else 0) for one in shown]

    assert sum(one != other for one, other in zip(*(one.get_flattened_data() for one in small), strict=True)) < 60


def test_an_exhibit_can_be_judged_twice_at_the_cost_of_once():
    exhibit = Exhibit(title="Letter", file="letter.pdf", content=made())

    refuse_unusable(exhibit)
    refuse_unusable(exhibit)

# SPDX-License-Identifier: MIT
"""The proof: whatever the press, the composing or the typeface does wrong, no packet is made and the field is named."""

import io
import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting import drafts
from form12b25.form import values
from form12b25.form.characters import PRINTABLE, SPACING
from form12b25.form.definition import FIELDS, Choice, Narrative, Text
from form12b25.form.draft import Exhibit
from form12b25.form.findings import Code
from form12b25.form.keys import Key
from form12b25.form.review import review
from form12b25.paper import inlay, packet, press
from form12b25.paper.collation import NotFaithful
from form12b25.paper.compose import compose
from form12b25.paper.marks import CheckBox, Page, Words
from form12b25.paper.proof import prove
from paper.reading_back import igene, inkless, notice, pages_of, png, quantum, reading

LETTERED = [key for key, field in FIELDS.items() if field.on_paper and isinstance(field, Text | Narrative)]
FILINGS = {"quantum": quantum, "igene": igene}
thorough = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def long_filing():
    """A filing that goes on to extra sheets, and has typed and attached exhibits."""
    narrative = "\n\n".join([quantum().typed(Key.NARRATIVE)] * 6)
    return quantum(narrative=narrative, results_change="yes", results_explanation="Revenue fell by 30%.",
                   exchanges=("Nasdaq",), amendment_number=2, signer_name="Wm. H. White",
                   exhibits=(Exhibit("accountant-statement", "Statement", "Berenson LLP", "It was late.\nIndeed."),
                             Exhibit("other", "Picture", file="a.png", content=png(picture()))))


def picture():
    from PIL import Image
    return Image.effect_noise((60, 40), 90)


def words_of(pages, key):
    """The place of each line of that blank: page, mark."""
    return [(number, place) for number, page in enumerate(pages) for place, mark in enumerate(page.marks)
            if isinstance(mark, Words) and mark.key is key]


def changed(pages, where, change):
    """The pages with one mark changed, or left out where the change gives None."""
    number, place = where
    marks = list(pages[number].marks)
    mark = change(marks[place])
    marks[place:place + 1] = [] if mark is None else [mark]
    return (*pages[:number], replace(pages[number], marks=tuple(marks)), *pages[number + 1:])


def swapped(mark):
    """The words with the last two letters that differ changing places."""
    text = mark.text
    place = max(place for place in range(1, len(text)) if text[place] != text[place - 1])
    return replace(mark, text=text[:place - 1] + text[place] + text[place - 1] + text[place + 1:])


CHANGES = {
    "dropped": lambda mark: None,
    "swapped": swapped,
    "cut off": lambda mark: replace(mark, text=mark.text[:-1]),
    "joined": lambda mark: replace(mark, text=mark.text.replace(" ", "", 1)) if " " in mark.text else None,
    "another letter": lambda mark: replace(mark, text=mark.text[:-1] + "Ω"),
    "doubled": lambda mark: replace(mark, text=mark.text + mark.text[-1]),
}


def refused(draft, **wrong):
    with pytest.raises(NotFaithful) as caught:
        packet.packet(notice(draft), **wrong)
    assert "Nothing was written." in str(caught.value)
    return caught.value


def test_a_hair_space_is_no_difference_wherever_it_stands():
    exhibits = (Exhibit("other", "0\u200a0", "", "1\u200a1"),)
    assert packet.packet(notice(quantum(narrative="2\u200a2", exhibits=exhibits))).startswith(b"%PDF-")


@pytest.mark.parametrize("filing", [*FILINGS.values(), long_filing], ids=[*FILINGS, "long"])
def test_a_packet_that_says_what_was_entered_is_let_out(filing):
    assert packet.packet(notice(filing()), duplex=True).startswith(b"%PDF-")
    assert packet.working_copy(reading(filing())).startswith(b"%PDF-")


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("key", LETTERED)
@pytest.mark.parametrize("guilty", ["press", "compose"])
def test_a_line_lost_or_changed_is_caught_and_its_field_named(monkeypatch, guilty, key, change):
    draft = quantum(other_reports_filed="no", **{key: "It is 12" for key in LETTERED if not quantum().text(key)}
                    | {"cusip_number": "747906600"})
    before = compose(reading(draft))
    where = words_of(before, key)[-1]
    wrong = changed(before, where, CHANGES[change])
    if guilty == "press":
        monkeypatch.setattr(packet, "press", lambda _, *rest, **more: press.press(wrong, *rest, **more))
    else:
        monkeypatch.setattr(packet, "compose", lambda *_, **__: wrong)

    found = refused(draft)
    assert found.key is key
    assert FIELDS[key].label in str(found)
    assert found.where == ("every set" if guilty == "compose" else f"Signed original, page {where[0] + 1}")


@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_a_line_of_an_exhibit_lost_is_caught(monkeypatch, place):
    draft = quantum(exhibits=(Exhibit(title="Letter", text="\n".join(f"Line {n}" for n in range(90))),))
    before = compose(reading(draft))
    lines = words_of(before, Key.EXHIBITS)
    wrong = changed(before, lines[{"first": 0, "middle": 60, "last": -1}[place]], CHANGES["dropped"])
    monkeypatch.setattr(packet, "compose", lambda *_, **__: wrong)

    assert refused(draft).key is Key.EXHIBITS


def test_words_out_of_their_place_are_caught(monkeypatch):
    before = compose(reading(quantum()))
    wrong = changed(before, words_of(before, Key.REGISTRANT_NAME)[0], lambda mark: replace(mark, left=mark.left + 2))
    monkeypatch.setattr(packet, "press", lambda _, *rest, **more: press.press(wrong, *rest, **more))

    assert refused(quantum()).key is Key.REGISTRANT_NAME


def test_words_of_the_form_itself_lost_are_caught(monkeypatch):
    before = compose(reading(quantum()))
    place = next(place for place, mark in enumerate(before[0].marks) if isinstance(mark, Words))
    wrong = changed(before, (0, place), CHANGES["dropped"])
    monkeypatch.setattr(packet, "press", lambda _, *rest, **more: press.press(wrong, *rest, **more))

    assert "the words of the form" in str(refused(quantum()))


def test_words_that_nobody_entered_are_caught(monkeypatch):
    before = compose(reading(quantum()))
    more = replace(before[2], marks=(*before[2].marks, Words(72, 700, "Approved.")))
    monkeypatch.setattr(packet, "press", lambda pages, *rest, **how: press.press((*pages[:2], more, *pages[3:]), *rest,
                                                                                  **how))
    assert "Approved." in str(refused(quantum()))


@pytest.mark.parametrize("key", [Key.REPORT_FORM, Key.RELIEF_REQUESTED, Key.OTHER_REPORTS_FILED, Key.RESULTS_CHANGE])
@pytest.mark.parametrize("guilty", ["press", "compose"])
def test_a_check_box_checked_in_error_or_not_at_all_is_caught(monkeypatch, guilty, key):
    before = compose(reading(quantum()))
    for number, page in enumerate(before):
        for place, mark in enumerate(page.marks):
            if isinstance(mark, CheckBox) and mark.key is key:
                wrong = changed(before, (number, place), lambda box: replace(box, checked=not box.checked))
                with monkeypatch.context() as patched:
                    if guilty == "press":
                        patched.setattr(packet, "press", lambda _, *rest, **more: press.press(wrong, *rest, **more))  # noqa: B023
                    else:
                        patched.setattr(packet, "compose", lambda *_, **__: wrong)  # noqa: B023
                    assert refused(quantum()).key is key


@pytest.mark.parametrize("lost", range(6))
def test_a_set_lost_or_in_another_order_is_caught(monkeypatch, lost):
    draft = quantum(exchanges=("Nasdaq",))
    bound = [one for place, one in enumerate(packet.sets(reading(draft))) if place != lost]
    monkeypatch.setattr(packet, "press", lambda pages, _, **more: press.press(pages, bound, **more))
    assert "pages" in str(refused(draft))
    monkeypatch.undo()
    turned = [*packet.sets(reading(draft))][::-1]
    monkeypatch.setattr(packet, "press", lambda pages, _, **more: press.press(pages, turned, **more))
    assert "outline" in str(refused(draft))


def test_a_signature_on_an_original_or_an_exchange_copy_is_caught(monkeypatch):
    draft = quantum(exchanges=("Nasdaq",))
    for place, name in ((0, "Signed original"), (5, "Manually signed copy for Nasdaq")):
        bound = [replace(one, conformed=number == place or one.conformed)
                 for number, one in enumerate(packet.sets(reading(draft)))]
        monkeypatch.setattr(packet, "press", lambda pages, _, **more: press.press(pages, bound, **more))  # noqa: B023
        found = refused(draft)
        assert (found.key, found.where) == (Key.SIGNER_NAME, f"{name}, page 2")
        assert "to be signed in ink" in str(found)


def test_a_conformed_copy_without_its_signature_or_with_another_is_caught(monkeypatch):
    for signature in ((), (Words(330, 580, "/s/ William H. Whine", key=Key.SIGNER_NAME),)):
        monkeypatch.setattr(packet, "compose", lambda read, **_: tuple(
            replace(page, conformed=signature) if number == 1 else page  # noqa: B023
            for number, page in enumerate(compose(read))))
        found = refused(quantum())
        assert (found.key, found.where) == (Key.SIGNER_NAME, "Conformed copy 1, page 2")


def test_something_drawn_where_the_original_is_signed_is_caught(monkeypatch):
    from form12b25.paper.marks import Rule
    from form12b25.paper.sheet import sheet
    block = sheet(quantum().edition).signature
    line = Rule(block.left + 5, block.top + 5, block.right - 5, block.top + 15)
    monkeypatch.setattr(packet, "compose", lambda read, **_: tuple(
        replace(page, marks=(*page.marks, line)) if number == 1 else page for number, page in enumerate(compose(read))))

    assert refused(quantum()).key is Key.SIGNER_NAME


def test_an_attached_picture_lost_is_caught(monkeypatch):
    monkeypatch.setattr(inlay, "_put", lambda *_: None)

    assert refused(long_filing()).key is Key.EXHIBITS


def test_a_copy_that_differs_from_the_others_is_caught():
    """The pages are shared; one that is not is read by itself."""
    draft = quantum()
    read, pages = notice(draft), compose(notice(draft))
    sets = packet.sets(read)
    changes = (b"QUANTUM", b"QUANTUN"), (b" l S", b" l n")
    for set_number, page in ((3, 0), (4, 1)):
        with pikepdf.open(io.BytesIO(press.press(pages, sets, title="x"))) as pdf:
            one = pdf.pages[set_number * len(pages) + page]
            ink = one.Contents.wrap_in_array()[0].read_bytes()
            one.Contents = pdf.make_stream(ink.replace(*changes[page]))
            spoilt = io.BytesIO()
            pdf.save(spoilt)
        with pytest.raises(NotFaithful) as caught:
            prove(spoilt.getvalue(), read, pages, sets)
        assert caught.value.where == f"{sets[set_number].name}, page {page + 1}"


def test_a_wrong_shape_under_the_right_letter_is_caught(monkeypatch):
    """The text reads well, the eye sees another letter."""
    from form12b25.paper import fonts
    fonts.loaded()
    face = fonts.pdfmetrics.getFont(fonts.Face.REGULAR.value).face
    monkeypatch.setitem(face.charToGlyph, ord("Q"), face.charToGlyph[ord("O")])
    draft = quantum(registrant_name="Quantum")
    found = refused(draft)

    assert "“Q” is drawn in a wrong shape" in str(found)
    assert found.key is not None


@pytest.mark.parametrize("spoilt", [b"", b"%PDF-1.7", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>"])
def test_a_file_that_cannot_be_read_is_caught(spoilt):
    draft = quantum()
    with pytest.raises(NotFaithful):
        prove(spoilt, notice(draft), compose(reading(draft)), packet.sets(reading(draft)))


def test_a_spoilt_packet_is_not_written(program, monkeypatch, tmp_path, capsys):
    from form12b25 import cli, terminal
    draft = program.draft("quantum-2026")
    monkeypatch.setattr(packet, "compose", lambda read, **_: tuple(
        Page(page.marks[:-2] if number == 1 else page.marks, page.conformed)
        for number, page in enumerate(compose(read))))
    command = ["print", str(draft), "-o", str(tmp_path / "a.pdf"), "--today", "2026-06-15"]
    status = terminal.guarded(lambda: cli.run(command))

    assert status == terminal.FAILED
    assert not (tmp_path / "a.pdf").exists()
    assert "does not say what was entered" in capsys.readouterr().err


@thorough
@given(drafts().map(lambda draft: draft.enter(Key.EXHIBITS, tuple(
    exhibit for exhibit in draft.exhibits if exhibit.content is None))))
def test_any_working_copy_is_faithful(draft):
    assert packet.working_copy(reading(draft)).startswith(b"%PDF-")


@thorough
@given(st.fixed_dictionaries({}, optional={key: st.text() | st.text(st.sampled_from(sorted(PRINTABLE | SPACING)))
                                           for key in LETTERED}),
       st.text() | st.text(st.sampled_from(sorted(PRINTABLE))), st.sampled_from(list(FILINGS)))
def test_what_is_entered_is_found_unprintable_or_stands_on_paper_in_every_set(changes, typed, filing):
    draft = entered = FILINGS[filing](exhibits=(Exhibit(title=typed, text=typed),), **changes)
    for finding in review(draft, date(2026, 6, 15)).stopping:
        if finding.code is Code.UNPRINTABLE:
            strange = entered.typed(finding.key) if finding.key in LETTERED else typed
            assert set(unicodedata.normalize("NFC", strange)) - PRINTABLE - SPACING
        draft = draft.enter(finding.key, None if finding.key is Key.EXHIBITS
                            else FILINGS[filing]().entered.get(finding.key))
    made = notice(draft)
    pages = pages_of(packet.packet(made, 1))
    for one in (pages[:len(pages) // 2], pages[len(pages) // 2:]):
        stands = Counter(inkless("".join(one)))
        for text in (*(draft.typed(key) for key in LETTERED), *(exhibit.text for exhibit in draft.exhibits)):
            composed = values.composed(text).replace("ﬁ", "fi").replace("ﬂ", "fl")
            assert Counter(inkless(composed)) <= stands


def test_every_choice_is_proved():
    for key, field in FIELDS.items():
        if isinstance(field, Choice) and field.on_paper and key is not Key.PAPER_FILING_BASIS:
            for option in field.offers(quantum().edition):
                packet.working_copy(reading(quantum(**{key: option})))
    for basis in quantum().edition.filing_basis:
        packet.working_copy(reading(quantum(paper_filing_basis=basis, amendment_number=3)))


def attached_page(size, draw, crop=None):
    from reportlab.pdfgen.canvas import Canvas
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    with pikepdf.open(file) as pdf:
        if crop:
            pdf.pages[0].cropbox = crop
        made = io.BytesIO()
        pdf.save(made)
    return Exhibit("other", "Annex", file="annex.pdf", content=made.getvalue())


@pytest.mark.parametrize("exhibit", [
    attached_page((612, 792), lambda c: c.drawString(100, 400, "Cropped letter"), crop=[60, 300, 400, 730]),
    attached_page((612, 792), lambda c: c.rect(-9, -9, 630, 810)),
    attached_page((612, 792), lambda c: c.drawString(400, 700, "a line that runs off the right edge of its page")),
    attached_page((720, 405), lambda c: (c.setLineWidth(10), c.rect(3, 3, 714, 399))),
    attached_page((300, 200), lambda c: c.drawString(700, 700, "  ")),
], ids=["cropped", "bleed", "off the edge", "stroke on the edge", "blanks off the page"])
def test_an_attached_page_that_draws_beyond_its_edge_is_no_difference(exhibit):
    assert packet.packet(notice(quantum(exhibits=(exhibit,)))).startswith(b"%PDF-")


def test_an_attached_page_lost_is_caught(monkeypatch):
    exhibit = attached_page((612, 792), lambda c: c.drawString(100, 400, "A letter"))
    monkeypatch.setattr(inlay, "_put", lambda *_: None)
    assert refused(quantum(exhibits=(exhibit,))).key is Key.EXHIBITS

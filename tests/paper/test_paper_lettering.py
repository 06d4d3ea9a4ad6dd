# SPDX-License-Identifier: MIT
"""Nothing the user entered is cut off, and nothing collides: any text, any length, in every blank."""

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from form12b25 import assets
from form12b25.form.characters import PRINTABLE
from form12b25.form.definition import FIELDS, Check, Date, Narrative, Number, Text
from form12b25.form.keys import Key
from form12b25.paper import fonts, packet
from form12b25.paper.compose import compose
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import LIVE, Box
from form12b25.paper.marks import CheckBox, Leaf, Picture, Rule
from form12b25.paper.sheet import sheet
from paper.reading_back import EDITIONS, POINTER, blank, inkless, lettering, original, pages_of, quantum, reading, words

LETTERED = [key for key, field in FIELDS.items()
            if field.on_paper and isinstance(field, Text | Date | Number | Narrative)]
ONE_LINE = [key for key in LETTERED if not isinstance(FIELDS[key], Narrative)]
NARRATIVES = [key for key in LETTERED if isinstance(FIELDS[key], Narrative)]
ORIGIN = re.compile(r"\((?:continued )?from (?:Extra Sheet (?P<sheet>\d+), )?page (?P<page>\d+)\)$")

characters = st.sampled_from(sorted(PRINTABLE))
plain = st.sampled_from("abc Wil .,-")
one_line = st.text(characters | plain, max_size=60) | st.text(plain, max_size=400) | st.text(characters, max_size=3000)
narrative = (st.text(characters | plain | st.sampled_from("\n\t"), max_size=400)
             | st.lists(st.text(plain, max_size=300), max_size=80).map("\n".join)
             | st.text(plain, min_size=2000, max_size=9000))
entered = st.fixed_dictionaries({}, optional={key: narrative if key in NARRATIVES else one_line for key in LETTERED})
thorough = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))


def proves_whole(read, pages, key):
    """That the value of a key stands on the pages whole and in order."""
    value = inkless(read.text(key))
    form, extra = lettering(pages[:3], key), lettering(pages, key, first=3)
    if key is Key.AMENDMENT_NUMBER:
        form = form.removeprefix("AMENDEDNOTIFICATION").removeprefix("AmendmentNo.")
        assert (extra or form) == value
    elif isinstance(FIELDS[key], Narrative):
        assert form + extra == value
    elif extra:
        assert extra == value
        assert value.startswith(form.removesuffix("…"))
    else:
        assert form == value


def proves_tidy(pages):
    """That nothing lies outside the margins, collides, or is too small to read."""
    for page in pages:
        boxes = [mark.box for mark in page.marks if hasattr(mark, "text") or isinstance(mark, CheckBox)]
        assert [box for box in boxes if not LIVE.holds(box)] == []
        assert min(mark.size for mark in words(page)) >= 8
        boxes.sort(key=lambda box: box.top)
        for place, box in enumerate(boxes):
            for other in boxes[place + 1:]:
                if other.top >= box.bottom:
                    break
                assert not box.overlaps(other), (box, other)
        for rule in (Box(mark.left, mark.top, mark.right, mark.bottom) for mark in page.marks
                     if isinstance(mark, Rule)):
            assert not [box for box in boxes if rule.overlaps(box)]
        assert all(LIVE.holds(mark.box) for mark in page.marks if isinstance(mark, Picture | Leaf))


def references(pages):
    """(page, sheet, page of the sheet) of every place that says where something continues."""
    return [(number, int(found["sheet"]), int(found["page"])) for number, page in enumerate(pages, 1)
            for mark in words(page) if mark.face is Face.ITALIC and mark.key is None
            and (found := POINTER.fullmatch(mark.text))]


def origins(pages):
    """(page, where it says it comes from) of every title on an extra sheet."""
    return [(number, int(found["page"])) for number, page in enumerate(pages, 1)
            for mark in words(page) if mark.face is Face.BOLD and mark.key is None
            and (found := ORIGIN.search(mark.text))]


def proves_both_ends_named(pages):
    """That each reference leads to a page that says so and points back, and that none leads from nowhere."""
    there = references(pages)
    for _, number, page in there:
        assert f"EXTRA SHEET {number}" in [mark.text for mark in words(pages[page - 1])]
    assert sorted((page, number) for number, _, page in there) == sorted(origins(pages))


@thorough
@given(entered, st.sampled_from(EDITIONS))
def test_whatever_is_entered_stands_on_the_paper_whole_in_order_and_without_a_collision(values, identifier):
    read = reading(blank(identifier, **values))
    pages = compose(read)

    for key in LETTERED:
        proves_whole(read, pages, key)
    proves_tidy(pages)
    proves_both_ends_named(pages)


@settings(thorough, max_examples=60)
@given(entered)
def test_every_set_reads_back_as_it_was_composed(values):
    read = reading(blank(**values))
    pages = compose(read)
    printed = pages_of(packet.press(pages, packet.sets(read, conformed=1), title="Form 12b-25"))

    assert len(printed) == 2 * len(pages)
    for number, page in enumerate(printed):
        composed = pages[number % len(pages)]
        marks = [*composed.marks, *(composed.conformed if number >= len(pages) else ())]
        drawn = inkless("".join(mark.text for mark in marks if hasattr(mark, "text")))
        assert inkless(page) == drawn.replace("ﬁ", "fi").replace("ﬂ", "fl")  # as PDFium reads ligatures


@pytest.mark.parametrize("face", [Face.REGULAR, Face.BOLD])
def test_the_typeface_has_every_printable_character(face):
    fonts.loaded()
    known = fonts.pdfmetrics.getFont(face.value).face.charToGlyph

    assert [character for character in sorted(PRINTABLE) if not known.get(ord(character))] == []


@pytest.mark.parametrize("identifier", EDITIONS)
@pytest.mark.parametrize("key", ONE_LINE)
@pytest.mark.parametrize("value", ["Wm. O’Neil-Smith & Sons " * 45, "W" * 1000, "4" * 200],
                         ids=["words", "a word", "figures"])
def test_a_blank_too_short_for_its_value_says_where_it_stands_whole(identifier, key, value):
    read = reading(blank(identifier, **{key: value}))
    pages = compose(read)
    page = next(number for number, form in enumerate(sheet(assets.edition(identifier)).pages, 1)
                if key in [spot.key for spot in form.blanks])

    if len(pages) == 3:  # it fitted, smaller
        assert fonts.width(read.text(key), Face.REGULAR, 8) < 2 * LIVE.width
    else:
        assert references(pages) == [(page, 1, 4)]
        assert origins(pages) == [(4, page)]
    proves_whole(read, pages, key)
    proves_tidy(pages)


@pytest.mark.parametrize("key", [Key.REGISTRANT_NAME, Key.STREET_ADDRESS, Key.PORTION_ITEMS, Key.SIGNER_TITLE])
def test_the_beginning_of_a_long_value_stands_in_its_blank_where_there_is_room(key):
    pages = compose(reading(blank(**{key: "An Exceedingly Long Name of Things " * 30})))
    form = lettering(pages[:3], key)

    assert form.startswith("AnExceedingly")
    assert form.endswith("…")
    proves_tidy(pages)


@pytest.mark.parametrize(("identifier", "key", "value"), [
    (identifier, key, "Smith & Co.") for identifier in EDITIONS for key in ONE_LINE
    if key not in (Key.AMENDMENT_NUMBER, Key.CONTACT_AREA_CODE)] + [(EDITIONS[0], Key.CONTACT_AREA_CODE, "410")])
def test_a_value_that_fits_is_set_at_10_points_on_its_rule(identifier, key, value):
    pages = compose(reading(blank(identifier, **{key: value})))
    marks = [mark for page in pages for mark in words(page) if mark.key is key]
    box = next(spot.box for page in sheet(assets.edition(identifier)).pages for spot in page.blanks if spot.key is key)

    assert [(mark.text, mark.size) for mark in marks] == [(value, 10.0)]
    if key is Key.SIGNER_TITLE:  # it moves up behind a name of one line
        assert box.top - marks[0].baseline < 4
        return
    assert box.holds(marks[0].box)
    assert (marks[0].baseline - box.top < 10) if key is Key.SIGNER_NAME else (box.bottom - marks[0].baseline < 4)


def test_an_address_of_two_lines_stands_in_its_blank_at_10_points():
    street = ("c/o Messrs. Wilkinson, Throckmorton, Featherstonehaugh & Cholmondeley-Warner, Barristers, Suite 1200, "
              "The Very Long Building Name, 10770 East Briarwood Avenue")
    pages = compose(reading(blank(street_address=street)))
    marks = [mark for mark in words(pages[0]) if mark.key is Key.STREET_ADDRESS]

    assert len(pages) == 3
    assert len(marks) == 2
    assert {mark.size for mark in marks} == {10.0}
    proves_tidy(pages)


def room_of_part_iii():
    """How many lines of a narrative the form itself has room for."""
    for lines in range(1, 100):
        if len(compose(reading(blank(narrative="\n".join(["x"] * lines))))) > 3:
            return lines - 1
    raise AssertionError("no end")


def test_an_exactly_full_part_iii_stays_on_the_form_and_one_line_more_goes_on():
    full = room_of_part_iii()
    fitting, too_long = (reading(blank(narrative="\n".join(f"Line {n}" for n in range(lines))))
                         for lines in (full, full + 1))

    assert full >= 15
    assert len(compose(fitting)) == 3
    assert references(compose(fitting)) == []
    assert len(compose(too_long)) == 4
    assert references(compose(too_long)) == [(2, 1, 4)]
    for read in (fitting, too_long):
        proves_whole(read, compose(read), Key.NARRATIVE)
        proves_tidy(compose(read))


@pytest.mark.parametrize("key", NARRATIVES)
@pytest.mark.parametrize("value", [
    "", "One line.", "\n\n".join(f"Paragraph {n}: " + "it was late. " * 40 for n in range(300)), "w" * 20_000,
    "Head\n" + "\n" * 500 + "Foot", "Head\n" + " \u00a0\n" * 500 + "Foot", "Head" + "\u00a0" * 30_000,
    "\n".join(" " * 120 + "indented" for _ in range(50)),
], ids=["none", "one", "300 paragraphs", "a long word", "a chasm", "a hard chasm", "hard blanks", "indents"])
def test_a_narrative_of_any_shape_stands_on_the_paper_whole(key, value):
    read = reading(blank(**{key: value}))
    pages = compose(read)

    proves_whole(read, pages, key)
    proves_tidy(pages)
    proves_both_ends_named(pages)


def test_a_narrative_of_a_thousand_pages_stands_on_the_paper_whole():
    read = reading(quantum(narrative="\n\n".join([quantum().typed(Key.NARRATIVE)] * 1600)))
    pages = compose(read)

    assert len(pages) > 900
    proves_whole(read, pages, Key.NARRATIVE)
    proves_both_ends_named(pages)


def test_paragraphs_are_kept_as_entered():
    read = reading(blank(narrative="First.\n\nSecond.\n  Third, indented."))
    baselines = {mark.text: mark.baseline for mark in words(compose(read)[1]) if mark.key is Key.NARRATIVE}

    assert list(baselines) == ["First.", "Second.", "  Third, indented."]
    assert baselines["Second."] - baselines["First."] == pytest.approx(24)
    assert baselines["  Third, indented."] - baselines["Second."] == pytest.approx(12)


def test_lines_of_body_type_are_leaded_two_points():
    pages = compose(reading(quantum()))
    lines = sorted(mark.baseline for mark in words(pages[1]) if mark.key is Key.NARRATIVE)

    assert {mark.size for page in pages for mark in words(page) if mark.key is Key.NARRATIVE} == {10.0}
    assert min(after - before for before, after in pairwise(lines)) >= 12


def test_an_explanation_is_attached_and_both_ends_say_so():
    pages = compose(reading(quantum(results_change="yes", results_explanation="Revenue fell by 30%.")))
    form = [mark.text for mark in words(pages[1])]

    assert "(explanation attached: Extra Sheet 1, page 4)" in form
    assert "(further statements attached: Extra Sheet 1, page 4)" in form
    assert "Part IV, Explanation of the change (from page 2)" in [mark.text for mark in words(pages[3])]
    proves_both_ends_named(pages)


def test_an_extra_sheet_names_the_registrant_the_form_and_the_period():
    sheet_text = pages_of(original(quantum()))[3]

    assert sheet_text.split("\n")[:3] == ["EXTRA SHEET 1", "QUANTUM CORPORATION",
                                          "Form 12b-25, Form 10-K, period ended March 31, 2026"]


def test_the_text_of_the_quantum_filing_is_on_paper_in_every_set_curly_quotes_included():
    read = reading(quantum())
    printed = pages_of(packet.press(compose(read), packet.sets(read), title="x"))
    narrative = inkless(read.text(Key.NARRATIVE))
    assert "“" in narrative

    for start in range(0, 20, 4):
        second, extra = (inkless(printed[start + number]) for number in (1, 3))
        kept = max(n for n in range(len(narrative)) if narrative[:n] in second)
        assert narrative[kept:] in extra
        assert inkless(read.text(Key.FURTHER_STATEMENTS)) in extra


@pytest.mark.parametrize("key", [key for key, field in FIELDS.items()
                                 if (not field.on_paper or isinstance(field, Check))
                                 and key is not Key.RESULTS_NO_ESTIMATE])  # it stands in the attached explanation
def test_what_is_not_on_the_form_leaves_no_trace_in_ink(key):
    value = True if isinstance(FIELDS[key], Check) else "QXZ"

    assert "QXZ" not in "".join(pages_of(original(blank(**{key: value}))))

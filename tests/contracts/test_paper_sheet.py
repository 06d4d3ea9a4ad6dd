# SPDX-License-Identifier: MIT
"""The blank sheet of both editions against the keys and the edition's words."""

from collections import Counter
from itertools import combinations

import pytest

from form12b25 import assets
from form12b25.form.definition import FIELDS, Check, Choice
from form12b25.form.keys import Key
from form12b25.paper.geometry import BODY, LEADING, LIVE, PAGE, SMALL, Box
from form12b25.paper.layout import Blank
from form12b25.paper.marks import CheckBox, Frame, Rule, Words
from form12b25.paper.sheet import sheet
from paper.reading_back import EDITIONS, blank, entering, inkless, original, pages_of

both_editions = pytest.mark.parametrize("identifier", EDITIONS)

MISPRINTS = [
    "quarterly report of transition report on Form 10-Q, or portion thereof will be filed",
    "Form 20-F, 11-K, Form N-SAR, or portion thereof",
    "the reasons why the Form 10-K, 11-K, 10-Q, N-SAR, or the transition report",
    "(Attach Extra Sheets if Needed)",
]


def page_boxes(page):
    """What takes room on a page: blanks, check boxes, lines of words."""
    return [*page.blanks, *(mark for mark in page.marks if isinstance(mark, CheckBox | Words))]


def on_sheet(identifier, kind):
    return [mark for page in sheet(assets.edition(identifier)).pages for mark in page.marks if isinstance(mark, kind)]


def blanks(identifier):
    return [spot for page in sheet(assets.edition(identifier)).pages for spot in page.blanks]


def strings(value):
    if isinstance(value, str):
        return [value]
    return [text for part in (value.values() if hasattr(value, "values") else value) for text in strings(part)]


def words_of(edition):
    """All the words that stand on every copy of that printing."""
    only_on_some = {"id", "name", "amended", "amendment", "filing_basis", "report_box", "transition_box",
                    "report_forms", "transition_forms"}
    found = [text for name, value in vars(edition).items() if name not in only_on_some for text in strings(value)]
    return (found + [edition.report_caption(form) for form in edition.report_forms]
            + [edition.transition_caption(form) for form in edition.transition_forms])


@both_editions
def test_blanks_and_check_boxes_are_exactly_the_keys_that_stand_on_paper(identifier):
    of_blanks = Counter(spot.key for spot in blanks(identifier))
    of_boxes = {box.key for box in on_sheet(identifier, CheckBox)}

    assert set(of_blanks) | of_boxes == {key for key, field in FIELDS.items() if field.on_paper}
    assert not set(of_blanks) & of_boxes
    assert set(of_blanks.values()) == {1}


@both_editions
def test_there_is_one_check_box_for_each_thing_that_can_be_chosen(identifier):
    edition = assets.edition(identifier)
    boxes = Counter((box.key, box.option) for box in on_sheet(identifier, CheckBox))
    expected = {(key, option) for key, field in FIELDS.items() if isinstance(field, Choice) and field.on_paper
                and key is not Key.PAPER_FILING_BASIS for option in field.offers(edition)}
    expected |= {(key, "") for key, field in FIELDS.items() if isinstance(field, Check) and field.on_paper}

    assert set(boxes) == expected
    assert set(boxes.values()) == {1}


@both_editions
def test_every_word_of_the_edition_stands_on_the_paper(identifier):
    edition = assets.edition(identifier)
    paper = inkless("".join(pages_of(original(blank(identifier)))))

    assert [text for text in words_of(edition) if inkless(text) not in paper] == []


def test_the_misprints_of_1995_stand_on_its_paper_and_on_no_other():
    old, new = (inkless("".join(pages_of(original(blank(identifier)))))
                for identifier in ("sec1344-1995", "sec1344-2018"))

    assert [text for text in MISPRINTS if inkless(text) not in old] == []
    assert [text for text in MISPRINTS if inkless(text) in new] == []


@both_editions
def test_each_value_stands_where_the_printed_form_has_it(identifier):
    front, second, back = sheet(assets.edition(identifier)).pages
    order = [spot.key for page in (front, second) for spot in page.blanks]
    part_iii = order.index(Key.NARRATIVE)

    assert order[part_iii] == second.blanks[0].key
    assert not back.blanks
    assert {box.key for box in second.marks if isinstance(box, CheckBox)} == {Key.OTHER_REPORTS_FILED,
                                                                             Key.RESULTS_CHANGE}
    tops = {spot.key: spot.box.top for spot in front.blanks}
    part_i = [Key.REGISTRANT_NAME, Key.FORMER_NAME, Key.STREET_ADDRESS, Key.CITY_STATE_ZIP]
    assert sorted(part_i, key=tops.__getitem__) == part_i


@both_editions
@pytest.mark.parametrize("key", [Key.REGISTRANT_NAME, Key.FORMER_NAME, Key.STREET_ADDRESS, Key.CITY_STATE_ZIP,
                                 Key.CONTACT_NAME, Key.CONTACT_AREA_CODE, Key.CONTACT_TELEPHONE,
                                 Key.REGISTRANT_NAME_IN_CHARTER])
def test_a_value_stands_above_its_rule_and_the_caption_right_below(identifier, key):
    box = next(spot.box for spot in blanks(identifier) if spot.key is key)
    caption = next(mark for mark in on_sheet(identifier, Words)
                   if mark.text == assets.edition(identifier).captions[key])

    assert any(rule.top == rule.bottom == box.bottom and rule.left <= box.left and rule.right >= box.right
               for rule in on_sheet(identifier, Rule))
    assert 0 < caption.box.top - box.bottom < 6
    assert caption.left < box.right
    assert caption.box.right > box.left


@both_editions
def test_nothing_on_the_sheet_overlaps_and_all_lies_inside_the_margins(identifier):
    for page in sheet(assets.edition(identifier)).pages:
        taken = page_boxes(page)
        frames = [mark.box for mark in page.marks if isinstance(mark, Frame)]
        rules = [Box(mark.left, mark.top, mark.right, mark.bottom) for mark in page.marks if isinstance(mark, Rule)]

        assert [(one, other) for one, other in combinations(taken, 2) if one.box.overlaps(other.box)] == []
        assert [one for one in taken if not LIVE.holds(one.box)] == []
        assert [box for box in [*frames, *rules] if not LIVE.holds(box)] == []
        assert [(rule, one) for rule in rules for one in taken if rule.overlaps(one.box)] == []
        assert [(frame, one) for frame in frames for one in taken
                if frame.overlaps(one.box) and not frame.holds(one.box)] == []


def test_the_paper_is_letter_with_an_inch_at_the_left_for_binding():
    assert (PAGE.width, PAGE.height) == (8.5 * 72, 11 * 72)
    assert LIVE.left >= 72


@both_editions
def test_nothing_is_set_smaller_than_8_points(identifier):
    assert BODY >= 10
    assert LEADING >= 2
    assert SMALL >= 8
    assert min(mark.size for mark in on_sheet(identifier, Words)) >= 8


@both_editions
def test_a_caption_stands_nearer_to_its_own_check_box_than_to_the_next(identifier):
    edition = assets.edition(identifier)
    boxes = {box.option: box.box for box in on_sheet(identifier, CheckBox) if box.key is Key.REPORT_FORM}
    row = [boxes[form] for form in edition.report_forms]
    captions = [next(mark.box for mark in on_sheet(identifier, Words)
                     if mark.text == edition.report_caption(form) and mark.box.left > boxes[form].right)
                for form in edition.report_forms]

    for own, caption, following in zip(row, captions, row[1:], strict=False):
        assert following.left - caption.right > 2 * (caption.left - own.right)


@both_editions
def test_the_sheet_has_room_for_ink_above_the_signature_line(identifier):
    signature = sheet(assets.edition(identifier)).signature
    page = sheet(assets.edition(identifier)).pages[1]

    assert signature.height >= 30
    assert signature.width >= 200
    assert not [one for one in page_boxes(page) if one.box.overlaps(signature)]
    assert not [spot for spot in page.blanks if isinstance(spot, Blank) and spot.box.overlaps(signature)]


@both_editions
@pytest.mark.parametrize("basis", ["rule-201", "rule-202"])
def test_the_legend_of_a_paper_filing_heads_the_first_page_in_capitals(identifier, basis):
    draft = entering(blank(identifier), paper_filing_basis=basis)
    first = inkless(pages_of(original(draft))[0])
    legend = assets.edition(identifier).filing_basis[basis]

    assert legend.isupper()
    assert inkless(legend) in first
    assert inkless(legend) not in inkless(pages_of(original(blank(identifier)))[0])


@both_editions
def test_an_amendment_is_named_on_the_first_page(identifier):
    first = inkless(pages_of(original(blank(identifier, amendment_number=2)))[0])

    assert "AMENDEDNOTIFICATIONAmendmentNo.2" in first

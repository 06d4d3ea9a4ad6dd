# SPDX-License-Identifier: MIT
"""Matter that runs over pages: paragraphs divided with care, tables aligned, statements signed, exhibits listed."""

import re
from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal
from form12b25.paper import packet, statements, tables
from form12b25.paper.compose import compose
from form12b25.paper.geometry import LIVE
from form12b25.paper.marks import Leaf, Words
from form12b25.paper.sheet import sheet
from paper.reading_back import (
    EDITIONS,
    blank,
    difference,
    igene,
    inkless,
    lettering,
    notice,
    original,
    pages_of,
    quantum,
    reading,
    rendered,
    words,
)
from paper.test_paper_exhibits import attached
from paper.test_paper_lettering import proves_both_ends_named, proves_tidy, proves_whole

TABLE = ("\t2025\t2024\tChange\nRevenue\t$12,345\t$ 9,876\t25.0%\nCost of goods sold\t(8,100)\t(7,002)\t15.7%\n"
         "Net loss\t$(1,234)\t—\tn/a\nOther\t−12\t-\t–")
many = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def runs(pages, key):
    """The lines with that key on each page, as (page, baseline, text)."""
    return [(number, mark.baseline, mark.text) for number, page in enumerate(pages) for mark in words(page)
            if mark.key is key]


def paragraphs_on(pages, key, texts):
    """For each entered paragraph, how many of its lines stand on each page."""
    lines = iter(runs(pages, key))
    found = []
    for text in texts:
        left, places = inkless(text), []
        while left:
            page, _, line = next(lines)
            assert left.startswith(inkless(line))
            left = left[len(inkless(line)):]
            places.append(page)
        found.append([len(list(group)) for _, group in groupby(places)])
    return found


def proves_no_widow(counts):
    for of_paragraph in counts:
        if sum(of_paragraph) < 4:
            assert len(of_paragraph) == 1
        else:
            assert len(of_paragraph) == 1 or min(of_paragraph) >= 2


paragraph = st.integers(1, 12).flatmap(lambda lines: st.integers(lines * 80, lines * 90)).map(
    lambda length: ("It was late again. " * 80)[:length].rstrip())


@many
@given(st.lists(paragraph, min_size=1, max_size=40), st.sampled_from(["\n", "\n\n", "\n\n\n"]))
def test_no_paragraph_leaves_a_line_alone_on_the_form_on_extra_sheets_or_in_an_exhibit(texts, between):
    typed = between.join(texts)
    pages = compose(reading(blank(narrative=typed, exhibits=(Exhibit(title="Letter", text=typed),))))

    for key in (Key.NARRATIVE, Key.EXHIBITS):
        proves_no_widow(paragraphs_on(pages, key, texts))
    proves_both_ends_named(pages)


@many
@given(st.integers(0, 60), st.integers(1, 10))
def test_a_heading_stays_with_what_it_heads(before, lines):
    typed = "\n".join(["It was late."] * before + ["", "Cautionary Statement", "", "Words and words. " * 7 * lines])
    pages = compose(reading(blank(narrative=typed)))
    found = runs(pages, Key.NARRATIVE)
    place = next(number for number, (_, _, text) in enumerate(found) if text == "Cautionary Statement")

    assert found[place][0] == found[place + 1][0]


def test_the_title_of_an_item_never_stands_alone_on_an_extra_sheet():
    for count in range(1, 70):
        pages = compose(reading(blank(results_explanation="x\n" * count, further_statements="The end. " * 60)))
        for number, page in enumerate(pages[3:], 3):
            if "Part IV, Further statements (from page 2)" in [mark.text for mark in words(page)]:
                assert sum(page == number for page, _, _ in runs(pages, Key.FURTHER_STATEMENTS)) >= 2


@pytest.mark.parametrize("cell", ["1", "1,234", "(1,234)", "$12", "$ 12", "$(1,234)", "($5)", "-12", "−12", "–3", "—",
                                  "-", "12.5%", "(3.0)%", "(3%)", ".5", "€ 1.234,50", "2025", "$"])
def test_figures_are_known_as_figures(cell):
    assert tables.is_figure(cell)


@pytest.mark.parametrize("cell", ["", "Revenue", "n/a", "Form 10-K", "March 31, 2026", ")", "1 of 2", "12b-25"])
def test_words_are_no_figures(cell):
    assert not tables.is_figure(cell)


def cells(pages, key):
    return {mark.text: mark for page in pages for mark in words(page) if mark.key is key}


@pytest.mark.parametrize(("key", "entered"), [
    (Key.NARRATIVE, {"narrative": TABLE}), (Key.RESULTS_EXPLANATION, {"results_explanation": "Thus:\n" + TABLE}),
    (Key.EXHIBITS, {"exhibits": (Exhibit(title="Results", text=f"Thus:\n\n{TABLE}\n\nAnd so on."),)})],
    ids=["narrative", "explanation", "exhibit"])
def test_lines_from_a_spreadsheet_stand_in_columns(key, entered):
    pages = compose(reading(blank(**entered)))
    found = cells(pages, key)

    for column in (["2025", "$12,345", "(8,100)", "$(1,234)", "−12"], ["2024", "$ 9,876", "(7,002)", "—", "-"],
                   ["Change", "25.0%", "15.7%", "n/a", "–"]):
        assert len({round(found[text].box.right, 3) for text in column}) == 1
    assert {found[text].left for text in ("Revenue", "Cost of goods sold", "Net loss", "Other")} == {LIVE.left}
    assert {found[text].size for text in ("Revenue", "$12,345")} == {10.0}
    proves_tidy(pages)


def test_a_wide_table_is_set_smaller_and_then_its_first_column_is_broken():
    wide = "\n".join("\t".join([f"Item {row} of the account"] + [f"{row}{column},000,000.00" for column in range(6)])
                     for row in range(5))
    label = "of the account " * 8
    wider = "\n".join("\t".join([f"Item {row} {label}"] + [f"{row}{column},000" for column in range(6)])
                      for row in range(5))
    for typed, sizes in ((wide, {8.0, 8.5, 9.0, 9.5}), (wider, {8.0})):
        read = reading(blank(narrative=typed))
        pages = compose(read)
        used = {mark.size for page in pages for mark in words(page) if mark.key is Key.NARRATIVE}
        assert used <= sizes
        proves_whole(read, pages, Key.NARRATIVE)
        proves_tidy(pages)


cell = st.text(st.sampled_from("abc $1234,.()%—- "), max_size=25) | st.text(st.sampled_from("ab "), max_size=300)


@many
@given(st.lists(st.lists(cell, min_size=1, max_size=9).map("\t".join), min_size=1, max_size=70).map("\n".join))
def test_a_table_of_anything_stands_on_paper_whole_in_reading_order(typed):
    read = reading(blank(narrative=typed, further_statements=typed, exhibits=(Exhibit(title="T", text=typed),)))
    pages = compose(read)

    for key in (Key.NARRATIVE, Key.FURTHER_STATEMENTS):
        proves_whole(read, pages, key)
    assert lettering(pages, Key.EXHIBITS) == inkless(read.exhibits[0].text)
    proves_tidy(pages)


def test_paragraphs_that_begin_with_a_tab_are_no_table():
    typed = "\n".join("\tIt was late, and then it was later still, and nobody knew why." for _ in range(3))
    marks = runs(compose(reading(blank(narrative=typed))), Key.NARRATIVE)

    assert [text for _, _, text in marks] == [line.replace("\t", "    ") for line in typed.split("\n")]


def statement(text, signed_by=""):
    return Exhibit(kind="accountant-statement", title="Statement", signed_by=signed_by, text=text)


def copies(*exhibits):
    """The exhibits of the original and of a conformed copy, as text."""
    draft = quantum(exhibits=exhibits)
    pages = pages_of(packet.packet(notice(draft), 1))
    half = len(pages) // 2
    return "\n".join(pages[5:half]), "\n".join(pages[half + 5:])


@pytest.mark.parametrize(("text", "signed_by", "ink", "conformed"), [
    ("It is late.", "Jane Doe", ["It is late.", "Jane Doe"], "/s/ Jane Doe"),
    ("It is late.\n\n/s/ Jane Doe", "Jane Doe", ["It is late.", "Jane Doe"], "/s/ Jane Doe"),
    ("It is late.\n\n/s/ Jane Doe\nJane Doe, CPA", "Doe LLP", ["It is late.", "Jane Doe, CPA"], "/s/ Jane Doe"),
    ("It is late.\n\nJane Doe", "Jane Doe", ["It is late.", "Jane Doe"], "/s/ Jane Doe"),
    ("Late.\nBy: /S/ Jane Doe\nPartner", "Doe LLP", ["Late.", "By:", "Jane Doe", "Partner"], "/s/ Jane Doe"),
    ("It is late.\n/s/\nPartner", "Doe LLP", ["It is late.", "Doe LLP", "Partner"], "/s/ Doe LLP"),
], ids=["named", "typed", "typed with name", "name at the end", "by", "mark alone"])
def test_a_statement_is_signed_in_ink_or_conformed_and_its_name_stands_once_beneath(text, signed_by, ink, conformed):
    of_ink, of_copy = copies(statement(text, signed_by))
    body = of_ink.split("QUANTUM CORPORATION")[1].split("Page")[0]

    assert "/s/" not in of_ink.lower()
    assert inkless(body) == inkless("".join(ink))
    assert of_copy.count(conformed) == 1
    assert "".join(of_copy.split(conformed)).strip() == of_ink.strip()
    assert inkless(statements.ink_text(statement(text, signed_by))) == inkless("".join(ink))


def test_the_statement_of_igene_is_empty_for_ink_in_the_original_and_signed_in_copies():
    pages = pages_of(packet.packet(notice(igene(exchanges=("Nasdaq",))), 4))

    statements_of_sets = pages[4::5]

    assert ["/s/ Berenson & Company LLP" in page for page in statements_of_sets] == [False, *[True] * 4, False]
    assert all(page.count("Berenson & Company LLP") >= 3 for page in statements_of_sets)


@many
@given(st.integers(1, 120), st.sampled_from(["", "\n\nRespectfully yours,"]))
def test_a_signature_never_stands_alone_and_its_block_is_told(lines, close):
    pages = compose(reading(quantum(exhibits=(statement("\n".join(["It is late."] * lines) + close, "Jane Doe"),))))
    (last,) = [page for page in pages[5:] if page.signatures]
    above = [mark for mark in words(last) if mark.key is Key.EXHIBITS and mark.baseline < last.signatures[0].top]

    assert last is pages[-1]
    assert len(above) >= min(lines, 2)
    assert all(last.signatures[0].holds(mark.box) for mark in last.conformed)
    proves_tidy(pages)


@pytest.mark.parametrize("name", ["Jane Doe", "Wolfeschlegelsteinhausenbergerdorff " * 3, "M" * 400, "Jane " * 300])
def test_each_copy_is_the_original_outside_its_signature_blocks(name):
    signed = (statement("Late.\n\n/s/ " + name), statement("Late.", name))
    draft = quantum(signer_name=name, signer_title=name, exhibits=signed)
    pages = compose(reading(draft))
    pdf = packet.press(pages, packet.sets(reading(draft), 1), title="x")

    for number, page in enumerate(pages):
        image, copy = (rendered(pdf, number + start, 60) for start in (0, len(pages)))
        for box in page.signatures:
            edges = tuple(int(edge * 60 / 72) + way for edge, way in zip(
                (box.left, box.top, box.right, box.bottom), (-1, -1, 2, 2), strict=True))
            for one in (image, copy):
                one.paste("white", edges)
        assert difference(image, copy, 60) is None
        assert bool(page.conformed) == bool(page.signatures)
    proves_tidy(pages)


def test_the_index_right_before_the_exhibits_gives_their_pages_and_page_1_says_where_it_is():
    exhibits = (*(Exhibit(title=f"Letter {n}", text="Late.\n" * 90) for n in range(45)),
                Exhibit(kind="authority", title="Power", file="p.pdf", content=attached(pages=3)))
    pages = pages_of(original(quantum(exhibits=exhibits)))
    listed = [int(page) for text in pages[4:6] for page in re.findall(r"(?:Letter \d+|Power) (\d+)", text)]

    assert "Exhibit index: page 5" in pages[0]
    assert f"Total number of pages: {len(pages)}" in pages[0]
    assert "EXHIBIT INDEX" in pages[4]
    assert "EXHIBIT INDEX (continued)" in pages[5]
    assert len(listed) == 46
    for number, page in enumerate(listed, 1):
        assert pages[page - 1].startswith(f"EXHIBIT {number}\n")
        assert not pages[page - 2].startswith(f"EXHIBIT {number}\n")


def test_without_an_exhibit_nothing_is_said_of_an_index():
    assert not re.search(r"(?i)exhibit index|total number", "".join(pages_of(original(quantum()))))


@pytest.mark.parametrize("typed", ["", "Revenue fell."])
def test_part_iv_points_to_an_explanation_given_as_an_exhibit(typed):
    exhibit = Exhibit(kind="results-explanation", title="Results", text="Revenue fell by 30%.")
    draft = quantum(results_change="yes", results_explanation=typed, exhibits=(exhibit,))
    second = pages_of(packet.packet(notice(draft)))[1]
    where = "Extra Sheet 1, page 4 and " if typed else ""

    assert f"(explanation attached: {where}Exhibit 1, page 6)" in second
    several = pages_of(original(quantum(exhibits=(exhibit,) * 5)))
    assert "(explanation attached: exhibits of the index, page 5)" in several[1]


def test_the_expiry_date_stands_in_the_box_of_the_omb():
    draft = quantum()
    with_date, without = (compose(reading(draft), omb_expires=date)[0] for date in ("April 30, 2027", ""))
    date, caption = (next(mark for mark in words(with_date) if mark.text == text)
                     for text in ("April 30, 2027", "Expires:"))

    assert (date.baseline, date.size) == (caption.baseline, caption.size)
    assert "2027" not in " ".join(mark.text for mark in words(without))
    assert "April 30, 2027" in pages_of(packet.packet(notice(draft), omb_expires="April 30, 2027"))[4]
    assert "April 30, 2027" in pages_of(packet.working_copy(reading(draft), omb_expires="April 30, 2027"))[0]
    with pytest.raises(Refusal, match="too long"):
        original(draft, omb_expires="some day in the spring of the year after")


LONG = "Executive Vice President, Chief Financial Officer and Treasurer of the General Partner"
DRAFTS = {
    "quantum": quantum(), "igene": igene(), "empty": blank(),
    "title": quantum(signer_title=LONG,
                     signer_name="Konstantinos Papadopoulos-Χατζηγεωργίου, Ph.D., C.P.A., of Athens"),
    "foreign": quantum(report_form="20-F", registrant_name="Przedsiębiorstwo Łączności Żółtej S.A.",
                       contact_area_code="", street_address="ul. Świętokrzyska 31/33a, lok. 12",
                       city_state_zip="00-049 Warszawa, Poland",
                       contact_telephone="+48 22 123 45 67 ext. 1234", signer_name="Γιώργος Παπαδόπουλος"),
    "amended": quantum(amendment_number=3, paper_filing_basis="rule-202", results_change="yes",
                       results_explanation=TABLE),
    "long": quantum(narrative="It was late. " * 3000, registrant_name="The Very Long Name of a Company " * 9, exhibits=(
        statement(TABLE, "Jane Doe"), Exhibit(title="A", file="a.pdf", content=attached(pages=2)))),
}


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
@pytest.mark.parametrize("identifier", EDITIONS)
def test_body_type_is_10_points_leaded_2_with_an_inch_at_the_left(draft, identifier):
    edition = blank(identifier).edition
    pages = compose(reading(type(draft)(edition, draft.entered)), omb_expires="04/30/2027")

    for page in pages:
        marks = [mark for mark in (*page.marks, *page.conformed) if not isinstance(mark, Leaf)]
        assert min(mark.box.left if hasattr(mark, "box") else mark.left for mark in marks) >= 72
        lines = [mark for mark in marks if isinstance(mark, Words)]
        assert min(mark.size for mark in lines) >= 8
        of_body = [mark for mark in lines if mark.key in (Key.NARRATIVE, Key.FURTHER_STATEMENTS, Key.EXHIBITS)]
        assert {mark.size for mark in of_body} <= {10.0}
        for mark in lines:
            for other in lines:
                if other.baseline > mark.baseline and mark.box.left < other.box.right and (
                        other.box.left < mark.box.right):
                    least = other.size + 2 if (other.size, other.face) == (mark.size, mark.face) else other.size
                    assert other.baseline - mark.baseline >= least - 0.001, (mark, other)


def test_a_name_and_a_title_take_two_lines_each_before_they_are_set_smaller():
    pages = compose(reading(DRAFTS["title"]))
    found = {key: [mark for mark in words(pages[1]) if mark.key is key] for key in (Key.SIGNER_NAME, Key.SIGNER_TITLE)}

    assert len(pages) == 4
    assert {mark.size for marks in found.values() for mark in marks} == {10.0}
    assert [len(marks) for marks in found.values()] == [2, 2]
    assert sheet(DRAFTS["title"].edition).signature.bottom < found[Key.SIGNER_NAME][0].box.top


@pytest.mark.parametrize("mark", ["•", "(a)", "1.", "iv)"])
def test_a_list_pasted_from_a_word_processor_is_prose_at_ten_points(mark):
    items = "\n".join(f"{mark}\tThe auditors have not completed the procedures that are listed under {number}, and "
                      "need more time to do so than the rules allow." for number in range(3))
    pages = compose(reading(quantum(narrative=f"The reasons are:\n\n{items}\n\nEnd.")))
    assert {word.size for page in pages for word in page.marks
            if isinstance(word, Words) and word.key is Key.NARRATIVE} == {10}


def test_a_table_wider_than_the_paper_goes_on_beneath_its_rows_in_the_same_columns():
    heads = "\t".join(["", *(f"Quarter {number}" for number in range(1, 13))])
    rows = [heads, *("\t".join([name, *(f"{number * 1234567:,}" for number in range(1, 13))])
                     for name in ("Net sales", "Operating income"))]
    pages = compose(reading(quantum(results_change="yes", results_explanation="\n".join(rows))))
    cells = [word for page in pages for word in page.marks
             if isinstance(word, Words) and word.key is Key.RESULTS_EXPLANATION]
    assert [word.text for word in cells] == [cell for row in rows for cell in row.split("\t") if cell]
    figures = [word for word in cells if "," in word.text]
    assert {word.size for word in figures} <= {8, 8.5, 9, 9.5, 10}
    columns = {round(word.box.right, 1) for word in figures}
    assert 4 <= len(columns) <= 6
    for word in cells:
        assert LIVE.holds(word.box)
    heading = next(word for word in cells if word.text == "Quarter 2")
    assert round(heading.box.right, 1) == round(next(w for w in figures if w.text == "2,469,134").box.right, 1)
    assert packet.packet(notice(quantum(results_change="yes", results_explanation="\n".join(rows))))

# SPDX-License-Identifier: MIT
"""The results in figures on the paper: in columns, whole, with their head on each page, and proved."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting import AMOUNTS
from form12b25.form.characters import PRINTABLE
from form12b25.form.draft import Exhibit
from form12b25.form.figures import COLUMNS, Note, ResultsLine
from form12b25.form.keys import Key
from form12b25.paper import packet, press
from form12b25.paper.collation import NotFaithful
from form12b25.paper.compose import compose
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import LIVE
from form12b25.paper.marks import Rule
from paper.reading_back import EDITIONS, blank, inkless, lettering, notice, pages_of, quantum, reading, words
from paper.test_paper_lettering import proves_both_ends_named, proves_tidy

SALES = ResultsLine("Net sales", "$1,140", "$1,200")
INCOME = ResultsLine("Net income", "-250", "1,100")
PER_SHARE = ResultsLine("Earnings per share", "(0.12)", "0.5")
TABLE = (SALES, INCOME, PER_SHARE)
WORDS = "Sales fell since the plant was closed."
REASONS = "The impairment is not measured."
many = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
characters = st.text(st.sampled_from(sorted(PRINTABLE)) | st.sampled_from("abc -.,"), max_size=60)
names = characters | st.text("of a long name ", max_size=900)
lines = st.builds(ResultsLine, line=names, current=AMOUNTS | characters, prior=AMOUNTS | st.text("1 a", max_size=200))


def changed(**more):
    return quantum(**{"results_change": "yes", "results_table": TABLE, **more})


def marks(pages, key=Key.RESULTS_TABLE):
    """Each line of type of that blank: page, mark."""
    return [(number, mark) for number, page in enumerate(pages, 1) for mark in words(page) if mark.key is key]


def heads(page):
    return [mark for mark in words(page) if mark.face is Face.BOLD and mark.text == COLUMNS[0]]


def test_the_figures_stand_under_each_other_losses_in_parentheses():
    found = {mark.text: mark for _, mark in marks(compose(reading(changed())))}

    assert set(found) == {"Net sales", "$1,140", "$1,200", "$(60)", "(5.0)%", "Net income", "(250)", "1,100", "(1,350)",
                          "n/m", "Earnings per share", "(0.12)", "0.5", "(0.62)", str(Note.PARENTHESES), str(Note.SIGN)}
    for row in (["Net sales", "$1,140", "$1,200", "$(60)", "(5.0)%"],
                ["Earnings per share", "(0.12)", "0.5", "(0.62)"]):
        assert len({found[cell].baseline for cell in row}) == 1
        assert [found[cell].left for cell in row] == sorted(found[cell].left for cell in row)
    assert {found[line.line].left for line in TABLE} == {LIVE.left}
    assert {mark.size for mark in found.values()} == {10.0}


@pytest.mark.parametrize("column", [["$1,140", "(250)", "(0.12)"], ["$1,200", "1,100", "0.5"],
                                    ["$(60)", "(1,350)", "(0.62)"]])
def test_figures_are_aligned_by_their_decimals_and_closing_parentheses_hang(column):
    found = {mark.text: mark for _, mark in marks(compose(reading(changed())))}

    def digits(cell):
        """Where the digits before the decimals end."""
        whole = re.sub(r"(\.\d+)?\)?$", "", cell)
        return round(replace(found[cell], text=whole).box.right, 3)

    assert len({digits(cell) for cell in column}) == 1


def test_words_then_figures_then_notes_then_reasons_and_the_form_says_where():
    pages = compose(reading(changed(results_explanation=WORDS, results_no_estimate=REASONS)))
    text = [mark.text for mark in words(pages[3])]
    order = ["Part IV, Explanation of the change (from page 2)", WORDS, "Part IV, Results in figures", "Line",
             "Net sales", str(Note.PARENTHESES), "Part IV, Reasons why no reasonable estimate can be made", REASONS,
             "Part IV, Further statements (from page 2)"]

    assert [text.index(one) for one in order] == sorted(text.index(one) for one in order)
    assert "(explanation attached: Extra Sheet 1, page 4)" in [mark.text for mark in words(pages[1])]
    proves_both_ends_named(pages)
    proves_tidy(pages)


@pytest.mark.parametrize(("entered", "title"), [
    ({"results_table": TABLE}, "Part IV, Results in figures (from page 2)"),
    ({"results_table": (), "results_no_estimate": REASONS},
     "Part IV, Reasons why no reasonable estimate can be made (from page 2)"),
])
def test_figures_or_reasons_alone_are_an_attached_explanation(entered, title):
    draft = changed(**entered)
    pages = compose(reading(draft))

    assert title in [mark.text for page in pages for mark in words(page)]
    assert "(explanation attached: Extra Sheet 1, page 4)" in [mark.text for mark in words(pages[1])]
    proves_both_ends_named(pages)
    assert packet.packet(notice(draft)).startswith(b"%PDF-")


def test_an_exhibit_that_explains_is_named_beside_the_figures():
    exhibit = Exhibit("results-explanation", "Results", text="Up.")
    pages = compose(reading(changed(exhibits=(exhibit,), further_statements="")))
    assert f"(explanation attached: Extra Sheet 1, page 4 and Exhibit 1, page {len(pages)})" in [
        mark.text for mark in words(pages[1])]


def test_usual_lines_without_a_figure_are_not_printed_and_a_heading_is():
    rows = (ResultsLine("Net sales"), ResultsLine(), ResultsLine("Per share:"), PER_SHARE)
    found = [mark.text for _, mark in marks(compose(reading(changed(results_table=rows))))]
    assert found[:2] == ["Per share:", "Earnings per share"]
    assert not marks(compose(reading(changed(results_table=rows[:2]))))


def test_a_long_table_has_its_head_on_each_page_and_no_row_is_cut():
    rows = tuple(ResultsLine(f"Line {number} " + "of a long name " * (number % 5 * 3), f"{number},000,000", "1")
                 for number in range(1, 91))
    draft = changed(results_table=rows, further_statements="")
    pages = compose(reading(draft))
    found = marks(pages)

    on = sorted({page for page, _ in found})
    assert len(on) > 2
    assert [len(heads(pages[page - 1])) for page in on] == [1] * len(on)
    for page in on:
        (head,) = heads(pages[page - 1])
        rules = [mark.top for mark in pages[page - 1].marks if isinstance(mark, Rule) and mark.top > head.baseline]
        assert all(mark.baseline > rules[0] for number, mark in found if number == page)
    for number in range(1, 91):
        begins = next(place for place, (_, mark) in enumerate(found) if mark.text.startswith(f"Line {number}"))
        figure = next(place for place, (_, mark) in enumerate(found) if mark.text == f"{number},000,000")
        assert {page for page, _ in found[begins:figure + 4]} == {found[begins][0]}
    proves_tidy(pages)
    proves_both_ends_named(pages)


def test_a_long_name_is_broken_and_its_figures_stand_at_its_last_line():
    name = "Operating income from continuing operations before the charge for the closing of the plant in Ohio"
    found = marks(compose(reading(changed(results_table=(ResultsLine(name, "253", "100"),)))))
    texts = [mark.text for _, mark in found]
    figure = texts.index("253")
    assert figure > 1
    assert inkless("".join(texts[:figure])) == inkless(name)
    assert found[figure][1].baseline == found[figure - 1][1].baseline > found[0][1].baseline
    assert max(mark.box.right for _, mark in found[:figure]) < found[figure][1].left


def test_wide_figures_are_set_smaller_and_never_below_8_points():
    rows = tuple(ResultsLine(f"Line {number}", f"{number},412,345,678,901.00", f"({number},109,876,543,210.00)")
                 for number in range(1, 4))
    pages = compose(reading(changed(results_table=rows)))
    sizes = {mark.size for _, mark in marks(pages) if not mark.text.startswith(("(", "n/m:", "Percent"))}
    assert 8 <= min(sizes) < 10
    proves_tidy(pages)


@many
@given(st.lists(lines, max_size=12), st.sampled_from(["", WORDS]), st.sampled_from(["", REASONS]),
       st.sampled_from(EDITIONS))
def test_whatever_stands_in_the_table_stands_on_the_paper_whole_and_in_order(rows, explanation, reasons, identifier):
    read = reading(blank(identifier, results_table=tuple(rows), results_explanation=explanation,
                         results_no_estimate=reasons, further_statements="The end."))
    pages = compose(read)

    assert lettering(pages, Key.RESULTS_TABLE) == inkless(read.text(Key.RESULTS_TABLE))
    for row in rows:
        assert inkless(row.line) in inkless(read.text(Key.RESULTS_TABLE)) or not (row.current or row.prior)
    assert lettering(pages, Key.RESULTS_NO_ESTIMATE) == inkless(reasons)
    proves_tidy(pages)
    proves_both_ends_named(pages)


def test_a_working_copy_shows_what_cannot_be_read_as_typed():
    soon = "about 12 million, as the sales department believes in good faith, " * 3
    draft = changed(results_table=(ResultsLine("Net sales", soon, "$5"), ResultsLine("EPS", "soon", "1"), SALES))
    read = inkless("".join(pages_of(packet.working_copy(reading(draft)))))

    assert inkless(soon) in read
    assert "EPSsoon1n/an/a" in read
    assert "Netsales$1,140$1,200$(60)(5.0)%" in read


CHANGES = {"dropped": lambda mark: None, "another digit": lambda mark: replace(mark, text="9" + mark.text[1:]),
           "without its parentheses": lambda mark: replace(mark, text=mark.text.strip("()%") + ".")}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("cell", ["Net income", "(250)", "1,100", "(1,350)", "n/m", str(Note.SIGN)])
@pytest.mark.parametrize("guilty", ["press", "compose"])
def test_a_cell_lost_or_changed_is_caught_entered_or_computed(monkeypatch, guilty, cell, change):
    draft = changed()
    number, guilty_mark = next((page, mark) for page, mark in marks(compose(reading(draft))) if mark.text == cell)
    before = compose(reading(draft))
    page = before[number - 1]
    found = [CHANGES[change](mark) if mark is guilty_mark or mark == guilty_mark else mark for mark in page.marks]
    wrong = (*before[:number - 1], replace(page, marks=tuple(mark for mark in found if mark)), *before[number:])
    if guilty == "press":
        monkeypatch.setattr(packet, "press", lambda _, *rest, **more: press.press(wrong, *rest, **more))
    else:
        monkeypatch.setattr(packet, "compose", lambda *_, **__: wrong)

    with pytest.raises(NotFaithful) as caught:
        packet.packet(notice(draft))
    assert caught.value.key is Key.RESULTS_TABLE
    assert "Results in figures" in str(caught.value)


@pytest.mark.parametrize("key", [Key.RESULTS_TABLE, Key.RESULTS_NO_ESTIMATE])
def test_figures_or_reasons_left_out_altogether_are_caught(monkeypatch, key):
    draft = changed(results_explanation=WORDS, results_no_estimate=REASONS)
    wrong = compose(reading(draft.enter(key, None)))
    monkeypatch.setattr(packet, "compose", lambda *_, **__: wrong)

    with pytest.raises(NotFaithful) as caught:
        packet.packet(notice(draft))
    assert caught.value.key is key

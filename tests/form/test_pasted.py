# SPDX-License-Identifier: MIT
"""Cells copied from Excel, LibreOffice, a browser: what is taken of them, and what is said of the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import LINES
from form12b25.form import figures, pasted
from form12b25.form.figures import ResultsLine

OFFERED = figures.offered(())
BY_YEARS = "Pasted 1 line. By the heading, 2025 is this period and 2024 last year."


def taken(text, rows=OFFERED, row=0, column=0):
    found, said = pasted.taken(rows, text, row, column)
    return [(one.line, one.current, one.prior) for one in found if not figures.is_blank(one)], said


@pytest.mark.parametrize(("text", "lines", "said"), [
    ("Net sales\t1,140\t1,200\nEBIT\t(5)\t7\n", [("Net sales", "1,140", "1,200"), ("EBIT", "(5)", "7")],
     "Pasted 2 lines."),
    ("\t2025\t2024\r\nRevenue\t5\t4\r\n", [("Revenue", "5", "4")],
     "Pasted 1 line. Left out: the heading “2025, 2024”."),
    ("(in thousands)\tThree months ended\t\n\t2025\t2024\nRevenue\t5\t4", [("Revenue", "5", "4")],
     "Pasted 1 line. Left out: the heading “(in thousands), Three months ended” and “2025, 2024”."),
    ("\tMarch 31, 2024\tMarch 31, 2025\tChange\nRevenue\t4\t5\t25%", [("Revenue", "5", "4")],
     f"{BY_YEARS} Left out: the heading “March 31, 2024, March 31, 2025, Change” and 1 further column."),
    ("\t2023\t2024\t2025\nRevenue\t3\t4\t5", [("Revenue", "5", "4")],
     f"{BY_YEARS} Left out: the heading “2023, 2024, 2025” and 1 further column."),
    ("Net sales\t$\t1,140\t\t$\t1,200\t\nNet loss\t\t(5\t)\t\t7\t\n",
     [("Net sales", "$1,140", "$1,200"), ("Net loss", "(5)", "7")], "Pasted 2 lines."),
    ('"Net ""core"" sales,\nall"\t5\t4', [('Net "core" sales, all', "5", "4")], "Pasted 1 line."),
    ('"odd\t5\t4\n5" pipes\t1\t2', [('"odd', "5", "4"), ('5" pipes', "1", "2")], "Pasted 2 lines."),
    ("A\t1\t2\n\n\t\t\nB\t3\t4\n\n", [("A", "1", "2"), ("B", "3", "4")], "Pasted 2 lines."),
    ("A\t\t1\t\t2\nB\t\t3\t\t4", [("A", "1", "2"), ("B", "3", "4")], "Pasted 2 lines."),
    ("EPS\t$\t1\t$\t2\nEBT\t\t3\t\t4", [("EPS", "$1", "$2"), ("EBT", "3", "4")], "Pasted 2 lines."),
    ("Per share:\t\t\nBasic\t(0.12)\t—", [("Per share:", "", ""), ("Basic", "(0.12)", "—")], "Pasted 2 lines."),
    ("Revenue\u00a0\t\u00a0$1,140\u00a0\t$\u00a01,200", [("Revenue", "$1,140", "$ 1,200")], "Pasted 1 line."),
    ("Revenue\t1.2 million\tTBD\nEBIT\t1\t2", [("Revenue", "1.2 million", "TBD"), ("EBIT", "1", "2")],
     "Pasted 2 lines."),
])
def test_a_block_with_names_fills_a_blank_table(text, lines, said):
    assert taken(text, row=2, column=1) == (lines, said)


@pytest.mark.parametrize(("text", "at", "lines", "said"), [
    ("1,140\t1,200\n(5)\t7", (0, 1), [("Net sales", "1,140", "1,200"), ("Operating income", "(5)", "7")],
     "Pasted 2 lines."),
    ("1\n2\n3", (1, 2), [("Operating income", "", "1"), ("Net income", "", "2"), ("Earnings per share", "", "3")],
     "Pasted 3 lines."),
    ("1\t2\t3", (0, 0), [("Net sales", "1", "2")], "Pasted 1 line. Left out: 1 further column."),
    ("1\t2\t3\t4", (0, 2), [("Net sales", "", "1")], "Pasted 1 line. Left out: 3 further columns."),
    ("This year\tLast year\n1\t2", (0, 1), [("Net sales", "1", "2")],
     "Pasted 1 line. Left out: the heading “This year, Last year”."),
    ("5", (3, 1), [("Earnings per share", "5", "")], "Pasted 1 line."),
    ("Backlog", (1, 0), [("Backlog", "", "")], "Pasted 1 line."),
    ("1\n2\n3", (3, 1), [("Earnings per share", "1", ""), ("", "2", ""), ("", "3", "")], "Pasted 3 lines."),
])
def test_figures_alone_are_laid_over_the_cells_from_the_chosen_one_on(text, at, lines, said):
    assert taken(text, OFFERED, *at) == (lines, said)


def test_lines_of_the_same_name_get_the_new_figures_and_no_other_is_lost():
    rows = (ResultsLine("Net sales", "1", "2"), ResultsLine("Backlog", "3", "4"), ResultsLine("Net income"))
    assert taken("net sales\t5\t6\nEBIT\t7\t8\nNet income\t9", rows)[0] == [
        ("Net sales", "5", "6"), ("Backlog", "3", "4"), ("Net income", "9", ""), ("EBIT", "7", "8")]


@pytest.mark.parametrize("text", ["", "\n", "\t\n\t", " \u00a0"])
def test_nothing_is_pasted_where_there_is_nothing(text):
    assert taken(text) == ([], "Nothing was pasted: there is no text to paste.")


def test_a_whole_sheet_is_cut_off_with_a_word():
    lines, said = taken("\n".join(f"Line {number}\t{number}\t1" for number in range(1000)))
    assert len(lines) == pasted.MOST
    assert "800 further lines" in said


@given(st.text() | st.text("ab12\t\n\" $)%"), st.lists(LINES, max_size=4), st.integers(0, 6), st.integers(0, 4))
def test_anything_can_be_pasted_and_takes_no_line_away(text, rows, row, column):
    found, said = pasted.taken(rows, text, row, min(column, 2))
    assert said.startswith(("Pasted", "Nothing"))
    assert said.endswith(".")
    if not all(map(figures.is_blank, rows)):
        assert len(found) >= len(rows)


@given(st.lists(st.tuples(st.text("abc d", min_size=1), st.text("0123456789"), st.text("0123456789")), min_size=1))
def test_what_a_spreadsheet_puts_in_quotes_is_taken_as_it_was(rows):
    text = "\n".join("\t".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    assert pasted.cells(text) == [[" ".join(cell.split()) for cell in row] for row in rows
                                  if any(cell.split() for cell in row)]

# SPDX-License-Identifier: MIT
"""Amounts as accountants write them, and what follows from them: change, per cent, notes."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafting import LINES
from form12b25.form import figures
from form12b25.form.figures import COLUMNS, USUAL, Lettered, NotAnAmount, Note, ResultsLine, parse_amount

ONE_FIGURE = st.integers(-10**15, 10**15)
DECIMALS = st.integers(0, 4)


def typed(units, decimals, *, style=0):
    """A number of 10**-decimals, written in one of the ways in which people write."""
    digits = f"{Decimal(abs(units)).scaleb(-decimals):,.{decimals}f}"
    if units >= 0:
        return ["{}", "${}", "{} ", "+{}", "$ {}"][style].format(digits)
    return ["({})", "$({})", "-{}", "−{}", "({}) "][style].format(digits)


@pytest.mark.parametrize(("entered", "value", "shown"), [
    ("$1,234", "1234", "$1,234"), ("(1,234)", "-1234", "(1,234)"), ("-1,234", "-1234", "(1,234)"),
    ("−1.5", "-1.5", "(1.5)"), ("$(0.12)", "-0.12", "$(0.12)"), ("($0.12)", "-0.12", "$(0.12)"),
    ("-$5", "-5", "$(5)"), ("$-5", "-5", "$(5)"), ("1,234-", "-1234", "(1,234)"), ("+7", "7", "7"),
    ("1234567", "1234567", "1,234,567"), (".12", "0.12", "0.12"), ("0.10", "0.1", "0.10"), ("(0)", "0", "0"),
    ("1.2 million", "1200000", "1.2 million"), ("$(1.2) million", "-1200000", "$(1.2) million"),
    ("($1.2 Million)", "-1200000", "$(1.2) million"), ("€5 billion", "5000000000", "€5 billion"),
    ("12.3%", "12.3", "12.3%"), ("(12.3)%", "-12.3", "(12.3)%"), ("(12.3 %)", "-12.3", "(12.3)%"),
    ("USD 1,000", "1000", "USD 1,000"), ("1,000 usd", "1000", "USD 1,000"), ("US$ 3", "3", "US$3"),
    ("\u00a0$\u00a01,234\u00a0", "1234", "$1,234"), ("12*", "12", "12*"),
    ("1" * 39, "1" * 39, f"{int('1' * 39):,}"),
])
def test_an_amount_is_read_as_it_is_written_and_shown_as_accountants_write(entered, value, shown):
    amount = parse_amount(entered)
    assert (amount.value, str(amount)) == (Decimal(value), shown)
    assert parse_amount(shown) == amount


@pytest.mark.parametrize("entered", ["", "  ", "-", "—", "–", "--", "$ -", "$—", "n/a", "N/A", "n.a."])
def test_a_dash_or_nothing_says_that_there_is_no_figure(entered):
    assert parse_amount(entered) is None


@pytest.mark.parametrize("entered", [
    "about 5", "5-6", "1,23", "1.234,56", "12,34", "1 234", "1,2345", "(-5)", "-(5)", "(5", "5)", "$", "%", "1e5", "1.",
    "1.2M", "5K", "$5 €", "5% million", "March 31, 2026", "١٢", "½", "1.2.3", "--5", "TBD", "∞", "0x10", "1" * 41,
    "$$5",
])
def test_what_may_mean_two_things_or_nothing_is_no_amount(entered):
    with pytest.raises(NotAnAmount):
        parse_amount(entered)


@pytest.mark.parametrize(("current", "prior", "change", "per_cent", "why"), [
    ("$1,140", "$1,200", "$(60)", "(5.0)%", None),
    ("1,200", "$1,140", "$60", "5.3%", None),
    ("(12)", "7", "(19)", "n/m", Note.SIGN),
    ("7", "(12)", "19", "n/m", Note.SIGN),
    ("(253)", "(100)", "(153)", "(153.0)%", Note.LOSSES),
    ("(60)", "(100)", "40", "40.0%", Note.LOSSES),
    ("0", "(100)", "100", "100.0%", Note.LOSSES),
    ("0", "100", "(100)", "(100.0)%", None),
    ("5", "0", "5", "n/m", Note.ZERO),
    ("0", "0", "0", "n/m", Note.ZERO),
    ("5.5 million", "0", "5.5 million", "n/m", Note.ZERO),
    ("0", "1.5%", "(1.5) pts", "n/m", Note.POINTS),
    ("5", "", "n/a", "n/a", Note.LACKING),
    ("—", "5", "n/a", "n/a", Note.LACKING),
    ("$0.12", "$(0.05)", "$0.17", "n/m", Note.SIGN),
    ("(0.12)", "(0.1)", "(0.02)", "(20.0)%", Note.LOSSES),
    ("1.2 million", "1.0 million", "0.2 million", "20.0%", None),
    ("1.2 million", "900,000", "300,000", "33.3%", None),
    ("1 thousand", "0.25", "999.75", "399,900.0%", None),
    ("12.3%", "14.1%", "(1.8) pts", "n/m", Note.POINTS),
    ("100.05", "100", "0.05", "0.1%", None),
    ("100.04", "100", "0.04", "0.0%", None),
    ("99.95", "100", "(0.05)", "(0.1)%", None),
    ("99.96", "100", "(0.04)", "0.0%", None),
    ("0.3", "0.1", "0.2", "200.0%", None),
    ("$5", "€4", "n/a", "n/a", Note.UNITS),
    ("5%", "4", "n/a", "n/a", Note.UNITS),
    ("US$5", "$4", "US$1", "25.0%", None),
    ("soon", "4", "n/a", "n/a", Note.UNREADABLE),
    ("1" * 39, "1" * 38 + "2", "(1)", "0.0%", None),
])
def test_change_and_per_cent_as_in_real_life(current, prior, change, per_cent, why):
    shown = figures.lettered(ResultsLine("Net sales", current, prior))
    assert (shown.change, shown.per_cent) == (change, per_cent)
    assert [note for note in shown.notes if note not in (Note.DASH, Note.PARENTHESES)] == ([why] if why else [])


@given(ONE_FIGURE, ONE_FIGURE, DECIMALS, DECIMALS, st.integers(0, 4))
def test_what_is_computed_can_be_checked_from_what_is_shown(one, other, of_one, of_other, style):
    shown = figures.lettered(ResultsLine("", typed(one, of_one, style=style), typed(other, of_other, style=style)))
    current, prior = parse_amount(shown.current).value, parse_amount(shown.prior).value
    assert current == Decimal(one).scaleb(-of_one)
    assert prior == Decimal(other).scaleb(-of_other)
    assert Fraction(parse_amount(shown.change).value) == Fraction(current) - Fraction(prior)
    assert ("(" in shown.change) == (current < prior)
    if prior == 0 or current * prior < 0:
        assert shown.per_cent == "n/m"
        return
    exactly = (Fraction(current) - Fraction(prior)) * 100 / abs(Fraction(prior))
    told = parse_amount(shown.per_cent)
    assert told.decimals == 1
    off = abs(Fraction(told.number)) - abs(exactly)
    assert -Fraction(1, 20) < off <= Fraction(1, 20)  # a half is rounded up, and so away from zero
    assert told.number == 0 or (told.number < 0) == (exactly < 0)


@given(st.text(), st.text())
def test_anything_can_be_typed(current, prior):
    shown = figures.lettered(ResultsLine("A", current, prior))
    for entered, cell in ((current, shown.current), (prior, shown.prior)):
        assert figures.is_amount(entered) or cell == entered
    assert all(isinstance(cell, str) for cell in shown.cells)


@given(st.from_regex(r"(-|−)?\$?\(?€?[1-9][0-9]{0,2}(,[0-9]{3}){0,3}(\.[0-9]{1,3})?\)?%?( million)?\*?",
                     fullmatch=True))
def test_an_amount_shown_is_read_as_the_same(entered):
    assume(figures.is_figure(entered))
    amount = parse_amount(entered)
    assert parse_amount(str(amount)) == amount


def test_figures_are_there_when_one_line_has_one_for_this_period():
    assert figures.holds_figures([ResultsLine("A"), ResultsLine("Net sales", "5")])
    assert not figures.holds_figures([])
    assert not figures.holds_figures([ResultsLine("Net sales"), ResultsLine("A", "n/a", "5"), ResultsLine("B", "soon")])


@pytest.mark.parametrize(("there", "shown"), [
    ([], [*USUAL]),
    (["Earnings per share"], [*USUAL]),
    (["Net income", "Net sales"], ["Net income", "Net sales", "Operating income", "Earnings per share"]),
    (["Operating income"], [*USUAL]),
    (["Revenue", "Net income"], ["Revenue", "Net income"]),
])
def test_the_usual_lines_are_offered_where_they_belong(there, shown):
    rows = figures.offered([ResultsLine(line, "1") for line in there])
    assert sorted(row.line for row in rows) == sorted(shown)
    assert [row.line for row in rows if row.current] == there
    if there != ["Net income", "Net sales"]:
        assert [row.line for row in rows] == shown


@given(st.lists(LINES, max_size=6))
def test_what_is_offered_is_blank_and_takes_nothing_away(rows):
    wide = figures.offered(rows)
    left = [row for row in wide if not figures.is_blank(row)]
    assert left == [row for row in rows if not figures.is_blank(row)]
    own = any(row.line not in USUAL for row in rows)
    assert own or {*USUAL} == {row.line for row in wide}
    assert not own or wide == tuple(rows)


def test_a_line_with_a_name_alone_is_a_heading_and_is_not_computed():
    assert figures.lettered(ResultsLine("Per share:")) == Lettered("Per share:")


def test_the_notes_stand_once_below_the_words_of_the_table():
    table = [figures.lettered(ResultsLine("A", "(1)", "2")), figures.lettered(ResultsLine("B", "(3)", "4"))]
    assert figures.wording(table) == f"A\t(1)\t2\t(3)\tn/m\nB\t(3)\t4\t(7)\tn/m\n{Note.PARENTHESES}\n{Note.SIGN}"


def test_percent_is_written_as_americans_write_it():
    assert "per cent" not in " ".join((*COLUMNS, *Note)).casefold()

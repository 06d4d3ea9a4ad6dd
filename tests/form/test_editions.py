# SPDX-License-Identifier: MIT
"""The words of both printings, against the words of the form copied down apart from the program."""

from pathlib import Path

import pytest

from form12b25 import assets
from form12b25.form import editions
from form12b25.form.definition import FIELDS, YesNo
from form12b25.form.keys import Key, Part

DATA = Path(__file__).parents[1] / "data"
WITHOUT_A_CAPTION = {
    Key.AMENDMENT_NUMBER, Key.PAPER_FILING_BASIS,   # print their own words
    Key.TRANSITION_REPORT,                          # each box has its words
    Key.OTHER_REPORTS_MISSING, Key.FURTHER_STATEMENTS,  # the form gives them no blank
    Key.SIGNER_TITLE,                               # "typed or printed beneath the signature"
}


def printed(edition):
    """Every word of the edition that is always printed, in paper order."""
    captions = edition.captions
    yield from (*edition.government, edition.form_name, edition.title)
    yield from (edition.omb_heading, " ".join(edition.omb_number), edition.omb_expires, " ".join(edition.omb_burden))
    yield from (captions[Key.SEC_FILE_NUMBER], captions[Key.CUSIP_NUMBER], captions[Key.REPORT_FORM])
    yield from map(edition.report_caption, edition.report_forms)
    yield captions[Key.PERIOD_ENDED]
    yield from map(edition.transition_caption, edition.transition_forms)
    yield from (captions[Key.TRANSITION_PERIOD_ENDED], *edition.reading_box, captions[Key.PORTION_ITEMS])
    yield edition.part_i
    yield from (captions[key] for key in (Key.REGISTRANT_NAME, Key.FORMER_NAME, Key.STREET_ADDRESS,
                                          Key.CITY_STATE_ZIP))
    yield from (edition.part_ii, captions[Key.RELIEF_REQUESTED])
    yield from (f"({letter}) {words}" for letter, words in edition.relief.items())
    yield from (edition.part_iii, captions[Key.NARRATIVE], edition.extra_sheets)
    yield from (edition.legend_number, edition.legend, edition.part_iv, f"(1) {edition.contact}")
    yield from (captions[key] for key in (Key.CONTACT_NAME, Key.CONTACT_AREA_CODE, Key.CONTACT_TELEPHONE))
    yield from (f"(2) {captions[Key.OTHER_REPORTS_FILED]}", edition.yes, edition.no)
    yield from (f"(3) {captions[Key.RESULTS_CHANGE]}", edition.yes, edition.no)
    yield from (captions[Key.RESULTS_EXPLANATION], captions[Key.REGISTRANT_NAME_IN_CHARTER], edition.signing)
    yield from (captions[Key.SIGNATURE_DATE], captions[Key.SIGNER_NAME], edition.instruction)
    yield from (edition.attention, edition.attention_words, edition.general_heading)
    yield from (f"{number}. {words}" for number, words in edition.general.items())


@pytest.mark.parametrize("identifier", editions.IDENTIFIERS)
def test_each_printing_says_what_the_form_says_word_for_word(identifier):
    expected = (DATA / f"{identifier}.txt").read_text(encoding="utf-8").splitlines()
    assert list(printed(assets.edition(identifier))) == expected


@pytest.mark.parametrize("identifier", editions.IDENTIFIERS)
def test_each_blank_of_the_form_has_its_caption(identifier):
    on_the_form = {key for key, declared in FIELDS.items() if declared.on_paper and declared.part is not Part.WORKSHEET}
    captions = assets.edition(identifier).captions
    assert set(captions) == on_the_form - WITHOUT_A_CAPTION
    assert all(words.strip() == words != "" for words in captions.values())


@pytest.mark.parametrize("identifier", editions.IDENTIFIERS)
def test_the_legends_of_rules_201_and_202_stand_in_capitals(identifier):
    legends = assets.edition(identifier).filing_basis
    assert list(legends) == ["rule-201", "rule-202"]
    assert "PURSUANT TO A TEMPORARY HARDSHIP EXEMPTION" in legends["rule-201"]
    assert "PURSUANT TO A CONTINUING HARDSHIP EXEMPTION" in legends["rule-202"]
    for rule, words in legends.items():
        assert words.startswith(f"IN ACCORDANCE WITH {rule.upper().replace('-', ' ')} OF REGULATION S-T, THIS ")
        assert words.isupper()


@pytest.mark.parametrize(("identifier", "forms", "transition"), [
    ("sec1344-2018", ("10-K", "20-F", "11-K", "10-Q", "10-D", "N-CEN", "N-CSR"), ("10-K", "20-F", "11-K", "10-Q")),
    ("sec1344-1995", ("10-K", "20-F", "11-K", "10-Q", "N-SAR"), ("10-K", "20-F", "11-K", "10-Q", "N-SAR")),
])
def test_each_printing_offers_its_own_boxes(identifier, forms, transition):
    edition = assets.edition(identifier)
    assert FIELDS[Key.REPORT_FORM].offers(edition) == edition.report_forms == forms
    assert FIELDS[Key.TRANSITION_REPORT].offers(edition) == transition
    assert {field.offers(edition) for field in FIELDS.values() if isinstance(field, YesNo)} == {("yes", "no")}


def test_the_fields_are_declared_in_paper_order():
    assert list(FIELDS) == list(Key)


def changed(old, new, identifier="sec1344-1995"):
    """The reader of editions, with a change in one file."""
    def source(name):
        text = assets.resource("editions", f"{name}.toml").decode()
        assert name != identifier or old in text
        return text.replace(old, new, 1) if name == identifier else text
    return source


@pytest.mark.parametrize(("old", "new", "named"), [
    ('part_iii = "PART III — NARRATIVE"\n', "", "part_iii"),
    ('part_iii = "PART', 'part_v = "PART', "part_v"),
    ("[filing_basis]", "[filing_reason]", "filing_reason"),
    ('former_name = "', 'maiden_name = "', "maiden_name"),
])
def test_words_that_are_missing_or_that_no_edition_has_are_refused_by_name(old, new, named):
    for identifier in editions.IDENTIFIERS:
        with pytest.raises(ValueError, match=named):
            editions.read(identifier, changed(old, new, "sec1344-2018"))


def test_a_table_that_no_edition_has_is_refused_in_an_edition_that_extends_another():
    with pytest.raises(ValueError, match="footnotes"):
        editions.read("sec1344-1995", changed("[general]", "[footnotes]\na = 'b'\n[general]"))


def test_an_edition_cannot_be_changed():
    edition = assets.edition("sec1344-2018")
    with pytest.raises(TypeError):
        edition.captions[Key.NARRATIVE] = "Why?"
    assert isinstance(edition.report_forms, tuple)

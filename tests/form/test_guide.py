# SPDX-License-Identifier: MIT
import pytest

from form12b25 import assets
from form12b25.form import guide

PAGES = {"rule-9": "# Rule 9\n\n## Rule 9(a)\n\n> (a) Words.\n\n## Rule 9(a)(1)\n", "rule-9-1": "# Rule 9-1\n",
         "form": "# Form 12b-25\n\n## Form 12b-25, Part I\n\n## Form 12b-25, Part IV\n",
         "regulation-s-t": "# Regulation S-T\n\n## Regulation S-T, Rule 201\n"}


@pytest.mark.parametrize(("citation", "led"), [
    ("Rule 9(a)", ["Rule 9(a)"]),
    ("Rule 9(a)(1)(ii)", ["Rule 9(a)(1)"]),
    ("Rule 9(b)", ["Rule 9"]),
    ("Rules 9(a) and 9-1", ["Rule 9(a)"]),
    ("Rule 9-1(c)", ["Rule 9-1"]),
    ("Rule 9-12", []),
    ("Rule 91", []),
    ("Form 12b-25, Part II", ["Form 12b-25"]),
    ("Form 12b-25, Part IV(3)", ["Form 12b-25, Part IV"]),
    ("Rule 9(a); Form 12b-25, Part I", ["Rule 9(a)", "Form 12b-25, Part I"]),
    ("Rule 201 of Regulation S-T", ["Regulation S-T, Rule 201"]),
    ("Regulation S-T Rules 201 and 202", ["Regulation S-T, Rule 201"]),
    ("", []),
])
def test_a_citation_leads_to_the_most_exact_heading(citation, led):
    assert [heading for heading, _ in guide.leads_to(citation, PAGES)] == led


def test_a_place_is_the_page_and_the_heading_as_a_link_names_it():
    assert guide.leads_to("Rule 9(a)(1)", PAGES) == (("Rule 9(a)(1)", "rule-9.md#rule-9a1"),)
    assert guide.anchor("SEC orders of April 29, 2021") == "sec-orders-of-april-29-2021"


def test_the_help_on_a_field_is_a_sentence_paragraphs_and_links():
    text = "# Fields\n\n## period_ended\n\nThe last\nday.\n\nOne.\n\nTwo.\n\nRests on: [Rule\n9](rule-9.md#rule-9)\n"
    [(key, said)] = guide.read_fields(text).items()
    assert key == "period_ended"
    assert (said.sentence, said.paragraphs) == ("The last day.", ("One.", "Two."))
    assert said.rules == (("Rule 9", "rule-9.md#rule-9"),)


@pytest.mark.parametrize("text", [
    "# F\n\n## notes\n\nA sentence.\n\nRests on: [Rule 9](rule-9.md#rule-9)\n",
    "# F\n\n## notes\n\nA sentence.\n\nA paragraph.\n",
    "# F" + 2 * "\n\n## notes\n\nA sentence.\n\nA paragraph.\n\nRests on: nothing\n",
])
def test_help_on_a_field_that_lacks_a_part_is_refused_by_name(text):
    with pytest.raises(ValueError, match="help on notes"):
        guide.read_fields(text)


@pytest.mark.parametrize(("identifier", "said", "unsaid"), [
    ("sec1344-2018", "N-CEN", "N-SAR"), ("sec1344-1995", "N-SAR", "N-CEN")])
def test_the_page_on_the_form_has_the_words_of_its_edition_under_headings_as_they_are_cited(identifier, said, unsaid):
    edition = assets.edition(identifier)
    page = guide.form_page(edition)
    assert said in page
    assert unsaid not in page
    for words in (*edition.general.values(), *edition.relief.values(), edition.instruction, edition.attention_words):
        assert words in page
    assert [heading for heading in guide.headings(page) if "General" in heading] == [
        f"Form 12b-25, General Instruction {number}" for number in edition.general]

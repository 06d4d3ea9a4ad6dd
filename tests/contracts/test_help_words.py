# SPDX-License-Identifier: MIT
"""The words of the help: one entry for each field, links that lead somewhere, a page for each rule that is cited."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

import form12b25.form
from form12b25 import assets
from form12b25.form import deadlines, editions, guide
from form12b25.form.calendar import federal_calendar
from form12b25.form.definition import FIELDS
from form12b25.form.keys import Key

SAID = guide.read_fields(assets.help_text(guide.FIELDS))
FILES = {name: assets.help_text(name) for name in assets.names_of_help()}
MANUAL = {name: assets.manual_text(name) for name in guide.MANUAL}
ADVICE = re.compile(r"\b(recommend\w*|advi[sc]e[ds]?|you should|you must|we suggest|consult|make sure|be sure)\b",
                    re.IGNORECASE)
OFFICIAL = re.compile(r"Official text: Code of Federal Regulations, Title 17, (§ 240\.[\w-]+|Part 232)\. As of 20\d\d")
BRITISH = re.compile(r"\b(\w+our(ed|s|able)?|\w+is(e|ed|ing|ation)|cheque|licence|fulfil|judgement|organis\w+)\b")
AMERICAN = {"four", "hour", "hours", "your", "our", "otherwise", "raises", "arise", "raise", "advertise", "franchise",
            "exercise", "premise", "promise", "precise", "likewise", "advise", "tour"}


def pages(edition):
    return MANUAL | {page: guide.form_page(edition) if page == guide.FORM else FILES[page] for page in guide.PAGES}


def title(place):
    """The first heading of the chapter that a link leads to."""
    return guide.headings(MANUAL[place.removesuffix(".md")])[0]


@pytest.fixture(params=editions.IDENTIFIERS)
def places(request):
    return {guide.place(page, heading) for page, text in pages(assets.edition(request.param)).items()
            for heading in guide.headings(text)}


def test_each_field_has_help_and_nothing_else_has():
    assert set(SAID) == set(Key)


def test_the_fields_stand_in_paper_order():
    assert [key for key in SAID if key in set(Key)] == [str(key) for key in Key]


@pytest.mark.parametrize("key", SAID)
def test_a_sentence_fits_the_strip_and_a_paragraph_is_read_in_a_minute(key):
    said = SAID[key]
    assert len(said.sentence) <= 110
    assert said.sentence.endswith(".")
    assert 40 <= sum(len(paragraph.split()) for paragraph in said.paragraphs) <= 120
    assert said.rules


def test_each_link_leads_to_a_heading(places):
    links = [place for said in SAID.values() for _, place in said.rules]
    for name, text in FILES.items():
        links += [f"{name}.md{place}" if place.startswith("#") else place
                  for place in re.findall(r"\]\(([^)\s]+)\)", text)]
    for text in MANUAL.values():
        links += [place.removeprefix("../help/") + ("" if "#" in place else f"#{guide.anchor(title(place))}")
                  for place in re.findall(r"(?<!!)\[[^]]+\]\(([^)\s]+)\)", text)]
    assert len(links) > 100
    assert [place for place in links if place not in places] == []


def test_a_link_is_named_as_its_heading_is():
    for said in SAID.values():
        for name, place in said.rules:
            assert guide.anchor(name) == place.partition("#")[2]


def test_the_files_are_the_pages_and_the_fields():
    assert set(FILES) == {*guide.PAGES, guide.FIELDS} - {guide.FORM}


def test_the_chapters_of_the_manual_are_files_and_have_names_of_their_own():
    folder = Path(form12b25.form.__file__).parents[3] / "resources" / "manual"
    assert {path.stem for path in folder.glob("*.md")} == set(guide.MANUAL)
    assert set(guide.MANUAL).isdisjoint({*guide.PAGES, guide.FIELDS, *Key})


def test_no_heading_is_twice_so_that_a_citation_leads_to_one_place():
    found = [heading for text in pages(assets.edition(editions.DEFAULT)).values() for heading in guide.headings(text)]
    assert len(found) == len(set(found))


def test_every_page_of_a_rule_says_where_it_stands_officially_and_as_of_when():
    for name, text in FILES.items():
        if name.startswith(("rule-", "regulation-")):
            assert OFFICIAL.search(" ".join(text.split())), name


@pytest.mark.parametrize("name", FILES | MANUAL)
def test_nothing_gives_advice(name):
    words = re.sub(r"^>.*$", "", (FILES | MANUAL)[name], flags=re.MULTILINE)
    words = words.replace("no legal advice", "")
    assert ADVICE.findall(words) == []


@pytest.mark.parametrize("name", FILES | MANUAL)
def test_the_spelling_is_american(name):
    found = {match[0].lower() for match in BRITISH.finditer((FILES | MANUAL)[name])}
    assert found - AMERICAN == set()


@pytest.mark.parametrize("name", FILES | MANUAL)
def test_no_page_names_an_address(name):
    assert not re.search(r"https?:|www\.", (FILES | MANUAL)[name])
    assert "![" not in FILES.get(name, "")


def constants(tree):
    """The texts that a module gives names, such as those of citations used more than once."""
    return {target.id: ast.unparse(node.value) for node in ast.walk(tree) if isinstance(node, ast.Assign)
            for target in node.targets if isinstance(target, ast.Name)}


def cited():
    """Every citation in the rules: the fifth argument of a finding, or the one of that name."""
    for path in Path(form12b25.form.__file__).parent.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = constants(tree)
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding"):
                continue
            given = [*node.args[4:5], *(word.value for word in node.keywords if word.arg == "citation")]
            for value in given:
                if isinstance(value, ast.Constant):
                    yield value.value
                elif isinstance(value, ast.Name) and value.id in names:
                    yield ast.literal_eval(names[value.id])
                elif isinstance(value, ast.JoinedStr):
                    yield "".join(part.value if isinstance(part, ast.Constant) else
                                  ast.literal_eval(names[ast.unparse(part.value)]) for part in value.values)


def test_each_rule_that_a_finding_cites_has_a_heading():
    found = {*cited(), *(field.cites for field in FIELDS.values())} - {""}
    assert {"Rule 12b-25(a)", "Rule 12b-25(c)", "Form 12b-25, Instruction"} <= found
    for identifier in editions.IDENTIFIERS:
        known = pages(assets.edition(identifier))
        for citation in found:
            assert len(guide.leads_to(citation, known)) == citation.count(";") + 1, citation


def test_each_rule_that_the_dates_cite_has_a_heading():
    known, calendar = pages(assets.edition(editions.DEFAULT)), federal_calendar()
    for report in deadlines.REPORTS:
        told = deadlines.compute(report, date(2015, 10, 31) if report == "N-SAR" else date(2023, 12, 31),
                                 filer="accelerated", erisa=True, calendar=calendar)
        for step in told.steps:
            assert guide.leads_to(step.citation, known), step.citation

# SPDX-License-Identifier: MIT
"""Which words are marked, and which are passed by: on real filings, and on a text with slips put into it."""

import json
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from form12b25 import assets
from form12b25.spelling import own_words, reading
from form12b25.spelling.dictionary import Dictionary, NoDictionary
from form12b25.spelling.lexicon import MOST, Lexicon
from form12b25.spelling.slips import slips

FOLDER = str(assets.folder("spelling"))
SECURITIES = assets.resource("spelling", "securities.txt")
RESOURCES = Path(__file__).parents[2] / "resources"
SLIPS = {  # as they stand in late notices and in letters about them, and what was meant
    "regsitrant": "registrant", "unauditted": "unaudited", "restatment": "restatement", "acountant": "accountant",
    "statemnts": "statements", "finacial": "financial", "quaterly": "quarterly",
    "unreasonble": "unreasonable", "expence": "expense", "occured": "occurred", "recieve": "receive",
    "seperate": "separate", "independant": "independent", "liquidty": "liquidity", "reconcilation": "reconciliation",
    "recievable": "receivable", "matereal": "material", "timley": "timely", "acquistion": "acquisition",
    "alot": "a lot", "teh": "the", "becuase": "because", "impairement": "impairment", "goodwil": "goodwill",
    "managment": "management", "consolodated": "consolidated", "delayd": "delayed"}


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon(Dictionary(FOLDER, SECURITIES))


def misspelt(lexicon, text):
    return [text[start:start + length] for found in lexicon.places(text) for start, length in found]


def filings():
    """Every text of the examples, the templates and the help."""
    for path in sorted(RESOURCES.glob("examples/*.json")) + sorted(RESOURCES.glob("templates/*.json")):
        held = json.loads(path.read_text(encoding="utf-8"))
        for text in texts(held):
            yield path.name, text
    for path in sorted(RESOURCES.glob("help/*.md")):
        yield path.name, re.sub(r"`[^`]*`|^#.*$", " ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)


def texts(held):
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict):
        for value in held.values():
            yield from texts(value)
    elif isinstance(held, list):
        for value in held:
            yield from texts(value)


def test_in_the_real_filings_and_the_help_the_one_slip_of_1998_is_found_and_no_more(lexicon):
    lexicon.let_pass(names=["Hiu"])  # who signed in 1998; the window takes the names from the notice
    found = {(name, word) for name, text in filings() for word in misspelt(lexicon, text)}
    assert found == {("igene-1998.answers.json", "Companys")}


@pytest.mark.parametrize("slip", sorted(SLIPS))
def test_a_slip_is_marked_and_what_was_meant_is_offered(lexicon, slip):
    text = f"The filing shows that {slip} once more, for 10-K purposes."
    assert misspelt(lexicon, text) == [slip]
    assert SLIPS[slip] in lexicon.suggestions(slip)


@pytest.mark.parametrize("text", [
    "Net loss was $1,234.5 million, or 12.5%, in Q3'25 and 1H2026.", "Forms 10-K, 10-KSB, 12b-25, S-3 and 8-K/A",
    "Part IV(3), Item 1A, Rule 12b-25(b)(2)(ii), Note xiv and Section XXVIII", "17 CFR 240.12b-25; Topic ASC 606-10-25",
    "See https://www.sec.gov/edgar/searchedgar or write to ir@quuxcorp.com, www.quuxcorp.com, quuxcorp.com.",
    "GAAP, PCAOB, EBITDA, XBRL, NYSE, OTCQB; its CEOs, ADSs and PPAs", "U.S. and N.A. and S.p.A. and e.g. this",
    "the registrant’s auditor's and the companies' and didn't, it’s",
    "and/or pre-tax, non-GAAP, de-SPAC, co-registrant",
    "Ernst & Young LLP, Marcum LLP and Zwxyrk Quaxby PC resigned on May 5.", "The firm Quaxby resigned.",
    "(“Quaxby”) and PricewaterhouseCoopers, McGladrey", "QUAXBY HOLDINGS AND SUBSIDIARIES",
    "In Łódź and Krakow, Société",
    "nonaccrual loans, goodwill impairment, restatement, unaudited, collectibility, clawback, earnout, EDGARized",
    "the résumé of a protégé, its clientèle and a naïve café", "the " + "unfiled" * 9,
    "日本 и Москва", "", "A", "'s", "—", "/s/ Quaxby", "The Report of Form 20-F",
])
def test_is_passed_by(lexicon, text):
    assert misspelt(lexicon, text) == []


@pytest.mark.parametrize(("text", "marked"), [
    ("The Comission and the Registrnat", ["Comission", "Registrnat"]),  # a capital does not hide a slip
    ("AMENDEMENT OF THE RESTATMENT", ["AMENDEMENT", "RESTATMENT"]),
    ("Restatment of the accounts.", ["Restatment"]), ("It is late. Delayd again.", ["Delayd"]),
    ("the colour of the cheque", ["colour", "cheque"]),  # British
    ("on monday in new york", ["monday", "york"]), ("its statemnts’ form", ["statemnts’"[:-1]]),
    ("the regsitrant's books", ["regsitrant's"]), ("teh/teh—teh", ["teh"] * 3), ("pre-taks", ["taks"]),
])
def test_is_marked(lexicon, text, marked):
    assert misspelt(lexicon, text) == marked


def test_words_of_ones_own_ignored_and_of_the_notice_are_right_until_they_are_no_more(lexicon):
    text = "the quux of blorp and zork’s Quux"
    for given_words in ({"own": ["quux"]}, {"ignored": ["blorp"]}, {"names": ["zork"]}):
        lexicon.let_pass(**given_words)
    assert misspelt(lexicon, text) == []
    lexicon.let_pass(own=[], ignored=[], names=[])
    assert misspelt(lexicon, text) == ["quux", "blorp", "zork’s"]


def test_a_name_given_with_a_capital_is_not_right_without_it(lexicon):
    lexicon.let_pass(own=["Quobbly"])
    assert misspelt(lexicon, "quobbly") == ["quobbly"]
    lexicon.let_pass(own=[])


@pytest.mark.parametrize(("typed", "first"), [
    ("Regsitrant", "Registrant"), ("REGSITRANT", "REGISTRANT"), ("regsitrant's", "registrant's"),
    ("regsitrant’s", "registrant’s"), ("wenesday", "Wednesday"), ("febuary", "February"),
])
def test_a_suggestion_has_the_capitals_and_the_apostrophe_of_what_was_typed(lexicon, typed, first):
    assert lexicon.suggestions(typed)[0] == first


def test_no_more_than_a_few_words_are_offered_and_each_once(lexicon):
    found = [lexicon.suggestions(word) for word in ("alot", "teh", "matereal", "xqzvbrtklm")]
    assert all(len(words) == len(set(words)) <= MOST for words in found)
    assert found[-1] == []


def test_words_of_securities_law_and_of_ones_own_are_offered_too(lexicon):
    lexicon.let_pass(own=["quaxbytherm"])
    assert lexicon.suggestions("quaxbyterm")[0] == "quaxbytherm"
    assert lexicon.suggestions("prepetitoin")[0] == "prepetition"
    lexicon.let_pass(own=[])
    assert "quaxbytherm" not in lexicon.suggestions("quaxbyterm")


def test_a_sentence_full_of_names_is_judged_in_small_steps(lexicon):
    sentence = "To Quaxbyworthing, Zwxyrkholding and Blorptonfield went the statemnts."
    steps = list(lexicon.places(sentence))
    assert len(steps) > 20
    assert [sentence[start:start + length] for found in steps for start, length in found] == ["statemnts"]
    assert len(list(lexicon.places(sentence))) == 1  # it is remembered


# The dictionary

WORDS = SECURITIES.decode().splitlines()


def test_the_words_of_securities_law_are_sorted_by_their_bytes_and_each_stands_once():
    assert sorted(set(WORDS), key=str.encode) == WORDS
    assert all(map(own_words.is_word, WORDS))


def test_each_of_the_securities_words_is_needed_and_no_slip_of_another_word_is_among_the_long_ones():
    english = Dictionary(FOLDER, b"")
    assert len(WORDS) > 400
    assert [word for word in WORDS if english.has(word)] == []
    near = {word for word in WORDS if len(word) > 7 and any(map(english.has, slips(word)))}
    assert near == TERMS


# One slip away from another word, and terms of law or accounting all the same.
TERMS = frozenset(re.findall(r"\w+", """
acquiree acquirees acquiror acquirors biologics collateralized defeased delisted delisting depositaries
depositary destocking eXtensible expensed expensing failback forbearances franchisor franchisors indemnitees litigations
noncurrent nonissuer optionee payables prefunded prepaids prepayable prepetition rebilled rebooked recapitalizations
receiverships reclassifications reconciler refilings refinancings remediations reshoring restater restaters salability
saleable servicer servicers subordinations unbilled unvested"""))


TAKEN = ("quux", "Quux", "QUUX", "Business", "businesses", "accountant", "Bartók", "é" * 60, "x" * 900)
THERE = {"Business", "businesses", "BUSINESS", "accountants", "Accountant"}  # whatever is taken, and taken back


@given(st.lists(st.frozensets(st.sampled_from(TAKEN)), min_size=1))
def test_what_was_taken_for_a_word_before_makes_no_difference(turns):
    used, last = DICTIONARIES["used"], turns[-1]
    for words in turns:
        used.take(words)
    for word in (*TAKEN, *THERE, "BARTÓK", "bartók"):
        ways = {word, word.lower(), word.capitalize()} if word.isupper() else {word, word.lower()}
        assert used.has(word) == (word in THERE | {"accountant"} or bool(ways & last)), word


DICTIONARIES = {"used": Dictionary(FOLDER, SECURITIES)}


def copy(folder):
    for name in ("en_US.aff", "en_US.dic"):
        (folder / name).write_bytes(assets.resource("spelling", name))
    return folder


def test_a_dictionary_is_found_in_a_folder_of_any_name(tmp_path):
    folder = tmp_path / "Łódź – 日本"
    folder.mkdir()
    assert Dictionary(str(copy(folder)), b"").has("registrant")


@pytest.mark.parametrize(("name", "length", "said"), [
    ("en_US.dic", None, "its dictionary cannot be read"), ("en_US.aff", None, "its dictionary cannot be read"),
    ("en_US.dic", 0, "its dictionary is damaged"), ("en_US.aff", 0, "its dictionary is damaged"),
    ("en_US.dic", 540_000, "its dictionary is damaged"),
])
def test_a_dictionary_that_is_not_whole_is_refused(tmp_path, name, length, said):
    place = copy(tmp_path) / name
    if length is None:
        place.unlink()
    else:
        place.write_bytes(place.read_bytes()[:length])
    with pytest.raises(NoDictionary, match=said):
        Dictionary(str(tmp_path), b"")


def test_without_the_library_it_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "hunspell", None)
    with pytest.raises(NoDictionary, match="chunspell"):
        Dictionary(FOLDER, b"")


# Reading

@given(st.text(alphabet="aB .!?\n/—-’'1(“", max_size=80))
def test_no_character_of_a_text_is_lost_between_its_sentences(text):
    found = list(reading.sentences(text))
    assert "".join(sentence for _, sentence in found) == text
    assert all(text[start:start + len(sentence)] == sentence for start, sentence in found)
    for _, sentence in found:
        assert all(sentence[word.start:word.start + len(word.text)] == word.text for word in reading.words(sentence))


def test_a_text_without_a_stop_is_cut_between_words():
    text = "word " * 2_000
    found = list(reading.sentences(text))
    assert "".join(sentence for _, sentence in found) == text
    assert len(found) > 4
    assert all(sentence.split() == ["word"] * len(sentence.split()) for _, sentence in found)


# The person's own words

def test_a_file_of_words_comes_back_as_it_was_written():
    words = {"Quaxby", "quux", "zwölf", "co-quux", "d’Or"}
    assert own_words.read(own_words.written(words)) == words
    assert own_words.written(words).decode().split() == ["co-quux", "d’Or", "Quaxby", "quux", "zwölf"]


@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xff\xfe", b"not a word\n12\n", b"x" * 9_999])
def test_a_file_that_someone_spoiled_has_no_words(content):
    assert own_words.read(content) == frozenset()

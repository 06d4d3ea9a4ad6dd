# SPDX-License-Identifier: MIT
"""Drafts to test with: two real filings, and every kind that a person can enter: half done, wrong, strange."""

import json
from dataclasses import replace
from types import MappingProxyType

from hypothesis import strategies as st

from form12b25 import assets
from form12b25.form.answers import BESIDE
from form12b25.form.definition import (
    EXHIBIT_KINDS,
    FIELDS,
    Check,
    Choice,
    Considerations,
    Exhibits,
    Figures,
    Names,
    Number,
)
from form12b25.form.draft import Consideration, Draft, Exhibit, Filed
from form12b25.form.editions import IDENTIFIERS
from form12b25.form.figures import USUAL, ResultsLine
from form12b25.form.findings import Code
from form12b25.form.keys import Key

EDITIONS = st.sampled_from([assets.edition(identifier) for identifier in IDENTIFIERS])
DATES = st.dates().map(lambda day: f"{day:%m/%d/%Y}")
TEXTS = st.text() | st.text(st.characters(codec="ascii")) | DATES
_NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1)
_TYPED = st.builds(Exhibit, kind=st.sampled_from(EXHIBIT_KINDS), title=TEXTS, signed_by=TEXTS, text=TEXTS)
_ATTACHED = st.builds(Exhibit, kind=st.sampled_from(EXHIBIT_KINDS), title=TEXTS, file=_NAMES,
                      content=st.none() | st.binary())
_CONSIDERATIONS = st.builds(Consideration, key=st.sampled_from(Key).map(str) | st.text(),
                            code=st.sampled_from(Code).map(str) | st.text(), about=TEXTS, reason=TEXTS)
AMOUNTS = st.builds("{}{}{}".format, st.sampled_from(["", "$", "-", "("]), st.integers(0, 10**9).map("{:,}".format),
                    st.sampled_from(["", ".5", ")", "%", " million"]))
LINES = st.builds(ResultsLine, line=TEXTS | st.sampled_from(USUAL), current=TEXTS | AMOUNTS, prior=TEXTS | AMOUNTS)
_FILED = st.builds(Filed, date=TEXTS, way=TEXTS)
_CARRIED = st.lists(st.sampled_from(Key).map(str), unique=True).map(tuple)
_AMENDED = st.builds(lambda edition, name, filed: Draft(edition, filed=filed).enter(Key.REGISTRANT_NAME, name),
                     EDITIONS, TEXTS, _FILED)
_JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False,
                                                                                    allow_infinity=False),
                     lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3))


def _values(key):
    match FIELDS[key]:
        case Check():
            return st.booleans()
        case Number():
            return st.integers() | TEXTS.filter(lambda typed: not typed.isdecimal())
        case Names():
            return st.lists(TEXTS, max_size=3).map(tuple)
        case Figures():
            return st.lists(LINES, max_size=5).map(tuple)
        case Exhibits():
            return st.lists(_TYPED | _ATTACHED, max_size=3).map(tuple)
        case Considerations():
            return st.lists(_CONSIDERATIONS, max_size=3).map(tuple)
        case Choice() as choice:
            return TEXTS | EDITIONS.flatmap(lambda edition: st.sampled_from(choice.offers(edition)))
        case _:
            return TEXTS


def example(name):
    """The answers of one of the filings that ship with the program."""
    return json.loads(assets.resource("examples", f"{name}.answers.json"))


@st.composite
def drafts(draw, *, with_unknown=False):
    draft = Draft(draw(EDITIONS))
    for key, value in draw(st.fixed_dictionaries({}, optional={key: _values(key) for key in Key})).items():
        draft = draft.enter(key, value)
    draft = replace(draft, filed=draw(st.none() | _FILED), carried=draw(_CARRIED),
                    amends=draw(st.none() | _AMENDED if with_unknown else st.none()))
    if not with_unknown:
        return draft
    unknown = draw(st.dictionaries(st.text().filter(lambda name: name not in {*Key, *BESIDE, "format"}), _JSON,
                                   max_size=3))
    return replace(draft, unknown=MappingProxyType(unknown))

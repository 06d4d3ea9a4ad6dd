# SPDX-License-Identifier: MIT
"""The printings of the form: their words and their boxes.

The words of the law stand once, in `resources/editions/`, one file an edition. An edition may extend another; tables
are merged entry by entry, and an entry left empty does not stand on the extending printing.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

from form12b25.form.keys import Key

DEFAULT = "sec1344-2018"
IDENTIFIERS = (DEFAULT, "sec1344-1995")


@dataclass(frozen=True, eq=False)
class Edition:
    """One printing of the form. Lists are tuples in printed order; `captions` has the words printed for a blank."""

    id: str
    name: str
    government: tuple[str, ...]
    form_name: str
    title: str
    omb_heading: str
    omb_number: tuple[str, ...]
    omb_expires: str
    omb_burden: tuple[str, ...]
    report_forms: tuple[str, ...]
    report_box: str
    transition_forms: tuple[str, ...]
    transition_box: str
    reading_box: tuple[str, ...]
    part_i: str
    part_ii: str
    part_iii: str
    part_iv: str
    extra_sheets: str
    legend_number: str
    legend: str
    contact: str
    yes: str
    no: str
    signing: str
    instruction: str
    attention: str
    attention_words: str
    general_heading: str
    amended: str
    amendment: str
    relief: Mapping[str, str]
    general: Mapping[str, str]
    filing_basis: Mapping[str, str]
    captions: Mapping[Key, str]

    def report_caption(self, form: str) -> str:
        """The words beside the check box of a report form, such as "Form 10-K"."""
        return self.report_box.format(form=form)

    def transition_caption(self, form: str) -> str:
        """The words beside a transition box, such as "Transition Report on Form 10-K"."""
        return self.transition_box.format(form=form)


def read(identifier: str, source: Callable[[str], str]) -> Edition:
    """The edition with that identifier. `source` gives the text of an edition's file.

    Raises ValueError where the file names words that no edition has, or leaves some out.
    """
    words = _merged(identifier, source)
    expected = {field.name for field in fields(Edition)}
    if set(words) != expected:
        raise ValueError(f"edition {identifier}: {sorted(set(words) ^ expected)} missing or unknown")
    words["captions"] = {Key(key): caption for key, caption in words["captions"].items()}
    return Edition(**{name: _frozen(value) for name, value in words.items()})


def _merged(identifier: str, source: Callable[[str], str]) -> dict[str, Any]:
    words = tomllib.loads(source(identifier))
    base_identifier = words.pop("extends", None)
    if base_identifier is None:
        return words
    base = _merged(base_identifier, source)
    for name, value in words.items():
        if isinstance(value, dict):
            base[name] = {key: text for key, text in {**base.get(name, {}), **value}.items() if text}
        else:
            base[name] = value
    return base


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return MappingProxyType(value) if isinstance(value, dict) else value

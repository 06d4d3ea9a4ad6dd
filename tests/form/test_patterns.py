# SPDX-License-Identifier: MIT
"""A pattern is compiled when it is first tried, and then behaves as one that `re` made."""

import re

import pytest

from form12b25.form import patterns
from form12b25.form.patterns import Pattern


def test_a_pattern_finds_what_re_finds(monkeypatch):
    monkeypatch.setattr(patterns, "_uncompiled", [])
    ours, theirs, text = Pattern(r"(\w)\1", re.IGNORECASE), re.compile(r"(\w)\1", re.IGNORECASE), "Aardvark, bookkeeper"
    assert ours.search(text)[0] == theirs.search(text)[0] == "Aa"
    assert ours.findall(text) == theirs.findall(text)
    assert [found.span() for found in ours.finditer(text)] == [found.span() for found in theirs.finditer(text)]
    assert ours.split(text) == theirs.split(text)
    assert ours.sub("-", text) == theirs.sub("-", text)
    assert ours.match(text, 13)[0] == theirs.match(text, 13)[0] == "kk"
    assert ours.fullmatch("oo")


def test_the_patterns_of_a_window_that_stands_are_compiled_at_one_go(monkeypatch):
    compiled = []
    monkeypatch.setattr(patterns, "_uncompiled", [])
    monkeypatch.setattr(patterns.re, "compile", lambda *given: compiled.append(given) or re.match(r"", "").re)
    tried = [Pattern(text) for text in ("a", "b")]
    assert compiled == []
    patterns.compile_all()
    assert sorted(compiled) == [("a", 0), ("b", 0)]
    assert [pattern.search for pattern in tried]
    assert len(compiled) == 2


def test_a_pattern_that_was_tried_is_not_compiled_again(monkeypatch):
    monkeypatch.setattr(patterns, "_uncompiled", [])
    pattern = Pattern("a")
    assert pattern.search("cat")
    monkeypatch.setattr(patterns.re, "compile", lambda *_: pytest.fail("compiled twice"))
    patterns.compile_all()
    assert pattern.search("cat")

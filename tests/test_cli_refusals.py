# SPDX-License-Identifier: MIT
"""What the command line will not do: one sentence, the right exit status, nothing harmed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MISUSED, NO_FILE = 2, 3


@pytest.mark.parametrize("arguments", [
    ["fill"], ["fill", "a.json"], ["fill", "-o", "a.12b25"], ["show"], ["check"], ["print", "a.12b25"], ["deadlines"],
    ["deadlines", "--report", "10-K"], ["--bogus"], ["show", "a", "b"], ["check", "a", "--today", "soon"],
    ["print", "a", "-o", "b", "--conformed", "many"], ["print", "a", "-o", "b", "--conformed", "-1"],
    ["check", "a", "--today", "February 30, 2026"], ["print", "a", "-o", "b", "--conformed", "9999"],
    ["one.12b25", "two.12b25"], ["fil", "a.json", "-o", "a.12b25"],
    ["deadlines", "--report", "8-K", "--period-ended", "2026-03-31"],
    ["deadlines", "--report", "10-K", "--period-ended", "soon"],
    ["deadlines", "--report", "10-K", "--period-ended", "2026-03-31", "--filer", "small"],
    ["deadlines", "--report", "10-K", "--period-ended", "2026-03-31"],
    ["deadlines", "--report", "N-CEN", "--period-ended", "1997-12-31"],
])
def test_a_command_misused_is_told_so(program, arguments):
    program.refused(MISUSED, *arguments)
    assert list(program.folder.iterdir()) == []


@pytest.mark.parametrize(("content", "said"), [
    (b'{"naration": "a"}', '"naration"'), (b'{"relief_requested": "yes"}', '"relief_requested" must be true or false'),
    (b'{"report_form": "8-K"}', '"report_form" must be'), (b'{"narrative": ', "not correct JSON"), (b"\xff", "UTF-8"),
    (b'{"edition": "sec1344-2003"}', '"edition" must be'), (b'{"exhibits": [{"file": "b.pdf"}]}', "b.pdf cannot be"),
    (b'{"notes": "\\ud83d"}', "half of a character"), (b"[" * 100_000, "nested too deeply"),
    (b'{"amendment_number": "\\udc00"}', "half of a character"),
])
def test_wrong_answers_are_refused_from_a_file_and_from_standard_input(program, content, said):
    (program.folder / "a.json").write_bytes(content)
    assert said in program.refused(NO_FILE, "fill", "a.json", "-o", "a.12b25")
    assert said in program.refused(NO_FILE, "fill", "-", "-o", "-", given=content)
    assert [entry.name for entry in program.folder.iterdir()] == ["a.json"]


@pytest.mark.parametrize("command", [["show", "a"], ["check", "a"], ["print", "a", "-o", "b.pdf"],
                                     ["print", "a", "-o", "b.pdf", "--working-copy"]])
def test_a_file_that_is_no_draft_is_refused_by_every_command(program, command):
    assert "a cannot be read: there is no such file" in program.refused(NO_FILE, *command)
    (program.folder / "a").write_bytes(b"Dear Sirs,")
    assert "a cannot be read: it is no draft of Form 12b-25" in program.refused(NO_FILE, *command)
    piped = ["-" if word == "a" else word for word in command]
    assert "The draft on standard input cannot be read: it is no draft" in program.refused(NO_FILE, *piped, given=b"PK")
    assert [entry.name for entry in program.folder.iterdir()] == ["a"]


@pytest.mark.parametrize(("output", "said"), [
    ("folder", "it is a folder"), ("missing/out", "no such file or folder"), ("x" * 300, "too long"), ("", "a folder"),
    ("a.json/out", "not a folder"), ("/dev/full", "disk is full"),
])
def test_an_output_that_cannot_be_written_is_named(program, output, said):
    if output.startswith("/dev") and not Path(output).exists():
        pytest.skip("this system has no disk that is always full")
    (program.folder / "folder").mkdir()
    program.answers("quantum-2026").rename(program.folder / "a.json")
    program("fill", "a.json", "-o", "a.12b25")
    before = sorted(program.folder.rglob("*"))
    for command in (["fill", "a.json"], ["print", "a.12b25", "--today", "2026-06-15"]):
        complaint = program.refused(NO_FILE, *command, "-o", output)
        assert said in complaint
        assert f"{output or '.'} cannot be written" in complaint
    assert sorted(program.folder.rglob("*")) == before


def test_what_is_read_is_never_written_over(program):
    draft = program.draft("quantum-2026")
    answers = program.folder / "quantum-2026.json"
    (program.folder / "letter.pdf").write_bytes(b"%PDF-1")
    (program.folder / "link").symlink_to(answers)
    with_letter = program.answers("igene-1998", exhibits=[{"title": "A", "file": "letter.pdf"}])
    before = {path: path.read_bytes() for path in program.folder.iterdir()}
    for command in (["fill", answers, "-o", "quantum-2026.json"], ["fill", answers, "-o", "link"],
                    ["fill", with_letter, "-o", "letter.pdf"], ["print", draft, "-o", draft, "--working-copy"],
                    ["print", draft, "-o", "./quantum-2026.12b25", "--today", "2026-06-15"]):
        assert "is what is being read. Give another name after -o." in program.refused(MISUSED, *command)
    assert {path: path.read_bytes() for path in program.folder.iterdir()} == before


def test_copies_have_no_meaning_with_a_working_copy(program):
    program.refused(MISUSED, "print", program.draft(), "-o", "a.pdf", "--working-copy", "--conformed", "2")
    assert not (program.folder / "a.pdf").exists()


def test_an_attached_file_that_cannot_be_printed_is_named_and_nothing_is_written(program):
    (program.folder / "letter.doc").write_bytes(b"Dear Sirs,")
    draft = program.draft("quantum-2026", exhibits=[{"title": "Letter", "file": "letter.doc"}])
    assert "letter.doc" in program.refused(NO_FILE, "print", draft, "-o", "a.pdf", "--today", "2026-06-15")
    assert not (program.folder / "a.pdf").exists()


def run_with(program, command, **streams):
    """Run a command with streams that are closed, or lead nowhere."""
    return subprocess.run(["/bin/sh", "-c", f'exec "$0" -m form12b25 {command}', sys.executable], cwd=program.folder,
                          env=program.environment, timeout=60, check=False, **{"stderr": subprocess.PIPE} | streams)


@pytest.mark.parametrize("command", ["show igene-1998.12b25", "check igene-1998.12b25", "check igene-1998.12b25 --json",
                                     "fill igene-1998.json -o -", "print igene-1998.12b25 --working-copy -o -",
                                     "--version", "--help", "--self-check",
                                     "deadlines --report 10-K --period-ended 1997-12-31"])
@pytest.mark.parametrize("closing", ["pipe", "stdout", "full"])
def test_standard_output_that_cannot_be_written_is_told_in_a_sentence(program, command, closing):
    program.draft()
    if closing == "pipe":
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "w") as pipe:
            ran = run_with(program, command, stdout=pipe)
    else:
        ran = run_with(program, command + {"stdout": " >&-", "full": " >/dev/full"}[closing])
    assert ran.returncode == NO_FILE
    assert ran.stderr.decode().startswith("form12b25: Standard output cannot be written: ")
    assert ran.stderr.count(b"\n") == 1


def test_a_draft_is_filled_though_standard_output_is_closed(program):
    program.answers()
    assert run_with(program, "fill igene-1998.json -o a.12b25 >&-").returncode == 0
    assert (program.folder / "a.12b25").exists()


def test_a_sentence_never_turns_up_among_what_was_asked_for(program):
    ran = run_with(program, "show missing.12b25 2>&-", stdout=subprocess.PIPE)
    assert (ran.returncode, ran.stdout) == (NO_FILE, b"")


def test_standard_input_that_is_closed_is_no_draft(program):
    ran = run_with(program, "show - <&-")
    assert ran.returncode == NO_FILE
    assert ran.stderr.startswith(b"form12b25: The draft on standard input cannot be read: ")


def test_a_key_cannot_bring_a_second_line_or_a_command_for_the_terminal(program):
    content = json.dumps({"a\n\x1b[2Jb": 1}).encode()
    said = program.refused(NO_FILE, "fill", "-", "-o", "-", given=content)
    assert said.isprintable()


def test_a_dir_is_no_draft(program):
    assert "it is a folder" in program.refused(NO_FILE, "show", program.folder)

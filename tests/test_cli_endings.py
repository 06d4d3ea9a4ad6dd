# SPDX-License-Identifier: MIT
"""How the command line ends when something comes between: a true status, a true sentence, nothing lost."""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from form12b25.drafts import document
from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key

DONE, NOT_READY, MISUSED, FAILED = range(4)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="streams and signals are those of POSIX")
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")


def shell(program, command, **more):
    """Run a line of the shell, in which `F` is the program."""
    line = command.replace("F ", f"{sys.executable} -m form12b25 ")
    return subprocess.run(["/bin/sh", "-c", line], cwd=program.folder, env=program.environment | more, timeout=60,
                          check=False, capture_output=True)


def meddled(program, code):
    """The program, with what a test does to it before it begins."""
    (program.folder / "meddling").mkdir()
    (program.folder / "meddling/sitecustomize.py").write_text(code)
    program.environment["PYTHONPATH"] += f":{program.folder / 'meddling'}"
    return program


def one_page():
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made)
    return made.getvalue()


@pytest.mark.parametrize("command", ["F fill - -o a.json < a.json", "F fill - -o link < a.json",
                                     "F print - --working-copy -o a.12b25 < a.12b25",
                                     "F print - --today 2026-06-15 -o ./a.12b25 < a.12b25",
                                     "F fill a.json -o - >> a.json", "F fill - -o letter.pdf < with.json",
                                     "F print a.12b25 --working-copy -o - >> a.12b25"])
def test_what_is_read_from_standard_input_is_never_written_over(program, command):
    program.draft("quantum-2026").rename(program.folder / "a.12b25")
    (program.folder / "quantum-2026.json").rename(program.folder / "a.json")
    (program.folder / "letter.pdf").write_bytes(one_page())
    program.answers(exhibits=[{"title": "A", "file": "letter.pdf"}]).rename(program.folder / "with.json")
    (program.folder / "link").symlink_to("a.json")
    before = {path: path.read_bytes() for path in program.folder.iterdir()}
    ran = shell(program, command)
    assert (ran.returncode, ran.stdout) == (MISUSED, b"")
    assert b" is what is being read. Give another name after -o.\n" in ran.stderr
    assert {path: path.read_bytes() for path in program.folder.iterdir()} == before


def test_a_device_may_be_read_and_written(program):
    program.answers("quantum-2026")
    assert shell(program, "cat quantum-2026.json | F fill - -o /dev/null").returncode == DONE


@full
@pytest.mark.parametrize(("command", "status"), [
    ("F fill", MISUSED), ("F check igene-1998.12b25 --today soon", MISUSED), ("F show missing", FAILED),
    ("F print igene-1998.12b25 -o a.pdf", NOT_READY), ("F show igene-1998.12b25 >/dev/full", FAILED),
    ("F one.12b25 two.12b25", MISUSED), ("F missing.12b25", FAILED), ("F check igene-1998.12b25 >/dev/null", NOT_READY),
])
@pytest.mark.parametrize("closing", ["2>/dev/full", "2>&-"])
def test_the_status_is_true_where_nothing_can_be_said(program, command, status, closing):
    program.draft()
    assert shell(program, f"{command} {closing}").returncode == status


@pytest.mark.parametrize(("command", "status", "said"), [
    ("F show a.12b25", FAILED, "a.12b25 cannot be read: there is no such file or folder"),
    ("F show ../a.12b25", FAILED, "cannot be read"), ("F fill - -o a.12b25 < {}/quantum-2026.json", FAILED,
                                                     "a.12b25 cannot be written: there is no such file or folder"),
    ("F check {}/quantum-2026.12b25 --today 2026-06-15", DONE, ""), ("F fill {}/quantum-2026.json -o -", DONE, ""),
    ("F print {}/quantum-2026.12b25 -o a.pdf --working-copy", FAILED, "The folder that this was started in is gone"),
    ("F --version", DONE, ""),
    ("F a.12b25", FAILED, "no command and no file named “a.12b25”"),
])
def test_a_working_folder_that_is_gone_is_not_called_something_else(program, command, status, said):
    program.draft("quantum-2026")
    (program.folder / "gone").mkdir()
    ran = shell(program, "cd gone && rmdir ../gone && " + command.replace("{}", str(program.folder)))
    assert ran.returncode == status, ran.stderr.decode()
    assert said in ran.stderr.decode()
    assert ran.stderr.count(b"\n") == (1 if said else 0)
    assert b"Traceback" not in ran.stderr


UNFORESEEN = """
from form12b25.form import answers
def fail(_):
    raise {kind}("what was typed")
answers.to_object = fail
"""


@pytest.mark.parametrize("kind", ["KeyError", "RuntimeError", "RecursionError", "AssertionError"])
def test_what_nobody_foresaw_is_one_sentence_without_what_was_typed(program, kind):
    draft = program.draft()
    said = meddled(program, UNFORESEEN.format(kind=kind)).refused(FAILED, "show", draft)
    assert f"An unforeseen {kind} at cli.py:" in said
    assert "nothing was written" in said
    assert "typed" not in said


def test_a_fault_of_the_system_is_not_blamed_on_standard_output(program):
    draft = program.draft()
    said = meddled(program, UNFORESEEN.format(kind="raise_") + "from form12b25.form import answers\n"
                   "raise_ = lambda _: OSError(5, 'Input/output error')\n").refused(FAILED, "show", draft)
    assert "The system says “Input/output error” at cli.py:" in said
    assert "Standard output" not in said


STRUCK = """
import os
def strike(handle):
    os.kill(os.getpid(), {number})
os.fsync = strike
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("old", [b"as it was", None])
def test_a_signal_while_a_file_is_written_leaves_no_litter(program, number, old):
    answers, draft = program.answers(), program.folder / "a.12b25"
    if old:
        draft.write_bytes(old)
    ran = meddled(program, STRUCK.format(number=int(number)))("fill", answers, "-o", draft)
    assert ran.returncode == 128 + number
    assert ran.stderr == b"form12b25: Stopped; no file was left half written.\n"
    assert [path.name for path in program.folder.iterdir() if ".part" in path.name] == []
    assert (draft.read_bytes() if draft.exists() else None) == old


def test_a_signal_that_is_to_be_ignored_is(program):
    answers = program.answers()
    meddled(program, STRUCK.format(number=int(signal.SIGHUP)))
    assert shell(program, f"trap '' HUP; F fill {answers} -o a.12b25").returncode == DONE
    assert (program.folder / "a.12b25").exists()


def test_what_is_half_on_standard_output_is_not_denied(program):
    draft = program.draft()
    code = ("import os, signal, sys\n"
            "class Out:\n    struck = False\n    def __getattr__(self, name): return getattr(sys.__stdout__, name)\n"
            "    def flush(self):\n        sys.__stdout__.flush()\n"
            "        if not self.struck: self.struck = True; os.kill(os.getpid(), signal.SIGTERM)\n"
            "sys.stdout = Out()\n")
    ran = meddled(program, code)("show", draft)
    assert ran.returncode == 128 + signal.SIGTERM
    assert json.loads(ran.stdout)
    assert ran.stderr == b"form12b25: Stopped; what stands on standard output may not be whole.\n"


INTERRUPTED = """
import builtins
loaded = builtins.__import__
def load(name, globals=None, locals=None, fromlist=(), level=0):
    if name == "form12b25" and "{module}" in (fromlist or ()):
        raise KeyboardInterrupt
    return loaded(name, globals, locals, fromlist, level)
builtins.__import__ = load
"""


@pytest.mark.parametrize("module", ["terminal", "cli", "document", "answers"])
def test_ctrl_c_while_the_program_is_loaded_prints_no_traceback(program, module):
    code = INTERRUPTED.format(module=module).replace('name == "form12b25"', 'name.startswith("form12b25")')
    ran = meddled(program, code)("show", "a")
    assert (ran.returncode, ran.stdout) == (130, b"")
    assert ran.stderr in (b"", b"form12b25: Stopped; nothing was written.\n")


def test_nothing_slow_is_loaded_before_the_program_guards_itself(program):
    begun = "import sys; import form12b25.__main__, form12b25.terminal; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", begun], env=program.environment, check=True, capture_output=True,
                            text=True)
    slow = {"argparse", "importlib.metadata", "email", "traceback", "form12b25.cli", "form12b25.form.answers"}
    assert not slow & set(loaded.stdout.split())


@pytest.mark.parametrize("arguments", [["show", "a\x1b[2Jb\nc"], ["a\x1b[2Jb\nc"], ["show", "a", "\x1b[2J"],
                                       ["check", "a", "--today", "\x1b[2J\n"], ["print", "a", "-o", "\x1b]0;x\x07"],
                                       ["--\x1b[2J"],
                                       ["deadlines", "--report", "\x1b[2J", "--period-ended", "2026-03-31"]])
def test_names_cannot_break_the_line_or_command_the_terminal(program, arguments):
    status = program(*arguments).returncode
    assert program.refused(status, *arguments).isprintable()


def test_a_file_name_that_the_locale_cannot_spell_is_told_in_a_sentence(program):
    answers = program.answers(exhibits=[{"title": "A", "file": "株.png"}])
    said = program.refused(FAILED, "fill", answers, "-o", "a.12b25", LC_ALL="C", PYTHONUTF8="0",
                           PYTHONCOERCECLOCALE="0")
    assert r"\u682a.png cannot be read: " in said
    assert said.endswith(".")


@pytest.mark.parametrize("content", [b"Dear Sirs,", b"%PDF-1.7 cut short", b"\x89PNG\r\n\x1a\n"])
def test_an_attached_file_that_cannot_be_printed_is_found_before_it_is_printed(program, quantum, content):
    (program.folder / "letter.doc").write_bytes(content)
    answers = program.answers("quantum-2026", exhibits=[{"title": "Letter", "file": "letter.doc"}])
    said = program.refused(FAILED, "fill", answers, "-o", "a.12b25")
    assert "The file 'letter.doc' of exhibit 'Letter' cannot be printed: " in said
    assert not (program.folder / "a.12b25").exists()

    exhibits = (Exhibit(title="Good", file="a.pdf", content=one_page()),
                Exhibit(title="Letter", file="letter.doc", content=content))
    (program.folder / "b.12b25").write_bytes(document.to_bytes(quantum.enter(Key.EXHIBITS, exhibits)))
    checked = program("check", "b.12b25", "--json", "--today", "2026-06-15")
    assert checked.returncode == NOT_READY
    told = json.loads(checked.stdout)
    assert told["ready"] is False
    [finding] = told["findings"]
    assert (finding["key"], finding["severity"], finding["code"]) == ("exhibits", "error", "exhibit-unusable")
    assert finding["message"] in said
    assert program("check", "b.12b25").stdout.count(b"cannot be printed") == 1


def test_files_that_can_be_printed_are_no_finding(program):
    (program.folder / "letter.pdf").write_bytes(one_page())
    draft = program.draft("quantum-2026", exhibits=[{"title": "Letter", "file": "letter.pdf"}])
    assert program("check", draft, "--today", "2026-06-15").stdout == b"Ready to print, sign and send.\n"


def test_the_statuses_are_in_the_help(program):
    assert b"3 a file cannot be read or written" in b" ".join(program("--help").stdout.split())


def test_a_pipe_that_nothing_reads_is_refused_at_once(program):
    os.mkfifo(program.folder / "pipe")
    answers = program.answers()
    assert "nothing reads from it" in program.refused(FAILED, "fill", answers, "-o", "pipe")


@pytest.mark.timeout(30)
def test_a_narrative_of_marks_alone_is_judged_at_once(program):
    draft = program.draft("quantum-2026", narrative="a" + "\u0301" * 150_000 + "\u0327" * 150_000)
    checked = program("check", draft, "--json", "--today", "2026-06-15")
    assert {finding["code"] for finding in json.loads(checked.stdout)["findings"]} == {"unprintable", "narrative-short"}


def test_answers_with_every_key_come_back_as_they_went(program):
    given = json.loads((Path(__file__).parent / "data/every-key.answers.json").read_text(encoding="utf-8"))
    assert set(given) == {"edition", *Key}
    (program.folder / "letter.pdf").write_bytes(one_page())
    (program.folder / "a.json").write_text(json.dumps(given))
    assert program("fill", "a.json", "-o", "a.12b25").returncode == DONE
    assert json.loads(program("show", "a.12b25").stdout) == given

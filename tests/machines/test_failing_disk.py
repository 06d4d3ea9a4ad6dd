# SPDX-License-Identifier: MIT
"""Each call of the system that a save takes is made to fail in turn: the draft stays whole, the message true."""

import json
import stat
from pathlib import Path

import pytest
from failing_disk import FailingDisk

from drafting import example
from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.form.keys import Key

pytestmark = pytest.mark.machine
REASONS = {"ENOSPC": "the disk is full", "EIO": "the disk reported a fault", "EACCES": "this account is not allowed to"}
MADE = {"openat", "write", "fsync", "rename", "close", "fchmod", "read", "newfstatat", "lseek"}
OLD = assets.example("igene-1998")


class Box:
    """A folder with a draft in it, and the command that saves another in its place."""

    def __init__(self, folder, *command, name="draft.12b25"):
        self.folder = folder / "box"
        self.folder.mkdir()
        self.path = self.folder / name
        self.old = document.to_bytes(OLD)
        self.new = b""
        self.disk = FailingDisk(self.folder, folder / "log", *command, str(self.path))
        self.restore()

    def restore(self, *, new=False):
        for left in self.folder.iterdir():
            left.unlink()
        if not new:
            self.path.write_bytes(self.old)
            self.path.chmod(0o640)

    def found(self):
        return {left.name: left.read_bytes() for left in self.folder.iterdir()}


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    path = tmp_path_factory.mktemp("answers") / "quantum.json"
    path.write_text(json.dumps(example("quantum-2026")), encoding="utf-8")
    return path


@pytest.fixture
def box(tmp_path, answers):
    made = Box(tmp_path, "-m", "form12b25", "fill", str(answers), "-o")
    made.new = document.to_bytes(store.read_answers(answers, assets.edition))
    return made


@pytest.mark.parametrize("new", [False, True], ids=["over an old draft", "as a new one"])
@pytest.mark.parametrize("error", REASONS)
def test_whatever_call_fails_the_draft_is_whole_and_the_message_is_true(box, error, new):
    box.restore(new=new)
    calls = box.disk.calls()
    assert box.found() == {box.path.name: box.new}
    assert {call.name for call in calls} >= (MADE - {"fchmod"} if new else MADE)
    before, refused = {} if new else {box.path.name: box.old}, set()
    for call in calls:
        box.restore(new=new)
        ran = box.disk.run(call, f"error={error}")
        said = ran.stderr.decode()
        if ran.returncode == 0:  # a question to the system that it need not answer
            assert said == ""
            assert box.found() == {box.path.name: box.new}, call
            assert stat.S_IMODE(box.path.stat().st_mode) == (0o600 if new else 0o640)
            continue
        refused.add(call.name)
        assert ran.returncode == 3, (call, said)
        assert said.startswith(f"form12b25: {box.path} cannot be "), (call, said)
        assert said.count("\n") == 1
        assert REASONS[error] in said or "the system says “" in said, (call, said)
        whole = f"{box.path} cannot be made safe: it was written whole" in said
        assert box.found() == ({box.path.name: box.new} if whole else before), (call, said)
    assert refused >= {"openat", "write", "fsync", "rename", "close"}


def test_what_could_not_be_cleared_away_either_is_named(box):
    [flush, *_] = [call for call in box.disk.calls() if call.name == "fsync"]
    box.restore()
    ran = box.disk.trace("trace=fsync,unlink", f"inject=fsync:error=ENOSPC:when={flush.number}",
                        "inject=unlink:error=EIO:when=1")
    said = ran.stderr.decode()
    assert ran.returncode == 3
    [litter] = set(box.found()) - {box.path.name}
    assert f"What was written of it stays in {litter} beside it; delete that file." in said
    assert box.found()[box.path.name] == box.old
    assert stat.S_IMODE((box.folder / litter).stat().st_mode) in (0o600, 0o640)  # never more than the draft allows


@pytest.mark.parametrize("signal", ["SIGKILL", "SIGTERM"])
def test_whenever_the_program_is_stopped_the_draft_is_the_old_one_or_the_new_one(box, signal):
    outcomes = set()
    for call in box.disk.calls():
        box.restore()
        ran = box.disk.run(call, f"signal={signal}")
        found = box.found()
        assert found.pop(box.path.name) in (box.old, box.new), call
        outcomes.add(box.path.read_bytes())
        if signal == "SIGTERM":
            assert found == {}, call
            assert ran.returncode in (0, 143)
            assert ran.stderr.decode() in ("", "form12b25: Stopped; no file was left half written.\n",
                                           "form12b25: Stopped; nothing was written.\n")
        for left in found:  # what a power failure leaves is nobody else's to read
            assert left.endswith(".part")
            assert stat.S_IMODE((box.folder / left).stat().st_mode) in (0o600, 0o640)
    assert outcomes == {box.old, box.new}


# From the window, with the previous version kept

@pytest.fixture
def window_box(tmp_path, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return Box(tmp_path, str(Path(__file__).with_name("saving_from_the_window.py")), str(tmp_path / "window.ini"))


@pytest.mark.parametrize(("error", "names"), [("ENOSPC", {"write", "fsync", "rename"}), ("EIO", {"openat", "close"}),
                                              ("EACCES", {"openat", "rename"})])
def test_a_save_from_the_window_that_fails_keeps_the_star_the_draft_and_its_previous_version(window_box, error, names):
    box = window_box
    calls = [call for call in box.disk.calls() if call.name in names]
    saved = box.found()
    backup = "draft.backup.12b25"
    assert set(saved) == {box.path.name, backup}
    assert store.read_draft(box.path, assets.edition) == OLD.enter(Key.NOTES, "Saved from the window.")
    assert saved[backup] == box.old
    assert len(calls) >= 4
    failed = 0
    for call in calls:
        box.restore()
        ran = box.disk.run(call, f"error={error}")
        assert ran.returncode == 0, ran.stderr.decode()
        outcome = json.loads(ran.stdout)
        found = box.found()
        assert set(found) <= set(saved), call
        if "read" in outcome["told"]:  # it could not even be opened
            assert found == {box.path.name: box.old}
            continue
        failed += outcome["modified"]
        assert outcome["modified"] == bool(outcome["told"])
        whole = not outcome["told"] or "it was written whole" in outcome["told"]
        assert found[box.path.name] == (saved[box.path.name] if whole else box.old), (call, outcome)
        assert found.get(backup, box.old) == box.old
        if outcome["modified"]:
            assert str(box.path) in outcome["told"]
            assert REASONS[error] in outcome["told"] or "the system says “" in outcome["told"]
            assert outcome["told"].endswith("What you entered is still on the screen.")
    assert failed >= 3

# SPDX-License-Identifier: MIT
import stat
import sys

import pytest

from form12b25 import paths


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no variable that moves the folder")
def test_the_folder_of_the_settings_is_its_owners_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config" / "form12b25").mkdir(parents=True, mode=0o755)
    assert paths.settings_folder() == tmp_path / "config" / "form12b25"
    assert stat.S_IMODE(paths.settings_folder().stat().st_mode) == 0o700


@pytest.fixture
def variables(tmp_path, monkeypatch):
    """The folders that the system would give."""
    monkeypatch.delenv(paths.PORTABLE, raising=False)
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no variable that moves the folder")
def test_every_folder_is_made_where_the_system_wants_it_and_is_its_owners_alone(tmp_path, variables):
    kept = paths.folders()
    assert (kept.settings, kept.state) == (tmp_path / "config" / "form12b25", tmp_path / "state" / "form12b25")
    for folder in (kept.settings, kept.state, kept.logs, kept.recovery, kept.backups):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder


def test_on_a_usb_stick_everything_is_on_the_stick(tmp_path, variables, monkeypatch):
    monkeypatch.setenv(paths.PORTABLE, str(tmp_path / "stick"))
    kept = paths.folders()
    for folder in (kept.settings, kept.state, kept.logs, kept.recovery, kept.backups, paths.settings_folder()):
        assert folder.is_dir()
        assert folder.is_relative_to(tmp_path / "stick")
    assert [path.name for path in tmp_path.iterdir()] == ["stick"]


def test_a_relative_name_of_the_stick_means_the_same_place_for_the_whole_run(tmp_path, variables, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(paths.PORTABLE, "stick")
    assert paths.folders().state == tmp_path / "stick" / "state"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no variable that moves the folder")
def test_where_no_state_can_be_kept_the_program_begins_all_the_same(tmp_path, variables):
    (tmp_path / "state").write_bytes(b"a file, where the folder should be")
    assert paths.folders().settings.is_dir()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no variable that moves the folder")
def test_where_nothing_can_be_kept_the_program_begins_all_the_same(tmp_path, variables, monkeypatch):
    (tmp_path / "stick").write_bytes(b"a file, where the folder should be")
    monkeypatch.setenv(paths.PORTABLE, str(tmp_path / "stick"))
    assert paths.folders().settings == tmp_path / "stick" / "settings"

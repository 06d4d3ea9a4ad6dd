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

# SPDX-License-Identifier: MIT
from pathlib import Path

from form12b25 import assets
from form12b25.drafts import recovered


def test_a_folder_that_its_program_takes_away_meanwhile_is_no_trouble(tmp_path, monkeypatch):
    folder = tmp_path / "74a2425cd0b9c956"
    folder.mkdir()

    def there_until_asked(_):
        folder.rmdir()
        return True

    monkeypatch.setattr(Path, "is_dir", there_until_asked)
    assert recovered.found(tmp_path, assets.edition, None) == []
    assert not folder.exists()

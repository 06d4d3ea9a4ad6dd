#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Sets the program up in `.venv` beside it, and opens, tests or pictures it. Needs Python 3.11 or newer and its pip.

    python3 packaging/go.py open [arguments of form12b25]
    python3 packaging/go.py test [arguments of pytest]
    python3 packaging/go.py pictures [folder]
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / ".venv"
PROGRAMS = PLACE / ("Scripts" if sys.platform == "win32" else "bin")
DONE = PLACE / "set-up"  # says for what the environment was set up
PYTHON = PROGRAMS / ("python.exe" if sys.platform == "win32" else "python")


def main(arguments: list[str]) -> int:
    """Do the deed named first; gives its exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 - said here, since pip would say it in forty lines
        return fail(f"This is Python {sys.version.split()[0]}; form12b25 needs Python 3.11 or newer.")
    match arguments:
        case ["open", *rest]:
            return set_up() or call(PYTHON, "-m", "form12b25", *rest)
        case ["test", *rest]:
            # Without a screen of its own a test must not find one: windows open in memory.
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
            os.chdir(ROOT)
            return set_up("dev") or call(PYTHON, "-m", "pytest", *rest)
        case ["pictures", *rest]:
            return set_up() or call(PYTHON, ROOT / "packaging" / "pictures.py", *rest)
        case _:
            return fail("Say what to do: python3 packaging/go.py open, or python3 packaging/go.py test")


def set_up(extra: str = "") -> int:
    """Make the environment, and install the program and what it needs into it."""
    wanted = f"{extra} {ROOT} {hashlib.sha256((ROOT / 'pyproject.toml').read_bytes()).hexdigest()}"
    done = DONE.read_text(encoding="utf-8") if PYTHON.exists() and DONE.exists() else ""
    if wanted == done or f"dev{wanted}" == done:  # what the tests need is more than what the program needs
        return 0  # nothing to fetch: from the second time on no network is needed
    if not PYTHON.exists():
        print(f"Setting up in {PLACE}, once: about 350 MB are fetched, which may take some minutes.", flush=True)
        if call(sys.executable, "-m", "venv", PLACE, quiet=True) != 0 and (
                call(sys.executable, "-m", "venv", "--clear", "--without-pip", PLACE) != 0):
            return fail("Python could not make an environment. On Debian or Ubuntu: sudo apt-get install python3-venv")
    named = f"{ROOT}[{extra}]" if extra else str(ROOT)
    own_pip = call(PYTHON, "-m", "pip", "--version", quiet=True) == 0
    pip = (PYTHON, "-m", "pip") if own_pip else (sys.executable, "-m", "pip", "--python", PYTHON)
    if call(*pip, "install", "--quiet", "--disable-pip-version-check", "--editable", named) != 0:
        return fail("The packages could not be installed; what pip says stands above. Look whether there is a network, "
                    "room on the disk, and a pip of version 22.3 or newer.")
    DONE.write_text(wanted, encoding="utf-8")
    return 0


def call(*command: str | Path, quiet: bool = False) -> int:
    """Run it; gives its exit status."""
    quietly = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, stdout=quietly, stderr=quietly, check=False).returncode


def fail(words: str) -> int:
    """Say what went wrong; gives the exit status for it."""
    print(words, file=sys.stderr)
    return 2


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(fail("Stopped."))

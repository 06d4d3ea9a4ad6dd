# SPDX-License-Identifier: MIT
"""How long the window takes to open, and what it holds: `python tests/benchmarks/bench_start.py [RUNS]`.

Needs Xvfb, and openbox if it is there, beside the environment of the tests. A bare window of PySide6 with one blank,
the program as it is delivered, and the program with its start page turned off are started in turn, each a process of
its own: from its start until a letter typed into the blank in focus can be seen, on the start page until a Tab has
moved the keyboard to the next button and that can be seen (`watched_start.py`); on a screen of X, and on none. The
first start of each is left out.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

RUNS = 15
AT_REST = 3  # seconds after which the memory is read again: the calendar and the pages are there
WATCHED = Path(__file__).with_name("watched_start.py")
SOURCE = Path(__file__).parents[2] / "src"
STARTS = {"bare": "bare", "page": "the start page", "form": "a blank of the form, without the start page"}
NO_START_PAGE = "[start_page]\nat_start=false\n"  # as the window keeps it


@contextmanager
def screen() -> Iterator[str]:
    """A screen of X with a window manager, for as long as it is needed; its name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
                              pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as said:
        name = f":{said.readline().strip()}"
    begun = [server]
    if shutil.which("openbox"):
        begun.append(subprocess.Popen(["openbox"], env=os.environ | {"DISPLAY": name}, stderr=subprocess.DEVNULL))
        time.sleep(1)
    try:
        yield name
    finally:
        for process in reversed(begun):
            process.terminate()
            process.wait()


def started(which: str, environment: Mapping[str, str], at_rest: float) -> dict[str, Any]:
    """One start; what it took. Nothing is left from the last one, such as a letter that was typed and not saved."""
    own = Path(environment["FORM12B25_PORTABLE"])
    shutil.rmtree(own, ignore_errors=True)
    if which == "form":
        (own / "settings").mkdir(parents=True)
        (own / "settings/window.ini").write_text(NO_START_PAGE)
    process = subprocess.run([sys.executable, WATCHED, which, str(time.monotonic_ns()), str(at_rest)], check=False,
                             capture_output=True, text=True, env=environment, timeout=60)
    if process.returncode:
        sys.exit(f"{which}: {process.stderr}")
    said: dict[str, Any] = json.loads(process.stdout)
    if said["typed"] != ("" if which == "page" else "7"):
        sys.exit(f"{which}: the key was not taken")
    return said


def in_turn(environment: Mapping[str, str], runs: int) -> dict[str, list[dict[str, Any]]]:
    taken: dict[str, list[dict[str, Any]]] = {which: [] for which in STARTS}
    for run in range(runs + 1):
        for which, said in taken.items():
            said.append(started(which, environment, AT_REST if run in (1, 2, 3) else 0))
    return {which: said[1:] for which, said in taken.items()}


def tell(where: str, taken: dict[str, list[dict[str, Any]]]) -> None:
    say(f"| {where}: median, least, most | {' | '.join(STARTS.values())} | times, start page | times, form |")
    say("|---|---|---|---|---|---|")
    for name, unit in (("wall", "process start to what a key did, on the screen, ms"), ("cpu", "processor time, ms"),
                       ("modules", "modules loaded"), ("widgets", "widgets")):
        row(unit, {which: [one[name] for one in said] for which, said in taken.items()}, "{:.0f}")
    for when, words in (("memory", "then"), ("at_rest", f"{AT_REST} s later")):
        for name in ("VmHWM", "RssAnon", "Pss"):
            chosen = {which: said[:3] if when == "at_rest" else said for which, said in taken.items()}
            row(f"{name} {words}, MB", {which: [one[when][name] / 1024 for one in said]
                                        for which, said in chosen.items()}, "{:.1f}")
    say()


def row(name: str, values: dict[str, list[float]], form: str) -> None:
    told = [", ".join(form.format(of(values[which])) for of in (statistics.median, min, max)) for which in STARTS]
    bare, *ours = (statistics.median(values[which]) for which in STARTS)
    say(f"| {name} | {' | '.join(told)} | {' | '.join(f'{one / bare:.2f}' for one in ours)} |")


def say(line: str = "") -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with tempfile.TemporaryDirectory() as folder, screen() as display:
        own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
            "FORM12B25_PORTABLE": f"{folder}/own", "PYTHONPATH": str(SOURCE),
            "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}  # modules are compiled once, as in a program installed
        tell("on a screen of X", in_turn(own | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}, runs))
        none = Path(folder, "screens.json")  # as large as the other: in a small one no blank may be in view
        none.write_text(json.dumps({"screens": [{"width": 1600, "height": 1000}]}))
        tell("on no screen", in_turn(own | {"QT_QPA_PLATFORM": f"offscreen:configfile={none}"}, runs))


if __name__ == "__main__":
    main()

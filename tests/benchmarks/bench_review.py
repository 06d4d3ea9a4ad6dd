# SPDX-License-Identifier: MIT
"""What one keystroke costs before anything is drawn: `python tests/benchmarks/bench_review.py`.

Needs the program's environment alone. Works that are compared run in turn, each timed by itself.
"""

import statistics
import sys
from collections.abc import Callable, Mapping
from datetime import date
from itertools import cycle
from time import perf_counter

from form12b25 import assets
from form12b25.form import deadlines
from form12b25.form.calendar import federal_calendar
from form12b25.form.closures import OwnDays
from form12b25.form.review import review

TODAY = date(2026, 6, 15)
RUNS = 20_000


def in_turn(works: Mapping[str, Callable[[], object]], runs: int) -> dict[str, list[float]]:
    """What each work took, in milliseconds, run after run, after as many to warm up as a tenth of them."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(-runs // 10, runs):
        for name, work in works.items():
            start = perf_counter()
            work()
            if turn >= 0:
                times[name].append((perf_counter() - start) * 1000)
    return times


def the_dates() -> None:
    quantum = assets.example("quantum-2026")
    plain, closed = federal_calendar(), OwnDays(frozenset({date(2026, 6, 15), date(2026, 6, 16)})).calendar
    reports = cycle([(report, date(2017 if report == "N-SAR" else 2025, month, 28)) for report in deadlines.REPORTS
                     for month in range(1, 13)])

    def any_report() -> object:
        report, ended = next(reports)
        return deadlines.compute(report, ended, filer="accelerated", calendar=plain)

    times = in_turn({
        "the dates of the Quantum draft": lambda: deadlines.of_draft(quantum, plain),
        "the same, with two days closed by hand": lambda: deadlines.of_draft(quantum, closed),
        "the dates of each report, month after month": any_report,
        "the review of that draft, without the dates": lambda: review(quantum, TODAY),
        "the review of that draft, with the dates": lambda: review(quantum, TODAY, calendar=plain),
    }, RUNS)
    whole = statistics.median(times["the review of that draft, without the dates"])
    say("| with the calendar loaded | median, ms | 99th percentile | most | against the review without the dates |")
    say("|---|---|---|---|---|")
    for name, taken in times.items():
        median, ninety_ninth = statistics.median(taken), statistics.quantiles(taken, n=100)[98]
        say(f"| {name} | {median:.4f} | {ninety_ninth:.4f} | {max(taken):.3f} | {median / whole:.2f} |")
    say()
    fresh = [_timed(year) for year in range(1981, 2100) if year not in (2017, 2018, 2025, 2026)]
    say(f"A year that nobody asked for before: {statistics.median(fresh):.2f} ms, at most {max(fresh):.2f} ms.")


def _timed(year: int) -> float:
    start = perf_counter()
    federal_calendar().closed_in(year)
    return (perf_counter() - start) * 1000


def say(line: str = "") -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    the_dates()

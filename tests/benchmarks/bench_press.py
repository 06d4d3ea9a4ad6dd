# SPDX-License-Identifier: MIT
"""What printing costs, as ratios measured in one run: `python tests/benchmarks/bench_press.py`."""

import statistics
import sys
from collections.abc import Callable
from datetime import date
from time import perf_counter

from form12b25 import assets
from form12b25.drafts import store
from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.form.notice import Notice, read
from form12b25.form.review import review
from form12b25.paper import packet
from form12b25.paper.compose import compose
from form12b25.paper.press import press

RUNS = 7


def timed(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median of several runs, in seconds."""
    taken = []
    for _ in range(runs):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return statistics.median(taken)


def narrative_of(pages: int) -> Draft:
    """The Quantum filing with its narrative repeated until it fills about that many pages."""
    paragraphs = quantum.typed(Key.NARRATIVE)
    once = len(compose(read(quantum.enter(Key.NARRATIVE, "\n\n".join([paragraphs] * 100)))))
    return quantum.enter(Key.NARRATIVE, "\n\n".join([paragraphs] * max(1, 100 * pages // once)))


def notice_of(draft: Draft) -> Notice:
    """The notice of a draft that is ready."""
    made = review(draft, date(2026, 6, 15)).notice
    assert made is not None
    return made


def compare(what: str, draft: Draft) -> None:
    """Five sets against one, in time and in bytes."""
    notice = notice_of(draft)
    pages = compose(notice)
    runs = RUNS if len(pages) < 100 else 3
    one, five = (timed(lambda: press(pages, packet.sets(notice, conformed), title="x"), runs)  # noqa: B023
                 for conformed in (0, packet.CONFORMED_COPIES))
    small, large = (len(press(pages, packet.sets(notice, conformed), title="x")) for conformed in (0, 4))
    out(f"{what}, {len(pages)} pages: five sets against one   {five / one:.2f} times the time "
        f"({one * 1000:.1f} ms, {five * 1000:.1f} ms), {large / small:.2f} times the bytes ({small}, {large})")


def out(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    quantum = store.parse_answers(assets.resource("examples", "quantum-2026.answers.json"), assets.edition)
    compose(read(quantum))  # the typeface is loaded once
    compare("Quantum", quantum)
    compare("Quantum, long", narrative_of(100))
    costs = {}
    for asked in (1, 10, 100, 1000):
        reading = read(narrative_of(asked) if asked > 1 else quantum)
        count = len(compose(reading))
        costs[asked] = timed(lambda: compose(reading), 3 if asked == 1000 else RUNS) / count  # noqa: B023
        out(f"compose, {count} pages: {costs[asked] * 1e6:.0f} microseconds a page, "
            f"{costs[asked] / costs[1]:.2f} times that of the Quantum draft")
    out(f"a page of 1,000 against a page of 10: {costs[1000] / costs[10]:.2f} times the time")

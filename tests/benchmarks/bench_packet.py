# SPDX-License-Identifier: MIT
"""What printing costs, measured side by side in one run: `python tests/benchmarks/bench_packet.py`.

Needs the program's environment and what tests/benchmarks/requirements.txt names. Each figure is a median, with the
least and the most beside it; those compared are run in turn, so that a slow moment of the machine meets all of them.
"""

import io
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from time import perf_counter

import contenders
import pikepdf

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.form.notice import Notice
from form12b25.form.review import review
from form12b25.paper import packet
from form12b25.paper.compose import compose
from form12b25.paper.marks import Words
from form12b25.paper.press import press
from form12b25.paper.proof import prove

TODAY = date(2026, 6, 15)
Works = Mapping[str, Callable[[], object]]


class Times(dict[str, list[float]]):
    """What each work took, in seconds, run after run."""

    def of(self, name: str) -> float:
        """The median."""
        return statistics.median(self[name])

    def shown(self, name: str) -> str:
        """Median, least and most, in milliseconds."""
        return f"{self.of(name) * 1000:.1f} | {min(self[name]) * 1000:.1f} | {max(self[name]) * 1000:.1f}"


def in_turn(works: Works, runs: int) -> Times:
    """Each work once to warm up, then all in turn."""
    times = Times({name: [] for name in works})
    for turn in range(runs + 1):
        for name, work in works.items():
            start = perf_counter()
            work()
            if turn:
                times[name].append(perf_counter() - start)
    return times


def notice_of(draft: Draft) -> Notice:
    """The notice of a draft that is ready."""
    made = review(draft, TODAY).notice
    assert made is not None
    return made


def narrative_of(pages: int) -> Draft:
    """The Quantum filing with its narrative repeated until it fills about that many pages."""
    paragraphs = quantum.typed(Key.NARRATIVE)
    once = len(compose(notice_of(quantum.enter(Key.NARRATIVE, "\n\n".join([paragraphs] * 100))))) - 3
    return quantum.enter(Key.NARRATIVE, "\n\n".join([paragraphs] * max(1, 100 * pages // once)))


def sets(draft: Draft) -> Works:
    """The works on one draft: one set and five, and their proof."""
    notice = notice_of(draft)
    pages = compose(notice)
    one, five = packet.sets(notice, 0), packet.sets(notice)
    pressed, single = press(pages, five, title="x"), press(pages, one, title="x")
    return {"compose": lambda: compose(notice), "press one": lambda: press(pages, one, title="x"),
            "press five": lambda: press(pages, five, title="x"), "prove one": lambda: prove(single, notice, pages, one),
            "prove five": lambda: prove(pressed, notice, pages, five),
            "packet of one": lambda: packet.packet(notice, 0), "packet of five": lambda: packet.packet(notice)}


def say(line: str = "") -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def one_against_five() -> None:
    say("| pages | one set, ms | five sets, ms | time | without the proof | bytes of one, of five | bytes |")
    say("|---|---|---|---|---|---|---|")
    costs, bare = {}, {}
    for asked, runs in ((0, 31), (1, 31), (10, 21), (100, 9), (1000, 5)):
        draft = narrative_of(asked) if asked else three_pages
        notice = notice_of(draft)
        count = len(compose(notice))
        times = in_turn(sets(draft), runs)
        sizes = [len(packet.packet(notice, conformed)) for conformed in (0, packet.CONFORMED_COPIES)]
        say(f"| {count} | {times.shown('packet of one').replace(' | ', ', ')} "
            f"| {times.shown('packet of five').replace(' | ', ', ')} "
            f"| {times.of('packet of five') / times.of('packet of one'):.2f} "
            f"| {times.of('press five') / times.of('press one'):.2f} ({times.of('press one') * 1000:.1f}, "
            f"{times.of('press five') * 1000:.1f}) | {sizes[0]:,}, {sizes[1]:,} | {sizes[1] / sizes[0]:.3f} |")
        costs[asked] = times.of("packet of five") / count
        bare[asked] = (times.of("compose") + times.of("press five")) / count
        parts = ", ".join(f"{name} {times.of(name) * 1000:.1f}" for name in ("compose", "press five", "prove five"))
        notes.append(f"{count} pages: {parts} ms; a page {costs[asked] * 1000:.2f} ms, without the proof "
                     f"{bare[asked] * 1000:.2f} ms")
    say()
    for note in notes:
        say(f"- {note}")
    for asked in (100, 1000):
        say(f"- a page of the packet of {asked:,} against one of 10: {costs[asked] / costs[10]:.2f}; without the proof "
            f"{bare[asked] / bare[10]:.2f}")
    say()


def lines_of(draft: Draft) -> contenders.Lines:
    """Every line of type of one set, with its place."""
    return [[[mark.left, mark.baseline, mark.text, mark.face.value, mark.size] for mark in page.marks
             if isinstance(mark, Words)] for page in compose(notice_of(draft))]


def beside_others() -> None:
    lines = lines_of(three_pages)
    notice = notice_of(three_pages)
    pages, five = compose(notice), packet.sets(notice)
    ours: dict[str, Callable[[], object]] = {
        "form12b25, five sets, proved": lambda: packet.packet(notice),
        "form12b25, five sets, not proved": lambda: press(compose(notice), five, title="x"),
        "form12b25, one set, not proved": lambda: press(compose(notice), five[:1], title="x"),
        "form12b25, five sets, pressed only": lambda: press(pages, five, title="x")}
    others: dict[str, Callable[[], object]] = {
        name: lambda draw=draw: draw(lines) for name, draw in contenders.CONTENDERS.items()}  # type: ignore[misc]
    others["bare ReportLab canvas, five sets"] = lambda: contenders.canvas(lines * 5)
    times = in_turn(ours | others, 15)
    say("| after imports | median, ms | least | most | against the packet |")
    say("|---|---|---|---|---|")
    for name in sorted(times, key=times.of):
        say(f"| {name} | {times.shown(name)} | {times.of(name) / times.of('form12b25, five sets, proved'):.2f} |")
    say()
    with tempfile.TemporaryDirectory() as folder:
        draft, given, out = (Path(folder) / name for name in ("a.12b25", "lines.json", "out.pdf"))
        draft.write_bytes(document.to_bytes(three_pages))
        given.write_text(json.dumps(lines), encoding="utf-8")
        start = [sys.executable, "-X", "frozen_modules=on"]
        commands = {"form12b25 print, five sets, proved": [*start, "-m", "form12b25", "print", str(draft), "-o",
                                                           str(out), "--today", str(TODAY)]}
        commands |= {name: [*start, str(Path(contenders.__file__)), name, str(given), str(out)]
                     for name in contenders.CONTENDERS}
        commands["Python itself, doing nothing"] = [*start, "-c", ""]
        cold = in_turn({name: lambda command=command: subprocess.run(command, check=True, capture_output=True)
                        for name, command in commands.items()}, 9)  # type: ignore[misc]
    say("| cold, as a whole process | median, ms | least | most | against the packet |")
    say("|---|---|---|---|---|")
    for name in sorted(cold, key=cold.of):
        say(f"| {name} | {cold.shown(name)} | {cold.of(name) / cold.of('form12b25 print, five sets, proved'):.2f} |")
    say()
    for name, draw in contenders.CONTENDERS.items():
        with pikepdf.open(io.BytesIO(draw(lines))) as pdf:
            assert len(pdf.pages) >= 3, name


notes: list[str] = []
quantum = store.parse_answers(assets.resource("examples", "quantum-2026.answers.json"), assets.edition)
three_pages = quantum.enter(Key.FURTHER_STATEMENTS, None).enter(Key.RESULTS_CHANGE, "no").enter(
    Key.RESULTS_EXPLANATION, None).enter(Key.NARRATIVE, quantum.typed(Key.NARRATIVE)[:1200])

if __name__ == "__main__":
    one_against_five()
    beside_others()

# SPDX-License-Identifier: MIT
"""The one door to `ui/`, `resources/` and the licence, in a wheel as in a checkout."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from form12b25.form import answers, editions
from form12b25.form.draft import Draft
from form12b25.form.editions import Edition


@cache
def _root() -> Traversable:
    packed = files("form12b25") / "_assets"
    return packed if packed.is_dir() else Path(__file__).parents[2]


def ui(name: str) -> bytes:
    """The Qt Designer file of that name, without its ending."""
    return (_root() / "ui" / f"{name}.ui").read_bytes()


def resource(*path: str) -> bytes:
    """The bytes of a file under `resources/`."""
    return _root().joinpath("resources", *path).read_bytes()


def folder(name: str) -> Path:
    """A folder under `resources/`, for a library that opens its files by itself."""
    return Path(str(_root().joinpath("resources", name)))


def licence() -> str:
    """The licence of the program itself."""
    return (_root() / "LICENSE").read_text(encoding="utf-8")


def names_of_ui() -> list[str]:
    """The names of the Qt Designer files, without their ending, sorted."""
    return sorted(entry.name.removesuffix(".ui") for entry in (_root() / "ui").iterdir() if entry.name.endswith(".ui"))


def help_text(name: str) -> str:
    """A file of the help, in Markdown, by its name without its ending."""
    return resource("help", f"{name}.md").decode()


def manual_text(name: str) -> str:
    """A chapter of the manual, in Markdown, by its name without its ending."""
    return resource("manual", f"{name}.md").decode()


def manual_picture(name: str) -> bytes:
    """A picture of the manual, as a PNG file, by its name without its ending."""
    return resource("manual", "pictures", f"{name}.png")


def names_of_help() -> list[str]:
    """The names of the files of the help, without their ending, sorted."""
    folder = _root() / "resources" / "help"
    return sorted(entry.name.removesuffix(".md") for entry in folder.iterdir() if entry.name.endswith(".md"))


def example(name: str) -> Draft:
    """One of the real filings that ship with the program, as a draft."""
    return answers.from_object(answers.parse_json(resource("examples", f"{name}.answers.json").decode()), edition)


def template(name: str) -> Draft:
    """One of the templates that ship with the program, as a draft."""
    return answers.from_object(answers.parse_json(resource("templates", f"{name}.answers.json").decode()), edition)


@cache
def edition(identifier: str) -> Edition:
    """The edition with that identifier, read once."""
    return editions.read(identifier, lambda name: resource("editions", f"{name}.toml").decode())

"""The house keeps its shape: imports go down, foreign libraries have one door each, one function clears a page."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pipeline"

FLOORS = {
    **dict.fromkeys(("model", "lines"), 0),
    **dict.fromkeys(("markup", "markdown", "sentences", "sight", "locales", "terms", "placeholders", "files", "locking", "history", "store"), 1),
    **dict.fromkeys(("lexicon", "pseudo", "program"), 2),
    **dict.fromkeys(
        ("source", "segment", "catalog", "validate", "assemble", "publish", "audit", "browser_audit", "report", "interchange", "review", "serve", "executor"), 3
    ),
    "run": 4,
    "cli": 5,
    "__main__": 6,
}
"""Which rooms stand on which floor. A room may use its own modules and the floors below, never its neighbours."""

DOORS = {
    "turbohtml": "pipeline/markup/parser.py",
    "ahocorasick_rs": "pipeline/lexicon/words.py",
    "babel": "pipeline/locales.py",
    "py3langid": "pipeline/lexicon/identification.py",
    "polib": "pipeline/catalog/writer.py",
    "markdown_it": "pipeline/markdown/parser.py",
    "sentencex": "pipeline/sentences.py",
    "rapidfuzz": "pipeline/catalog/similarity.py",
    "bs4": "pipeline/audit/soup.py",
    "tinycss2": "pipeline/audit/css/",
    "cssselect2": "pipeline/audit/css/",
    "httpx": "pipeline/audit/web.py",
    "lxml": "pipeline/interchange/xml.py",
    "click": "pipeline/cli/",
    "filelock": "pipeline/locking.py",
    "playwright": "pipeline/browser_audit/chromium.py",
    "pypdfium2": "pipeline/browser_audit/paper.py",
    "distributed": "pipeline/executor/cluster.py",
    "rich": "pipeline/cli/progress.py",
    "webencodings": "pipeline/source/articles.py",
}
"""The one module, or the one room, that may import each foreign library."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(module: Path) -> str:
    first = module.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def label(module: Path) -> str:
    return module.relative_to(PACKAGE.parent).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=label)
def test_imports_only_go_down(module: Path) -> None:
    here = room(module)
    if here == "__init__":
        assert not [name for name in imported(module) if name.startswith("pipeline")]
        return
    for name in imported(module):
        parts = name.split(".")
        if parts[0] == "pipeline" and len(parts) > 1 and parts[1] not in ("__version__", "GENERATOR") and parts[1] != here:
            assert FLOORS[parts[1]] < FLOORS[here], f"{label(module)} imports {name}"


@pytest.mark.parametrize("module", MODULES, ids=label)
def test_a_foreign_library_is_imported_at_its_door_only(module: Path) -> None:
    for name in imported(module):
        door = DOORS.get(name.split(".")[0])
        inside = door is None or label(module) == door or (door.endswith("/") and label(module).startswith(door))
        assert inside, f"{label(module)} imports {name}, whose door is {door}"


def test_every_declared_dependency_has_a_door_or_is_a_parser_of_the_audit() -> None:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {requirement.split("==")[0] for requirement in project["dependencies"]}
    extras = {"playwright", "pypdfium2", "httpx", "distributed"}
    doors = {door.replace("_", "-") for door in DOORS} - extras - {"bs4", "markdown-it"}
    assert named == doors | {"beautifulsoup4", "markdown-it-py", "lxml", "html5lib"}


def test_what_is_left_of_a_cleared_page_is_made_in_one_place() -> None:
    makers = [label(module) for module in MODULES if any(called == "Passed" for called in calls(module))]
    assert makers == ["pipeline/validate/passing.py"]


def test_only_the_gate_makes_a_cleared_page() -> None:
    makers = [label(module) for module in MODULES if any(called == "Cleared" for called in calls(module))]
    assert makers == ["pipeline/validate/gate.py"]


@pytest.mark.parametrize("module", [module for module in MODULES if room(module) != "cli"], ids=label)
def test_only_the_command_line_prints_or_exits(module: Path) -> None:
    assert not {"print", "exit", "echo"} & set(calls(module))


MAY_CATCH_ALL = "pipeline/validate/gate.py"
"""A rule that fails has proven nothing: the gate says so and withholds the page."""


@pytest.mark.parametrize("module", MODULES, ids=label)
def test_nothing_swallows_every_exception(module: Path) -> None:
    allowed = 1 if label(module) == MAY_CATCH_ALL else 0
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type is not None else "everything"
            raises = any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
            if caught == "Exception" and allowed:
                allowed -= 1
                continue
            assert caught not in ("everything", "Exception", "BaseException") or raises, f"{label(module)}:{node.lineno}"


def calls(module: Path) -> Iterator[str]:
    """The plain names that a module calls; patterns of a match statement are no calls."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr

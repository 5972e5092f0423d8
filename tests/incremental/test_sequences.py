"""The law of everything that is taken over: whatever was edited in whatever order, the outcome is that of a run that knows of none before."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest

from pipeline.model import Outcome, PipelineError
from pipeline.run import gate, site, unchanged
from pipeline.run.cache import Cache
from pipeline.run.judging import Keep
from pipeline.run.project import ALL, open_project
from pipeline.run.stamps import Watch
from pipeline.store import Store
from tests.end_to_end.builders import tree
from tests.publish.projects import article, made

TODAY = date(2026, 11, 22)
_HOUR = 3600 * 1_000_000_000
TEXT = "<p>A peel takes off the outer layer of the skin.</p>"
LINKING = f'{TEXT}<p><a href="other.html">Start</a> <img src="a.svg" alt="A jar of cream"></p>'
WAIVER = """[[waivers]]
rule = "negation-lost"
warning = "sun"
locale = "de"
digest = "{digest}"
reason = "nothing"
who = "Ada"
expires = {day}
"""


class Desk:
    """A project that somebody edits. Each edit gets a time of its own, so that stamps can be trusted however quick the edits are."""

    def __init__(self, root: Path, chance: Random) -> None:
        self.root = root
        self.chance = chance
        self.time = 1_700_000_000_000_000_000
        self.today = TODAY
        self.digest = "0" * 32
        """What a waiver of the warning without its negation has to name."""

    def put(self, label: str, text: str) -> None:
        path = self.root / label
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.time += 1_000_000_007
        os.utime(path, ns=(self.time, self.time))

    def change(self, label: str, old: str, new: str) -> None:
        path = self.root / label
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            self.put(label, text.replace(old, new) if old in text else text.replace(new, old))

    def drop(self, label: str) -> None:
        (self.root / label).unlink(missing_ok=True)

    def any(self, pattern: str) -> str:
        found = sorted(path.relative_to(self.root).as_posix() for path in self.root.glob(pattern))
        return self.chance.choice(found) if found else "none"


def edit_source(desk: Desk) -> None:
    desk.change(desk.any("source/*.html"), "<p>A peel takes off the outer layer", "<h2>Rinse the skin.</h2><p>A peel takes off the outer layer")


def edit_warning(desk: Desk) -> None:
    desk.change(desk.any("source/*.html"), "Never rub the skin.", "Never rub the bare skin.")


def edit_catalogue(desk: Desk) -> None:
    desk.change(desk.any("locales/*/LC_MESSAGES/*.po"), 'msgid "Never rub the skin."', '#, fuzzy\nmsgid "Never rub the skin."')


def edit_title(desk: Desk) -> None:
    desk.change(desk.any("locales/de/LC_MESSAGES/*.po"), "Ein Peeling zu Hause", "Ein Peeling daheim")


def drop_catalogue(desk: Desk) -> None:
    desk.drop(desk.any("locales/*/LC_MESSAGES/*.po"))


def edit_contract(desk: Desk) -> None:
    desk.change("source/warnings.toml", 'articles = ["*"]', 'articles = ["*"]\nseverity = "danger"\nmentions = ["skin"]')


def narrow_contract(desk: Desk) -> None:
    desk.change("source/warnings.toml", 'articles = ["*"]', 'articles = ["peel"]')


def edit_glossary(desk: Desk) -> None:
    put_glossary(desk, desk.chance.choice(("Haut", "Leder")))


def put_glossary(desk: Desk, form: str) -> None:
    desk.put("locales/de/LC_MESSAGES/glossary.po", f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "skin"\nmsgstr "{form}"\n')


def lose_negation(desk: Desk) -> None:
    desk.change("locales/de/LC_MESSAGES/one.po", "Niemals die Haut reiben", "Die Haut reiben")


def edit_waivers(desk: Desk) -> None:
    desk.put("source/waivers.toml", WAIVER.format(day=desk.chance.choice(("2026-11-20", "2026-12-31")), digest=desk.digest))


def let_days_pass(desk: Desk) -> None:
    desk.today = desk.chance.choice((TODAY, date(2027, 1, 1)))


def edit_settings(desk: Desk) -> None:
    old, new = desk.chance.choice((("https://example.org/", "https://example.net/"), ('"de", "ar"', '"de"'), ("base_url", 'links = "keep"\nbase_url')))
    desk.change("pyproject.toml", old, new)


def add_article(desk: Desk) -> None:
    desk.put("source/other.html", article(TEXT))


def drop_article(desk: Desk) -> None:
    desk.drop("source/other.html")


def add_asset(desk: Desk) -> None:
    desk.put(desk.chance.choice(("source/a.svg", "source/a.ar.svg")), f"<svg id='{desk.chance.random()}'/>")


def drop_asset(desk: Desk) -> None:
    desk.drop(desk.any("source/*.svg"))


def touch(desk: Desk) -> None:
    desk.change(desk.any("*/*.html"), "no such text", "nor this one")


def tamper_with_a_page(desk: Desk) -> None:
    desk.change(desk.any("build/site/*/*.html"), "Haut", "Zehe")


def tamper_quietly(desk: Desk) -> None:
    """The size and the date of the page stay."""
    path = desk.root / desk.any("build/site/de/*.html")
    if path.is_file():
        stat = path.stat()
        path.write_bytes(path.read_bytes().replace(b"Niemals", b"Niemand"))
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def tamper_with_the_site(desk: Desk) -> None:
    desk.drop(desk.any("build/site/[is]*.*"))


def empty_a_page(desk: Desk) -> None:
    label = desk.any("build/site/*/*.html")
    if label != "none":
        desk.put(label, "")


def tamper_with_the_cache(desk: Desk) -> None:
    place = desk.root.parent / "store.sqlite3"
    if place.is_file():
        with sqlite3.connect(place) as connection:
            part = desk.chance.choice(("needs", "verdicts", "pages", "index"))
            connection.execute("UPDATE entries SET content = content || x'00' WHERE part = ?", (part,))
        connection.close()


def cut_the_cache_off(desk: Desk) -> None:
    place = desk.root.parent / "store.sqlite3"
    if place.is_file():
        place.write_bytes(place.read_bytes()[: desk.chance.randrange(20_000)])


EDITS: tuple[Callable[[Desk], None], ...] = (
    *(
        edit_source,
        edit_warning,
        edit_catalogue,
        edit_title,
        drop_catalogue,
        edit_contract,
        narrow_contract,
        edit_glossary,
        edit_waivers,
        let_days_pass,
        lose_negation,
    ),
    *(edit_settings, add_article, drop_article, add_asset, drop_asset, touch, tamper_with_a_page, tamper_quietly, tamper_with_the_site, empty_a_page),
    *(tamper_with_the_cache, cut_the_cache_off),
)


def cache_of(desk: Desk) -> Cache:
    return Cache(Store(desk.root.parent / "store.sqlite3", b"s" * 32), desk.root, Watch(2**62))


def built(desk: Desk) -> Outcome | str:
    """The outcome of a build that takes over what it can, as the command line runs it."""
    try:
        found = unchanged.unchanged_site(cache_of(desk), desk.today)
        return (found or site.build_changed(cache_of(desk), open_project(desk.root), desk.today)).outcome
    except PipelineError as error:
        return str(error)


def checked(desk: Desk) -> Outcome | str:
    try:
        found = unchanged.unchanged_outcome(cache_of(desk), desk.today)
        return found or gate.check_changed(cache_of(desk), open_project(desk.root), ALL, desk.today)
    except PipelineError as error:
        return str(error)


def built_clean(desk: Desk, root: Path) -> Outcome | str:
    """The outcome of a build that knows of none before, in another folder."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(desk.root, root, ignore=shutil.ignore_patterns("build"))
    try:
        outcome = site.build(open_project(root), desk.today).outcome
        assert outcome == gate.check(open_project(root), ALL, None, desk.today, Keep.VERDICTS)
    except PipelineError as error:
        return str(error)
    return outcome


def waivable(desk: Desk) -> str:
    """The digest of the warning without its negation."""
    lose_negation(desk)
    outcome = gate.check(open_project(desk.root), ALL)
    lose_negation(desk)
    (digest,) = {finding.digest for finding in outcome.findings() if finding.rule == "negation-lost"}
    assert digest is not None
    return digest


def run(desk: Desk, clean: Path, edits: Sequence[Callable[[Desk], None]]) -> None:
    for edit in edits:
        edit(desk)
    expected = built_clean(desk, clean)
    names = [edit.__name__ for edit in edits]
    if desk.chance.random() < 0.5:
        assert checked(desk) == expected, names
    assert built(desk) == expected, names
    if not isinstance(expected, str):
        assert tree(desk.root / "build/site") == tree(clean / "build/site"), names


def desk_in(folder: Path, seed: int) -> Desk:
    articles = {"peel": article(LINKING), "one": article(TEXT), "two": article(TEXT)}
    desk = Desk(made(folder / "project", articles), Random(seed))
    desk.digest = waivable(desk)
    run(desk, folder / "clean", ())
    return desk


def test_a_waiver_is_taken_over_up_to_its_last_day_and_for_its_text_alone(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, 0)
    waiver = WAIVER.format(day="2026-12-31", digest=desk.digest)
    for edit in (
        lose_negation,
        lambda desk: desk.put("source/waivers.toml", waiver),
        lambda desk: setattr(desk, "today", date(2027, 1, 1)),
        lambda desk: setattr(desk, "today", TODAY),
        lambda desk: desk.drop("source/waivers.toml"),
    ):
        run(desk, tmp_path / "clean", (edit,))


def test_a_page_that_was_tampered_with_is_made_again_whatever_its_size_and_date_say(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, 0)
    run(desk, tmp_path / "clean", (tamper_quietly,))
    run(desk, tmp_path / "clean", (tamper_quietly,))


def test_a_glossary_that_accepts_another_form_is_asked_anew(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, 0)
    desk.put("source/warnings.toml", '[warnings.sun]\narticles = ["*"]\nmentions = ["skin"]\n')
    failed = []
    for form in ("Haut", "Leder", "Haut"):
        run(desk, tmp_path / "clean", (lambda desk, form=form: put_glossary(desk, form),))  # type: ignore[misc]
        found = built(desk)
        assert not isinstance(found, str)
        failed.append([finding.rule for finding in found.findings() if finding.locale == "de"])
    assert failed[0] == failed[2] != failed[1]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_edited_the_outcome_is_that_of_a_clean_run(tmp_path: Path, seed: int) -> None:
    desk = desk_in(tmp_path, seed)
    for _ in range(7):
        run(desk, tmp_path / "clean", desk.chance.sample(EDITS, desk.chance.choice((1, 1, 2))))

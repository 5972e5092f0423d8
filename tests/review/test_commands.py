"""The ledger on the command line: sign, list, verify, and what the gate makes of it."""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline import files
from pipeline.cli.main import caveat as program
from pipeline.model import Decision
from pipeline.run import review
from pipeline.run.project import ALL, open_project
from tests.end_to_end.builders import Ran, catalogue, caveat, tree
from tests.end_to_end.repository import needs_git, repository

from .builders import GERMAN, by, ledger, project, translate

CLOCK = {"SOURCE_DATE_EPOCH": "1795342800"}
ANNA = by("Anna <anna@example.org>")
BOTH = ("--warning", "vapour", "--warning", "eyes")
REQUIRED = 'review = "required"\n'
SOURCE = "Do not inhale the vapour."


def sign(root: Path, *arguments: str, clock: int = 0) -> Ran:
    env = {"SOURCE_DATE_EPOCH": str(1795342800 + clock)}
    return caveat(root, "review", "sign", "-l", "de", *(arguments if "--reject" in arguments else (*arguments, "--accept")), env=env)


def rules(root: Path, *arguments: str) -> set[tuple[str, str | None]]:
    found = json.loads(caveat(root, "check", "--format", "json", *arguments).out)["findings"]
    return {(finding["rule"], finding["warning"]) for finding in found if finding["severity"] == "error"}


def test_with_review_required_only_signed_warnings_publish(tmp_path: Path) -> None:
    root = project(tmp_path, REQUIRED)
    assert rules(root) == {("unsigned", "vapour"), ("unsigned", "eyes")}
    assert caveat(root, "build").code == 1
    assert sign(root, *BOTH, *ANNA).code == 0
    assert caveat(root, "check").code == 0
    assert caveat(root, "build").code == 0
    assert caveat(root, "audit").code == 0
    assert caveat(root, "review", "verify").code == 0


def test_with_review_off_nothing_has_to_be_signed_but_verify_asks_all_the_same(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert caveat(root, "check").code == 0
    ran = caveat(root, "review", "verify")
    assert (ran.code, "0 of 2 warnings signed off" in ran.out) == (1, True)


def test_a_changed_translation_voids_and_a_reverted_one_restores(tmp_path: Path) -> None:
    root = project(tmp_path, REQUIRED)
    sign(root, *BOTH, *ANNA)
    translate(catalogue(root, "de"), SOURCE, "Den Dampf nicht einatmen!")
    assert rules(root) == {("voided", "vapour")}
    assert caveat(root, "review", "verify").code == 1
    translate(catalogue(root, "de"), SOURCE, GERMAN[SOURCE])
    assert rules(root) == set()


def test_a_changed_fact_of_the_contract_voids(tmp_path: Path) -> None:
    root = project(tmp_path, REQUIRED)
    sign(root, *BOTH, *ANNA)
    (root / "source/warnings.toml").write_text(
        '[warnings.vapour]\narticles = ["*"]\n[warnings.eyes]\narticles = ["*"]\n[warnings.eyes.facts]\nstrength = "must"\n'
    )
    assert rules(root) >= {("voided", "eyes")}
    assert ("voided", "vapour") not in rules(root)


def test_a_translation_that_was_signed_for_another_source_is_stale_even_with_review_off(tmp_path: Path) -> None:
    root = project(tmp_path)
    sign(root, *BOTH, *ANNA)
    new = "Do not breathe the vapour."
    for path in (root / "source/peel.html", catalogue(root, "de")):
        path.write_text(path.read_text("utf-8").replace(SOURCE, new), "utf-8")
    assert rules(root) == {("stale", "vapour")}
    assert sign(root, "--warning", "vapour", *ANNA, clock=60).code == 0
    assert rules(root) == set()


def test_a_later_rejection_undoes_an_acceptance(tmp_path: Path) -> None:
    root = project(tmp_path, REQUIRED)
    sign(root, *BOTH, *ANNA)
    sign(root, "--warning", "eyes", *by("Bo"), "--reject", "--meaning", "Too weak.", clock=60)
    ran = caveat(root, "review", "list")
    assert "eyes: rejected by Bo at 2026-11-22T10:21:00Z: Too weak." in ran.out
    assert rules(root) == {("voided", "eyes")}


def test_what_somebody_has_signed_is_not_written_again(tmp_path: Path) -> None:
    root = project(tmp_path)
    sign(root, *BOTH, *ANNA)
    before = tree(root / "locales/de/reviews")
    assert "has accepted it already" in sign(root, *BOTH, *ANNA, clock=60).out
    assert tree(root / "locales/de/reviews") == before


def test_a_sitting_is_one_file_that_is_never_rewritten(tmp_path: Path) -> None:
    root = project(tmp_path)
    sign(root, "--warning", "eyes", *ANNA)
    before = tree(root / "locales/de/reviews")
    sign(root, "--warning", "vapour", *by("Bo"), clock=60)
    after = tree(root / "locales/de/reviews")
    assert len(after) == 2
    assert before.items() <= after.items()


def test_an_altered_line_is_not_believed(tmp_path: Path) -> None:
    root = project(tmp_path, REQUIRED)
    sign(root, *BOTH, *ANNA)
    ledger(root).write_text(ledger(root).read_text("utf-8").replace("Anna", "Mallory", 1), "utf-8")
    assert rules(root) == {("signature-bad", "vapour"), ("unsigned", "vapour"), ("signature-bad", "eyes"), ("unsigned", "eyes")}
    assert "line 1 was altered after it was written" in caveat(root, "review", "verify").out


def test_a_malformed_ledger_is_unusable_input_with_its_line(tmp_path: Path) -> None:
    root = project(tmp_path)
    sign(root, *BOTH, *ANNA)
    with ledger(root).open("a") as file:
        file.write("<<<<<<< HEAD\n")
    ran = caveat(root, "check")
    assert ran.code == 3
    assert f"locales/de/reviews/{ledger(root).name}:3:" in ran.err


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_link_in_the_place_of_a_ledger_is_refused(tmp_path: Path, what: str) -> None:
    root = project(tmp_path / "project")
    sign(root, *BOTH, *ANNA)
    kept = ledger(root) if what == "file" else root / "locales/de/reviews"
    moved = tmp_path / kept.name
    shutil.move(kept, moved)
    kept.symlink_to(moved)
    ran = caveat(root, "review", "verify")
    assert (ran.code, "is a link" in ran.err) == (3, True)


def test_a_ledger_that_nobody_may_read_is_one_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path)
    sign(root, *BOTH, *ANNA)
    look = Path.iterdir

    def closed(path: Path) -> Iterator[Path]:
        if path.name == "reviews":
            raise PermissionError(errno.EACCES, "Permission denied")
        return look(path)

    monkeypatch.setattr(Path, "iterdir", closed)
    ran = caveat(root, "check")
    assert (ran.code, ran.err) == (3, "error: locales/de/reviews: cannot be read: Permission denied\n  mend: make the folder readable\n")


def test_translators_do_not_sign_their_own_work(tmp_path: Path) -> None:
    root = project(tmp_path)
    path = catalogue(root, "de")
    path.write_text(path.read_text("utf-8").replace('"Last-Translator: \\n"', '"Last-Translator: A. Weber <anna@example.org>\\n"'), "utf-8")
    ran = sign(root, *BOTH, *ANNA)
    assert (ran.code, "is the translator whom the catalogue names" in ran.err) == (3, True)
    assert not (root / "locales/de/reviews").exists()
    assert sign(root, *BOTH, *by("Bo")).code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((*ANNA, "--warning", "sun"), 2, 'has a warning "sun"'),
        ((*by(" "), "--warning", "eyes"), 2, "is empty"),
        ((*by("A\u202e"), "--warning", "eyes"), 2, "does not show"),
    ],
)
def test_a_wrong_name_is_a_usage_error(tmp_path: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = sign(project(tmp_path), *arguments)
    assert (ran.code, said in ran.err) == (code, True)


def test_a_decision_has_to_be_given(tmp_path: Path) -> None:
    assert caveat(project(tmp_path), "review", "sign", "-l", "de", *BOTH, *ANNA).code == 2


def test_what_is_not_wholly_translated_cannot_be_signed(tmp_path: Path) -> None:
    root = project(tmp_path)
    translate(catalogue(root, "de"), SOURCE, "")
    ran = sign(root, *BOTH, *ANNA)
    assert (ran.code, "not wholly translated" in ran.err) == (3, True)
    assert "vapour: not wholly translated" in caveat(root, "review", "list").out
    assert caveat(root, "review", "verify").code == 1


def walked(root: Path, keys: str, name: str = "Anna") -> Ran:
    result = CliRunner().invoke(program, ["review", *by(name), "--project", str(root)], input=keys, env=CLOCK, catch_exceptions=False)
    return Ran(result.exit_code, result.stdout, result.stderr)


def test_review_alone_walks_what_is_unsigned(tmp_path: Path) -> None:
    root = project(tmp_path)
    ran = walked(root, "a\ns\n")
    assert ran.code == 1
    assert "source: \u2068Do not inhale the vapour.\u2069" in ran.out
    assert "German: \u2068Den Dampf nicht einatmen.\u2069" in ran.out
    assert "1 of 2 warnings signed off" in caveat(root, "review", "verify").out
    again = walked(root, "a\n")
    assert (again.code, "vapour" in again.out) == (0, False)
    assert caveat(root, "review", "verify").code == 0


def test_a_walk_shows_what_changed_since_the_last_signature(tmp_path: Path) -> None:
    root = project(tmp_path)
    sign(root, *BOTH, *ANNA)
    translate(catalogue(root, "de"), SOURCE, "Den Rauch nicht einatmen.")
    ran = walked(root, "r\n", "Bo")
    assert "changed: \u2068Den \u2068[-Dampf-]\u2069\u2068{+Rauch+}\u2069 nicht einatmen.\u2069" in ran.out
    assert "last signed by Anna <anna@example.org>" in ran.out
    assert "rejected by Bo" in caveat(root, "review", "list").out


def test_a_walk_asks_nobody_twice_and_waits_for_the_second_reviewer(tmp_path: Path) -> None:
    root = project(tmp_path, "review = { reviewers = { danger = 2 } }\n")
    assert walked(root, "a\na\n").code == 0
    assert "vapour" not in walked(root, "").out
    ran = walked(root, "a\n", "Bo")
    assert "1 of 1: vapour (danger) in peel, de German" in ran.out
    assert caveat(root, "review", "verify").code == 0


def test_a_translator_is_not_asked_of_their_own_work(tmp_path: Path) -> None:
    root = project(tmp_path)
    path = catalogue(root, "de")
    path.write_text(path.read_text("utf-8").replace('"Last-Translator: \\n"', '"Last-Translator: Anna\\n"'), "utf-8")
    assert "you are its translator" in walked(root, "").out


def test_what_changes_while_it_is_read_is_not_signed(tmp_path: Path) -> None:
    root = project(tmp_path)
    opened = open_project(root)
    item = next(review.items(opened, ALL))
    reviewer = review.Reviewer("Anna", "doctor", "I read it.")
    for path, old, new in (
        (catalogue(root, "de"), "Den Dampf nicht", "Den Dampf"),
        (root / "source/peel.html", SOURCE, "Inhale the vapour."),
    ):
        kept = path.read_text("utf-8")
        path.write_text(kept.replace(old, new), "utf-8")
        with pytest.raises(files.ChangedError):
            review.append(opened, item, Decision.ACCEPTED, reviewer, "2026-11-22T10:00:00Z", None)
        path.write_text(kept, "utf-8")
    assert review.append(opened, item, Decision.ACCEPTED, reviewer, "2026-11-22T10:00:00Z", None).startswith("locales/de/reviews/20261122T100000Z-")


def test_a_walk_that_is_left_keeps_what_was_decided(tmp_path: Path) -> None:
    root = project(tmp_path)
    ran = walked(root, "a\nq\n")
    assert (ran.code, "what was decided is written" in ran.out) == (1, True)
    assert "1 of 2 warnings signed off" in caveat(root, "review", "verify").out


def test_the_manifest_records_who_signed_without_a_clock(tmp_path: Path) -> None:
    root = project(tmp_path, REQUIRED)
    sign(root, *BOTH, *by("Bo"), clock=60)
    sign(root, *BOTH, *ANNA)
    assert caveat(root, "build").code == 0
    first = tree(root / "build/site")
    pages = {page["locale"]: page for page in json.loads(first["manifest.json"])["pages"]}
    (vapour, _) = pages["de"]["warnings"]
    assert [(one["name"], one["role"], one["time"]) for one in vapour["sign_offs"]] == [
        ("Anna <anna@example.org>", "medical reviewer", "2026-11-22T10:20:00Z"),
        ("Bo", "medical reviewer", "2026-11-22T10:21:00Z"),
    ]
    assert [warning["sign_offs"] for warning in pages["en"]["warnings"]] == [[], []]
    assert caveat(root, "build").code == 0
    assert tree(root / "build/site") == first


POLICY = 'review = { mode = "required", reviewers = { danger = 2 } }\n'


@needs_git
def test_a_change_cannot_admit_itself(tmp_path: Path) -> None:
    root = project(tmp_path, POLICY)
    made = repository(root)
    made.commit("the policy")
    sign(root, *BOTH, *ANNA)
    settings = root / "caveat.toml"
    settings.write_text(settings.read_text().replace("danger = 2", "danger = 1"))
    assert caveat(root, "review", "verify").code == 0
    ran = caveat(root, "review", "verify", "--policy-from", "HEAD")
    assert ran.code == 1
    assert "warning vapour: it has 1 of 2 signatures" in ran.out


@needs_git
@pytest.mark.parametrize("revision", ["--output=x", "-h", "", "nowhere"])
def test_a_policy_from_no_revision_is_a_usage_error(tmp_path: Path, revision: str) -> None:
    root = project(tmp_path)
    repository(root).commit("first")
    before = tree(root / "source")
    assert caveat(root, "review", "verify", f"--policy-from={revision}").code == 2
    assert tree(root / "source") == before

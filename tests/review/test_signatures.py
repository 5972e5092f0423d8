"""Signatures by SSH keys: what is signed, by whom, until when, and what is not believed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.model import PipelineError
from pipeline.review import signatures
from tests.end_to_end.builders import Ran, caveat
from tests.end_to_end.repository import needs_git, repository

from .builders import by, ledger, project

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")

ANNA = by("Anna <anna@example.org>")
BOTH = ("--warning", "vapour", "--warning", "eyes")
SIGNERS = 'review = { mode = "required", signers = "signers" }\n'
REVOKED = 'review = { mode = "required", signers = "signers", revoked = "revoked" }\n'


def key(folder: Path, name: str) -> Path:
    path = folder / name
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(path)], check=True)
    return path


def admit(root: Path, who: str, path: Path, options: str = "") -> None:
    with (root / "signers").open("a") as file:
        file.write(f"{who} {options} {path.with_suffix('.pub').read_text()}")


def sign(root: Path, path: Path, *arguments: str, clock: int = 1795342800) -> Ran:
    return caveat(root, "review", "sign", "-l", "de", *BOTH, *(arguments or ANNA), "--accept", "--key", str(path), env={"SOURCE_DATE_EPOCH": str(clock)})


def verify(root: Path, *arguments: str) -> Ran:
    return caveat(root, "review", "verify", *arguments)


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """A project whose ledger Anna has signed with a key that is among the signers."""
    (tmp_path / "project").mkdir()
    root = project(tmp_path / "project", SIGNERS)
    admit(root, "anna@example.org", key(tmp_path, "anna"))
    ran = sign(root, tmp_path / "anna")
    assert (ran.code, ran.err) == (0, "")
    return root


def test_a_ledger_that_a_signer_signed_is_believed(signed: Path) -> None:
    assert verify(signed).code == 0
    assert caveat(signed, "check").code == 0
    assert ledger(signed).with_suffix(".jsonl.sig").read_text().startswith("-----BEGIN SSH SIGNATURE-----")


def test_a_ledger_without_its_signature_is_not(signed: Path) -> None:
    ledger(signed).with_suffix(".jsonl.sig").unlink()
    ran = verify(signed)
    assert (ran.code, "the file is not signed" in ran.out) == (1, True)
    assert caveat(signed, "check").code == 1


def test_a_line_that_was_added_behind_a_signature_is_not_believed(signed: Path) -> None:
    path = ledger(signed)
    path.write_bytes(path.read_bytes() + b"\n")
    ran = verify(signed)
    assert (ran.code, "signature-bad" in ran.out) == (1, True)


def test_a_key_that_is_not_among_the_signers_is_unknown(signed: Path, tmp_path: Path) -> None:
    assert sign(signed, key(tmp_path, "mallory"), *by("Mallory"), clock=1795342900).code == 0
    ran = verify(signed)
    assert (ran.code, "reviewer-unknown" in ran.out) == (1, True)
    assert caveat(signed, "check").code == 0, "Anna's signature stands"


def test_a_signer_cannot_sign_in_the_name_of_another(signed: Path, tmp_path: Path) -> None:
    admit(signed, "bo@example.org", key(tmp_path, "bo"))
    assert sign(signed, tmp_path / "bo", *by("Cleo <cleo@example.org>"), clock=1795342900).code == 0
    ran = verify(signed)
    assert (ran.code, 'the signature is not that of "cleo@example.org"' in ran.out) == (1, True)


def test_dates_of_a_key_are_held_against_the_times_of_the_sign_offs(signed: Path, tmp_path: Path) -> None:
    path = tmp_path / "anna"
    (signed / "signers").unlink()
    admit(signed, "anna@example.org", path, 'valid-before="20270101"')
    assert verify(signed).code == 0, "whatever the day of this test is"
    (signed / "signers").unlink()
    admit(signed, "anna@example.org", path, 'valid-before="20260101"')
    ran = verify(signed)
    assert (ran.code, "expired" in ran.out, "reviewer-unknown" in ran.out) == (1, True, True)


def test_a_signature_for_another_purpose_is_none_here(signed: Path, tmp_path: Path) -> None:
    path = ledger(signed)
    made = subprocess.run(["ssh-keygen", "-Y", "sign", "-n", "git", "-f", tmp_path / "anna"], input=path.read_bytes(), capture_output=True, check=True)
    path.with_suffix(".jsonl.sig").write_bytes(made.stdout)
    assert verify(signed).code == 1


def test_a_revoked_key_is_not_believed_whenever_it_signed(signed: Path, tmp_path: Path) -> None:
    settings = signed / "caveat.toml"
    settings.write_text(settings.read_text().replace(SIGNERS, REVOKED))
    assert "is not there" in verify(signed).err
    subprocess.run(["ssh-keygen", "-q", "-k", "-f", signed / "revoked", key(tmp_path, "other").with_suffix(".pub")], check=True)
    assert verify(signed).code == 0
    subprocess.run(["ssh-keygen", "-q", "-k", "-u", "-f", signed / "revoked", tmp_path / "anna.pub"], check=True)
    ran = verify(signed)
    assert (ran.code, "its key is revoked" in ran.out) == (1, True)


@needs_git
def test_a_change_cannot_add_its_own_signer(signed: Path, tmp_path: Path) -> None:
    ledgers = ledger(signed).parent
    shutil.move(ledgers, tmp_path / "kept")
    repository(signed).commit("policy and signers")
    admit(signed, "mallory@example.org", key(tmp_path, "mallory"))
    assert sign(signed, tmp_path / "mallory", *by("mallory@example.org")).code == 0
    assert verify(signed).code == 0
    ran = verify(signed, "--policy-from", "HEAD")
    assert (ran.code, "reviewer-unknown" in ran.out) == (1, True)
    shutil.rmtree(ledgers)
    shutil.move(tmp_path / "kept", ledgers)
    assert verify(signed, "--policy-from", "HEAD").code == 0


def test_a_list_of_signers_behind_a_link_is_refused(signed: Path, tmp_path: Path) -> None:
    shutil.move(signed / "signers", tmp_path / "signers")
    (signed / "signers").symlink_to(tmp_path / "signers")
    ran = verify(signed)
    assert (ran.code, "is a link" in ran.err) == (3, True)


def test_a_key_that_is_none_is_refused_in_one_message(signed: Path, tmp_path: Path) -> None:
    (tmp_path / "none").write_text("no key")
    ran = sign(signed, tmp_path / "none", *by("Bo"), clock=1795342900)
    assert (ran.code, "ssh-keygen does not sign" in ran.err) == (3, True)


def test_without_ssh_keygen_a_message_says_so(signed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ran = verify(signed)
    assert (ran.code, "ssh-keygen is not installed" in ran.err) == (3, True)


def test_one_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def forever(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("ssh-keygen", 60)

    monkeypatch.setattr(subprocess, "run", forever)
    with pytest.raises(PipelineError, match="does not end"):
        signatures.sign(b"", Path("key"))

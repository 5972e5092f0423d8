"""The door to ssh-keygen: a sitting's file is signed with a person's SSH key, and the signature is held against a list of signers.

The namespace is `caveat`, so that a signature made for git or for mail is none here. Dates of the list (valid-after, valid-before) are held against the
times of the sign-offs, never against a clock: a verdict does not change overnight. A key that left its owner's hands goes on the list of revoked keys.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Doubt, PipelineError
from pipeline.review.sittings import Sitting
from pipeline.review.standing import principal

_NAMESPACE = "caveat"
_THREADS = 8
_PATIENCE = 60
"""Seconds for one verification, which takes a fortieth of one."""


@dataclass(frozen=True, slots=True)
class Signers:
    """An allowed_signers file and a list of revoked keys, both as ssh-keygen knows them and as absolute paths."""

    file: Path
    revoked: Path | None


@dataclass(frozen=True, slots=True)
class Task:
    """A sitting, and where the file with its signature stands; None where there is none."""

    sitting: Sitting
    signature: Path | None


def verify_all(tasks: Sequence[Task], signers: Signers) -> tuple[tuple[Doubt, str] | None, ...]:
    """Why each sitting is not believed, None where it is. Several at a time; one with the same content and signature as another is asked for once."""
    distinct = {(task.sitting.content, task.signature): task for task in tasks}
    with ThreadPoolExecutor(_THREADS) as pool:
        answers = dict(zip(distinct, pool.map(lambda task: _verify(task, signers), distinct.values()), strict=True))
    return tuple(answers[task.sitting.content, task.signature] for task in tasks)


def sign(content: bytes, key: Path) -> bytes:
    """The signature of a file's content by a private key, or by an agent that holds the key of a .pub file."""
    ran = _run(["-Y", "sign", "-n", _NAMESPACE, "-f", str(key.absolute())], content, patience=None)
    if ran.returncode != 0 or not ran.stdout.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        raise PipelineError(f"ssh-keygen does not sign: {_said(ran)}", mend="give a private SSH key, or the .pub of one that ssh-agent holds", file=str(key))
    return ran.stdout


def _verify(task: Task, signers: Signers) -> tuple[Doubt, str] | None:
    sitting = task.sitting
    names = sorted({principal(sign_off.name) for sign_off in sitting.sign_offs})
    if task.signature is None:
        return Doubt.BAD, "the file is not signed"
    if len(names) > 1:
        return Doubt.BAD, f"one signature cannot be that of {' and '.join(names)}"
    signature = str(task.signature)
    allowed = str(signers.file)
    revoked = [] if signers.revoked is None else ["-r", str(signers.revoked)]
    for moment in _ends(sign_off.time for sign_off in sitting.sign_offs):
        at = f"-Overify-time={moment}"
        ran = _run(["-Y", "verify", "-n", _NAMESPACE, "-f", allowed, "-I", names[0], "-s", signature, *revoked, at], sitting.content)
        if ran.returncode != 0:
            owner = _run(["-Y", "find-principals", "-f", allowed, "-s", signature, at], b"")
            if owner.returncode != 0:
                return (
                    Doubt.UNKNOWN,
                    f'the key that signed for "{names[0]}" was not among the signers at that time: {_said(owner).replace(allowed, signers.file.name)}',
                )
            return Doubt.BAD, f'the signature is not that of "{names[0]}" under this file, or its key is revoked'
    return None


def _ends(times: Iterable[str]) -> tuple[str, ...]:
    """The first and the last moment, as ssh-keygen reads them: 20261122193000, in UTC."""
    written = sorted({time.translate(str.maketrans("", "", "-:TZ")) for time in times})
    return tuple(dict.fromkeys((written[0], written[-1])))


def _run(arguments: Sequence[str], content: bytes, patience: int | None = _PATIENCE) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"TZ": "UTC", "LC_ALL": "C"}
    try:
        return subprocess.run(["ssh-keygen", *arguments], input=content, env=environment, capture_output=True, check=False, timeout=patience)  # noqa: S603, S607  whichever the user has
    except FileNotFoundError as error:
        raise PipelineError(
            "ssh-keygen is not installed, so no signature can be made or verified", mend="install OpenSSH (on Debian: openssh-client)"
        ) from error
    except subprocess.TimeoutExpired as error:
        raise PipelineError(f"ssh-keygen does not end within {patience} seconds", mend="run it by hand on the file and see what it waits for") from error


def _said(ran: subprocess.CompletedProcess[bytes]) -> str:
    lines = [line.strip() for line in ran.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
    return lines[0] if lines else f"exit code {ran.returncode}"

"""`review` in the settings: a word, or a table that says who must sign."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeAlias, TypeVar

from pipeline.model import NO_REVIEW, Independence, Mode, PipelineError, ReviewPolicy, Severity

Wrong: TypeAlias = "Callable[[str, str, str], PipelineError]"
"""From a key, a cause and a mend to the error that also names file and line."""

E = TypeVar("E", bound=StrEnum)

_KEYS = ("mode", "reviewers", "roles", "independence", "signers", "revoked")
_MOST = 9


def read_policy(value: object, wrong: Wrong) -> ReviewPolicy:
    """Raises what `wrong` makes for a word or a key that means nothing and for a value of the wrong type. A table that says no mode means "required"."""
    if value is None:
        return NO_REVIEW
    if not isinstance(value, dict):
        return ReviewPolicy(mode=_choice("review", value, Mode.OFF, wrong))
    for key in value:
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, 1)
            raise wrong(key, "is no setting of review", f"did you mean {near[0]}?" if near else f"use one of: {', '.join(_KEYS)}")
    policy = ReviewPolicy(
        mode=_choice("mode", value.get("mode", Mode.REQUIRED.value), Mode.OFF, wrong),
        reviewers=_reviewers(value.get("reviewers", {}), wrong),
        roles=_roles(value.get("roles", []), wrong),
        independence=_choice("independence", value.get("independence", Independence.WHERE_KNOWN.value), Independence.OFF, wrong),
        signers=_path("signers", value.get("signers"), wrong),
        revoked=_path("revoked", value.get("revoked"), wrong),
    )
    if policy.revoked is not None and policy.signers is None:
        raise wrong("revoked", "means nothing without signers", 'write signers = "allowed_signers" too')
    return policy


def _choice(key: str, value: object, kind: E, wrong: Wrong) -> E:
    allowed = [member.value for member in type(kind)]
    if value not in allowed:
        raise wrong(key, f'"{value}" is no choice', f"use one of: {', '.join(allowed)}")
    return type(kind)(value)


def _reviewers(value: object, wrong: Wrong) -> Mapping[str, int]:
    severities = [severity.value for severity in Severity]
    if not isinstance(value, dict):
        raise wrong("reviewers", "is not a table from severities to numbers", "write reviewers = { danger = 2 }")
    for severity, number in value.items():
        if severity not in severities:
            raise wrong("reviewers", f'names "{severity}", which is no severity', f"use one of: {', '.join(severities)}")
        if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= _MOST:
            raise wrong("reviewers", f'has "{number}" for {severity}, which is no number of people', f"give a number from 1 to {_MOST}")
    return value


def _roles(value: object, wrong: Wrong) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(role, str) and role.strip() for role in value):
        raise wrong("roles", "is not a list of texts", 'write roles = ["medical reviewer"]')
    return tuple(value)


def _path(key: str, value: object, wrong: Wrong) -> str | None:
    if value is None:
        return None
    inside = isinstance(value, str) and value.isprintable() and not value.startswith(("/", "-")) and "\\" not in value
    if not isinstance(value, str) or not inside or any(part in ("", ".", "..") for part in value.split("/")):
        raise wrong(key, f'"{value}" is not a file inside the project', f'write {key} = "{key}"')
    return value

"""What the server gives back, and under which policy a browser may use it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

PAGE_POLICY = "frame-ancestors 'self'"
"""An article's page keeps its author's scripts and styles; no other site may show it in a frame."""
OWN_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""A page of the preview's own runs its own two files and nothing that stands in it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A response. `policy` is its Content-Security-Policy, `more` are further headers."""

    status: HTTPStatus
    content: bytes
    kind: str = "text/html; charset=utf-8"
    policy: str = OWN_POLICY
    more: Mapping[str, str] = field(default_factory=dict)


def moved(to: str) -> Answer:
    """Leads a browser on."""
    return Answer(HTTPStatus.FOUND, b"", more={"Location": to})


def refusal(status: HTTPStatus, reason: str) -> Answer:
    """Plain text that says why there is nothing else."""
    return Answer(status, f"{reason}\n".encode(), "text/plain; charset=utf-8")

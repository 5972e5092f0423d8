"""Who may ask. A page on the web can make a reader's browser send requests to this computer, and can give this computer a name of its own (DNS rebinding):
so a request has to name the server as this computer alone can, and one that comes from another site's page is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from pipeline.serve.answer import Answer, refusal

LOOPBACK = {"localhost": "127.0.0.1", "127.0.0.1": "127.0.0.1", "::1": "::1"}
"""The hosts that the server may listen on, and the address of each."""
_NAMES = ("localhost", "127.0.0.1", "[::1]")
_METHODS = ("GET", "HEAD")
_HTTP = 80


@dataclass(frozen=True, slots=True)
class Request:
    """What a request says of itself; each header as often as it was sent."""

    method: str
    target: str
    hosts: Sequence[str]
    origins: Sequence[str]


def refused(request: Request, port: int) -> Answer | None:
    """Why a request is not answered, None where it is. `port` is the one that the server listens on."""
    own = {name if port == _HTTP else f"{name}:{port}" for name in _NAMES}
    if len(request.hosts) != 1 or request.hosts[0].lower() not in own:
        return refusal(HTTPStatus.FORBIDDEN, f"This preview answers to http://localhost:{port}/ alone.")
    if any(origin.lower().removeprefix("http://") not in own for origin in request.origins):
        return refusal(HTTPStatus.FORBIDDEN, "This preview answers its own pages alone.")
    if request.method not in _METHODS:
        answer = refusal(HTTPStatus.METHOD_NOT_ALLOWED, "This preview only shows; nothing can be sent to it.")
        return Answer(answer.status, answer.content, answer.kind, more={"Allow": ", ".join(_METHODS)})
    if not request.target.startswith("/"):
        return refusal(HTTPStatus.BAD_REQUEST, "This preview is no proxy.")
    return None

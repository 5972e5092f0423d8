"""The door to httpx: fetches from one site on the web, within bounds, and from no address that the site's owner should not lead us to.

Each host is looked up once, its addresses are judged, and requests go to just the one that was judged; so neither a redirect nor a second answer of the
name server leads into the network that the audit runs in. Proxies of the environment are not used, for they would look the name up again.
Source: OWASP, "Server Side Request Forgery Prevention"; RFC 6890 (special addresses); RFC 9110, section 15.4 (redirection).
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import httpx

from pipeline.audit.deployed import AGENT, Answer, Reach
from pipeline.model import PipelineError

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_MOST_REDIRECTS = 5
_MEND = "give an address such as https://example.org/"
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is fetched: `requests`, `size` in bytes of one answer, `total` of all, `seconds` of all, `pause` in seconds between two requests."""

    requests: int = 20_000
    size: int = 20_000_000
    total: int = 500_000_000
    seconds: float = 3600.0
    pause: float = 0.1


class Web:
    """Fetches from the origin of `base` alone; to be used in a `with` statement."""

    def __init__(
        self, base: str, reach: Reach, bounds: Bounds, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._origin = origin(base)
        if not self._origin[1]:
            raise PipelineError("is no address of the web", mend=_MEND, file=base, usage=True)
        self._reach = reach
        self._bounds = bounds
        self._clock = clock
        self._sleep = sleep
        self._begun = clock()
        self._next = 0.0
        self._requests = self._total = 0
        self._addresses: dict[str, str] = {}
        self._client = httpx.Client(trust_env=False, follow_redirects=False, timeout=httpx.Timeout(20.0))

    def __enter__(self) -> Web:
        """The same."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Closes the connections."""
        self._client.close()

    def fetch(self, url: str) -> Answer:
        """What stands at an address, after at most five redirects inside the site; one that leads out of it is not followed, and is the answer.

        Raises PipelineError where the server does not answer, a bound is reached, or the address may not be asked.
        """
        for _ in range(_MOST_REDIRECTS + 1):
            if origin(url) != self._origin:
                return Answer(url, 0, "", b"")
            answer, onward = self._ask(url)
            if onward is None:
                return answer
            try:
                url = urljoin(url, onward)
            except ValueError as error:
                raise PipelineError(f"the server redirects to what is no address: {error}", mend="mend the server's redirects", file=url) from error
        raise PipelineError("the server redirects in circles", mend="mend the server's redirects", file=url)

    def slow_down(self, pause: float) -> None:
        """Waits longer between two requests, as the site's robots.txt asks; at most 10 seconds."""
        self._bounds = Bounds(self._bounds.requests, self._bounds.size, self._bounds.total, self._bounds.seconds, max(self._bounds.pause, min(pause, 10.0)))

    def _ask(self, url: str) -> tuple[Answer, str | None]:
        self._wait(url)
        split = urlsplit(url)
        host = split.hostname or ""
        port = split.port or _PORTS[split.scheme]
        asked = httpx.URL(url).copy_with(host=self._address(host, port, url))
        headers = {"Host": split.netloc.rpartition("@")[2], "User-Agent": AGENT, "Accept": "text/html, */*;q=0.5"}
        request = self._client.build_request("GET", asked, headers=headers, extensions={"sni_hostname": host})
        try:
            response = self._client.send(request, stream=True)
            try:
                onward = response.headers.get("location") if response.status_code in _REDIRECTS else None
                data = b"" if onward is not None else self._body(response, url)
            finally:
                response.close()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise PipelineError(f"the server does not answer: {error}", mend="try again when it does", file=url) from error
        return Answer(url, response.status_code, response.headers.get("content-type", ""), data), onward

    def _body(self, response: httpx.Response, url: str) -> bytes:
        parts: list[bytes] = []
        size = 0
        for part in response.iter_bytes():
            parts.append(part)
            size += len(part)
            self._total += len(part)
            if size > self._bounds.size:
                raise _beyond(f"the answer is larger than {self._bounds.size} bytes", url)
            if self._total > self._bounds.total:
                raise _beyond(f"the site is larger than {self._bounds.total} bytes", url)
            if self._clock() - self._begun > self._bounds.seconds:
                raise _beyond(f"the audit takes longer than {self._bounds.seconds:g} seconds", url)
        return b"".join(parts)

    def _wait(self, url: str) -> None:
        now = self._clock()
        self._requests += 1
        if self._requests > self._bounds.requests:
            raise _beyond(f"the site asks for more than {self._bounds.requests} requests", url)
        if now - self._begun > self._bounds.seconds:
            raise _beyond(f"the audit takes longer than {self._bounds.seconds:g} seconds", url)
        if now < self._next:
            self._sleep(self._next - now)
        self._next = max(now, self._next) + self._bounds.pause

    def _address(self, host: str, port: int, url: str) -> str:
        if host not in self._addresses:
            try:
                found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
            except (OSError, UnicodeError) as error:
                raise PipelineError(f"the host {host} is not known: {error}", mend="check the address", file=url) from error
            for address in found:
                self._judge(address, host, url)
            self._addresses[host] = found[0]
        return self._addresses[host]

    def _judge(self, address: str, host: str, url: str) -> None:
        reason = refusal(address, self._reach)
        if reason is not None:
            mend = (
                "use --allow-loopback if you mean this computer" if "loopback" in reason else "audit a site on the public web, or the folder that was uploaded"
            )
            raise PipelineError(f"{host} is at {address}, {reason}", mend=mend, file=url, usage=True)


def refusal(address: str, reach: Reach) -> str | None:
    """Why an IP address may not be asked; None where it may."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        ip = ip.ipv4_mapped or ip.sixtofour or ip
    if ip.is_loopback:
        return None if reach is Reach.LOOPBACK else "a loopback address"
    if ip.is_multicast or not ip.is_global:
        return "no address of the public web"
    return None


def origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address; the host is "" where it is none of the web's. Raises PipelineError (usage) where it is no address."""
    try:
        split = urlsplit(url)
        port = split.port
    except ValueError as error:
        raise PipelineError(f"is no address: {error}", mend=_MEND, file=url, usage=True) from error
    if split.scheme not in _PORTS or not split.hostname:
        return split.scheme, "", 0
    return split.scheme, split.hostname.lower(), port or _PORTS[split.scheme]


def _beyond(cause: str, url: str) -> PipelineError:
    return PipelineError(f"{cause}, so it cannot be audited as a whole", mend="audit the folder that was uploaded", file=url)

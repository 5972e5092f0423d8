"""The door to Playwright: opens a site's files in the system's Chromium, without a server and without the network."""

from __future__ import annotations

import base64
import mimetypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from pipeline.browser_audit.views import Box, View
from pipeline.model import PipelineError

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, JSHandle, Page, Request, Route

_ORIGIN = "http://site.invalid"
"""Where the pages seem to stand. RFC 6761 keeps the name out of every network; requests for it are answered from files."""
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_OPTIONS = (
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--force-color-profile=srgb",
    "--disable-frame-rate-limit",
    "--disable-gpu-vsync",
)
_LATER = 10_000
"""Milliseconds that the page's own clock is put forward: what a script does to a warning within ten seconds is seen."""
_MODIFIES = frozenset(("document", "stylesheet", "script", "font"))
"""The kinds of requests whose answer can change how a text looks."""


class Script:
    """An object that a script made in the page."""

    def __init__(self, handle: JSHandle) -> None:
        self._handle = handle

    def evaluate(self, function: str, argument: Any = None) -> Any:
        """What a function of the object and the argument answers, as JSON has it."""
        return self._handle.evaluate(function, argument)


class Browser:
    """One page in one browser. `refused` are the addresses outside the site that the page in it asked for, where they could change its look."""

    def __init__(self, context: BrowserContext, root: Path) -> None:
        self.refused: list[str] = []
        self._root = root.resolve()
        context.route("**/*", self._answer)
        self._page: Page = context.new_page()
        self._scales: Page = context.new_page()
        self._page.bring_to_front()
        self._protocol = context.new_cdp_session(self._page)

    def open(self, path: str, view: View) -> None:
        """Loads a page of the site and lets its scripts run, as far as ten seconds from now."""
        self.refused = []
        self.arrange(view)
        self._page.clock.install()
        self._page.goto(f"{_ORIGIN}/{quote(path)}", wait_until="load")
        self._page.evaluate("document.fonts.ready.then(() => null)")
        self._page.clock.run_for(_LATER)
        self._page.clock.resume()

    def arrange(self, view: View) -> None:
        """Gives the window the view's size, scale, medium and colour scheme; tells the page where it is printed."""
        size = {"width": view.width, "height": view.height, "deviceScaleFactor": view.scale, "mobile": False}
        self._protocol.send("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": "prefers-color-scheme", "value": view.scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]
        self._protocol.send("Emulation.setEmulatedMedia", {"media": view.media, "features": features})
        if view.media == "print":
            self._page.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    def look(self, script: str) -> Script:
        """The object that a script makes of the page."""
        return Script(self._page.evaluate_handle(script))

    def evaluate(self, script: str, argument: Any = None) -> Any:
        """What a script answers in the page, as JSON has it."""
        return self._page.evaluate(script, argument)

    def weigh(self, script: str, argument: Any) -> Any:
        """What a script answers in an empty page, away from the site's own scripts."""
        return self._scales.evaluate(script, argument)

    def shoot(self, box: Box) -> str:
        """A part of the window as it is, as PNG in base64. `box` is in CSS pixels of the whole page."""
        return self._shoot(box, {})

    def crop(self, box: Box) -> bytes:
        """A part of the page, in the window or not, as PNG. `box` is in CSS pixels of the whole page."""
        return base64.b64decode(self._shoot(box, {"captureBeyondViewport": True}))

    def _shoot(self, box: Box, more: dict[str, Any]) -> str:
        clip = {"x": max(0.0, box.left), "y": max(0.0, box.top), "width": max(1.0, box.width), "height": max(1.0, box.height), "scale": 1}
        asked = {"format": "png", "optimizeForSpeed": True, "clip": clip, **more}
        return str(self._protocol.send("Page.captureScreenshot", asked)["data"])

    def pdf(self) -> bytes:
        """The page as it comes out on paper, A4 unless its styles want another, with its backgrounds: as PDF."""
        return self._page.pdf(format="A4", prefer_css_page_size=True, print_background=True)

    def document(self) -> dict[str, Any]:
        """The page's elements and texts, as the DevTools protocol has them (`DOM.Node`)."""
        node: dict[str, Any] = self._protocol.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
        return node

    def accessibility(self) -> list[dict[str, Any]]:
        """What assistive technology is told, as the DevTools protocol has it (`Accessibility.AXNode`)."""
        nodes: list[dict[str, Any]] = self._protocol.send("Accessibility.getFullAXTree")["nodes"]
        return nodes

    def _answer(self, route: Route, request: Request) -> None:
        address = urlsplit(request.url)
        if f"{address.scheme}://{address.netloc}" != _ORIGIN:
            if request.resource_type in _MODIFIES:
                self.refused.append(request.url)
            route.abort()
            return
        file = (self._root / unquote(address.path).lstrip("/")).resolve()
        file = file / "index.html" if file.is_dir() else file
        if not file.is_relative_to(self._root) or not file.is_file():
            route.fulfill(status=404)
            return
        route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "application/octet-stream")


@contextmanager
def browser(root: Path) -> Iterator[Browser]:
    """A browser that knows the files of the site in `root` and nothing else.

    Raises PipelineError, as a usage error, where Playwright or a Chromium is not installed, and where the browser fails.
    """
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415  an extra: the other commands do without
    except ImportError:
        raise PipelineError("the browser audit needs Playwright, which is not installed", mend="pip install 'caveat[browser]'", usage=True) from None
    program = chromium()
    try:
        with sync_playwright() as playwright:
            # Chromium refuses its sandbox to root, as which CI runs; the pages are the project's own and nothing is loaded from elsewhere.
            options = [*_OPTIONS, "--no-sandbox"] if os.geteuid() == 0 else list(_OPTIONS)
            opened = playwright.chromium.launch(executable_path=program, args=options)
            try:
                yield Browser(opened.new_context(service_workers="block", reduced_motion="reduce"), root)
            finally:
                opened.close()
    except Error as error:
        raise PipelineError(
            f"the browser failed: {error.message.strip().splitlines()[0]}", mend=f"see whether {program} starts; try again", file=root.as_posix()
        ) from error


def chromium() -> str:
    """The path of the Chromium to use: that which the variable CAVEAT_CHROMIUM names, else the system's. Raises PipelineError where there is none."""
    named = os.environ.get("CAVEAT_CHROMIUM")
    found = next(filter(None, map(shutil.which, (named,) if named else _PROGRAMS)), None)
    if found is None:
        raise PipelineError(
            f"CAVEAT_CHROMIUM names no program: {named}" if named else "the browser audit needs Chromium, which is not installed",
            mend="install it (on Debian: apt-get install chromium), or name its program in the variable CAVEAT_CHROMIUM",
            usage=True,
        )
    return found

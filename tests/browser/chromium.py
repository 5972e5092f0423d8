"""Opens a page in a real browser and gives back what a script on it wrote into the title, as JSON."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--dump-dom",
)  # fmt: skip

REAL = [pytest.mark.browser, pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")]
"""The marks of tests that open it."""


def opened(page: bytes, folder: Path) -> dict[str, object]:
    """What the page wrote into its title."""
    file = folder / "page.html"
    file.write_bytes(page)
    assert BROWSER is not None
    done = subprocess.run(
        [BROWSER, *OPTIONS, f"--user-data-dir={folder / 'profile'}", file.as_uri()], capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )
    title = re.search(r"<title>(\{.*?\})</title>", done.stdout, re.DOTALL)
    assert title is not None, f"the script did not run; exit {done.returncode}: {done.stderr[-2000:]}"
    result: dict[str, object] = json.loads(html.unescape(title.group(1)))
    return result

"""Every page that publishing writes is HTML as the standard has it: for html5lib's strict parser, and for the W3C's Nu checker where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import html5lib
import pytest

from tests.end_to_end.builders import caveat

from .projects import WARNING, article, built, made, untranslate

ROOT = Path(__file__).parent.parent.parent
CHECKER = Path(os.environ.get("CAVEAT_VNU") or ROOT / "build/nu/node_modules/vnu-jar/build/dist/vnu.jar")
"""Where `make nu` puts it."""
BODY = """<div data-partial-notice></div><p>Rinse the skin.</p><p>Seen on <time datetime="2026-03-01T23:30" data-format="long native">1 March 2026</time>.</p>
<p>Start <img src="arrow.svg" alt="A jar of cream" data-mirror> <svg viewBox="0 0 9 9" data-mirror><title>Skin</title><path d="M0 0h9"/></svg></p>"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The site of the real article, and a small one with all that publishing adds: notices, a page withheld, an index of several articles."""
    real = tmp_path_factory.mktemp("real")
    for part in ("source", "locales"):
        shutil.copytree(ROOT / part, real / part)
    shutil.copy(ROOT / "pyproject.toml", real)
    small = made(tmp_path_factory.mktemp("small"), {"peel": article(BODY), "skin/other": article("<p>Skin</p>")}, files={"source/arrow.svg": "<svg/>"})
    untranslate(small, "de", "peel", "Rinse")
    untranslate(small, "ar", "skin/other", "Never rub")
    assert caveat(small, "build").code == 1
    return [built(real), small / "build/site"]


def test_the_sites_have_what_publishing_writes(sites: list[Path]) -> None:
    text = {path.relative_to(site).as_posix(): path.read_text("utf-8") for site in sites for path in site.rglob("*.html")}
    assert len(text) == 17 + 1 + 6
    assert "caveat-partial" in text["de/peel.html"]
    assert "noindex" in text["ar/skin/other.html"]
    assert text["ar/peel.html"].count("scale: -1 1") == 2


def test_a_strict_parser_accepts_every_page(sites: list[Path]) -> None:
    for page in (page for site in sites for page in site.rglob("*.html")):
        html5lib.HTMLParser(strict=True).parse(page.read_bytes())


@pytest.mark.skipif(shutil.which("java") is None or not CHECKER.is_file(), reason="the Nu checker is not installed: make nu, or name vnu.jar in CAVEAT_VNU")
def test_the_nu_checker_accepts_every_page_and_style_sheet(sites: list[Path]) -> None:
    ran = subprocess.run(["java", "-jar", str(CHECKER), "--also-check-css", "--skip-non-html", *map(str, sites)], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_page_with_an_error_would_be_found() -> None:
    with pytest.raises(html5lib.html5parser.ParseError):
        html5lib.HTMLParser(strict=True).parse(article(f"<p><i>{WARNING}</i>").encode())

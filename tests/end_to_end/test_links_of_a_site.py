"""Every address of a built site is followed as a browser follows it: inside the site it leads to a file, and to a place on its page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import polib
import pytest
from bs4 import BeautifulSoup, Tag

from .builders import caveat, translation, write

SITE = "https://example.org/help/"
SETTINGS = '[tool.caveat]\nsource_locale = "en"\nlocales = ["de", "ar"]\n'
WARNING = '<p data-warning="sun" data-severity="danger">Keep out of the sun.</p>'

START = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Start</title>
<link rel="icon" href="img/one.svg"><link rel="stylesheet" href="style.css"><link rel="next" href="skin/peel.md">
<link rel="preload" as="image" imagesrcset="img/one.svg 1x, img/two%20jars.svg 2x"></head>
<body><nav data-locales></nav><main><h1 id="top">Start</h1>
<p>Read about <a href="skin/peel.md">peels</a>, <a href="skin/peel.html#after-the-peel">what follows</a>,
<a href="skin/peel.md?print=1#sun-and-skin">the sun</a>,
<a href="skin/after%20care.markdown">care</a>, <a href="old.htm#end">the old page</a>, <a href="skin/deep/based.html#x">a page with a base</a>,
<a href="#top">the top</a>,
<a href="الوقاية.md#{{}}">prevention</a>, <a href="img/leaflet.txt">the leaflet</a>, <a href="https://example.com/a.md">another site</a>.</p>
{WARNING}
<img src="img/one.svg" srcset="img/one.svg 1x, img/two%20jars.svg 2x" alt="A jar">
<video poster="img/two jars.svg" src="img/film.webm"><track src="img/film.vtt" label="Words"></video>
<object data="img/one.svg"></object><svg><use xlink:href="img/one.svg#drop" href="img/one.svg#drop"/></svg>
<map name="m"><area href="skin/peel.md#sun-and-skin" alt="The sun"></map>
</main></body></html>
"""
PEEL = """# Peels

## After the peel

See [the start](../start.html#top), [care](<after care.markdown#at-night>), [itself](peel.md#sun-and-skin), [here](#sun-and-skin), [old](../old.htm),
[base](deep/based.html).

![A jar](../img/two%20jars.svg)

::: warning {#sun severity=danger}
Keep out of the sun. Read [this](../start.html).
:::

## Sun and skin

<p>Raw: <a href="after care.markdown#at-night">care</a> <img src="img/near.svg" srcset="img/near.svg 1x, ../img/one.svg 2x" alt="A drop"></p>

[care]: <after care.markdown>
A reference to [care].
"""
CARE = "# Care\n\n## At night {#at-night}\n\nGo [on](peel.md).\n\n> [!WARNING] {#sun severity=danger}\n> Keep out of the sun.\n"
BASED = f"""<!doctype html><html><head><title>Based</title><base href="../"></head><body><div data-locales></div>
<h1 id="x">Based</h1><p><a href="peel.md#sun-and-skin">Peels</a> <a href="../start.html#top">Start</a> <a href="deep/based.html#x">Itself</a></p>
<img src="img/near.svg" alt="A drop">{WARNING}</body></html>
"""
OLD = f"<title>Old</title><p id=end>Old, see <a href=start.html>the start</a> and <a href='../start.html'>outside</a>.{WARNING}"
ARABIC = "# الوقاية من الشمس\n\nText, [start](start.html).\n\n> [!WARNING] {#sun severity=danger}\n> Keep out of the sun.\n"
FILES = {
    "source/start.html": START.replace("{}", "الوقاية-من-الشمس"),
    "source/old.htm": OLD.replace(" and <a href='../start.html'>outside</a>", ""),
    "source/skin/peel.md": PEEL,
    "source/skin/after care.markdown": CARE,
    "source/skin/deep/based.html": BASED,
    "source/الوقاية.md": ARABIC,
    "source/style.css": "p { color: #000 }",
    **{
        f"source/{name}": f"<svg xmlns='http://www.w3.org/2000/svg'><g id='drop'/></svg>{name}"
        for name in ("img/one.svg", "img/two jars.svg", "skin/img/near.svg")
    },
    **{f"source/img/{name}": name for name in ("film.webm", "film.vtt", "leaflet.txt")},
}

TRANSLATIONS = {
    "Old": ("Alt", "قديم"),
    "Old, see <a1>the start</a1>.": ("Alt, siehe <a1>den Anfang</a1>.", "قديم، انظر <a1>البداية</a1>."),
    "Keep out of the sun.": ("Meiden Sie die Sonne.", "تجنب الشمس."),
    "Keep out of the sun. Read <a1>this</a1>.": ("Meiden Sie die Sonne. Lesen Sie <a1>dies</a1>.", "تجنب الشمس. اقرأ <a1>هذا</a1>."),
    "Care": ("Pflege", "العناية"),
    "At night": ("In der Nacht", "في الليل"),
    "Go <a1>on</a1>.": ("Lesen Sie <a1>weiter</a1>.", "تابع <a1>القراءة</a1>."),
    "Based": ("Mit Basis", "صفحة ذات أساس"),
    "<a1>Peels</a1> <a2>Start</a2> <a3>Itself</a3>": (
        "<a1>Peelings</a1> <a2>Anfang</a2> <a3>Diese Seite</a3>",
        "<a1>أنواع التقشير</a1> <a2>البداية</a2> <a3>هذه الصفحة</a3>",
    ),
    "A drop": ("Ein Tropfen", "قطرة"),
    "Peels": ("Peelings", "أنواع التقشير"),
    "After the peel": ("Nach dem Peeling", "بعد التقشير"),
    "See <a1>the start</a1>, <a2>care</a2>, <a3>itself</a3>, <a4>here</a4>, <a5>old</a5>, <a6>base</a6>.": (
        "Siehe <a1>Anfang</a1>, <a2>Pflege</a2>, <a3>diese Seite</a3>, <a4>hier</a4>, <a5>alt</a5>, <a6>Basis</a6>.",
        "انظر <a1>البداية</a1> و<a2>العناية</a2> و<a3>هذه الصفحة</a3> و<a4>هنا</a4> و<a5>القديم</a5> و<a6>الأساس</a6>.",
    ),
    "A jar": ("Ein Tiegel", "وعاء"),
    "Sun and skin": ("Sonne und Haut", "الشمس والبشرة"),
    "Raw: <a1>care</a1> <img2/>": ("Roh: <a1>Pflege</a1> <img2/>", "خام: <a1>العناية</a1> <img2/>"),
    "A reference to <a1>care</a1>.": ("Ein Verweis auf <a1>die Pflege</a1>.", "إحالة إلى <a1>العناية</a1>."),
    "Start": ("Anfang", "البداية"),
    "Read about <a1>peels</a1>, <a2>what follows</a2>, <a3>the sun</a3>, <a4>care</a4>, <a5>the old page</a5>, <a6>a page with a base</a6>, "
    "<a7>the top</a7>, <a8>prevention</a8>, <a9>the leaflet</a9>, <a10>another site</a10>.": (
        (
            "Lesen Sie über <a1>Peelings</a1>, <a2>was folgt</a2>, <a3>die Sonne</a3>, <a4>Pflege</a4>, <a5>die alte Seite</a5>, <a6>eine mit Basis</a6>, "
            "<a7>den Seitenanfang</a7>, <a8>Vorbeugung</a8>, <a9>das Merkblatt</a9>, <a10>eine andere Website</a10>."
        ),
        (
            "اقرأ عن <a1>أنواع التقشير</a1> و<a2>ما يليه</a2> و<a3>الشمس</a3> و<a4>العناية</a4> و<a5>الصفحة القديمة</a5> و<a6>صفحة ذات أساس</a6> "
            "و<a7>أعلى الصفحة</a7> و<a8>الوقاية</a8> و<a9>النشرة</a9> و<a10>موقع آخر</a10>."
        ),
    ),
    "Words": ("Wörter", "كلمات"),
    "The sun": ("Die Sonne", "الشمس"),
    "الوقاية من الشمس": ("Schutz vor der Sonne", "الوقاية من الشمس"),
    "Text, <a1>start</a1>.": ("Text, <a1>Anfang</a1>.", "نص، <a1>البداية</a1>."),
}


@dataclass(frozen=True, slots=True)
class Address:
    """An address of a page, as written and as a browser resolves it."""

    page: str
    attribute: str
    written: str
    url: str
    language: str | None


def addresses(page: str, soup: BeautifulSoup) -> Iterator[Address]:
    """Every address that a browser or a search engine follows."""
    base = soup.find("base", href=True)
    own = urljoin(SITE, page)
    start = urljoin(own, str(base["href"])) if isinstance(base, Tag) else own
    for element in soup.find_all(True):
        for name, value in element.attrs.items():
            if name in ("srcset", "imagesrcset"):
                written = [candidate.split()[0] for candidate in str(value).split(",")]
            elif name in ("href", "src", "poster", "data", "xlink:href", "action", "cite") and element.name != "base":
                written = [str(value)]
            else:
                continue
            for address in written:
                yield Address(page, f"<{element.name} {name}>", address, urljoin(start, address), element.get("hreflang"))  # type: ignore[arg-type]


def pages(site: Path) -> dict[str, BeautifulSoup]:
    return {path.relative_to(site).as_posix(): BeautifulSoup(path.read_bytes(), "html5lib") for path in sorted(site.rglob("*.html"))}


def broken(site: Path) -> list[str]:
    """The addresses that lead to nothing, or to another language than they say."""
    read = pages(site)
    notices = {entry["path"] for entry in json.loads((site / "manifest.json").read_bytes())["pages"] if entry["verdict"] == "withheld"}
    found = []
    for address in (address for page, soup in read.items() for address in addresses(page, soup)):
        target, _, fragment = address.url.partition("#")
        if not target.startswith(SITE):
            continue
        path = unquote(urlsplit(target).path).removeprefix(urlsplit(SITE).path) or "index.html"
        if not (site / path).is_file():
            found.append(f"{address.page}: {address.attribute} {address.written}: there is no {path}")
        elif fragment and path in read and path not in notices and read[path].find(id=unquote(fragment)) is None:
            found.append(f"{address.page}: {address.attribute} {address.written}: {path} has no such place")
        elif path in read and not _speaks(address, path, address.page in notices):
            found.append(f"{address.page}: {address.attribute} {address.written}: leaves the locale for {path}")
    return found


def _speaks(address: Address, path: str, notice: bool) -> bool:
    """Whether a link leads to the locale that it names, or else to its own page's; a notice leads to the source."""
    here, there = address.page.split("/")[0], path.split("/", maxsplit=1)[0]
    if here == "index.html":
        return True
    wanted = {"x-default": "en", None: here}.get(address.language, address.language)
    return there == wanted or (notice and there == "en")


def built(root: Path, settings: str, *, withheld: bool) -> Path:
    write(root, {"pyproject.toml": SETTINGS + settings, **FILES})
    assert caveat(root, "update").code == 0
    for path in sorted(root.glob("locales/*/LC_MESSAGES/**/*.po")):
        catalogue = polib.pofile(str(path), wrapwidth=0)
        for entry in catalogue:
            harmed = withheld and path.stem == "peel" and "/de/" in path.as_posix() and entry.msgctxt
            entry.msgstr = "" if harmed else translation(entry.msgid, path.relative_to(root / "locales").parts[0], TRANSLATIONS)
        catalogue.save()
    assert caveat(root, "build").code == int(withheld)
    return root / "build/site"


@pytest.mark.parametrize("settings", ["", f'base_url = "{SITE}"\n', 'metadata = "keep"\n'], ids=["address unknown", "address known", "nothing added"])
@pytest.mark.parametrize("withheld", [False, True], ids=["all cleared", "a page withheld"])
def test_no_link_inside_a_built_site_is_broken(tmp_path: Path, settings: str, withheld: bool) -> None:
    site = built(tmp_path, settings, withheld=withheld)
    assert broken(site) == []
    assert sum(1 for page, soup in pages(site).items() for _ in addresses(page, soup)) > 100


def test_a_link_to_a_withheld_page_leads_to_its_notice(tmp_path: Path) -> None:
    site = built(tmp_path, "", withheld=True)
    start = (site / "de/start.html").read_text("utf-8")
    assert 'href="skin/peel.html"' in start
    notice = BeautifulSoup((site / "de/skin/peel.html").read_bytes(), "html5lib")
    assert [urljoin(f"{SITE}de/skin/peel.html", str(link["href"])) for link in notice.select("a")] == [f"{SITE}en/skin/peel.html"]


def test_the_places_on_a_page_have_the_same_names_in_every_locale(tmp_path: Path) -> None:
    read = pages(built(tmp_path, "", withheld=False))
    for page in (page for page in read if page.startswith("en/")):
        names = [[str(element["id"]) for element in read[page.replace("en/", f"{tag}/", 1)].select("[id]")] for tag in ("en", "de", "ar")]
        assert names[0]
        assert names[1:] == [names[0], names[0]]


def test_no_page_of_the_site_links_to_a_file_of_an_article(tmp_path: Path) -> None:
    site = built(tmp_path, "", withheld=False)
    left = [address for page, soup in pages(site).items() for address in addresses(page, soup) if re.search(r"\.(?:md|markdown|htm)(?:[?#]|\Z)", address.url)]
    assert [address.written for address in left if address.url.startswith(SITE)] == []
    assert {address.written for address in left} == {"https://example.com/a.md"}


@pytest.mark.parametrize(
    "change",
    [('href="old.htm#end"', 'href="older.htm"'), ("#after-the-peel", "#before"), ("img/film.vtt", "img/film.txt"), ("img/two%20jars.svg 2x", "img/x.svg 2x")],
)
def test_the_crawl_finds_a_link_that_is_broken(tmp_path: Path, change: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FILES, "source/start.html", FILES["source/start.html"].replace(*change))
    assert len(broken(built(tmp_path, "", withheld=False))) in (3, 6)


def test_a_base_that_leads_out_of_the_site_needs_its_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = BASED.replace('href="../"', 'href="https://cdn.example.com/"')
    monkeypatch.setitem(FILES, "source/skin/deep/based.html", outside)
    write(tmp_path, {"pyproject.toml": SETTINGS, **FILES})
    ran = caveat(tmp_path, "build")
    assert ran.code == 3
    assert ran.err.startswith("error: source/skin/deep/based.html: ")
    write(tmp_path, {"pyproject.toml": f'{SETTINGS}metadata = "keep"\n'})
    assert caveat(tmp_path, "build").code == 1
    write(tmp_path, {"pyproject.toml": f'{SETTINGS}base_url = "{SITE}"\n'})
    assert caveat(tmp_path, "build").code == 1
    page = BeautifulSoup((tmp_path / "build/site/en/skin/deep/based.html").read_bytes(), "html5lib")
    assert [str(link["href"]) for link in page.select("[hreflang=x-default]")] == [f"{SITE}en/skin/deep/based.html"]

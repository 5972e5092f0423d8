"""A small built site, as publishing would leave it, that tests can damage."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pipeline.audit import Audited, audit_site
from pipeline.model import Contract, Place, Requirement, Severity

GERMAN = """<!doctype html>
<html lang="de" dir="ltr">
<head><meta charset="utf-8"><title>Peelings</title></head>
<body>
<header><p>Patienteninformation</p></header>
<main>
<h1>Peelings</h1>
<!-- L10N: a note -->
<ul>
<li>Rötungen klingen ab.
<li data-warning="sun" data-severity="caution">Meiden Sie <strong>14 Tage</strong> lang die Sonne.
</ul>
<div class="box" data-warning="pregnancy" data-severity="danger"><p><span aria-hidden="true">⚠</span> Gefahr</p>
<p>Kein Peeling, wenn Sie <strong>schwanger</strong> sind. Siehe <code>PIL-7</code>.</p>
<p data-warning="nursing">Auch nicht in der Stillzeit.</p>
<p>Fragen Sie Ihre Ärztin.</p></div>
<details><summary>Mehr</summary><p>Nur Beiwerk.</p></details>
<p class="call"><a href="/buchen">Termin buchen</a></p>
</main>
<footer><p translate="no">Caveat</p></footer>
</body>
</html>
"""
ARABIC = """<!doctype html>
<html lang="ar" dir="rtl">
<head><meta charset="utf-8"><title>التقشير</title></head>
<body><main>
<p data-warning="sun" data-severity="caution">تجنب الشمس <strong>١٤ يومًا</strong> بعد التقشير.</p>
<p data-warning="pregnancy" data-severity="danger">لا تقشير أثناء الحمل.</p>
<p data-warning="nursing">ولا أثناء الرضاعة.</p>
</main></body>
</html>
"""
NOTICE = """<!doctype html>
<html lang="fr" dir="ltr"><head><meta charset="utf-8"><title>Peelings</title></head>
<body><main><p>Cette page n’est pas publiée.</p></main></body></html>
"""
DE, AR, FR = "de/peel.html", "ar/peel.html", "fr/peel.html"

_WARNINGS = {
    DE: [
        ("sun", "caution", ["Meiden Sie ", "14 Tage", " lang die Sonne."]),
        ("pregnancy", "danger", ["⚠", "Gefahr", "Kein Peeling, wenn Sie ", "schwanger", " sind. Siehe ", ".", "Fragen Sie Ihre Ärztin."]),
        ("nursing", None, ["Auch nicht in der Stillzeit."]),
    ],
    AR: [
        ("sun", "caution", ["تجنب الشمس ", "١٤ يومًا", " بعد التقشير."]),
        ("pregnancy", "danger", ["لا تقشير أثناء الحمل."]),
        ("nursing", None, ["ولا أثناء الرضاعة."]),
    ],
    FR: [],
}


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def listed_warning(identity: str, severity: str | None, texts: list[str]) -> dict[str, Any]:
    return {"id": identity, "severity": severity, "texts": list(texts), "digest": sha256("\n".join(texts).encode())}


def requirement(identity: str, *, articles: tuple[str, ...] = ("peel",), before: str | None = None) -> Requirement:
    return Requirement(identity, Severity.WARNING, articles, (), before, Place("source/warnings.toml", 3))


def contract(*requirements: Requirement) -> Contract:
    return Contract("source/warnings.toml", requirements, written=True)


class Site:
    """Three pages (`DE` and `AR` cleared, `FR` withheld), an index and a style sheet in a folder, with their manifest."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.manifest: dict[str, Any] = {"version": 1, "generator": "caveat 0.1.0", "source_locale": "en", "inputs": sha256(b""), "pages": [], "files": []}
        for path, text in ((DE, GERMAN), (AR, ARABIC), (FR, NOTICE)):
            self.add_page(path, text, [listed_warning(*warning) for warning in _WARNINGS[path]])
        for path, text in (("index.html", "<!doctype html><title>Languages</title>"), ("style.css", "p { margin: 0 }")):
            self.write(path, text)
            self.manifest["files"].append({"path": path, "digest": sha256(text.encode())})
        self.save()

    def add_page(self, path: str, text: str, warnings: list[dict[str, Any]]) -> None:
        locale, _, name = path.partition("/")
        self.write(path, text)
        self.manifest["pages"].append(
            {
                "path": path,
                "article": name.removesuffix(".html"),
                "locale": locale,
                "lang": locale,
                "dir": "rtl" if locale == "ar" else "ltr",
                "verdict": "cleared" if warnings else "withheld",
                "source": sha256(b"source"),
                "catalogue": None,
                "output": sha256(text.encode()),
                "warnings": warnings,
            }
        )

    def page(self, path: str) -> dict[str, Any]:
        """The manifest's record of a page, to be changed in place and then saved."""
        return next(page for page in self.manifest["pages"] if page["path"] == path)

    def save(self) -> None:
        self.write("manifest.json", json.dumps(self.manifest, ensure_ascii=False))

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def publish(self, path: str, text: str) -> None:
        """Puts another text in a page's place as publishing would, its digest in the manifest with it."""
        self.write(path, text)
        self.page(path)["output"] = sha256(text.encode())
        self.save()

    def replace(self, path: str, old: str, new: str) -> None:
        """Publishes a page in which `old`, which stands there once, is `new`."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.publish(path, text.replace(old, new))

    def audit(self, *requirements: Requirement) -> Audited:
        return audit_site(self.root, contract(*requirements) if requirements else None)

    def faults(self, *requirements: Requirement) -> set[tuple[str, str | None]]:
        """Rule and warning of each finding."""
        return {(finding.rule, finding.warning) for finding in self.audit(*requirements).findings}

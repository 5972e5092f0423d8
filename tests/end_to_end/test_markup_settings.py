"""Selectors in the settings, from the articles to the audit of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import builders
from .builders import ARTICLE, SETTINGS, caveat, page, project

CHANGED = ARTICLE.replace("Do not go into", 'Use <code class="label">Shade</code> and <i class="sku">ACME</i>: do not go into')
MARKUP = '[tool.caveat.markup]\ntranslate = ["code.label"]\nexclude = [".sku"]\n'
TRANSLATIONS = {
    "Use <code1>Shade</code1> and <i2/>: do not go into the sun for fourteen days.": (
        "Nutzen Sie <code1>Schatten</code1> und <i2/>: Gehen Sie vierzehn Tage lang nicht in die Sonne.",
        "استخدم <code1>الظل</code1> و<i2/>: لا تتعرض للشمس لمدة أربعة عشر يومًا.",
    )
}


def test_a_warning_with_chosen_elements_is_published_and_passes_the_audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builders, "SETTINGS", SETTINGS + MARKUP)
    root = project(tmp_path, {"peel": CHANGED}, TRANSLATIONS)
    ran = caveat(root, "build")
    assert ran.code == 0, ran.out + ran.err
    audited = caveat(root, "audit")
    assert audited.code == 0, audited.out + audited.err
    warning = page(root, "de").select_one("[data-warning=sun]")
    assert warning is not None
    assert warning.get_text().startswith("Nutzen Sie Schatten und ACME: ")

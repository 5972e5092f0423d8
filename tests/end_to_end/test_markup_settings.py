"""Selectors in the settings, from the articles to the audit of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import builders
from .builders import ARTICLE, SETTINGS, caveat, page, project

CHANGED = ARTICLE.replace("Do not go into", 'Use <code class="label">Shade</code> and <i class="sku">ACME</i>: do not go into')
MARKUP = '[tool.caveat.markup]\ntranslate = ["code.label"]\nexclude = [".sku"]\n'


def test_a_warning_with_chosen_elements_is_published_and_passes_the_audit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builders, "SETTINGS", SETTINGS + MARKUP)
    root = project(tmp_path, {"peel": CHANGED})
    ran = caveat(root, "build")
    assert ran.code == 0, ran.out + ran.err
    audited = caveat(root, "audit")
    assert audited.code == 0, audited.out + audited.err
    warning = page(root, "de").select_one("[data-warning=sun]")
    assert warning is not None
    assert "ACME" in warning.get_text()
    assert "Shade" not in warning.get_text()

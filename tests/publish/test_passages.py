"""Pages lie at different depths and have pictures of their own: their styles name other addresses, and the audit finds nothing wrong with that."""

from __future__ import annotations

from pathlib import Path

from tests.end_to_end.builders import caveat

from .projects import article, built, made

BODY = "<style>h1 { background: url(img/a.png) }</style><p style=\"background: url('img/a.png')\">Start</p>"


def test_styles_name_their_files_from_every_page_and_pass_the_audit(tmp_path: Path) -> None:
    files = {"source/skin/img/a.png": "x", "source/skin/img/a.ar.png": "x"}
    site = built(made(tmp_path, {"skin/peel": article(BODY)}, 'source_urls = "{path}"\n', files))
    assert (site / "skin/peel.html").read_text("utf-8").count("img/a.png") == (site / "skin/peel.html").read_text("utf-8").count("(img/a.png") + 1 == 2
    german, arabic = ((site / locale / "skin/peel.html").read_text("utf-8") for locale in ("de", "ar"))
    assert german.count("../../skin/img/a.png") == 2
    assert arabic.count("../../skin/img/a.ar.png") == 2
    assert caveat(tmp_path, "audit").code == 0


def test_a_style_that_leads_to_another_host_is_found(tmp_path: Path) -> None:
    site = built(made(tmp_path, {"peel": article("<p style=\"background: url('a.png')\">Start</p>")}))
    page = site / "de/peel.html"
    page.write_text(page.read_text("utf-8").replace("'a.png'", "'https://ads.example/a.png'"), "utf-8")
    assert "style background: url('https://ads.example/a.png')" in caveat(tmp_path, "audit").out

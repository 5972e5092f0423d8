"""What cannot be audited is refused, with a way to mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.audit import audit_site
from pipeline.model import PipelineError

from .sites import AR, DE, FR, Site, requirement


def refused(site: Site, exit_code: int) -> PipelineError:
    with pytest.raises(PipelineError) as caught:
        site.audit()
    assert caught.value.exit_code == exit_code
    assert caught.value.mend
    return caught.value


@pytest.mark.parametrize("folder", ["", "nowhere", "file/below"])
def test_a_folder_without_a_manifest_is_a_usage_error(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PipelineError) as caught:
        audit_site(tmp_path / folder, None)
    assert (caught.value.exit_code, caught.value.mend) == (2, "run caveat build first")


def test_a_manifest_without_a_page_is_a_usage_error(site: Site) -> None:
    site.manifest["pages"] = []
    site.save()
    refused(site, 2)


def without_warnings(site: Site) -> None:
    for path in (DE, AR):
        site.page(path)["warnings"] = []
        site.publish(path, f'<html lang="{path[:2]}" dir="{site.page(path)["dir"]}"><p>x')


def test_cleared_pages_without_a_single_warning_are_a_usage_error(site: Site) -> None:
    without_warnings(site)
    refused(site, 2)


def test_cleared_pages_without_a_single_warning_pass_where_warnings_are_optional(site: Site) -> None:
    site.manifest["warnings_optional"] = True
    without_warnings(site)
    assert site.audit().findings == ()


def test_what_the_contract_misses_is_told_before_a_site_counts_as_empty(site: Site) -> None:
    without_warnings(site)
    assert site.faults(requirement("sun")) == {("contract-unmet", "sun")}


def test_a_site_that_is_wholly_withheld_is_no_usage_error(site: Site) -> None:
    site.manifest["pages"] = [site.page(FR)]
    site.save()
    for path in (DE, AR):
        (site.root / path).unlink()
    audited = site.audit()
    assert (audited.findings, audited.pages, audited.warnings) == ((), 1, 0)


def test_a_manifest_that_is_not_json_names_its_line(site: Site) -> None:
    site.write("manifest.json", '{\n"version": 1,\n}')
    error = refused(site, 3)
    assert (error.file, error.line) == ((site.root / "manifest.json").as_posix(), 3)


@pytest.mark.parametrize("data", [b"\xff", b"", b"[" * 100_000, b"[]", b"null"])
def test_a_manifest_of_other_bytes_is_refused(site: Site, data: bytes) -> None:
    (site.root / "manifest.json").write_bytes(data)
    refused(site, 3)


Change = Callable[[dict[str, Any]], object]

MALFORMED: dict[str, Change] = {
    "another version": lambda manifest: manifest.update(version=2),
    "a version that is true": lambda manifest: manifest.update(version=True),
    "no files": lambda manifest: manifest.pop("files"),
    "pages that are no array": lambda manifest: manifest.update(pages={}),
    "a page that is no object": lambda manifest: manifest["pages"].append("de/peel.html"),
    "a page twice": lambda manifest: manifest["pages"].append(manifest["pages"][0]),
    "a path that climbs": lambda manifest: manifest["pages"][0].update(path="../secret.html"),
    "a path from the root": lambda manifest: manifest["files"][0].update(path="/etc/passwd"),
    "an empty path": lambda manifest: manifest["files"][0].update(path=""),
    "a verdict that is none": lambda manifest: manifest["pages"][0].update(verdict="perhaps"),
    "a direction that is none": lambda manifest: manifest["pages"][0].update(dir="auto"),
    "a language that is no text": lambda manifest: manifest["pages"][0].update(lang=None),
    "a digest that is none": lambda manifest: manifest["pages"][0].update(output="abc"),
    "a page withheld that lists warnings": lambda manifest: manifest["pages"][0].update(verdict="withheld"),
    "a warning without its severity": lambda manifest: manifest["pages"][0]["warnings"][0].pop("severity"),
    "texts that are no texts": lambda manifest: manifest["pages"][0]["warnings"][0].update(texts=[1]),
    "texts that their digest disowns": lambda manifest: manifest["pages"][0]["warnings"][0]["texts"].append("x"),
    "a choice that is no choice": lambda manifest: manifest.update(warnings_optional="yes"),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_manifest_is_refused(site: Site, name: str) -> None:
    MALFORMED[name](site.manifest)
    site.save()
    assert refused(site, 3).file == (site.root / "manifest.json").as_posix()


@pytest.mark.parametrize("selector", ["main >", "[", "p::before", ""])
def test_a_selector_that_is_none_is_refused_at_its_place_in_the_contract(site: Site, selector: str) -> None:
    with pytest.raises(PipelineError) as caught:
        site.audit(requirement("sun", before=selector))
    assert (caught.value.exit_code, caught.value.file, caught.value.line) == (3, "source/warnings.toml", 3)

"""From an address on the web to findings."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from pipeline import files
from pipeline.audit import Audited, audit_published
from pipeline.audit.deployed import Deployed, Reach
from pipeline.audit.manifest import NAME, parse_manifest
from pipeline.model import Contract, PipelineError
from pipeline.source.contract import read_contract
from pipeline.source.settings import has_settings, read_settings

_HERE = Path()


def contract_of(project: Path) -> Contract | None:
    """What the project in a folder demands of its pages; None in a current folder that is no project's.

    Raises PipelineError for another folder without settings (usage), and for settings or a contract that cannot be used.
    """
    return None if project == _HERE and not has_settings(project) else read_contract(project, read_settings(project))


def audit(url: str, manifest: Path | None, contract: Contract | None, reach: Reach) -> Audited:
    """Reads the site at an address; holds it against the contract and the manifest in a file, else against the one that lies there.

    Raises PipelineError (usage) where httpx is not installed, the address is none of the public web, or there is no manifest.
    """
    try:
        from pipeline.audit.web import Bounds, Web  # noqa: PLC0415  httpx is an extra
    except ModuleNotFoundError as error:
        if error.name != "httpx":
            raise
        raise PipelineError("a site on the web is read with httpx, which is not installed", mend='pip install "caveat[audit]"', file=url, usage=True) from error
    with Web(url, reach, Bounds(pause=0.0) if reach is Reach.LOOPBACK else Bounds()) as web:
        site = Deployed(url, web.fetch, web.slow_down)
        if manifest is not None:
            data, label = files.read(manifest, label=manifest.as_posix()), manifest.as_posix()
        else:
            label = urljoin(urljoin(url, "."), NAME)
            data = site.read(NAME)
        if data is None:
            raise PipelineError("there is no manifest", mend="give the one of the build with --manifest FILE", file=label, usage=True)
        return audit_published(parse_manifest(data, label), site, contract)

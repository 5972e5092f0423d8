"""The door to axe-core, the accessibility checker. The file that holds it comes with a Python package; the package's own code is not run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline.browser_audit.views import Flaw
from pipeline.model import PipelineError

_PACKAGE = "axe_playwright_python"
_GRAVE = frozenset(("serious", "critical"))
RUN = "() => axe.run(document, { resultTypes: ['violations'], elementRef: false })"
"""What starts axe-core in a page that has its script. Source: axe-core's API documentation, `axe.run`."""


def script() -> str:
    """The text of axe-core. Raises PipelineError, as a usage error, where it is not installed."""
    spec = find_spec(_PACKAGE)
    try:
        if spec is not None and spec.origin is not None:
            return Path(spec.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    except OSError:
        pass
    raise PipelineError("the browser audit needs axe-core, which is not installed", mend="pip install 'caveat[browser]'", usage=True)


def violations(result: Mapping[str, Any]) -> Iterator[Flaw]:
    """What axe-core calls serious or critical, one flaw for each of its rules."""
    for violation in result["violations"]:
        if violation["impact"] in _GRAVE:
            places = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:3])
            yield Flaw("browser-axe", f"axe-core finds a {violation['impact']} violation: {violation['help']} ({violation['id']})", found=places)

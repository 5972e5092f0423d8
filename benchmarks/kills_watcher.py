"""Reads a served folder without a pause, as a web server's readers do, and holds what it reads to the manifests.

Law: whoever reads the folder by its path finds, at every moment, the complete old site or the complete new one: while nothing is swapped exactly the files of
its manifest, and across a swap each file as the one or the other site has it, and none missing that both have.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections.abc import Mapping
from pathlib import Path

_PAUSE = 0.003
"""Seconds between two readings, for those who share the machine."""


def listed(manifest: bytes) -> dict[str, str]:
    """The files that a manifest names, with their digests."""
    read = json.loads(manifest)
    return {page["path"]: page["output"] for page in read["pages"]} | {file["path"]: file["digest"] for file in read["files"]}


class Watcher:
    """Watches from a thread of its own until `stop`. `readings` counts readings of a site that stood still, `across` those that saw a swap."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.readings = 0
        self.across = 0
        self.faults: list[str] = []
        self._last: Mapping[str, str] = listed((site / "manifest.json").read_bytes())
        self._pending: set[tuple[str, str | None]] = set()
        self._one_reading = threading.Lock()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def look(self) -> None:
        """Between two swaps: holds what was read across the last one to the sites before and behind it. Raises AssertionError where a law is broken."""
        with self._one_reading:
            present = self._listed_now()
            for path, digest in self._pending:
                if digest not in (self._last.get(path), present.get(path)):
                    self.faults.append(f"{path} was {digest}, which is in neither of the sites {self._last.get(path)} and {present.get(path)}")
            self._pending.clear()
            self._last = present
        assert not self.faults, self.faults

    def stop(self) -> None:
        """Ends the watch, with a last look."""
        self._ended.set()
        self._thread.join()
        self.look()

    def _watch(self) -> None:
        while not self._ended.is_set():
            with self._one_reading:
                try:
                    self._read()
                except (OSError, ValueError) as error:
                    self.faults.append(f"the served folder could not be read: {error}")
            time.sleep(_PAUSE)

    def _read(self) -> None:
        """One reading of every file by its path, as if each were asked for by somebody else."""
        before = self._signs()
        expected = self._listed_now()
        names = {path.relative_to(self.site).as_posix() for path in self.site.rglob("*") if path.is_file()} - {"manifest.json"}
        found = {path: self._digest(path) for path in {*expected, *self._last}}
        if self._signs() != before:
            self.across += 1
            self._pending |= found.items()
            return
        self.readings += 1
        held = {path: digest for path, digest in found.items() if digest is not None}
        if held != expected or names != expected.keys():
            self.faults.append(f"neither old nor new: {sorted(held.items() ^ expected.items())} {sorted(names ^ expected.keys())}")

    def _signs(self) -> tuple[int, bytes]:
        """What tells one site from another."""
        return self.site.stat().st_ino, (self.site / "manifest.json").read_bytes()

    def _listed_now(self) -> Mapping[str, str]:
        return listed((self.site / "manifest.json").read_bytes())

    def _digest(self, path: str) -> str | None:
        try:
            return hashlib.sha256((self.site / path).read_bytes()).hexdigest()
        except FileNotFoundError:
            return None

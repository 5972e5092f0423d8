"""A real git repository for the tests, deaf to the settings of whoever runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@dataclass(frozen=True, slots=True)
class Repository:
    root: Path

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        date = "2026-01-01T00:00:00+0000"
        environment = {**clean, "HOME": str(self.root), "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
        return subprocess.run(["git", *arguments], cwd=self.root, env=environment, capture_output=True, text=True, check=False, timeout=60)

    def commit(self, message: str) -> str:
        """Commits all that is there; gives the commit's id."""
        self.git("add", "--all")
        made = self.git("commit", "--quiet", "--allow-empty", "-m", message)
        assert made.returncode == 0, made.stderr
        return self.git("rev-parse", "HEAD").stdout.strip()

    def merge(self, branch: str) -> int:
        return self.git("merge", "--quiet", "--no-edit", branch).returncode


def repository(root: Path) -> Repository:
    made = Repository(root)
    assert made.git("init", "--quiet", "--initial-branch=main").returncode == 0
    for name, value in (("user.name", "A"), ("user.email", "a@example.org"), ("commit.gpgsign", "false")):
        made.git("config", name, value)
    return made

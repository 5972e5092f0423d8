"""What holds for every test: a law is not broken because a machine was busy, and no test knows what another one found."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("caveat", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("caveat")


@pytest.fixture(autouse=True)
def _own_store(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What earlier runs found is the user's; here each test is a user of its own."""
    home = tmp_path_factory.mktemp("home", numbered=True)
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))

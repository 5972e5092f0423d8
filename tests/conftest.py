"""What holds for every test: a law is not broken because a machine was busy."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("caveat", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("caveat")

"""What a safety owner lets pass, by name and for a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.model.basics import Place


@dataclass(frozen=True, slots=True)
class Waiver:
    """One error of one rule in one warning of one locale, for the texts with this digest, up to and including the day `expires`."""

    rule: str
    warning: str
    locale: str
    digest: str
    reason: str
    who: str
    expires: date
    place: Place

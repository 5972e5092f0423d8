"""The units of an article while it is being read: equal texts in equal contexts are one unit with several places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from pipeline.model import Format, Place, Unit
from pipeline.placeholders import strip

NO_FORMATS: Mapping[str, Format] = {}
"""One for all: an article may have a million units."""

_Words: TypeAlias = "dict[str, None]"
"""Words in the order in which they came, each once."""


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What a unit is told by several places."""

    roles: _Words
    notes: _Words
    hosts: _Words


class Register:
    """Collects units in the order in which they first occur. A unit is whole from the start: beside a long article there is no room for drafts of it."""

    def __init__(self) -> None:
        self._units: list[Unit] = []
        self._places: list[Place] = []
        self._index: dict[str | None, dict[str, int]] = {}
        self._gathered: dict[int, _Gathered] = {}

    def add(
        self,
        *,
        msgid: str,
        context: str | None,
        warning: str | None,
        role: str,
        section: str | None,
        place: Place,
        notes: tuple[str, ...] = (),
        hosts: tuple[str, ...] = (),
        tags: tuple[str, ...] = (),
        host_tags: tuple[str, ...] = (),
        formats: Mapping[str, Format] = NO_FORMATS,
        shown: bool,
        address: bool = False,
        no_warning: str | None = None,
    ) -> int:
        """The index of the unit with this text and context, made if it is new. `shown` says that it is text, not an attribute."""
        same = self._index.setdefault(context, {})
        index = same.get(msgid)
        if index is not None:
            self._gather(index, role, notes, hosts)
            self._join(index, tags, host_tags, formats, no_warning, shown=shown, address=address)
            return index
        index = same[msgid] = len(self._units)
        self._places.append(place)
        self._units.append(
            Unit(
                msgid=msgid,
                context=context,
                warning=warning,
                role=role,
                section=section,
                notes=_each_once(notes),
                hosts=_each_once(hosts),
                tags=tags,
                host_tags=host_tags,
                shown=shown,
                address=address,
                formats=formats or NO_FORMATS,
                no_warning=no_warning,
            )
        )
        return index

    def _gather(self, index: int, role: str, notes: tuple[str, ...], hosts: tuple[str, ...]) -> None:
        """Keeps what people are told of a unit in one more place; it is written into the unit at the end, once for all places."""
        gathered = self._gathered.get(index)
        if gathered is None:
            known = self._units[index]
            if known.role == role and known.notes == notes and known.hosts == hosts:
                return
            gathered = self._gathered[index] = _Gathered({known.role: None}, dict.fromkeys(known.notes), dict.fromkeys(known.hosts))
        gathered.roles[role] = None
        gathered.notes.update(dict.fromkeys(notes))
        gathered.hosts.update(dict.fromkeys(hosts))

    def _join(
        self,
        index: int,
        tags: tuple[str, ...],
        host_tags: tuple[str, ...],
        formats: Mapping[str, Format],
        no_warning: str | None,
        *,
        shown: bool,
        address: bool,
    ) -> None:
        """Makes a unit what it is in all its places. Its section is that of the first one."""
        unit = self._units[index]
        changed: dict[str, Any] = {}
        if shown and not unit.shown:
            changed["shown"] = True
        if address and not unit.address:
            changed["address"] = True
        if no_warning and not unit.no_warning:
            changed["no_warning"] = no_warning
        if len(tags) > len(unit.tags):
            # Elsewhere the same words are no tags: the text itself reads `<img1/>` there.
            changed["tags"] = tags
        if len(host_tags) > len(unit.host_tags):
            changed["host_tags"] = host_tags
        if not formats.keys() <= unit.formats.keys():
            changed["formats"] = {**formats, **unit.formats}
        if changed:
            self._units[index] = replace(unit, **changed)

    def formats(self, index: int) -> Mapping[str, Format]:
        """The values that pages write at the tags of a unit, as they first stood."""
        return self._units[index].formats

    def by_text(self) -> dict[str, int]:
        """Each unit by its text without tags; where prose and a warning say the same, the prose."""
        found: dict[str, int] = {}
        for wanted in (False, True):
            for index, unit in enumerate(self._units):
                if (unit.warning is not None) is wanted and not unit.address:
                    found.setdefault(strip(unit.msgid, unit.tags), index)
        return found

    def units(self) -> tuple[Unit, ...]:
        """The units, in the order of the article."""
        for index, gathered in self._gathered.items():
            said = replace(self._units[index], role="; ".join(gathered.roles), notes=tuple(gathered.notes), hosts=tuple(gathered.hosts))
            self._units[index] = said
        self._gathered.clear()
        return tuple(self._units)

    def places(self) -> tuple[Place, ...]:
        """Where each unit first stands."""
        return tuple(self._places)


def _each_once(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words)) if len(words) > 1 else words

"""The units of an article while it is being read: equal texts in equal contexts are one unit with several places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model import Format, Key, Place, Unit
from pipeline.placeholders import strip

NO_FORMATS: Mapping[str, Format] = {}


@dataclass(slots=True)
class _Draft:
    key: Key
    warning: str | None
    section: str | None
    tags: tuple[str, ...]
    host_tags: tuple[str, ...]
    place: Place
    shown: bool = False
    address: bool = False
    no_warning: str | None = None
    roles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    formats: dict[str, Format] = field(default_factory=dict)


class Register:
    """Collects units in the order in which they first occur."""

    def __init__(self) -> None:
        self._drafts: list[_Draft] = []
        self._index: dict[Key, int] = {}

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
        key = context, msgid
        index = self._index.get(key)
        if index is None:
            index = self._index[key] = len(self._drafts)
            self._drafts.append(_Draft(key, warning, section, tags, host_tags, place))
        draft = self._drafts[index]
        draft.shown |= shown
        draft.address |= address
        draft.no_warning = draft.no_warning or no_warning
        if len(tags) > len(draft.tags):
            # Elsewhere the same words are no tags: the text itself reads `<img1/>` there.
            draft.tags = tags
        for tag, value in formats.items():
            draft.formats.setdefault(tag, value)
        if len(host_tags) > len(draft.host_tags):
            draft.host_tags = host_tags
        for known, new in ((draft.roles, (role,)), (draft.notes, notes), (draft.hosts, hosts)):
            known.extend(word for word in new if word not in known)
        return index

    def formats(self, index: int) -> Mapping[str, Format]:
        """The values that pages write at the tags of a unit, as they first stood."""
        return self._drafts[index].formats

    def by_text(self) -> dict[str, int]:
        """Each unit by its text without tags; where prose and a warning say the same, the prose."""
        found: dict[str, int] = {}
        for wanted in (False, True):
            for index, draft in enumerate(self._drafts):
                if (draft.warning is not None) is wanted and not draft.address:
                    found.setdefault(strip(draft.key[1], draft.tags), index)
        return found

    def units(self) -> tuple[Unit, ...]:
        """The units, in the order of the article."""
        return tuple(
            Unit(
                msgid=draft.key[1],
                context=draft.key[0],
                warning=draft.warning,
                role="; ".join(draft.roles),
                section=draft.section,
                notes=tuple(draft.notes),
                hosts=tuple(draft.hosts),
                tags=draft.tags,
                host_tags=draft.host_tags,
                shown=draft.shown,
                address=draft.address,
                formats=draft.formats,
                no_warning=draft.no_warning,
            )
            for draft in self._drafts
        )

    def places(self) -> tuple[Place, ...]:
        """Where each unit first stands."""
        return tuple(draft.place for draft in self._drafts)

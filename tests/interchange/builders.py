"""Offers for the tests of this folder, written down and generated."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from pipeline.interchange.recognise import read_delivery
from pipeline.interchange.table import write_table
from pipeline.interchange.xliff1 import write_xliff1
from pipeline.interchange.xliff2 import write_xliff2
from pipeline.model import DeliveredUnit, Offer, OfferedUnit, Progress, State
from pipeline.placeholders import cut

LABEL = "from/the-tool.xlf"
WRITERS: dict[str, Callable[[Offer], bytes]] = {"xliff2": write_xliff2, "xliff1": write_xliff1, "csv": write_table}

POOL = ("<a1>", "</a1>", "<strong>", "</strong>", "<br/>", "<code1/>")


def unit(source: str, translation: str = "", progress: Progress | None = None, *, context: str | None = None, **rest: object) -> OfferedUnit:
    """A unit with the tags of its source; translated where nothing else is said and there is a translation."""
    found = progress or (Progress.TRANSLATED if translation else Progress.EMPTY)
    return OfferedUnit((context, source), (found, translation), tuple(cut(source, POOL)[1::2]), **rest)  # type: ignore[arg-type]


WARNED = unit(
    "Avoid the <a1>sun</a1> for <strong>14 days</strong>.",
    "Meiden Sie <strong>14 Tage</strong> die <a1>Sonne</a1>.",
    context="warning:sun",
    warning="sun",
    severity="danger",
    alert="Safety warning sun (DANGER). Until this entry is translated, whole and exact, the page stays unpublished.",
    notes=("Section: Peels & more", 'Role: "paragraph"'),
    remarks=("Asked the author.",),
)
PROSE = unit("A peel<br/>at home", "Ein Peeling<br/>zu Hause", Progress.FUZZY, notes=("Role: heading 1",))
OPEN = unit("Rinse.", notes=("Role: list item",))


def offer(*units: OfferedUnit, target: str = "de", article: str = "skin/peel") -> Offer:
    return Offer(article, target.replace("-", "_"), "en", target, units)


def back(content: bytes) -> tuple[DeliveredUnit, ...]:
    """The units of a file that holds one article."""
    (delivery,) = read_delivery(content, LABEL)
    return delivery.units


def one(content: bytes) -> DeliveredUnit:
    (delivered,) = back(content)
    return delivered


TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(" \t\n\r\x00\x1a\x85\u2028\ufffe\uffff'=+@-0;,\"<&>]\u202e\U0001f9f4"), max_size=12)
MARKED = st.lists(TEXTS | st.sampled_from(POOL), max_size=8).map("".join)


@st.composite
def units(draw: st.DrawFn) -> OfferedUnit:
    source = draw(MARKED.filter(bool))
    translation = draw(MARKED)
    progress = draw(st.sampled_from([Progress.FUZZY, Progress.TRANSLATED])) if translation else Progress.EMPTY
    state: State = (progress, translation)
    notes, remarks = draw(st.lists(TEXTS, max_size=2)), draw(st.lists(TEXTS, max_size=2))
    tags = tuple(cut(source, POOL)[1::2])
    alert, severity = draw(st.none() | TEXTS), draw(st.none() | TEXTS)
    return OfferedUnit((draw(st.none() | TEXTS), source), state, tags, tuple(notes), tuple(remarks), alert and "sun", severity, alert)


OFFERS = st.lists(units(), min_size=1, max_size=4, unique_by=lambda made: made.key).map(lambda made: offer(*made))

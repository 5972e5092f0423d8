"""What style sheets make of the warnings of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from pipeline.audit.css.cascade import NOTHING, Cascade, Look, Surrounding, Value, surroundings
from pipeline.audit.css.concealment import concealed
from pipeline.audit.css.contrast import LEAST, contrast
from pipeline.audit.css.sheet import Applied, Matcher, StyleRule, wrap
from pipeline.audit.css.values import function_arguments, strings
from pipeline.sight import concealing


@dataclass(frozen=True, slots=True)
class Concealed:
    """How a sheet spoils a warning: the declaration, the `file:line` that says it, and where it applies ("" for everywhere)."""

    reason: str
    origin: str
    where: str

    def __str__(self) -> str:
        place = f" ({self.origin})" if self.origin else ""
        return f"{self.reason}{place}{f' in {self.where}' if self.where else ''}"


@dataclass(frozen=True, slots=True)
class Subject:
    """A warning's element, and those elements in it that hold its words."""

    element: Element
    worded: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Appearance:
    """What sheets do to one warning: take some of it out of sight, leave it without contrast, put words to it. None where they do not."""

    hidden: Concealed | None = None
    faint: Concealed | None = None
    added: Concealed | None = None


def appearance(root: Element, subjects: Sequence[Subject], rules: Sequence[StyleRule], layers: Sequence[str]) -> tuple[Appearance, ...]:
    """How each of the warnings of a page appears. `rules` and `layers` are those of all its sheets, in their order."""
    if not subjects:
        return ()
    wanted = {element for subject in subjects for element in (*subject.element.iter(), *subject.worded)}
    page = _Page(root, wanted, rules, layers)
    return tuple(Appearance(*(next(find(subject), None) for find in (page.hidden, page.faint, page.added))) for subject in subjects)


class _Page:
    """The elements that matter, with what applies to them; looks are worked out once for each surrounding."""

    def __init__(self, root: Element, wanted: set[Element], rules: Sequence[StyleRule], layers: Sequence[str]) -> None:
        matcher = Matcher(rules)
        chains: dict[Element, tuple[Any, ...]] = wrap(root, wanted)
        self._chains = {element: tuple(wrapper.etree_element for wrapper in chain) for element, chain in chains.items()}
        self._applied: dict[Element, tuple[Applied, ...]] = {}
        for chain in chains.values():
            for wrapper in chain:
                if wrapper.etree_element not in self._applied:
                    self._applied[wrapper.etree_element] = tuple(matcher.applied(wrapper))
        self._cascade = Cascade(layers)
        self._surroundings = surroundings(one.when for applied in self._applied.values() for one in applied)
        self._looks: dict[tuple[Element, Surrounding], Look] = {}

    def hidden(self, subject: Subject) -> Iterator[Concealed]:
        for surrounding in self._surroundings:
            for element in (subject.element, *subject.worded):
                elements, chain = self._chain(element, surrounding)
                inside = elements.index(subject.element) if subject.element in elements else len(elements) - 1
                reason = concealed(chain, inside)
                if reason is not None:
                    yield Concealed(*reason, _where(surrounding))
                yield from self._hidden_line(element, chain[-1], surrounding)

    def faint(self, subject: Subject) -> Iterator[Concealed]:
        for surrounding in self._surroundings:
            for element in subject.worded:
                chain = self._chain(element, surrounding)[1]
                ratio = contrast(chain)
                if ratio is not None and ratio < LEAST:
                    colour = chain[-1].inherited.get("color", Value("black", ""))
                    yield Concealed(f"its contrast is {ratio:.2f}, color: {colour.text}", colour.origin, _where(surrounding))

    def added(self, subject: Subject) -> Iterator[Concealed]:
        for surrounding in self._surroundings:
            for element in subject.element.iter():
                look = self._chain(element, surrounding)[1][-1]
                for name, values in self._cascade.pseudos(self._applied.get(element, ()), look, surrounding):
                    content = values.get("content")
                    if content is not None and any(map(str.isalnum, _generated(content.text, element))):
                        yield Concealed(f"::{name} adds {content.text}", content.origin, _where(surrounding))

    def _hidden_line(self, element: Element, look: Look, surrounding: Surrounding) -> Iterator[Concealed]:
        for name, values in self._cascade.pseudos(self._applied[element], look, surrounding):
            reason = concealing((key, value.text) for key, value in values.items()) if name in ("first-line", "first-letter") else None
            if reason is not None:
                yield Concealed(f"::{name} has {reason}", values[reason.partition(":")[0]].origin, _where(surrounding))

    def _chain(self, element: Element, surrounding: Surrounding) -> tuple[tuple[Element, ...], list[Look]]:
        elements = self._chains.get(element, ())
        looks = [NOTHING]
        for each in elements:
            key = (each, surrounding)
            if key not in self._looks:
                self._looks[key] = self._cascade.look(each, self._applied[each], looks[-1], surrounding)
            looks.append(self._looks[key])
        return elements, looks[1:] or looks


def _generated(content: str, element: Element) -> str:
    names = (argument.split()[0].strip(",") for argument in function_arguments(content, "attr") if argument)
    return "".join((*strings(content), *(element.get(name, "") for name in names)))


def _where(surrounding: Surrounding) -> str:
    return " and ".join(sorted(surrounding - {"screen"}))

"""`[tool.caveat]` in pyproject.toml, or the same keys at the top of caveat.toml."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from pipeline.files import read
from pipeline.locales import language
from pipeline.model import Hosting, Level, Links, Metadata, PartialNotice, PipelineError, Presence, References, Reuse, Segmentation, Settings
from pipeline.source.markup import read_selectors
from pipeline.source.review import read_policy

_KEYS = (
    "source_locale",
    "locales",
    "source_dir",
    "locales_dir",
    "output_dir",
    "min_translated",
    "warnings",
    "base_url",
    "links",
    "metadata",
    "references",
    "segmentation",
    "memory",
    "rules",
    "markup",
    "review",
    "urls",
    "source_urls",
    "partial_notice",
    "hosting",
)
_EXAMPLE = 'write [tool.caveat] with source_locale = "en" and locales = ["de", "fr"] into pyproject.toml'
_PATTERN = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\Z")
_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)|\s*\(at end of document\)")

E = TypeVar("E", bound=StrEnum)


def read_toml(path: Path, label: str) -> tuple[Mapping[str, Any], str] | None:
    """A TOML file as a table and as text, None where there is none. Raises PipelineError with the line of a mistake."""
    content = read(path, label=label)
    if content is None:
        return None
    try:
        text = content.decode("utf-8-sig")
        return tomllib.loads(text), text
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise PipelineError("is not UTF-8", mend="save it as UTF-8", file=label, line=line) from error
    except RecursionError as error:
        raise PipelineError("is nested too deeply", mend="write it with fewer brackets", file=label) from error
    except ValueError as error:  # TOMLDecodeError is one, and so is an integer with too many digits
        where = _AT_LINE.search(str(error))
        line = int(where[1]) if where and where[1] else text.count("\n") + 1
        raise PipelineError(f"is not valid TOML: {_AT_LINE.sub('', str(error))}", mend="mend the syntax at this line", file=label, line=line) from error


def line_of(text: str, key: str, start: int = 0) -> int | None:
    """The line on which a key or a table is written, looked for from the offset `start`: tomllib does not tell."""
    name = rf"[\"']?{re.escape(key)}[\"']?[ \t]*"
    match = re.compile(rf"^[ \t]*(?:\[(?:[^\]\n]*\.)?[ \t]*{name}[\].]|(?:[\w.\"'-]+\.)?{name}[=.])", re.MULTILINE).search(text, start)
    return text.count("\n", 0, match.start()) + 1 if match else None


def read_settings(project: Path) -> Settings:
    """Raises PipelineError for a project without settings (usage), an unknown key, a value of the wrong type, an unknown or repeated locale (usage)."""
    if not project.is_dir():
        raise PipelineError("is not a folder", mend="name the project's folder with --project", file=str(project), usage=True)
    written = _written(project)
    if written is None:
        raise PipelineError("the project has no settings", mend=_EXAMPLE, file=f"{project}/pyproject.toml", usage=True)
    return _Reader(*written).settings()


def has_settings(folder: Path) -> bool:
    """Whether a folder is a project's. Raises PipelineError for a file that cannot be read."""
    return _written(folder) is not None


def _written(project: Path) -> tuple[str, str, object] | None:
    """The file that holds the settings, its text, and its table; None where there is none."""
    for label in ("pyproject.toml", "caveat.toml"):
        found = read_toml(project / label, label)
        if found is None:
            continue
        table, text = found
        if label == "caveat.toml":
            return label, text, table
        tool = table.get("tool")
        if isinstance(tool, dict) and "caveat" in tool:
            return label, text, tool["caveat"]
    return None


class _Reader:
    """Takes one table apart; every complaint names the file and, where it can be found, the line."""

    def __init__(self, label: str, text: str, table: object) -> None:
        self.label = label
        self.text = text
        header = re.search(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*[\"']?caveat\b", text, re.MULTILINE)
        self.start = header.start() if header else 0
        if not isinstance(table, dict):
            raise self.wrong("caveat", "is not a table", _EXAMPLE)
        self.table: Mapping[str, Any] = table

    def wrong(self, key: str, cause: str, mend: str, *, usage: bool = False) -> PipelineError:
        return PipelineError(f"{key} {cause}", mend=mend, file=self.label, line=line_of(self.text, key, self.start), usage=usage)

    def wrong_in_markup(self, key: str, cause: str, mend: str) -> PipelineError:
        table = re.compile(r"^[^#\n]*\bmarkup\b", re.MULTILINE).search(self.text, self.start)
        line = line_of(self.text, key, table.start() if table else self.start) or line_of(self.text, "markup", self.start)
        return PipelineError(f"{key} {cause}", mend=mend, file=self.label, line=line)

    def settings(self) -> Settings:
        for key in self.table:
            if key not in _KEYS:
                near = difflib.get_close_matches(key, _KEYS, 1)
                raise self.wrong(key, "is no setting", f"did you mean {near[0]}?" if near else f"use one of: {', '.join(_KEYS)}")
        source = self.word("source_locale", None)
        self.apart()
        return Settings(
            file=self.label,
            source_locale=source,
            locales=self.locales(source),
            source_dir=self.folder("source_dir", "source"),
            locales_dir=self.folder("locales_dir", "locales"),
            output_dir=self.folder("output_dir", "build/site"),
            min_translated=self.share("min_translated"),
            warnings=self.choice("warnings", Presence.REQUIRED),
            base_url=self.base_url(),
            links=self.choice("links", Links.LOCALIZE),
            metadata=self.choice("metadata", Metadata.ADD),
            references=self.choice("references", References.FILE),
            segmentation=self.choice("segmentation", Segmentation.BLOCK),
            memory=self.choice("memory", Reuse.FUZZY),
            levels=self.levels(),
            markup=read_selectors(self.table.get("markup", {}), self.wrong_in_markup),
            review=read_policy(self.table.get("review"), self.wrong),
            urls=self.pattern("urls", "{locale}/{path}", "{locale}", "{path}"),
            source_urls=self.pattern("source_urls", "{path}", "{path}") if "source_urls" in self.table else None,
            partial_notice=self.choice("partial_notice", PartialNotice.ASKED),
            hosting=self.choice("hosting", Hosting.NONE),
        )

    def word(self, key: str, default: str | None) -> str:
        value = self.table.get(key, default)
        if not isinstance(value, str) or not value:
            raise self.wrong(key, "is missing" if value is None else "is not a text", f'write {key} = "…"')
        return value

    def locales(self, source: str) -> tuple[str, ...]:
        names = self.table.get("locales")
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise self.wrong("locales", "is missing" if names is None else "is not a list of names", 'write locales = ["de", "fr"]')
        if not names:
            raise self.wrong("locales", "is empty, so there is nothing to check", 'write locales = ["de", "fr"]', usage=True)
        seen: dict[str, str] = {self.known("source_locale", source): source}
        for name in names:
            tag = self.known("locales", name)
            if tag in seen:
                cause = f'names "{name}", which is the source locale' if seen[tag] == source else f'names "{name}" twice'
                raise self.wrong("locales", cause, f'take one "{name}" out', usage=True)
            seen[tag] = name
        return tuple(names)

    def known(self, key: str, name: str) -> str:
        try:
            return language(name).tag
        except PipelineError as error:
            raise self.wrong(key, f"names {error.cause}", error.mend, usage=True) from error

    def folder(self, key: str, default: str) -> str:
        value = self.word(key, default).rstrip("/")
        if not value.isprintable() or value.startswith("/") or "\\" in value or any(part in ("", ".", "..") for part in value.split("/")):
            raise self.wrong(key, f'"{value}" is not a folder inside the project', f'write {key} = "{default}"')
        return value

    def pattern(self, key: str, default: str, *needed: str) -> str:
        """Where pages lie in the site: a path with fields in braces, as `{path}.{locale}.html`."""
        value = self.word(key, default)
        bare = value.replace("{locale}", "l").replace("{path}", "p")
        missing = next((name for name in needed if value.count(name) != 1), None)
        if missing is not None:
            raise self.wrong(key, f'"{value}" does not have {missing} once, so that pages would share an address', f'write {key} = "{default}"')
        if not _PATTERN.match(bare):
            raise self.wrong(key, f'"{value}" is no path inside the site', f'write {key} = "{default}", with letters, digits, ".", "-", "_" and "/"')
        return value

    def apart(self) -> None:
        """Publishing replaces its folder as a whole, so nothing that a person wrote may be in it, nor may it be among the sources."""
        output = f"{self.folder('output_dir', 'build/site')}/"
        for key, default in (("source_dir", "source"), ("locales_dir", "locales")):
            other = f"{self.folder(key, default)}/"
            if output.startswith(other) or other.startswith(output):
                raise self.wrong("output_dir", f'"{output[:-1]}" and {key} "{other[:-1]}" lie in one another', 'write output_dir = "build/site"')

    def share(self, key: str) -> float:
        value = self.table.get(key, 0.0)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= 1:
            raise self.wrong(key, "is not a share from 0.0 to 1.0", f"write {key} = 0.9 for nine units in ten")
        return float(value)

    def choice(self, key: str, default: E) -> E:
        value = self.table.get(key, default.value)
        kind = type(default)
        if value not in [member.value for member in kind]:
            raise self.wrong(key, f'"{value}" is no choice', "use one of: " + ", ".join(member.value for member in kind))
        return kind(value)

    def base_url(self) -> str | None:
        value = self.table.get("base_url")
        if value is None:
            return None
        if not isinstance(value, str) or not re.match(r"https?://[^\s\"'<>]+\Z", value):
            raise self.wrong("base_url", "is no web address", 'write base_url = "https://example.org/"')
        return value.rstrip("/") + "/"

    def levels(self) -> Mapping[str, Level]:
        """What a rule weighs outside warnings. Inside a warning a finding is always an error."""
        table = self.table.get("rules", {})
        allowed = [level.value for level in Level]
        if not isinstance(table, dict):
            raise self.wrong("rules", "is not a table", 'write [tool.caveat.rules] and below it lines such as tag-lost = "error"')
        for rule, value in table.items():
            if value not in allowed:
                raise self.wrong(rule, f'"{value}" is no level', f"use one of: {', '.join(allowed)}")
        return {rule: Level(value) for rule, value in table.items()}

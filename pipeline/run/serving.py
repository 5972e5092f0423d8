"""The preview's desk: answers a path with the page as it stands, and knows when there is another one."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from importlib.resources import files as resources
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

from pipeline import files
from pipeline.locales import Language
from pipeline.model import ArticleFile, Cleared, PipelineError
from pipeline.report.visible import visible
from pipeline.run.previewing import issues_of, page, remark
from pipeline.run.snapshot import Bench, Seen, Snapshot, Watched, reopened, watched
from pipeline.serve import bar, pages
from pipeline.serve.answer import OWN_POLICY, PAGE_POLICY, Answer, moved
from pipeline.serve.server import PreviewServer
from pipeline.serve.values import Remark, Row, Sheet, Standing, Tab, Trouble
from pipeline.serve.watch import Look
from pipeline.source.settings import read_settings
from pipeline.validate.gate import refuse_vacuous
from pipeline.validate.waivers import idle

_OWN = "/.caveat/"
_SCRIPT, _STYLE = "text/javascript; charset=utf-8", "text/css; charset=utf-8"
_OWN_FILES = {"bar.js": _SCRIPT, "reload.js": _SCRIPT, "bar.css": _STYLE, "page.css": _STYLE}
_PAUSE = 0.4
"""Seconds between two looks at the project's files while somebody waits for a change."""
_SHARE = 10
"""A look may take a tenth of the time: where it takes long there are fewer."""
_LONGEST = 2000
_MOST_UNASKED = 1000
"""The overview judges so many pages; where there are more, each is judged when somebody asks for its article."""


def preview_server(root: Path, host: str, port: int, today: Callable[[], date]) -> PreviewServer:
    """A server of a project's pages as they stand. It listens; nothing is answered before `serve_forever`. Raises PipelineError as PreviewServer does."""
    return PreviewServer(host, port, PreviewDesk(root, today))


class PreviewDesk:
    """Answers from memory; several threads may ask at once. `today` is the day on which waivers hold."""

    def __init__(self, root: Path, today: Callable[[], date]) -> None:
        self._root = root
        self._today = today
        self._bench = Bench(today)
        self._watched = Watched()
        self._seen: Look | None = None
        self._state: Snapshot | PipelineError | None = None
        self._last: Snapshot | None = None
        self._number = 0
        self._due = 0.0
        self._lock = threading.RLock()

    def answer(self, path: str, origin: str) -> Answer:
        """The page, the file of the source folder, or the preview's own page at a path."""
        name = path.removeprefix(_OWN)
        if name != path and name in _OWN_FILES:
            return Answer(HTTPStatus.OK, resources("pipeline.serve").joinpath(name).read_bytes(), _OWN_FILES[name])
        with self._lock:
            found = self._find(path, origin, self._now(path))
            if isinstance(found, Answer):
                return found
            return Answer(found.status, found.compose(self._stamp(found)).encode(), policy=found.policy)

    def stamp(self, path: str, origin: str) -> str:
        """What tells the present answer to a path from other ones: what stands in the page, and how the files look that pages share."""
        with self._lock:
            found = self._find(path, origin, self._state or self._refresh())
            return "" if isinstance(found, Answer) else self._stamp(found)

    def await_change(self, seen: int, seconds: float) -> int:
        """Looks at the project's files, now and then, until they changed since the state `seen`; gives the number of the present state."""
        end = monotonic() + seconds
        while True:
            with self._lock:
                if monotonic() >= self._due:
                    self._refresh()
                if self._number != seen or monotonic() >= end:
                    return self._number
            sleep(min(_PAUSE, max(0.0, end - monotonic())))

    def _now(self, path: str) -> Snapshot | PipelineError:
        """The project for a path. A file that pages share is read when it is asked for, and needs no look at all the others."""
        if isinstance(self._state, Snapshot) and path.removeprefix("/") in self._state.layout.assets:
            return self._state
        return self._refresh()

    def _refresh(self) -> Snapshot | PipelineError:
        begun = monotonic()
        seen = self._watched.look(self._root)
        self._due = monotonic() + max(_PAUSE, _SHARE * (monotonic() - begun))
        if self._state is not None and seen == self._seen:
            return self._state
        self._number += 1
        try:
            self._watched = watched(read_settings(self._root))
            seen = self._watched.look(self._root)  # the settings may name other folders now
            self._state = self._last = reopened(self._root, seen, self._last)
        except PipelineError as error:
            self._state = error
        self._seen = seen
        return self._state

    def _stamp(self, found: _Found) -> str:
        shared = () if self._last is None else tuple((asset.file, self._last.seen.get(asset.file)) for asset in self._last.project.assets)
        return hashlib.sha256(f"{shared}{found.compose('')}".encode()).hexdigest()

    def _find(self, path: str, origin: str, state: Snapshot | PipelineError) -> _Found | Answer:
        if isinstance(state, PipelineError):
            return _broken(state, path, origin)
        if path == _OWN:
            return self._overview(state, origin)
        name = path.removeprefix("/")
        asked = f"{name}index.html" if name == "" or name.endswith("/") else name
        if asked in state.pages:
            try:
                return self._page(state, *state.pages[asked], origin, path)
            except PipelineError as error:
                return _broken(error, path, origin)
        content = _content(state, name) if name in state.layout.assets else None
        if content is not None:
            return Answer(HTTPStatus.OK, content, mimetypes.guess_type(name)[0] or "application/octet-stream", PAGE_POLICY)
        return moved(f"{origin}{_OWN}") if path == "/" else _own(HTTPStatus.NOT_FOUND, "No such page", pages.absent(visible(path, _LONGEST)), path, origin)

    def _page(self, snapshot: Snapshot, file: ArticleFile, target: Language, origin: str, path: str) -> _Found:
        seen = self._bench.seen(snapshot, file, target)
        views = self._views(snapshot, file)
        published = [other for other, view in views.items() if _standing(view) is Standing.CLEARED and not other.pseudo]
        tabs = {other: _tab(snapshot, file, other, view, origin) for other, view in views.items()}
        issues, remarks = issues_of(seen)

        def compose(stamp: str) -> str:
            sheet = Sheet(origin, path, stamp, file.name, tabs[target], tabs[snapshot.project.source], tuple(tabs.values()), issues, remarks)
            return page(snapshot, seen, target, published, issues, bar.head(sheet))

        return _Found(HTTPStatus.OK, PAGE_POLICY, compose)

    def _views(self, snapshot: Snapshot, file: ArticleFile) -> Mapping[Language, Seen | PipelineError]:
        """The article in every language, or why it cannot be judged there."""
        views: dict[Language, Seen | PipelineError] = {}
        for target in snapshot.languages:
            try:
                views[target] = self._bench.seen(snapshot, file, target)
            except PipelineError as error:
                views[target] = error
        return views

    def _overview(self, snapshot: Snapshot, origin: str) -> _Found:
        small = len(snapshot.pages) <= _MOST_UNASKED
        views = {file: self._views(snapshot, file) if small else dict.fromkeys(snapshot.languages) for file in snapshot.project.files}
        rows = [Row(file.name, file.file, tuple(_tab(snapshot, file, target, view, origin) for target, view in views[file].items())) for file in views]
        remarks = self._general(snapshot, [view for one in views.values() for view in one.values()])
        return _own(HTTPStatus.OK, "Caveat preview", pages.overview(rows, remarks), _OWN, origin)

    def _general(self, snapshot: Snapshot, views: Sequence[Seen | PipelineError | None]) -> tuple[Remark, ...]:
        """What is wrong with the project as a whole, where all of it was judged."""
        seen = [view for view in views if isinstance(view, Seen)]
        if len(seen) != len(views):
            return ()
        project = snapshot.project
        marks = {view.article.name: len(view.article.marks) for view in seen}
        try:
            general = refuse_vacuous(marks, project.contract, project.settings)
        except PipelineError as error:
            return (Remark("nothing-to-check", "error", visible(error.cause, _LONGEST), visible(error.mend, _LONGEST), _place(error)),)
        return tuple(map(remark, (*general, *idle(project.waivers, [view.judgement for view in seen], self._today()))))


@dataclass(frozen=True, slots=True)
class _Found:
    """A page but for its stamp, which `compose` takes."""

    status: HTTPStatus
    policy: str
    compose: Callable[[str], str]


def _own(status: HTTPStatus, title: str, body: str, path: str, origin: str) -> _Found:
    return _Found(status, OWN_POLICY, lambda stamp: pages.whole(title, body, origin=origin, path=path, stamp=stamp))


def _broken(error: PipelineError, path: str, origin: str) -> _Found:
    trouble = Trouble(visible(error.cause, _LONGEST), visible(error.mend, _LONGEST), _place(error))
    return _own(HTTPStatus.SERVICE_UNAVAILABLE, "Unusable input", pages.broken(trouble), path, origin)


def _place(error: PipelineError) -> str | None:
    if error.file is None:
        return None
    return visible(error.file if error.line is None else f"{error.file}:{error.line}", _LONGEST)


def _standing(view: Seen | PipelineError | None) -> Standing:
    match view:
        case None:
            return Standing.UNJUDGED
        case PipelineError():
            return Standing.UNREADABLE
        case Seen():
            return Standing.CLEARED if isinstance(view.judgement.verdict, Cleared) else Standing.WITHHELD


def _tab(snapshot: Snapshot, file: ArticleFile, target: Language, view: Seen | PipelineError | None, origin: str) -> Tab:
    address = f"{origin}/{quote(snapshot.layout.page(file.name, target))}"
    trouble = visible(str(view).partition("\n")[0], _LONGEST) if isinstance(view, PipelineError) else None
    return Tab(target.name, target.tag, target.direction, target.autonym, target.english, address, _standing(view), trouble)


def _content(snapshot: Snapshot, asset: str) -> bytes | None:
    """A file that pages share; None for one behind a link that leads out of the source folder, and for one that has gone or cannot be read."""
    folder = os.path.realpath(snapshot.project.root / snapshot.project.settings.source_dir)
    place = Path(os.path.realpath(f"{folder}/{asset}"))
    if not place.is_relative_to(folder):
        return None
    try:
        return files.read(place, label=asset)
    except PipelineError:
        return None

"""The door to the embedded store: what programs remember from one run to the next, in one file that can be deleted at any time.

Law: what comes out was put in under the same key by a program of the same user, byte for byte; anything else counts as never stored.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 1024 * 1024 * 1024
"""So much is kept; what was used longest ago goes first."""
_SEAL = 32
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS entries (key BLOB NOT NULL, part TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY (key, part))",
    "CREATE TABLE IF NOT EXISTS uses (key BLOB PRIMARY KEY, size INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID",
)
_PATIENCE = 2.0
"""Seconds for which another program may be writing."""


@dataclass(frozen=True, slots=True)
class Store:
    """One file of entries: a key, and parts of content by name. Every part is sealed with the user's secret.

    Whatever is wrong with the file, nothing is found in it; it is then made anew by the next `put`. No method raises for the file's sake.
    """

    place: Path
    secret: bytes
    most_bytes: int = MOST_BYTES

    def get(self, keys: Iterable[bytes], part: str) -> Iterator[tuple[bytes, bytes]]:
        """The contents of a part that are there, each with its key. Nothing is written."""
        try:
            with closing(sqlite3.connect(f"{self.place.absolute().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)) as connection:
                for key in keys:
                    row = connection.execute("SELECT content FROM entries WHERE key = ? AND part = ?", (key, part)).fetchone()
                    content = None if row is None else self._opened(key, part, row[0])
                    if content is not None:
                        yield key, content
        except sqlite3.Error:
            return

    def one(self, key: bytes, part: str) -> bytes | None:
        """The content of one part, None where there is none."""
        return next((content for _, content in self.get((key,), part)), None)

    def put(self, entries: Mapping[bytes, Mapping[str, bytes]], used: Iterable[bytes]) -> None:
        """Keeps entries whole or not at all, and remembers that those in `used` were of use."""
        try:
            self._put(entries, used)
        except sqlite3.OperationalError:  # locked, or no room: then there is nothing to be remembered
            return
        except sqlite3.DatabaseError:
            with suppress(sqlite3.Error, OSError):
                self.place.unlink(missing_ok=True)
                self._put(entries, ())
        except OSError:
            return

    def _put(self, entries: Mapping[bytes, Mapping[str, bytes]], used: Iterable[bytes]) -> None:
        self.place.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.place, timeout=_PATIENCE, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = OFF")  # an entry that a power cut spoils is told by its seal
            connection.execute("BEGIN IMMEDIATE")
            for statement in _SCHEMA:
                connection.execute(statement)
            turn = connection.execute("SELECT coalesce(max(used), 0) + 1 FROM uses").fetchone()[0]
            connection.executemany("UPDATE uses SET used = ? WHERE key = ?", ((turn, key) for key in used))
            for key, parts in entries.items():
                rows = [(key, part, self._sealed(key, part, content)) for part, content in parts.items()]
                connection.execute("DELETE FROM entries WHERE key = ?", (key,))
                connection.executemany("INSERT INTO entries VALUES (?, ?, ?)", rows)
                connection.execute("INSERT OR REPLACE INTO uses VALUES (?, ?, ?)", (key, sum(len(row[2]) for row in rows), turn))
            self._bound(connection)
            connection.execute("COMMIT")

    def _bound(self, connection: sqlite3.Connection) -> None:
        size = connection.execute("SELECT coalesce(sum(size), 0) FROM uses").fetchone()[0]
        if size <= self.most_bytes:
            return
        for key, part in connection.execute("SELECT key, size FROM uses ORDER BY used, key").fetchall():
            if size <= self.most_bytes * 3 // 4:
                return
            connection.execute("DELETE FROM entries WHERE key = ?", (key,))
            connection.execute("DELETE FROM uses WHERE key = ?", (key,))
            size -= part

    def _sealed(self, key: bytes, part: str, content: bytes) -> bytes:
        return self._seal(key, part, content) + content

    def _opened(self, key: bytes, part: str, sealed: object) -> bytes | None:
        if not isinstance(sealed, bytes) or not hmac.compare_digest(sealed[:_SEAL], self._seal(key, part, sealed[_SEAL:])):
            return None
        return sealed[_SEAL:]

    def _seal(self, key: bytes, part: str, content: bytes) -> bytes:
        seal = hashlib.blake2b(key=self.secret, digest_size=_SEAL)
        for piece in (key, part.encode(), content):
            seal.update(len(piece).to_bytes(8, "little"))
            seal.update(piece)
        return seal.digest()


def user_store() -> Store | None:
    """The user's store, where the XDG base directory specification puts it; None where the user has no place for one.

    The secret stands apart from the entries (XDG_STATE_HOME), so that a store that somebody else filled is of no use to them.
    """
    cache, state = _base("XDG_CACHE_HOME", ".cache"), _base("XDG_STATE_HOME", ".local/state")
    secret = None if state is None else _secret(state / "caveat" / "secret")
    return None if cache is None or secret is None else Store(cache / "caveat" / "articles-1.sqlite3", secret)


def _base(name: str, default: str) -> Path | None:
    """A base directory; what is no absolute path counts as unset."""
    value = Path(os.environ.get(name, ""))
    if value.is_absolute():
        return value
    try:
        return Path.home() / default
    except RuntimeError:
        return None


def _secret(place: Path) -> bytes | None:
    """The user's secret, made where there is none; None where it can be neither read nor made."""
    try:
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            beside = place.with_name(f"{place.name}.{os.getpid()}")
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(secrets.token_bytes(32))
            try:
                os.link(beside, place)  # the first of several programs wins
            except FileExistsError:
                pass
            finally:
                beside.unlink()
        content = place.read_bytes()
    except OSError:
        return None
    return content if len(content) == 32 else None

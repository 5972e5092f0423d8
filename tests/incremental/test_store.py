"""The store: what comes out was put in, whatever happens to its file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.store import Store, user_store

SECRET = b"s" * 32
KEY, OTHER = b"k" * 32, b"o" * 32


def stored(folder: Path) -> Store:
    store = Store(folder / "made/store.sqlite3", SECRET)
    store.put({KEY: {"a": b"one", "b": b"two"}, OTHER: {"a": b"three"}}, ())
    return store


def test_what_was_put_comes_out_part_by_part(tmp_path: Path) -> None:
    store = stored(tmp_path)
    assert dict(store.get((KEY, OTHER, b"none"), "a")) == {KEY: b"one", OTHER: b"three"}
    assert store.one(KEY, "b") == b"two"
    assert store.one(OTHER, "b") is None


def test_a_new_entry_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    store = stored(tmp_path)
    store.put({KEY: {"a": b"new"}}, ())
    assert (store.one(KEY, "a"), store.one(KEY, "b")) == (b"new", None)


def test_where_there_is_no_file_nothing_is_found_and_none_is_made(tmp_path: Path) -> None:
    store = Store(tmp_path / "none/store.sqlite3", SECRET)
    assert store.one(KEY, "a") is None
    assert list(tmp_path.iterdir()) == []


def test_what_another_user_stored_counts_as_never_stored(tmp_path: Path) -> None:
    assert Store(stored(tmp_path).place, b"x" * 32).one(KEY, "a") is None


SPOILING: dict[str, str] = {
    "another content": "UPDATE entries SET content = substr(content, 1, 32) || x'6f6e66'",
    "another key": "UPDATE entries SET key = x'00' || key",
    "another part's content": "UPDATE entries SET content = (SELECT content FROM entries WHERE part = 'b') WHERE part = 'a'",
    "a text for bytes": "UPDATE entries SET content = 'one'",
    "nothing left": "UPDATE entries SET content = x''",
}


@pytest.mark.parametrize("statement", SPOILING.values(), ids=SPOILING)
def test_a_poisoned_entry_counts_as_never_stored(tmp_path: Path, statement: str) -> None:
    store = stored(tmp_path)
    with sqlite3.connect(store.place) as connection:
        connection.execute(statement)
    connection.close()
    assert store.one(KEY, "a") is None
    store.put({KEY: {"a": b"again"}}, (KEY,))
    assert store.one(KEY, "a") == b"again"


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda content: content[: len(content) // 2],
    "empty": lambda content: content[:0],
    "no store": lambda _: b"something else\n" * 1000,
    "overwritten": lambda content: content[:100] + b"\xff" * (len(content) - 100),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_holds_nothing_and_is_made_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    store = stored(tmp_path)
    store.place.write_bytes(damage(store.place.read_bytes()))
    assert store.one(KEY, "a") is None
    store.put({KEY: {"a": b"again"}}, ())
    assert store.one(KEY, "a") == b"again"


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.sqlite3", SECRET, most_bytes=1000)
    keys = [bytes([number]) * 32 for number in range(10)]
    for key in keys:
        store.put({key: {"a": b"x" * 100}}, (keys[0],))
    left = [keys.index(key) for key, _ in store.get(keys, "a")]
    assert 0 in left
    assert 9 in left
    assert 1 not in left
    assert len(left) < 8


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file/store.sqlite3", SECRET)
    store.put({KEY: {"a": b"one"}}, ())
    assert store.one(KEY, "a") is None


def test_the_users_secret_is_made_once_and_is_for_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    first, second = user_store(), user_store()
    assert first is not None
    assert first == second
    assert first.place.is_relative_to(tmp_path / "cache")
    (secret,) = (tmp_path / "state/caveat").iterdir()
    assert secret.stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
    other = user_store()
    assert other is not None
    assert other.secret != first.secret


def test_a_user_without_a_place_for_a_secret_has_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "state").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert user_store() is None

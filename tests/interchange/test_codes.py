"""Inline tags are codes, and warnings are marked."""

from __future__ import annotations

import pytest

from pipeline.interchange.codes import Code, Role, spans
from pipeline.interchange.xliff1 import write_xliff1
from pipeline.interchange.xliff2 import write_xliff2
from pipeline.model import Progress

from .builders import OPEN, PROSE, WARNED, offer, one, unit

LINKED = unit("See the <a1>leaflet</a1>.", "Siehe <a1>Merkblatt</a1>.")


def roles(text: str, tags: tuple[str, ...]) -> list[tuple[str, int, Role]]:
    return [(span.tag, span.number, span.role) for span in spans(text, tags) if isinstance(span, Code)]


def test_a_pair_shares_a_number_and_what_overlaps_is_isolated() -> None:
    assert roles("<a><b></a></b><br/>", ("<a>", "</a>", "<b>", "</b>", "<br/>")) == [
        ("<a>", 1, Role.ISOLATED_OPENING),
        ("<b>", 2, Role.OPENING),
        ("</a>", 3, Role.ISOLATED_CLOSING),
        ("</b>", 2, Role.CLOSING),
        ("<br/>", 4, Role.ALONE),
    ]


def test_a_tag_has_the_same_number_in_both_languages() -> None:
    source = spans("<a1>one</a1> <a2>two</a2>", ("<a1>", "</a1>", "<a2>", "</a2>"))
    target = spans("<a2>zwei</a2> <a1>eins</a1> <a1>noch</a1>", ("<a1>", "</a1>", "<a2>", "</a2>"), source)
    assert [span.number for span in target if isinstance(span, Code)] == [2, 2, 1, 1, 3, 3]


def test_only_the_tags_of_the_unit_are_codes() -> None:
    for write in (write_xliff2, write_xliff1):
        written = write(offer(unit("Press <b>x</b> & <a1>go</a1>"))).decode()
        assert "Press &lt;b&gt;x&lt;/b&gt; &amp; <" in written


def test_paired_and_single_codes_of_xliff_2() -> None:
    written = write_xliff2(offer(unit("A<br/><a1>b</a1>"))).decode()
    assert '<data id="d1">&lt;br/&gt;</data>' in written
    assert 'A<ph id="1" dataRef="d1" disp="&lt;br/&gt;"/><pc id="2" dataRefStart="d2" dataRefEnd="d3"' in written


def test_paired_and_single_codes_of_xliff_1() -> None:
    written = write_xliff1(offer(unit("A<br/><a1>b</a1>"))).decode()
    assert '<source>A<ph id="1">&lt;br/&gt;</ph><bpt id="2">&lt;a1&gt;</bpt>b<ept id="2">&lt;/a1&gt;</ept></source>' in written


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (' dataRefStart="d1" dataRefEnd="d2" dispStart="&lt;a1&gt;" dispEnd="&lt;/a1&gt;">Merk', ">Merk"),
        ('<target>Siehe <pc id="1" dataRefStart="d1" dataRefEnd="d2" dispStart="&lt;a1&gt;" dispEnd="&lt;/a1&gt;">', '<target>Siehe <pc id="7" copyOf="1">'),
    ],
    ids=["by its id", "as a copy"],
)
def test_a_code_of_xliff_2_is_known(old: str, new: str) -> None:
    written = write_xliff2(offer(LINKED)).decode()
    assert old in written
    made = one(written.replace(old, new).encode())
    assert (made.state, made.codes) == ((Progress.TRANSLATED, "Siehe <a1>Merkblatt</a1>."), ("<a1>", "</a1>"))


def test_start_and_end_codes_and_markers_of_xliff_2_are_read() -> None:
    written = write_xliff2(offer(LINKED)).decode()
    target = '<sm id="m"/>Siehe <sc id="1" dataRef="d1"/><mrk id="n" translate="yes">Merkblatt</mrk><ec startRef="1" dataRef="d2"/><em startRef="m"/>.'
    changed = written.split("<target>")[0] + f"<target>{target}</target></segment></unit></file></xliff>"
    assert one(changed.encode()).state[1] == "Siehe <a1>Merkblatt</a1>."


def test_codes_without_content_and_segment_markers_of_xliff_1_are_read() -> None:
    written = write_xliff1(offer(LINKED)).decode()
    target = '<mrk mtype="seg" mid="0">Siehe <bpt id="1"/>Merkblatt<ept id="1"/></mrk>.'
    changed = written.split('<target state="translated">')[0] + f'<target state="final">{target}</target></trans-unit></body></file></xliff>'
    made = one(changed.encode())
    assert (made.state[1], made.codes) == ("Siehe <a1>Merkblatt</a1>.", ("<a1>", "</a1>"))


def test_a_code_that_nobody_knows_is_told() -> None:
    two = write_xliff2(offer(unit("Rinse.", "Spülen."))).replace(b"<target>", b'<target><ph id="9"/>')
    assert (one(two).state[1], one(two).codes) == ("Spülen.", ("",))
    earlier = write_xliff1(offer(unit("Rinse.", "Spülen."))).replace(b">Sp", b'><g id="9">Sp').replace(b"</target>", b"</g></target>")
    assert (one(earlier).state[1], one(earlier).codes) == ("Spülen.", ("", ""))


def test_a_warning_is_an_alert_of_its_and_prose_is_not() -> None:
    for write in (write_xliff2, write_xliff1):
        warned, prose = write(offer(WARNED)).decode(), write(offer(PROSE, OPEN)).decode()
        assert 'its:locNoteType="alert" its:locNote="Safety warning sun (DANGER). Until' in warned
        assert 'priority="1"' in warned
        assert "Asked the author." in warned
        assert "alert" not in prose
        assert 'priority="1"' not in prose

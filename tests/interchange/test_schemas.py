"""What is written follows the schemas of the standards.

They are not in the repository: their files do not say that they may be copied. Debian has those of XLIFF 1.2 (strict) and of the core of XLIFF 2, which
2.0 and 2.1 share, in the package php-symfony-translation, and the DTD of TMX 1.4b in the package omegat.
"""

from __future__ import annotations

import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import settings as examples
from lxml import etree

from pipeline.interchange.tmx import write_tmx
from pipeline.interchange.xliff1 import write_xliff1
from pipeline.interchange.xliff2 import write_xliff2
from pipeline.model import Offer

from .builders import OFFERS, OPEN, PROSE, WARNED, offer
from .test_round_trip import ODD

XLIFF = Path("/usr/share/php/Symfony/Component/Translation/Resources/schemas")
OMEGAT = Path("/usr/share/omegat/OmegaT.jar")

needs_xliff = pytest.mark.skipif(not XLIFF.is_dir(), reason="the schemas of XLIFF are not installed: apt-get install php-symfony-translation")
needs_tmx = pytest.mark.skipif(not OMEGAT.is_file(), reason="the DTD of TMX is not installed: apt-get install omegat")

XML = "http://www.w3.org/XML/1998/namespace"
ITS = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2005/11/its">
<xs:attribute name="version" type="xs:string"/>
<xs:attribute name="locNote" type="xs:string"/>
<xs:attribute name="locNoteType"><xs:simpleType><xs:restriction base="xs:string">
<xs:enumeration value="alert"/><xs:enumeration value="description"/></xs:restriction></xs:simpleType></xs:attribute>
</xs:schema>"""
"""The local attributes of ITS 2.0, section 8.3, which the strict schema wants to know."""


class Local(etree.Resolver):  # type: ignore[misc]  # lxml ships no types
    """Opens the schema of the xml: attributes from the disk, whatever address a schema gives for it."""

    def resolve(self, system_url: str, _public_id: str, context: object) -> object:
        return self.resolve_filename(str(XLIFF / "xml.xsd"), context) if system_url.endswith("/xml.xsd") else None


@cache
def schema(namespace: str, file: str, its: str) -> etree.XMLSchema:
    wrapper = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="{XML}" schemaLocation="{XLIFF / "xml.xsd"}"/>
    <xs:import namespace="{namespace}" schemaLocation="{XLIFF / file}"/>
    <xs:import namespace="http://www.w3.org/2005/11/its" schemaLocation="{its}"/></xs:schema>"""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Local())
    return etree.XMLSchema(etree.fromstring(wrapper, parser))


@pytest.fixture(scope="module")
def its(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("its") / "its.xsd"
    file.write_text(ITS)
    return str(file)


SAMPLES = example(offer(*ODD)), example(offer(WARNED, PROSE, OPEN)), example(offer(WARNED, target="zh-Hans"))


@needs_xliff
@examples(max_examples=40)
@given(OFFERS)
@SAMPLES[0]
@SAMPLES[1]
@SAMPLES[2]
def test_xliff_2_follows_its_schema(its: str, offered: Offer) -> None:
    schema("urn:oasis:names:tc:xliff:document:2.0", "xliff-core-2.0.xsd", its).assertValid(etree.fromstring(write_xliff2(offered)))


@needs_xliff
@examples(max_examples=40)
@given(OFFERS)
@SAMPLES[0]
@SAMPLES[1]
@SAMPLES[2]
def test_xliff_1_follows_its_strict_schema(its: str, offered: Offer) -> None:
    schema("urn:oasis:names:tc:xliff:document:1.2", "xliff-core-1.2-strict.xsd", its).assertValid(etree.fromstring(write_xliff1(offered)))


@needs_xliff
def test_the_schemas_find_what_is_wrong(its: str) -> None:
    for write, namespace, file in (
        (write_xliff2, "urn:oasis:names:tc:xliff:document:2.0", "xliff-core-2.0.xsd"),
        (write_xliff1, "urn:oasis:names:tc:xliff:document:1.2", "xliff-core-1.2-strict.xsd"),
    ):
        for old, new in ((b'locNoteType="alert"', b'locNoteType="loud"'), (b"<source>", b"<source><b/>"), (b'state="translated"', b'state="done"')):
            broken = write(offer(WARNED)).replace(old, new)
            assert not schema(namespace, file, its).validate(etree.fromstring(broken)), old


@cache
def tmx_dtd() -> etree.DTD:
    with zipfile.ZipFile(OMEGAT) as jar, jar.open("schemas/tmx14.dtd") as file:
        return etree.DTD(file)


@needs_tmx
@examples(max_examples=40)
@given(OFFERS)
@SAMPLES[0]
@SAMPLES[1]
def test_a_memory_follows_its_dtd(offered: Offer) -> None:
    tmx_dtd().assertValid(etree.fromstring(write_tmx([offered])))


@needs_tmx
def test_the_dtd_finds_what_is_wrong() -> None:
    assert not tmx_dtd().validate(etree.fromstring(write_tmx([offer(WARNED)]).replace(b' i="1"', b"", 1)))

"""The header entry of templates and catalogues."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.catalog.template import Template
from pipeline.catalog.writer import render_header
from pipeline.locales import Language
from pipeline.model import Catalogue, Entry

_DATE = re.compile(r'("POT-Creation-Date: )[^"\\]*')


def new_header(template: Template, language: Language | None, *, date: str, generator: str) -> Entry:
    """The header entry of a template (`language` None) or of a catalogue. `date` is as gettext writes it: 2026-11-22 09:30+0000."""
    fields = {"Project-Id-Version": template.title, "POT-Creation-Date": date}
    if language is not None:
        fields |= {"PO-Revision-Date": date, "Last-Translator": "", "Language-Team": language.english, "Language": language.name}
    fields |= {"MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}
    if language is not None:
        fields["Plural-Forms"] = language.plural_forms
    fields["X-Generator"] = generator
    text = render_header(fields)
    return Entry(context=None, msgid="", msgstr=("",), line=1, msgstr_line=2, text=text)


def dated(catalogue: Catalogue, date: str) -> Catalogue:
    """The catalogue with another POT-Creation-Date, if its header has one."""
    if catalogue.header is None:
        return catalogue
    return replace(catalogue, header=replace(catalogue.header, text=_DATE.sub(rf"\g<1>{date}", catalogue.header.text)))

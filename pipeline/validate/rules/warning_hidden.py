"""Readers do not see a marked element, or a part of it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.validate.rule import Fault, SourceFault, SourceRule, SourceSubject


def check(subject: SourceSubject) -> Iterator[SourceFault]:
    """Bad: a warning in `<details>` without `open`, in `<template>`, `<noscript>`, `<select>`, `<switch>`, beside a `<template shadowrootmode>`, with
    `hidden`, with `style="display: none"`, in SVG with `opacity="0"`; `Do <span hidden>not</span> inhale.`, `Do <i aria-hidden="true">not</i> inhale.`
    Good: a warning in the open; `<span aria-hidden="true">⚠</span>`, for a sign without words. Style sheets are not read here.
    """
    for mark in subject.article.marks:
        if mark.hidden is not None:
            fault = Fault(f"the warning or a part of it is hidden: {mark.hidden}", "put the warning where every reader sees it", found=mark.hidden)
            yield SourceFault(mark.id, mark, fault)


RULE = SourceRule("warning-hidden", "Markup hides a warning or a part of it.", check)

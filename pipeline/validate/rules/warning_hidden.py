"""Readers do not see a marked element, or a part of it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.validate.rule import Fault, SourceFault, SourceRule, SourceSubject


def check(subject: SourceSubject) -> Iterator[SourceFault]:
    """Bad: a warning in `<details>` without `open`, in `<template>`, `<noscript>`, with `hidden`, with `style="display: none"`;
    `Do <span hidden>not</span> inhale.`
    Good: a warning in the open. Style sheets are not read here.
    """
    for mark in subject.article.marks:
        if mark.hidden is not None:
            fault = Fault(f"{mark.hidden} hides the warning or a part of it", "put the warning where every reader sees it", found=mark.hidden)
            yield SourceFault(mark.id, mark, fault)


RULE = SourceRule("warning-hidden", "Markup hides a warning or a part of it.", check)

"""What the translations of a project's warnings must keep."""

from __future__ import annotations

from pipeline.model import Evidence
from pipeline.run.project import Project, Selection, selected
from pipeline.validate.evidence import evidence
from pipeline.validate.gate import open_case


def facts_of(project: Project, selection: Selection) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
    """The selected articles' names, each with its warnings. Raises PipelineError, as a usage error, where no article has the name."""
    articles, _ = selected(project, selection)
    terms = project.termbase(project.source.name)
    cases = (open_case(article, project.contract, terms, project.source) for article in articles)
    return tuple((case.article.name, evidence(case.article, case.requirements, None, project.source)) for case in cases)

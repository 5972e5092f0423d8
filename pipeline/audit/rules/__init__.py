"""The rules of the audit, in the order in which a report shows them."""

from pipeline.audit.rule import FileRule, PageRule
from pipeline.audit.rules.files import page_altered, page_missing, page_unlisted
from pipeline.audit.rules.language import wrong_direction, wrong_language
from pipeline.audit.rules.placing import warning_misplaced
from pipeline.audit.rules.presence import contract_unmet, warning_absent, warning_repeated, warning_unknown
from pipeline.audit.rules.sight import warning_hidden
from pipeline.audit.rules.wording import warning_altered

FILE_RULES: tuple[FileRule, ...] = (
    FileRule("page-missing", page_missing),
    FileRule("page-altered", page_altered),
    FileRule("page-unlisted", page_unlisted),
)

PAGE_RULES: tuple[PageRule, ...] = (
    PageRule("wrong-language", wrong_language),
    PageRule("wrong-direction", wrong_direction),
    PageRule("contract-unmet", contract_unmet),
    PageRule("warning-absent", warning_absent),
    PageRule("warning-repeated", warning_repeated),
    PageRule("warning-unknown", warning_unknown),
    PageRule("warning-altered", warning_altered),
    PageRule("warning-hidden", warning_hidden),
    PageRule("warning-misplaced", warning_misplaced),
)

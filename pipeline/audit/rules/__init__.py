"""The rules of the audit, in the order in which a report shows them."""

from pipeline.audit.rule import FileRule, LinkRule, PageRule
from pipeline.audit.rules.files import file_unlisted, page_altered, page_missing, page_unlisted
from pipeline.audit.rules.language import wrong_direction, wrong_language
from pipeline.audit.rules.links import hreflang_one_way
from pipeline.audit.rules.placing import warning_misplaced
from pipeline.audit.rules.presence import contract_unmet, warning_absent, warning_repeated, warning_unknown
from pipeline.audit.rules.sight import warning_faint, warning_hidden
from pipeline.audit.rules.source import page_extended, source_differs
from pipeline.audit.rules.styles import style_remote, style_unread
from pipeline.audit.rules.wording import warning_altered
from pipeline.model import Level

FILE_RULES: tuple[FileRule, ...] = (
    FileRule("page-missing", page_missing),
    FileRule("page-altered", page_altered),
    FileRule("page-unlisted", page_unlisted),
    FileRule("file-unlisted", file_unlisted, Level.INFO),
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
    PageRule("warning-faint", warning_faint),
    PageRule("warning-misplaced", warning_misplaced),
    PageRule("source-differs", source_differs),
    PageRule("page-extended", page_extended),
    PageRule("style-unread", style_unread, Level.WARNING),
    PageRule("style-remote", style_remote, Level.INFO),
)

LINK_RULES: tuple[LinkRule, ...] = (LinkRule("hreflang-one-way", hreflang_one_way),)

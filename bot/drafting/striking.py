"""What a model invented and did not take back is struck: a gap to be filled stands in its place."""

from collections.abc import Collection

from bot.compliance.checker import check
from bot.compliance.register import rules_by_id
from bot.compliance.rule import Context
from bot.domain.finding import Aspect, Finding, Severity
from bot.drafting.revision import paragraph_at
from bot.texts import paper


def strike_inventions(text: str, context: Context, kept: Collection[str] = ()) -> str:
    """Return the text with every untraced thing replaced by 【待补：…】; of two that overlap, the first.

    The paragraphs that are `kept` stay as they are; so does what the clerk wants left out, which is no gap to
    be filled and is pointed at as what it is.
    """
    written, at = [], 0
    for finding in check(text, context):
        replacement = _replacement(finding, context.forbidden)
        if replacement and finding.start >= at and paragraph_at(text, finding.start).strip() not in kept:
            written += [text[at : finding.start], replacement]
            at = finding.end
    return "".join((*written, text[at:]))


def _replacement(finding: Finding, unwanted: Collection[str]) -> str:
    if finding.severity is not Severity.ERROR:
        return ""
    # A plan told as done, and a figure from before its correction, are written as the user told them.
    if finding.about is Aspect.MISTOLD and finding.fix.replacement:
        return finding.fix.replacement
    if any(word and word in finding.quote for word in unwanted):
        return ""
    lacking = rules_by_id()[finding.rule].lacking
    return paper.gap_mark(lacking) if lacking else ""

"""X01: what bears a classification mark has no business here."""

from collections.abc import Iterator

from bot.compliance.rule import BLOCK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.privacy.marks import classification_marks


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for start, end in classification_marks(manuscript.text):
        yield Spot(start, end, BLOCK)


RULE = Rule(
    id="X01",
    name="密级标志",
    about=Aspect.SECRECY,
    severity=Severity.ERROR,
    message="材料带密级标志或内部管理标记，不能在这里处理。",
    source="《中华人民共和国保守国家秘密法》；GB/T 9704-2012 7.2.2",
    detect=_detect,
    cases=(
        Case("机密★1年\n关于××的通知", ("机密★",)),
        Case("秘密\n关于开展检查的通知", ("秘密",)),
        Case("密级：秘密", ("密级：秘密",)),
        Case("内部资料 注意保存\n会议材料", ("内部资料 注意保存",)),
        Case("做好保密工作，保守国家秘密和商业秘密，严禁泄露工作秘密。"),
        Case("三、涉密人员管理\n公安机关依法开展秘密侦查，学习《中华人民共和国保守国家秘密法》。"),
        Case("密级：公开"),
    ),
)

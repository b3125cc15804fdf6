"""docs/rules.md: every rule with its source and an example, and why some of the catalogue are none of ours.

`make rules` writes it; a test fails where it is not what the rules say.
"""

from pathlib import Path

from bot.compliance.rule import Rule
from bot.compliance.rules import FAMILIES
from bot.texts.checking import LEVELS

FILE = Path(__file__).parents[2] / "docs" / "rules.md"

ELSEWHERE: dict[str, str] = {
    "D04": "不查：“目前”“近日”有没有时间锚要看上下文，逐处提示只会打扰；时段和成文日期由 D12、S14 管。",
    "N10": "不查：“同为动宾式”没有句法分析判不准，只比字数会误报。",
    "X09": "不是文本规则：`bot/privacy/tokens.py` 把名称换成记号再发给模型，记号对不上的回答不收。",
    "X10": "不是文本规则：模型由管理员配置；`gongwen doctor` 指出不在本机的接口，开头就提示不得发涉密内容。",
    "X11": "不是文本规则：导出的 Word 文件带标识，见 `bot/export`。",
    "X12": "不是文本规则：导出前列出待补和未处理的问题，由人确认。",
    "Y16": "不查：哪个缩略读者已经熟悉，表里判不了；全国通用的固定缩略由 F03 管引号。",
}
"""Rules of the published catalogue that no detector here implements, with the reason."""

_HEAD = """# 检查规则

由规则本身生成（`make rules`），请勿手改。级别：错误是必须处理的，如违反条例、国标、法律，
缺了这个文种通常必有的部分，编造、泄漏、涉密，明显的笔误；提醒是违反通行做法，或提法过时；建议不影响结论。依据一栏写明是规定还是惯例。
“可直接改”的只有标点、序号、日期和年份的写法、排版记号、广告残留和固定提法的错字；数字的值、名称和荣誉永远不替人改。
"""


_TITLES = {
    "S": "结构与文种",
    "N": "序号与固定部分",
    "P": "标点",
    "D": "数字与日期",
    "F": "规范表述",
    "T": "事实",
    "L": "泄漏、抄袭与残留",
    "X": "涉密与个人信息",
    "Y": "文风",
}
_COLUMNS = "| 编号 | 名称 | 级别 | 查什么 | 例 | 依据 |\n|---|---|---|---|---|---|"


def handbook() -> str:
    """Return the page."""
    families = "\n".join(_family(family) for family in FAMILIES)
    elsewhere = "\n".join(f"| {rule} | {reason} |" for rule, reason in sorted(ELSEWHERE.items()))
    return (
        f"{_HEAD}\n{families}\n## 不在检查里的条目\n\n| 条目 | 怎样处理，为什么 |\n|---|---|\n{elsewhere}\n"
    )


def _family(family: object) -> str:
    rules: tuple[Rule, ...] = getattr(family, "RULES")  # noqa: B009  a module has no type of its own
    rows = "\n".join(map(_row, rules))
    letter = rules[0].id[0]
    return f"## {letter} {_TITLES[letter]}\n\n{_COLUMNS}\n{rows}\n"


def _row(rule: Rule) -> str:
    case = next(case for case in rule.cases if case.found)
    example = case.text if len(case.text) <= 60 else "……".join(case.found)
    cells = (rule.id, rule.name, LEVELS[rule.severity], rule.message, example, rule.source)
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", "⏎")


if __name__ == "__main__":
    FILE.write_text(handbook(), "utf-8")

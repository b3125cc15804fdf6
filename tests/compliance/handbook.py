"""docs/rules.md: every rule with its source and an example, and why some of the catalogue are none of ours.

`make rules` writes it, and their number into both READMEs; a test fails where it is not what the rules say.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from bot.compliance.register import families, rules_by_id
from bot.compliance.rule import Rule
from bot.texts.checking import LEVELS
from bot.texts.rules import NOT_CHECKED

_ROOT = Path(__file__).parents[2]
FILE = _ROOT / "docs" / "rules.md"
READMES = (_ROOT / "README.md", _ROOT / "README.zh-CN.md")
_NUMBER = re.compile(r"(?<=\[)\d+(?= (?:rules|条规则)\]\(docs/rules\.md\))")

_HEAD = """# 检查规则

由规则本身生成（`make rules`），请勿手改。级别：错误是必须处理的，如违反条例、国标、法律，
缺了这个文种通常必有的部分，编造、泄漏、涉密，明显的笔误；提醒是违反通行做法，或提法过时；建议不影响结论。依据一栏写明是规定还是惯例。
“可直接改”的只有标点、序号、日期和年份的写法、排版记号、广告残留和固定提法的错字；数字的值、名称和荣誉永远不替人改。
在终端里看一条：`gongwen rule P06`；`gongwen rule` 列出全部。
"""


_TITLES = {
    "structure": "S 结构与文种",
    "numbering": "N 序号与固定部分",
    "punctuation": "P 标点",
    "numbers": "D 数字与日期",
    "formulations": "F 规范表述",
    "facts": "T 事实",
    "leaks": "L 泄漏、抄袭与残留",
    "secrecy": "X 涉密与个人信息",
    "style": "Y 文风",
}
_COLUMNS = "| 编号 | 名称 | 级别 | 查什么 | 例 | 依据 |\n|---|---|---|---|---|---|"


def handbook() -> str:
    """Return the page."""
    chapters = "\n".join(_chapter(title, families()[name]) for name, title in _TITLES.items())
    elsewhere = "\n".join(f"| {rule} | {reason} |" for rule, reason in sorted(NOT_CHECKED.items()))
    return (
        f"{_HEAD}\n{chapters}\n## 不在检查里的条目\n\n| 条目 | 怎样处理，为什么 |\n|---|---|\n{elsewhere}\n"
    )


def _chapter(title: str, rules: Iterable[Rule]) -> str:
    rows = "\n".join(map(_row, rules))
    return f"## {title}\n\n{_COLUMNS}\n{rows}\n"


def _row(rule: Rule) -> str:
    case = next(case for case in rule.cases if case.found)
    example = case.text if len(case.text) <= 60 else "……".join(case.found)
    cells = (rule.id, rule.name, LEVELS[rule.severity], rule.message, example, rule.source)
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", "⏎")


def with_number(page: str) -> str:
    """Return a README that tells how many rules there are."""
    return _NUMBER.sub(str(len(rules_by_id())), page)


if __name__ == "__main__":
    FILE.write_text(handbook(), "utf-8")
    for readme in READMES:
        readme.write_text(with_number(readme.read_text("utf-8")), "utf-8")

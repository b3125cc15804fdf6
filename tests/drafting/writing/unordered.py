"""Answers that are not what was ordered, by what is wrong with them; each made of what was asked."""

import re
from collections.abc import Callable

from tests.fakes import drafted

Answer = Callable[[str, str], str]
"""Takes the rules and the request that a model is sent."""

_HEADING = "（一）加强思想教育，筑牢理想信念根基"
_JAPANESE = (
    "本年度の上半期において、当組織は思想教育を強化し、学習会を七回開催しました。参加者は三百二十名です。"
)
_ENGLISH = "In the first half of the year the town held seven study sessions for all of its members."
_TRADITIONAL = str.maketrans(
    "节写的这些面项组织学习参加领导班专题党员干众志愿务开展发挥扬爱国传统设队伍进实务会议认",
    "節寫的這些面項組織學習參加領導班專題黨員幹眾誌願務開展發揮揚愛國傳統設隊伍進實務會議認",
)


def _fixed(said: str) -> Answer:
    return lambda _rules, _asked: said


def _around(before: str, after: str = "") -> Answer:
    return lambda _rules, asked: f"{before}{drafted(asked)}{after}"


def _with(change: Callable[[str], str]) -> Answer:
    return lambda _rules, asked: change(drafted(asked))


REFUSED: dict[str, Answer] = {
    "another topic": _fixed("这个话题不太适合展开，聊点别的吧。"),
    "out of caution": _fixed("出于安全方面的考虑，相关内容暂不展示。"),
    "stopped": _fixed("内容由于不合规被停止生成，换个话题吧。"),
    "against the terms": _fixed("该提问可能违反平台使用规范，请重新输入。"),
    "not my job": _fixed("写公文不在本助手的服务范围内。"),
    "no such service": _fixed("暂不提供该类文字的撰写服务，感谢理解。"),
    "many users": _fixed("当前使用人数较多，请稍后再试。"),
    "busy": _fixed("服务器繁忙，请稍后重试。"),
    "maintenance": _fixed("系统正在升级维护，预计两小时后恢复。"),
    "no more room": _fixed("本次对话已达到长度上限，请新建对话。"),
    "asks for material": _fixed("请提供这一节需要的具体材料，收到后再起草。"),
    "asks back": _fixed("动笔之前需要先确认三个问题：一是篇幅，二是受众，三是口径。"),
    "left out": _fixed("（此处省略500字）"),
    "one word": _fixed("略。"),
    "traditional": _with(lambda text: text.translate(_TRADITIONAL) + "各級黨組織發揮戰鬥堡壘作用。" * 6),
    "japanese": _fixed(_JAPANESE * 3),
    "japanese behind": _around("", f"\n{_JAPANESE * 3}"),
    "two languages": _around("", f"\n{_ENGLISH}\n其他各项工作也在有序推进。"),
    "english in brackets": _around("", f"（{_ENGLISH * 3}）"),
    "korean": _fixed("올해 상반기 우리 기관은 사상교육을 강화하고 학습회를 일곱 차례 개최하였다." * 3),
    "russian": _fixed("В первом полугодии проведено семь занятий, участвовало триста двадцать человек."),
    "pinyin": _fixed("Jinnian shang bannian, quanzhen jizhong xuexi qi ci, canjia renshu duoda sanbai."),
    "the request": lambda _rules, asked: asked,
    "the task": lambda _rules, asked: "【现在写】" + asked.partition("【现在写】")[2],
    "the rules": lambda rules, _asked: rules,
    "a rule": _around("只写最后的样子，不写改动的经过；经办人的内情、评语、口头话、口头称呼不进正文。"),
    "the ledger": lambda _rules, asked: asked.partition("【台账】\n")[2].partition("\n\n")[0],
    "the request, then the text": lambda _rules, asked: f"{asked}\n\n{drafted(asked)}",
    "zero width": _fixed("\u200b\u200d\ufeff" * 80),
    "thoughts to no end": _around("<thinking>先想一想，"),
    "other thoughts to no end": _around("◁think▷先想一想，"),
    "a megabyte": _around("", "各项工作有序推进，干部群众同心协力。" * 60_000),
    "a name of its own": _with(lambda text: f"⟦单位9⟧组织学习。{text}"),
}
"""What must not become a finished version."""

CLEANED: dict[str, Answer] = {
    "zero width inside": _with(lambda text: "\u200b".join(text)),
    "thinking": _around("<thinking>先想一想，有37场？</thinking>\n"),
    "reasoning": _around("<reasoning>\n先想一想。\n</reasoning>\n\n"),
    "kimi's thoughts": _around("◁think▷先想一想。◁/think▷"),
    "capitals": _around("<Think>先想一想。</Think>"),
    "an element": _around("<answer>\n", "\n</answer>"),
    "a mark of its end": _around("", "<|im_end|>"),
    "a box": _around("<|begin_of_box|>", "<|end_of_box|>"),
    "its heading": _around(f"{_HEADING}\n"),
    "its heading in bold": _around(f"**{_HEADING}**\n\n"),
    "its heading run in": _around(f"{_HEADING}。"),
    "its heading without a number": _around("加强思想教育，筑牢理想信念根基：\n"),
    "its heading twice": _around(f"## {_HEADING}\n\n{_HEADING}\n"),
    "other brackets": _with(lambda text: re.sub("⟦(.+?)⟧", r"〔\1〕", text)),
    "round brackets": _with(lambda text: re.sub("⟦(.+?)⟧", r"（\1）", text)),
    "two brackets": _with(lambda text: re.sub("⟦(.+?)⟧", r"[[\1]]", text)),
    "blanks in brackets": _with(lambda text: re.sub("⟦(.+?)⟧", r"⟦ \1 ⟧", text)),
    "said three times": _with(lambda text: f"{text}\n{text}\n{text}"),
    "announced": _around("收到，这一节的正文已经写好：\n\n"),
    "announced otherwise": _around("本节正文如下：\n\n"),
    "counted": _around("", "\n（全文共212字）"),
    "handed over": _around("", "\n\n以上内容已按要求完成，请审阅。"),
    "a note": _around("", "\n\n注：以上为按要求起草的正文，数字均出自台账。"),
    "tags in square brackets": _with(lambda text: text.replace("⟨", "[").replace("⟩", "]")),
    "tags in words": _with(lambda text: text.replace("⟨", "⟨编号")),
}
"""What becomes a finished version with nothing but the text itself."""

"""What the finished text itself says where something is still missing, and what a nameless file is called."""

import re

UNTITLED = "未命名公文"
DRAFT = "草稿"
GAP_START = "【待补："
TITLE = "标题"
ISSUER = "发文机关署名"
PERSON = "署名人姓名"
ADDRESSEE = "主送机关"
DATE_OF_ISSUE = "成文日期"
NUMBER = "发文字号"
DECREE_NUMBER, DECREE_SIGNER, POST = "令号", "签署人的职务和姓名", "职务"
UNFINISHED = "本节未写完"
AIGC_LABEL = "本文稿由人工智能（AI）生成，须经人工审核后使用"
BULLETIN, ISSUE, SENT_TO, RUN = "简报名称", "期号", "报送范围（报、送、发）", "印数"
SIGNATORY, COPIES, PRINTED = "签发人：", "抄送：", "印发"
ADDRESSED = "主送："


def gap_mark(what: str) -> str:
    """Say in the text that `what` is still to be supplied."""
    return f"{GAP_START}{what}】"


def decree_mark(issuer: str) -> str:
    """Return the mark of a decree."""
    return f"{issuer}令"


def issue(number: str) -> str:
    """Say which issue of a bulletin it is."""
    return f"第{number}期"


def copy_count(copies: int) -> str:
    """Say at the foot of a bulletin how many of it are printed."""
    return f"（共印{copies}份）"


def gaps_in(text: str) -> list[str]:
    """Return what a text says is still to be supplied, in order."""
    return re.findall(f"{GAP_START}([^】]+)】", text)


def issuing_title(issuer: str, paper: str) -> str:
    """Return the title of the notice that issues a paper."""
    return f"{issuer}关于印发《{paper}》的通知"


def issuing_sentence(paper: str) -> str:
    """Return the sentence of the notice that issues a paper."""
    return f"现将《{paper}》印发给你们，请结合实际，认真抓好贯彻落实。"

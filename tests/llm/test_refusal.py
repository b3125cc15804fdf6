"""A refusal is told from a section; a section that happens to sound like one is left alone."""

import pytest

from bot.llm.refusal import is_refusal


@pytest.mark.parametrize(
    "text",
    [
        "抱歉，我无法提供这方面的内容。",
        "很抱歉，这部分内容涉及敏感信息。",
        "对不起，我不能帮您完成这个请求。",
        "非常抱歉！我暂时不能写这一节。",
        "不好意思，我没办法继续。",
        "我无法为您撰写这一节，因为缺少材料。",
        "我暂时无法回答这个问题。",
        "我不能协助您起草此类文件。",
        "您好，我无法提供相关内容。",
        "你好，这个问题我暂时无法回答，让我们换个话题再聊聊吧。",
        "根据相关法律法规，我不能生成这样的内容。",
        "作为AI语言模型，我没有相关信息。",
        "作为一个人工智能助手，我只能提供一般信息。",
        "作为一名大语言模型，我无法核实这些数字。",
        "I'm sorry, but I can't assist with that.",
        "I’m sorry, I can’t help.",
        "I cannot write this section.",
        "As an AI language model, I am unable to do this.",
        "Sorry, that is not possible.",
        "\n\n抱歉，没有足够的材料。\n",
    ],
)
def test_refusals(text: str) -> None:
    assert is_refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "上半年，集中学习6次，开展主题党日12场。",
        "作为人工智能产业重镇，我区坚持把网络文明建设摆在突出位置。",
        "作为智能制造企业，公司始终重视职工思想教育。",
        "我市坚持以文明城市创建为抓手，深化移风易俗。",
        "我局无法定职权的事项一律不得实施。",
        "我不能忘记入党时写下的誓言，更不能忘记群众的期盼。",
        "我们不能满足于已有成绩，还要看到差距。",
        "对于因检修给群众带来的不便，公司上门说一声抱歉，并在两日内恢复供水。",
        "对不起群众的事坚决不做，对不起岗位的话坚决不说。",
        "（一）健全机制。窗口人员不说“我不知道”“我不能办”。",
        "根据有关规定，我单位对制度作了修订。",
        "抱歉，刚才那一版偏短，现补写如下。" + "上半年，全体党员下沉社区开展志愿服务。" * 12,
        "I类事项全部办结，II类事项办结率98%。",
    ],
)
def test_official_prose(text: str) -> None:
    assert not is_refusal(text)

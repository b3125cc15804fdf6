"""What is said when a document goes on in another channel."""

BEFORE_CODE = "接着写"
NO_SUCH_CODE = "这个码不对，或者过期、用过了，没有执行。请在原来的地方发 /relay 再要一个。"
SAME_PLACE = "就在这里写着呢。请把码发到别处：Telegram、网页，或者另一个账号下您自己的对话。"
STILL_AT_WORK = "那边还在写，等写完再发一次这个码就行；过期了就再要一个。"


def offer(title: str, minutes: int) -> str:
    """Tell what the code is for that follows."""
    return (
        f"到您要接着写《{title}》的地方（Telegram 或网页），把下面的码发给我。{minutes} 分钟内有效，"
        "用一次就失效；文稿会整个移过去，这里就不再写它。请不要给别人看。"
    )


def gone_elsewhere(title: str) -> str:
    """Say in the chat that had a document that it goes on in another one."""
    return f"《{title}》已移到您用码接着写的地方。想拿回这里，在那边发 /relay 再要一个码。"

"""What clerks call the places of a document's form, before what is to stand there: 抬头澄湖区人民政府."""

from bot.regex import regex

PLACES = "抬头|称谓|主送|抄送|抄报|受文|收文|落款|署名"
_NAMED = regex(
    f"^(?:最后|文末)?(?:{PLACES})(?:机关|单位|部门|处)?(?:就?写给|就?写|[是为：:\\s])*(?=[^\\s，。；])"
)


def without_place(words: str) -> str:
    """Return what is to stand in a place of the form, without the clerk's word for the place."""
    return _NAMED.sub("", words)

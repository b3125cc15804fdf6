"""What a model is told of the names that it does not see."""

COMPANY = "企业"


def line(token: str, about: str) -> str:
    """Tell what a token stands for."""
    return f"{token}：{about}"


def short_for(token: str) -> str:
    """Tell that a token stands for the short name of another."""
    return f"{token}的简称"


def owner(place: str) -> str:
    """Tell to whom a unit belongs."""
    return f"{place}属"


def rank(place: str) -> str:
    """Tell the rank of an office."""
    return f"{place}级"


def unit(rank: str, kind: str, trades: tuple[str, ...]) -> str:
    """Tell of which kind and trade a unit is; nothing where neither is known."""
    return "，".join(filter(None, (f"{rank}{kind}" if kind else "", *trades)))

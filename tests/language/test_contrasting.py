"""Two wordings beside each other, cut to where they differ."""

from bot.language.contrasting import contrast


def test_short_ones_are_whole() -> None:
    assert contrast("志愿者180人。", "志愿者168人。") == ("志愿者180人。", "志愿者168人。")


def test_long_ones_are_cut_to_what_tells_where_they_differ() -> None:
    before, behind = "前" * 60, "后" * 60
    old, new = contrast(f"{before}180{behind}", f"{before}168{behind}")
    assert old.startswith("……前") and old.endswith("后……") and "180" in old and "168" in new
    assert len(old) < 70

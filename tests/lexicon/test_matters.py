from bot.lexicon.matters import of_any, other_names, told_by


def test_a_matter_is_known_by_its_other_names() -> None:
    assert {"毒品", "戒毒"} <= set(other_names("禁毒工作"))
    assert "禁毒" not in set(other_names("禁毒工作"))
    assert not list(other_names("值班工作"))


def test_what_tells_of_a_matter_does_not_name_it() -> None:
    assert "高血压" in set(told_by("家庭医生签约服务"))
    assert not list(told_by("高血压"))


def test_words_of_any_matter_name_none() -> None:
    assert "推进" in of_any()
    assert not [word for word in of_any() if list(other_names(word))]

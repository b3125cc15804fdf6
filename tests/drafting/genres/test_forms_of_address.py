"""The unit that is written to is spoken to, where its short name is surely its own."""

import pytest

from bot.domain.document import Brief
from bot.drafting.genres.forms_of_address import with_address_forms

_ABOVE = Brief("批复", "澜石市文化旅游发展集团有限公司", addressee="澜石市古驿景区管理有限公司")
_PEER = Brief("复函", "竹笙县交通运输局", addressee="竹笙县教育局")


@pytest.mark.parametrize(
    ("brief", "told", "written"),
    [
        (_ABOVE, "从古驿公司自有资金中列支。", "从你公司自有资金中列支。"),
        (_ABOVE, "由古驿景区公司负责。", "由你公司负责。"),
        (_PEER, "请县教育局提供人数。", "请贵局提供人数。"),
        (_PEER, "请教育局提供人数。", "请贵局提供人数。"),
    ],
)
def test_a_short_name_becomes_the_form_of_address(brief: Brief, told: str, written: str) -> None:
    assert with_address_forms(told, brief) == written


@pytest.mark.parametrize(
    ("brief", "told"),
    [
        (_ABOVE, "名称为澜石市古驿景区管理有限公司研学旅行分公司。"),
        (_ABOVE, "由古驿公司研学分公司负责，由物业管理公司配合，报集团公司。"),
        (_PEER, "报市教育局，抄各县教育局，《县教育局来函》收悉。"),
        (Brief("通知", "竹笙县交通运输局", addressee="竹笙县教育局"), "请县教育局提供人数。"),
        (Brief("函", "竹笙县教育局", addressee="竹笙市教育局"), "由教育局办理。"),
        (Brief("函", "竹笙县交通运输局", addressee="竹笙县教育局、竹笙县水利局"), "请县水利局提供。"),
    ],
)
def test_what_may_be_somebody_else_keeps_its_name(brief: Brief, told: str) -> None:
    assert with_address_forms(told, brief) == told

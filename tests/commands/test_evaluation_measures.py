"""What is measured of a draft that `gongwen eval` made."""

from bot.commands.drafts.drafting import DraftResult
from bot.commands.evaluation.measures import Measures, measure
from bot.commands.evaluation.phrases import longest_repeated_phrase, longest_shared_phrase
from bot.domain.document import Author, Brief, Clause, Document, Provenance, Section, Version
from bot.domain.fact import Fact, Quote
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.ledger import Ledger, Wish
from bot.store.records.jobs import Usage
from tests.installed import GENRES

_GENRE = GENRES["工作总结"]
_SAID = (
    Fact(1, 1, "开展敬老服务12次", "m1"),
    Fact(2, 1, "开展敬老服务14次", "m2", replaces=(1,)),
    Fact(3, 1, "新招募志愿者45人", "m1"),
    Fact(4, 1, "把图书角收拾得整整齐齐", "m1"),
    Fact(5, 1, "设立便民驿站3处", "m1"),
)
_WISH = Wish(6, "不写钱", Quote("m3", "别写钱"), forbidden=("8万元",))
_LEDGER = Ledger({entry.id: entry for entry in (*_SAID, _WISH)}, frozenset({1}))


def _measured(text: str, clauses: tuple[Clause, ...] = (), exemplars: tuple[str, ...] = ()) -> Measures:
    plan = SectionPlan(SectionRole.ACHIEVEMENTS, "工作开展情况", "开展情况", (), "", "", "", 500)
    version = Version(1, text, Author.MODEL, provenance=Provenance(clauses=clauses))
    section = Section(1, plan, shown=1, versions=(version,))
    brief = Brief("工作总结", "白鹭湖街道", period="2026年上半年", topic="志愿服务", target_chars=100)
    document = Document(1, brief, "白鹭湖街道2026年上半年志愿服务工作总结", (section,))
    done = DraftResult(document, _LEDGER, Usage(3, 900, 80), "batch", (), ())
    return measure(done, _GENRE, (), exemplars, 1.5)


def test_a_fact_is_stated_by_its_words_or_by_its_tag() -> None:
    text = "开展敬老服务14次，新增志愿者45人。公共阅读角面貌一新。"
    assert _measured(text).missing == ("把图书角收拾得整整齐齐", "设立便民驿站3处")
    tagged = _measured(text, (Clause("公共阅读角面貌一新", (4,)),))
    assert tagged.missing == ("设立便民驿站3处",)
    assert (tagged.facts, tagged.stated) == (4, 3)


def test_what_should_not_stand_is_listed() -> None:
    measures = _measured("开展敬老服务12次，投入8万元，走访困难家庭37户。满意度【待补：满意度】。")
    assert measures.superseded == ("12次",)
    assert measures.forbidden == ("8万元",)
    assert "37户" in measures.unsupported
    assert "【待补：满意度】" in measures.gaps


def test_proposals_length_and_cost_are_told() -> None:
    text = "健全队伍管理机制，加强日常培训。"
    measures = _measured(text, (Clause("加强日常培训", proposed=True),))
    assert measures.proposals == ("加强日常培训",)
    assert measures.percent == measures.chars
    assert (measures.used.calls, measures.seconds) == (3, 1.5)


def test_only_a_draft_that_was_shown_exemplars_is_compared_with_them() -> None:
    text = "志愿者走街串巷送服务上门，群众看在眼里。"
    assert _measured(text).shared is None
    exemplars = ("社区干部走街串巷送服务上门，", "群众看在眼里。")
    assert _measured(text, exemplars=exemplars).shared == "走街串巷送服务上门"


def test_set_phrases_titles_and_what_was_told_are_no_copies() -> None:
    everyone = "坚持以习近平新时代中国特色社会主义思想为指导，落实《新时代公民道德建设实施纲要》。"
    assert len(longest_shared_phrase(everyone, (everyone,), ())) <= len("坚持以为指导落实")
    told = "建成便民驿站三处"
    assert longest_shared_phrase(f"{told}。", (told,), ()) == told
    assert longest_shared_phrase(f"{told}。", (told,), (told,)) == ""


def test_a_phrase_that_stands_twice_is_found_unless_it_is_a_name() -> None:
    phrase = "把服务送到群众家门口让群众少跑腿"
    text = f"一是{phrase}。\n二是白鹭湖街道新时代文明实践所{phrase}，白鹭湖街道新时代文明实践所挂牌。"
    assert longest_repeated_phrase(text, ("白鹭湖街道新时代文明实践所",)) == phrase
    assert longest_repeated_phrase("前一句话。\n后面别的事。", ()) == ""

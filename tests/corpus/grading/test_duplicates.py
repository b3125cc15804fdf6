import random

from bot.corpus.grading.duplicates import earlier_copies, fingerprint, is_near_duplicate
from bot.shipped import EXEMPLARS
from tests.corpus.documents import PLAN, SUMMARY
from tests.corpus.dossiers import DOSSIERS

TEXTS = [p.read_text("utf-8").split("---\n", 2)[2] for p in sorted(EXEMPLARS.glob("*/*.md"))]


def changed(text: str, share: float, seed: int) -> str:
    """Return the text with this share of its sentences replaced by others of the same kind."""
    chance = random.Random(seed)
    strange = [s for other in TEXTS if other != text for s in other.split("。")]
    sentences = text.split("。")
    for place in chance.sample(range(len(sentences)), round(share * len(sentences))):
        sentences[place] = chance.choice(strange)
    return "。".join(sentences)


def test_the_same_text_with_other_names_figures_and_dirt_is_recognised() -> None:
    for text in TEXTS:
        copy = text.replace("2025", "2024").replace("集团", "公司").replace("\n", "\r\n").replace("，", ",")
        assert is_near_duplicate(fingerprint(text), fingerprint(copy))


def test_a_few_changed_sentences_do_not_hide_a_copy() -> None:
    for seed, text in enumerate(TEXTS):
        one, copy = fingerprint(text), fingerprint(changed(text, 0.1, seed))
        assert is_near_duplicate(one, copy)
        assert set(one.keys) & set(copy.keys)


def test_different_documents_are_not_alike() -> None:
    texts = [*TEXTS, SUMMARY, PLAN, *(d.text for d in DOSSIERS if d.genre != "总结")]
    prints = [fingerprint(text) for text in texts]
    assert [
        (a, b) for a in range(len(prints)) for b in range(a) if is_near_duplicate(prints[a], prints[b])
    ] == []


def test_each_text_is_traced_to_the_first_like_it() -> None:
    texts = [
        TEXTS[0],
        TEXTS[1],
        TEXTS[0] + "特此报告。",
        TEXTS[2],
        TEXTS[1].replace("2025", "2026"),
        "太短",
        "太短",
    ]
    assert earlier_copies(map(fingerprint, texts)) == (None, None, 0, None, 1, None, None)

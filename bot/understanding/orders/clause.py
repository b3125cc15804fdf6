"""A clause of a message as the forms of orders read it: with its references tagged, and without fillers."""

from dataclasses import dataclass

from bot.domain.request import Place, Target
from bot.regex import regex
from bot.understanding.orders.targets import REF, Reference, TaggedClause, tag_references
from bot.understanding.orders.words import bare, one_of
from bot.understanding.talk import Talk

_QUOTED_REF = regex(rf"[“\"'‘《]({REF})[”\"'’》]")
_POLITE = regex(rf"^(?:{one_of('fillers')}|[，, ～~])+")
_SOFT = regex(
    rf"(?:{one_of('soft')}|[，,。.！!？?～~… ]|[\U0001f300-\U0001faff\u2600-\u27bf]|\[[^\[\]]{{1,4}}\])+$"
)
# What is asked for so that somebody may do something with it: 出个稿我瞅瞅.
_SO_THAT = regex(
    rf"(?:[给让叫]?我(?:再|先|好)?{one_of('then_i')}(?:一下|下)?|看看|(?:写完|完了|好了)(?:喊|叫|告诉|通知)我)+$"
)
_BETTER_SO = regex(r"(?:才(?:像话|对|行|好|合适|顺)|(?:比较|更)(?:好|合适|顺)|好(?:一?点|些)|就够了?|足够)+$")
_POINTER = regex(rf"(?:前面|后面|上面|下面|前头|后头|刚才|那个)+(?={REF})")

THIS = Target(place=Place.THIS)
ALL = Target(place=Place.ALL)


@dataclass(frozen=True)
class Clause:
    """A clause that may be an order."""

    said: str
    """Word for word."""
    tagged: TaggedClause
    bare: str
    """The tagged text without marks and fillers: 主要做法整个都不要了 is a reference and 不要."""
    open: str
    """The tagged text without the politeness around it."""
    talk: Talk
    spoken_of: Reference | None = None
    """The section named last in the clauses before it."""

    def refs(self, tags: str | None) -> tuple[Target, ...]:
        """Return what the tags of a match refer to, in order."""
        return tuple(reference.target for reference in self.tagged.named(tags))

    def ref(self, tag: str | None) -> Target | None:
        """Return what a tag refers to, or what was spoken of before it where there is none."""
        if tag:
            return self.refs(tag)[0]
        return self.spoken_of.target if self.spoken_of else None

    def are_explicit(self, tags: str | None) -> bool:
        """Return whether none of the references could be meant of the thing itself."""
        return all(reference.explicit for reference in self.tagged.named(tags))


def clause(said: str, talk: Talk, spoken_of: Reference | None = None) -> Clause:
    """Return what was said as a clause, with the section that was named last before it."""
    marked = tag_references(said, talk)
    marked = TaggedClause(_QUOTED_REF.sub(r"\1", marked.text), marked.references)
    soft = _SOFT.sub("", marked.text)
    purpose = _SO_THAT.sub("", soft) or soft
    core = _POINTER.sub("", _BETTER_SO.sub("", purpose))
    return Clause(said, marked, bare(core), _POLITE.sub("", purpose) or purpose, talk, spoken_of)

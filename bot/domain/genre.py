"""文种: what a kind of document consists of, and what a clerk must be asked to write it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class SectionRole(StrEnum):
    """What a section does in its document."""

    LEAD = "导语"
    ACHIEVEMENTS = "做法成效"
    PROBLEMS = "存在问题"
    NEXT_STEPS = "下一步"
    REQUIREMENTS = "总体要求"
    TASKS = "任务"
    STEPS = "步骤"
    SAFEGUARDS = "保障"
    MATTERS = "事项"
    ANNEX = "附件"
    CLOSING = "结尾"
    """What ends a document without a heading."""
    OTHER = "其他"


class GenreKind(StrEnum):
    """What kind of document a text is, whatever its genre's full name."""

    SUMMARY = "总结"
    KEY_POINTS = "要点"
    PLAN = "方案"
    REPORT = "报告"
    NOTICE = "通知"
    OTHER = "其他"


class IssuerKind(StrEnum):
    """What kind of unit issues the document."""

    PARTY = "党委部门"
    GOVERNMENT = "政府部门"
    COMPANY = "国有企业"
    SCHOOL = "学校"
    INSTITUTION = "事业单位"
    TOWNSHIP = "乡镇街道"
    COMMUNITY = "社区村"
    OTHER = "其他"


@dataclass(frozen=True)
class Question:
    """What the user is asked, and what stands in the draft while there is no answer."""

    ask: str
    label: str
    """Goes into 【待补：…】."""
    optional: bool = False
    """True where no answer leaves no gap."""


@dataclass(frozen=True)
class SectionPlan:
    """One section as a genre foresees it, or as the user has agreed to it."""

    role: SectionRole
    part: str
    """The level-one heading it stands under; empty for a section without any heading."""
    heading: str
    """Its own level-two heading; empty where the section is the whole part."""
    questions: tuple[Question, ...]
    """Two to five questions that bring out its facts."""
    guidance: str
    """What the section must and must not do, for the drafter."""
    opening: str
    """The skeleton's first sentence, without figures; {issuer}, {period} and {topic} may stand in it."""
    closing: str
    """The sentence the section ends with by custom; empty for most."""
    length: int
    """The length aimed at, in characters."""
    subheadings: tuple[str, ...] = ()
    """The headings that its text is to have, one level below its own; none for most."""
    numbering: tuple[str, ...] = ()
    """The labels of the first part, section and subheading where the clerk numbers in a way of her own:
    第一部分, 1.1, 1.1.1; an empty one for the usual, none at all for 一、 （一） 1."""
    must: bool = False
    """Whether the genre cannot do without it: without matter it is marked as lacking, not left out."""
    first: str = ""
    """What its text begins with, so that sections written at once do not begin alike; empty for freely."""


Outline = tuple[SectionPlan, ...]


@dataclass(frozen=True)
class OutlineVariant:
    """One way to divide a document of the genre; the first whose topic words fit is proposed."""

    name: str
    topics: tuple[str, ...]
    """Words that a brief's topic must contain for this variant; empty fits every topic."""
    sections: Outline


class Misfit(StrEnum):
    """A sign that another genre is meant."""

    ASKS = "请求"
    """It asks for something that must be decided."""
    TELLS = "情况"
    """It asks for nothing: it tells how things stand."""
    LOCAL = "地方"
    """Its issuer does not speak to the whole country."""
    NAMED = "点名"
    """It goes to offices that it names, not to the public."""
    UP = "上行"
    DOWN = "下行"
    PEER = "平行"
    SEVERAL = "多头"
    """It goes to more than one office."""
    ANSWERS_REQUEST = "答请示"
    ANSWERS_LETTER = "答来函"
    WITHOUT_POWER = "无令权"
    """Its issuer is none of those who issue decrees (令) by law."""
    BELOW_CITY = "县乡"
    """Its issuer makes no regulations (规章)."""
    HONOURS = "表彰"
    PROMULGATES = "公布"
    ARRANGES = "部署"
    """It arranges everyday work."""


@dataclass(frozen=True)
class Unfit:
    """When a genre is the wrong one, and which is right."""

    when: tuple[Misfit, ...]
    """All of these must show."""
    instead: str
    """The genre that is right; empty where the genre is right, but not so."""
    why: str


@dataclass(frozen=True)
class Genre:
    """A kind of document that the bot drafts."""

    name: str
    kind: GenreKind
    """By which the library knows its exemplars."""
    aliases: tuple[str, ...]
    topics: tuple[str, ...]
    """Words of a topic that tell this genre from others of its kind (征集); empty for most."""
    title: str
    """The pattern of the title, over {issuer}, {act}, {period} and {topic}; {named} is the genre in the words
    of the request (管理办法), which are then the end of the topic."""
    act: str
    """The verb that stands for {act} where the topic begins with none."""
    addressed: bool
    """True where the document goes to somebody: the addressee is asked for."""
    manner: str
    """What holds for the whole genre: tense, tone, form of numbering."""
    frame: str
    """What it must, may and never has, its order, and how it opens and closes by custom: for the planner."""
    items: bool
    """True where a part is a run of numbered items rather than of prose (工作要点)."""
    variants: tuple[OutlineVariant, ...]

    dated: bool
    """Whether it always speaks of a period; a notice of a meeting need not."""
    matter: str = ""
    """What stands for the topic where none is named (述职述廉); empty for most: the topic is asked for."""
    public: bool = False
    """Whether it goes out to many readers as it is: a matter that it says to be open carries no mark."""
    ends: tuple[str, ...] = ()
    """The phrase that it must close with, then words by which another such phrase is known; none for most."""
    pace: int = 0
    """How many characters of it are spoken in a minute; 0 for what is read."""
    usual: bool = False
    """Whether it is among the first that are offered."""
    unfit: tuple[Unfit, ...] = ()
    """When another genre is right, tried in order."""


@dataclass(frozen=True)
class OwnGenre:
    """A genre of the clerk's own: an outline without matter, over the customs of a genre of the bot's."""

    name: str
    like: str
    """The genre that gives its kind, its title and its manner."""
    outline: str
    """Its headings with their labels, a line each."""
    lengths: Mapping[str, int] = field(default_factory=dict)
    """How many characters stood under each heading (排查情况/企业排查); under an empty one what opened it."""
    id: int = 0
    """In the store; 0 while it is not kept."""

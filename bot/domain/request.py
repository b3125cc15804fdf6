"""What a clerk asks the assistant to do, as values: nothing of it ends up in the document."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.orders import Format


class Place(StrEnum):
    """Which section an order means where it gives neither number nor name."""

    THIS = "this"
    """The one that was spoken of last: asked about, shown, or answered."""
    PREVIOUS = "previous"
    NEXT = "next"
    FIRST = "first"
    LAST = "last"
    LEAD = "lead"
    """导语, 开头, 前言."""
    ALL = "all"


@dataclass(frozen=True)
class Target:
    """A section as it was named; the first of the three that is given counts."""

    number: int = 0
    """As the outline shows it, from 1 (删4, 第4节)."""
    part: int = 0
    """The level-one part 三、 where its numeral was said (合并三和四, 第三部分)."""
    item: int = 0
    """The （二） within `part`, or within the part in hand."""
    name: str = ""
    """Words of its heading, or of what it tells (志愿服务那段)."""
    place: Place | None = None
    paragraph: int = 0
    """Which paragraph of it, from 1; 0 for all of it, -1 for the last."""


@dataclass(frozen=True)
class NewDocument:
    """Begin another document; what it is to be is told by the data beside it."""


@dataclass(frozen=True)
class AddSection:
    """加一节应急值守."""

    heading: str
    beside: Target | None = None
    before: bool = False
    """True where it is to stand before `beside`."""
    level: int = 0
    """1 for a part, 2 for a section under one, 3 below that; 0 where it was not said."""


@dataclass(frozen=True)
class DropSections:
    """删4, 不要导语."""

    targets: tuple[Target, ...]


@dataclass(frozen=True)
class MoveSection:
    """4移到2, 把志愿服务那段挪到前面; without `to`, to the front or the end."""

    target: Target
    to: Target | None = None
    before: bool = True


@dataclass(frozen=True)
class RenameSection:
    """2改成……"""

    target: Target
    heading: str


@dataclass(frozen=True)
class MergeSections:
    """合并三和四."""

    targets: tuple[Target, ...]
    heading: str = ""


@dataclass(frozen=True)
class SplitSection:
    """把三分成宣传和培训两节."""

    target: Target
    headings: tuple[str, ...] = ()


@dataclass(frozen=True)
class SwapSections:
    """二和三对调."""

    first: Target
    second: Target


@dataclass(frozen=True)
class SetOutline:
    """An outline of the clerk's own, to be taken literally; line by line as it was sent."""

    text: str


@dataclass(frozen=True)
class Replan:
    """重排提纲; `how` tells by what, where that was said."""

    how: str = ""


@dataclass(frozen=True)
class GoTo:
    """回到存在问题."""

    target: Target


@dataclass(frozen=True)
class LeaveUnwritten:
    """这节没做, 先空着, 跳过: `whole` for the section, else for the open question."""

    target: Target | None = None
    whole: bool = False


@dataclass(frozen=True)
class Draft:
    """直接成稿, 起草这节: with `Place.ALL` whatever is not written yet."""

    target: Target


@dataclass(frozen=True)
class Rewrite:
    """上一节第二段太长: written anew with what is wanted of it."""

    target: Target
    instruction: str


@dataclass(frozen=True)
class Variants:
    """标题换几个看看, 第二段给两三个写法: several wordings to choose from."""

    target: Target | None = None
    """The paragraph, or the section whose paragraph is yet to be named; `None` for the title."""


@dataclass(frozen=True)
class ReplaceWords:
    """把A改成B."""

    old: str
    new: str
    target: Target | None = None


@dataclass(frozen=True)
class Undo:
    """撤销."""

    steps: int = 1


@dataclass(frozen=True)
class Export:
    """导出."""

    form: Format = Format.DOCX


class Shown(StrEnum):
    """What can be asked to be shown."""

    OUTLINE = "outline"
    FACTS = "facts"
    WISHES = "wishes"
    GAPS = "gaps"
    STATUS = "status"
    DOCUMENT = "document"
    DOCUMENTS = "documents"
    EXEMPLARS = "exemplars"
    HELP = "help"
    SECTION = "section"
    PREVIEW = "preview"


@dataclass(frozen=True)
class Show:
    """看提纲, 我的文稿."""

    what: Shown
    target: Target | None = None


@dataclass(frozen=True)
class OpenDocument:
    """Go on with another document, named by words of its title."""

    name: str


@dataclass(frozen=True)
class FollowExemplar:
    """用2025年那份的格式; without a name the one that was sent last (照这篇的结构写)."""

    name: str


@dataclass(frozen=True)
class Adopt:
    """这节就这样, 全部采用."""

    target: Target


@dataclass(frozen=True)
class WithdrawFact:
    """删掉第12条: by its number in the ledger, or by words of it."""

    number: int = 0
    name: str = ""


@dataclass(frozen=True)
class MoveFact:
    """第12条放到存在问题里: by its number in the ledger, or by words of it."""

    number: int
    target: Target
    name: str = ""


@dataclass(frozen=True)
class Ask:
    """A question about the work: 什么叫总体成效？"""

    question: str
    answer: str = ""
    """What whoever read the question answers; empty where rules read it."""


@dataclass(frozen=True)
class Stop:
    """停."""


Request = (
    NewDocument
    | AddSection
    | DropSections
    | MoveSection
    | RenameSection
    | MergeSections
    | SplitSection
    | SwapSections
    | SetOutline
    | Replan
    | GoTo
    | LeaveUnwritten
    | Draft
    | Rewrite
    | Variants
    | ReplaceWords
    | Undo
    | Export
    | Show
    | OpenDocument
    | FollowExemplar
    | Adopt
    | WithdrawFact
    | MoveFact
    | Ask
    | Stop
)


@dataclass(frozen=True)
class UseGenre:
    """用我的安全简报写青石镇2026年二季度安全生产简报."""

    name: str
    said: str = ""
    """What is to be written, as a request says it; empty where only the genre was named."""


@dataclass(frozen=True)
class KeepGenre:
    """存成我的文种“安全简报”."""

    name: str


@dataclass(frozen=True)
class ShowGenre:
    """看我的文种安全简报."""

    name: str


@dataclass(frozen=True)
class RenameGenre:
    """我的文种安全简报改名为安全月报."""

    name: str
    new: str


@dataclass(frozen=True)
class DropGenre:
    """删掉我的文种安全简报."""

    name: str


GenreOrder = UseGenre | KeepGenre | ShowGenre | RenameGenre | DropGenre
"""What a clerk orders of genres of her own."""

"""What a button stands for: one of the choices of all areas."""

from typing import TypeAlias

from bot.conversation.choices.administration import AdministrationChoice
from bot.conversation.choices.brief import BriefChoice
from bot.conversation.choices.document import FillTemplate, LabelChoice, ReleaseChoice, TextChoice
from bot.conversation.choices.findings import FindingChoice, ProposalChoice
from bot.conversation.choices.genres import GenreChoice
from bot.conversation.choices.house_words import WordChoice
from bot.conversation.choices.ledger import LedgerChoice
from bot.conversation.choices.library import HabitChoice, LibraryChoice, Typeset
from bot.conversation.choices.outline import OutlineChoice, QuestionChoice
from bot.conversation.choices.section import SectionChoice
from bot.conversation.choices.starting import StartChoice
from bot.conversation.choices.templates import TemplateChoice
from bot.conversation.choices.wordings import TitleChoice, VariantChoice

StepChoice: TypeAlias = BriefChoice | OutlineChoice | QuestionChoice
"""Those that what the chat is at now decides about."""
DocumentChoice: TypeAlias = (
    TextChoice | ReleaseChoice | LabelChoice | FindingChoice | ProposalChoice | TitleChoice
)
"""Those about the whole document in hand."""
MaterialChoice: TypeAlias = (
    LibraryChoice | HabitChoice | WordChoice | Typeset | GenreChoice | TemplateChoice | FillTemplate
)
"""Those about what the office brings along."""
Choice: TypeAlias = (
    StartChoice
    | StepChoice
    | SectionChoice
    | VariantChoice
    | DocumentChoice
    | LedgerChoice
    | MaterialChoice
    | AdministrationChoice
)

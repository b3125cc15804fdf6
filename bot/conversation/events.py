"""What comes in from a channel. `update` names the event once and for all: a repeat changes nothing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """What a button stands for: a verb, its target, and the revision of the target when it was shown."""

    verb: str
    target: int = 0
    """A section's id; 0 for the step the chat is at."""
    revision: int = 0
    argument: str = ""

    def encode(self) -> str:
        """Return the choice as `verb:target:revision[:argument]`, for a channel that carries strings."""
        head = f"{self.verb}:{self.target}:{self.revision}"
        return f"{head}:{self.argument}" if self.argument else head

    @classmethod
    def decode(cls, data: str) -> "Choice":
        """Return the choice that `encode` wrote; raise ValueError on anything else."""
        verb, target, revision, *argument = data.split(":", 3)
        return cls(verb, int(target), int(revision), argument[0] if argument else "")


@dataclass(frozen=True)
class Text:
    """Something the user typed."""

    update: str
    text: str
    about: int = 0
    """The section whose message it answers; 0 for none."""


@dataclass(frozen=True)
class Command:
    """A slash command without its slash."""

    update: str
    name: str


@dataclass(frozen=True)
class Tap:
    """A button that was tapped."""

    update: str
    choice: Choice
    typed: str = ""
    """The words that named it, where nobody can tap: they still say something when the button has expired."""


@dataclass(frozen=True)
class File:
    """A file that the user sent."""

    update: str
    name: str
    content: bytes
    caption: str = ""
    """What the user wrote beside it."""


Event = Text | Command | Tap | File

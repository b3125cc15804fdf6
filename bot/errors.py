"""What can go wrong, and what the person in front of us is told.

GongwenError              its text is one clear line in Chinese, fit to be shown as it is
├── UsageError            the caller named something that is not there or not right; exit status 2
│   ├── ConfigError       a config, genre or prompt file is wrong; names the file and the key
│   └── UnreadableFile    an uploaded or imported file cannot be read; the library is unchanged
├── RecordDamaged         what is stored cannot be understood any more
├── StoreError            the store cannot be read or written; the step is not stored, all before it is
│   ├── StoreBusy         another process has it locked, for longer than is waited
│   └── StoreUnreachable  the server of the store does not answer
└── ModelError            the model gave no finished text
    ├── ModelUnreachable  no answer at all, after the retries
    ├── ModelCut          the answer stopped in the middle; carries what had arrived
    └── ModelUnfit        an answer that must not be saved: empty, or a refusal
"""


class GongwenError(Exception):
    """An expected failure; `str()` is one line in Chinese that may be shown as it is."""


class UsageError(GongwenError):
    """The caller named something that is not there or not right."""


class ConfigError(UsageError):
    """A config, genre or prompt file is wrong; the line names the file and the key."""


class UnreadableFile(UsageError):
    """A file cannot be read as what its ending says; nothing was changed."""


class RecordDamaged(GongwenError):
    """What is stored cannot be understood any more: trying again would not help."""


class StoreError(GongwenError):
    """The store cannot be read or written; the step is not stored, all before it is."""


class StoreBusy(StoreError):
    """Another process has the store locked, for longer than is waited."""


class StoreUnreachable(StoreError):
    """The server of the store does not answer."""


class ModelError(GongwenError):
    """The model gave no finished text."""


class ModelUnreachable(ModelError):
    """No answer at all, after the retries."""


class ModelCut(ModelError):
    """The answer stopped in the middle."""

    def __init__(self, line: str, partial: str) -> None:
        super().__init__(line)
        self.partial = partial
        """What had arrived before the cut; may be shown, never called finished."""


class ModelUnfit(ModelError):
    """An answer that must not be saved: empty, or a refusal."""

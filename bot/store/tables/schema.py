"""The tables. Versions, facts and messages are only ever added to; the search index is derived from them.

What is known by its number outside of the store, on a button or in a log, has `sqlite_autoincrement`: no
number is given twice, also where its first owner is forgotten. A server counts on anyway.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

metadata = MetaData()


def _now() -> datetime:
    return datetime.now(UTC)


def _at() -> Column[datetime]:
    return Column("at", DateTime(timezone=True), nullable=False, default=_now)


chats = Table(
    "chats",
    metadata,
    Column("id", String, primary_key=True),
    Column("state", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    # The last revision whose replies reached the user: behind `revision` only after a crash.
    Column("delivered", Integer, nullable=False),
    _at(),
)

updates = Table(
    "updates",
    metadata,
    Column("id", String, primary_key=True),
    Column("chat", String, nullable=False, index=True),
    _at(),
)

received = Table(
    "received",
    metadata,
    # As the channel counts them.
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("chat", String, nullable=False),
    # The message that it brought, as the channel counts them; none for a tap.
    Column("message", BigInteger, nullable=True, index=True),
    # The update as it came; empty once it was handled, and then its chat is as well.
    Column("content", Text, nullable=False),
    _at(),
    # A server keeps what is handled in it too: to name its way of leaving it out loads its whole dialect, at
    # every start. The number, not the content: a server takes no key of more than 2.7 KB.
    Index("received_by_state", "number", sqlite_where=text("content <> ''")),
)

consents = Table(
    "consents",
    metadata,
    Column("chat", String, primary_key=True),
    _at(),
)

members = Table(
    "members",
    metadata,
    # A button names one by this number: those of a channel may be larger than a button carries.
    Column("id", Integer, primary_key=True),
    Column("chat", String, nullable=False, unique=True),
    # As the channel calls its user, for whoever administers; empty where it is not known.
    Column("name", Text, nullable=False),
    # The invitation by which this one came, which may be gone by now; none for one of the config's list.
    Column("invitation", Integer, nullable=True),
    Column("locked", Boolean, nullable=False),
    _at(),
    sqlite_autoincrement=True,
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Integer, primary_key=True),
    # A hash of the token in the link; who reads the table cannot make a link of it.
    Column("known_by", String, nullable=False, unique=True),
    Column("until", DateTime(timezone=True), nullable=False),
    # How many may come by it, and how many have.
    Column("places", Integer, nullable=False),
    Column("taken", Integer, nullable=False),
    _at(),
    sqlite_autoincrement=True,
)

message_counts = Table(
    "message_counts",
    metadata,
    Column("chat", String, primary_key=True),
    # As the clock on the wall has it: 2026-07-06.
    Column("day", String, primary_key=True),
    Column("messages", Integer, nullable=False),
)

forgotten_days = Table(
    # What forgotten chats had sent and used: it counts to the end of the day, and then it goes.
    "forgotten_days",
    metadata,
    # A hash of the chat.
    Column("known_by", String, primary_key=True),
    Column("day", String, primary_key=True),
    Column("messages", Integer, nullable=False),
    Column("tokens", Integer, nullable=False),
)

settings = Table(
    # What administrators decide while the program runs, and what it knows of itself.
    "settings",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)

live_messages = Table(
    "live_messages",
    metadata,
    Column("chat", String, primary_key=True),
    # As the channel counts them.
    Column("message", BigInteger, primary_key=True, autoincrement=False),
    # What it is in its chat: what is asked now, a draft of a section, the progress of a job; empty once its
    # buttons are gone.
    Column("slot", String, nullable=False),
    # The section that a reply to it is about; 0 for none.
    Column("section", Integer, nullable=False),
)

messages = Table(
    "messages",
    metadata,
    Column("id", String, primary_key=True),
    Column("chat", String, nullable=False, index=True),
    Column("text", Text, nullable=False),
    # The document it was said to; none before there is one.
    Column("document", Integer, nullable=True, index=True),
    # The question that was open, what it asks for, and the section it belongs to.
    Column("asked", Text, nullable=False, server_default=""),
    Column("label", Text, nullable=False, server_default=""),
    Column("section", Integer, nullable=True),
    # True until it has been read into the ledger.
    Column("unread", Boolean, nullable=False, server_default="0"),
    _at(),
)

documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    # What its buttons call it: random, so that no button of a document that is gone names another one.
    Column("public_id", String, nullable=False, server_default="", index=True),
    Column("chat", String, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("brief", Text, nullable=False),
    # What the plan says of the whole: its main line, and the set phrases allotted to it.
    Column("main_line", Text, nullable=False, server_default=""),
    Column("formulations", Text, nullable=False, server_default="[]"),
    # When its user was told that it lies idle, and when he last said that it is to stay.
    Column("noticed", DateTime(timezone=True), nullable=True),
    Column("kept", DateTime(timezone=True), nullable=True),
    _at(),
    sqlite_autoincrement=True,
)

sections = Table(
    "sections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("plan", Text, nullable=False),
    Column("progress", String, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("missing", Text, nullable=False),
    # What all its versions have left behind, so that a turn needs the one that is shown and no other.
    Column("past", Text, nullable=False, server_default="{}"),
    sqlite_autoincrement=True,
)

versions = Table(
    "versions",
    metadata,
    Column("section", ForeignKey("sections.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    # JSON, packed: text and clauses say the same words.
    Column("content", LargeBinary, nullable=False),
    _at(),
)

sentences = Table(
    "sentences",
    metadata,
    Column("section", ForeignKey("sections.id"), primary_key=True),
    # A hash of the sentence, or of the paragraph.
    Column("key", BigInteger, primary_key=True),
    # The last version that it stood in: that one knows whose it is and what it rests on.
    Column("version", Integer, nullable=False),
    sqlite_with_rowid=False,
)

requests = Table(
    "requests",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    # The request that this one is packed beside, with the version that was shown; none where it is whole.
    Column("base", ForeignKey("requests.id"), nullable=True, index=True),
    Column("section", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    _at(),
    sqlite_autoincrement=True,
)

steps = Table(
    "steps",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("label", Text, nullable=False),
    # The ledger is the fold of the readings of all steps that were not undone.
    Column("reading", Text, nullable=False),
    Column("before", Text, nullable=False),
    # The step that this one undoes.
    Column("undoes", ForeignKey("steps.id"), nullable=True, index=True),
    _at(),
    sqlite_autoincrement=True,
)

accepted_findings = Table(
    # What it was called when the first of them was kept.
    "settlements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("rule", String, nullable=False),
    Column("quote", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("nth", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("chat", String, nullable=False),
    _at(),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat", String, nullable=False),
    Column("work_order", Text, nullable=False),
    Column("section", Integer, nullable=False),
    Column("status", String, nullable=False),
    _at(),
    Index("jobs_by_status", "status", "chat"),
    sqlite_autoincrement=True,
)

usage = Table(
    "usage",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat", String, nullable=False, index=True),
    Column("model", String, nullable=False),
    Column("prompt_tokens", Integer, nullable=False),
    Column("completion_tokens", Integer, nullable=False),
    Column("milliseconds", Integer, nullable=False),
    _at(),
)

exemplars = Table(
    "exemplars",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("genre", String, nullable=False),
    Column("issuer_kind", String, nullable=False),
    Column("year", Integer, nullable=True),
    Column("grade", String, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("sha256", String, nullable=False, index=True),
    Column("period", String, nullable=True),
    Column("topic", Text, nullable=False, server_default=""),
    Column("entities", Text, nullable=False, server_default="[]"),
    Column("fingerprint", Text, nullable=False, server_default="[]"),
    Column("scope", String, nullable=False),
    # The chat that a shared one came from; empty for none.
    Column("giver", String, nullable=False, server_default="", index=True),
    # Revisions of the holdings; a removed exemplar leaves its row, so that every index learns of it.
    Column("added", Integer, nullable=False, index=True),
    Column("removed", Integer, nullable=True, index=True),
    sqlite_autoincrement=True,
)

likeness_keys = Table(
    "likeness_keys",
    metadata,
    Column("exemplar", ForeignKey("exemplars.id"), primary_key=True),
    Column("key", Integer, primary_key=True, index=True),
)

passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("exemplar", ForeignKey("exemplars.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("heading_path", Text, nullable=False),
    Column("role", String, nullable=False),
    Column("text", Text, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("scope", String, nullable=False, index=True),
    # No foreign key: a correction is to the text, whichever time it is imported.
    Column("sha256", String, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("said", Text, nullable=False),
)

label_waivers = Table(
    "label_waivers",
    metadata,
    Column("id", Integer, primary_key=True),
    # No foreign key: the record has to outlive the document, which its user may remove.
    Column("document", Integer, nullable=False, index=True),
    Column("chat", String, nullable=False),
    _at(),
)

templates = Table(
    "templates",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat", String, nullable=False, index=True),
    Column("sha256", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("mapping", Text, nullable=False),
    Column("confirmed", Boolean, nullable=False),
    # The chat that a shared one came from; empty for none.
    Column("giver", String, nullable=False, server_default="", index=True),
    # When it was last used.
    _at(),
    sqlite_autoincrement=True,
)

own_genres = Table(
    "own_genres",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat", String, nullable=False, index=True),
    Column("name", Text, nullable=False),
    # The genre that gives kind, title and manner, by its name.
    Column("genre", String, nullable=False),
    Column("outline", Text, nullable=False),
    Column("lengths", Text, nullable=False),
    _at(),
    sqlite_autoincrement=True,
)

struck_habits = Table(
    "struck_habits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat", String, nullable=False, index=True),
    # How the unit writes (自称：我镇), and the clerk does not want it; empty for all.
    Column("habit", Text, nullable=False),
    _at(),
    sqlite_autoincrement=True,
)

house_words = Table(
    "house_words",
    metadata,
    Column("id", Integer, primary_key=True),
    # Whose list it is: a chat's, or the organisation's. The last entry for a form holds.
    Column("chat", String, nullable=False, index=True),
    # Who gave to all what is the organisation's; empty where that is not known, and for a chat's own.
    Column("giver", String, nullable=False, server_default="", index=True),
    Column("avoided", Text, nullable=False),
    # What is written instead, and why; empty where nothing is told.
    Column("used", Text, nullable=False),
    Column("reason", Text, nullable=False),
    _at(),
    sqlite_autoincrement=True,
)

posts = Table(
    "posts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat", String, nullable=False),
    # The post in whose place it stands, or its own number.
    Column("place", Integer, nullable=False),
    # True where another stands in its place.
    Column("hidden", Boolean, nullable=False, default=False),
    # The event by which its person sent it; empty for what she was sent.
    Column("event", String, nullable=False),
    # True until what was sent has been acted on.
    Column("waits", Boolean, nullable=False, default=False, index=True),
    Column("content", Text, nullable=False),
    Column("file", LargeBinary, nullable=True),
    _at(),
    Index("posts_of_chat", "chat", "id"),
    # A page goes on behind the last number that it has seen.
    sqlite_autoincrement=True,
)

users = Table(
    "users",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    # As argon2 writes it; empty until the one-time link has been used.
    Column("password", Text, nullable=False),
    # What the link is known by, and until when it may be used; empty where none waits.
    Column("link", String, nullable=False, index=True),
    Column("link_until", DateTime(timezone=True), nullable=True),
    Column("administrator", Boolean, nullable=False, server_default="0"),
    # Whoever is locked gets in no more; what is theirs stays.
    Column("locked", Boolean, nullable=False, server_default="0"),
    _at(),
    # A page is its user's by this number.
    sqlite_autoincrement=True,
)

sessions = Table(
    "sessions",
    metadata,
    # What the cookie is known by; who reads the table cannot make a cookie of it.
    Column("id", String, primary_key=True),
    Column("user", ForeignKey("users.id"), nullable=False, index=True),
    _at(),
)

relays = Table(
    "relays",
    metadata,
    # What the code is known by; who reads the table cannot use it.
    Column("code", String, primary_key=True),
    Column("chat", String, nullable=False, index=True),
    Column("document", Integer, nullable=False),
    Column("until", DateTime(timezone=True), nullable=False),
)

schema_version = Table("schema_version", metadata, Column("version", Integer, nullable=False))

OF_USERS = (
    received, messages, documents, sections, versions, sentences, requests, steps, accepted_findings, jobs,
    chats, templates, own_genres, struck_habits, house_words, exemplars, likeness_keys, passages, corrections,
    posts, members, consents, live_messages, message_counts, usage, updates, relays, label_waivers, users,
    sessions,
)  # fmt: skip
"""The tables that hold words of users or their files, or name them."""

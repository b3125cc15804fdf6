"""What is kept, a module a kind: chats, documents, versions, messages, jobs, exemplars, templates."""

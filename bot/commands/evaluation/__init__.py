"""`eval`: drafts of a folder of briefs side by side, with measures and a page to read them blind."""

"""Writing with a model: the calls, the tags that give each clause its source, sections, whole documents."""

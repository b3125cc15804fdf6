"""What a clerk's office brings along: exemplars, templates, documents to typeset, its way of writing."""

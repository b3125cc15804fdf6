"""拟稿助手: drafts Chinese official documents with a clerk, section by section, from a phone."""

__version__ = "0.1.0"

"""The library itself: files in, exemplars kept and taken out, each in the store first."""

"""One section: asked about, reviewed, edited, worded otherwise, renewed, and where its sentences come from."""

"""One section: asked about, reviewed, edited, worded otherwise, renewed, and where its words come from."""

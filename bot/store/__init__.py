"""The store keeps everything that matters: what the user said, every version, every job."""

"""What the program tells of its own state, where that is configured: health, and figures for Prometheus."""

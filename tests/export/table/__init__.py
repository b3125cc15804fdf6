"""The table of small Word inputs that lies beside the project: each judged on what comes out of it."""

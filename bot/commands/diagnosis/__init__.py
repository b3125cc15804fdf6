"""`doctor`: what is configured, whether it works, the cause in one line, what a missing part costs."""

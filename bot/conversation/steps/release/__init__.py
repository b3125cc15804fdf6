"""From the last section to the file: what is open is decided, the whole is adopted, the file is ordered."""

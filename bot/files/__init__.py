"""From the bytes of a file to its text with structure, behind the gate; or to one clear line why not."""

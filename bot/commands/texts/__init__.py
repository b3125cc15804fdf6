"""Commands over a file: checked, typeset, filled in, parsed; and the rules explained."""

"""Who gets in and as whom: the guard, the key of this machine, accounts with passwords, and the door."""

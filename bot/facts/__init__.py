"""What the user said, clause by clause; and whether a draft says anything else."""

"""What was corrected or taken back is renewed in the sentences that state it; nothing else is touched."""

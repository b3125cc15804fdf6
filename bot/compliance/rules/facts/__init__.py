"""T: nothing invented."""

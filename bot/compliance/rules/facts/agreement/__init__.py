"""What a text says of one matter at two places must agree: names, days, years, what is left over."""

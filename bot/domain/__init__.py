"""Values without I/O, named by the field's own words."""

"""Everything that is to be printed, in order, before it is known where on a page it stands."""

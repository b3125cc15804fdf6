"""L: nothing of an exemplar's matter, no advert, no mask."""

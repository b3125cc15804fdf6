"""The rules, a package for each family: a file named by an id holds the rule, other files help them."""

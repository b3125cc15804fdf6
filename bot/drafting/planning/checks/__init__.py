"""What a plan must agree with, a family of checks in a module each; every complaint is one line."""

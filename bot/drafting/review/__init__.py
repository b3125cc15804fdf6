"""The review of a draft: code lists what is wrong, a model mends by replacements, code keeps what is better."""

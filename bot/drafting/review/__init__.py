"""The review of a draft: code lists faults, a model mends by replacements, code keeps what is better."""

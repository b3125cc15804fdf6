"""What may stand in an official document, decided by code: rules as data plus a small detector each."""

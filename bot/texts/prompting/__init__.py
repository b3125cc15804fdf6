"""What is said to a model beside the prompt files."""

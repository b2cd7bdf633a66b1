"""What is wrong now, told until a person has seen it."""

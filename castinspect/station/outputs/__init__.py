"""Where inspections go."""

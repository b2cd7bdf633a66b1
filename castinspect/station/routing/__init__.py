"""Pictures into folders by verdict, and out of them again when they are old."""

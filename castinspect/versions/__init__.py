"""What is done with a version: adapted, cut anew, compared."""

"""From a picture to a verdict with its reasons."""

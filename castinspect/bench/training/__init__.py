"""What training gives and takes: beside a plain loop, from which start, and where its heat maps point."""

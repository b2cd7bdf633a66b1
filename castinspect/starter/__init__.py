"""Pretraining a backbone on drawn castings."""

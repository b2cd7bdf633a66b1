"""Procedural top views of machined castings, with defects on request and the truth about them."""

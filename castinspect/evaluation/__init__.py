"""Scores of pictures and what is decided by them: calibration, cuts, risk, report."""

"""Studies on one's own data: which strategy is worth what."""

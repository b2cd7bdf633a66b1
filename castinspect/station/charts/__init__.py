"""Process charts: limits, what is counted, and the charts that the station watches while it judges."""

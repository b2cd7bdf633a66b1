"""What the station knows for good: every judgement, decision and alarm, in one database with an audit chain."""

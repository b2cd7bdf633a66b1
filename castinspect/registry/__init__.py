"""What the station has: versions, who did what to them, and which one is promoted."""

"""What outgrows one station: archives of pictures scored in shards. Optional, and never in the packaged app."""

"""A record that outlives its disk and its station: backups, a mirror on a server, what is taken over from before."""
